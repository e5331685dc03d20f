import type { LogRow, SuppressedRow } from '../../core/model/index.ts';
import { dayOf, type When } from '../ui/time.tsx';

/** What counts as told: news. A source's trouble has its own page. */
export const isToldRow = (row: LogRow): boolean => row.kind !== 'health';

/** What stood in a source at its first check is no decision about news: it has a list of its own. */
export const isSuppressedRow = (row: SuppressedRow): boolean => row.rule !== 'before-you-started';

/** @param rows newest first, so that the day's end is where looking ends */
export function todayOf<T extends { readonly at: string }>(
  rows: readonly T[],
  { now, zone }: Pick<When, 'now' | 'zone'>,
): T[] {
  const today = dayOf(now, zone);
  const end = rows.findIndex(({ at }) => dayOf(at, zone) !== today);
  return rows.slice(0, end === -1 ? rows.length : end);
}
