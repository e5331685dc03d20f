import { describe, expect, test } from 'vitest';
import { hash } from '../../../src/core/model/ids.ts';
import type { LedgerRow } from '../../../src/core/model/index.ts';
import { MINUTE_MS } from '../../../src/core/model/time.ts';
import { speakerRows } from '../../../src/core/ledger/speakers.ts';
import { withRecords } from '../../../src/core/ledger/rows.ts';
import { storeLedger } from '../../../src/pipeline/desk/store-ledger.ts';
import { packLedger } from '../../../src/core/ledger/packed-ledger.ts';
import { type KnownLedger, NO_LEDGER, readStoredLedgers } from '../../../src/pipeline/read-ledgers.ts';
import { createApp } from '../../../src/serve/app.ts';
import { utterancesOf } from '../../../src/serve/ledger/utterances.ts';
import { randomFrom } from '../../core/compare/meetings.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld } from '../../fakes/world.ts';

const watched = {
  ...watchlistOf([{ id: 'courier', url: 'https://courier.example/feed.xml' }]),
  parties: [{ id: 'norland', name: 'Norland', names: { en: ['Norland'] } }],
  speakers: [{ id: 'ada-holm', name: 'Ada Holm', roles: [{ title: 'minister', party: 'norland' }] }],
};
const random = randomFrom(5);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** A row of one of some utterances; reports of one differ in whatever reports can differ in. */
function rowAt(nth: number): LedgerRow {
  const utterance = Math.floor(random() * 250);
  const day = new Date(Date.UTC(2021, 0, 1 + utterance * 4))
    .toISOString()
    .slice(0, utterance % 13 === 0 ? 7 : 10);
  const isUndated = utterance % 17 === 0;
  return {
    utterance: hash('utterance', String(utterance)),
    article: hash('article', String(Math.floor(nth / 2))),
    party: 'norland',
    speaker: pick([
      { id: 'ada-holm', name: 'Ada Holm', role: 'foreign minister' },
      { id: '~ola-berg', name: 'Ola Berg', role: null },
      { id: '~ministry', name: 'The ministry', role: null },
    ]),
    to: null,
    text: `Norland will ${pick(['open', 'close', 'lease'])} pier ${utterance}`,
    wording: pick(['verbatim', 'translated', 'paraphrase'] as const),
    issuer: null,
    saidOn: isUndated ? null : day,
    ...(isUndated ? { reportedOn: '2022-05-05' } : {}),
    source: pick([
      { id: 'courier', name: 'Courier', type: 'press' as const },
      { id: 'gazette', name: 'Gazette', type: 'press' as const },
    ]),
    url: `https://courier.example/${Math.floor(nth / 2)}`,
    verdict: pick(['new', 'partial', 'repeat', 'thin', null] as const),
    substance: pick(['position', 'commitment', undefined] as const),
    sure: pick([true, false, undefined]),
    ...(random() < 0.2 ? { unsure: true as const } : {}),
    precedents: utterance < 9 ? [] : [hash('utterance', String(utterance - 3)), hash('utterance', '1')],
  };
}

const rows = withRecords(
  'norland',
  Array.from({ length: 600 }, (_, nth) => rowAt(nth)),
  [],
);
const through = '2026-03-02T09:00:00.000Z';
const start = Date.parse(through);

/** Two sites with the same ledger: one in a single value, as an earlier version stored it, one in pages with an index. */
async function openBoth() {
  const [whole, paged] = [makeWorld(watched, start), makeWorld(watched, start)];
  await whole.dependencies.corpus.putLedger('norland', { through, packed: packLedger(rows) });
  const writing = { corpus: paged.dependencies.corpus, party: 'norland', now: start };
  await storeLedger(writing, { ...NO_LEDGER, rows }, { records: [], through, oldest: '' });
  for (const { dependencies } of [whole, paged]) {
    await dependencies.corpus.putSpeakerIndex({ through, rows: speakerRows([rows]) });
  }
  return [whole, paged].map((world) => {
    void world.store.put('watchlist', JSON.stringify(watched));
    return createApp(world.dependencies, world.dependencies.corpus);
  });
}

test.each([
  '',
  '?verdict=new',
  '?speaker=ada-holm&verdict=history,repeat',
  '?substance=commitment&year=2022',
  '?q=lease',
  '?q=open&since=2022-01&until=2022-03',
  `?cursor=2022-03-04_${'f'.repeat(32)}`,
])('a ledger in pages is shown as one in a single value: %s', async (search) => {
  const [whole, paged] = await openBoth();
  for (const path of [
    '/parties/norland',
    '/api/parties/norland',
    '/speakers/ada-holm',
    '/speakers/~ola-berg',
  ]) {
    const [one, other] = await Promise.all([whole!.request(path + search), paged!.request(path + search)]);
    expect(other.status).toBe(200);
    expect(await other.text()).toEqual(await one.text());
  }
});

test('all pages together have every utterance once, as its reports make it', async () => {
  const [, paged] = await openBoth();
  const found: unknown[] = [];
  let cursor = '';
  do {
    const answer = await paged!.request(`/api/parties/norland${cursor}`);
    const { items, cursor: next } = await answer.json<{ items: unknown[]; cursor: string | null }>();
    found.push(...items);
    cursor = next === null ? '' : `?cursor=${next}`;
  } while (cursor !== '');
  expect(found).toEqual(JSON.parse(JSON.stringify(utterancesOf(rows))));
});

describe('a ledger of which an outline is kept', () => {
  const paths = [
    '/parties/norland',
    '/api/parties/norland',
    '/parties/norland?verdict=new&year=2022',
    `/parties/norland?cursor=2022-03-04_${'f'.repeat(32)}`,
    '/speakers/~ola-berg',
    '/parties',
  ];

  /** A site that has shown its pages, with what changes its ledger, and what it and one that keeps nothing show. */
  async function openShown() {
    const world = makeWorld({ ...watched, subject: { all: [['norland*']] } }, start);
    const { dependencies } = world;
    const { corpus } = dependencies;
    const outlet = serveOutlet(world, 'https://courier.example', [storyOn('the old road')]);
    await world.tick();
    const writing = { corpus, party: 'norland', now: start };
    const since = { records: [], through, oldest: '' };
    await storeLedger(writing, { ...NO_LEDGER, rows }, since);
    await corpus.putSpeakerIndex({ through, rows: speakerRows([rows]) });
    const app = createApp(dependencies, corpus);
    const shownBy = (shown: typeof app) =>
      Promise.all(paths.map(async (path) => (await shown.request(path)).text()));
    return {
      world,
      outlet,
      shown: () => shownBy(app),
      shownAnew: () => shownBy(createApp(dependencies, corpus)),
      async change(changed: (ledger: KnownLedger) => KnownLedger) {
        const known = (await readStoredLedgers(corpus, ['norland'])).get('norland')!;
        expect(known.older).not.toBeNull();
        await storeLedger(writing, changed(known), since);
        // Answers are kept for half a minute, and windows of articles longer.
        world.now += 5 * MINUTE_MS;
      },
    };
  }

  test('is shown again as it was, to two readers at once', async () => {
    const { world, shown, shownAnew } = await openShown();
    expect(await shown()).toEqual(await shownAnew());
    world.now += 5 * MINUTE_MS;
    const anew = await shownAnew();
    expect(await Promise.all([shown(), shown()])).toEqual([anew, anew]);
  });

  test.each<[string, (ledger: KnownLedger) => KnownLedger]>([
    [
      'verdict',
      (ledger) => ({
        ...ledger,
        rows: ledger.rows.map((row) => ({ ...row, verdict: row.verdict === 'new' ? 'thin' : 'new' })),
      }),
    ],
    [
      'word',
      (ledger) => ({ ...ledger, rows: ledger.rows.map((row) => ({ ...row, text: 'Norland waits' })) }),
    ],
    ['row less', (ledger) => ({ ...ledger, rows: ledger.rows.slice(1) })],
    [
      'row of its index that no longer counts',
      ({ older, ...ledger }) => ({
        ...ledger,
        older: older && { ...older, name: { ...older.name, without: [rows[0]!.article!] } },
      }),
    ],
  ])('is seen at once when it changes: a %s', async (_, changed) => {
    const { shown, shownAnew, change } = await openShown();
    const before = await shown();
    await change(changed);
    const after = await shown();
    expect(after).toEqual(await shownAnew());
    expect(after[0]).not.toBe(before[0]);
  });

  test('is seen at once with what an article says', async () => {
    const { world, outlet, shown, shownAnew } = await openShown();
    await shown();
    outlet.publish(
      storyOn('the new pier', {
        headline: 'Norland speaks of the new pier',
        paragraphs: [
          '"Norland will lease the new pier to Vestia in the spring," Minister Ada Holm told reporters.',
          'The pier was finished last year, after four years of work and two of waiting for its cranes.',
          '"We will publish the terms of the lease," she added.',
        ],
        publishedAt: new Date(world.now).toISOString(),
      }),
    );
    await world.run(15);
    const after = await shown();
    expect(after).toEqual(await shownAnew());
    expect(after[0]).toContain('the new pier to Vestia');
  });
});
