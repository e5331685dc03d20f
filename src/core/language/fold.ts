/**
 * Text is folded for several purposes, and each has a fold of its own, from the one that changes least to the one that changes most:
 * `foldTypography` for whether readers see a difference, `foldVariants` for whether two texts are the same letters, `foldWord` for
 * looking words up, `foldCase` for searching as readers type, `foldWords` for whole texts that repeat, `foldForPhrases` for the
 * watchlist's patterns.
 */
import { once } from '../model/once.ts';

/** Soft hyphens, zero-width characters, joiners, direction marks and variation selectors: nobody sees them. */
const INVISIBLE =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|[\uFE00-\uFE0F]/gu;
const DOUBLE_QUOTES = /[\u201C-\u201F\u00AB\u00BB\u301D-\u301F\uFF02\u300C-\u300F]/gu;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032\u00B4\u0060\uFF07\u2039\u203A]/gu;
/** Everything that folding changes, apart from composition. Most sentences have none of it, and one pass is cheaper than seven. */
const NEEDS_FOLDING =
  /[\t-\r\u0060\u00A0\u00AB\u00AD\u00B4\u00BB\u061C\u1680\u180E\u2000-\u200F\u2018-\u201F\u2026-\u202F\u2032\u2039\u203A\u205F-\u206F\u3000\u300C-\u300F\u301D-\u301F\uFEFF\uFF02\uFF07]|\u034F|[\uFE00-\uFE0F]| {2}|^ | $| [;:!?]/u;
const ASCII = /^[\x20-\x7E]*$/u;

/**
 * Folds what no reader can tell apart: Unicode composition (NFC), invisible characters, kinds of white space and of quotation marks,
 * the narrow space before French punctuation. Two texts with equal folds are the same text.
 */
export function foldTypography(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return ASCII.test(text) ? text : text.normalize('NFC');
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(/\u2026/gu, '...')
    .replace(/\s+/gu, ' ')
    .replace(/ ([;:!?])/gu, '$1')
    .trim();
}

/** Arabic-script letters that keyboards of different languages write for the same letter. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  ['ی يىﯼ', 'ک كﻙ', 'ا أإٱ', 'ه ةۀ'].flatMap((row) => {
    const [to = '', variants = ''] = row.split(' ');
    return Array.from(variants, (letter) => [letter, to] as const);
  }),
);
const VARIANT = new RegExp(`[${Array.from(VARIANTS.keys()).join('')}]`, 'gu');
/** Tatweel and the optional vowel marks of Arabic script. */
const ARABIC_MARKS = /\u0640|[\u064B-\u065F]|\u0670/gu;

const DIGIT = /^\p{Nd}$/u;
const OTHER_DIGITS = /(?!\d)\p{Nd}/gu;
/** Decimal digits stand in Unicode in runs of ten from zero on; no run of such runs is longer than five of them. */
const MAX_RUN = 50;

/** Returns the value of a decimal digit of any script: its place in its run of ten. */
function asDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (first > code - MAX_RUN && DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** Folds as `foldTypography` does, and also letters that look the same or nearly so: variants, width, the script of digits. */
export function foldVariants(text: string): string {
  const folded = foldTypography(text);
  if (!/[^\x20-\x7E]/u.test(folded)) return folded;
  return folded
    .normalize('NFKC')
    .replace(ARABIC_MARKS, '')
    .replace(VARIANT, (letter) => VARIANTS.get(letter) ?? letter)
    .replace(OTHER_DIGITS, asDigit);
}

const ANY_DASH = /[\p{Pd}\u2212\u2043]/gu;
const ANY_QUOTES = /(?:[\p{Pi}\p{Pf}"'`´\u2032-\u2036\u201A\u201E]|[\u300C-\u300F\u301D-\u301F])+/gu;
const SPACE_BESIDE_MARK = / ?([\p{P}\p{S}]) ?/gu;
/** Between letters of a script that has half-spaces, and beside one that has no spaces, a space is a matter of the keyboard. */
const LOOSE_SPACE =
  /(?<=\p{Script=Arabic}) (?=\p{Script=Arabic})|(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]) | (?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])/gu;

/**
 * Folds what typesetters choose and no reader takes for an edit: besides what `foldVariants` folds, the kind of quotation marks and of
 * dashes, white space beside marks, half-spaces, ligatures. It is for asking whether two texts say the same.
 */
export function foldTypesetting(text: string): string {
  return foldVariants(text)
    .replace(ANY_DASH, '-')
    .replace(ANY_QUOTES, '"')
    .replace(SPACE_BESIDE_MARK, '$1')
    .replace(LOOSE_SPACE, '');
}

/** Folds a word as word lists, shingles and compared words are looked up: letter variants and case do not count, accents do. */
export function foldWord(word: string): string {
  return foldVariants(word).toLowerCase();
}

/** Folds the width of letters and their case alone: what a reader types to search is meant to the accent. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Folds a text to its words: no case, punctuation or letter variants. Repeated texts are counted under it. */
export function foldWords(text: string): string {
  return foldWord(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Scripts written without spaces between words: there, a word may begin and end anywhere. */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
export const UNSPACED_WORD = `(?:(?=[\\p{L}\\p{N}\\p{M}])[${UNSPACED}])`;
const SPACED_WORD = `(?:(?=[\\p{L}\\p{N}\\p{M}])[^${UNSPACED}])`;

/** Combining marks that carry no letter of their own: Latin, Greek and Cyrillic accents, niqqud, harakat, tatweel. */
const OPTIONAL_MARKS =
  /\u0640|[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]/gu;
const QUOTES = /["'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟《》〈〉]/gu;
const quotesBetweenUnspaced = once(
  () => new RegExp(`(?<=${UNSPACED_WORD})${QUOTES.source}+(?=${UNSPACED_WORD})`, 'gu'),
);
const scriptBorders = once(
  () => new RegExp(`(?<=${SPACED_WORD})(?=${UNSPACED_WORD})|(?<=${UNSPACED_WORD})(?=${SPACED_WORD})`, 'gu'),
);
/** No letter of a script without spaces stands outside. */
const MAY_BE_UNSPACED = /[\u0E00-\u1FFF\u2E80-\u{10FFFF}]/u;
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/** Letters that are one letter to their readers, and have no Unicode decomposition that says so. */
const SAME_LETTER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ی: 'يى',
    ک: 'كڪ',
    ه: 'ةہۃھە',
    ا: 'ٱ',
    گ: 'ګ',
    o: 'ø',
    l: 'ł',
    d: 'đð',
    i: 'ı',
    ss: 'ß',
    ae: 'æ',
    oe: 'œ',
    σ: 'ς',
  }).flatMap(([plain, variants]) => Array.from(variants, (variant): [string, string] => [variant, plain])),
);
const SAME_LETTERS = new RegExp(`[${[...SAME_LETTER.keys()].join('')}]`, 'gu');

/**
 * Folds a text as the watchlist's phrases are looked for in it: lower case, letters without accents and variants, words separated by
 * single spaces. Where an unspaced script meets another one, a space is put, so that "Taliban" is a word in "Taliban政府".
 * It goes further than `foldWords`: whoever writes a phrase means every spelling of it.
 */
export function foldForPhrases(text: string): string {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(OPTIONAL_MARKS, '')
    // Hangul and kana are put together again: their marks are letters.
    .normalize('NFC')
    .replace(SAME_LETTERS, (letter) => SAME_LETTER.get(letter) ?? letter);
  if (!MAY_BE_UNSPACED.test(folded)) return folded.replace(NO_WORD, ' ').trim();
  return folded
    .replace(quotesBetweenUnspaced(), '')
    .replace(NO_WORD, ' ')
    .replace(scriptBorders(), ' ')
    .trim();
}
