/**
 * Keeps a party's ledger searchable for the earlier statements that share the words of a new one. Most of its rows may stand in an
 * index: they are searched by their columns alone, and read where they are compared.
 */
import type { LedgerRow } from '../model/index.ts';
import { countBefore } from '../language/sorted-search.ts';
import type { NamesOfParties } from './frame/party-names.ts';
import { frameOf, stemsOf, type ClauseFrame } from './frame/frame.ts';
import { stemsOfRow } from './row-stems.ts';
import { saidBy } from './rows.ts';
import { dayText, isAfter, type SaidDay, sortableDay } from './said-day.ts';
import {
  compareKeys,
  forEachPlace,
  idKey,
  isDated,
  isUnsure,
  keyAt,
  NO_ARTICLE,
  numberOfKey,
  numberOfStem,
  speakersOf,
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
  /** The number of rows that hold a stem, of stems that were asked for. */
  readonly holding: Map<string, number>;
};

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
  /** The places of all rows that hold a stem, in order; of a ledger with an index only those that were asked for. */
  readonly postings: Map<string, number[]>;
  /** The places of the rows outside the index that hold a stem. */
  readonly stems: Map<string, number[]>;
  readonly numbering: Map<string, number>;
  /** By place. A frame is made when its row is first compared. */
  readonly frames: Map<number, ClauseFrame>;
  totalLength: number;
  /** The number of rows that count. */
  counted: number;
  party: string;
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
    postings: new Map(),
    stems: new Map(),
    numbering: new Map(),
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

/** @param without articles that were read again, whose rows in the index no longer count */
export function indexedRows(index: TermIndex, without: Iterable<string>): IndexedRows {
  const numbers = new Set<number>();
  for (const article of without) {
    const number = numberOfKey(index.articleIds, idKey(article));
    if (number !== null) numbers.add(number);
  }
  const gone = numbers.size === 0 ? null : Uint8Array.from(index.articles, (one) => Number(numbers.has(one)));
  return { index, gone, rows: new Map(), missing: new Set(), holding: new Map() };
}

function countIndexed(ledger: Ledger, { index: { lengths, size }, gone }: IndexedRows): void {
  for (let place = 0; place < size; place++) {
    if (gone?.[place] === 1) continue;
    ledger.counted += 1;
    ledger.totalLength += lengths[place] ?? 0;
  }
}

/** Adds a row; it is found from now on. */
export function appendRow(ledger: Ledger, row: LedgerRow): void {
  const place = sizeOf(ledger);
  const stems = stemsOfRow(row);
  ledger.rows.push(row);
  ledger.days.push(sortableDay(saidBy(row)));
  ledger.utterances.push(utteranceNumber(ledger, row.utterance) ?? newNumber(ledger, row.utterance));
  ledger.articles.push(
    row.article === null
      ? NO_ARTICLE
      : (articleNumber(ledger, row.article) ?? newNumber(ledger, row.article)),
  );
  ledger.lengths.push(stems.length);
  ledger.totalLength += stems.length;
  ledger.counted += 1;
  if (ledger.party === '') ledger.party = row.party;
  for (const stem of stems) {
    const own = ledger.stems.get(stem);
    if (own === undefined) ledger.stems.set(stem, [place]);
    else own.push(place);
    ledger.postings.get(stem)?.push(place);
  }
}

const indexSize = ({ indexed }: Ledger): number => indexed?.index.size ?? 0;

/** Returns the number of places, of which those of the index may be gone. */
export const sizeOf = (ledger: Ledger): number => indexSize(ledger) + ledger.rows.length;

/** Returns a row; null for one that is not read yet, which is noted. */
export function rowAt(ledger: Ledger, place: number): LedgerRow | null {
  const { indexed } = ledger;
  if (indexed === null || place >= indexed.index.size) return ledger.rows[place - indexSize(ledger)] ?? null;
  const known = indexed.rows.get(place);
  if (known === undefined) indexed.missing.add(place);
  return known ?? null;
}

/** Returns whether a row need not be read first. */
export const isRead = ({ indexed }: Ledger, place: number): boolean =>
  indexed === null || place >= indexed.index.size || indexed.rows.has(place);

export function dayAt(ledger: Ledger, place: number): SaidDay {
  const own = place - indexSize(ledger);
  return (own < 0 ? ledger.indexed?.index.days[place] : ledger.days[own]) ?? 0;
}

/** Returns the number by which the ledger knows the utterance of a row. */
export function utteranceAt(ledger: Ledger, place: number): number {
  const own = place - indexSize(ledger);
  return (own < 0 ? ledger.indexed?.index.utterances[place] : ledger.utterances[own]) ?? 0;
}

function articleAt(ledger: Ledger, place: number): number {
  const own = place - indexSize(ledger);
  return (own < 0 ? ledger.indexed?.index.articles[place] : ledger.articles[own]) ?? NO_ARTICLE;
}

function lengthAt(ledger: Ledger, place: number): number {
  const own = place - indexSize(ledger);
  return (own < 0 ? ledger.indexed?.index.lengths[place] : ledger.lengths[own]) ?? 0;
}

export function isUnsureAt(ledger: Ledger, place: number): boolean {
  const own = place - indexSize(ledger);
  return own < 0 ? isUnsure(ledger.indexed?.index.marks[place] ?? 0) : ledger.rows[own]?.unsure === true;
}

/** Returns the day on which it was surely said; 0 where only the day of its report is known. */
export function saidOnAt(ledger: Ledger, place: number): SaidDay {
  const own = place - indexSize(ledger);
  const known =
    own < 0 ? isDated(ledger.indexed?.index.marks[place] ?? 0) : ledger.rows[own]?.saidOn !== null;
  return known ? dayAt(ledger, place) : 0;
}

/** Returns a test of a place for a speaker, by id. */
export function isSaidBy(ledger: Ledger, speaker: string): (place: number) => boolean {
  const { index } = ledger.indexed ?? { index: null };
  const size = indexSize(ledger);
  const numbers = new Set(
    index === null ? [] : speakersOf(index).flatMap(({ id }, number) => (id === speaker ? [number] : [])),
  );
  return (place) =>
    index !== null && place < size
      ? numbers.has(index.speakers[place] ?? 0)
      : ledger.rows[place - size]?.speaker.id === speaker;
}

const isGone = ({ indexed }: Ledger, place: number): boolean => indexed?.gone?.[place] === 1;

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

function articleNumber({ indexed, numbering }: Ledger, id: string): number | null {
  const known = numbering.get(id);
  if (known !== undefined || indexed === null) return known ?? null;
  return numberOfKey(indexed.index.articleIds, idKey(id));
}

/** More than the numbers of all utterances. */
export const utteranceBound = ({ indexed, numbering }: Ledger): number =>
  Math.max(indexed?.index.utteranceIds.length ?? 0, indexed?.index.articleIds.length ?? 0) + numbering.size;

/** Returns the places of all reports of one utterance. */
export function reportPlaces(ledger: Ledger, utterance: string): number[] {
  const number = utteranceNumber(ledger, utterance);
  const found: number[] = [];
  if (number === null) return found;
  const indexed = ledger.indexed?.index.utterances;
  for (let at = indexed?.indexOf(number) ?? -1; at !== -1; at = indexed?.indexOf(number, at + 1) ?? -1) {
    if (!isGone(ledger, at)) found.push(at);
  }
  for (const [own, other] of ledger.utterances.entries()) {
    if (other === number) found.push(indexSize(ledger) + own);
  }
  return found;
}

/** Returns all reports of one utterance, as far as they are read. */
export const reportsOf = (ledger: Ledger, utterance: string): LedgerRow[] =>
  reportPlaces(ledger, utterance)
    .toSorted((one, other) => comparePlaces(ledger, one, other))
    .flatMap((place) => rowAt(ledger, place) ?? []);

/**
 * Orders places as all rows would stand in one list: by the day they were said and their utterance, then as they came; last what
 * the desk has just added.
 */
export function comparePlaces(ledger: Ledger, one: number, other: number): number {
  const size = indexSize(ledger);
  if (one < size === other < size) return one - other;
  return one < size ? compareWithOwn(ledger, one, other - size) : -compareWithOwn(ledger, other, one - size);
}

function compareWithOwn(ledger: Ledger, place: number, own: number): number {
  const row = ledger.rows[own];
  const index = ledger.indexed?.index;
  if (own >= ledger.opened || row === undefined || index === undefined) return -1;
  const key = keyAt(index.utteranceIds, index.utterances[place] ?? 0);
  const before = (index.days[place] ?? 0) - (ledger.days[own] ?? 0) || compareKeys(key, idKey(row.utterance));
  // Of one utterance, the history's row stands first.
  return before || (row.article === null ? 1 : -1);
}

export function frameAt(ledger: Ledger, place: number): ClauseFrame {
  const known = ledger.frames.get(place);
  if (known !== undefined) return known;
  const found = frameOf(rowAt(ledger, place)?.text ?? '', ledger.names);
  ledger.frames.set(place, found);
  return found;
}

/** What was said before a statement, and in another article. */
export type Before = { readonly day: SaidDay; readonly own: number | null };

export const beforeStatement = (
  ledger: Ledger,
  statement: Pick<LedgerRow, 'saidOn' | 'reportedOn' | 'article'>,
): Before => ({
  day: sortableDay(saidBy(statement)),
  own: statement.article === null ? null : articleNumber(ledger, statement.article),
});

/** Returns whether a row counts, was not said later, and stands in another article. */
export const isEarlier = (ledger: Ledger, { day, own }: Before, place: number): boolean =>
  !isGone(ledger, place) &&
  !isAfter(dayAt(ledger, place), day) &&
  (own === null || articleAt(ledger, place) !== own);

/** Returns whether a row is one of them, and surely what somebody said. */
export const isPrecedent = (ledger: Ledger, before: Before, place: number): boolean =>
  isEarlier(ledger, before, place) && !isUnsureAt(ledger, place);

/** Parameters of BM25 (Robertson and Zaragoza 2009), with their usual figures. */
const K1 = 1.2;
const B = 0.75;

const idf = (rows: number, holding: number): number => Math.log(1 + (rows - holding + 0.5) / (holding + 0.5));

/** Scores how much each row shares with a text, by BM25 over stems; a stem counts once in a row. By place, 0 for nothing. */
export function scoreRows(ledger: Ledger, text: string): Float64Array {
  const found = new Float64Array(sizeOf(ledger));
  const mean = ledger.totalLength / Math.max(1, ledger.counted);
  for (const stem of stemsOf(text).keys()) {
    const posting = postingOf(ledger, stem);
    const weight = idf(ledger.counted, posting.length) * (K1 + 1);
    for (const place of posting) {
      const length = lengthAt(ledger, place);
      found[place] = (found[place] ?? 0) + weight / (1 + K1 * (1 - B + (B * length) / mean));
    }
  }
  return found;
}

const NO_PLACES: readonly number[] = [];

/** Returns the places of the rows that hold a stem and count. */
function postingOf(ledger: Ledger, stem: string): readonly number[] {
  const { indexed, postings, stems } = ledger;
  if (indexed === null) return stems.get(stem) ?? NO_PLACES;
  const known = postings.get(stem);
  if (known !== undefined) return known;
  const found: number[] = [];
  const number = numberOfStem(indexed.index, stem);
  const { gone } = indexed;
  if (number !== -1) {
    forEachPlace(indexed.index, number, (place) => {
      if (gone === null || gone[place] === 0) found.push(place);
    });
  }
  found.push(...(stems.get(stem) ?? NO_PLACES));
  postings.set(stem, found);
  return found;
}

/** Returns the number of rows that hold a stem and count. */
function holdingOf(ledger: Ledger, stem: string): number {
  const { indexed, stems } = ledger;
  const own = stems.get(stem)?.length ?? 0;
  if (indexed === null) return own;
  const known = indexed.holding.get(stem) ?? holdingInIndex(indexed, stem);
  indexed.holding.set(stem, known);
  return known + own;
}

function holdingInIndex({ index, gone }: IndexedRows, stem: string): number {
  const number = numberOfStem(index, stem);
  if (number === -1) return 0;
  let count = index.counts[number] ?? 0;
  if (gone !== null) forEachPlace(index, number, (place) => (count -= gone[place] ?? 0));
  return count;
}

/** Returns whether a stem was said by a day, in whatever article. */
export const wasSaid = (ledger: Ledger, stem: string, day: SaidDay): boolean =>
  postingOf(ledger, stem).some((place) => !isAfter(dayAt(ledger, place), day));

/** Returns the last day on which something in the ledger can have been said. */
export function lastDay(ledger: Ledger): string {
  let last = 0;
  for (let place = 0; place < sizeOf(ledger); place++) {
    if (!isGone(ledger, place)) last = Math.max(last, dayAt(ledger, place));
  }
  return dayText(last);
}

/** A small ledger is taken to have so many more statements, so that its first words are not all rare. */
const PRIOR = 40;

/** Returns how much a stem tells in this ledger, from 0 to 1: a stem that all statements share tells little. */
export function weightIn(ledger: Ledger, stem: string): number {
  const rows = ledger.counted + PRIOR;
  return Math.log(1 + rows / (holdingOf(ledger, stem) + 1)) / Math.log(1 + rows);
}

const isIn = (posting: readonly number[], place: number): boolean =>
  posting[countBefore(posting, (other) => other < place)] === place;

/** Returns the places of the rows that hold every one of some stems. */
export function placesWith(ledger: Ledger, stems: readonly string[]): readonly number[] {
  const postings = stems.map((stem) => postingOf(ledger, stem));
  const [rarest = [], ...others] = postings.toSorted((one, other) => one.length - other.length);
  if (others.length === 0) return rarest;
  return rarest.filter((place) => others.every((posting) => isIn(posting, place)));
}

/** Returns the places of the rows that hold every stem of a text. */
export const rowsWith = (ledger: Ledger, text: string): readonly number[] =>
  placesWith(ledger, [...stemsOf(text).keys()]);
