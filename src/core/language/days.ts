import { DAY_MS } from '../model/time.ts';

/** Days since 1970-01-01, in which dates are counted here. */
export type DayNumber = number;

/** The first and the last day that a text's date can mean. */
export type DayRange = { readonly from: DayNumber; readonly to: DayNumber };

export const dayOf = (year: number, month: number, day: number): DayNumber =>
  Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);

export const oneDay = (day: DayNumber): DayRange => ({ from: day, to: day });

export const monthOf = (year: number, month: number): DayRange => ({
  from: dayOf(year, month, 1),
  to: dayOf(year, month + 1, 0),
});

export const yearOf = (year: number): DayRange => ({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) });

export const isoDay = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Returns the day of the week; 0 is Sunday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

export function dayParts(day: DayNumber): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone: 'UTC' });
  }
}

/** Returns the day it is somewhere. @param instant ISO 8601 @param timeZone IANA name; UTC where there is none of that name */
export function dayAt(instant: string, timeZone: string): DayNumber | null {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return null;
  const format = formats.get(timeZone) ?? formatOf(timeZone);
  if (formats.size < 500) formats.set(timeZone, format);
  const day = Date.parse(format.format(ms));
  return Number.isNaN(day) ? null : Math.floor(day / DAY_MS);
}
