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

/** What one sentence pair left over, beside the words that only changed places. */
export type UnmatchedWords = {
  readonly before: readonly UnmatchedWord[];
  readonly after: readonly UnmatchedWord[];
  readonly reordered: readonly UnmatchedWord[];
};

/** Lower-case, letter variants folded: how words are looked up. */
export function foldedToken(token: WordToken): string {
  return foldWord(token.text);
}

/** English writes some words onto others: "doesn't" is "does not". What "'s" and "'d" stand for is not told. */
const CONTRACTED = /^(?<base>.+?)(?<ending>n't|'(?:ll|re|ve|d|s|m))$/u;
const ENDINGS: Readonly<Record<string, string>> = {
  "n't": 'not',
  "'ll": 'will',
  "'re": 'are',
  "'ve": 'have',
};
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  cannot: ['can', 'not'],
  "won't": ['will', 'not'],
};

function expand(word: string): readonly string[] {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  const { base, ending } = CONTRACTED.exec(word)?.groups ?? {};
  if (base === undefined || ending === undefined) return [word];
  const second = ENDINGS[ending];
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

/** Words of a sentence pair that differ, by side; equal words at different places cancel. */
export function findUnmatchedWords(
  diff: WordDiff,
  isQuoted: (side: VersionSide, at: number) => boolean,
): UnmatchedWords {
  const before = changedWords(diff, 'before', isQuoted);
  const waiting = new Map<string, UnmatchedWord[]>();
  for (const residue of before) {
    const queue = waiting.get(residue.word);
    if (queue === undefined) waiting.set(residue.word, [residue]);
    else queue.push(residue);
  }
  const reordered = new Set<UnmatchedWord>();
  const after = changedWords(diff, 'after', isQuoted).filter((residue) => {
    const equal = waiting.get(residue.word)?.pop();
    if (equal === undefined) return true;
    reordered.add(equal);
    return false;
  });
  return { before: before.filter((residue) => !reordered.has(residue)), after, reordered: [...reordered] };
}
