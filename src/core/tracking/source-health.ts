import type { CheckFailure } from '../model/failure.ts';
import { describeFailure } from '../model/failure.ts';
import { DAY_MS, iso } from '../model/time.ts';
import type { FailureText, HealthMessage, SourceState } from '../model/index.ts';
import { unreachable } from '../model/result.ts';

/** Days of failures kept for the status page. */
const DAYS_KEPT = 14;
/** A source that fails every other day has seven spells in that time; one that flaps has its newest ones. */
const SPELLS_KEPT = 20;
/** A source is called failing when its failures weigh this much, and there were two of them: one may be chance. */
const TOLD_WEIGHT = 1;
const TOLD_FAILURES = 2;

export type HealthNews = Pick<HealthMessage, 'state' | 'since' | 'error'>;
type Trouble = Exclude<HealthMessage['state'], 'recovered' | 'quiet'>;

/** Active feeds do answer 404 and come back; weights as Media Cloud's fetcher found them: hard 1, soft .5, temporary .25. */
export function failureWeight(failure: CheckFailure): number {
  switch (failure.code) {
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

/** Which word the status uses for a source that fails this way. */
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
      return 'failing';
    default:
      return unreachable(failure);
  }
}

/**
 * How much longer than its period a failing source waits: 2, 4, 8 … periods as its failures weigh more, a day at most.
 * Slots of the longer periods are slots of the shorter ones, so that no state is needed to know when it is due.
 */
export function backedOffPeriod(periodMs: number, weight: number): number {
  const doublings = Math.min(Math.floor(weight), 10);
  return Math.max(periodMs, Math.min(periodMs * 2 ** doublings, DAY_MS));
}

export const failureText = (failure: CheckFailure): FailureText => ({
  code: failure.code === 'http' ? `http-${failure.status}` : failure.code,
  text: describeFailure(failure),
});

function withFailureToday(days: SourceState['days'], now: number): SourceState['days'] {
  const today = iso(now).slice(0, 10);
  const kept = Object.entries({ ...days, [today]: (days[today] ?? 0) + 1 });
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? 1 : -1)).slice(0, DAYS_KEPT));
}

/** A failed check: recorded at once, told when it is no longer chance. A gone source (410) is told at once. */
export function afterFailure(
  state: SourceState,
  failure: CheckFailure,
  now: number,
): { state: SourceState; news: HealthNews | null } {
  const error = failureText(failure);
  const trouble = troubleOf(failure);
  const weight = state.failureWeight + failureWeight(failure);
  const failures = state.failures + 1;
  const isTold = trouble === 'gone' || (weight >= TOLD_WEIGHT && failures >= TOLD_FAILURES);
  // Trouble is told once, whatever form it takes; that a source is gone for good is told in any case.
  const isNews = isTold && state.health !== trouble && (trouble === 'gone' || !isTrouble(state.health));
  // Trouble began with the first failure, also when it took a second one to believe it.
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

/** Kept with the write that a recovery makes anyway. */
function withSpell({ spells, failingSince }: SourceState, now: number): SourceState['spells'] {
  const oldest = iso(now - DAYS_KEPT * DAY_MS);
  const ended = failingSince === null ? [] : [{ from: failingSince, until: iso(now) }];
  return [...ended, ...spells].filter(({ until }) => until >= oldest).slice(0, SPELLS_KEPT);
}

/** A good check: what failed before is over, and told as over when it had been told. */
export function afterSuccess(
  state: SourceState,
  now: number,
): { state: SourceState; news: HealthNews | null } {
  if (state.failures === 0 && (state.health === 'ok' || state.health === 'quiet')) {
    return { state, news: null };
  }
  const well: SourceState = {
    ...state,
    failures: 0,
    failureWeight: 0,
    failingSince: null,
    spells: withSpell(state, now),
    health: isTrouble(state.health) || state.health === 'new' ? 'ok' : state.health,
    since: isTrouble(state.health) || state.health === 'new' ? iso(now) : state.since,
  };
  const news: HealthNews | null = isTrouble(state.health)
    ? { state: 'recovered', since: iso(now), error: null }
    : null;
  return { state: well, news };
}

/** The part of (from, until] in which this Worker did not tick: our own outage is never a source's silence. */
export function outageMs(
  outages: readonly { from: number; until: number }[],
  from: number,
  until: number,
): number {
  return outages.reduce(
    (total, outage) => total + Math.max(0, Math.min(outage.until, until) - Math.max(outage.from, from)),
    0,
  );
}

/** After a good check: is the source's newest entry older than its quiet limit? Told once, when it begins and ends. */
export function afterListing(
  state: SourceState,
  quietAfterMs: number,
  outages: readonly { from: number; until: number }[],
  now: number,
): { state: SourceState; news: HealthNews | null } {
  if (state.newestAt === null) return { state, news: null };
  const newest = Date.parse(state.newestAt);
  const isQuiet = now - newest - outageMs(outages, newest, now) > quietAfterMs;
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
