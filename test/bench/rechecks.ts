/**
 * How long the articles of a busy host go unseen, by their age: days of ticks over one host are played in virtual time, in which each
 * request takes as long as it does and each pause is waited for.
 */
import type { VisitMessage } from '../../src/core/model/index.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS, TICK_MS } from '../../src/core/model/time.ts';
import { TRACKED_MS } from '../../src/core/tracking/article-state.ts';
import { recheckPeriod } from '../../src/core/tracking/schedule.ts';
import { visitHosts } from '../../src/pipeline/check/visit.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { tick } from '../../src/pipeline/tick.ts';
import { articlePage, paragraphsOn, rssFeed, type Story, watchlistOf } from '../fakes/outlet.ts';
import { http, makeWorld, type Page, type World } from '../fakes/world.ts';
import { openLongStore } from './long-store.ts';

const START = Date.parse('2026-03-02T00:00:00Z');
const site = 'https://busy.example';
/** What a request and its answer take. */
const REQUEST_MS = 400;
/** A feed lists its newest items alone. */
const LISTED = 50;
/** A source may have so many new articles a day on the free plan: the host has as many sources as that needs. */
const A_DAY_EACH = 50;

type Busy = { readonly articles: number; readonly days: number; readonly plan: 'free' | 'paid' };

/** A host with feeds that list an article each so often, evenly over the day. Its pages never change. */
function openHost(world: World, { articles }: Busy) {
  const feeds = Array.from({ length: Math.ceil(articles / A_DAY_EACH) }, (_, nth): Story[] => {
    world.web.set(`${site}/feed-${nth}.xml`, () => ({
      text: rssFeed(site, feeds[nth]?.slice(0, LISTED) ?? []),
    }));
    return [];
  });
  world.web.set(`${site}/robots.txt`, () => http(404));
  const looks = new Map<string, { readonly born: number; readonly at: number[] }>();
  let published = 0;
  return {
    looks,
    publishUntil(now: number) {
      for (; published < ((now - START) / DAY_MS) * articles; published += 1) {
        const slug = `matter-${published}`;
        const headline = `China and Taliban officials discuss matter ${published}`;
        const story: Story = { slug, headline, paragraphs: paragraphsOn(slug), publishedAt: iso(now) };
        feeds[published % feeds.length]?.unshift(story);
        const seen = { born: now, at: [] as number[] };
        looks.set(slug, seen);
        const page: Page = { text: articlePage(story), etag: '"1"' };
        world.web.set(`${site}/${slug}`, () => {
          seen.at.push(world.now);
          return page;
        });
      }
    },
  };
}

/** Plays the ticks, and each message of the checks when it is due. */
async function play(
  world: World,
  dependencies: Dependencies,
  host: ReturnType<typeof openHost>,
  days: number,
) {
  const queue: { readonly message: VisitMessage; readonly at: number }[] = [];
  const memory = newDeskMemory();
  const { desk: sights } = world.sent;
  Object.assign(dependencies.queues, {
    checks: async (messages: readonly VisitMessage[], delaySeconds = 0) => {
      queue.push(...messages.map((message) => ({ message, at: world.now + delaySeconds * 1_000 })));
    },
  });
  for (let nth = 0; nth < (days * DAY_MS) / TICK_MS; nth += 1) {
    const due = START + nth * TICK_MS;
    world.now = Math.max(world.now, due);
    host.publishUntil(due);
    await tick(dependencies, due);
    for (;;) {
      queue.sort((a, b) => a.at - b.at);
      const next = queue[0];
      if (next === undefined || next.at >= due + TICK_MS) break;
      queue.shift();
      world.now = Math.max(world.now, next.at);
      await visitHosts(dependencies, next.message);
      while (sights.length > 0) {
        const batch = sights.splice(0, 100);
        const outcomes = await desk(dependencies, batch, memory);
        if (outcomes.includes('later')) world.now += MINUTE_MS;
        sights.push(...batch.filter((_, at) => outcomes[at] === 'later'));
      }
    }
  }
}

type Gaps = { readonly periodMs: number; readonly gaps: number[] };

/** Returns the times between two looks by the period that is promised at the age of the second. */
function gapsOf(host: ReturnType<typeof openHost>, end: number): Gaps[] {
  const byPeriod = new Map<number, number[]>();
  for (const { born, at } of host.looks.values()) {
    for (const [index, look] of [...at, end].entries()) {
      const before = at[index - 1] ?? born;
      const period = recheckPeriod(Math.min(look - born, TRACKED_MS - 1));
      const isOpen = index === at.length && look - before < (period ?? 0);
      if (period === null || isOpen) continue;
      byPeriod.set(period, [...(byPeriod.get(period) ?? []), look - before]);
    }
  }
  return [...byPeriod].map(([periodMs, gaps]) => ({ periodMs, gaps: gaps.toSorted((a, b) => a - b) }));
}

/** @returns the times between two looks, by what is promised */
export async function simulateRechecks(busy: Busy): Promise<Gaps[]> {
  const feeds = Array.from({ length: Math.ceil(busy.articles / A_DAY_EACH) }, (_, nth) => ({
    id: `busy-${nth}`,
    url: `${site}/feed-${nth}.xml`,
  }));
  const watched = watchlistOf(feeds);
  const world = makeWorld(watched, START);
  const never = () => false;
  Object.assign(
    world.store,
    openLongStore(() => world.now, never),
  );
  await world.store.put('watchlist', JSON.stringify(watched));
  const { fetch, settings } = world.dependencies;
  const dependencies: Dependencies = {
    ...world.dependencies,
    settings: { ...settings, plan: busy.plan },
    sleep: async (ms) => void (world.now += ms),
    fetch: {
      ...fetch,
      get: async (request) => {
        world.now += REQUEST_MS;
        return fetch.get(request);
      },
    },
  };
  const host = openHost(world, busy);
  await play(world, dependencies, host, busy.days);
  return gapsOf(host, START + busy.days * DAY_MS);
}

const hours = (ms: number): number => Math.round((ms / HOUR_MS) * 100) / 100;

/** Prints the times between two looks. */
export async function measureRechecks(busy: Busy): Promise<void> {
  const found = await simulateRechecks(busy);
  console.log(
    `\n${busy.articles} articles a day on one host, ${busy.days} days, the ${busy.plan} plan: hours between two looks`,
  );
  console.table(
    found.map(({ periodMs, gaps }) => ({
      promised: hours(periodMs),
      looks: gaps.length,
      median: hours(gaps[Math.floor(gaps.length / 2)] ?? 0),
      p95: hours(gaps[Math.floor(gaps.length * 0.95)] ?? 0),
      max: hours(gaps.at(-1) ?? 0),
    })),
  );
}
