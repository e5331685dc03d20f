import { allowed, crawlDelaySeconds, ROBOTS_BYTES, type RobotsCopy, rulesAfter } from '../core/robots.ts';
import { type Clock, iso, messageClock } from '../core/clock.ts';
import type { CheckFailure } from '../core/failure.ts';
import type { CheckMessage, DeskMessage, HostRecord, Validators } from '../core/model.ts';
import { err, type Result } from '../core/result.ts';
import { indexArticles, type KnownArticles } from '../core/tracking.ts';
import type { Fetched } from '../io/fetch.ts';
import type { Source, Watchlist } from '../watchlist/schema.ts';
import type { Dependencies } from './dependencies.ts';

/** Between two requests to a host whose robots.txt names no delay. */
const GAP_MS = 1_000;
/** A visit ends after four minutes: a queue consumer has fifteen, and others wait. */
const VISIT_MS = 4 * 60_000;
const VISIT_REQUESTS = 200;

/** One look at the due sources and articles of one host, in series, with the host's gap. */
export type Visit = {
  readonly dependencies: Dependencies;
  readonly watchlist: Watchlist;
  readonly message: CheckMessage;
  /** The draft of what will be remembered; this visit is its only writer. */
  readonly record: HostRecord;
  readonly known: KnownArticles;
  /** The tick's time plus the time gone since. */
  readonly now: Clock;
  readonly sourceOf: (id: string) => Source | null;
  /** False when time or requests are used up: what is left comes first at the next check. */
  readonly hasTime: () => boolean;
  readonly get: (request: {
    url: string;
    accept: 'listing' | 'page';
    validators: Validators | null;
    limitBytes: number;
  }) => Promise<Result<Fetched, CheckFailure>>;
  readonly tellDesk: (message: DeskMessage) => Promise<void>;
};

export function openVisit(
  dependencies: Dependencies,
  watchlist: Watchlist,
  message: CheckMessage,
  record: HostRecord,
): Visit {
  const now = messageClock(message.clock, dependencies.wall);
  const startedAt = dependencies.wall();
  const sources = new Map(watchlist.sources.map((source) => [source.id, source]));
  const polite = politeGet(dependencies, record, now);
  let requests = 0;
  return {
    dependencies,
    watchlist,
    message,
    record,
    known: indexArticles(record),
    now,
    sourceOf: (id) => sources.get(id) ?? null,
    hasTime: () => requests < VISIT_REQUESTS && dependencies.wall() - startedAt < VISIT_MS,
    get: (request) => {
      requests += 1;
      return polite(request);
    },
    tellDesk: (desk) => dependencies.queues.desk([desk]),
  };
}

/** Robots first, then the gap, then the request; whatever the host asks for in its answer is remembered. */
function politeGet(dependencies: Dependencies, record: HostRecord, now: Clock): Visit['get'] {
  // Politeness is owed to others: hosts allowed for local work are our own.
  const isOwn = dependencies.settings.allowHosts.includes(record.host);
  let lastRequestAt: number | null = null;

  const wait = async () => {
    const gap = gapMs(record, isOwn);
    if (lastRequestAt !== null) {
      await dependencies.sleep(Math.max(0, lastRequestAt + gap - dependencies.wall()));
    }
    lastRequestAt = dependencies.wall();
  };
  return async (request) => {
    const robots = await freshRobots(dependencies, record, now, request.url, wait);
    if (!robots.ok) return robots;
    if (!allowed(robots.value.text, request.url)) {
      return err({ code: 'robots', text: 'disallowed for this address' });
    }
    await wait();
    const answer = await dependencies.fetch.get(request);
    if (!answer.ok) heedHost(record, answer.error, now);
    return answer;
  };
}

const gapMs = (record: HostRecord, isOwn: boolean): number => {
  const asked = crawlDelaySeconds(record.robots?.text ?? '');
  if (asked !== null) return asked * 1_000;
  return isOwn ? 0 : GAP_MS;
};

/** robots.txt first, and again when its copy is old; a host that can't be asked for it fails as it failed there. */
async function freshRobots(
  dependencies: Dependencies,
  record: HostRecord,
  now: Clock,
  url: string,
  wait: () => Promise<void>,
): Promise<Result<RobotsCopy, CheckFailure>> {
  const known = rulesAfter(record.robots, null, now());
  if (known.ok) return known;
  await wait();
  const answer = await dependencies.fetch.get({
    url: new URL('/robots.txt', url).href,
    accept: 'robots',
    validators: null,
    limitBytes: ROBOTS_BYTES,
  });
  const decided = rulesAfter(record.robots, answer, now());
  if (decided.ok) record.robots = decided.value;
  return decided.ok || answer.ok ? decided : answer;
}

/** 429 and 503 speak for the whole host: nobody asks it again before the time it named. */
function heedHost(record: HostRecord, failure: CheckFailure, now: Clock): void {
  if (failure.code !== 'http' && failure.code !== 'challenge') return;
  if (failure.retryAfterSeconds === null || failure.retryAfterSeconds === 0) return;
  record.backOff = {
    since: iso(now()),
    seconds: failure.retryAfterSeconds,
    text: `asked to wait ${failure.retryAfterSeconds} s (HTTP ${failure.status})`,
  };
}
