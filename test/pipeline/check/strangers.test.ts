import { describe, expect, test } from 'vitest';
import { articleId } from '../../../src/core/model/url.ts';
import { articlePage, rssFeed, type Story, watchlistOf } from '../../fakes/outlet.ts';
import { type Outlet, serveOutlet, storyOn } from '../../fakes/serve.ts';
import { http, makeWorld, type World } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://www.courier.example';
const elsewhere = 'https://digest.example';
const old = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });
const summit = storyOn('the summit');
const sources = [
  { id: 'courier', name: 'Courier', url: `${site}/feed.xml` },
  { id: 'digest', name: 'Digest', url: `${elsewhere}/feed.xml` },
];

type Listed = { readonly url: string } & Partial<Story>;

/** A feed whose entries lie wherever they like. */
function feedOf(listed: readonly Listed[]): string {
  const stories = listed.map((change, index) => storyOn(`claim ${index}`, change));
  return listed.reduce(
    (text, { url }, index) => text.replace(`<link>${elsewhere}/${stories[index]?.slug}<`, `<link>${url}<`),
    rssFeed(elsewhere, stories),
  );
}

/** Two outlets past their baselines; the second one can list what it likes. */
async function begin(given: readonly Record<string, unknown>[] = sources) {
  const world = makeWorld(watchlistOf(given as typeof sources), start);
  const courier = serveOutlet(world, site, [old]);
  const digest = serveOutlet(world, elsewhere, [
    storyOn('a bazaar', { publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  await world.tick();
  const list = (...listed: readonly Listed[]) => digest.answer('/feed.xml', () => ({ text: feedOf(listed) }));
  return { world, courier, digest, list };
}

/** Serves a story's page without listing it. */
function serveUnlisted(world: World, story: Story, change: (html: string) => string = (html) => html): void {
  world.web.set(`${site}/${story.slug}`, () => ({ text: change(articlePage(story)) }));
}

const undated = (html: string) => html.replaceAll(/"datePublished":"[^"]*"/gu, '"x":""');
const told = async (world: World) =>
  (await world.alerts())
    .filter(({ kind }) => kind !== 'health')
    .map(({ kind, source, title }) => ({ kind, source: source?.id, title }));
const RAIN = Array.from(
  { length: 4 },
  (_, nth) => `It rained for ${nth + 2} hours in the mountains, and nobody had an umbrella for it.`,
);
const newSummit = {
  kind: 'new',
  source: 'courier',
  title: 'New in Courier: "China and Taliban officials discuss the summit"',
};
const askedFor = (world: World, from: number, origin: string) =>
  world.requests.slice(from).filter(({ url }) => url.startsWith(`${origin}/`) && !url.endsWith('.xml'))
    .length;

const editSummit = (courier: Outlet) =>
  courier.edit(summit.slug, {
    paragraphs: [
      ...summit.paragraphs.slice(0, -1),
      'Six Chinese soldiers and two Afghan officials were killed at the summit, the ministry in Kabul said.',
    ],
  });

describe('an article that another source lists before its own', () => {
  test('is told as its own source’s, by what its page says', async () => {
    const { world, list } = await begin();
    serveUnlisted(world, summit);
    list({ url: `${site}/${summit.slug}`, headline: 'China admits that it armed the Taliban in Kabul' });
    await world.run(15);
    expect(await told(world)).toEqual([newSummit]);
  });

  test('has its edits told as its own source’s', async () => {
    const { world, courier, list } = await begin();
    serveUnlisted(world, summit);
    list({ url: `${site}/${summit.slug}` });
    await world.run(15);
    courier.publish(summit);
    await world.run(30);
    editSummit(courier);
    await world.run(60);
    expect((await told(world)).map(({ kind, source }) => [kind, source])).toEqual([
      ['new', 'courier'],
      ['edit', 'courier'],
    ]);
  });

  test.each([
    ['its page has a date', (html: string) => html],
    ['its page has none', undated],
  ])('is watched on and told, however old the other one calls it: %s', async (_how, form) => {
    const { world, courier, list } = await begin();
    let story = summit;
    world.web.set(`${site}/${summit.slug}`, () => ({ text: form(articlePage(story)) }));
    list({ url: `${site}/${summit.slug}`, publishedAt: '2026-02-04T08:00:00Z' });
    await world.run(15);
    courier.answer('/feed.xml', () => ({ text: rssFeed(site, [story, old]) }));
    await world.run(30);
    story = {
      ...summit,
      paragraphs: [...summit.paragraphs.slice(0, -1), 'Six Chinese soldiers died in Kabul.'],
    };
    await world.run(60);
    expect((await told(world)).map(({ kind, source }) => [kind, source])).toEqual([
      ['new', 'courier'],
      ['edit', 'courier'],
    ]);
  });

  test('is not told by the other one’s title where its page cannot be read', async () => {
    const { world, courier, list } = await begin();
    world.web.set(`${site}/${summit.slug}`, () => http(403));
    list({ url: `${site}/${summit.slug}`, headline: 'China admits that it armed the Taliban in Kabul' });
    await world.run(120);
    expect(await told(world)).toEqual([]);
    courier.answer('/feed.xml', () => ({ text: rssFeed(site, [summit, old]) }));
    await world.run(30);
    expect(await told(world)).toEqual([newSummit]);
  });

  test.each([
    ['is told where its page has no date, as one that its source lists without is', undated, [newSummit]],
    [
      'is not told where its page is old, however new the other one calls it',
      (html: string) => html.replace(summit.publishedAt, '2024-05-02T08:00:00Z'),
      [],
    ],
    [
      'is not told where its page misses the subject',
      () => articlePage({ ...summit, headline: 'Rain', paragraphs: RAIN }),
      [],
    ],
  ])('%s', async (_what, form, alerts) => {
    const { world, list } = await begin();
    serveUnlisted(world, summit, form);
    list({ url: `${site}/${summit.slug}` });
    await world.run(60);
    expect(await told(world)).toEqual(alerts);
  });

  test('gets nothing from a later listing of the other one', async () => {
    const { world, courier, list } = await begin();
    courier.publish(summit);
    await world.run(15);
    list({ url: `${site}/${summit.slug}`, headline: 'China and Kabul at war', guid: 'other' });
    await world.run(60);
    expect(await told(world)).toEqual([newSummit]);
    const [record] = await world.dependencies.corpus.getHosts(['www.courier.example']);
    const article = record?.articles[articleId(`${site}/${summit.slug}`)];
    expect([article?.source, article?.entry.title, article?.alsoIn]).toEqual([
      'courier',
      summit.headline,
      ['digest'],
    ]);
  });

  test('becomes its own source’s when that one is added', async () => {
    const { world, courier, list } = await begin(sources.slice(1));
    courier.publish(summit);
    list({ url: `${site}/${summit.slug}` });
    await world.run(30);
    expect((await told(world)).map(({ source }) => source)).toEqual(['digest']);
    await world.store.put('watchlist', JSON.stringify(watchlistOf(sources)));
    await world.run(30);
    editSummit(courier);
    await world.run(60);
    expect((await told(world)).map(({ kind, source }) => [kind, source])).toEqual([
      ['new', 'digest'],
      ['edit', 'courier'],
    ]);
    const pointer = await world.dependencies.corpus.getArticle(articleId(`${site}/${summit.slug}`));
    expect(pointer?.source).toBe('courier');
  });
});

describe('an aggregator', () => {
  test('owns what lies on hosts that no source has', async () => {
    const { world, list } = await begin(sources.slice(1));
    world.web.set(`https://other.example/${summit.slug}`, () => ({ text: articlePage(summit) }));
    list({ url: `https://other.example/${summit.slug}`, headline: summit.headline });
    await world.run(30);
    expect(await told(world)).toEqual([
      { ...newSummit, source: 'digest', title: newSummit.title.replace('Courier', 'Digest') },
    ]);
  });

  test('has its articles on another host of its own name', async () => {
    const { world } = await begin();
    const page = 'https://news.digest.example/x';
    world.web.set(page, () => http(403));
    world.web.set(`${elsewhere}/feed.xml`, () => ({
      text: feedOf([{ url: page, headline: summit.headline }]),
    }));
    await world.run(30);
    expect((await told(world)).map(({ source }) => source)).toEqual(['digest']);
  });
});

describe('a page that leads to another source’s host', () => {
  test.each([false, true])(
    'is gone from its own, and moves nothing (for now only: %s)',
    async (temporarily) => {
      const { world, courier, digest } = await begin();
      courier.publish(summit);
      const mine = storyOn('a copper mine');
      digest.publish(mine);
      await world.run(30);
      const target = `${site}/${summit.slug}`;
      world.web.set(`${elsewhere}/${mine.slug}`, () => ({
        text: articlePage(courier.stories.find(({ slug }) => slug === summit.slug) ?? summit),
        redirectedTo: target,
        temporarily,
      }));
      await world.run(45);
      editSummit(courier);
      await world.run(90);
      expect((await told(world)).map(({ kind, source }) => [kind, source]).toSorted()).toEqual([
        ['edit', 'courier'],
        ['new', 'courier'],
        ['new', 'digest'],
        ['removed', 'digest'],
      ]);
      const pointer = await world.dependencies.corpus.getArticle(articleId(target));
      expect([pointer?.id, pointer?.source, pointer?.aliases]).toEqual([articleId(target), 'courier', []]);
    },
  );

  test('takes over no pointer of an article on a host that no source has', async () => {
    const { world, digest } = await begin();
    const foreign = `https://other.example/${summit.slug}`;
    const wire = { id: 'wire', name: 'Wire', url: 'https://wire.example/feed.xml' };
    await world.store.put('watchlist', JSON.stringify(watchlistOf([...sources, wire])));
    const other = serveOutlet(world, 'https://wire.example', [old], 'https://other.example');
    await world.run(15);
    other.publish(storyOn('the summit', { publishedAt: '2026-03-02T09:20:00Z' }));
    const mine = storyOn('a copper mine');
    digest.publish(mine);
    await world.run(30);
    world.web.set(`${elsewhere}/${mine.slug}`, () => ({ text: articlePage(summit), redirectedTo: foreign }));
    await world.run(60);
    const pointer = await world.dependencies.corpus.getArticle(articleId(foreign));
    expect([pointer?.id, pointer?.source]).toEqual([articleId(foreign), 'wire']);
    expect((await told(world)).map(({ kind, source }) => [kind, source]).toSorted()).toEqual([
      ['new', 'digest'],
      ['new', 'wire'],
    ]);
  });
});

describe('a source that floods another one’s host', () => {
  const invented = (round: number, count = 200) =>
    Array.from({ length: count }, (_, index) => ({ url: `${site}/invented-${round}-${index}` }));

  test('costs it a few requests a day, and none of its own news', async () => {
    const { world, courier, list } = await begin();
    courier.publish(summit);
    await world.run(15);
    const from = world.requests.length;
    for (let round = 0; round < 12; round += 1) {
      list(...invented(round));
      if (round === 6) editSummit(courier);
      await world.run(15);
    }
    const invited = world.requests.slice(from).filter(({ url }) => url.includes('invented')).length;
    expect(invited).toBeLessThanOrEqual(12);
    expect(askedFor(world, from, site) - invited).toBeGreaterThanOrEqual(12);
    expect((await told(world)).map(({ kind, source }) => [kind, source])).toEqual([
      ['new', 'courier'],
      ['edit', 'courier'],
    ]);
    const [record] = await world.dependencies.corpus.getHosts(['www.courier.example']);
    expect(Object.keys(record?.articles ?? {}).length).toBe(2);
  });

  test('spends its own credit where no source has the host', async () => {
    const { world, list } = await begin();
    for (let round = 0; round < 4; round += 1) {
      list(...invented(round).map(({ url }) => ({ url: url.replace(site, 'https://other.example') })));
      await world.run(15);
    }
    expect(askedFor(world, 0, 'https://other.example')).toBeLessThanOrEqual(25);
    const [record] = await world.dependencies.corpus.getHosts(['other.example']);
    expect(Object.keys(record?.articles ?? {}).length).toBe(0);
  });
});

describe('a source that lists more new articles than a day’s share', () => {
  test('has no more of them taken up, and others have theirs', async () => {
    const { world, courier, digest } = await begin();
    const flood = (round: number) =>
      Array.from({ length: 150 }, (_, index) => storyOn(`matter ${round} ${index}`));
    const writes = world.store.operations.put;
    for (let round = 0; round < 3; round += 1) {
      digest.publish(...flood(round));
      await world.run(15);
    }
    courier.publish(summit);
    await world.run(30);
    expect((await told(world)).filter(({ source }) => source === 'courier')).toEqual([newSummit]);
    const [record] = await world.dependencies.corpus.getHosts(['digest.example']);
    expect(Object.keys(record?.articles ?? {}).length).toBeLessThanOrEqual(61);
    expect(world.store.operations.put - writes).toBeLessThan(500);
  }, 60_000);
});

describe('a source of fat entries', () => {
  test('grows its host’s record to no more than storage takes', async () => {
    const { world, list } = await begin();
    const fat = '\u{1F469}\u{200D}\u{1F467}'.repeat(1_000);
    for (let round = 0; round < 3; round += 1) {
      list(
        ...Array.from({ length: 100 }, (_, index) => ({
          url: `${elsewhere}/fat-${round}-${index}`,
          headline: `China and Kabul ${round} ${index}`,
          summary: `China and the Taliban ${fat}`,
          guid: `${round}-${index}-${'g'.repeat(2_000)}`,
        })),
      );
      await world.run(15);
    }
    const [record] = await world.dependencies.corpus.getHosts(['digest.example']);
    const articles = Object.values(record?.articles ?? {});
    expect(Math.max(...articles.map(({ entry }) => JSON.stringify(entry).length))).toBeLessThan(5_000);
  }, 60_000);
});
