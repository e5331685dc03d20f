/**
 * The index of a ledger: what a search needs of every row, as columns of numbers, and for each stem the places of the rows that hold
 * it. The rows themselves stand in pages and are read only where they are compared or shown.
 */
import { hash } from '../../model/ids.ts';
import { substances, verdicts, wordings } from '../../model/statement.ts';
import { type LedgerRow, Speaker } from '../../model/index.ts';
import { openColumns } from './columns.ts';

/** Raised when the columns change, or `stems.ts` gives other stems: an index of another format is made anew. */
export const FORMAT = 1;
const COLUMNS = 17;
/** The article of what the watchlist's history or an earlier version gives without one. */
export const NO_ARTICLE = 0xffff_ffff;
/** The rows of one page have places of their own below this. */
export const PAGE_SLOTS = 256;

/** Rows stand in the order they were said; a place is that of a row in all columns. */
export type TermIndex = {
  readonly size: number;
  /** When each was said, or reported where that is not known: see `SaidDay`. */
  readonly days: Uint32Array;
  readonly lengths: Uint16Array;
  /** See `marksOf`. */
  readonly marks: Uint16Array;
  /** Numbers of utterances and articles: the places of their ids. */
  readonly utterances: Uint32Array;
  readonly articles: Uint32Array;
  readonly speakers: Uint32Array;
  /** The number of the page that holds the row, and its place there. */
  readonly pages: Uint32Array;
  readonly utteranceIds: Uint32Array;
  readonly articleIds: Uint32Array;
  /** Speakers as JSON, and the ids of pages, each on a line. */
  readonly speakerLines: Uint8Array;
  readonly pageLines: Uint8Array;
  /** All stems in the order of their code units, and where each ends. */
  readonly stems: string;
  readonly stemEnds: Uint32Array;
  /** At the hash of a stem or the next free place behind it, its number and one; 0 for none. */
  readonly stemTable: Uint32Array;
  /** The number of rows that hold a stem, and where its places end. */
  readonly counts: Uint32Array;
  readonly postingEnds: Uint32Array;
  readonly postings: Uint8Array;
};

const decoder = new TextDecoder();

/** @returns null for what is no index of this format */
export function readTermIndex(bytes: ArrayBuffer): TermIndex | null {
  const columns = openColumns(bytes, FORMAT, COLUMNS);
  if (columns === null) return null;
  const days = columns.words();
  const index: TermIndex = {
    size: days.length,
    days,
    lengths: columns.halves(),
    marks: columns.halves(),
    utterances: columns.words(),
    articles: columns.words(),
    speakers: columns.words(),
    pages: columns.words(),
    utteranceIds: columns.words(),
    articleIds: columns.words(),
    speakerLines: columns.bytes(),
    pageLines: columns.bytes(),
    stems: decoder.decode(columns.bytes()),
    stemEnds: columns.words(),
    stemTable: columns.words(),
    counts: columns.words(),
    postingEnds: columns.words(),
    postings: columns.bytes(),
  };
  const { lengths, marks, utterances, articles, speakers, pages } = index;
  const isWhole = [lengths, marks, utterances, articles, speakers, pages].every(
    ({ length }) => length === index.size,
  );
  return isWhole ? index : null;
}

/** Returns the lines of a column of text. */
export const linesOf = (column: Uint8Array): string[] =>
  column.length === 0 ? [] : decoder.decode(column).split('\n');

/** Returns the speakers by their numbers; one person in two offices is two. */
export const speakersOf = ({ speakerLines }: TermIndex): Speaker[] =>
  linesOf(speakerLines).map((line) => readSpeaker(line) ?? NOBODY);

const NOBODY: Speaker = { id: '~', name: '', role: null };

function readSpeaker(line: string): Speaker | null {
  try {
    return Speaker.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

const UNSURE = 1;
const DATED = 2;

/** What pages and searches ask of a row without reading it. */
type RowMarks = Pick<LedgerRow, 'wording' | 'verdict' | 'substance' | 'sure' | 'unsure'> & {
  /** The day on which it was said is known. */
  readonly isDated: boolean;
};

/** Packs into one number: unsure, dated, wording, verdict, whether it is sure, and substance. */
export const packMarks = ({ wording, verdict, substance, sure, unsure, isDated }: RowMarks): number =>
  (unsure === true ? UNSURE : 0) |
  (isDated ? DATED : 0) |
  (wordings.indexOf(wording) << 2) |
  ((verdict === null ? 0 : verdicts.indexOf(verdict) + 1) << 4) |
  ((sure === undefined ? 0 : sure ? 2 : 1) << 7) |
  ((substance === undefined ? 0 : substances.indexOf(substance) + 1) << 9);

export const marksOf = (row: LedgerRow): number => packMarks({ ...row, isDated: row.saidOn !== null });

const grades = [undefined, false, true] as const;

/** There are few, so each is unpacked once. */
const unpacked: RowMarks[] = [];

export const unpackMarks = (marks: number): RowMarks => (unpacked[marks] ??= readMarks(marks));

const readMarks = (marks: number): RowMarks => ({
  unsure: (marks & UNSURE) === 0 ? undefined : true,
  isDated: (marks & DATED) !== 0,
  wording: wordings[(marks >> 2) & 3] ?? 'paraphrase',
  verdict: verdicts[((marks >> 4) & 7) - 1] ?? null,
  sure: grades[(marks >> 7) & 3],
  substance: substances[((marks >> 9) & 15) - 1],
});

export const isUnsure = (marks: number): boolean => (marks & UNSURE) !== 0;
export const isDated = (marks: number): boolean => (marks & DATED) !== 0;

/** The first 64 bits of an id, of which two among millions are never the same; lower half first. */
export type IdKey = { readonly low: number; readonly high: number };

const HEX_ID = /^[0-9a-f]{32}$/u;

/** Returns the key of an id, in the order of ids; one that is no hash is hashed first. */
export function idKey(id: string): IdKey {
  const hex = HEX_ID.test(id) ? id : hash('id', id);
  return { high: Number.parseInt(hex.slice(0, 8), 16), low: Number.parseInt(hex.slice(8, 16), 16) };
}

export const compareKeys = (one: IdKey, other: IdKey): number => one.high - other.high || one.low - other.low;

export const keyAt = (ids: Uint32Array, number: number): IdKey => ({
  low: ids[2 * number] ?? 0,
  high: ids[2 * number + 1] ?? 0,
});

/** Writes the key of an id: what names an utterance wherever its row stands. */
export const keyText = ({ high, low }: IdKey): string =>
  `${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')}`;

/** Returns the number of an id among sorted ones, or null. */
export function numberOfKey(ids: Uint32Array, { high, low }: IdKey): number | null {
  const isBefore = (number: number): boolean => {
    const own = ids[2 * number + 1] ?? 0;
    return own < high || (own === high && (ids[2 * number] ?? 0) < low);
  };
  let [from, to] = [0, ids.length / 2];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return ids[2 * from + 1] === high && ids[2 * from] === low ? from : null;
}

const stemAt = ({ stems, stemEnds }: TermIndex, at: number): string =>
  stems.slice(at === 0 ? 0 : stemEnds[at - 1], stemEnds[at]);

/** FNV-1a over code units. */
function hashOf(stem: string): number {
  let hashed = 0x811c9dc5;
  for (let at = 0; at < stem.length; at++) hashed = Math.imul(hashed ^ stem.charCodeAt(at), 0x01000193);
  return hashed >>> 0;
}

/** Makes the table in which stems are looked up; half of it stays free. */
export function stemTableOf(stems: readonly string[]): Uint32Array {
  const size = 2 ** Math.ceil(Math.log2(2 * stems.length + 1));
  const table = new Uint32Array(size);
  for (const [number, stem] of stems.entries()) {
    let at = hashOf(stem) % size;
    while (table[at] !== 0) at = (at + 1) % size;
    table[at] = number + 1;
  }
  return table;
}

/** Returns the number of a stem, or -1. */
export function numberOfStem(index: TermIndex, stem: string): number {
  const { stemTable } = index;
  let at = hashOf(stem) % stemTable.length;
  for (let turn = 0; turn < stemTable.length; turn++) {
    const number = (stemTable[at] ?? 0) - 1;
    if (number === -1 || stemAt(index, number) === stem) return number;
    at = (at + 1) % stemTable.length;
  }
  return -1;
}

/** Returns the places of the rows that hold a stem, in order. */
export function placesOfStem({ postings, postingEnds, counts }: TermIndex, stem: number): Uint32Array {
  const places = new Uint32Array(counts[stem] ?? 0);
  const end = postingEnds[stem] ?? 0;
  let at = stem === 0 ? 0 : (postingEnds[stem - 1] ?? 0);
  let place = -1;
  for (let nth = 0; nth < places.length && at < end; nth++) {
    let byte = postings[at++] ?? 0;
    let step = byte & 127;
    for (let shift = 7; byte > 127 && at < end; shift += 7) {
      byte = postings[at++] ?? 0;
      step |= (byte & 127) << shift;
    }
    place += step + 1;
    places[nth] = place;
  }
  return places;
}

const ID_LENGTH = 32;

/** Returns the page of a row, and its place there. */
export function pageOf({ pageLines, pages }: TermIndex, place: number): { id: string; slot: number } {
  const at = pages[place] ?? 0;
  const start = Math.floor(at / PAGE_SLOTS) * (ID_LENGTH + 1);
  return { id: decoder.decode(pageLines.subarray(start, start + ID_LENGTH)), slot: at % PAGE_SLOTS };
}

/** Returns all stems in order. */
export const allStems = (index: TermIndex): string[] =>
  Array.from(index.stemEnds, (_, at) => stemAt(index, at));
