import type { ChangeType } from '../model/index.ts';
import type { Categorised, CompareContext } from './word-categories.ts';
import type { Hunk, WordDiff } from './word-diff.ts';
import { bothSides, type UnmatchedWord, type VersionSide } from './unmatched-words.ts';

/** One thing that the changed words of a sentence mean, with its rule's name and the words as evidence. */
export type ChangeFinding = { readonly type: ChangeType; readonly rule: string; readonly text: string };

export type ChangedWord = UnmatchedWord & Categorised;
export type ChangedWords = Readonly<Record<VersionSide, readonly ChangedWord[]>>;
/** What one step explained: its findings, the words it need not leave to the next, and those that told something. */
export type ClassifyResult = {
  readonly findings: readonly ChangeFinding[];
  readonly used: readonly ChangedWord[];
  readonly telling: readonly ChangedWord[];
};
export type ClassifyRule = (diff: WordDiff, items: ChangedWords, known: CompareContext) => ClassifyResult;

export const NOTHING_FOUND: ClassifyResult = { findings: [], used: [], telling: [] };
export const allWords = (items: ChangedWords): ChangedWord[] => [...items.before, ...items.after];
export const isEmpty = ([from, to]: readonly [number, number]): boolean => from === to;
export const isOneSided = (hunk: Hunk): boolean => isEmpty(hunk.before) || isEmpty(hunk.after);
export const hunksOf = (items: readonly ChangedWord[]): Hunk[] => [
  ...new Set(items.map((item) => item.hunk)),
];

/** Only one side of a hunk has words that the other lacks. */
export function loneSide(items: ChangedWords, hunk: Hunk): VersionSide | null {
  const [before, after] = bothSides.map((side) => items[side].some((item) => item.hunk === hunk));
  if (before === after) return null;
  return before === true ? 'before' : 'after';
}

export const wordsOfHunk = (items: ChangedWords, hunk: Hunk): ChangedWords => ({
  before: items.before.filter((item) => item.hunk === hunk),
  after: items.after.filter((item) => item.hunk === hunk),
});
