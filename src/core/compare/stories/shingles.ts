import { foldWord } from '../../language/fold.ts';

/**
 * Words, and each character of scripts that write no spaces (so that no dictionary's version decides what is a copy).
 * Numbers stay: "five killed" and "six killed" are different reports.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** Five words; a Chinese word has about 1.6 characters, so five of them are eight. */
const WORDS = 5;
const CHARACTERS = 8;
/** Text read of one article, in UTF-16 units: far above any article, and a bound on the work. */
const MAX_TEXT = 400_000;

/** Hashes by FNV-1a over UTF-16 units with murmur's last mix: cheap, and its low bits are as good as its high ones. */
function hashWords(words: readonly string[], from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let index = from; index < to; index++) {
    const word = words[index] ?? '';
    for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ 0x20, 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

export function shingleWords(text: string): string[] {
  return foldWord(text.slice(0, MAX_TEXT)).match(WORD) ?? [];
}

/** @returns the size of a shingle for these words, in words */
export function shingleSize(words: readonly string[]): number {
  let unspaced = 0;
  for (const word of words) if (UNSPACED.test(word)) unspaced += 1;
  return unspaced * 2 > words.length ? CHARACTERS : WORDS;
}

/**
 * Returns 32-bit hashes of all runs of words, with where each begins. A text shorter than a run is one shingle.
 * @param length of a run in words; five unless told
 */
export function shinglesOf(
  words: readonly string[],
  length = shingleSize(words),
): { readonly hash: number; readonly at: number }[] {
  if (words.length === 0) return [];
  const size = Math.min(length, words.length);
  return Array.from({ length: words.length - size + 1 }, (_, at) => ({
    hash: hashWords(words, at, at + size),
    at,
  }));
}

/** Returns the hashes of a text's shingles alone. */
export function shingles(text: string): Set<number> {
  return new Set(shinglesOf(shingleWords(text)).map(({ hash }) => hash));
}
