/**
 * Lines of which only numbers, dates or names change while their words stand, in any language: no table of words is asked. Whether such
 * a line is a counter is learned from how often it changes.
 */
import type { Block, Version } from '../model/index.ts';
import { hash, hashAll } from '../model/ids.ts';
import { calendarOf } from '../language/calendar.ts';
import { foldVariants, foldWord } from '../language/fold.ts';
import { SENTENCE_END, sentences } from '../language/sentences.ts';
import { vocabularyFor } from '../language/vocabulary.ts';

/** One line, or several that have the same standing words. */
export type MovingLine = {
  /** A print of the words that stand. */
  readonly mask: string;
  /** A print of the whole text. */
  readonly text: string;
  readonly shape: LineShape;
};

/** `terse`: a few words alone that make no sentence; `alone`: a short sentence alone, behind the text; else a line is in the text. */
type LineShape = 'terse' | 'alone' | 'text';

const MAX_SHORT_WORDS = 12;
/** Lines read of a version, and text read of a block, in UTF-16 units: behind them no line may be a counter. */
const MAX_LINES = 2_000;
const MAX_TEXT = 4_000;
const PRINT_LENGTH = 12;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Thai and Lao end no sentence with a mark. */
const NO_SENTENCE_MARK = /[\p{Script=Thai}\p{Script=Lao}]/u;

/** Returns a line without its numbers, dates and names, as a print, or null for one that has none or nothing else. */
export function lineMask(text: string, language: string): string | null {
  const { dates } = calendarOf(language);
  const words = foldVariants(text).match(WORD) ?? [];
  const counted = words.map((word) => /\p{Nd}/u.test(word) || dates.has(foldWord(word)));
  const { negations, modals } = vocabularyFor(language, text);
  // Where capitals are names, the first word has one anyway. A title in capitals may say whether a thing is so, and how surely.
  const named = words.map(
    (word, at) =>
      at > 0 && /^\p{Lu}/u.test(word) && !negations.has(foldWord(word)) && !modals.has(foldWord(word)),
  );
  const masked = words.map((word, at) => {
    if (!counted[at] && !named[at]) return foldWord(word);
    return UNSPACED.test(word) ? foldWord(word).replace(/\p{Nd}+/gu, '#') : '#';
  });
  const standing = masked.filter((word) => word !== '#').length;
  const moving = counted.some(Boolean) ? 1 : named.filter(Boolean).length;
  if (moving === 0 || standing < moving) return null;
  return hash(masked.join(' ').replace(/#(?: #)+/gu, '#')).slice(0, PRINT_LENGTH);
}

type MaskedLine = { readonly text: string; readonly mask: string | null; readonly shape: LineShape };

function linesOf({ blocks }: Version, language: string): MaskedLine[] {
  const ends = {
    text: blocks.findLastIndex(isText),
    long: blocks.findLastIndex((block) => isText(block) && !isShort(block.text)),
  };
  const lines: MaskedLine[] = [];
  for (const [at, block] of blocks.entries()) {
    const read = lines.length < MAX_LINES ? block.text.slice(0, MAX_TEXT) : '';
    const found = sentences(read, language);
    const shape = found.length === 1 ? shapeOf(block, at, ends) : 'text';
    for (const { text } of found) lines.push({ text, mask: lineMask(text, language), shape });
    const rest = block.text.slice(read.length);
    if (rest !== '') lines.push({ text: rest, mask: null, shape: 'text' });
  }
  return lines;
}

/**
 * Headings, key points and lists within the text are the article's own words, however short.
 * @param ends the last paragraph that is a sentence, and the last one that is more than a short one
 */
function shapeOf({ kind, text }: Block, at: number, ends: { text: number; long: number }): LineShape {
  const mayBeFurniture = kind === 'paragraph' || (kind === 'list' && at > ends.text);
  if (!mayBeFurniture || !isShort(text) || NO_SENTENCE_MARK.test(text)) return 'text';
  if (!isSentence(text)) return 'terse';
  return at > ends.long ? 'alone' : 'text';
}

const isText = ({ kind, text }: Block): boolean => kind === 'paragraph' && isSentence(text);
const isSentence = (text: string): boolean => SENTENCE_END.test(text);
const isShort = (text: string): boolean => (text.match(WORD) ?? []).length <= MAX_SHORT_WORDS;

/** Finds the lines of two versions in which only numbers, dates and names differ. */
export function movedLines(before: Version, after: Version, language: string): MovingLine[] {
  const [older, newer] = [byMask(before, language), byMask(after, language)];
  return [...newer].flatMap(([mask, lines]) => {
    const old = older.get(mask);
    if (mask === null || old === undefined || old.length !== lines.length) return [];
    const text = printOf(lines);
    return text === printOf(old) ? [] : [{ mask, text, shape: lines[0]?.shape ?? 'text' }];
  });
}

const byMask = (version: Version, language: string): Map<string | null, MaskedLine[]> =>
  Map.groupBy(linesOf(version, language), ({ mask }) => mask);

const printOf = (lines: readonly MaskedLine[]): string =>
  hashAll(lines.map(({ text }) => text)).slice(0, PRINT_LENGTH);

/** Returns the print of a line's standing words where it makes no sentence, as sites stamp one with other numbers on every page. */
export const stampMask = (text: string, language: string): string | null =>
  isShort(text) && !isSentence(text) && !NO_SENTENCE_MARK.test(text) ? lineMask(text, language) : null;

/** Returns a print of all that a version says but for what these lines count. */
export function restOf(version: Version, counters: ReadonlySet<string>, language: string): string {
  const lines = linesOf(version, language).map(({ text, mask }) =>
    mask !== null && counters.has(mask) ? `#${mask}` : text,
  );
  return hashAll([version.headline, ...lines]).slice(0, PRINT_LENGTH);
}
