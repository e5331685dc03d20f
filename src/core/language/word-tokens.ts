import { foldTypography, foldWord } from './fold.ts';

/** A word, a mark or a run of white space; `key` is what is compared: folded, and case kept. */
export type WordToken = {
  readonly text: string;
  readonly key: string;
  readonly start: number;
  readonly word: boolean;
};

const LANGUAGES = new Set(['zh', 'ja', 'th', 'ps', 'fa', 'ur', 'ar', 'fr', 'ru']);
/** Each is made at first use: an isolate that only serves pages compares nothing. */
const segmenters = new Map<string, Intl.Segmenter>();

/** Unknown and malformed tags get the root rules of Unicode, which split by script and know Chinese words. */
function wordSegmenter(tag: string): Intl.Segmenter {
  const base = baseLanguage(tag);
  const language = LANGUAGES.has(base) ? base : 'en';
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** Returns the language of a BCP 47 tag; Dari counts as Persian, because it is written like it. */
export function baseLanguage(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/u)[0] ?? '';
  return base === 'prs' || base === 'pes' ? 'fa' : base;
}

/**
 * A Chinese number with its measure word, which the segmenter takes for one word: 三班 is "three" flights as 三 个 is. Only
 * measure words that count things or people: 一带 and 三农 are names.
 */
const COUNTED =
  /^([一二两三四五六七八九十百千万亿零〇]+)([班次人名个家条位座架辆项份批轮天岁倍国艘吨亩户所处场届周月年]|公里|小时|分钟)$/u;

/** Splits a text into tokens; their texts joined are the text. */
export function wordTokens(text: string, language: string): WordToken[] {
  const found: WordToken[] = [];
  for (const { segment, index, isWordLike } of wordSegmenter(language).segment(text)) {
    let start = index;
    for (const part of COUNTED.exec(segment)?.slice(1) ?? [segment]) {
      const key = /^\s+$/u.test(part) ? ' ' : foldTypography(part);
      found.push({ text: part, key, start, word: isWordLike === true });
      start += part.length;
    }
  }
  return found;
}

/** Returns the text as one token, for when there is no budget left to segment it. */
export function coarseTokens(text: string): WordToken[] {
  return text === '' ? [] : [{ text, key: text, start: 0, word: true }];
}

/** Returns the words of a text as `foldWord` folds them. */
export function foldedWords(text: string, language: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of wordSegmenter(language).segment(text)) {
    if (isWordLike === true) found.push(foldWord(segment));
  }
  return found;
}

const ENGLISH_ENDING = /(?:'s|ings?|ed|es|s|ly)$/u;
/** Endings of French and Russian inflection differ in the last letters: what is left tells the word well enough to align. */
const CASE_LETTERS = 2;

/** Strips a word's inflection roughly. This is good enough to find the same sentence again, and not to decide what changed. */
export function roughStem(word: string): string {
  if (word.length < 5) return word;
  if (/^[a-z']+$/u.test(word)) return word.replace(ENGLISH_ENDING, '').replace(/e$/u, '');
  if (/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word)) return word.slice(0, -CASE_LETTERS);
  return word;
}
