/** The utterances of a ledger as its columns tell them, without their words: what lists, filters and pictures ask of all of them. */
import type { LedgerRow, Speaker, Substance, Verdict } from '../model/index.ts';
import { comparePlaces, isGone, utteranceAt, utteranceBound } from './places.ts';
import { type Ledger, sizeOf } from './ledger.ts';
import { dayText, type SaidDay } from './said-day.ts';
import { isNamed } from './speakers.ts';
import { idKey, keyAt, keyText, marksOf, speakersOf, unpackMarks } from './term-index/term-index.ts';

/** One utterance. It agrees with what `mergeReports` makes of its rows. */
export type OutlinedUtterance = {
  readonly outline: LedgerOutline;
  readonly number: number;
  readonly speaker: Speaker;
  readonly saidOn: string | null;
  readonly reportedOn: string | undefined;
  readonly verdict: Verdict | null;
  readonly sure: boolean | undefined;
  readonly substance: Substance | undefined;
};

/** It holds nothing of the ledger that it tells of, so that it can be kept where the ledger is not. */
export type LedgerOutline = {
  /** All utterances, newest first, those of an unknown day at the end. */
  readonly utterances: readonly OutlinedUtterance[];
  /** By the number of an utterance: its place among them, or -1. */
  readonly listed: Int32Array;
  /** The ids of those in the index, by number, and of each row outside it. */
  readonly indexedIds: Uint32Array;
  readonly ownIds: readonly string[];
  /** By place: that of the row before of the same utterance, or -1. */
  readonly previous: Int32Array;
  /** By the number of an utterance: the place of its last row, or -1. */
  readonly last: Int32Array;
};

/** Of several reports, the one whose words, whose speaker and whose verdict an utterance has. */
type ChosenReport = Pick<LedgerRow, 'wording' | 'unsure' | 'verdict' | 'sure'>;

const wordingDistance = { verbatim: 0, translated: 1, paraphrase: 2 } as const;
/** Later reports of a new statement only repeat it, so an utterance has the weightiest verdict of its reports, of two the sure one. */
const verdictWeight = { new: 0, partial: 2, repeat: 4, thin: 6 } as const;
const weightOf = ({ verdict, sure }: Pick<ChosenReport, 'verdict' | 'sure'>): number =>
  verdict === null ? 8 : verdictWeight[verdict] + (sure === false ? 1 : 0);

/** Returns whether a later report has the words to be shown: the speaker's own are, rather than another's rendering of them. */
export const hasBetterWords = (known: ChosenReport, next: ChosenReport): boolean =>
  known.unsure === next.unsure
    ? wordingDistance[next.wording] < wordingDistance[known.wording]
    : known.unsure === true;

export const hasWeightierVerdict = (
  known: Pick<ChosenReport, 'verdict' | 'sure'>,
  next: Pick<ChosenReport, 'verdict' | 'sure'>,
): boolean => weightOf(next) < weightOf(known);

/** One report may name a speaker where another names only the office. */
export const namesSpeaker = (known: string, next: string): boolean => !isNamed(known) && isNamed(next);

/** What is chosen so far, by the number of an utterance: places of rows. */
type Chosen = { readonly words: Int32Array; readonly speaker: Int32Array; readonly verdict: Int32Array };
type Choosing = { readonly outline: LedgerOutline; readonly chosen: Chosen; readonly columns: Columns };

/** Outlines all utterances of a ledger. */
export function outlineLedger(ledger: Ledger): LedgerOutline {
  const bound = utteranceBound(ledger);
  const utterances: OutlinedUtterance[] = [];
  const outline: LedgerOutline = {
    utterances,
    listed: new Int32Array(bound).fill(-1),
    // A part of the index would hold on to all of it.
    indexedIds: ledger.indexed?.index.utteranceIds.slice() ?? new Uint32Array(),
    ownIds: ledger.rows.map(({ utterance }) => utterance),
    previous: new Int32Array(sizeOf(ledger)).fill(-1),
    last: new Int32Array(bound).fill(-1),
  };
  const chosen: Chosen = {
    words: new Int32Array(bound),
    speaker: new Int32Array(bound),
    verdict: new Int32Array(bound),
  };
  const columns = openColumns(ledger);
  const order = orderedPlaces(ledger);
  for (const place of order) choose(ledger, { outline, chosen, columns }, place);
  const outlined = outliner(outline, chosen, columns);
  const undated: OutlinedUtterance[] = [];
  for (let at = order.length - 1; at >= 0; at--) {
    const place = order[at] ?? 0;
    const number = utteranceAt(ledger, place);
    if (chosen.words[number] !== place) continue;
    const one = outlined(number, place);
    (one.saidOn === null ? undated : utterances).push(one);
  }
  for (const one of undated) utterances.push(one);
  for (let at = 0; at < utterances.length; at++) outline.listed[utterances[at]?.number ?? 0] = at;
  return outline;
}

/** Returns the first 64 bits of an utterance's id as text: they stand in its place wherever ids are compared. */
export function idStart({ outline, number }: OutlinedUtterance): string {
  const { indexedIds, ownIds, last, previous } = outline;
  if (2 * number < indexedIds.length) return keyText(keyAt(indexedIds, number));
  const indexed = previous.length - ownIds.length;
  return keyText(idKey(ownIds[(last[number] ?? 0) - indexed] ?? ''));
}

/** Returns the places of an utterance's rows in the order they were said. */
export function placesOf({ outline: { last, previous }, number }: OutlinedUtterance): number[] {
  const found: number[] = [];
  for (let place = last[number] ?? -1; place !== -1; place = previous[place] ?? -1) found.push(place);
  return found.toReversed();
}

/** What is asked of rows by place, wherever they stand. */
type Columns = {
  readonly marks: (place: number) => number;
  readonly speaker: (place: number) => Speaker;
  readonly day: (place: number) => SaidDay;
};

const NOBODY: Speaker = { id: '~', name: '', role: null };

function openColumns({ indexed, rows, days }: Ledger): Columns {
  const own = { marks: rows.map(marksOf), speakers: rows.map(({ speaker }) => speaker) };
  if (indexed === null) {
    return {
      marks: (place) => own.marks[place] ?? 0,
      speaker: (place) => own.speakers[place] ?? NOBODY,
      day: (place) => days[place] ?? 0,
    };
  }
  const { index } = indexed;
  const { size } = index;
  const speakers = speakersOf(index);
  return {
    marks: (place) => (place < size ? index.marks[place] : own.marks[place - size]) ?? 0,
    speaker: (place) =>
      (place < size ? speakers[index.speakers[place] ?? 0] : own.speakers[place - size]) ?? NOBODY,
    day: (place) => (place < size ? index.days[place] : days[place - size]) ?? 0,
  };
}

/** Returns the places of all rows that count, in the order they were said: few stand outside the index. */
function orderedPlaces(ledger: Ledger): Int32Array {
  const size = sizeOf(ledger) - ledger.rows.length;
  const own = ledger.rows
    .map((_, at) => size + at)
    .toSorted((one, other) => comparePlaces(ledger, one, other));
  const order = new Int32Array(sizeOf(ledger));
  let [count, at] = [0, 0];
  const takeUntil = (end: number): void => {
    for (; at < end; at++) if (!isGone(ledger, at)) order[count++] = at;
  };
  for (const place of own) {
    takeUntil(firstAfter(ledger, place, size));
    order[count++] = place;
  }
  takeUntil(size);
  return order.subarray(0, count);
}

function firstAfter(ledger: Ledger, place: number, size: number): number {
  let [from, to] = [0, size];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (comparePlaces(ledger, middle, place) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function choose(ledger: Ledger, { outline, chosen, columns }: Choosing, place: number): void {
  const { previous, last } = outline;
  const number = utteranceAt(ledger, place);
  const known = last[number] ?? -1;
  last[number] = place;
  previous[place] = known;
  if (known === -1) {
    chosen.words[number] = chosen.speaker[number] = chosen.verdict[number] = place;
    return;
  }
  const next = unpackMarks(columns.marks(place));
  if (hasBetterWords(unpackMarks(columns.marks(chosen.words[number] ?? 0)), next))
    chosen.words[number] = place;
  if (hasWeightierVerdict(unpackMarks(columns.marks(chosen.verdict[number] ?? 0)), next))
    chosen.verdict[number] = place;
  if (namesSpeaker(columns.speaker(chosen.speaker[number] ?? 0).id, columns.speaker(place).id))
    chosen.speaker[number] = place;
}

function outliner(outline: LedgerOutline, chosen: Chosen, columns: Columns) {
  // Neighbours are mostly of one day.
  let [last, text] = [0, ''];
  const textOf = (day: SaidDay): string => {
    if (day !== last) [last, text] = [day, dayText(day)];
    return text;
  };
  return (number: number, place: number): OutlinedUtterance => {
    const { isDated, substance } = unpackMarks(columns.marks(place));
    const { verdict, sure } = unpackMarks(columns.marks(chosen.verdict[number] ?? place));
    const day = textOf(columns.day(place));
    return {
      outline,
      number,
      speaker: columns.speaker(chosen.speaker[number] ?? place),
      saidOn: isDated ? day : null,
      reportedOn: isDated || day === '' ? undefined : day,
      verdict,
      sure,
      substance,
    };
  };
}
