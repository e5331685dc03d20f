import { cut, line } from '../language/text.ts';
import type { Hunk, WordDiff } from './word-diff.ts';
import { foldedToken, type VersionSide } from './unmatched-words.ts';
import type { Vocabulary } from '../language/vocabulary.ts';

/** A reason is read in one glance. In graphemes. */
const MAX_REASON = 80;

type HunkRange = readonly [number, number];

function isDateWord(word: string, { months }: Vocabulary): boolean {
  return (
    /^\d{1,4}(?:st|nd|rd|th)?$|^[\d一二三四五六七八九十]+[年月日号]?$|^[年月日号]$/u.test(word) ||
    months.has(word)
  );
}

/** Grows a range over the rest of its date, so that a reason reads "24 March → 31 March" and not "24 → 31". */
function wholeDate(
  diff: WordDiff,
  side: VersionSide,
  [from, to]: HunkRange,
  vocabulary: Vocabulary,
): HunkRange {
  const tokens = diff[side];
  const belongs = (at: number): boolean => {
    const token = tokens[at];
    return token?.word === true && isDateWord(foldedToken(token), vocabulary);
  };
  const [left, right] = [from - 2, to + 1];
  const grown: HunkRange = [
    belongs(from - 1) ? from - 1 : belongs(left) && tokens[from - 1]?.key === ' ' ? left : from,
    belongs(to) ? to + 1 : belongs(right) && tokens[to]?.key === ' ' ? right + 1 : to,
  ];
  return grown;
}

/** Takes the next word in where one side is empty: "recognises → not recognises" says more than "not". */
function withNextWord(diff: WordDiff, side: VersionSide, [from, to]: HunkRange): HunkRange {
  const tokens = diff[side];
  for (let at = to; at < Math.min(tokens.length, to + 3); at++)
    if (tokens[at]?.word === true) return [from, at + 1];
  return [from, to];
}

function textOf(diff: WordDiff, side: VersionSide, [from, to]: HunkRange): string {
  const text = diff[side]
    .slice(from, to)
    .map((token) => token.text)
    .join('');
  return cut(line(text.slice(0, 4 * MAX_REASON)), MAX_REASON);
}

export type ReasonStyle = 'plain' | 'quoted' | 'date' | 'turned';

/**
 * Puts a hunk into words for readers: `five → six`, `"condemns" → "regrets"`, `"in Kabul" added`.
 * @param style dates are grown to whole dates, turned words (negations) take the word they turn with them
 */
export function reasonText(diff: WordDiff, hunk: Hunk, style: ReasonStyle, vocabulary: Vocabulary): string {
  const oneSided = hunk.before[0] === hunk.before[1] || hunk.after[0] === hunk.after[1];
  const grow = (side: VersionSide): HunkRange => {
    if (style === 'date') return wholeDate(diff, side, hunk[side], vocabulary);
    return style === 'turned' && oneSided ? withNextWord(diff, side, hunk[side]) : hunk[side];
  };
  const [before, after] = [textOf(diff, 'before', grow('before')), textOf(diff, 'after', grow('after'))];
  if (before === '') return `"${after}" added`;
  if (after === '') return `"${before}" removed`;
  return style === 'quoted' ? `"${before}" → "${after}"` : `${before} → ${after}`;
}
