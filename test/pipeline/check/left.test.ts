import { describe, expect, test } from 'vitest';
import { HOUR_MS, iso } from '../../../src/core/model/time.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type Page } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const site = 'https://courier.example';

/** An outlet with so many articles that are a day and a half old, so that each is due every three hours. */
async function begin(count: number, every = '15m') {
  const world = makeWorld(watchlistOf([{ id: 'courier', url: `${site}/feed.xml`, every }]), start);
  const stories = Array.from({ length: count }, (_, nth) =>
    storyOn(`matter ${nth}`, { publishedAt: iso(start - 36 * HOUR_MS) }),
  );
  const outlet = serveOutlet(world, site, stories);
  await world.tick();
  await world.run(60);
  /** Returns the paths of pages that were asked for meanwhile, in their order. */
  const askedWhile = async (work: () => Promise<unknown>) => {
    const before = world.requests.length;
    await work();
    return world.requests
      .slice(before)
      .map(({ url }) => url.slice(site.length))
      .filter((path) => path.startsWith('/matter-'));
  };
  return { world, outlet, askedWhile };
}

describe('the looks at the articles of a host', () => {
  test('come together where they are few', async () => {
    const { world, askedWhile } = await begin(12);
    const perTick: number[] = [];
    for (let nth = 0; nth < 12; nth += 1) perTick.push((await askedWhile(() => world.run(15))).length);
    expect(perTick.toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 11 }, () => 0), 12]);
  });

  test('are spread over the ticks where they are many, each still after three hours', async () => {
    const { world, askedWhile } = await begin(60);
    await world.run(180);
    const ticks: string[][] = [];
    for (let nth = 0; nth < 24; nth += 1) ticks.push(await askedWhile(() => world.run(15)));
    expect(Math.max(...ticks.map(({ length }) => length))).toBeLessThan(15);
    const [first, second] = [ticks.slice(0, 12), ticks.slice(12)].map((part) =>
      part.map((paths) => paths.toSorted()),
    );
    expect(second).toEqual(first);
    expect(new Set(first?.flat()).size).toBe(60);
  });
});

describe('what a host that asks to wait left unread', () => {
  const busy: Page = { failure: { code: 'http', status: 429, retryAfterSeconds: 1_200 } };

  test('comes first once it may be asked again, though it is not due then', async () => {
    const { world, outlet, askedWhile } = await begin(12);
    const good = new Map(world.web);
    let answered = 0;
    for (const { slug } of outlet.stories)
      world.web.set(`${site}/${slug}`, () => ((answered += 1) > 4 ? busy : good.get(`${site}/${slug}`)!()));
    let asked: string[] = [];
    while (asked.length === 0) asked = await askedWhile(() => world.run(15));
    expect(asked).toHaveLength(5);
    const [record] = await world.dependencies.corpus.getHosts(['courier.example']);
    expect(record?.left?.articles).toHaveLength(7);
    for (const { slug } of outlet.stories) world.web.set(`${site}/${slug}`, good.get(`${site}/${slug}`)!);
    expect(await askedWhile(() => world.run(15))).toEqual([]);
    const rest = await askedWhile(() => world.run(15));
    expect([...asked.slice(0, 4), ...rest].toSorted()).toEqual(
      outlet.stories
        .map(({ slug }) => `/${slug}`)
        .filter((path) => path !== asked[4])
        .toSorted(),
    );
    const [after] = await world.dependencies.corpus.getHosts(['courier.example']);
    expect([after?.left, after?.backOff]).toEqual([undefined, null]);
  });

  test('is its source too, which is read soon and not only when it is due again', async () => {
    const { world } = await begin(1, '6h');
    const asks = () => world.requests.filter(({ url }) => url === `${site}/feed.xml`).length;
    const { corpus } = world.dependencies;
    const [record] = await corpus.getHosts(['courier.example']);
    const backOff = { since: iso(world.now), seconds: 7 * 3_600, text: 'asked to wait' };
    await corpus.putHost({ ...record!, backOff });
    const before = asks();
    await world.run(6.75 * 60);
    expect(asks()).toBe(before);
    await world.run(30);
    expect(asks()).toBe(before + 1);
  });
});
