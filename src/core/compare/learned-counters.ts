/**
 * Lines whose numbers or dates change again and again while their words stand: counters and clocks in any wording, learned from the
 * article's own earlier changes. No table of words is asked.
 */
import type { Difference } from '../model/index.ts';
import { calendarOf } from '../language/calendar.ts';
import { foldWords } from '../language/fold.ts';
import { sentences } from '../language/sentences.ts';

/** Earlier changes looked at, the newest first. */
const MAX_CHANGES = 8;
/** A terse line that changed so often is a counter. */
const MIN_CHANGES = 2;
/** A whole sentence is one only after more: a toll that rises is put right a few times. */
const MIN_SENTENCE_CHANGES = 4;
const MAX_TERSE_WORDS = 12;
const SENTENCE_END = /[.!?。！？؟۔।]["'”’»)\]]*$/u;
/** Text read of one earlier change, in UTF-16 units. */
const MAX_TEXT = 4_000;

/** Returns a line without its numbers and dates, or null for one that has none or nothing else. */
export function counterMask(text: string, language: string): string | null {
  const { dates } = calendarOf(language);
  const words = foldWords(text).split(' ');
  const isMoving = (word: string): boolean => /\p{Nd}/u.test(word) || dates.has(word);
  if (!words.some(isMoving) || words.every(isMoving)) return null;
  const masked = words.map((word) => (isMoving(word) ? '#' : word)).join(' ');
  // The full stop is kept: what ends as a sentence is more often told than counted.
  return masked.replace(/#(?: #)+/gu, '#') + (SENTENCE_END.test(text) ? '.' : '');
}

/** @param earlier the article's changes, newest first */
export function learnCounters(earlier: readonly Difference[], language: string): Set<string> {
  const counts = new Map<string, number>();
  for (const { blocks } of earlier.slice(0, MAX_CHANGES)) {
    const masks = new Set(blocks.flatMap((block) => movedMasks(block, language)));
    for (const mask of masks) counts.set(mask, (counts.get(mask) ?? 0) + 1);
  }
  const learned = [...counts].filter(([mask, count]) => {
    const isTerse = mask.split(' ').length <= MAX_TERSE_WORDS && !mask.endsWith('.');
    return count >= (isTerse ? MIN_CHANGES : MIN_SENTENCE_CHANGES);
  });
  return new Set(learned.map(([mask]) => mask));
}

/** Finds the lines of one block of a difference in which only numbers and dates changed. */
function movedMasks(block: Difference['blocks'][number], language: string): string[] {
  const side = (op: 'insert' | 'delete'): Map<string, string> => {
    const text = block
      .filter((part) => part.op === 'equal' || part.op === op)
      .map((part) => part.text)
      .join('')
      .slice(0, MAX_TEXT);
    const lines = sentences(text, language).flatMap((sentence) => {
      const mask = counterMask(sentence.text, language);
      return mask === null ? [] : [[mask, sentence.text] as const];
    });
    return new Map(lines);
  };
  const before = side('delete');
  return [...side('insert')].flatMap(([mask, text]) => {
    const old = before.get(mask);
    return old === undefined || old === text ? [] : [mask];
  });
}
