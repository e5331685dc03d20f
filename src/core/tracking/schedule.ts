import { DAY_MS, HOUR_MS, MINUTE_MS } from '../model/time.ts';
import { hash } from '../model/ids.ts';

/** The Worker's cron runs this often; nothing can be due more often. */
export const TICK_MS = 15 * MINUTE_MS;
/** After an outage what was missed is looked at once, not once for each slot; older slots are let go. */
const LONGEST_GAP_MS = DAY_MS;

const UNITS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

/**
 * Reads a period such as `15m`, `3h` or `2d`.
 * @returns milliseconds, at least a minute and at most 366 days; null when the text is no such period
 */
export function parsePeriod(text: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? 0);
  return ms > 0 && ms <= 366 * DAY_MS ? ms : null;
}

/** Where in its period an id's slots lie, in milliseconds: spreads a thousand daily sources over the day, with no state. */
function phase(id: string, periodMs: number): number {
  return Number.parseInt(hash('slot', id).slice(0, 12), 16) % periodMs;
}

/** The latest slot of an id's period that is not after `until` (milliseconds since 1970). */
export function lastSlot(id: string, periodMs: number, until: number): number {
  const offset = phase(id, periodMs);
  return Math.floor((until - offset) / periodMs) * periodMs + offset;
}

/**
 * Whether a slot of the period lies in (after, until]. Ticks that follow each other share their ends, so each slot is
 * due exactly once. `after` counts as at most 24 hours before `until`.
 * @param after the previous tick, @param until this tick, both in milliseconds since 1970
 */
export function isDue(id: string, periodMs: number, after: number, until: number): boolean {
  return lastSlot(id, periodMs, until) > Math.max(after, until - LONGEST_GAP_MS);
}

/** How often an article is looked at again while it is younger than `ageMs`: edits thin out with age. */
const RECHECKS: readonly { readonly ageMs: number; readonly periodMs: number }[] = [
  { ageMs: 3 * HOUR_MS, periodMs: TICK_MS },
  { ageMs: DAY_MS, periodMs: HOUR_MS },
  { ageMs: 7 * DAY_MS, periodMs: 3 * HOUR_MS },
  { ageMs: 30 * DAY_MS, periodMs: DAY_MS },
];

/** The period in milliseconds at which an article of this age is looked at again; null from 30 days on. */
export function recheckPeriod(ageMs: number): number | null {
  return RECHECKS.find((step) => ageMs < step.ageMs)?.periodMs ?? null;
}

/**
 * Whether an article is due for another look. The host gives the phase, so that a host's articles of one age are due
 * together: one message and one read of the host's record serve them all.
 */
export function isArticleDue(host: string, firstSeenMs: number, after: number, until: number): boolean {
  const periodMs = recheckPeriod(until - firstSeenMs);
  return periodMs !== null && isDue(host, periodMs, after, until);
}
