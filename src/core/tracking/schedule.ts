import { DAY_MS, HOUR_MS, TICK_MS } from '../model/time.ts';
import { hash } from '../model/ids.ts';

/** After an outage, everything missed is checked once and not once for each slot; slots older than this are let go. */
const MAX_GAP_MS = DAY_MS;

/**
 * Returns the place of an id's slots within its period, in milliseconds. It comes from the id alone, so that a thousand daily
 * sources are spread over the day without any stored state.
 */
function phase(id: string, periodMs: number): number {
  return Number.parseInt(hash('slot', id).slice(0, 12), 16) % periodMs;
}

/** Returns the latest slot of an id's period that is not after `until` (milliseconds since 1970). */
export function lastSlot(id: string, periodMs: number, until: number): number {
  const offset = phase(id, periodMs);
  return Math.floor((until - offset) / periodMs) * periodMs + offset;
}

/**
 * Says whether a slot of the period lies in (after, until]. Consecutive ticks share their ends, so each slot is due
 * exactly once. `after` counts as at most 24 hours before `until`.
 * @param after the previous tick, @param until this tick, both in milliseconds since 1970
 */
export function isDue(id: string, periodMs: number, after: number, until: number): boolean {
  return lastSlot(id, periodMs, until) > Math.max(after, until - MAX_GAP_MS);
}

/** The period at which an article younger than `ageMs` is checked again: edits become rarer with age. */
const RECHECKS: readonly { readonly ageMs: number; readonly periodMs: number }[] = [
  { ageMs: 3 * HOUR_MS, periodMs: TICK_MS },
  { ageMs: DAY_MS, periodMs: HOUR_MS },
  { ageMs: 7 * DAY_MS, periodMs: 3 * HOUR_MS },
  { ageMs: 30 * DAY_MS, periodMs: DAY_MS },
];

/** Returns the period in milliseconds at which an article of this age is checked again; null from 30 days on. */
export function recheckPeriod(ageMs: number): number | null {
  return RECHECKS.find((step) => ageMs < step.ageMs)?.periodMs ?? null;
}

/**
 * Says whether an article is due for another check.
 * @param slots whose slots they are: those of its host, or its own (`slotsOf`)
 */
export function isArticleDue(slots: string, firstSeenMs: number, after: number, until: number): boolean {
  const periodMs = recheckPeriod(until - firstSeenMs);
  return periodMs !== null && isDue(slots, periodMs, after, until);
}
