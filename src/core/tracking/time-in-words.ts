/** Instants and durations as the status tells them to people. All times are UTC. */
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../model/time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Writes 3 min, 2 h, 3 days: as exact as a reader needs. @param ms a duration; below zero counts as none */
export function duration(ms: number): string {
  if (ms < 2 * HOUR_MS) return `${Math.max(0, Math.floor(ms / MINUTE_MS))} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} days`;
}

/** Writes 12 Mar. @param day an ISO date or instant */
export const shortDay = (day: string): string =>
  `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;

/** Sources are checked at the same ticks, so that a status writes the same few instants once a source. */
const written = new Map<number, string>();
const MAX_WRITTEN = 256;

/** Writes an instant in ISO 8601, and remembers the last ones. @param ms since 1970 */
export function instantText(ms: number): string {
  const known = written.get(ms);
  if (known !== undefined) return known;
  if (written.size >= MAX_WRITTEN) written.clear();
  const text = iso(ms);
  written.set(ms, text);
  return text;
}

/** Writes 10:15 UTC for an instant of today, 3 Nov 10:15 UTC for one of this year, and 3 Nov 2025 for any other. */
export function moment(ms: number, now: number): string {
  const at = instantText(ms);
  const time = `${at.slice(11, 16)} UTC`;
  if (Math.floor(ms / DAY_MS) === Math.floor(now / DAY_MS)) return time;
  const date = shortDay(at);
  return Number(at.slice(0, 4)) === new Date(now).getUTCFullYear()
    ? `${date} ${time}`
    : `${date} ${at.slice(0, 4)}`;
}
