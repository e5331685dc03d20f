/** A day as `YYYYMMDD`; of a month, `YYYYMM00`; 0 for none. Days and months sort as numbers. */
export type SaidDay = number;

/** @param saidOn a day or a month */
export function sortableDay(saidOn: string): SaidDay {
  return Number(saidOn.replaceAll('-', '').padEnd(8, '0').slice(0, 8));
}

/** Returns the day or month that a number was made of. */
export function dayText(day: SaidDay): string {
  if (day === 0) return '';
  const digits = String(day).padStart(8, '0');
  const month = `${digits.slice(0, 4)}-${digits.slice(4, 6)}`;
  return day % 100 === 0 ? month : `${month}-${digits.slice(6)}`;
}

/** Returns whether one day is certainly after another. A month is certainly after nothing in it. */
export function isAfter(one: SaidDay, other: SaidDay): boolean {
  if (one % 100 !== 0 && other % 100 !== 0) return one > other;
  return Math.floor(one / 100) > Math.floor(other / 100);
}
