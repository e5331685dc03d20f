import type { Source } from '../watchlist/schema.ts';
import { DAY_MS, iso } from '../model/time.ts';
import { outageMs } from './source-health.ts';
import type { Heartbeat, SourceState } from '../model/index.ts';
import { TICK_MS } from './schedule.ts';

/** What a source's day was like. `unwatched`: nobody looked; `before`: it was not in the watchlist yet. */
export const dayStates = ['well', 'trouble', 'down', 'quiet', 'unwatched', 'before'] as const;
export type DayState = (typeof dayStates)[number];

export type SourceDay = {
  /** UTC, as 2026-03-12. */
  readonly day: string;
  readonly state: DayState;
  /** Checks that failed on it. */
  readonly failures: number;
  /** From a failed check to the next good one. */
  readonly downMinutes: number;
};

export const DAYS_SHOWN = 14;
const MINUTES = 60_000;

type Span = { readonly from: number; readonly until: number };

/** All that is known of a source's past, in milliseconds. */
type Past = {
  readonly source: Source;
  readonly state: SourceState;
  readonly spells: readonly Span[];
  readonly outages: readonly Span[];
};

/**
 * The last 14 days of a source from what its host's record holds anyway: failures by day, and the spells between a failed check
 * and the next good one. A good check is never written, so a day is well unless something says otherwise.
 * @param now milliseconds
 * @returns oldest first; the last one is today
 */
export function describeDays(
  source: Source,
  state: SourceState | null,
  heartbeat: Heartbeat | null,
  now: number,
): SourceDay[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const starts = Array.from({ length: DAYS_SHOWN }, (_, index) => today - (DAYS_SHOWN - 1 - index) * DAY_MS);
  if (state === null) return starts.map((start) => emptyDay(start, 'before'));
  if (heartbeat === null) return starts.map((start) => emptyDay(start, 'unwatched'));
  const past: Past = {
    source,
    state,
    spells: spellsOf(source, state, now),
    outages: [...heartbeat.outages, ...presentOutage(heartbeat, now)],
  };
  return starts.map((start) => dayOf(past, start, Math.min(start + DAY_MS, now)));
}

const dayName = (ms: number): string => iso(ms).slice(0, 10);
const emptyDay = (start: number, state: DayState): SourceDay => ({
  day: dayName(start),
  state,
  failures: 0,
  downMinutes: 0,
});

function dayOf({ source, state, spells, outages }: Past, start: number, end: number): SourceDay {
  const from = Math.max(start, Date.parse(state.addedAt));
  if (from >= end) return emptyDay(start, 'before');
  const watchedMs = end - from - outageMs(outages, from, end);
  const downMs = outageMs(spells, from, end);
  const failures = state.days[dayName(start)] ?? 0;
  const word = (): DayState => {
    if (watchedMs < (end - from) / 2) return 'unwatched';
    if (downMs > watchedMs / 2) return 'down';
    if (downMs > 0 || failures > 0) return 'trouble';
    if (source.paused) return 'unwatched';
    return isQuiet(state, start) ? 'quiet' : 'well';
  };
  return { day: dayName(start), state: word(), failures, downMinutes: Math.round(downMs / MINUTES) };
}

/** Of a source that is quiet now: a day that began after its newest entry. */
const isQuiet = ({ health, newestAt, since }: SourceState, start: number): boolean =>
  health === 'quiet' && start > Date.parse(newestAt ?? since);

/** Those that are over, and the present one; nobody asked a paused source again after its last failure. */
function spellsOf(source: Source, state: SourceState, now: number): Span[] {
  const over = state.spells.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }));
  if (state.failingSince === null) return over;
  const until = source.paused ? Date.parse(state.lastFailure?.at ?? state.failingSince) : now;
  return [{ from: Date.parse(state.failingSince), until }, ...over];
}

/** One tick may be late; after three the cron is dead. */
const presentOutage = ({ last }: Heartbeat, now: number): Span[] =>
  now - last > 3 * TICK_MS ? [{ from: last, until: now }] : [];

// --- in words ----------------------------------------------------------------------------------------

/** How the sentence and the picture's key name a state. */
export const dayWords: Readonly<Record<DayState, string>> = {
  well: 'fine',
  trouble: 'failed checks',
  down: 'down',
  quiet: 'nothing new',
  unwatched: 'not watched',
  before: 'not yet watched',
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** 12 Mar. @param day an ISO date or instant */
export const shortDay = (day: string): string =>
  `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;

type Run = { readonly state: DayState; readonly days: readonly SourceDay[] };

function runsOf(days: readonly SourceDay[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.state === day.state) runs[runs.length - 1] = { ...last, days: [...last.days, day] };
    else runs.push({ state: day.state, days: [day] });
  }
  return runs;
}

/** What the picture shows, in one sentence: fine days are counted, all others named. */
export function sentenceOfDays(days: readonly SourceDay[]): string {
  const fine = days.filter(({ state }) => state === 'well').length;
  if (fine === days.length) return `Last ${days.length} days: fine on every day.`;
  const others = runsOf(days).filter(({ state }) => state !== 'well');
  return `Last ${days.length} days: fine on ${fine}; ${others.map(namedRun).join('; ')}.`;
}

function namedRun({ state, days }: Run): string {
  const [first, last] = [shortDay(days[0]?.day ?? ''), shortDay(days.at(-1)?.day ?? '')];
  const failures = days.reduce((sum, day) => sum + day.failures, 0);
  const counted = failures === 0 ? '' : ` (${failures})`;
  return `${dayWords[state]} ${first === last ? first : `${first} to ${last}`}${counted}`;
}
