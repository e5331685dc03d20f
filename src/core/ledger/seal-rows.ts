/**
 * Moves the rows of a ledger that were said first into pages with an index, so that no stored value grows with the ledger but the
 * index, some 50 bytes a row, and a search reads few rows. What the ledger itself holds stays short.
 */
import type { LedgerRow } from '../model/index.ts';
import { indexedRows } from './indexed-rows.ts';
import { sortableDay } from './said-day.ts';
import { buildTermIndex } from './term-index/build-index.ts';
import { pagesOf, type RowPage } from './term-index/row-pages.ts';
import { linesOf, readTermIndex, type TermIndex } from './term-index/term-index.ts';

/** From this number of rows on, all but the newest half move into the index. */
const MAX_ROWS = 128;
const KEPT_ROWS = 64;
/** So many articles may be left out of an index before it is made anew without them. */
const MAX_WITHOUT = 100;

export type SealedRows = {
  /** What stays in the ledger itself. */
  readonly rows: readonly LedgerRow[];
  /** What is to be stored, pages first; null where the index stays as it is. */
  readonly made: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly index: TermIndex | null;
    readonly pages: readonly RowPage[];
    /** Pages that the index before had and this one has not. */
    readonly stale: readonly string[];
  } | null;
};

type IndexChange = {
  /** Articles whose rows in the index no longer count. */
  readonly without: ReadonlySet<string>;
  /** The first day of which statements are kept; '' for all. */
  readonly oldest: string;
  /** The index is made anew without these articles whatever it costs. */
  readonly isForced: boolean;
};

/** @param rows that stand in no index, in the order they were said */
export function sealRows(
  party: string,
  known: TermIndex | null,
  rows: readonly LedgerRow[],
  { without, oldest, isForced }: IndexChange,
): SealedRows {
  const first = sortableDay(oldest);
  const isFull = rows.length > MAX_ROWS;
  const isOld = (known?.days[0] ?? first) < first;
  if (!isFull && !isForced && !isOld && without.size <= MAX_WITHOUT) return { rows, made: null };
  const sealed = isFull ? rows.slice(0, -KEPT_ROWS) : [];
  const gone = known === null ? null : indexedRows(known, without).gone;
  const stays = (place: number): boolean => gone?.[place] !== 1 && (known?.days[place] ?? 0) >= first;
  const pages = pagesOf(party, sealed);
  const bytes = buildTermIndex(
    known,
    stays,
    pages.flatMap((page) => page.rows),
  );
  const index = readTermIndex(bytes.buffer);
  const now = new Set(index === null ? [] : linesOf(index.pageLines));
  const before = known === null ? [] : linesOf(known.pageLines);
  return {
    rows: isFull ? rows.slice(-KEPT_ROWS) : rows,
    made: { bytes, index, pages, stale: before.filter((id) => !now.has(id)) },
  };
}
