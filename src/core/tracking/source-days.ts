import type { Source } from '../watchlist/schema.ts';
import { DAY_MS, iso, MINUTE_MS, TICK_MS } from '../model/time.ts';
import { overlapMs, type TimeRange } from './source-health.ts';
import type { DayState, Heartbeat, HostRecord, Openings, SourceDay, SourceState } from '../model/index.ts';
import { shortDay } from './time-in-words.ts';

export const DAYS_SHOWN = 14;

/** All that is known of a source's past. */
type SourcePast = {
  readonly source: Source;
  readonly state: SourceState;
  readonly failurePeriods: readonly TimeRange[];
  readonly outages: readonly TimeRange[];
  readonly openings: Openings | null;
};

/**
 * Describes the last 14 days of a source from what its host's record holds anyway: the failures by day, and the periods
 * between a failed check and the next good one. A good check is never written, so a day is well unless something says
 * otherwise.
 * @param now milliseconds
 * @returns oldest first; the last one is today
 */
export function describeDays(
  source: Source,
  record: HostRecord | null,
  heartbeat: Heartbeat | null,
  now: number,
): SourceDay[] {
  const state = record?.sources[source.id] ?? null;
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const starts = Array.from({ length: DAYS_SHOWN }, (_, index) => today - (DAYS_SHOWN - 1 - index) * DAY_MS);
  if (state === null) return starts.map((start) => emptyDay(start, 'before'));
  if (heartbeat === null) return starts.map((start) => emptyDay(start, 'unwatched'));
  const past: SourcePast = {
    source,
    state,
    failurePeriods: failurePeriodsOf(source, state, now),
    outages: [...heartbeat.outages, ...presentOutage(heartbeat, now)],
    openings: record?.openings?.[source.id] ?? null,
  };
  return starts.map((start) => describeDay(past, start, Math.min(start + DAY_MS, now)));
}

const dayName = (ms: number): string => iso(ms).slice(0, 10);
const emptyDay = (start: number, state: DayState): SourceDay => ({
  day: dayName(start),
  state,
  failures: 0,
  downMinutes: 0,
  opened: 0,
});

function describeDay(
  { source, state, failurePeriods, outages, openings }: SourcePast,
  start: number,
  end: number,
): SourceDay {
  const from = Math.max(start, Date.parse(state.addedAt));
  if (from >= end) return emptyDay(start, 'before');
  const watchedMs = end - from - overlapMs(outages, from, end);
  const downMs = overlapMs(failurePeriods, from, end);
  const failures = state.days[dayName(start)] ?? 0;
  const word = (): DayState => {
    if (watchedMs < (end - from) / 2) return 'unwatched';
    if (downMs > watchedMs / 2) return 'down';
    if (downMs > 0 || failures > 0) return 'trouble';
    if (source.paused) return 'unwatched';
    return isQuietOn(state, start) ? 'quiet' : 'well';
  };
  const day = dayName(start);
  const opened = openings?.days[day]?.opened ?? 0;
  return { day, state: word(), failures, downMinutes: Math.round(downMs / MINUTE_MS), opened };
}

/** Says of a source that is quiet now whether the day began after its newest entry. */
const isQuietOn = ({ health, newestAt, since }: SourceState, start: number): boolean =>
  health === 'quiet' && start > Date.parse(newestAt ?? since);

/** Returns the periods that are over and the present one; a paused source was not asked after its last failure. */
function failurePeriodsOf(source: Source, state: SourceState, now: number): TimeRange[] {
  const over = state.spells.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }));
  if (state.failingSince === null) return over;
  const until = source.paused ? Date.parse(state.lastFailure?.at ?? state.failingSince) : now;
  return [{ from: Date.parse(state.failingSince), until }, ...over];
}

/** One tick may be late; after three missing ticks the cron is dead. */
const presentOutage = ({ last }: Heartbeat, now: number): TimeRange[] =>
  now - last > 3 * TICK_MS ? [{ from: last, until: now }] : [];

// --- in words ----------------------------------------------------------------------------------------

/** The words for a state in the sentence and in the picture's key. */
export const dayWords: Readonly<Record<DayState, string>> = {
  well: 'fine',
  trouble: 'failed checks',
  down: 'down',
  quiet: 'nothing new',
  unwatched: 'not watched',
  before: 'not yet watched',
};

/** Consecutive days of one state. */
type DayRun = { readonly state: DayState; readonly days: readonly SourceDay[] };

function runsOf(days: readonly SourceDay[]): DayRun[] {
  const runs: DayRun[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.state === day.state) runs[runs.length - 1] = { ...last, days: [...last.days, day] };
    else runs.push({ state: day.state, days: [day] });
  }
  return runs;
}

/** Says in one sentence what the picture shows: fine days are counted, all others are named. */
export function sentenceOfDays(days: readonly SourceDay[]): string {
  const fine = days.filter(({ state }) => state === 'well').length;
  if (fine === days.length) return `Last ${days.length} days: fine on every day.`;
  const others = runsOf(days).filter(({ state }) => state !== 'well');
  return `Last ${days.length} days: fine on ${fine}; ${others.map(runInWords).join('; ')}.`;
}

function runInWords({ state, days }: DayRun): string {
  const [first, last] = [shortDay(days[0]?.day ?? ''), shortDay(days.at(-1)?.day ?? '')];
  const failures = days.reduce((sum, day) => sum + day.failures, 0);
  const counted = failures === 0 ? '' : ` (${failures})`;
  return `${dayWords[state]} ${first === last ? first : `${first} to ${last}`}${counted}`;
}
