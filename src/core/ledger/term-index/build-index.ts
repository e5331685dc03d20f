/** Makes the index of a ledger anew from the one before and the rows that came since. */
import type { LedgerRow, Speaker } from '../../model/index.ts';
import { stemsOfRow } from '../row-stems.ts';
import { saidBy } from '../rows.ts';
import { sortableDay } from '../said-day.ts';
import { encodeColumns } from './columns.ts';
import {
  allStems,
  FORMAT,
  idKey,
  type IdKey,
  keyAt,
  linesOf,
  marksOf,
  NO_ARTICLE,
  numberOfKey,
  PAGE_SLOTS,
  placesOfStem,
  stemTableOf,
  type TermIndex,
} from './term-index.ts';

/** A row, and where its page has it. */
export type PlacedRow = { readonly row: LedgerRow; readonly page: string; readonly slot: number };

/** All rows of the index that is made, before they are in order: what is kept of the one before, then what is new. */
type Draft = {
  readonly days: number[];
  readonly lengths: number[];
  readonly marks: number[];
  readonly utterances: IdKey[];
  readonly articles: (IdKey | null)[];
  readonly speakers: string[];
  readonly pages: string[];
  readonly slots: number[];
};

const encoder = new TextEncoder();
const speakerLine = ({ id, name, role }: Speaker): string => JSON.stringify({ id, name, role });

/**
 * @param known the index before, or null
 * @param stays which of its rows stay
 * @param added rows with their places in pages, in the order in which they came
 */
export function buildTermIndex(
  known: TermIndex | null,
  stays: (place: number) => boolean,
  added: readonly PlacedRow[],
): Uint8Array<ArrayBuffer> {
  const kept = known === null ? [] : [...known.days.keys()].filter(stays);
  const draft = emptyDraft();
  if (known !== null) draftKnown(draft, known, kept);
  for (const one of added) draftAdded(draft, one);
  const order = orderOf(draft);
  const utteranceIds = sortedIds(draft.utterances);
  const articleIds = sortedIds(draft.articles.filter((key) => key !== null));
  const speakers = tableOf(draft.speakers);
  const pages = tableOf(draft.pages);
  const terms = invert(known, kept, added, order);
  return encodeColumns(FORMAT, [
    Uint32Array.from(order, (at) => draft.days[at] ?? 0),
    Uint16Array.from(order, (at) => draft.lengths[at] ?? 0),
    Uint16Array.from(order, (at) => draft.marks[at] ?? 0),
    Uint32Array.from(order, (at) => numberOf(utteranceIds, draft.utterances[at] ?? NO_KEY)),
    Uint32Array.from(order, (at) => {
      const key = draft.articles[at] ?? null;
      return key === null ? NO_ARTICLE : numberOf(articleIds, key);
    }),
    Uint32Array.from(order, (at) => speakers.numberOf(draft.speakers[at] ?? '')),
    Uint32Array.from(
      order,
      (at) => pages.numberOf(draft.pages[at] ?? '') * PAGE_SLOTS + (draft.slots[at] ?? 0),
    ),
    utteranceIds,
    articleIds,
    encoder.encode(speakers.values.join('\n')),
    encoder.encode(pages.values.join('\n')),
    ...terms,
  ]);
}

const numberOf = (ids: Uint32Array, key: IdKey): number => numberOfKey(ids, key) ?? 0;
const NO_KEY: IdKey = { low: 0, high: 0 };

const emptyDraft = (): Draft => ({
  days: [],
  lengths: [],
  marks: [],
  utterances: [],
  articles: [],
  speakers: [],
  pages: [],
  slots: [],
});

function draftKnown(draft: Draft, known: TermIndex, kept: readonly number[]): void {
  const speakers = linesOf(known.speakerLines);
  const pages = linesOf(known.pageLines);
  for (const place of kept) {
    const article = known.articles[place] ?? NO_ARTICLE;
    const page = known.pages[place] ?? 0;
    draft.days.push(known.days[place] ?? 0);
    draft.lengths.push(known.lengths[place] ?? 0);
    draft.marks.push(known.marks[place] ?? 0);
    draft.utterances.push(keyAt(known.utteranceIds, known.utterances[place] ?? 0));
    draft.articles.push(article === NO_ARTICLE ? null : keyAt(known.articleIds, article));
    draft.speakers.push(speakers[known.speakers[place] ?? 0] ?? '');
    draft.pages.push(pages[Math.floor(page / PAGE_SLOTS)] ?? '');
    draft.slots.push(page % PAGE_SLOTS);
  }
}

function draftAdded(draft: Draft, { row, page, slot }: PlacedRow): void {
  draft.days.push(sortableDay(saidBy(row)));
  draft.lengths.push(stemsOfRow(row).length);
  draft.marks.push(marksOf(row));
  draft.utterances.push(idKey(row.utterance));
  draft.articles.push(row.article === null ? null : idKey(row.article));
  draft.speakers.push(speakerLine(row.speaker));
  draft.pages.push(page);
  draft.slots.push(slot);
}

/** Orders rows as `withRecords` does: by day, then by utterance, then as they came. */
function orderOf({ days, utterances }: Draft): number[] {
  const keys = utterances.map(({ high, low }) => high * 2 ** 21 + (low >>> 11));
  const tails = utterances.map(({ low }) => low & 2_047);
  return [...days.keys()].toSorted(
    (one, other) =>
      (days[one] ?? 0) - (days[other] ?? 0) ||
      (keys[one] ?? 0) - (keys[other] ?? 0) ||
      (tails[one] ?? 0) - (tails[other] ?? 0),
  );
}

/** Returns each id once, in order. */
function sortedIds(keys: readonly IdKey[]): Uint32Array {
  const words = Uint32Array.from(keys.flatMap(({ low, high }) => [low, high]));
  const sorted = new BigUint64Array(words.buffer).toSorted();
  const unique = sorted.filter((key, at) => at === 0 || key !== sorted[at - 1]);
  return new Uint32Array(unique.buffer);
}

/** Numbers values in the order in which they come first. */
function tableOf(all: readonly string[]) {
  const numbers = new Map<string, number>();
  for (const value of all) if (!numbers.has(value)) numbers.set(value, numbers.size);
  return { values: [...numbers.keys()], numberOf: (value: string): number => numbers.get(value) ?? 0 };
}

/** Returns the columns of the stems: their text, their ends, their counts, the ends of their places, and these. */
function invert(
  known: TermIndex | null,
  kept: readonly number[],
  added: readonly PlacedRow[],
  order: readonly number[],
) {
  const placeOf = new Uint32Array(order.length);
  for (const [place, at] of order.entries()) placeOf[at] = place;
  const newStems = placesOfAdded(added, (nth) => placeOf[kept.length + nth] ?? 0);
  const moved = movedPlaces(known, kept, placeOf);
  const before = known === null ? [] : allStems(known);
  const numbers = new Map(before.map((stem, number) => [stem, number]));
  const stems: string[] = [];
  const counts: number[] = [];
  const ends: number[] = [];
  const bytes: number[] = [];
  for (const stem of [...new Set([...before, ...newStems.keys()])].toSorted(byCodeUnits)) {
    const places = newStems.get(stem) ?? [];
    const number = numbers.get(stem);
    if (known !== null && number !== undefined) {
      for (const place of placesOfStem(known, number)) {
        const now = moved[place] ?? GONE;
        if (now !== GONE) places.push(now);
      }
    }
    if (places.length === 0) continue;
    stems.push(stem);
    counts.push(places.length);
    writePlaces(
      bytes,
      places.toSorted((one, other) => one - other),
    );
    ends.push(bytes.length);
  }
  return [...textColumns(stems), Uint32Array.from(counts), Uint32Array.from(ends), Uint8Array.from(bytes)];
}

/** Returns the places of the added rows that hold a stem, by stem. */
function placesOfAdded(added: readonly PlacedRow[], placeOf: (nth: number) => number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [nth, { row }] of added.entries()) {
    for (const stem of stemsOfRow(row)) {
      const places = found.get(stem) ?? [];
      found.set(stem, places);
      places.push(placeOf(nth));
    }
  }
  return found;
}

function textColumns(stems: readonly string[]) {
  let end = 0;
  const ends = Uint32Array.from(stems, (stem) => (end += stem.length));
  return [encoder.encode(stems.join('')), ends, stemTableOf(stems)];
}

const GONE = 0xffff_ffff;
const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Returns the new place of each row of the index before. */
function movedPlaces(known: TermIndex | null, kept: readonly number[], placeOf: Uint32Array): Uint32Array {
  const moved = new Uint32Array(known?.size ?? 0).fill(GONE);
  for (const [at, place] of kept.entries()) moved[place] = placeOf[at] ?? GONE;
  return moved;
}

/** Writes the distances between places, seven bits a byte. */
function writePlaces(bytes: number[], places: readonly number[]): void {
  let last = -1;
  for (const place of places) {
    let step = place - last - 1;
    last = place;
    for (; step > 127; step >>>= 7) bytes.push((step & 127) | 128);
    bytes.push(step);
  }
}
