import type { CheckFailure } from '../model/failure.ts';
import { describeFailure } from '../model/failure.ts';
import { DAY_MS, iso } from '../model/time.ts';
import type { FailureText, HealthMessage, SourceState } from '../model/index.ts';
import { unreachable } from '../model/result.ts';

/** The status page shows the failures of so many days. */
const MAX_DAYS = 14;
/** A source that fails every other day has seven failure periods in that time; of one that flaps, the newest are kept. */
const MAX_FAILURE_PERIODS = 20;
/** A source is called failing when its failures weigh this much and there were at least two: one may be chance. */
const TOLD_WEIGHT = 1;
const TOLD_FAILURES = 2;

export type HealthNews = Pick<HealthMessage, 'state' | 'since' | 'error'>;
type Trouble = Exclude<HealthMessage['state'], 'recovered' | 'quiet'>;

/** A stretch of time from (exclusive) until (inclusive), in milliseconds. */
export type TimeRange = { readonly from: number; readonly until: number };

/** The source's new state after a check, and the news of it for the desk. */
type HealthChange = { readonly state: SourceState; readonly news: HealthNews | null };

/**
 * Weighs a failure. Even active feeds answer 404 at times and come back; the weights are those that Media Cloud's fetcher
 * settled on: 1 for hard, 0.5 for soft and 0.25 for temporary failures.
 */
export function failureWeight(failure: CheckFailure): number {
  switch (failure.code) {
    case 'no-room':
      return 0;
    case 'timeout':
    case 'network':
    case 'check-died':
      return 0.25;
    case 'http':
      if (failure.status >= 500) return 0.25;
      return failure.status === 404 || failure.status === 429 ? 0.5 : 1;
    case 'refused-address':
    case 'bad-redirect':
    case 'too-large':
    case 'undecodable':
    case 'empty-body':
    case 'binary':
    case 'unasked-304':
    case 'challenge':
    case 'robots':
    case 'not-a-listing':
    case 'no-entries':
    case 'page':
      return 1;
    default:
      return unreachable(failure);
  }
}

/** Returns the word that the status uses for a source that fails this way. */
export function troubleOf(failure: CheckFailure): Trouble {
  switch (failure.code) {
    case 'challenge':
    case 'robots':
      return 'blocked';
    case 'http':
      if (failure.status === 410) return 'gone';
      return [401, 403, 429, 451].includes(failure.status) ? 'blocked' : 'failing';
    case 'page':
      return failure.page === 'challenge' || failure.page === 'login' ? 'blocked' : 'unreadable';
    case 'empty-body':
    case 'binary':
    case 'undecodable':
    case 'not-a-listing':
    case 'no-entries':
    case 'too-large':
    case 'unasked-304':
      return 'unreadable';
    case 'timeout':
    case 'network':
    case 'refused-address':
    case 'bad-redirect':
    case 'check-died':
    case 'no-room':
      return 'failing';
    default:
      return unreachable(failure);
  }
}

/**
 * Returns how long a failing source waits between two checks: 2, 4, 8 … of its periods as its failures weigh more, at
 * most a day. The slots of the longer periods are also slots of the shorter ones, so no state is needed to know when the
 * source is due.
 */
export function backedOffPeriod(periodMs: number, weight: number): number {
  const doublings = Math.min(Math.floor(weight), 10);
  return Math.max(periodMs, Math.min(periodMs * 2 ** doublings, DAY_MS));
}

const failureText = (failure: CheckFailure): FailureText => ({
  code: failure.code === 'http' ? `http-${failure.status}` : failure.code,
  text: describeFailure(failure),
});

function withFailureToday(days: SourceState['days'], now: number): SourceState['days'] {
  const today = iso(now).slice(0, 10);
  const kept = Object.entries({ ...days, [today]: (days[today] ?? 0) + 1 });
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? 1 : -1)).slice(0, MAX_DAYS));
}

/**
 * Records a failed check. The desk hears of it when it can no longer be chance; that a source is gone (410) it hears at
 * once.
 */
export function afterFailure(state: SourceState, failure: CheckFailure, now: number): HealthChange {
  const error = failureText(failure);
  const trouble = troubleOf(failure);
  const weight = state.failureWeight + failureWeight(failure);
  const failures = state.failures + 1;
  const isTold = trouble === 'gone' || (weight >= TOLD_WEIGHT && failures >= TOLD_FAILURES);
  // Trouble is told once, whatever form it takes; that the source is gone for good is told in any case.
  const isNews = isTold && state.health !== trouble && (trouble === 'gone' || !isTrouble(state.health));
  // Trouble began with the first failure, although it took a second one to believe it.
  const failingSince = state.failingSince ?? iso(now);
  const failed: SourceState = {
    ...state,
    failures,
    failureWeight: weight,
    failingSince,
    lastFailure: { ...error, at: iso(now), weight: failureWeight(failure) },
    days: withFailureToday(state.days, now),
    health: isTold ? trouble : state.health,
    since: isNews ? failingSince : state.since,
  };
  return { state: failed, news: isNews ? { state: trouble, since: failingSince, error } : null };
}

const isTrouble = (health: SourceState['health']): health is Trouble =>
  health === 'failing' || health === 'blocked' || health === 'unreadable' || health === 'gone';

/** Adds the failure period that ends now. It costs no write, because the recovery is written anyway. */
function withEndedPeriod({ spells, failingSince }: SourceState, now: number): SourceState['spells'] {
  const oldest = iso(now - MAX_DAYS * DAY_MS);
  const ended = failingSince === null ? [] : [{ from: failingSince, until: iso(now) }];
  return [...ended, ...spells].filter(({ until }) => until >= oldest).slice(0, MAX_FAILURE_PERIODS);
}

/** Records a good check: an earlier failure is over, and the desk hears so if it had heard of the failure. */
export function afterSuccess(state: SourceState, now: number): HealthChange {
  if (state.failures === 0 && (state.health === 'ok' || state.health === 'quiet')) {
    return { state, news: null };
  }
  const well: SourceState = {
    ...state,
    failures: 0,
    failureWeight: 0,
    failingSince: null,
    spells: withEndedPeriod(state, now),
    health: isTrouble(state.health) || state.health === 'new' ? 'ok' : state.health,
    since: isTrouble(state.health) || state.health === 'new' ? iso(now) : state.since,
  };
  const news: HealthNews | null = isTrouble(state.health)
    ? { state: 'recovered', since: iso(now), error: null }
    : null;
  return { state: well, news };
}

/** Returns how much of (from, until] the ranges cover, in milliseconds. */
export function overlapMs(ranges: readonly TimeRange[], from: number, until: number): number {
  return ranges.reduce(
    (total, range) => total + Math.max(0, Math.min(range.until, until) - Math.max(range.from, from)),
    0,
  );
}

/**
 * Judges after a good check whether the source's newest entry is older than its quiet limit. The desk hears when a
 * silence begins and when it ends. The time in which this Worker did not tick does not count: our own outage is never a
 * source's silence.
 */
export function afterListing(
  state: SourceState,
  quietAfterMs: number,
  outages: readonly TimeRange[],
  now: number,
): HealthChange {
  if (state.newestAt === null) return { state, news: null };
  const newest = Date.parse(state.newestAt);
  const isQuiet = now - newest - overlapMs(outages, newest, now) > quietAfterMs;
  if (isQuiet && state.health === 'ok') {
    const since = iso(newest);
    return { state: { ...state, health: 'quiet', since }, news: { state: 'quiet', since, error: null } };
  }
  if (!isQuiet && state.health === 'quiet') {
    const since = iso(now);
    return { state: { ...state, health: 'ok', since }, news: { state: 'recovered', since, error: null } };
  }
  return { state, news: null };
}
