import type { LogRow, SuppressedRow } from '../../core/model/index.ts';
import { dayLabel, type When } from './time.tsx';

/** Counts news as told. The health of sources has a page of its own. */
export const isToldRow = (row: LogRow): boolean => row.kind !== 'health';

/** Leaves out articles that stood in a source at its first check: that is no decision about news, and they have a list of their own. */
export const isSuppressedRow = (row: SuppressedRow): boolean => row.rule !== 'before-you-started';

/** @param rows newest first @returns those of today */
export function todayOf<T extends { readonly at: string }>(
  rows: readonly T[],
  { now, zone }: Pick<When, 'now' | 'zone'>,
): T[] {
  const today = dayLabel(now, zone);
  const end = rows.findIndex(({ at }) => dayLabel(at, zone) !== today);
  return rows.slice(0, end === -1 ? rows.length : end);
}
