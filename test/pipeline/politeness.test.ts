import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { articlePage, paragraphsOn, rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
import { http, makeWorld, type Page } from '../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';
const story: Story = {
  slug: 'mine',
  headline: 'China and Taliban officials discuss a mine',
  paragraphs: paragraphsOn('a mine'),
  publishedAt: '2026-03-02T09:05:00Z',
};

function begin(pages: Record<string, () => Page> = {}) {
  const world = makeWorld(
    watchlistOf([{ id: 'courier', name: 'Courier', url: `${site}/feed.xml`, quietAfter: '1d' }]),
    start,
  );
  const all = {
    '/robots.txt': () => http(404),
    '/feed.xml': () => ({ text: rssFeed(site, [story]) }),
    '/mine': () => ({ text: articlePage(story) }),
    ...pages,
  };
  for (const [path, page] of Object.entries(all)) world.web.set(site + path, page);
  const asked = (path: string) => world.requests.filter(({ url }) => url === site + path).length;
  return { world, asked };
}

describe('robots.txt', () => {
  test('is read once for many ticks', async () => {
    const { world, asked } = begin();
    await world.tick();
    await world.run(120);
    expect(asked('/robots.txt')).toBe(1);
  });

  test('keeps an article that it disallows unread: its listing stands in', async () => {
    const { world, asked } = begin({ '/robots.txt': () => ({ text: 'User-agent: *\nDisallow: /mine' }) });
    await world.tick();
    expect(asked('/mine')).toBe(0);
    const [row] = await world.suppressed();
    expect(row).toMatchObject({ rule: 'before-you-started', title: story.headline });
  });

  test('that fails allows nothing, and the source fails as it failed there', async () => {
    const { world, asked } = begin({ '/robots.txt': () => http(503) });
    await world.tick();
    await world.run(60);
    expect(asked('/feed.xml')).toBe(0);
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    expect(record?.sources['courier']?.lastFailure).toMatchObject({ code: 'http-503', text: 'HTTP 503' });
  });

  test('that names a delay makes the host wait it between two requests', async () => {
    const { world } = begin({ '/robots.txt': () => ({ text: 'User-agent: *\nCrawl-delay: 7' }) });
    const slept: number[] = [];
    Object.assign(world.dependencies, { sleep: async (ms: number) => void slept.push(ms) });
    await world.tick();
    expect(slept).toEqual([7_000, 7_000]);
  });
});

describe('a host that asks for patience', () => {
  test('is left alone for the time it named', async () => {
    let answer: Page = { failure: { code: 'http', status: 429, retryAfterSeconds: 3_000 } };
    const { world, asked } = begin({ '/feed.xml': () => answer });
    await world.tick();
    answer = { text: rssFeed(site, [story]) };
    await world.run(45);
    expect(asked('/feed.xml')).toBe(1);
    await world.run(15);
    expect(asked('/feed.xml')).toBe(2);
  });
});

describe('a failing source', () => {
  test('is told at the second failure, asked less and less often, and told when it is back', async () => {
    let answer: Page = http(403);
    const { world, asked } = begin({ '/feed.xml': () => answer });
    await world.tick();
    expect(await world.titles()).toEqual([]);
    await world.run(24 * 60);
    expect(asked('/feed.xml')).toBeLessThan(12);
    const [told, ...more] = await world.alerts();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ kind: 'health', health: { state: 'blocked', error: { code: 'http-403' } } });
    answer = { text: rssFeed(site, [story]) };
    await world.run(24 * 60);
    expect((await world.alerts()).map(({ health }) => health?.state)).toContain('recovered');
  });

  test('stops no other source of its host', async () => {
    const { world } = begin({ '/feed.xml': () => http(500) });
    await world.dependencies.corpus.putWatchlist(
      watchlistOf([
        { id: 'courier', url: `${site}/feed.xml` },
        { id: 'second', url: `${site}/second.xml` },
      ]),
    );
    world.web.set(`${site}/second.xml`, () => ({ text: rssFeed(site, [story]) }));
    await world.tick();
    expect((await world.suppressed()).map(({ source }) => source)).toEqual(['second']);
  });

  test('is told as quiet when its newest entry is too old, and our own outage is not its silence', async () => {
    const { world } = begin();
    await world.tick();
    world.now += 3 * 24 * 60 * MINUTE_MS;
    await world.tick();
    expect(await world.titles()).toEqual([]);
    await world.run(26 * 60);
    expect((await world.titles()).map((title) => title.replace(/ since .*/u, ''))).toEqual([
      'Courier quiet: nothing new',
    ]);
  });
});

describe('what is asked for again', () => {
  test('carries the validators it was answered with', async () => {
    const { world } = begin({ '/feed.xml': () => ({ text: rssFeed(site, [story]), etag: '"a"' }) });
    await world.tick();
    await world.run(15);
    const feeds = world.requests.filter(({ url }) => url === `${site}/feed.xml`);
    expect(feeds.map(({ validators }) => validators?.etag ?? null)).toEqual([null, '"a"']);
  });

  test('is an article by its age: every tick at first, hourly after three hours', async () => {
    const { world, asked } = begin();
    await world.tick();
    await world.run(180);
    const young = asked('/mine');
    expect(young).toBeGreaterThanOrEqual(12);
    await world.run(4 * 60);
    expect(asked('/mine') - young).toBe(4);
  });
});

describe('an article that lives on another host', () => {
  test('is checked by the check of its own host', async () => {
    const { world } = begin({
      '/feed.xml': () => ({ text: rssFeed('https://www.courier.example', [story]) }),
    });
    world.web.set('https://www.courier.example/mine', () => ({ text: articlePage(story) }));
    world.web.set('https://www.courier.example/robots.txt', () => http(404));
    await world.tick();
    expect((await world.suppressed()).map(({ rule, title }) => [rule, title])).toEqual([
      ['before-you-started', story.headline],
    ]);
    const [record] = await world.dependencies.corpus.getHosts(['www.courier.example']);
    expect(Object.keys(record?.articles ?? {}).length).toBe(1);
  });
});
