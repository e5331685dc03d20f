import { describe, expect, test } from 'vitest';
import type { CheckMessage, Entry } from '../../../src/core/model/index.ts';
import { packVisits } from '../../../src/core/tracking/visits.ts';
import { articlePage, rssFeed, type Story, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { http, makeWorld, type World } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const before = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });

async function begin(more: Record<string, unknown> = {}) {
  const world = makeWorld(
    watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml`, ...more }]),
    start,
  );
  const courier = serveOutlet(world, site, [before]);
  await world.tick();
  return { world, courier };
}

const articlesOf = async (world: World) => {
  const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
  return Object.values(record?.articles ?? {});
};
const kinds = async (world: World) => (await world.alerts()).map(({ kind }) => kind);

describe('two sources that list one article in different words', () => {
  test('do not make an edit of it, nor a write', async () => {
    const world = makeWorld(
      watchlistOf([
        { id: 'courier', name: 'Courier', url: `${site}/feed.xml` },
        { id: 'asia', name: 'Courier Asia', url: `${site}/asia.xml` },
      ]),
      start,
    );
    serveOutlet(world, site, [before]);
    world.web.set(`${site}/the-old-road`, () => http(403));
    const short = { ...before, headline: 'China, Kabul: the old road', summary: 'In short.' };
    world.web.set(`${site}/asia.xml`, () => ({ text: rssFeed(site, [short]) }));
    await world.tick();
    const writes = world.store.operations.put;
    await world.run(60);
    expect(world.store.operations.put - writes).toBe(4); // the heartbeats
    expect(await world.titles()).toEqual([]);
  });
});

describe('an address that leads on to another one', () => {
  /** No guid: a section page or a sitemap names addresses alone. */
  const listing = (...stories: Story[]) => rssFeed(site, stories).replaceAll(/<guid.*?<\/guid>/gu, '');

  test('is one article, remembered as it is', async () => {
    const { world, courier } = await begin();
    const mine = storyOn('a mine');
    courier.publish(mine);
    world.web.set(`${site}/feed.xml`, () => ({ text: listing(mine, before) }));
    const page = world.web.get(`${site}/a-mine`)!;
    world.web.set(`${site}/a-mine/`, page);
    world.web.set(`${site}/a-mine`, () => ({ text: '', ...page(), redirectedTo: `${site}/a-mine/` }));
    await world.run(30);
    const writes = world.store.operations.put;
    await world.run(30);
    expect(world.store.operations.put - writes).toBe(2); // the heartbeats
    world.web.set(`${site}/a-mine`, () => http(404));
    world.web.set(`${site}/a-mine/`, () => http(404));
    await world.run(45);
    expect(await kinds(world)).toEqual(['new', 'removed']);
  });
});

describe('a guid', () => {
  test('that numbers a place in the listing names no article', async () => {
    const { world, courier } = await begin();
    const placed = () =>
      rssFeed(
        site,
        courier.stories.map((story, index) => ({ ...story, guid: `place-${index}` })),
      );
    world.web.set(`${site}/feed.xml`, () => ({ text: placed() }));
    courier.publish(storyOn('a mine'));
    await world.run(15);
    courier.publish(storyOn('a tunnel'));
    await world.run(15);
    expect(await world.titles()).toEqual([
      'New in Courier: "China and Taliban officials discuss a mine"',
      'New in Courier: "China and Taliban officials discuss a tunnel"',
    ]);
  });
});

describe('an article without a date that is listed for months', () => {
  const undated = (text: string) => text.replaceAll(/<pubDate>.*?<\/pubDate>/gu, '');
  const page = () => {
    const paragraphs = before.paragraphs.map((text) => `<p>${text}</p>`).join('');
    return {
      text: `<html><head><title>${before.headline}</title></head><body><article><h1>${before.headline}</h1>${paragraphs}</article></body></html>`,
    };
  };

  test('is told of no more and asked for no more after thirty days', async () => {
    const world = makeWorld(
      watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml`, quietAfter: '90d' }]),
      start,
    );
    serveOutlet(world, site, []);
    world.web.set(`${site}/feed.xml`, () => ({ text: undated(rssFeed(site, [before])) }));
    world.web.set(`${site}/the-old-road`, page);
    await world.tick();
    for (let day = 0; day < 31; day += 1) {
      world.now += 24 * 3_600_000 - 15 * 60_000;
      await world.run(15);
    }
    expect(await articlesOf(world)).toEqual([]);
    const asked = world.requests.length;
    await world.run(30);
    expect(world.requests.slice(asked).map(({ url }) => url)).toEqual([
      `${site}/feed.xml`,
      `${site}/feed.xml`,
    ]);
    expect(await world.titles()).toEqual([]);
  });
});

describe('an article that an admin asks for', () => {
  const ask = (url: string, world: World): CheckMessage => ({
    kind: 'check',
    clock: { tick: world.now, sentAt: world.now },
    host: 'courier.example',
    after: world.now,
    sources: [],
    entries: [
      {
        source: 'courier',
        baseline: false,
        sourceAddedAt: new Date(0).toISOString(),
        crowd: null,
        entry: { url, title: '', summary: '', publishedAt: null, guid: null } satisfies Entry,
      },
    ],
    outages: [],
    forced: true,
  });

  test('keeps what its source lists of it', async () => {
    const { world } = await begin();
    world.web.set(`${site}/a-mine`, () => http(403));
    world.web.set(`${site}/feed.xml`, () => ({ text: rssFeed(site, [storyOn('a mine'), before]) }));
    await world.run(15);
    world.sent.checks.push(...packVisits([ask(`${site}/a-mine`, world)]));
    await world.drain();
    await world.run(30);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });

  test('and that can not be read is no news without a headline', async () => {
    const { world } = await begin();
    world.web.set(`${site}/closed`, () => http(403));
    world.sent.checks.push(...packVisits([ask(`${site}/closed`, world)]));
    await world.drain();
    await world.run(90);
    expect(await world.titles()).toEqual([]);
  });
});

describe('a burst', () => {
  test('counts only what may be told: an archive beside one new article is none', async () => {
    const { world, courier } = await begin();
    courier.publish(
      ...Array.from({ length: 12 }, (_, index) =>
        storyOn(`archived matter ${index}`, { publishedAt: '2026-02-15T08:00:00Z' }),
      ),
      storyOn('a mine'),
    );
    await world.run(15);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });

  test('is one alert, sent on once, over storage that is 60 seconds behind', async () => {
    const world = makeWorld(
      watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
      start,
      60_000,
    );
    const courier = serveOutlet(world, site, [before]);
    await world.tick();
    await world.run(15);
    courier.publish(...Array.from({ length: 12 }, (_, index) => storyOn(`matter ${index}`)));
    await world.run(30);
    world.now += 120_000;
    expect((await world.titles()).length).toBe(1);
    expect(world.sent.deliveries.length).toBe(1);
  });
});

describe('a host', () => {
  test('remembers a bounded number of articles', async () => {
    const { world, courier } = await begin();
    for (let round = 0; round < 5; round += 1) {
      courier.stories.length = 0;
      courier.publish(
        ...Array.from({ length: 500 }, (_, index) =>
          storyOn('a mine', { slug: `mine-${round}-${index}`, guid: `${round}-${index}` }),
        ),
      );
      for (const { slug } of courier.stories) world.web.set(`${site}/${slug}`, () => http(503));
      await world.run(15);
    }
    expect((await articlesOf(world)).length).toBeLessThanOrEqual(1_000);
  }, 30_000);

  test('keeps the articles of a source however many another one lists', async () => {
    const sources = ['courier', 'opinion'].map((id) => ({ id, url: `${site}/${id}.xml` }));
    const world = makeWorld(watchlistOf(sources), start);
    serveOutlet(world, site);
    const many = Array.from({ length: 700 }, (_, nth) =>
      storyOn('a mine', { slug: `mine-${nth}`, guid: `${nth}` }),
    );
    const serve = (id: string, stories: Story[]) =>
      world.web.set(`${site}/${id}.xml`, () => ({ text: rssFeed(site, stories) }));
    serve('opinion', [before]);
    serve('courier', []);
    await world.tick();
    serve('courier', many);
    await world.run(30);
    const articles = await articlesOf(world);
    expect(articles.filter(({ source }) => source === 'opinion').length).toBe(1);
    expect(articles.filter(({ source }) => source === 'courier').length).toBe(60); // the share of a day
  }, 30_000);
});

describe('a page that is the link of all items', () => {
  const statement = (nth: number, hour: number) =>
    `<item><title>China writes to the Taliban, statement ${nth}</title><link>${site}/statements</link>
<guid isPermaLink="false">st-${nth}</guid><pubDate>Mon, 02 Mar 2026 ${hour}:00:00 GMT</pubDate></item>`;
  const unnamed = (item: string) => item.replaceAll(/<guid.*?<\/guid>/gu, '');
  const feedOf = (items: readonly string[]) =>
    `<rss version="2.0"><channel><title>S</title><link>${site}/</link>${items.join('')}</channel></rss>`;

  /** Lists these items, one list after the other, half an hour each; the page shows all that came so far. */
  async function play(lists: readonly (readonly string[])[]) {
    const world = makeWorld(
      watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
      start,
    );
    const courier = serveOutlet(world, site);
    let step = 0;
    courier.answer('/feed.xml', () => ({ text: feedOf(lists[step] ?? []) }));
    courier.answer('/statements', () => ({
      text: articlePage({
        ...before,
        headline: 'Statements',
        paragraphs: [
          ...Array.from({ length: step + 1 }, (_, nth) => `Statement ${nth + 1}.`),
          ...before.paragraphs,
        ],
      }),
    }));
    await world.tick();
    for (step = 1; step < lists.length; step += 1) await world.run(30);
    step -= 1;
    await world.run(120);
    return world;
  }

  test.each([
    ['with guids', (item: string) => item],
    ['without guids', unnamed],
  ])('is none of them: each is told as it comes, %s', async (_how, form) => {
    const [one, two, three, four] = [1, 2, 3, 4].map((nth) => form(statement(nth, 8 + nth)));
    const lists = [[one], [two, one], [two], [three, two, one], [four]].map((list) => list.map(String));
    const world = await play(lists);
    expect(await world.titles()).toEqual([
      'New in Courier: "China writes to the Taliban, statement 2"',
      'New in Courier: "China writes to the Taliban, statement 3"',
      'New in Courier: "China writes to the Taliban, statement 4"',
    ]);
  });

  test('is asked for no more, and an item that stays is no write', async () => {
    const items = [statement(1, 9), statement(2, 8)];
    const world = await play([items, items]);
    const writes = world.store.operations.put;
    await world.run(60);
    expect(world.store.operations.put - writes).toBe(4); // the heartbeats
    expect(await world.titles()).toEqual([]);
  });

  test('leaves alone an article that is listed twice', async () => {
    const other = '<item><title>Kabul and China</title><link>https://courier.example/other</link></item>';
    const lists = [
      [statement(1, 8), other],
      [statement(2, 9), statement(1, 8), other],
    ];
    const articles = await articlesOf(await play(lists));
    expect(articles.map(({ url }) => url).toSorted()).toEqual([`${site}/other`, `${site}/statements`]);
  });
});

describe('a feed that has listed nothing so far', () => {
  test('is well, and its first article ever is told', async () => {
    const world = makeWorld(
      watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
      start,
    );
    const courier = serveOutlet(world, site);
    await world.run(60);
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    expect(record?.sources['courier']?.health).toBe('ok');
    courier.publish(storyOn('a mine', { publishedAt: '2026-03-02T10:05:00Z' }));
    await world.run(30);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });

  test('does not forget what it listed when it is empty for once', async () => {
    const { world, courier } = await begin();
    courier.answer('/feed.xml', () => ({ text: rssFeed(site, []) }));
    await world.run(30);
    courier.answer('/feed.xml', () => ({ text: rssFeed(site, courier.stories) }));
    await world.run(30);
    expect(await world.titles()).toEqual([]);
  });
});

describe('a link without its scheme', () => {
  test('leads to its article', async () => {
    const { world, courier } = await begin();
    courier.publish(storyOn('a mine'));
    courier.answer('/feed.xml', () => ({
      text: rssFeed(site, courier.stories).replaceAll(`<link>${site}/`, '<link>courier.example/'),
    }));
    await world.run(30);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });
});
