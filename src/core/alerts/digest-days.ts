/** Finds when a local day is over, and which period its digest covers. */
import type { DigestPeriod } from '../model/index.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../model/time.ts';

/** Time zones differ from UTC by multiples of a quarter of an hour, so every local hour begins at one. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Clocks are put forward or back by two hours at most. */
const MAX_CLOCK_CHANGE_MS = 2 * HOUR_MS;
/** After an outage only the hours of the last day are made up for. */
const MAX_CATCH_UP_MS = DAY_MS;

/** A reading of the wall clock in a time zone. */
type LocalTime = { readonly day: string; readonly hour: number };

/** The clock of the last zone: making one takes longer than reading it, and every tick asks for the watchlist's. */
let last: { readonly zone: string; readonly clock: (ms: number) => LocalTime } | null = null;

function localClock(zone: string): (ms: number) => LocalTime {
  if (last?.zone !== zone) last = { zone, clock: makeLocalClock(zone) };
  return last.clock;
}

function makeLocalClock(zone: string): (ms: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  });
  return (ms) => {
    const parts = format.formatToParts(ms);
    const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
    return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
  };
}

/** An hour of the local day that began, and what a digest of that hour covers. */
type HourBegun = { readonly hour: number; readonly period: DigestPeriod };

/**
 * Finds the hours of the local day that began in (after, until], oldest first. An hour that a change of clocks leaves out begins with
 * the next one; an hour that comes twice begins once.
 * @param after in milliseconds @param until in milliseconds; only the last day before it is looked at
 * @param zone an IANA time zone
 */
export function hoursBegun(after: number, until: number, zone: string): HourBegun[] {
  const local = localClock(zone);
  const start = Math.max(after, until - MAX_CATCH_UP_MS);
  const begun: HourBegun[] = [];
  for (let at = (Math.floor(start / QUARTER_MS) + 1) * QUARTER_MS; at <= until; at += QUARTER_MS) {
    for (const hour of hoursBegunAt(at, local)) begun.push({ hour, period: periodUntil(at, hour, local) });
  }
  return begun;
}

/** Returns several hours where the clocks were put forward, and none within an hour or where they were put back. */
function hoursBegunAt(at: number, local: (ms: number) => LocalTime): number[] {
  const [before, now] = [local(at - 1), local(at)];
  if (!isLater(now, before) || beganBefore(at, now, local)) return [];
  const count = (now.hour - before.hour + 24) % 24;
  return Array.from({ length: count }, (_, index) => (before.hour + 1 + index) % 24);
}

const isLater = (one: LocalTime, other: LocalTime): boolean =>
  one.day > other.day || (one.day === other.day && one.hour > other.hour);

/** Returns whether this hour began before: clocks that were put back come to its beginning a second time. */
function beganBefore(at: number, now: LocalTime, local: (ms: number) => LocalTime): boolean {
  for (let earlier = at - QUARTER_MS; earlier >= at - MAX_CLOCK_CHANGE_MS; earlier -= QUARTER_MS) {
    if (!isLater(now, local(earlier))) return true;
  }
  return false;
}

/** Returns when the hour last began, at or before an instant, or null where it did not begin within a day. */
function lastBegin(hour: number, from: number, local: (ms: number) => LocalTime): number | null {
  const latest = Math.floor(from / QUARTER_MS) * QUARTER_MS;
  for (let at = latest; at > latest - MAX_CATCH_UP_MS - MAX_CLOCK_CHANGE_MS; at -= QUARTER_MS) {
    if (hoursBegunAt(at, local).includes(hour)) return at;
  }
  return null;
}

/** Returns the local day that ends when its hour begins again. It has 23 to 25 hours where the clocks change. */
function periodUntil(until: number, hour: number, local: (ms: number) => LocalTime): DigestPeriod {
  const from = lastBegin(hour, until - DAY_MS + MAX_CLOCK_CHANGE_MS, local) ?? until - DAY_MS;
  return { day: local(until).day, from: iso(from), until: iso(until) };
}

/**
 * Returns the days that ended at an hour of the local day, newest first, as a feed of digests lists them.
 * @param now in milliseconds @param count how many days at most
 */
export function digestDays(now: number, zone: string, hour: number, count: number): DigestPeriod[] {
  const local = localClock(zone);
  const days: DigestPeriod[] = [];
  let until = lastBegin(hour, now, local);
  while (until !== null && days.length < count) {
    const period = periodUntil(until, hour, local);
    days.push(period);
    until = Date.parse(period.from);
  }
  return days;
}

/**
 * Returns what the digest of one day covers, whether it is over or not.
 * @param day an ISO date of the zone @returns null for a text that is no date
 */
export function digestDay(day: string, zone: string, hour: number): DigestPeriod | null {
  const noon = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(noon)) return null;
  // No zone is two days off.
  return digestDays(noon + 2 * DAY_MS, zone, hour, 4).find((period) => period.day === day) ?? null;
}
