import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { checksOf } from '../../src/core/tracking/visits.ts';
import { tick } from '../../src/pipeline/tick.ts';
import { rssFeed, watchlistOf } from '../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../fakes/serve.ts';
import { makeWorld } from '../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const watchlist = watchlistOf([
  { id: 'amu', url: 'https://one.example/a.xml' },
  { id: 'beacon', url: 'https://one.example/b.xml' },
  { id: 'courier', url: 'https://two.example/c.xml', every: '1h' },
  { id: 'dispatch', url: 'https://three.example/d.xml', paused: true },
]);

function begin() {
  const world = makeWorld(watchlist, start);
  const fire = async (time: number) => {
    world.sent.checks.length = 0;
    await tick(world.dependencies, time);
    return world.sent.checks.flatMap(checksOf).map(({ host, sources }) => ({ host, sources }));
  };
  return { world, fire };
}

describe('a tick', () => {
  test('sends one message for each host with what is due there', async () => {
    const { fire } = begin();
    expect(await fire(start)).toEqual([
      { host: 'one.example', sources: ['amu', 'beacon'] },
      { host: 'two.example', sources: ['courier'] },
    ]);
  });

  test('sends an hourly source once in four ticks', async () => {
    const { fire } = begin();
    await fire(start);
    const hosts: string[] = [];
    for (let nth = 1; nth <= 8; nth += 1) {
      hosts.push(...(await fire(start + nth * 15 * MINUTE_MS)).map(({ host }) => host));
    }
    expect(hosts.filter((host) => host === 'two.example').length).toBe(2);
    expect(hosts.filter((host) => host === 'one.example').length).toBe(8);
  });

  test('that is fired again sends the same again', async () => {
    const { fire } = begin();
    await fire(start);
    const first = await fire(start + 15 * MINUTE_MS);
    expect(await fire(start + 15 * MINUTE_MS)).toEqual(first);
  });

  test('tells the deliveries of each hour that begins, with the day that ends there', async () => {
    const { world, fire } = begin();
    await fire(start - 15 * MINUTE_MS);
    expect(world.hours).toEqual([]);
    await fire(start);
    const hour = {
      kind: 'digest',
      clock: { tick: start, sentAt: start },
      hour: 9,
      period: { day: '2026-03-02', from: '2026-03-01T09:00:00.000Z', until: '2026-03-02T09:00:00.000Z' },
    };
    expect(world.hours).toEqual([hour]);
    await fire(start);
    expect(world.hours).toEqual([hour, hour]);
    await fire(start + 15 * MINUTE_MS);
    expect(world.hours).toHaveLength(2);
  });

  test('remembers our own outage', async () => {
    const { world, fire } = begin();
    await fire(start);
    await fire(start + 15 * MINUTE_MS);
    await fire(start + 135 * MINUTE_MS);
    const { heartbeat } = await world.dependencies.corpus.readTick();
    expect(heartbeat).toEqual({
      previous: start + 15 * MINUTE_MS,
      last: start + 135 * MINUTE_MS,
      wall: start,
      outages: [{ from: start + 15 * MINUTE_MS, until: start + 135 * MINUTE_MS }],
    });
  });

  test('sends nothing after a failed one while storage takes no writes, and all that was due once it does', async () => {
    const { world, fire } = begin();
    await fire(start);
    world.store.refuses = (operation) => operation === 'put';
    await expect(fire(start + 15 * MINUTE_MS)).rejects.toThrow('storage is away');
    await expect(fire(start + 30 * MINUTE_MS)).rejects.toThrow('storage is away');
    expect(world.sent.checks).toEqual([]);
    world.store.refuses = null;
    expect((await fire(start + 45 * MINUTE_MS)).map(({ host }) => host)).toContain('one.example');
  });

  test('checks nothing while the stored watchlist cannot be read, and all that was due once it can', async () => {
    const { world, fire } = begin();
    await fire(start);
    const { watchlist } = await world.dependencies.corpus.readTick();
    await world.store.put('watchlist', '{"schema": 1, "tit');
    await expect(fire(start + 15 * MINUTE_MS)).rejects.toThrow('the stored watchlist cannot be read');
    expect(world.sent.checks).toEqual([]);
    await world.dependencies.corpus.putWatchlist(JSON.parse(watchlist ?? ''));
    expect((await fire(start + 30 * MINUTE_MS)).map(({ host }) => host)).toContain('one.example');
  });

  test('whose heartbeat is not written is made good by the next one', async () => {
    const { world, fire } = begin();
    await fire(start);
    world.store.failPutAt = world.store.operations.put;
    await expect(fire(start + 15 * MINUTE_MS)).rejects.toThrow('storage is away');
    expect((await fire(start + 30 * MINUTE_MS)).map(({ host }) => host)).toContain('one.example');
  });
});

test('a tick says that nothing could be read before it, and no longer once something was', async () => {
  const world = makeWorld(watchlist, start);
  const said = async () => (await world.dependencies.corpus.readTick()).heartbeat;
  const blind = async () => (await said())?.blind;
  await world.tick();
  expect([await blind(), (await said())?.reading]).toEqual([undefined, undefined]);
  await world.run(15);
  expect(await blind()).toBe(true);
  const { looked = 0, failing } = (await said())?.reading ?? {};
  expect([looked > 0, failing]).toEqual([true, looked]);
  serveOutlet(world, 'https://one.example', []);
  world.web.set('https://one.example/b.xml', () => ({
    text: rssFeed('https://one.example', [storyOn('a mine')]),
  }));
  await world.run(75);
  expect(await blind()).toBeUndefined();
  expect((await said())?.reading?.failing).toBeLessThan(looked);
});
