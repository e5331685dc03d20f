import { expect, test } from 'vitest';
import { articlePage, paragraphsOn, rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
import { http, makeWorld, type World } from '../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const ids = Array.from({ length: 13 }, (_, index) => `outlet-${index}`);
const [lateId = ''] = ids.slice(-1);

const watching = (sources: readonly string[]) =>
  watchlistOf(sources.map((id) => ({ id, name: id, url: `https://${id}.example/feed.xml` })));

/** Fifteen stories of the last days; every second listing leaves some out, reorders them and shortens a summary. */
function serve(world: World, id: string): void {
  const site = `https://${id}.example`;
  const stories: Story[] = Array.from({ length: 15 }, (_, index) => ({
    slug: `story-${index}`,
    headline: `China and Kabul: matter ${index} of ${id}`,
    paragraphs: paragraphsOn(`matter ${index} of ${id}`),
    publishedAt: new Date(start - (index + 1) * 5 * 3_600_000).toISOString(),
    summary: 'What officials said, and what they left out.',
  }));
  let asked = 0;
  world.web.set(`${site}/robots.txt`, () => http(404));
  world.web.set(`${site}/feed.xml`, () => {
    asked += 1;
    const listed = asked % 2 === 0 ? stories.slice(0, 15 - asked).toReversed() : stories;
    return {
      text: rssFeed(site, asked % 3 === 0 ? listed.map((one) => ({ ...one, summary: 'Short.' })) : listed),
    };
  });
  for (const story of stories) world.web.set(`${site}/${story.slug}`, () => ({ text: articlePage(story) }));
}

const news = async (world: World) => (await world.alerts()).filter(({ kind }) => kind !== 'health');

test('the first hour over twelve outlets gives no news, and a thirteenth that is added gives none', async () => {
  const world = makeWorld(watching(ids.slice(0, 12)), start);
  for (const id of ids) serve(world, id);
  await world.tick();
  await world.run(60);
  expect(await news(world)).toEqual([]);
  const before = await world.suppressed();
  expect(before.length).toBe(12 * 15);
  expect(new Set(before.map(({ rule }) => rule))).toEqual(new Set(['before-you-started']));

  await world.dependencies.corpus.putWatchlist(watching(ids));
  await world.run(60);
  expect(await news(world)).toEqual([]);
  expect((await world.suppressed()).filter(({ source }) => source === lateId).length).toBe(15);
});

test('a source whose address changes, also to another host, starts with a baseline of its own', async () => {
  const world = makeWorld(watching(['outlet-0']), start);
  serve(world, 'outlet-0');
  await world.tick();
  await world.run(60);
  const site = 'https://outlet-1.example';
  const fresh: Story = {
    slug: 'fresh',
    headline: 'Beijing and Kabul: a matter of today',
    paragraphs: paragraphsOn('a matter of today'),
    publishedAt: new Date(start + 30 * 60_000).toISOString(),
  };
  world.web.set(`${site}/feed.xml`, () => ({ text: rssFeed(site, [fresh]) }));
  world.web.set(`${site}/fresh`, () => ({ text: articlePage(fresh) }));
  await world.dependencies.corpus.putWatchlist(
    watchlistOf([{ id: 'outlet-0', name: 'outlet-0', url: `${site}/feed.xml` }]),
  );
  await world.run(30);
  expect(await news(world)).toEqual([]);
  expect((await world.suppressed()).at(-1)?.rule).toBe('before-you-started');
});

test('a lost record of a host costs fetches, and neither alerts nor duplicates', async () => {
  const world = makeWorld(watching(['outlet-0']), start);
  serve(world, 'outlet-0');
  await world.tick();
  await world.store.delete('host/outlet-0.example');
  await world.run(30);
  expect(await news(world)).toEqual([]);
  expect((await world.suppressed()).length).toBe(15);
});
