import { describe, expect, test } from 'vitest';
import type { CheckMessage, ForwardedEntry, VisitMessage } from '../../../src/core/model/index.ts';
import { DAY_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { checksOf, packVisits } from '../../../src/core/tracking/visits.ts';
import { watchlistName } from '../../../src/core/watchlist/current.ts';
import { buryVisit, visitHosts } from '../../../src/pipeline/check/visit.ts';
import { consume } from '../../../src/pipeline/consume.ts';
import { watchlistOf } from '../../fakes/outlet.ts';
import { serveOutlet, storyOn } from '../../fakes/serve.ts';
import { makeWorld, type World } from '../../fakes/world.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const ids = ['amu', 'beacon', 'courier'];
const siteOf = (id: string) => `https://${id}.example`;
const hostOf = (id: string) => `${id}.example`;

/** Outlets past their baselines. */
async function begin(every = '15m', outlets = ids) {
  const world = makeWorld(
    watchlistOf(outlets.map((id) => ({ id, name: id, url: `${siteOf(id)}/feed.xml`, every }))),
    start,
  );
  const served = new Map(
    outlets.map((id) => [
      id,
      serveOutlet(world, siteOf(id), [
        storyOn(`the old road of ${id}`, { publishedAt: '2026-03-01T08:00:00Z' }),
      ]),
    ]),
  );
  await world.tick();
  return { world, served };
}

const check = (world: World, id: string, change: Partial<CheckMessage> = {}): CheckMessage => ({
  kind: 'check',
  clock: { tick: world.now, sentAt: world.now },
  after: world.now - DAY_MS,
  outages: [],
  forced: false,
  host: hostOf(id),
  sources: [id],
  entries: [],
  ...change,
});

/** Lets a tick fail, as the cron does. */
function tolerant(world: World) {
  const { tick } = world;
  world.tick = () => tick().catch(() => {});
}

const asked = (world: World, id: string) =>
  world.requests.filter(({ url }) => url === `${siteOf(id)}/feed.xml`).length;
const healthOf = async (world: World) =>
  Promise.all(
    ids.map(async (id) => {
      const [record] = await world.dependencies.corpus.getHosts([hostOf(id)]);
      const { health = null, failures = null } = record?.sources[id] ?? {};
      return { health, failures, backOff: record?.backOff };
    }),
  );
const well = ids.map(() => ({ health: 'ok', failures: 0, backOff: null }));

describe.each(['writes', 'all'] as const)('storage that refuses %s for eight hours', (refused) => {
  test('counts nothing against a source, leaves no letter, and is over one period after it', async () => {
    const { world, served } = await begin();
    tolerant(world);
    await world.run(15);
    world.store.refuses = (operation) => refused === 'all' || operation === 'put' || operation === 'delete';
    for (const [id, outlet] of served)
      outlet.publish(storyOn(`a mine near ${id}`, { publishedAt: iso(world.now) }));
    await world.run(8 * 60);
    world.store.refuses = null;
    const before = ids.map((id) => asked(world, id));
    await world.run(15);
    expect(ids.map((id, index) => asked(world, id) > (before[index] ?? 0))).toEqual([true, true, true]);
    await world.run(30);
    expect(await healthOf(world)).toEqual(well);
    expect(await world.dependencies.corpus.listDead()).toEqual([]);
    expect((await world.alerts()).map(({ kind }) => kind)).toEqual(['new', 'new', 'new']);
  });
});

describe('a check that comes late', () => {
  test.each([
    ['15m', 14, 1],
    ['15m', 16, 0],
    ['1h', 16, 1],
    ['1d', 16, 1],
    ['1d', 23 * 60, 1],
    ['1d', 25 * 60, 0],
  ])('of a source of every %s, by %i minutes, asks %i times', async (every, minutes, times) => {
    const { world } = await begin(every);
    const before = asked(world, 'amu');
    const late = check(world, 'amu', {
      periodMs: every === '15m' ? 15 * MINUTE_MS : every === '1h' ? 60 * MINUTE_MS : DAY_MS,
    });
    world.now += minutes * MINUTE_MS;
    await visitHosts(world.dependencies, packVisits([late])[0]!);
    expect(asked(world, 'amu') - before).toBe(times);
  });
});

describe('a visit', () => {
  test('looks at its hosts one after another, and reads what it needs of all at once', async () => {
    const { world } = await begin();
    world.now += 15 * MINUTE_MS;
    const [visit] = packVisits(ids.map((id) => check(world, id)));
    const name = watchlistName(await world.dependencies.corpus.readWatchlist());
    const reads = async (watchlist: string | undefined) => {
      const before = { ...world.store.operations };
      await visitHosts(world.dependencies, { ...visit!, ...(watchlist === undefined ? {} : { watchlist }) });
      const { get, keysRead } = world.store.operations;
      return [get - before.get, keysRead - before.keysRead];
    };
    expect(await reads(undefined)).toEqual([2, 4]);
    expect(await reads(name)).toEqual([1, 3]);
    expect(await reads('another')).toEqual([2, 4]);
    world.now += 15 * MINUTE_MS;
    expect(visit?.clock.sentAt).toBe(world.now - 15 * MINUTE_MS);
    expect(await reads(name)).toEqual([2, 4]);
  });

  test('of a tick goes by the watchlist that the tick named, and by what is stored where it knows that one no longer', async () => {
    const { world } = await begin();
    const { corpus, queues } = world.dependencies;
    const { checks } = queues;
    const sent: VisitMessage[] = [];
    Object.assign(queues, {
      checks: async (visits: VisitMessage[]) => {
        sent.push(...visits);
        await checks(visits);
      },
    });
    const before = asked(world, 'courier');
    await world.run(15);
    expect(sent.map(({ watchlist }) => watchlist)).toEqual([watchlistName(await corpus.readWatchlist())]);
    const others = watchlistOf(['amu', 'beacon'].map((id) => ({ id, url: `${siteOf(id)}/feed.xml` })));
    await corpus.putWatchlist(others);
    watchlistName(JSON.stringify(others));
    await visitHosts(world.dependencies, sent[0]!);
    expect(asked(world, 'courier') - before).toBe(1);
    await world.run(15);
    expect([asked(world, 'courier') - before, asked(world, 'beacon') - before]).toEqual([1, 3]);
  });

  test('sends a host alone again whose storage failed, and the others are done', async () => {
    const { world, served } = await begin();
    world.now += 15 * MINUTE_MS;
    served.get('beacon')?.publish(storyOn('a mine'));
    world.store.failPutAt = world.store.operations.put;
    const sent: unknown[] = [];
    Object.assign(world.dependencies.queues, {
      checks: async (...given: unknown[]) => void sent.push(given),
    });
    const checks = ids.map((id) => check(world, id));
    await visitHosts(world.dependencies, packVisits(checks)[0]!);
    expect(sent).toEqual([[packVisits([check(world, 'beacon')]), 60]]);
  });

  test('ends before its requests do, and what is left is done soon, with nothing held against a source', async () => {
    const many = ['amu', 'beacon', 'courier', 'dispatch', 'echo'];
    const world = makeWorld(
      watchlistOf(many.map((id) => ({ id, name: id, url: `${siteOf(id)}/feed.xml` }))),
      start,
    );
    for (const id of many) {
      const stories = Array.from({ length: 80 }, (_, index) =>
        storyOn(`matter ${index} of ${id}`, { publishedAt: '2026-03-02T08:00:00Z' }),
      );
      serveOutlet(world, siteOf(id), stories);
    }
    let [most, requests] = [0, 0];
    const { checks } = world.dependencies.queues;
    Object.assign(world.dependencies.queues, { checks });
    const original = world.dependencies.fetch.get;
    Object.assign(world.dependencies.fetch, {
      get: (request: Parameters<typeof original>[0]) => {
        requests = 50 - (request.budget?.requestsLeft() ?? 0) + 1;
        most = Math.max(most, requests);
        return original(request);
      },
    });
    await world.tick();
    await world.run(30);
    expect(most).toBeLessThanOrEqual(50);
    const records = await world.dependencies.corpus.getHosts(many.map(hostOf));
    const read = records.map(
      ({ articles }) => Object.values(articles).filter(({ version }) => version !== null).length,
    );
    expect(read).toEqual([80, 80, 80, 80, 80]);
    expect(records.map(({ host, sources }) => sources[host.split('.')[0]!]?.failures)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });
});

describe('a check that was killed', () => {
  const found: ForwardedEntry = {
    source: 'amu',
    baseline: false,
    sourceAddedAt: iso(start),
    crowd: null,
    entry: {
      url: 'https://beacon.example/x',
      title: 'China and Taliban officials meet',
      summary: '',
      publishedAt: null,
      guid: null,
    },
  };
  const batchOf = (body: unknown, attempts: number, queue = 'readout-checks') => {
    const acked: string[] = [];
    const message = {
      id: 'm1',
      body,
      attempts,
      timestamp: new Date(),
      ack: () => void acked.push('m1'),
      retry: () => {},
    };
    return { acked, batch: { queue, messages: [message] } as unknown as MessageBatch };
  };

  test('with others is sent again, each host alone', async () => {
    const { world } = await begin();
    const [visit] = packVisits(ids.map((id) => check(world, id)));
    const { acked, batch } = batchOf(visit, 2);
    await consume(world.dependencies, batch);
    expect(acked).toEqual(['m1']);
    expect(world.sent.checks.map(checksOf)).toEqual(ids.map((id) => [check(world, id)]));
  });

  test('alone counts once against its sources, and no letter is kept', async () => {
    const { world } = await begin();
    const { batch } = batchOf(packVisits([check(world, 'beacon')])[0], 1, 'readout-dead');
    await consume(world.dependencies, batch);
    expect(await healthOf(world)).toEqual(well.with(1, { health: 'ok', failures: 1, backOff: null }));
    expect(await world.dependencies.corpus.listDead()).toEqual([]);
  });

  test('for the second time in a row makes its host rest', async () => {
    const { world } = await begin();
    for (let nth = 0; nth < 2; nth += 1) {
      await consume(
        world.dependencies,
        batchOf(packVisits([check(world, 'beacon')])[0], 1, 'readout-dead').batch,
      );
      world.now += 15 * MINUTE_MS;
    }
    const [beacon] = await world.dependencies.corpus.getHosts(['beacon.example']);
    expect([beacon?.sources['beacon']?.failures, beacon?.backOff?.seconds]).toEqual([2, 3_600]);
  });

  test('and is older than its period counts nothing', async () => {
    const { world } = await begin();
    const [visit] = packVisits([check(world, 'beacon')]);
    world.now += 16 * MINUTE_MS;
    expect(await buryVisit(world.dependencies, visit!)).toBeNull();
    expect(await healthOf(world)).toEqual(well);
  });

  test('with entries of another listing is kept, and repeated by itself', async () => {
    const { world } = await begin();
    const { batch } = batchOf(
      packVisits([check(world, 'beacon', { sources: [], entries: [found] })])[0],
      1,
      'readout-dead',
    );
    await consume(world.dependencies, batch);
    expect((await world.dependencies.corpus.listDead()).length).toBe(1);
    await world.run(60);
    expect(await world.dependencies.corpus.listDead()).toEqual([]);
    expect(world.requests.some(({ url }) => url === found.entry.url)).toBe(true);
  });

  test('as an earlier version sent it is read', async () => {
    const { world } = await begin();
    world.now += 15 * MINUTE_MS;
    const before = asked(world, 'amu');
    const { acked, batch } = batchOf(check(world, 'amu'), 1);
    await consume(world.dependencies, batch);
    expect([acked, asked(world, 'amu') - before]).toEqual([['m1'], 1]);
  });
});

test("a check that another host's listing sent on waits for the first look at its host's own sources", async () => {
  const world = makeWorld(
    watchlistOf([
      { id: 'hub', name: 'Hub', url: 'https://hub.example/feed.xml' },
      { id: 'amu', name: 'amu', url: `${siteOf('amu')}/feed.xml` },
    ]),
    start,
    60_000,
  );
  const outlet = serveOutlet(world, siteOf('amu'), [
    storyOn('the old road', { publishedAt: '2026-03-01T08:00:00Z' }),
  ]);
  serveOutlet(world, 'https://hub.example', outlet.stories, siteOf('amu'));
  await world.tick();
  world.now += 10 * MINUTE_MS;
  outlet.publish(storyOn('a mine', { publishedAt: iso(world.now) }));
  await world.run(30);
  expect(await world.titles()).toEqual(['New in amu: "China and Taliban officials discuss a mine"']);
});
