/** Tells furniture by its words alone, wherever it stands. */
import { readDate } from '../language/dates.ts';
import { foldLine } from '../language/wordings.ts';
import {
  ADDRESSES,
  AGO,
  ASKED_FOR,
  ASKING,
  ASKS_LAST,
  BYLINE_START,
  COUNTED,
  ENDS_NOTICES,
  LINES,
  MAX_FURNITURE_LINE,
  NOTICE_LINE,
  NOTICES,
  SENTENCE_END,
  STAMPED,
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
export function isFurnitureWording(text: string, isLinked: boolean): boolean {
  if (text.length > MAX_FURNITURE_LINE) return false;
  const line = foldLine(text);
  if (isCounters(line) || isTimeAgo(line) || isStamp(text)) return true;
  return (isLabelOrNotice(line) || asksTheReader(line)) && !isReporting(text, isLinked);
}

/** @param line folded @returns whether it is, as a whole, a label or notice as sites have them */
export const isLabelOrNotice = (line: string): boolean =>
  LINES.begins(line) || (ENDS_NOTICES.test(line) && NOTICE_LINE.test(line));

/** Characters between a request's first words and the thing that it asks for. */
const MAX_BETWEEN = 160;

function asksTheReader(line: string): boolean {
  if (ASKS_LAST.test(line)) return true;
  const end = /^[\s\p{P}\p{S}]{4}/u.test(line) ? -1 : ASKING.endIn(line);
  if (end === -1) return false;
  ASKED_FOR.lastIndex = end;
  const asked = ASKED_FOR.exec(line);
  return asked !== null && asked.index - end <= MAX_BETWEEN;
}

/** Such a start again, behind the first: `Want more? Get our letter.` */
const asksWithin = (line: string): boolean =>
  Array.from(line.matchAll(/[.?!—–]\s+(?=\p{L})/gu)).some(({ index, 0: end }) =>
    ASKING.begins(line.slice(index + end.length)),
  );

const MARKS_AHEAD = /^[\s\p{P}\p{S}]+/u;
const COUNT = /^\p{Nd}[\p{Nd}.,]*/u;
const UNIT = /^\s?(?:k|m|mil|тыс\.?|万|천|만)/u;
const COUNT_BEHIND = /^(?::\s*)?\p{Nd}[\p{Nd}.,]*/u;
const MAX_COUNTERS = 6;

/** Returns whether a line is nothing but counts, and words that name what is counted. */
function isCounters(line: string): boolean {
  if (!/\p{Nd}/u.test(line)) return false;
  let rest = line.replace(MARKS_AHEAD, '');
  for (let counters = 0; rest !== '' && counters < MAX_COUNTERS; counters += 1) {
    const behind = behindCounter(rest);
    if (behind === null) return false;
    rest = behind.replace(MARKS_AHEAD, '');
  }
  return rest === '';
}

/** @returns what stands behind the counter that a text begins with, or null */
function behindCounter(text: string): string | null {
  const [count] = COUNT.exec(text) ?? [];
  if (count === undefined) {
    const end = COUNTED.endIn(text);
    const behind = end === -1 ? '' : text.slice(end).trimStart();
    const [number] = COUNT_BEHIND.exec(behind) ?? [];
    return number === undefined ? null : behind.slice(number.length);
  }
  const named = text.slice(count.length);
  for (const counted of [named, named.replace(UNIT, '')]) {
    const word = counted.trimStart();
    const end = COUNTED.endIn(word);
    if (end !== -1) return word.slice(end);
  }
  return null;
}

/** Characters of a line that is nothing but a time, with the marks around it. */
const MAX_TIME_AGO = 120;

/** Returns whether a line is nothing but how long ago something happened, and what: `Updated 12 minutes ago`. */
function isTimeAgo(line: string): boolean {
  if (line.length > MAX_TIME_AGO) return false;
  const stamped = STAMPED.endIn(line);
  return [0, Math.max(stamped, 0)].some((from) => {
    const ago = AGO.endIn(line.slice(from));
    if (ago === -1) return false;
    const rest = line.slice(from + ago);
    return [rest, rest.slice(Math.max(STAMPED.endIn(rest), 0))].some(
      (end) => end.replace(MARKS_AHEAD, '') === '',
    );
  });
}

/**
 * Reporting may begin with the words of an appeal, in any language: "Following a visit …", "Support for …". It is a sentence that speaks
 * to nobody and leads nowhere, or goes on for longer than an appeal.
 */
function isReporting(text: string, isLinked: boolean): boolean {
  if (!STATEMENT_END.test(text)) return false;
  if (ADDRESSES.test(text) || NOTICES.test(text) || asksWithin(foldLine(text))) return false;
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

/** Returns whether a line begins with the word of a stamp: `Updated: 18 May 2021, 10:59`. */
export const beginsAsStamp = (text: string): boolean =>
  STAMPED.begins(foldLine(text).replace(/^([\s\p{P}\p{S}]*)(?:last|first|zuletzt|senast|dernière) /u, '$1'));

/** `Updated 10:59, 18-May-2021`, not "Updated guidelines ask for 3 inspectors". */
function isStamp(text: string): boolean {
  if (text.length > MAX_BYLINE || !beginsAsStamp(text)) return false;
  const isTime = /\p{Nd}{1,2}[:.h]\p{Nd}{2}/u.test(text) && (text.match(/\p{L}+/gu) ?? []).length <= 5;
  return isTime || readDate(text, 'UTC') !== null;
}

/** Returns whether a line between headline and first paragraph names the author or the date. */
export function isBylineOrDate(text: string): boolean {
  if (text.length > MAX_BYLINE || SENTENCE_END.test(text.replace(/\s?[ap]\.m\.$/iu, ''))) return false;
  if (BYLINE_START.test(text)) return true;
  return (text.match(/\p{L}+/gu) ?? []).length <= 8 && readDate(text, 'UTC') !== null;
}
