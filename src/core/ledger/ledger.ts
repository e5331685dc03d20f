/**
 * Opens a party's ledger, in which `search` finds the earlier statements that share the words of a new one. Every row has a place: those
 * of the index, where there is one, come before all others.
 */
import type { LedgerRow } from '../model/index.ts';
import type { ClauseFrame } from './frame/frame.ts';
import { type NamesOfParties, namesOfParties } from './frame/party-names.ts';
import type { IndexedRows } from './indexed-rows.ts';
import { stemsOfRow } from './row-stems.ts';
import { saidBy } from './rows.ts';
import { type SaidDay, sortableDay } from './said-day.ts';
import { idKey, NO_ARTICLE, numberOfKey } from './term-index/term-index.ts';

export type Ledger = {
  readonly names: NamesOfParties;
  readonly indexed: IndexedRows | null;
  /** The rows that do not stand in the index, in the order they were said, and then those that the desk has just added. */
  readonly rows: LedgerRow[];
  /** By place among them, the day, the numbers of utterance and article, and how many stems it has. */
  readonly days: SaidDay[];
  readonly utterances: number[];
  readonly articles: number[];
  readonly lengths: number[];
  /** The number of them that were there when the ledger was opened. */
  opened: number;
  /** The places of the rows outside the index that hold a stem. */
  readonly stems: Map<string, number[]>;
  readonly numbering: Map<string, number>;
  /** What was looked at before a day and an article, until a row is added. */
  readonly views: Map<string, Before>;
  /** By place. A frame is made when its row is first compared. */
  readonly frames: Map<number, ClauseFrame>;
  totalLength: number;
  /** The number of rows that count. */
  counted: number;
  party: string;
};

/** What was said before a statement, and in another article. */
export type Before = {
  /** By place, 1 for a row that counts, was not said later, and stands in another article. */
  readonly isEarlier: Uint8Array;
  /** What searches found for a text, and the number of utterances; see `judge-statement`. */
  readonly nearest: Map<string, readonly number[]>;
  searched: { readonly statements: number; readonly first: SaidDay } | null;
};

/**
 * @param rows of one party, in any order; beside an index, in the order they were said
 * @param names of all parties and speakers
 */
export function openLedger(
  rows: readonly LedgerRow[],
  names: NamesOfParties,
  indexed: IndexedRows | null = null,
): Ledger {
  const ledger: Ledger = {
    names,
    indexed,
    rows: [],
    days: [],
    utterances: [],
    articles: [],
    lengths: [],
    opened: 0,
    stems: new Map(),
    numbering: new Map(),
    views: new Map(),
    frames: new Map(),
    totalLength: 0,
    counted: 0,
    party: '',
  };
  if (indexed !== null) countIndexed(ledger, indexed);
  for (const row of rows) appendRow(ledger, row);
  ledger.opened = ledger.rows.length;
  return ledger;
}

function countIndexed(ledger: Ledger, { index: { lengths, size }, gone }: IndexedRows): void {
  for (let place = 0; place < size; place++) {
    if (gone?.[place] === 1) continue;
    ledger.counted += 1;
    ledger.totalLength += lengths[place] ?? 0;
  }
}

/** Opens a ledger that is listed and not searched: stems cost more than all else. */
export function openUnsearched(rows: readonly LedgerRow[], indexed: IndexedRows | null): Ledger {
  const ledger = openLedger([], NO_NAMES, indexed);
  for (const row of rows) numberRow(ledger, row);
  ledger.opened = ledger.rows.length;
  return ledger;
}

const NO_NAMES = namesOfParties({ parties: [], speakers: [] });

/** Adds a row; it is found from now on. */
export function appendRow(ledger: Ledger, row: LedgerRow): void {
  const place = sizeOf(ledger);
  const stems = stemsOfRow(row);
  numberRow(ledger, row);
  ledger.lengths.push(stems.length);
  ledger.totalLength += stems.length;
  for (const stem of stems) {
    const own = ledger.stems.get(stem);
    if (own === undefined) ledger.stems.set(stem, [place]);
    else own.push(place);
  }
}

function numberRow(ledger: Ledger, row: LedgerRow): void {
  const { utterance, article } = row;
  ledger.rows.push(row);
  ledger.days.push(sortableDay(saidBy(row)));
  ledger.utterances.push(utteranceNumber(ledger, utterance) ?? newNumber(ledger, utterance));
  ledger.articles.push(
    article === null ? NO_ARTICLE : (articleNumber(ledger, article) ?? newNumber(ledger, article)),
  );
  ledger.counted += 1;
  if (ledger.party === '') ledger.party = row.party;
  ledger.views.clear();
}

export const indexSize = ({ indexed }: Ledger): number => indexed?.index.size ?? 0;

/** Returns the number of places, of which those of the index may be gone. */
export const sizeOf = (ledger: Ledger): number => indexSize(ledger) + ledger.rows.length;

/** Numbers of ids outside the index follow those in it. */
function newNumber(ledger: Ledger, id: string): number {
  const known = ledger.numbering.get(id);
  const { utteranceIds, articleIds } = ledger.indexed?.index ?? {};
  const first = Math.max(utteranceIds?.length ?? 0, articleIds?.length ?? 0);
  const number = known ?? first + ledger.numbering.size;
  ledger.numbering.set(id, number);
  return number;
}

export function utteranceNumber({ indexed, numbering }: Ledger, id: string): number | null {
  const known = numbering.get(id);
  if (known !== undefined || indexed === null) return known ?? null;
  return numberOfKey(indexed.index.utteranceIds, idKey(id));
}

export function articleNumber({ indexed, numbering }: Ledger, id: string): number | null {
  const known = numbering.get(id);
  if (known !== undefined || indexed === null) return known ?? null;
  return numberOfKey(indexed.index.articleIds, idKey(id));
}
