/**
 * Keeps a ledger in parts, so that no stored value grows without end: the ledger itself holds the rows said last, and parts
 * that are written once hold the older ones. All parts and the ledger together are the rows that one value would hold.
 */
import { jsonBytes } from '../language/text.ts';
import { hashAll } from '../model/ids.ts';
import type { LedgerPart, LedgerRow } from '../model/index.ts';
import { packLedger, readPackedLedger } from './packed-ledger.ts';
import { saidBy } from './rows.ts';

/** The largest pack of a ledger without its parts, and about what moves into a part when it is larger. KV takes 25 MiB a value. */
const MAX_LEDGER_BYTES = 2 * 1_024 ** 2;
const PART_BYTES = 1_024 ** 2;

/** A part, with the rows that it holds. */
export type OpenedPart = { readonly part: LedgerPart; readonly rows: readonly LedgerRow[] };

/** The rows of a ledger: those in its parts, oldest first, and its own. */
type LedgerInParts = { readonly parts: readonly OpenedPart[]; readonly rows: readonly LedgerRow[] };

/** @param packed of the parts, by id. @returns the parts that can be read, and whether all of them can */
export function openParts(
  parts: readonly LedgerPart[],
  packed: ReadonlyMap<string, unknown>,
): { readonly opened: OpenedPart[]; readonly isWhole: boolean } {
  const opened = parts.flatMap((part) => {
    const rows = readPackedLedger(packed.get(part.id));
    return rows === null ? [] : [{ part, rows }];
  });
  return { opened, isWhole: opened.length === parts.length };
}

/** Returns all rows of a ledger that count. */
export function joinParts({ parts, rows }: LedgerInParts): LedgerRow[] {
  const older = parts.flatMap(({ part, rows }) => {
    const without = new Set(part.without);
    return without.size === 0
      ? rows
      : rows.filter(({ article }) => article === null || !without.has(article));
  });
  return [...older, ...rows];
}

/** Marks in each part the articles that were read anew: what it holds of them no longer counts. */
export const withoutArticles = (parts: readonly OpenedPart[], anew: ReadonlySet<string>): OpenedPart[] =>
  parts.map(({ part, rows }) => {
    const held = rows.flatMap(({ article }) => (article !== null && anew.has(article) ? [article] : []));
    const without = [...new Set([...part.without, ...held])];
    return without.length === part.without.length ? { part, rows } : { part: { ...part, without }, rows };
  });

/** A new part, as it is stored. */
type SealedPart = OpenedPart & { readonly packed: unknown };

/**
 * Moves the oldest rows of a ledger into parts until what is left is small enough.
 * @param rows the ledger's own, in the order they were said
 */
export function sealOldest(
  party: string,
  rows: readonly LedgerRow[],
): { readonly sealed: readonly SealedPart[]; readonly rows: readonly LedgerRow[]; readonly packed: unknown } {
  const sealed: SealedPart[] = [];
  let [left, packed] = [rows, packLedger(rows)];
  for (
    let bytes = jsonBytes(packed);
    bytes > MAX_LEDGER_BYTES && left.length > 1;
    bytes = jsonBytes(packed)
  ) {
    const count = Math.max(1, Math.floor((left.length * PART_BYTES) / bytes));
    sealed.push(sealPart(party, left.slice(0, count)));
    left = left.slice(count);
    packed = packLedger(left);
  }
  return { sealed, rows: left, packed };
}

/** Names a part by what it holds: a compaction that is repeated writes it again, and readers never see another under its name. */
function sealPart(party: string, rows: readonly LedgerRow[]): SealedPart {
  const packed = packLedger(rows);
  const days = rows.map(saidBy).toSorted();
  const id = hashAll([
    'ledger-part',
    party,
    ...rows.flatMap(({ utterance, article }) => [utterance, article ?? '']),
  ]);
  const part = {
    id,
    rows: rows.length,
    bytes: jsonBytes(packed),
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
    without: [],
  };
  return { part, rows, packed };
}
