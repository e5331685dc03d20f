import type { LogRow, UntoldRow } from '../core/model.ts';

/** What counts as told: news. A source's trouble has its own page. */
export const isToldRow = (row: LogRow): boolean => row.kind !== 'health';

/** What stood in a source at its first check is no decision about news: it has a list of its own. */
export const isUntoldRow = (row: UntoldRow): boolean => row.rule !== 'before-you-started';
