import { describe, expect, test } from 'vitest';
import { iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { hash } from '../../../src/core/model/ids.ts';
import { readLedgers, readSpeakers } from '../../../src/pipeline/read-ledgers.ts';
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
});
