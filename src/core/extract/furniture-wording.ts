/** Tells furniture by its words alone, wherever it stands. */
import { readDate } from '../language/dates.ts';
import {
  ASKS_THE_READER,
  BYLINE_START,
  COUNTERS,
  FURNITURE_LINE,
  MAX_FURNITURE_LINE,
  RELATIVE_TIME,
  SENTENCE_END,
  STAMP_START,
} from './furniture-patterns.ts';

const MAX_BYLINE = 90;
const FURNITURE = [FURNITURE_LINE, COUNTERS, RELATIVE_TIME, ASKS_THE_READER];

/** @returns whether a line is a counter, a time, a label, a request, a notice: nothing an article says */
export const isFurnitureWording = (text: string): boolean =>
  text.length <= MAX_FURNITURE_LINE && (FURNITURE.some((wording) => wording.test(text)) || isStamp(text));

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
