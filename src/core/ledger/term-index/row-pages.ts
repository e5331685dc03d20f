/** Pages of a ledger's rows: text with a row on each line, so that one row is read without the others. */
import { hashAll } from '../../model/ids.ts';
import { LedgerRow } from '../../model/index.ts';
import { PAGE_SLOTS } from './term-index.ts';
import type { PlacedRow } from './build-index.ts';

/** A page with few rows costs little where one of them is read; one with many, few keys where all of them are written. */
const PAGE_ROWS = 64;
const MANY_ROWS = 300 * PAGE_ROWS;

export type RowPage = {
  readonly id: string;
  readonly lines: readonly string[];
  readonly rows: readonly PlacedRow[];
};

/** Parts rows into pages, each named by what it holds: one that is written again is the same. */
export function pagesOf(party: string, rows: readonly LedgerRow[]): RowPage[] {
  const size = rows.length > MANY_ROWS ? PAGE_SLOTS : PAGE_ROWS;
  const pages: RowPage[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size);
    const lines = some.map((row) => JSON.stringify(row));
    const id = hashAll(['ledger-page', party, ...lines]);
    pages.push({ id, lines, rows: some.map((row, slot) => ({ row, page: id, slot })) });
  }
  return pages;
}

/** @returns null for a line that is damaged, or empty because its row was erased */
export function readRow(line: string | undefined): LedgerRow | null {
  if (line === undefined || line === '') return null;
  try {
    return LedgerRow.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
