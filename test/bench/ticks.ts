import { rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
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
export async function countQuietTick(sources: number): Promise<TickCount> {
  const hosts = Array.from({ length: sources }, (_, index) => `outlet-${index}.example`);
  const world = makeWorld(
    watchlistOf(hosts.map((host, index) => ({ id: `outlet-${index}`, url: `https://${host}/feed.xml` }))),
    START,
  );
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
  return count(world, sources);
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
