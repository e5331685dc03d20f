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
  readonly addedAt: number;
};

/** One of the last days, the same for every source; in milliseconds. */
type LastDay = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The day of a source to which nothing happened, by its state: most days of most sources. */
  readonly without: Readonly<Record<DayState, SourceDay>>;
};

/** Returns the last 14 days, oldest first; the last one is today and ends now. @param now milliseconds */
export function lastDays(now: number): readonly LastDay[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return Array.from({ length: DAYS_SHOWN }, (_, index) => {
    const start = today - (DAYS_SHOWN - 1 - index) * DAY_MS;
    const name = iso(start).slice(0, 10);
    return { name, start, end: Math.min(start + DAY_MS, now), without: daysWithout(name) };
  });
}

function daysWithout(day: string): LastDay['without'] {
  const of = (state: DayState): SourceDay => ({ day, state, failures: 0, downMinutes: 0, opened: 0 });
  return {
    well: of('well'),
    trouble: of('trouble'),
    down: of('down'),
    quiet: of('quiet'),
    unwatched: of('unwatched'),
    before: of('before'),
  };
}

/**
 * Describes the last days of a source from what its host's record holds anyway: the failures by day, and the periods
 * between a failed check and the next good one. A good check is never written, so a day is well unless something says
 * otherwise.
 * @param days as `lastDays` returns them
 */
export function describeDays(
  source: Source,
  record: HostRecord | null,
  heartbeat: Heartbeat | null,
  days: readonly LastDay[],
): SourceDay[] {
  const state = record?.sources[source.id] ?? null;
  if (state === null) return days.map(({ without }) => without.before);
  if (heartbeat === null) return days.map(({ without }) => without.unwatched);
  const now = days.at(-1)?.end ?? 0;
  const past: SourcePast = {
    source,
    state,
    failurePeriods: failurePeriodsOf(source, state, now),
    outages: [...heartbeat.outages, ...presentOutage(heartbeat, now)],
    openings: record?.openings?.[source.id] ?? null,
    addedAt: Date.parse(state.addedAt),
  };
  return days.map((day) => describeDay(past, day));
}

function describeDay(
  { source, state, failurePeriods, outages, openings, addedAt }: SourcePast,
  { name, start, end, without }: LastDay,
): SourceDay {
  const from = Math.max(start, addedAt);
  if (from >= end) return without.before;
  const watchedMs = end - from - overlapMs(outages, from, end);
  const downMs = overlapMs(failurePeriods, from, end);
  const failures = state.days[name] ?? 0;
  const word = (): DayState => {
    if (watchedMs < (end - from) / 2) return 'unwatched';
    if (downMs > watchedMs / 2) return 'down';
    if (downMs > 0 || failures > 0) return 'trouble';
    if (source.paused) return 'unwatched';
    return isQuietOn(state, start) ? 'quiet' : 'well';
  };
  const opened = openings?.days[name]?.opened ?? 0;
  const downMinutes = Math.round(downMs / MINUTE_MS);
  if (failures + downMinutes + opened === 0) return without[word()];
  return { day: name, state: word(), failures, downMinutes, opened };
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
