import type { LedgerRow } from '../model/index.ts';
import { stemsOf } from './frame/frame.ts';

/** Rows' stems that a packed ledger brought along: stemming many texts again would cost more than all else. */
const knownStems = new WeakMap<LedgerRow, readonly string[]>();

export function rememberStems(row: LedgerRow, stems: readonly string[]): void {
  knownStems.set(row, stems);
}

export function stemsOfRow(row: LedgerRow): readonly string[] {
  const known = knownStems.get(row) ?? [...stemsOf(row.text).keys()];
  knownStems.set(row, known);
  return known;
}
