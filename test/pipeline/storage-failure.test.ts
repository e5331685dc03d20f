import { describe, expect, test } from 'vitest';
import { articlePage, paragraphsOn, rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
import { http, makeWorld, type World } from '../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const ids = ['amu', 'beacon', 'courier'];

const wire: Story = {
  slug: 'wire',
  headline: 'China and Taliban officials sign a rail accord in Kabul',
  paragraphs: paragraphsOn('the rail accord'),
  publishedAt: '2026-03-02T09:20:00Z',
};
const own: Story = {
  ...wire,
  slug: 'own',
  headline: 'Beijing envoy visits Kabul bazaar',
  paragraphs: paragraphsOn('a bazaar'),
};

/**
 * A small history that reaches every write of a check and of the desk: a baseline, a wire copy in three outlets, an edit
 * of a headline, a page that goes, a source that breaks and returns.
 */
async function history(world: World): Promise<void> {
  const serve = (id: string, stories: Story[]) => {
    const site = `https://${id}.example`;
    world.web.set(`${site}/robots.txt`, () => http(404));
    world.web.set(`${site}/feed.xml`, () => ({ text: rssFeed(site, stories) }));
    for (const story of stories) world.web.set(`${site}/${story.slug}`, () => ({ text: articlePage(story) }));
  };
  const before: Story = {
    ...wire,
    slug: 'before',
    paragraphs: paragraphsOn('an older matter'),
    publishedAt: '2026-03-01T09:00:00Z',
  };
  for (const id of ids) serve(id, [before]);
  await world.tick();
  for (const id of ids) serve(id, [wire, before]);
  await world.run(15);
  serve('amu', [{ ...wire, headline: 'China and Taliban officials delay a rail accord in Kabul' }, before]);
  serve('beacon', [own, wire, before]);
  await world.run(15);
  world.web.set('https://beacon.example/own', () => http(404));
  world.web.set('https://courier.example/feed.xml', () => http(403));
  await world.run(75);
  serve('courier', [wire, before]);
  await world.run(60);
}

/** The alerts that were told, by id and title; times may differ where something was tried again. */
async function told(world: World): Promise<string[]> {
  const rows = await world.alerts();
  return rows
    .map(({ id, kind, title }) => `${id.slice(0, 8)} ${kind} ${title.replace(/ since .*/u, '')}`)
    .toSorted();
}

const fresh = (staleMs = 0) =>
  makeWorld(
    watchlistOf(ids.map((id) => ({ id, name: id, url: `https://${id}.example/feed.xml` }))),
    start,
    staleMs,
  );

const calm = fresh();
await history(calm);
const expected = await told(calm);
const writes = calm.store.operations.put;

/**
 * A health alert's id holds the time its state began, which a repetition may move by a minute; and a host whose check came again is a minute
 * behind the other copies of a story, whose alert then names those, and another copy first.
 */
const withoutChance = (rows: readonly string[]) =>
  rows
    .map((row) =>
      row.includes(' health ') ? row.slice(9) : row.replace(/^\w+ new New in [^:]+:/u, 'new New:'),
    )
    .toSorted();

describe('the alert log', () => {
  test('is what the history holds', () => {
    expect(expected.map((row) => row.slice(9))).toEqual(
      [
        'new New in amu, beacon and courier: "China and Taliban officials sign a rail accord in Kabul"',
        'edit amu, "China and Taliban officials delay a rail accord in Kabul": headline "officials sign" → "officials delay" (no note found)',
        'new New in beacon: "Beijing envoy visits Kabul bazaar"',
        'removed beacon page gone, seen twice (404): "Beijing envoy visits Kabul bazaar"',
        'health courier blocked',
        'health courier back',
      ].toSorted(
        (a, b) => expected.findIndex((row) => row.endsWith(a)) - expected.findIndex((row) => row.endsWith(b)),
      ),
    );
    expect(writes).toBeGreaterThan(60);
  });

  test('is the same whichever single write of storage fails', async () => {
    const different: string[] = [];
    for (let nth = 1; nth < writes; nth += 1) {
      const world = fresh();
      world.store.failPutAt = nth;
      await tolerant(() => history(world), world);
      const got = withoutChance(await told(world));
      if (JSON.stringify(got) !== JSON.stringify(withoutChance(expected))) {
        different.push(`write ${nth} of ${writes}: ${got.join(' | ')}`);
      }
    }
    expect(different).toEqual([]);
  }, 120_000);

  test('is the same when every message comes twice, to two desks at once, over a store that is 60 seconds behind', async () => {
    const world = fresh(60_000);
    world.twice = true;
    await history(world);
    world.now += 120_000;
    expect(withoutChance(await told(world))).toEqual(withoutChance(expected));
  });
});

/** A tick whose own write failed is fired again, as its driver would: the cron says so by throwing. */
async function tolerant(work: () => Promise<void>, world: World): Promise<void> {
  const { tick } = world;
  world.tick = async () => {
    try {
      await tick();
    } catch {
      await tick();
    }
  };
  await work();
}
