import { rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
import { openLongStore } from './long-store.ts';
import { http, makeWorld, type World } from '../fakes/world.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

type TickCount = {
  readonly sources: number;
  readonly requests: number;
  readonly messages: number;
  readonly kvReads: number;
  readonly kvKeysRead: number;
  readonly kvLists: number;
  readonly kvWrites: number;
  /** Of them, the heartbeat. */
  readonly heartbeats: number;
};

const old = (host: string): Story => ({
  slug: 'notice',
  headline: `Weather report of ${host}`,
  paragraphs: [],
  publishedAt: '2026-03-02T08:00:00Z',
});

/**
 * One tick over so many sources, a host each, in which nothing is new: half answer 304, half answer 200 with another
 * lastBuildDate and no validators. What it costs is what a quiet day costs.
 */
export const countQuietTick = async (sources: number): Promise<TickCount> =>
  count(await openQuiet(sources, 'counting'), sources);

/** Sources past their first looks, with nothing new from then on. */
async function openQuiet(sources: number, storage: 'counting' | 'fast'): Promise<World> {
  const hosts = Array.from({ length: sources }, (_, index) => `outlet-${index}.example`);
  const watched = watchlistOf(
    hosts.map((host, index) => ({ id: `outlet-${index}`, url: `https://${host}/feed.xml` })),
  );
  const world = makeWorld(watched, START);
  if (storage === 'fast') {
    const never = () => false;
    Object.assign(
      world.store,
      openLongStore(() => world.now, never),
    );
    await world.store.put('watchlist', JSON.stringify(watched));
  }
  let build = 0;
  for (const [index, host] of hosts.entries()) {
    const feed = rssFeed(`https://${host}`, [old(host)]);
    world.web.set(`https://${host}/robots.txt`, () => http(404));
    world.web.set(`https://${host}/feed.xml`, () =>
      index % 2 === 0
        ? { text: feed, etag: '"1"' }
        : { text: feed.replace('<item>', `<lastBuildDate>${build++}</lastBuildDate><item>`) },
    );
  }
  await world.run(30);
  return world;
}

async function count(world: World, sources: number): Promise<TickCount> {
  const before = { ...world.store.operations };
  const [puts, requests] = [world.store.puts.length, world.requests.length];
  let messages = 0;
  const { checks, desk } = world.dependencies.queues;
  Object.assign(world.dependencies.queues, {
    checks: async (sent: Parameters<typeof checks>[0]) => {
      messages += sent.length;
      await checks(sent);
    },
    desk: async (sent: Parameters<typeof desk>[0]) => {
      messages += sent.length;
      await desk(sent);
    },
  });
  await world.run(15);
  const after = world.store.operations;
  return {
    sources,
    requests: world.requests.length - requests,
    messages,
    kvReads: after.get - before.get,
    kvKeysRead: after.keysRead - before.keysRead,
    kvLists: after.list - before.list,
    kvWrites: after.put - before.put,
    heartbeats: world.store.puts.slice(puts).filter((key) => key === 'heartbeat').length,
  };
}

const SIZES = [100, 1_000, 10_000] as const;
const ROUNDS = 7;

/**
 * Prints the CPU of a quiet tick for each source, by how many there are. The sizes take turns, so that a busy machine is busy for all of
 * them, and small ones are played as often as it takes to see as many sources.
 */
export async function measureSources(): Promise<void> {
  const worlds = new Map<number, World>();
  for (const size of SIZES) worlds.set(size, await openQuiet(size, 'fast'));
  const costs = SIZES.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, size] of SIZES.entries()) {
      const world = worlds.get(size);
      const ticks = Math.max(1, 2_000 / size);
      const before = process.cpuUsage();
      for (let nth = 0; nth < ticks; nth += 1) await world?.run(15);
      const { user, system } = process.cpuUsage(before);
      costs[at]?.push((user + system) / 1_000 / ticks / size);
    }
  }
  const rows = SIZES.map((sources, at) => {
    const sorted = (costs[at] ?? []).toSorted((a, b) => a - b);
    const [least = 0, middle = 0, most = 0] = [sorted[0], sorted[Math.floor(ROUNDS / 2)], sorted.at(-1)];
    return { sources, 'CPU a source, ms': middle, least, most };
  });
  console.log('\nA tick in which nothing is new, a host each: CPU for each source');
  console.table(rows.map((row) => mapNumbers(row)));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return;
  const ratio = last['CPU a source, ms'] / first['CPU a source, ms'];
  const exponent = 1 + Math.log(ratio) / Math.log(last.sources / first.sources);
  console.log(
    `A source among ${last.sources} costs ${ratio.toFixed(2)} times one among ${first.sources}; exponent of the whole tick ${exponent.toFixed(2)} (1 is linear).`,
  );
}

const mapNumbers = (row: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Math.round(value * 100) / 100]));
