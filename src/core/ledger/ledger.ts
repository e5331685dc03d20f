/** Keeps a party's ledger searchable for the earlier statements that share the words of a new one. */
import type { LedgerRow } from '../model/index.ts';
import { countBefore } from '../language/sorted-search.ts';
import type { NamesOfParties } from './frame/party-names.ts';
import { frameOf, stemsOf, type ClauseFrame } from './frame/frame.ts';
import { saidBy } from './rows.ts';

/** A day as `YYYYMMDD`; of a month, `YYYYMM00`. */
type SaidDay = number;

/** The earliest day of a stem, and the places in `rows` of the rows that hold it, in order. */
type Stem = { first: SaidDay; readonly posting: number[] };

export type Ledger = {
  readonly names: NamesOfParties;
  readonly rows: LedgerRow[];
  /** By place, how many stems a row has. */
  readonly lengths: number[];
  /** By place, when it was said, or reported where that is not known. */
  readonly days: SaidDay[];
  /** By place, the numbers of its utterance and of its article. */
  readonly utterances: number[];
  readonly articles: number[];
  readonly stems: Map<string, Stem>;
  readonly numbering: Map<string, number>;
  /** By place. A frame is made when its row is first compared. */
  readonly frames: Map<number, ClauseFrame>;
  totalLength: number;
};

/** Rows' stems that a packed ledger brought along: stemming ten thousand texts again would cost more than all else. */
const knownStems = new WeakMap<LedgerRow, readonly string[]>();

export function rememberStems(row: LedgerRow, stems: readonly string[]): void {
  knownStems.set(row, stems);
}

export const stemsOfRow = (row: LedgerRow): readonly string[] =>
  knownStems.get(row) ?? [...stemsOf(row.text).keys()];

/**
 * @param rows of one party, in any order
 * @param names of all parties and speakers
 */
export function openLedger(rows: readonly LedgerRow[], names: NamesOfParties): Ledger {
  const ledger: Ledger = {
    names,
    rows: [],
    lengths: [],
    days: [],
    utterances: [],
    articles: [],
    stems: new Map(),
    numbering: new Map(),
    frames: new Map(),
    totalLength: 0,
  };
  for (const row of rows) appendRow(ledger, row);
  return ledger;
}

/** Adds a row; it is found from now on. */
export function appendRow(ledger: Ledger, row: LedgerRow): void {
  const place = ledger.rows.push(row) - 1;
  const day = sortableDay(saidBy(row));
  const stems = stemsOfRow(row);
  ledger.days.push(day);
  ledger.utterances.push(numberOf(ledger, row.utterance));
  ledger.articles.push(row.article === null ? -1 : numberOf(ledger, row.article));
  ledger.lengths.push(stems.length);
  ledger.totalLength += stems.length;
  for (const stem of stems) {
    const known = ledger.stems.get(stem);
    if (known === undefined) ledger.stems.set(stem, { first: day, posting: [place] });
    else {
      if (day < known.first) known.first = day;
      known.posting.push(place);
    }
  }
}

const postingOf = ({ stems }: Pick<Ledger, 'stems'>, stem: string): readonly number[] =>
  stems.get(stem)?.posting ?? [];

function numberOf({ numbering }: Ledger, id: string): number {
  const known = numbering.get(id) ?? numbering.size;
  numbering.set(id, known);
  return known;
}

/** Returns the number that a ledger knows an article or utterance by, or null. */
export const knownNumber = ({ numbering }: Ledger, id: string | null): number | null =>
  id === null ? null : (numbering.get(id) ?? null);

/** Returns all reports of one utterance. */
export function reportsOf(ledger: Ledger, utterance: string): LedgerRow[] {
  const number = knownNumber(ledger, utterance);
  return ledger.rows.filter((_, place) => ledger.utterances[place] === number);
}

/** @param saidOn a day or a month */
export function sortableDay(saidOn: string): SaidDay {
  return Number(saidOn.replaceAll('-', '').padEnd(8, '0').slice(0, 8));
}

/** Returns whether one day is certainly after another. A month is certainly after nothing in it. */
export function isAfter(one: SaidDay, other: SaidDay): boolean {
  if (one % 100 !== 0 && other % 100 !== 0) return one > other;
  return Math.floor(one / 100) > Math.floor(other / 100);
}

export function frameAt(ledger: Ledger, place: number): ClauseFrame {
  const known = ledger.frames.get(place);
  if (known !== undefined) return known;
  const found = frameOf(ledger.rows[place]?.text ?? '', ledger.names);
  ledger.frames.set(place, found);
  return found;
}

/** Parameters of BM25 (Robertson and Zaragoza 2009), with their usual figures. */
const K1 = 1.2;
const B = 0.75;

const idf = (rows: number, holding: number): number => Math.log(1 + (rows - holding + 0.5) / (holding + 0.5));

/** Scores how much each row shares with a text, by BM25 over stems; a stem counts once in a row. By place, 0 for nothing. */
export function scoreRows(ledger: Ledger, text: string): Float64Array {
  const found = new Float64Array(ledger.rows.length);
  const mean = ledger.totalLength / Math.max(1, ledger.rows.length);
  for (const stem of stemsOf(text).keys()) {
    const posting = postingOf(ledger, stem);
    const weight = idf(ledger.rows.length, posting.length) * (K1 + 1);
    for (const place of posting) {
      const length = ledger.lengths[place] ?? 0;
      found[place] = (found[place] ?? 0) + weight / (1 + K1 * (1 - B + (B * length) / mean));
    }
  }
  return found;
}

/** A small ledger is taken to have so many more statements, so that its first words are not all rare. */
const PRIOR = 40;

/** Returns how much a stem tells in this ledger, from 0 to 1: a stem that all statements share tells little. */
export function weightIn(ledger: Ledger, stem: string): number {
  const holding = postingOf(ledger, stem).length;
  const rows = ledger.rows.length + PRIOR;
  return Math.log(1 + rows / (holding + 1)) / Math.log(1 + rows);
}

const isIn = (posting: readonly number[], place: number): boolean =>
  posting[countBefore(posting, (other) => other < place)] === place;

/** Returns the places of the rows that hold every one of some stems. */
export function placesWith(ledger: Pick<Ledger, 'stems'>, stems: readonly string[]): readonly number[] {
  const postings = stems.map((stem) => postingOf(ledger, stem));
  const [rarest = [], ...others] = postings.toSorted((one, other) => one.length - other.length);
  if (others.length === 0) return rarest;
  return rarest.filter((place) => others.every((posting) => isIn(posting, place)));
}

/** Returns the places of the rows that hold every stem of a text. */
export const rowsWith = (ledger: Ledger, text: string): readonly number[] =>
  placesWith(ledger, [...stemsOf(text).keys()]);
