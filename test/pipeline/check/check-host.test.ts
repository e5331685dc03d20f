import { describe, expect, test } from 'vitest';
import { articlePage, rssFeed, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const before = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });

describe('a lost record of a host', () => {
  test('makes no baseline of a source that was not due at that moment', async () => {
    const world = makeWorld(
      watchlistOf([
        { id: 'courier', name: 'Courier', url: `${site}/feed.xml` },
        { id: 'asia', name: 'Courier Asia', url: `${site}/asia.xml`, every: '6h' },
      ]),
      start,
    );
    serveOutlet(world, site, [before]);
    const asia = serveOutlet(world, site, [storyOn('a bridge', { publishedAt: '2026-03-01T09:00:00Z' })]);
    world.web.set(`${site}/asia.xml`, () => ({ text: rssFeed(site, asia.stories) }));
    world.web.set(`${site}/feed.xml`, () => ({ text: rssFeed(site, [before]) }));
    await world.tick();
    await world.run(15);
    await world.store.delete('host/courier.example');
    await world.run(15);
    asia.publish(storyOn('a mine', { publishedAt: '2026-03-02T09:40:00Z' }));
    await world.run(7 * 60);
    expect(await world.titles()).toEqual([
      'New in Courier Asia: "China and Taliban officials discuss a mine"',
    ]);
  });
});

describe('an article whose host’s record is lost', () => {
  const open = async () => {
    const world = makeWorld(
      watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
      start,
    );
    const other = storyOn('a mine', { publishedAt: '2026-03-01T07:00:00Z' });
    const courier = serveOutlet(world, site, [before, other]);
    await world.run(30);
    courier.stories.length = 0;
    courier.publish(storyOn('a bridge', { publishedAt: '2026-03-02T09:35:00Z' }));
    world.web.set(`${site}/the-old-road`, () => ({ text: articlePage(before) }));
    world.web.set(`${site}/a-mine`, () => ({ text: articlePage(other) }));
    await world.run(15);
    await world.store.delete('host/courier.example');
    return { world, courier, other };
  };

  test('is looked at on, and its edit is told, though its listing names it no more', async () => {
    const { world } = await open();
    await world.run(15);
    const edited = { ...before, headline: 'China and Taliban officials shelve the old road' };
    world.web.set(`${site}/the-old-road`, () => ({ text: articlePage(edited) }));
    await world.run(8 * 60);
    expect(await world.titles()).toEqual([
      'New in Courier: "China and Taliban officials discuss a bridge"',
      'Courier, "China and Taliban officials shelve the old road": headline "officials discuss" → "officials shelve" (no note found)',
    ]);
  });

  test('is told no second time where nothing changed', async () => {
    const { world } = await open();
    await world.run(8 * 60);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a bridge"']);
  });

  test('waits until it is listed again where only its listing was ever read', async () => {
    const { world, courier } = await open();
    const film = storyOn('a film', { publishedAt: '2026-03-02T09:50:00Z' });
    courier.publish(film);
    world.web.set(`${site}/a-film`, () => ({ text: '<html><body><video></video></body></html>' }));
    await world.run(120);
    const told = await world.titles();
    await world.store.delete('host/courier.example');
    courier.stories.length = 0;
    await world.run(8 * 60);
    expect(await world.titles()).toEqual(told);
  });
});

describe('a host that nothing is watched on any more', () => {
  test('is forgotten after thirty days', async () => {
    const world = makeWorld(
      watchlistOf([
        { id: 'courier', name: 'Courier', url: 'https://feeds.example/feed.xml', quietAfter: '90d' },
      ]),
      start,
    );
    const courier = serveOutlet(world, 'https://feeds.example', [before], site);
    await world.tick();
    expect(world.store.keys('host/')).toEqual(['host/courier.example', 'host/feeds.example']);
    courier.stories.length = 0;
    courier.publish(storyOn('weather', { headline: 'Rain tomorrow' }));
    for (let day = 0; day < 32; day += 1) {
      world.now += 24 * 3_600_000 - 15 * 60_000;
      await world.run(15);
    }
    expect(world.store.keys('host/')).toEqual(['host/feeds.example']);
  });
});

describe('an article that another host’s feed lists', () => {
  test('makes nothing else due on its host', async () => {
    const world = makeWorld(
      watchlistOf([
        { id: 'courier', name: 'Courier', url: `${site}/feed.xml` },
        { id: 'digest', name: 'Digest', url: 'https://feeds.example/feed.xml' },
      ]),
      start,
    );
    const own = ['a mine', 'a tunnel', 'a bridge'].map((topic) => storyOn(topic));
    serveOutlet(world, site, own);
    const digest = serveOutlet(world, 'https://feeds.example', [before], site);
    await world.tick();
    digest.publish(storyOn('a quarry', { publishedAt: '2026-03-02T09:10:00Z' }));
    const asked = world.requests.length;
    await world.run(15);
    const urls = world.requests.slice(asked).map(({ url }) => url);
    for (const { slug } of own) expect(urls.filter((url) => url === `${site}/${slug}`).length).toBe(1);
    expect(urls.filter((url) => url === `${site}/a-quarry`).length).toBe(1);
  });
});
