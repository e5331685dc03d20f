/** Tells furniture by its words alone, wherever it stands. */
import { readDate } from '../language/dates.ts';
import {
  ADDRESSES,
  ASKS_THE_READER,
  BYLINE_START,
  COUNTERS,
  FURNITURE_LINE,
  MAX_FURNITURE_LINE,
  NOTICES,
  RELATIVE_TIME,
  REPORTS,
  SENTENCE_END,
  STAMP_START,
} from './furniture-patterns.ts';

const MAX_BYLINE = 90;
/** An appeal without a word to the reader is a short one. */
const MAX_APPEAL_WORDS = 14;
const MIN_SENTENCE_WORDS = 6;

/** @returns whether a line is a counter, a time, a label, a request, a notice: nothing an article says */
export const isFurnitureWording = (text: string): boolean =>
  text.length <= MAX_FURNITURE_LINE &&
  (COUNTERS.test(text) ||
    RELATIVE_TIME.test(text) ||
    isStamp(text) ||
    ((FURNITURE_LINE.test(text) || ASKS_THE_READER.test(text)) && !isReporting(text)));

/**
 * Reporting may begin with the words of an appeal: "Following a visit …", "Support for …". It is a sentence that speaks to nobody,
 * and tells what somebody did or goes on for longer than an appeal.
 */
function isReporting(text: string): boolean {
  if (!SENTENCE_END.test(text) || ADDRESSES.test(text) || NOTICES.test(text)) return false;
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words > MAX_APPEAL_WORDS || (words >= MIN_SENTENCE_WORDS && REPORTS.test(text));
}

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
