/** The axis of time that pictures share: equal periods of whole months, few enough to be told apart. */

/** At most so many periods stand side by side: more would be narrower than a mark on a phone. */
const MAX_PERIODS = 72;
/** In months, from which an axis takes the smallest that fits. */
const SIZES = [1, 3, 12, 60, 240];
/** A picture of less than a year would make one week look like an age. */
const MIN_MONTHS = 12;
/** The first year that a date can be taken at its word: older ones are misreadings, and would stretch the axis. */
const FIRST_YEAR = 1900;
const MAX_YEAR_LABELS = 8;

/** `first` and `last` are months such as `2026-04`, and the same where a period is one month. */
export type Period = { readonly first: string; readonly last: string };

export type TimeAxis = {
  readonly periods: readonly Period[];
  /** The number of the period in which a day or month falls; null where it is none, or beyond the axis. */
  readonly periodOf: (said: string | null) => number | null;
  /** The place of the middle of a period between 0 and 1. */
  readonly middleOf: (period: number) => number;
  /** The place of a day between 0 and 1. */
  readonly placeOf: (day: string) => number;
  /** The first days of years, as far as they have room, with their places. */
  readonly years: readonly { readonly label: string; readonly at: number }[];
};

/** Counts months from the year 0. @returns null for what is no month, or one that no statement can be of */
function monthNumber(said: string): number | null {
  const [, year, month] = /^(\d{4})-(\d\d)/u.exec(said) ?? [];
  const [years, months] = [Number(year), Number(month)];
  return years >= FIRST_YEAR && months >= 1 && months <= 12 ? years * 12 + months - 1 : null;
}

const monthText = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/**
 * Makes the axis of some days and months, which ends with the present month.
 * @param now an instant or a day
 */
export function timeAxis(said: Iterable<string | null>, now: string): TimeAxis {
  const end = monthNumber(now) ?? 2000 * 12;
  let start = end - MIN_MONTHS + 1;
  for (const one of said) start = Math.min(start, (one === null ? null : monthNumber(one)) ?? start);
  const size = SIZES.find((months) => (end - start + 1) / months <= MAX_PERIODS - 1) ?? 240;
  const first = Math.floor(start / size) * size;
  const count = Math.floor((end - first) / size) + 1;
  const total = count * size;
  const placeOf = (day: string): number => {
    const month = monthNumber(day) ?? first;
    const share = Math.min(Number(day.slice(8, 10) || 1) - 1, 30) / 31;
    return Math.min(1, Math.max(0, (month - first + share) / total));
  };
  return {
    periods: Array.from({ length: count }, (_, index) => ({
      first: monthText(first + index * size),
      last: monthText(Math.min(end, first + (index + 1) * size - 1)),
    })),
    periodOf: (day) => {
      const month = day === null ? null : monthNumber(day);
      return month === null || month > end || month < first ? null : Math.floor((month - first) / size);
    },
    middleOf: (period) => (period + 0.5) / count,
    placeOf,
    years: yearsBetween(Math.ceil(first / 12), Math.floor(end / 12)).map((year) => ({
      label: String(year),
      at: placeOf(`${year}-01-01`),
    })),
  };
}

function yearsBetween(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first + 1) / MAX_YEAR_LABELS));
  const start = Math.ceil(first / step) * step;
  return Array.from(
    { length: Math.max(0, Math.floor((last - start) / step) + 1) },
    (_, index) => start + index * step,
  );
}
