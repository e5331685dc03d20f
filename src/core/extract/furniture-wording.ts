/** Tells furniture by its words alone, wherever it stands. */
import { readDate } from '../language/dates.ts';
import {
  ADDRESSES,
  ASKS_THE_READER,
  ASKS_WITHIN,
  BYLINE_START,
  COUNTERS,
  FURNITURE_LINE,
  MAX_FURNITURE_LINE,
  NOTICES,
  RELATIVE_TIME,
  SENTENCE_END,
  STAMP_START,
  STATEMENT_END,
} from './furniture-patterns.ts';

const MAX_BYLINE = 90;
/** An appeal without a word to the reader is a short one. */
const MAX_APPEAL_WORDS = 14;
const MIN_SENTENCE_WORDS = 4;

/**
 * @param isLinked whether a part of it is a link: a line that asks for something leads to it
 * @returns whether a line is a counter, a time, a label, a request, a notice: nothing an article says
 */
export const isFurnitureWording = (text: string, isLinked: boolean): boolean =>
  text.length <= MAX_FURNITURE_LINE &&
  (COUNTERS.test(text) ||
    RELATIVE_TIME.test(text) ||
    isStamp(text) ||
    ((FURNITURE_LINE.test(text) || ASKS_THE_READER.test(text)) && !isReporting(text, isLinked)));

/**
 * Reporting may begin with the words of an appeal, in any language: "Following a visit …", "Support for …". It is a sentence that speaks
 * to nobody and leads nowhere, or goes on for longer than an appeal.
 */
function isReporting(text: string, isLinked: boolean): boolean {
  if (!STATEMENT_END.test(text)) return false;
  if (ADDRESSES.test(text) || NOTICES.test(text) || ASKS_WITHIN.test(text)) return false;
  const [opening = text] = text.split(/(?<=[.!?。！？])\s/u, 1);
  if (wordCount(opening) < MIN_SENTENCE_WORDS) return false;
  return !isLinked || wordCount(text) > MAX_APPEAL_WORDS;
}

/** In scripts without spaces, and in Korean, two letters say what others say in a word. */
function wordCount(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return dense / 2 + (text.replace(DENSE, ' ').match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0);
}

const DENSE =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** `Updated 10:59, 18-May-2021`, not "Updated guidelines ask for 3 inspectors". */
function isStamp(text: string): boolean {
  if (text.length > MAX_BYLINE || !STAMP_START.test(text)) return false;
  const isTime = /\p{Nd}{1,2}[:.h]\p{Nd}{2}/u.test(text) && (text.match(/\p{L}+/gu) ?? []).length <= 5;
  return isTime || readDate(text, 'UTC') !== null;
}

/** Returns whether a line between headline and first paragraph names the author or the date. */
export function isBylineOrDate(text: string): boolean {
  if (text.length > MAX_BYLINE || SENTENCE_END.test(text.replace(/\s?[ap]\.m\.$/iu, ''))) return false;
  if (BYLINE_START.test(text)) return true;
  return (text.match(/\p{L}+/gu) ?? []).length <= 8 && readDate(text, 'UTC') !== null;
}
