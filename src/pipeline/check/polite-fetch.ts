/**
 * The one polite request of this program, used by the checks, by the admin's dry run and by the survey of sources. It obeys
 * the robots.txt of the address, keeps the gap that the host asks for between two requests, and takes note when the host asks
 * to be left alone. Redirects are followed by `io/fetch`, which passes each hop through the gate for addresses and asks here
 * before each: a hop has the same manners as a first request, on whichever host it lands.
 */
import {
  keepElsewhere,
  parseRobots,
  MAX_ROBOTS_BYTES,
  type RobotsRules,
  nextRobotsCopy,
} from '../../core/http/robots.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { HostRecord, Validators } from '../../core/model/index.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { type Clock, iso } from '../../core/model/time.ts';
import { hostOf } from '../../core/model/url.ts';
import type { Fetched, GuardedFetch, RequestBudget } from '../../io/fetch/fetch.ts';

/** Between two requests to a host whose robots.txt names no delay. */
const GAP_MS = 1_000;
/** The redirects of one request may wait so long in all: a check must end, and a host may ask for five minutes between any two. */
const MAX_HOP_WAIT_MS = 120_000;

type PoliteRequest = {
  readonly url: string;
  readonly accept: 'listing' | 'page';
  readonly validators: Validators | null;
  readonly limitBytes: number;
};

type PoliteOptions = {
  readonly fetch: GuardedFetch;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Wall time, by which gaps are kept. */
  readonly wall: Clock;
  /** The time that is written into the memory; in a replay another one than the wall time. */
  readonly now: Clock;
  /** Remembers robots.txt, of the host and of others, and until when the host wants to be left alone. Requests change it. */
  readonly memory: Pick<HostRecord, 'host' | 'robots' | 'robotsElsewhere' | 'backOff'>;
  /** The host is our own, so no gap is kept unless its robots.txt names one. */
  readonly isOwnHost?: boolean;
  /** Limits the gap where a person waits for the answer. */
  readonly maxGapMs?: number;
  /** Counts what goes out, also for robots.txt and for each hop of a redirect. */
  readonly budget?: RequestBudget;
};

const budgetOf = ({ budget }: PoliteOptions) => (budget === undefined ? {} : { budget });

/** The rules of a host could not be read. */
export type RobotsFailure = {
  /** The failure of the request for robots.txt. */
  readonly cause: CheckFailure;
  /** The failure that follows from it, which is that nothing is allowed. */
  readonly meaning: CheckFailure;
};

export type PoliteFetch = {
  readonly get: (request: PoliteRequest) => Promise<Result<Fetched, CheckFailure>>;
  /** Returns the rules for an address, and asks its host for them where they are not known yet. */
  readonly rulesFor: (url: string) => Promise<Result<RobotsRules, RobotsFailure>>;
  /** Returns how long `get` lets pass between two requests under these rules. */
  readonly gapMs: (rules: RobotsRules) => number;
};

/** The rules of each origin are asked for once, and each host has its own clock of gaps. */
export function openPoliteFetch(options: PoliteOptions): PoliteFetch {
  const gaps = openGaps(options);
  const ruleCache = new Map<string, Result<RobotsRules, RobotsFailure>>();
  const rulesFor = async (url: string) => {
    const { origin } = new URL(url);
    const rules =
      ruleCache.get(origin) ??
      (await readRobots(options, origin, () => gaps.keep(origin, { delaySeconds: null })));
    ruleCache.set(origin, rules);
    return rules;
  };
  /** Asks for leave before a request or a hop, and waits for it. @param budget of milliseconds, which the wait takes from */
  const askLeave = async (url: string, budget: { ms: number }): Promise<CheckFailure | null> => {
    const rules = await rulesFor(url);
    if (!rules.ok) return rules.error.cause;
    if (!rules.value.allows(url)) return { code: 'robots', text: 'disallowed for this address' };
    const rest = options.memory.robotsElsewhere?.[new URL(url).origin]?.restUntil;
    if (rest !== undefined && options.now() < Date.parse(rest))
      return { code: 'network', text: `its host asked to be left alone until ${rest}` };
    budget.ms -= gaps.waitMs(url, rules.value) ?? 0;
    if (budget.ms < 0)
      return { code: 'bad-redirect', text: 'its host wants a longer pause than a check has' };
    await gaps.keep(url, rules.value);
    return null;
  };
  const get = async (request: PoliteRequest) => {
    const refused = await askLeave(request.url, { ms: Infinity });
    if (refused !== null) return err(refused);
    const budget = { ms: MAX_HOP_WAIT_MS };
    let asked = request.url;
    const beforeHop = (url: string) => {
      asked = url;
      return askLeave(url, budget);
    };
    const answer = await options.fetch.get({ ...request, beforeHop, ...budgetOf(options) });
    if (!answer.ok) heedBackOff(options, answer.error, asked);
    return answer;
  };
  return { gapMs: gaps.gapMs, rulesFor, get };
}

type Delay = Pick<RobotsRules, 'delaySeconds'>;

/** Keeps the gap between two requests to one host. */
function openGaps({ sleep, wall, memory, isOwnHost = false, maxGapMs = Infinity }: PoliteOptions) {
  const lastRequestAt = new Map<string, number>();
  const gapMs = ({ delaySeconds }: Delay, url?: string): number => {
    const isOwn = isOwnHost && (url === undefined || hostOf(url) === memory.host);
    const wanted = delaySeconds === null ? (isOwn ? 0 : GAP_MS) : delaySeconds * 1_000;
    return Math.min(wanted, maxGapMs);
  };
  /** Returns null for a host that was not asked yet. */
  const waitMs = (url: string, delay: Delay): number | null => {
    const last = lastRequestAt.get(hostOf(url));
    return last === undefined ? null : Math.max(0, last + gapMs(delay, url) - wall());
  };
  const keep = async (url: string, delay: Delay): Promise<void> => {
    const wait = waitMs(url, delay);
    if (wait !== null) await sleep(wait);
    lastRequestAt.set(hostOf(url), wall());
  };
  return { gapMs, waitMs, keep };
}

/**
 * Reads the rules of an origin from the memory, or asks for them when there is no copy or it is old. An article that moved away
 * obeys the host where it is now.
 */
async function readRobots(
  options: PoliteOptions,
  origin: string,
  keepGap: () => Promise<void>,
): Promise<Result<RobotsRules, RobotsFailure>> {
  const { fetch, memory, now } = options;
  const isOwn = hostOf(origin) === memory.host;
  const copy = isOwn ? memory.robots : (memory.robotsElsewhere?.[origin] ?? null);
  const known = nextRobotsCopy(copy, null, now());
  if (known.ok) return ok(parseRobots(known.value.text, origin));
  await keepGap();
  const answer = await fetch.get({
    url: `${origin}/robots.txt`,
    accept: 'robots',
    validators: null,
    limitBytes: MAX_ROBOTS_BYTES,
    ...budgetOf(options),
  });
  // Our own limit says nothing of the rules.
  if (!answer.ok && answer.error.code === 'no-room')
    return err({ cause: answer.error, meaning: answer.error });
  const decided = nextRobotsCopy(copy, answer, now());
  if (decided.ok) {
    if (isOwn) memory.robots = decided.value;
    else if (decided.value !== copy) {
      memory.robotsElsewhere = keepElsewhere(memory.robotsElsewhere ?? {}, origin, decided.value, now());
    }
    return ok(parseRobots(decided.value.text, origin));
  }
  if (!answer.ok && isOwn) heedBackOff(options, answer.error, origin);
  return err({ cause: answer.ok ? decided.error : answer.error, meaning: decided.error });
}

/** 429 and 503 speak for the whole host that answered, and for no other: nobody asks it again before the time that it named. */
function heedBackOff({ memory, now }: PoliteOptions, failure: CheckFailure, asked: string): void {
  if (failure.code !== 'http' && failure.code !== 'challenge') return;
  const { status, retryAfterSeconds: seconds } = failure;
  if (seconds === null || seconds === 0) return;
  if (hostOf(asked) === memory.host) {
    memory.backOff = { since: iso(now()), seconds, text: `asked to wait ${seconds} s (HTTP ${status})` };
    return;
  }
  const { origin } = new URL(asked);
  const copy = memory.robotsElsewhere?.[origin];
  if (copy === undefined) return;
  const rested = { ...copy, restUntil: iso(now() + seconds * 1_000) };
  memory.robotsElsewhere = { ...memory.robotsElsewhere, [origin]: rested };
}
