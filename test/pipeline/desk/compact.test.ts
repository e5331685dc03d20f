import { describe, expect, test } from 'vitest';
import { iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { rememberStems } from '../../../src/core/ledger/row-stems.ts';
import { packLedger } from '../../../src/core/ledger/packed-ledger.ts';
import { hash } from '../../../src/core/model/ids.ts';
import type { LedgerRow } from '../../../src/core/model/index.ts';
import { storeLedger } from '../../../src/pipeline/desk/store-ledger.ts';
import {
  NO_LEDGER,
  readLedgers,
  readSpeakers,
  readStoredLedgers,
} from '../../../src/pipeline/read-ledgers.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type World } from '../../fakes/world.ts';

const site = 'https://courier.example';
const watched = {
  ...watchlistOf([{ id: 'courier', url: `${site}/feed.xml` }]),
  subject: { all: [['norland*']] },
  parties: [{ id: 'norland', name: 'Norland', names: { en: ['Norland'] } }],
  speakers: [{ id: 'ada-holm', name: 'Ada Holm', roles: [{ title: 'foreign minister', party: 'norland' }] }],
};
const watchlist = Watchlist.parse(watched);
const speech = (slug: string, text: string, publishedAt: string) =>
  storyOn(slug, {
    headline: `Norland speaks of the ${slug}`,
    paragraphs: [`"${text}," Foreign Minister Ada Holm told reporters.`],
    publishedAt,
  });

/** A world whose first tick is over. */
async function begin(start: string) {
  const world = makeWorld(watched, Date.parse(start));
  const courier = serveOutlet(world, site, [
    storyOn('the old road', { headline: 'Norland plans a road', publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  await world.tick();
  return { world, courier };
}

const counted = async ({ dependencies: { corpus } }: World) =>
  (await readSpeakers(corpus, watchlist, await corpus.listRecent())).map(({ speaker, statements }) => [
    speaker.id,
    statements,
  ]);
const said = async ({ dependencies: { corpus } }: World) =>
  (await readLedgers(corpus, { watchlist, recent: await corpus.listRecent() }, ['norland']))
    .get('norland')
    ?.map(({ text }) => text);

function rowAt(at: number): LedgerRow {
  const text = `Norland will open crossing ${hash('crossing', String(at))} with ${at} workers`;
  const row: LedgerRow = {
    utterance: hash(text),
    article: `old-${Math.floor(at / 4)}`,
    party: 'norland',
    speaker: { id: 'ada-holm', name: 'Ada Holm', role: 'foreign minister' },
    to: null,
    text,
    wording: 'verbatim',
    issuer: null,
    saidOn: iso(Date.UTC(2015, 0, 1 + Math.floor(at / 4))).slice(0, 10),
    source: { id: 'courier', name: 'Courier', type: 'press' },
    url: `${site}/old-${at}`,
    verdict: null,
    precedents: [],
  };
  rememberStems(row, ['norland', 'open', 'crossing', String(at)]);
  return row;
}

/** Articles in which nobody says anything. */
async function listSilent({ dependencies: { corpus }, now }: World, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    await corpus.putRecent({
      article: hash(String(nth)),
      at: iso(now),
      title: 'Norland',
      source: 'courier',
      story: hash(String(nth)),
      sketch: [],
      baseline: true,
      statedAt: null,
      version: 'v',
      sameAs: null,
      fingerprint: '',
    });
  }
}

describe('the ledgers of a day', () => {
  test('count what was said just before they were written once', async () => {
    const { world, courier } = await begin('2026-03-02T23:28:00Z');
    courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T23:20:00Z'));
    await world.run(15);
    courier.publish(speech('dam', 'Norland will open the dam to traders', '2026-03-02T23:50:00Z'));
    await world.run(15);
    const before = await counted(world);
    world.now = Date.parse('2026-03-03T00:03:00Z');
    await world.tick();
    expect([before, await counted(world), world.store.keys('ledger/norland')]).toEqual([
      [['ada-holm', 2]],
      [['ada-holm', 2]],
      ['ledger/norland'],
    ]);
  });

  test('are written before their day is over when hundreds of articles came', async () => {
    const { world, courier } = await begin('2026-03-02T09:00:00Z');
    courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T09:05:00Z'));
    await world.run(15);
    await listSilent(world, 600);
    expect(world.store.keys('ledger/')).toEqual([]);
    courier.publish(speech('dam', 'Norland will open the dam to traders', '2026-03-02T09:20:00Z'));
    await world.run(15);
    expect(world.store.keys('ledger/')).toEqual(['ledger/norland', 'ledger/~']);
    world.now += MINUTE_MS;
    await listSilent(world, 1_000);
    expect(await said(world)).toEqual([
      'Norland will open the dam to traders',
      'Norland will send warships to the gulf',
    ]);
  });

  test('that cannot be read any more are read from the articles', async () => {
    const { world, courier } = await begin('2026-03-02T09:00:00Z');
    courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T09:05:00Z'));
    await world.run(15);
    await world.store.put(
      'ledger/norland',
      JSON.stringify({ through: '2026-03-02T20:00:00.000Z', packed: 'damaged' }),
    );
    expect(await said(world)).toEqual(['Norland will send warships to the gulf']);
  });

  test('that are damaged or gone are made anew from the articles, and what is judged meanwhile waits for it', async () => {
    const { world, courier } = await begin('2026-03-02T23:28:00Z');
    courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T23:20:00Z'));
    await world.run(15);
    world.now = Date.parse('2026-03-03T00:03:00Z');
    await world.tick();
    // The article is no longer among the newest thousand.
    for (const key of world.store.keys('recent/')) await world.store.delete(key);
    await world.store.put('ledger/norland', '{"through":"2026-0');
    courier.publish(speech('dam', 'Norland will open the dam to traders', '2026-03-03T00:05:00Z'));
    await world.run(15);
    expect(await said(world)).toEqual([
      'Norland will send warships to the gulf',
      'Norland will open the dam to traders',
    ]);
    await world.store.delete('ledger/norland');
    for (const key of world.store.keys('recent/')) await world.store.delete(key);
    world.now = Date.parse('2026-03-04T00:03:00Z');
    await world.tick();
    expect(await said(world)).toEqual([
      'Norland will send warships to the gulf',
      'Norland will open the dam to traders',
    ]);
  });

  test('are kept in pages with an index where they are long, and read as one', async () => {
    const { world, courier } = await begin('2026-03-02T23:28:00Z');
    const { corpus } = world.dependencies;
    const rows = Array.from({ length: 2_000 }, (_, at) => rowAt(at));
    await corpus.putLedger('norland', { through: '2026-03-02T23:20:00.000Z', packed: packLedger(rows) });
    courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T23:20:00Z'));
    await world.run(15);
    const before = await said(world);
    expect(before?.length).toBe(2_001);
    const counts = await counted(world);
    world.now = Date.parse('2026-03-03T00:03:00Z');
    await world.tick();
    const stored = (await corpus.getLedgers(['norland'])).get('norland');
    expect(stored?.index?.rows).toBe(2_001 - 64);
    expect(await said(world)).toEqual(before);
    expect(counts).toEqual([['ada-holm', 1]]);
    expect(await counted(world)).toEqual([['ada-holm', 2_001]]);

    // Each day some are added; what was written before stays as it is but for the index.
    const pages = world.store.keys('ledger-page/norland/');
    courier.publish(speech('dam', 'Norland will open the dam to traders', '2026-03-03T00:05:00Z'));
    await world.run(15);
    expect((await said(world))?.toSorted()).toEqual(
      [...(before ?? []), 'Norland will open the dam to traders'].toSorted(),
    );
    expect(world.store.keys('ledger-page/norland/')).toEqual(pages);
  });

  test('whose page is gone are made anew from the articles', async () => {
    const { world, courier } = await begin('2026-03-02T23:28:00Z');
    const { corpus } = world.dependencies;
    const rows = Array.from({ length: 200 }, (_, at) => rowAt(at));
    await corpus.putLedger('norland', { through: '2026-03-02T23:20:00.000Z', packed: packLedger(rows) });
    courier.publish(speech('gulf', 'Norland will send warships to the gulf', '2026-03-02T23:20:00Z'));
    await world.run(15);
    world.now = Date.parse('2026-03-03T00:03:00Z');
    await world.tick();
    for (const key of world.store.keys('ledger-page/norland/')) await world.store.delete(key);
    courier.publish(speech('dam', rowAt(5).text, '2026-03-03T00:05:00Z'));
    await world.run(15);
    // What no article says any more, because the rows of this test never came from one, is gone; the rest is whole again.
    expect(await said(world)).toEqual(['Norland will send warships to the gulf', rowAt(5).text]);
  });

  test('are rid of what no ledger names any more once no reader can be shown an earlier one', async () => {
    const { world } = await begin('2026-03-02T09:00:00Z');
    const { corpus } = world.dependencies;
    const store = async (rows: readonly LedgerRow[], oldest: string, now: number) => {
      const known = (await readStoredLedgers(corpus, ['norland'])).get('norland') ?? NO_LEDGER;
      const ledger = { ...known, rows: [...known.rows, ...rows] };
      const since = { records: [], through: '2026-03-02T09:00:00.000Z', oldest };
      await storeLedger({ corpus, party: 'norland', now }, ledger, since);
      return [world.store.keys('ledger-page/').length, world.store.keys('ledger-index/').length];
    };
    const rows = Array.from({ length: 300 }, (_, at) => rowAt(at));
    const { now } = world;
    const first = await store(rows, '', now);
    const dropped = await store([], '2015-02-15', now + MINUTE_MS);
    const soon = await store([], '2015-02-15', now + 1.2 * MINUTE_MS);
    const later = await store([], '2015-02-15', now + 5 * MINUTE_MS);
    expect([first, dropped, soon, later]).toEqual([
      [8, 1],
      [8, 2],
      [8, 2],
      [3, 1],
    ]);
  });
});
