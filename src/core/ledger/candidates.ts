/** Chooses the earlier statements that a reader or a judge is shown beside a new one. */
import type { LedgerRow } from '../model/index.ts';
import { compareFrames } from './frame/compare-frames.ts';
import type { ClauseFrame } from './frame/frame.ts';
import { type Before, type Ledger, sizeOf, utteranceNumber } from './ledger.ts';
import { comparePlaces, dayAt, frameAt, isSaidBy, rowAt, utteranceAt, utteranceBound } from './places.ts';
import { isPrecedent } from './said-before.ts';
import { weightIn } from './search.ts';
import { stemsOfRow } from './row-stems.ts';
import { type ComparedStatement, isSaidAgain, isTurned, likenessOf } from './verdict.ts';

/** An earlier statement to ask about. */
export type EarlierCandidate = {
  readonly row: LedgerRow;
  /** The statement that is judged has nearly its words, and cannot be the same: see `isTurned`. */
  readonly isTurned: boolean;
};

/** What a new statement was compared with, and what it was not. */
export type ComparedWith = {
  readonly frame: ClauseFrame;
  readonly speaker: string;
  /** Nearest by BM25 first, without reports of the statement itself. */
  readonly near: readonly ComparedStatement[];
  /** Which rows may be shown beside them. */
  readonly before: Before;
  readonly reports: readonly number[];
};

const MAX_CANDIDATES = 20;
/** Of statements without a word in common so many are looked at. */
const MAX_OTHERS = 400;

/**
 * Returns at most 20, best first, one of each utterance: half of them by likeness, half by BM25. Where fewer have a word in
 * common, which is no proof that nothing like it was said, others follow: in turn those that share most letters, and what the
 * speaker said first, then what others did, for what is said again is mostly what was said from the beginning.
 */
export function candidatesFor(ledger: Ledger, compared: ComparedWith): EarlierCandidate[] {
  const near = byBothRankings(compared.near, MAX_CANDIDATES);
  const missing = MAX_CANDIDATES - near.length;
  const all = missing > 0 ? [...near, ...othersFor(ledger, compared, missing)] : near;
  return all.map((one) => ({ row: one.row, isTurned: isTurned(one) }));
}

/**
 * Takes statements in turn by likeness and by BM25, best first, one of each utterance. What says the same comes before what is
 * only like it, so that the first one is what a repetition repeats.
 * @param near nearest by BM25 first
 */
export function byBothRankings(near: readonly ComparedStatement[], count: number): ComparedStatement[] {
  const byLikeness = distinct(
    near.toSorted(
      (one, other) =>
        Number(isSaidAgain(other)) - Number(isSaidAgain(one)) ||
        likenessOf(other.likeness) - likenessOf(one.likeness),
    ),
  );
  return distinct(inTurn(byLikeness, distinct(near))).slice(0, count);
}

const inTurn = <T>(some: readonly T[], others: readonly T[]): T[] =>
  some.flatMap((one, at) => [one, ...others.slice(at, at + 1)]);

/** Keeps one statement of each utterance. */
function distinct<T extends { readonly row: LedgerRow }>(compared: readonly T[]): T[] {
  const seen = new Set<string>();
  return compared.filter(({ row: { utterance } }) => !seen.has(utterance) && seen.add(utterance));
}

function othersFor(ledger: Ledger, compared: ComparedWith, count: number): ComparedStatement[] {
  const { frame } = compared;
  const first = otherPlaces(ledger, compared).flatMap((place) => {
    const row = rowAt(ledger, place);
    return row === null ? [] : [{ row, place }];
  });
  const letters = lettersOf(frame.terms.keys());
  const like = new Map(first.map(({ row }) => [row, sharedLetters(letters, lettersOf(stemsOfRow(row)))]));
  const byLetters = first.toSorted((a, b) => (like.get(b.row) ?? 0) - (like.get(a.row) ?? 0));
  const scale = { weight: (stem: string): number => weightIn(ledger, stem), own: ledger.party };
  return distinct(inTurn(byLetters, first))
    .slice(0, count)
    .map(({ row, place }) => {
      const other = frameAt(ledger, place);
      return { row, frame: other, likeness: compareFrames(frame, other, scale) };
    });
}

/** Returns one place of each utterance that is not shown yet: those of the speaker first, then as they were said. */
function otherPlaces(ledger: Ledger, { speaker, near, before, reports }: ComparedWith): number[] {
  const seen = new Uint8Array(utteranceBound(ledger));
  for (const { row } of near) seen[utteranceNumber(ledger, row.utterance) ?? 0] = 1;
  const distinctOnes = Array.from({ length: sizeOf(ledger) }, (_, place) => place)
    .filter((place) => isPrecedent(ledger, before, place) && !reports.includes(place))
    .toSorted((one, other) => comparePlaces(ledger, one, other))
    .filter((place) => {
      const utterance = utteranceAt(ledger, place);
      if (seen[utterance] === 1) return false;
      seen[utterance] = 1;
      return true;
    });
  const isSpeakers = isSaidBy(ledger, speaker);
  return distinctOnes
    .toSorted(
      (a, b) =>
        Number(isSpeakers(b)) - Number(isSpeakers(a)) ||
        dayAt(ledger, a) - dayAt(ledger, b) ||
        comparePlaces(ledger, a, b),
    )
    .slice(0, MAX_OTHERS);
}

const LETTERS = 3;

/** Returns all runs of three letters of some stems, their beginnings marked: "recognise" and "recognition" share most of theirs. */
function lettersOf(stems: Iterable<string>): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const stem of stems) {
    const marked = `^${stem}`;
    for (let at = 0; at + LETTERS <= marked.length; at++) runs.add(marked.slice(at, at + LETTERS));
  }
  return runs;
}

/** Returns the cosine of two sets, from 0 to 1. */
function sharedLetters(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return shared / Math.sqrt(Math.max(1, one.size * other.size));
}
