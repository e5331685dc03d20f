/**
 * Keeps a party's ledger searchable for the earlier statements that share the words of a new one. Most of its rows may stand in an
 * index: they are searched by their columns alone, and read where they are compared.
 */
import type { LedgerRow, Speaker } from '../model/index.ts';
import { type NamesOfParties, namesOfParties } from './frame/party-names.ts';
import { frameOf, stemsOf, type ClauseFrame } from './frame/frame.ts';
import { stemsOfRow } from './row-stems.ts';
import { saidBy } from './rows.ts';
import { dayText, isAfter, type SaidDay, sortableDay } from './said-day.ts';
import {
  compareKeys,
  idKey,
  isDated,
  isUnsure,
  keyAt,
  NO_ARTICLE,
  numberOfKey,
  numberOfStem,
  placesOfStem,
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
  /** The number of rows that hold a stem, and their places, of stems that were asked for. */
  readonly holding: Map<string, number>;
  readonly postings: Map<string, Uint32Array>;
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

export function isUnsureAt(ledger: Ledger, place: number): boolean {
  const own = place - indexSize(ledger);
  return own < 0 ? isUnsure(ledger.indexed?.index.marks[place] ?? 0) : ledger.rows[own]?.unsure === true;
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

/** Returns everybody who made a statement, in each office. */
export const speakersIn = ({ indexed, rows }: Ledger): Speaker[] => [
  ...(indexed === null ? [] : speakersOf(indexed.index)),
  ...rows.map(({ speaker }) => speaker),
];

export const isGone = ({ indexed }: Ledger, place: number): boolean => indexed?.gone?.[place] === 1;

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
export type Before = {
  /** By place, 1 for a row that counts, was not said later, and stands in another article. */
  readonly isEarlier: Uint8Array;
  /** What searches found for a text, and the number of utterances; see `judge-statement`. */
  readonly nearest: Map<string, readonly number[]>;
  searched: { readonly statements: number; readonly first: SaidDay } | null;
};

export function beforeStatement(
  ledger: Ledger,
  statement: Pick<LedgerRow, 'saidOn' | 'reportedOn' | 'article'>,
): Before {
  const day = sortableDay(saidBy(statement));
  const own = statement.article === null ? null : articleNumber(ledger, statement.article);
  const key = `${day} ${own ?? ''}`;
  const known = ledger.views.get(key);
  if (known !== undefined) return known;
  const isEarlier = new Uint8Array(sizeOf(ledger));
  if (ledger.indexed !== null) markEarlier(ledger.indexed, { day, own }, isEarlier);
  const size = indexSize(ledger);
  for (const [at, said] of ledger.days.entries()) {
    if (!isAfter(said, day) && (own === null || ledger.articles[at] !== own)) isEarlier[size + at] = 1;
  }
  const before: Before = { isEarlier, nearest: new Map(), searched: null };
  ledger.views.set(key, before);
  return before;
}

/** Marks those in an index, where they stand by their days: nothing but a month is after no day in it. */
function markEarlier(
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

/** Counts the utterances that were surely made before, and finds the first of their days. */
export function countEarlier(ledger: Ledger, { isEarlier }: Before): { statements: number; first: SaidDay } {
  // An array of marks, because a set of ten thousand costs more than all else.
  const seen = new Uint8Array(utteranceBound(ledger));
  let [statements, first] = [0, 0];
  const size = indexSize(ledger);
  const { marks, utterances, days } = ledger.indexed?.index ?? NO_COLUMNS;
  for (let place = 0; place < size; place++) {
    const mark = marks[place] ?? 0;
    if (isEarlier[place] !== 1 || isUnsure(mark)) continue;
    const utterance = utterances[place] ?? 0;
    if (seen[utterance] === 0) statements++;
    seen[utterance] = 1;
    if (first === 0 && isDated(mark)) first = days[place] ?? 0;
  }
  for (const [own, { unsure, saidOn }] of ledger.rows.entries()) {
    if (isEarlier[size + own] !== 1 || unsure === true) continue;
    const utterance = ledger.utterances[own] ?? 0;
    if (seen[utterance] === 0) statements++;
    seen[utterance] = 1;
    const day = saidOn === null ? 0 : (ledger.days[own] ?? 0);
    if (day !== 0 && (first === 0 || day < first)) first = day;
  }
  return { statements, first };
}

const NO_COLUMNS = { marks: new Uint16Array(), utterances: new Uint32Array(), days: new Uint32Array() };

/** Returns whether a row is one of them, and surely what somebody said. */
export const isPrecedent = (ledger: Ledger, before: Before, place: number): boolean =>
  before.isEarlier[place] === 1 && !isUnsureAt(ledger, place);

/** Parameters of BM25 (Robertson and Zaragoza 2009), with their usual figures. */
const K1 = 1.2;
const B = 0.75;

const idf = (rows: number, holding: number): number => Math.log(1 + (rows - holding + 0.5) / (holding + 0.5));

/** Scores how much each row shares with a text, by BM25 over stems; a stem counts once in a row. By place, 0 for nothing. */
export function scoreRows(ledger: Ledger, text: string): Float64Array {
  const found = new Float64Array(sizeOf(ledger));
  const mean = ledger.totalLength / Math.max(1, ledger.counted);
  const norms = Float64Array.from(
    { length: MAX_LENGTH },
    (_, length) => 1 + K1 * (1 - B + (B * length) / mean),
  );
  const lengths = ledger.indexed?.index.lengths ?? new Uint16Array();
  const size = indexSize(ledger);
  for (const stem of stemsOf(text).keys()) {
    const weight = idf(ledger.counted, holdingOf(ledger, stem)) * (K1 + 1);
    const posting = indexedPosting(ledger, stem);
    for (let at = 0; at < posting.length; at++) {
      const place = posting[at] ?? 0;
      found[place] = (found[place] ?? 0) + weight / (norms[lengths[place] ?? 0] ?? 1);
    }
    for (const place of ledger.stems.get(stem) ?? NO_PLACES) {
      found[place] = (found[place] ?? 0) + weight / (norms[ledger.lengths[place - size] ?? 0] ?? 1);
    }
  }
  return found;
}

/** More stems than a row has: of a longer text no more words are read. */
const MAX_LENGTH = 1_024;

const NO_PLACES: readonly number[] = [];
const NO_POSTING = new Uint32Array();

/** Returns the places of the rows of the index that hold a stem and count. */
function indexedPosting({ indexed }: Ledger, stem: string): Uint32Array {
  if (indexed === null) return NO_POSTING;
  const known = indexed.postings.get(stem) ?? readPosting(indexed, stem);
  indexed.postings.set(stem, known);
  return known;
}

function readPosting({ index, gone }: IndexedRows, stem: string): Uint32Array {
  const number = numberOfStem(index, stem);
  if (number === -1) return NO_POSTING;
  const places = placesOfStem(index, number);
  return gone === null ? places : places.filter((place) => gone[place] !== 1);
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

function holdingInIndex(indexed: IndexedRows, stem: string): number {
  const number = numberOfStem(indexed.index, stem);
  if (number === -1) return 0;
  return indexed.gone === null ? (indexed.index.counts[number] ?? 0) : readPosting(indexed, stem).length;
}

/** Returns whether a stem was said by a day, in whatever article. */
export function wasSaid(ledger: Ledger, stem: string, day: SaidDay): boolean {
  const isSaid = (place: number): boolean => !isAfter(dayAt(ledger, place), day);
  return indexedPosting(ledger, stem).some(isSaid) || (ledger.stems.get(stem) ?? NO_PLACES).some(isSaid);
}

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

const isIn = (posting: ArrayLike<number>, place: number): boolean => {
  let [from, to] = [0, posting.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((posting[middle] ?? 0) < place) from = middle + 1;
    else to = middle;
  }
  return posting[from] === place;
};

/** Returns the places of the rows that hold every one of some stems, and that are wanted; of many the first. */
export function placesWith(
  ledger: Ledger,
  stems: readonly string[],
  isWanted: (place: number) => boolean,
  most = Infinity,
): number[] {
  const [rarest, ...others] = stems
    .map((stem) => ({ stem, holding: holdingOf(ledger, stem) }))
    .toSorted((one, other) => one.holding - other.holding);
  const found: number[] = [];
  if (rarest === undefined || rarest.holding === 0) return found;
  const take = (posting: Posting, alsoIn: readonly Posting[]): void => {
    for (let at = 0; at < posting.length && found.length < most; at++) {
      const place = posting[at] ?? 0;
      if (alsoIn.every((one) => isIn(one, place)) && isWanted(place)) found.push(place);
    }
  };
  const own = (stem: string): Posting => ledger.stems.get(stem) ?? NO_PLACES;
  take(
    indexedPosting(ledger, rarest.stem),
    others.map(({ stem }) => indexedPosting(ledger, stem)),
  );
  take(
    own(rarest.stem),
    others.map(({ stem }) => own(stem)),
  );
  return found;
}

type Posting = ArrayLike<number>;

/** Returns the places of the rows that hold every stem of a text, and that are wanted. */
export const rowsWith = (ledger: Ledger, text: string, isWanted: (place: number) => boolean): number[] =>
  placesWith(ledger, [...stemsOf(text).keys()], isWanted);
