import { describe, expect, test } from 'vitest';
import { articlePage, rssFeed, watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { http, makeWorld, type Page } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const before = storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' });

async function begin(change: Record<string, unknown> = {}, answer?: () => Page) {
  const world = makeWorld(
    watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml`, ...change }]),
    start,
  );
  const courier = serveOutlet(world, site, [before]);
  if (answer) courier.answer('/feed.xml', answer);
  await world.tick();
  const state = async () => {
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    return record?.sources['courier'];
  };
  return { world, courier, state };
}

describe('a listing that can not be read', () => {
  test('is no better when it answers that it did not change', async () => {
    const { world, courier, state } = await begin();
    courier.answer('/feed.xml', () => ({ text: '<html><body>Please accept.</body></html>', etag: '"wall"' }));
    await world.run(60);
    expect((await state())?.health).toBe('unreadable');
    expect((await world.alerts()).map(({ health }) => health?.state)).toEqual(['unreadable']);
  });
});

describe('a listing without validators that says the same again', () => {
  test('is read anew under another subject', async () => {
    const { world, courier } = await begin();
    courier.publish(storyOn('a ferry', { headline: 'Norland and Vestia discuss a ferry' }));
    await world.run(30);
    const tracked = async () => {
      const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
      return Object.values(record?.articles ?? {}).map(({ entry }) => entry.title);
    };
    expect(await tracked()).toEqual([before.headline]);
    await world.dependencies.corpus.putWatchlist({
      ...watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml` }]),
      subject: { all: [['norland', 'taliban']] },
    });
    await world.run(15);
    expect(await tracked()).toEqual([before.headline, 'Norland and Vestia discuss a ferry']);
  });
});

describe('a sitemap index', () => {
  const sitemap = (...slugs: string[]) =>
    `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${slugs
      .map(
        (slug) =>
          `<url><loc>${site}/${slug}</loc><news:news><news:publication_date>2026-03-02T09:05:00Z</news:publication_date><news:title>China and Taliban officials discuss ${slug}</news:title></news:news></url>`,
      )
      .join('')}</urlset>`;
  const index = `<sitemapindex><sitemap><loc>${site}/news.xml</loc></sitemap></sitemapindex>`;

  test('is read on to its sitemaps although it did not change itself', async () => {
    const { world, courier } = await begin({ kind: 'sitemap' }, () => ({ text: index, etag: '"index"' }));
    courier.answer('/news.xml', () => ({ text: sitemap('the-old-road') }));
    await world.run(60);
    courier.publish(storyOn('a mine'));
    courier.answer('/news.xml', () => ({ text: sitemap('a-mine', 'the-old-road') }));
    await world.run(30);
    expect((await world.alerts()).filter(({ kind }) => kind === 'new').map(({ title }) => title)).toEqual([
      'New in Courier: "China and Taliban officials discuss a mine"',
    ]);
  });
});

describe('a sitemap index that dates nothing', () => {
  const archive = (slugs: readonly string[], day = '2026-03-02') =>
    `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${slugs
      .map(
        (slug) =>
          `<url><loc>${site}/${slug}</loc><lastmod>${day}</lastmod><news:news><news:title>China and Taliban officials discuss ${slug}</news:title></news:news></url>`,
      )
      .join('')}</urlset>`;
  const names = Array.from({ length: 9 }, (_, index) => `/part-${index + 1}.xml`);
  const index = `<sitemapindex>${names.map((name) => `<sitemap><loc>${site}${name}</loc></sitemap>`).join('')}</sitemapindex>`;

  test('is read by its numbers, the others in turns, and an archive tells nothing', async () => {
    const asked = new Map<string, number>();
    const { world, courier } = await begin({ kind: 'sitemap' }, () => ({ text: index }));
    for (const name of names) {
      courier.answer(name, () => {
        asked.set(name, (asked.get(name) ?? 0) + 1);
        return { text: archive([`of${name.slice(1, -4)}`], '').replaceAll('<lastmod></lastmod>', '') };
      });
    }
    await world.run(6 * 15);
    expect([...asked.keys()].toSorted()).toEqual(names);
    expect(asked.get('/part-9.xml')).toBe(6);
    courier.publish(storyOn('a mine', { publishedAt: '2026-03-02T10:05:00Z' }));
    courier.answer('/part-2.xml', () => ({ text: archive(['a-mine']) }));
    await world.run(6 * 15);
    expect(await world.titles()).toEqual(['New in Courier: "China and Taliban officials discuss a mine"']);
  });
});

describe('trouble', () => {
  test('is told once, although the check that met it is tried again later', async () => {
    const { world, courier } = await begin();
    courier.answer('/feed.xml', () => http(403));
    await world.run(15);
    world.now += 15 * 60_000;
    const { putHost } = world.dependencies.corpus;
    Object.assign(world.dependencies.corpus, {
      putHost: async () => {
        Object.assign(world.dependencies.corpus, { putHost });
        world.now += 30_000;
        throw new Error('storage is away');
      },
    });
    await world.tick();
    expect((await world.alerts()).map(({ health }) => health?.state)).toEqual(['blocked']);
  });
});

describe('a page that is watched for itself', () => {
  test('is never quiet, and its edits are told', async () => {
    let story = { ...before, headline: 'China and the Taliban: where they stand' };
    const world = makeWorld(
      watchlistOf([{ id: 'stand', name: 'Stand', url: `${site}/stand`, kind: 'article', quietAfter: '1d' }]),
      start,
    );
    world.web.set(`${site}/robots.txt`, () => http(404));
    world.web.set(`${site}/stand`, () => ({ text: articlePage(story) }));
    await world.tick();
    await world.run(26 * 60);
    expect(await world.titles()).toEqual([]);
    story = { ...story, headline: 'China and the Taliban: where they stood' };
    await world.run(3 * 60);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['edit']);
    world.now += 60 * 24 * 3_600_000;
    await world.run(30);
    story = { ...story, headline: 'China and the Taliban: where they will stand' };
    await world.run(30);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['edit', 'edit']);
  });

  test('that can not be read is its trouble', async () => {
    const world = makeWorld(
      watchlistOf([{ id: 'stand', name: 'Stand', url: `${site}/stand`, kind: 'article' }]),
      start,
    );
    world.web.set(`${site}/robots.txt`, () => http(404));
    world.web.set(`${site}/stand`, () => http(403));
    await world.tick();
    await world.run(120);
    expect((await world.alerts()).map(({ health }) => health?.state)).toEqual(['blocked']);
  });
});

describe('a listing that only shuffles', () => {
  test('is no reason to write', async () => {
    const { world, courier } = await begin();
    courier.publish(storyOn('a mine'), storyOn('a tunnel'));
    await world.run(30);
    let asked = 0;
    courier.answer('/feed.xml', () => ({
      text: rssFeed(site, asked++ % 2 === 0 ? courier.stories : courier.stories.toReversed()),
    }));
    const writes = world.store.operations.put;
    await world.run(60);
    expect(world.store.operations.put - writes).toBe(4); // the heartbeats
  });
});
