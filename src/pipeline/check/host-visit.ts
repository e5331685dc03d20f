import { parseRobots, MAX_ROBOTS_BYTES, type RobotsRules, nextRobotsCopy } from '../../core/http/robots.ts';
import { type Clock, iso, messageClock } from '../../core/model/time.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type {
  CheckMessage,
  DeskMessage,
  HostRecord,
  TrackedArticle,
  Validators,
} from '../../core/model/index.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { compileSubject, type SubjectTest } from '../../core/watchlist/subject.ts';
import { indexArticles, type KnownArticles } from '../../core/tracking/article-state.ts';
import type { Fetched } from '../../io/fetch/fetch.ts';
import type { Source, Watchlist } from '../../core/watchlist/schema.ts';
import type { Dependencies } from '../dependencies.ts';

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
  /** Ids of the articles whose pages this visit has looked at. */
  readonly looked: Set<string>;
  /** The tick's time plus the time gone since. */
  readonly now: Clock;
  readonly isOnSubject: SubjectTest;
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

/** A page that is a source of its own is looked at as its source is due, however old it is. */
export const isWatchedForItself = (visit: Visit, article: TrackedArticle): boolean =>
  visit.sourceOf(article.source)?.kind === 'article';

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
    looked: new Set(),
    now,
    isOnSubject: compileSubject(watchlist.subject),
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
  const gapMs = dependencies.settings.allowHosts.includes(record.host) ? 0 : GAP_MS;
  const rulesOf = new Map<string, Result<RobotsRules, CheckFailure>>();
  let lastRequestAt: number | null = null;

  const wait = async (delaySeconds: number | null) => {
    const gap = delaySeconds === null ? gapMs : delaySeconds * 1_000;
    if (lastRequestAt !== null) {
      await dependencies.sleep(Math.max(0, lastRequestAt + gap - dependencies.wall()));
    }
    lastRequestAt = dependencies.wall();
  };
  return async (request) => {
    const { origin } = new URL(request.url);
    const rules = rulesOf.get(origin) ?? (await freshRules(dependencies, record, now, origin, wait));
    rulesOf.set(origin, rules);
    if (!rules.ok) return rules;
    if (!rules.value.allows(request.url)) {
      return err({ code: 'robots', text: 'disallowed for this address' });
    }
    await wait(rules.value.delaySeconds);
    const answer = await dependencies.fetch.get(request);
    if (!answer.ok) heedHost(record, answer.error, now);
    return answer;
  };
}

/**
 * robots.txt first, and again when its copy is old; a host that can't be asked for it fails as it failed there. The record
 * keeps this host's alone: an article that moved away obeys the host where it stands now.
 */
async function freshRules(
  dependencies: Dependencies,
  record: HostRecord,
  now: Clock,
  origin: string,
  wait: (delaySeconds: number | null) => Promise<void>,
): Promise<Result<RobotsRules, CheckFailure>> {
  const isOwn = new URL(origin).host === record.host;
  const copy = isOwn ? record.robots : null;
  const known = nextRobotsCopy(copy, null, now());
  if (known.ok) return ok(parseRobots(known.value.text, origin));
  await wait(null);
  const answer = await dependencies.fetch.get({
    url: `${origin}/robots.txt`,
    accept: 'robots',
    validators: null,
    limitBytes: MAX_ROBOTS_BYTES,
  });
  const decided = nextRobotsCopy(copy, answer, now());
  if (!answer.ok && isOwn && !decided.ok) heedHost(record, answer.error, now);
  if (!decided.ok) return answer.ok ? decided : answer;
  if (isOwn) record.robots = decided.value;
  return ok(parseRobots(decided.value.text, origin));
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
