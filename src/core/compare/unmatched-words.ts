import type { WordDiff, Hunk } from './word-diff.ts';
import { foldWord } from '../language/fold.ts';
import type { WordToken } from '../language/word-tokens.ts';

export type VersionSide = 'before' | 'after';
export const bothSides = ['before', 'after'] as const;

/** A word of one side that the other side of its sentence does not have. */
export type UnmatchedWord = {
  readonly side: VersionSide;
  readonly word: string;
  readonly token: WordToken;
  readonly index: number;
  readonly hunk: Hunk;
  readonly quoted: boolean;
};

/** The words that two versions of a sentence do not share; `reordered` words only changed their places. */
type UnmatchedWords = {
  readonly before: readonly UnmatchedWord[];
  readonly after: readonly UnmatchedWord[];
  readonly reordered: readonly UnmatchedWord[];
};

/** Folds a token as words are looked up. */
export function foldedToken(token: WordToken): string {
  return foldWord(token.text);
}

/** English writes some words onto others: "doesn't" is "does not". What "'s" and "'d" stand for is not told. */
const CONTRACTED = /^(?<base>.+?)(?<ending>n't|'(?:ll|re|ve|d|s|m))$/u;
const ENDINGS = new Map([
  ["n't", 'not'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'ve", 'have'],
]);
const IRREGULAR = new Map([
  ["can't", ['can', 'not']],
  ['cannot', ['can', 'not']],
  ["won't", ['will', 'not']],
]);

function expand(word: string): readonly string[] {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const { base, ending } = CONTRACTED.exec(word)?.groups ?? {};
  if (base === undefined || ending === undefined) return [word];
  const second = ENDINGS.get(ending);
  return second === undefined ? [base] : [base, second];
}

function changedWords(
  diff: WordDiff,
  side: VersionSide,
  isQuoted: (side: VersionSide, at: number) => boolean,
): UnmatchedWord[] {
  const ofToken = (token: WordToken, index: number, hunk: Hunk): UnmatchedWord[] => {
    if (!token.word) return [];
    const quoted = isQuoted(side, token.start);
    return expand(foldedToken(token)).map((word) => ({ side, word, token, index, hunk, quoted }));
  };
  return diff.hunks.flatMap((hunk) => {
    const [from, to] = hunk[side];
    return diff[side].slice(from, to).flatMap((token, offset) => ofToken(token, from + offset, hunk));
  });
}

/** Finds the words in which two versions of a sentence differ, by side; equal words at different places cancel. */
export function findUnmatchedWords(
  diff: WordDiff,
  isQuoted: (side: VersionSide, at: number) => boolean,
): UnmatchedWords {
  const before = changedWords(diff, 'before', isQuoted);
  const waiting = new Map<string, UnmatchedWord[]>();
  for (const unmatched of before) {
    const queue = waiting.get(unmatched.word);
    if (queue === undefined) waiting.set(unmatched.word, [unmatched]);
    else queue.push(unmatched);
  }
  const reordered = new Set<UnmatchedWord>();
  const after = changedWords(diff, 'after', isQuoted).filter((unmatched) => {
    const equal = waiting.get(unmatched.word)?.pop();
    if (equal === undefined) return true;
    reordered.add(equal);
    return false;
  });
  return {
    before: before.filter((unmatched) => !reordered.has(unmatched)),
    after,
    reordered: [...reordered],
  };
}
