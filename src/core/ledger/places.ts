/** What a ledger knows of the row at a place, whether it stands in the index or not, and which places the reports of an utterance have. */
import type { LedgerRow, Speaker } from '../model/index.ts';
import { type ClauseFrame, frameOf } from './frame/frame.ts';
import { indexSize, type Ledger, sizeOf, utteranceNumber } from './ledger.ts';
import { dayText, type SaidDay } from './said-day.ts';
import { compareKeys, idKey, isUnsure, keyAt, speakersOf } from './term-index/term-index.ts';

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

/** Returns the last day on which something in the ledger can have been said. */
export function lastDay(ledger: Ledger): string {
  let last = 0;
  for (let place = 0; place < sizeOf(ledger); place++) {
    if (!isGone(ledger, place)) last = Math.max(last, dayAt(ledger, place));
  }
  return dayText(last);
}
