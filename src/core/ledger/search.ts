/** Searches a ledger by stems: how much each row shares with a text, which rows hold it, and how much a stem tells. */
import { stemsOf } from './frame/frame.ts';
import { holdingInIndex, NO_POSTING, readPosting } from './indexed-rows.ts';
import { indexSize, type Ledger, sizeOf } from './ledger.ts';
import { dayAt } from './places.ts';
import { isAfter, type SaidDay } from './said-day.ts';

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

/** Returns the places of the rows of the index that hold a stem and count. */
function indexedPosting({ indexed }: Ledger, stem: string): Uint32Array {
  if (indexed === null) return NO_POSTING;
  const known = indexed.postings.get(stem) ?? readPosting(indexed, stem);
  indexed.postings.set(stem, known);
  return known;
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

/** Returns whether a stem was said by a day, in whatever article. */
export function wasSaid(ledger: Ledger, stem: string, day: SaidDay): boolean {
  const isSaid = (place: number): boolean => !isAfter(dayAt(ledger, place), day);
  return indexedPosting(ledger, stem).some(isSaid) || (ledger.stems.get(stem) ?? NO_PLACES).some(isSaid);
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
