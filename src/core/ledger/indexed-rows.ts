/** The rows of a ledger that stand in an index: they are searched by its columns alone, and read where they are compared. */
import type { LedgerRow } from '../model/index.ts';
import type { SaidDay } from './said-day.ts';
import {
  idKey,
  NO_ARTICLE,
  numberOfKey,
  numberOfStem,
  placesOfStem,
  type TermIndex,
} from './term-index/term-index.ts';

/** The rows of a ledger that stand in its index, at the places before all others. */
export type IndexedRows = {
  readonly index: TermIndex;
  /** By place, 1 for a row that no longer counts; null where all count. */
  readonly gone: Uint8Array | null;
  /** Those that were read so far, by place. */
  readonly rows: Map<number, LedgerRow>;
  /** The places of those that were asked for and must be read first. */
  readonly missing: Set<number>;
  /** The number of rows that hold a stem, and their places, of stems that were asked for. */
  readonly holding: Map<string, number>;
  readonly postings: Map<string, Uint32Array>;
};

/** @param without articles that were read again, whose rows in the index no longer count */
export function indexedRows(index: TermIndex, without: Iterable<string>): IndexedRows {
  const numbers = new Set<number>();
  for (const article of without) {
    const number = numberOfKey(index.articleIds, idKey(article));
    if (number !== null) numbers.add(number);
  }
  const gone = numbers.size === 0 ? null : new Uint8Array(index.size);
  if (gone !== null) {
    for (let place = 0; place < index.size; place++) {
      if (numbers.has(index.articles[place] ?? NO_ARTICLE)) gone[place] = 1;
    }
  }
  return { index, gone, rows: new Map(), missing: new Set(), holding: new Map(), postings: new Map() };
}

/** Marks those in an index, where they stand by their days: nothing but a month is after no day in it. */
export function markEarlier(
  { index: { days, articles }, gone }: IndexedRows,
  { day, own }: { readonly day: SaidDay; readonly own: number | null },
  isEarlier: Uint8Array,
): void {
  const last = day % 100 === 0 ? day + 99 : day;
  let end = days.length;
  while (end > 0 && (days[end - 1] ?? 0) > last) end--;
  isEarlier.fill(1, 0, end);
  if (own !== null)
    for (let at = articles.indexOf(own); at !== -1; at = articles.indexOf(own, at + 1)) isEarlier[at] = 0;
  if (gone !== null)
    for (let at = gone.indexOf(1); at !== -1; at = gone.indexOf(1, at + 1)) isEarlier[at] = 0;
}

export const NO_POSTING = new Uint32Array();

export function readPosting({ index, gone }: IndexedRows, stem: string): Uint32Array {
  const number = numberOfStem(index, stem);
  if (number === -1) return NO_POSTING;
  const places = placesOfStem(index, number);
  return gone === null ? places : places.filter((place) => gone[place] !== 1);
}

export function holdingInIndex(indexed: IndexedRows, stem: string): number {
  const number = numberOfStem(indexed.index, stem);
  if (number === -1) return 0;
  return indexed.gone === null ? (indexed.index.counts[number] ?? 0) : readPosting(indexed, stem).length;
}
