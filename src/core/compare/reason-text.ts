/** Puts changed words into words for readers: the whole phrase around them, as it was and as it is. */
import { quote } from '../language/quote.ts';
import { line } from '../language/text.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { dateReach, isLight, nounReach, type PhraseSide, reach } from './phrase-reach.ts';
import { isOneSided } from './classify-rule.ts';
import { bothSides, type VersionSide } from './unmatched-words.ts';
import type { Hunk, WordDiff } from './word-diff.ts';

/** A phrase is read in one glance, and two of them fit a title. In graphemes. */
const MAX_PHRASE = 48;
/** Words that were put in or taken out are quoted alone, so there is more room. In graphemes. */
export const MAX_LONE_WORDS = 95;

/**
 * What changed, which says what is whole about it: a `turned` verb has all of its group ("will try not to allow"), a `counted`
 * noun its number, a date its month, what was `said` its speaker, other words their neighbours. A clause stands for itself.
 */
export type ReasonStyle = 'turned' | 'counted' | 'date' | 'said' | 'words' | 'clause';

/** The number of tokens on each side of a hunk, which the older and the newer text have in common. */
type Context = { readonly left: number; readonly right: number };
type BothTexts = Readonly<Record<VersionSide, string>>;

/** Returns one hunk from the first to the last, with all that stands between them. */
export function spanning(hunks: readonly Hunk[]): Hunk {
  const ends = (side: VersionSide): readonly [number, number] => [
    Math.min(...hunks.map((hunk) => hunk[side][0])),
    Math.max(...hunks.map((hunk) => hunk[side][1])),
  ];
  return { before: ends('before'), after: ends('after') };
}

const NO_CONTEXT: Context = { left: 0, right: 0 };

/** Returns `"will pay" → "will not pay"`, or where only one side has words `added "in Kabul"` or `removed "in Kabul"`. */
export function reasonText(diff: WordDiff, hunk: Hunk, style: ReasonStyle, vocabulary: Vocabulary): string {
  const bare = textsOf(diff, hunk, NO_CONTEXT);
  if (standsAlone(bare, style)) return loneWords(bare);
  const context = contextOf(diff, hunk, style, vocabulary);
  const phrases = [context, { ...context, right: 0 }].map((one) => textsOf(diff, hunk, one));
  const shown = phrases.find(fitsGlance) ?? bare;
  if (shown.before === '' || shown.after === '') return loneWords(bare);
  return `${quote(shown.before, MAX_PHRASE)} → ${quote(shown.after, MAX_PHRASE)}`;
}

const loneWords = ({ before, after }: BothTexts): string =>
  before === '' ? `added ${quote(after, MAX_LONE_WORDS)}` : `removed ${quote(before, MAX_LONE_WORDS)}`;

const fitsGlance = ({ before, after }: BothTexts): boolean =>
  before.length <= MAX_PHRASE && after.length <= MAX_PHRASE && before !== '' && after !== '';

/** Two words and more that only one side has are told by themselves; a single one is understood by its neighbours. */
function standsAlone({ before, after }: BothTexts, style: ReasonStyle): boolean {
  if (before !== '' && after !== '') return false;
  return style === 'clause' || style === 'said' || (style === 'words' && /\s/u.test(before + after));
}

function textsOf(diff: WordDiff, hunk: Hunk, { left, right }: Context): BothTexts {
  const [before, after] = bothSides.map((side) => {
    const [from, to] = hunk[side];
    const tokens = diff[side].slice(Math.max(0, from - left), to + right);
    const text = line(tokens.map((token) => token.text).join(''));
    return text.replace(/^[,;:，、；：]+\s*/u, '').replace(/[,;:，、；：]$/u, '');
  });
  return { before: before ?? '', after: after ?? '' };
}

/** Finds the phrase in the newer text; it ends where the next change begins. */
function contextOf(diff: WordDiff, hunk: Hunk, style: ReasonStyle, vocabulary: Vocabulary): Context {
  const [from, to] = hunk.after;
  const at = diff.hunks.indexOf(hunk);
  const text = { tokens: diff.after, vocabulary };
  const first = at === -1 ? 0 : (diff.hunks[at - 1]?.after[1] ?? 0);
  const end = at === -1 ? diff.after.length : (diff.hunks[at + 1]?.after[0] ?? diff.after.length);
  const leftOf = (start: number): PhraseSide => ({ ...text, start, step: -1, bound: first - 1 });
  const right: PhraseSide = { ...text, start: to, step: 1, bound: end };
  if (style === 'date') {
    const days = dateReach(leftOf(from - 1));
    return { left: days + reach(leftOf(from - 1 - days), false).length, right: dateReach(right) };
  }
  const takesPrevious = style === 'words' || style === 'said';
  const left = reach(leftOf(from - 1), takesPrevious);
  if (style === 'counted') {
    const counted = nounReach(right);
    return { left: reach(leftOf(from - 1), !counted.isFull).length, right: counted.length };
  }
  const takesNext =
    (style === 'turned' && isOpen(diff, hunk, vocabulary)) ||
    (style === 'words' && (!left.isFull || isOneSided(hunk)));
  return { left: left.length, right: takesNext ? reach(right, true).length : 0 };
}

/** Returns whether the changed words need the next one on a side: they end in a negation, a modal or an article, or there are none. */
const isOpen = (diff: WordDiff, hunk: Hunk, vocabulary: Vocabulary): boolean =>
  bothSides.some((side) => {
    const last = diff[side].slice(...hunk[side]).findLast((token) => token.word);
    return last === undefined || isLight(last, vocabulary);
  });
