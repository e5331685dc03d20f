import { expect, test } from 'vitest';
import type { LedgerRow } from '../../src/core/model/index.ts';
import { packLedger } from '../../src/core/ledger/packed-ledger.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import { watchlistOf } from '../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../fakes/serve.ts';
import { makeWorld } from '../fakes/world.ts';

const site = 'https://courier.example';
const PARTIES = 10;
const ROWS = 10_000;

const watchlist = {
  ...watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
  parties: Array.from({ length: PARTIES }, (_, index) => ({
    id: `party-${index}`,
    name: `Kordava${index}`,
    names: { en: [`Kordava${index}`] },
  })),
  speakers: [
    {
      id: 'ilona-dressen',
      name: 'Ilona Dressen',
      roles: [{ title: 'foreign minister', party: 'party-0', from: '2019-01-01' }],
    },
  ],
};

const VERBS = [
  'build',
  'open',
  'inspect',
  'finance',
  'repair',
  'close',
  'guard',
  'survey',
  'extend',
  'lease',
];
const THINGS = ['the bridge', 'the mine', 'the port', 'the school', 'the railway', 'the dam', 'the market'];

function rowOf(party: string, index: number): LedgerRow {
  const saidOn = new Date(Date.UTC(2019, 0, 1 + (index % 2_400))).toISOString().slice(0, 10);
  const [verb, thing] = [VERBS[index % VERBS.length], THINGS[index % THINGS.length]];
  const text = `we will ${verb} ${thing} of district ${index} with ${1 + (index % 90)} workers`;
  return {
    utterance: utteranceId(party, text, saidOn),
    article: `old-${index}`,
    party,
    speaker: { id: 'ilona-dressen', name: 'Ilona Dressen', role: 'foreign minister' },
    to: null,
    text,
    wording: 'verbatim',
    issuer: null,
    saidOn,
    source: { id: 'courier', name: 'Courier', type: 'press' },
    url: `${site}/old-${index}`,
    verdict: null,
    precedents: [],
  };
}

/** The operations of the tick in which an article appears in which a party with so many statements speaks. */
async function costOver(rows: number) {
  const world = makeWorld(watchlist, Date.parse('2026-03-02T09:00:00Z'));
  const courier = serveOutlet(world, site, [
    storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  await world.tick();
  await world.run(30);
  for (const { id } of watchlist.parties) {
    const packed = packLedger(Array.from({ length: rows }, (_, index) => rowOf(id, index)));
    await world.dependencies.corpus.putLedger(id, { through: '2026-03-02T09:25:00.000Z', packed });
  }
  const story = storyOn('a mine');
  const said =
    'Foreign Minister Ilona Dressen said that China and the Taliban would share one customs office at Wakhan.';
  courier.publish({ ...story, paragraphs: [said, ...story.paragraphs] });
  const before = { ...world.store.operations };
  await world.run(15);
  const { get, list, put } = world.store.operations;
  const [newest] = await world.dependencies.corpus.listLog();
  const alert = await world.dependencies.corpus.getAlert(newest?.id ?? '');
  return {
    reads: get - before.get,
    lists: list - before.list,
    // The heartbeat is everyone's.
    writes: put - before.put - 1,
    searched: alert?.statements[0]?.searched.statements,
    kind: alert?.kind,
  };
}

test('a new article over 100,000 statements, 10,000 of one party, costs the operations of one over a few', async () => {
  const budget = { lists: 2, writes: 8, reads: 10, kind: 'statement' };
  expect(await costOver(30)).toEqual({ ...budget, searched: 30 });
  expect(await costOver(ROWS)).toEqual({ ...budget, searched: ROWS });
});
