/** What a day costs on Cloudflare, by playing its ticks over a store, queues and a web that count. */
import { readAlertQuery } from '../../src/core/alerts/filter.ts';
import type { DeliveryMessage, DeskMessage, VisitMessage } from '../../src/core/model/index.ts';
import { DAY_MS, iso, MINUTE_MS, TICK_MS } from '../../src/core/model/time.ts';
import { bundledWatchlist } from '../../src/core/watchlist/current.ts';
import { openFetch } from '../../src/io/fetch/fetch.ts';
import { openResolve } from '../../src/io/fetch/resolve-name.ts';
import { visitHosts } from '../../src/pipeline/check/visit.ts';
import { deliver } from '../../src/pipeline/deliver/deliver.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { tick } from '../../src/pipeline/tick.ts';
import { openContext, readAlerts } from '../../src/serve/context.ts';
import { articlePage, paragraphsOn, rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
import { subscriptionTo } from '../fakes/post-office.ts';
import { makeWorld } from '../fakes/world.ts';

const START = Date.parse('2026-03-02T00:00:00Z');
const TICKS_A_DAY = DAY_MS / TICK_MS;
/** A delivered message is written, read and deleted; each further hand-out is another read. */
const OPERATIONS_A_MESSAGE = 3;

/** What a plan counts, in a day or, for the last three, in the largest invocation. */
type Usage = {
  queue: number;
  writes: number;
  lists: number;
  /** By key: a bulk read of a hundred keys is billed as a hundred. */
  reads: number;
  deletes: number;
  requests: number;
  invocations: number;
  mostRequests: number;
  mostOperations: number;
};
const none: Usage = {
  queue: 0,
  writes: 0,
  lists: 0,
  reads: 0,
  deletes: 0,
  requests: 0,
  invocations: 0,
  mostRequests: 0,
  mostOperations: 0,
};
const FREE: Partial<Usage> = {
  queue: 10_000,
  writes: 1_000,
  lists: 1_000,
  reads: 100_000,
  deletes: 1_000,
  invocations: 100_000,
  mostRequests: 50,
  mostOperations: 1_000,
};

type PlanCase = {
  readonly sources: number | 'bundled';
  readonly articles: number;
  readonly webhooks: number;
  readonly readers: number;
  /** Ticks that are played of the day; what they cost is multiplied. */
  readonly ticks: number;
};

/** Plays a first tick that is not counted, and then as many as asked for. @returns what a day costs */
async function countDay(given: PlanCase): Promise<Usage> {
  const day = await openDay(given);
  await day.play(0);
  Object.assign(day.usage, none);
  for (let nth = 1; nth <= given.ticks; nth += 1) {
    day.publish(
      Math.floor((given.articles * nth) / TICKS_A_DAY) -
        Math.floor((given.articles * (nth - 1)) / TICKS_A_DAY),
    );
    await day.play(nth);
  }
  const factor = TICKS_A_DAY / given.ticks;
  const { mostRequests, mostOperations, ...sums } = day.usage;
  const whole = Object.entries(sums).map(([name, sum]) => [name, Math.round(sum * factor)]);
  return { ...none, ...Object.fromEntries(whole), mostRequests, mostOperations };
}

async function openDay({ sources, webhooks, readers }: PlanCase) {
  const watchlist = sources === 'bundled' ? bundledWatchlist() : watchlistOf(inventSources(sources));
  const world = makeWorld(watchlist, START);
  const usage: Usage = { ...none };
  const checks: VisitMessage[] = [];
  const sights: DeskMessage[] = [];
  const deliveries: DeliveryMessage[] = [];
  const send =
    <T>(queue: T[]) =>
    async (messages: readonly T[]) => {
      usage.queue += messages.length * OPERATIONS_A_MESSAGE;
      queue.push(...messages);
    };
  const web = openWeb(watchlist.sources, usage, () => world.now);
  const dependencies: Dependencies = {
    ...world.dependencies,
    fetch: web.fetch,
    queues: {
      ...world.dependencies.queues,
      checks: send(checks),
      desk: send(sights),
      deliveries: send(deliveries),
    },
  };
  for (let nth = 0; nth < webhooks; nth += 1)
    await dependencies.corpus.putSubscription(subscriptionTo(`https://hook-${nth}.example/hook`));
  const memory = newDeskMemory();
  const context = openContext(dependencies);

  /** Counts one invocation by what it leaves in the counters. */
  const invoke = async (work: () => Promise<unknown>): Promise<void> => {
    const before = { ...world.store.operations };
    const [sent, requests] = [usage.queue, usage.requests];
    await work();
    const { get, keysRead, list, put, delete: deleted } = world.store.operations;
    usage.invocations += 1;
    usage.reads += keysRead - before.keysRead;
    usage.lists += list - before.list;
    usage.writes += put - before.put;
    usage.deletes += deleted - before.delete;
    const operations = get - before.get + list - before.list + put - before.put + deleted - before.delete;
    usage.mostOperations = Math.max(
      usage.mostOperations,
      operations + (usage.queue - sent) / OPERATIONS_A_MESSAGE,
    );
    usage.mostRequests = Math.max(usage.mostRequests, usage.requests - requests);
  };
  const workQueues = async () => {
    for (let visit = checks.shift(); visit !== undefined; visit = checks.shift()) {
      const message = visit;
      await invoke(() => visitHosts(dependencies, message));
    }
    while (sights.length > 0) {
      await invoke(async () => {
        const batch = sights.splice(0, 100);
        const outcomes = await desk(dependencies, batch, memory);
        const later = batch.filter((_, index) => outcomes[index] === 'later');
        usage.queue += later.length;
        if (later.length > 0) world.now += MINUTE_MS;
        sights.push(...later);
      });
    }
    while (deliveries.length > 0) {
      await invoke(async () => {
        for (const message of deliveries.splice(0, 10)) await deliver(dependencies, message);
      });
    }
  };
  return {
    usage,
    publish: web.publish,
    async play(nth: number) {
      world.now = START + nth * TICK_MS;
      await invoke(() => tick(dependencies, world.now));
      while (checks.length + sights.length + deliveries.length > 0) await workQueues();
      for (let minute = 1; minute < TICK_MS / MINUTE_MS; minute += 1) {
        world.now = START + nth * TICK_MS + minute * MINUTE_MS;
        const query = readAlertQuery(new URLSearchParams());
        if (readers > 0 && query.ok) await invoke(() => readAlerts(context, query.value.query));
        for (let more = 1; more < readers; more += 1) usage.invocations += 1;
      }
    },
  };
}

const inventSources = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    id: `outlet-${nth}`,
    url: `https://outlet-${nth}.example/feed.xml`,
  }));

/** A web in which every listing is a feed that changes at each request, and every page is as long as an article. */
function openWeb(sources: readonly { readonly url: string }[], usage: Usage, wall: () => number) {
  const feeds = sources.map(({ url }) => url);
  const stories = new Map<string, Story[]>(feeds.map((url) => [url, []]));
  const pages = new Map<string, Story>();
  const count = () => {
    usage.requests += 1;
  };
  const answer: typeof fetch = async (input, init) => {
    count();
    const url = input instanceof Request ? input.url : String(input);
    if (init?.method === 'POST') return new Response(null, { status: 204 });
    const listed = stories.get(url);
    if (listed !== undefined) {
      const old: Story = {
        slug: 'old',
        headline: 'Weather report',
        paragraphs: [],
        publishedAt: iso(START - DAY_MS),
      };
      return new Response(rssFeed(new URL(url).origin, [...listed, old]), {
        headers: { 'content-type': 'application/rss+xml' },
      });
    }
    const story = pages.get(url);
    if (story === undefined) return new Response('no such page', { status: 404 });
    return new Response(articlePage(story), { headers: { 'content-type': 'text/html' } });
  };
  const ask = async () => {
    count();
    return { Status: 0, Answer: [{ type: 1, data: '93.184.216.34' }] };
  };
  let published = 0;
  return {
    fetch: openFetch({
      userAgent: 'Readout/plan',
      allowHosts: [],
      ownHost: null,
      resolve: openResolve(ask, wall),
      fetch: answer,
    }),
    publish(number: number) {
      for (let nth = 0; nth < number; nth += 1) {
        published += 1;
        const feed = feeds[(published * 7) % feeds.length] ?? '';
        const topic = `matter ${published}`;
        const story: Story = {
          slug: `matter-${published}`,
          headline: `China and Taliban officials discuss ${topic}`,
          paragraphs: paragraphsOn(topic),
          publishedAt: iso(wall()),
        };
        stories.get(feed)?.unshift(story);
        pages.set(`${new URL(feed).origin}/${story.slug}`, story);
      }
    },
  };
}

// --- prices ------------------------------------------------------------------------------------------

/** Of a month of the paid plan, in dollars; what is included is included once for all. CPU time is not counted. */
function monthlyDollars({ queue, writes, lists, reads, deletes, invocations }: Usage): number {
  const beyond = (aDay: number, included: number, aMillion: number) =>
    (Math.max(0, aDay * 30 - included) / 1e6) * aMillion;
  return (
    5 +
    beyond(queue, 1e6, 0.4) +
    beyond(reads, 10e6, 0.5) +
    beyond(writes, 1e6, 5) +
    beyond(lists, 1e6, 5) +
    beyond(deletes, 1e6, 5) +
    beyond(invocations, 10e6, 0.3)
  );
}

const rowOf = (usage: Usage) => ({
  ...usage,
  free: overFree(usage),
  dollars: monthlyDollars(usage).toFixed(2),
});

const overFree = (usage: Usage): string =>
  Object.entries(usage)
    .filter(([name, used]) => used > (FREE[name as keyof Usage] ?? Infinity))
    .map(([name]) => name)
    .join(', ') || 'fits';

const CASES: readonly PlanCase[] = [
  { sources: 10, articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY },
  { sources: 51, articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY },
  { sources: 'bundled', articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY },
  { sources: 100, articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY },
  { sources: 1_000, articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY / 6 },
  { sources: 10_000, articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY / 12 },
];

/** Prints what a day costs for watchlists of several sizes, and what each further webhook, article and reader adds. */
export async function measurePlan(): Promise<void> {
  const rows: Record<string, unknown> = {};
  for (const given of CASES) {
    const usage = await countDay(given);
    rows[`${given.sources}`] = rowOf(usage);
  }
  console.log(
    '\nA day: sources every 15 minutes on hosts of their own, 30 articles, 3 webhooks, a reader each minute.',
  );
  console.log(
    'Of 1,000 sources 16 ticks are played, of 10,000 eight, and the rest of the day is multiplied.',
  );
  console.table(rows);
  await measureFurther();
}

async function measureFurther(): Promise<void> {
  const base: PlanCase = { sources: 'bundled', articles: 30, webhooks: 3, readers: 1, ticks: TICKS_A_DAY };
  const usage = await countDay(base);
  const further = async (change: Partial<PlanCase>, by: number) => {
    const more = await countDay({ ...base, ...change });
    const of = (name: 'queue' | 'writes' | 'lists' | 'reads' | 'requests') =>
      ((more[name] - usage[name]) / by).toFixed(1);
    return {
      queue: of('queue'),
      writes: of('writes'),
      lists: of('lists'),
      reads: of('reads'),
      requests: of('requests'),
    };
  };
  console.log(
    '\nWhat each adds to a day of the bundled watchlist; a reader beside none, whatever the others ask within the same window:',
  );
  console.table({
    'a webhook': await further({ webhooks: 6 }, 3),
    'an article': await further({ articles: 60 }, 30),
    'a reader': await further({ readers: 0 }, -1),
  });
}
