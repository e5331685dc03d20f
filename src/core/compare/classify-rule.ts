import type { ChangeType } from '../model/index.ts';
import type { Categorised } from './word-categories.ts';
import type { CompareContext } from './context.ts';
import type { Hunk, WordDiff } from './word-diff.ts';
import { bothSides, type UnmatchedWord, type VersionSide } from './unmatched-words.ts';

/** One thing that the changed words of a sentence mean, with the name of its rule and the words as evidence. */
export type ChangeFinding = {
  readonly type: ChangeType;
  readonly rule: string;
  readonly text: string;
  /** The type by whose weight it is ordered, where that is not its own. */
  readonly weighsAs?: ChangeType | undefined;
};

export type ChangedWord = UnmatchedWord & Categorised;
export type ChangedWordsBySide = Readonly<Record<VersionSide, readonly ChangedWord[]>>;
/** The findings of one rule; `used` words are not left to the next rule, and `significant` ones change what is said. */
export type ClassifyResult = {
  readonly findings: readonly ChangeFinding[];
  readonly used: readonly ChangedWord[];
  readonly significant: readonly ChangedWord[];
};
/** The rules run one after the other; each gets the words that the earlier ones left. */
export type ClassifyRule = (
  diff: WordDiff,
  words: ChangedWordsBySide,
  context: CompareContext,
) => ClassifyResult;

export const NOTHING_FOUND: ClassifyResult = { findings: [], used: [], significant: [] };
export const allWords = (words: ChangedWordsBySide): ChangedWord[] => [...words.before, ...words.after];
const isEmpty = ([from, to]: readonly [number, number]): boolean => from === to;
export const isOneSided = (hunk: Hunk): boolean => isEmpty(hunk.before) || isEmpty(hunk.after);
export const hunksOf = (words: readonly ChangedWord[]): Hunk[] => [
  ...new Set(words.map((changed) => changed.hunk)),
];

/** Returns the side of a hunk that alone has words, or null when both have some or neither has. */
export function loneSide(words: ChangedWordsBySide, hunk: Hunk): VersionSide | null {
  const [before, after] = bothSides.map((side) => words[side].some((changed) => changed.hunk === hunk));
  if (before === after) return null;
  return before === true ? 'before' : 'after';
}

export const wordsOfHunk = (words: ChangedWordsBySide, hunk: Hunk): ChangedWordsBySide => ({
  before: words.before.filter((changed) => changed.hunk === hunk),
  after: words.after.filter((changed) => changed.hunk === hunk),
});
