/** Parts a text into what dates are made of: numbers, names of months, times of day with their zones, and the rest. */
import {
  englishMonth,
  foldDateWord,
  hourSaid,
  isDateFiller,
  MAX_NAME_WORDS,
  type MonthReading,
  monthNamed,
} from './month-words.ts';
import { readOffset } from './zones.ts';

export type ClockTime = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC, letters of a zone, or null when the time names none. */
  readonly zone: number | string | null;
};

type Kinds =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'month'; readonly reading: MonthReading }
  | { readonly kind: 'clock'; readonly clock: ClockTime }
  | { readonly kind: 'word' | 'mark' };
export type DateToken = Kinds & { readonly text: string; readonly start: number; readonly end: number };

/** How the text writes dates, where that is known. */
export type DateContext = {
  /** IANA name of the zone that a text without one is in. */
  readonly timeZone: string;
  /** Primary subtag. */
  readonly language: string | null;
  /** Whether 05/04 is 4 May. */
  readonly monthFirst: boolean;
  /** Whose names of months are read. English ones need nothing built. */
  readonly names: 'english' | 'all';
};

const CLOCK =
  /(?<![\p{Nd}.:])([01]?\d|2[0-4])(?:\s?:\s?|\s?[hч]\s?|[時时点點시]\s?)([0-5]\d)(?!\d)(?:(?:[:.]|[分분]\s?)([0-5]\d|60)(?!\d)(?:[.,](\d{1,9}))?)?[分분秒초]?|(?<![\p{Nd}.:])([01]?\d)(?=\s?[ap]\.?\s?m\b)|(?<![\p{Nd}.:])([01]?\d|2[0-4])[時时点點시](?!\p{Nd})/iu;
const TOKEN = new RegExp(
  `(?<clock>${CLOCK.source})|(?<number>\\p{Nd}+)|(?<word>\\p{Script=Hani}|[\\p{L}\\p{M}]+)|(?<mark>\\S)`,
  'giu',
);
// Bounded: read at the head of a text alone.
const MAX_ZONE = 60;
const ZONE =
  /^\s*[([]?\s*(?:(?:GMT|UTC?|Z)?\s*([+\-−](?:0?\d|1[0-4])(?::?[0-5]\d)?)(?![\d:])|([A-Z]{1,5})(?![\p{L}\p{M}]))/u;
const MAX_TOKENS = 80;
/** So far before or behind a time stands the word that tells evening from morning. */
const DAY_PART_REACH = 24;

/** @param text as `plainDigits` gives it */
export function dateTokens(text: string, context: DateContext): DateToken[] {
  const tokens: DateToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length >= MAX_TOKENS) break;
    const { clock, number, word } = match.groups ?? {};
    const [written] = match;
    const place = { text: written, start: match.index, end: match.index + written.length };
    if (clock !== undefined) {
      tokens.push({ ...place, kind: 'clock', clock: clockOf(match, text, place) });
    } else if (number !== undefined) {
      tokens.push({ ...place, kind: 'number', value: Number(written), digits: written.length });
    } else tokens.push({ ...place, kind: word === undefined ? 'mark' : 'word' });
  }
  return withMonths(tokens, context);
}

function clockOf(match: RegExpExecArray, text: string, place: { start: number; end: number }): ClockTime {
  const [, , long, minute, second, fraction, short, bare] = match;
  const hour = Number(long ?? short ?? bare);
  const before = text.slice(Math.max(0, place.start - DAY_PART_REACH), place.start);
  const after = text.slice(place.end, place.end + DAY_PART_REACH);
  const said = hour > 12 ? null : dayPart(hour, before, after);
  const rest = after.slice(said?.length ?? 0);
  return {
    hour: said?.hour ?? hour,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.trunc(Number(`0.${fraction ?? 0}`) * 1000),
    zone: zoneBehind(rest),
  };
}

/** Reads "p.m.", "مساءً", "вечера" behind a time, or "下午", "오후" before it. */
function dayPart(hour: number, before: string, after: string): { hour: number; length: number } | null {
  const behind = [...after.matchAll(/\p{Script=Hani}|[\p{L}\p{M}]+/gu)].slice(0, MAX_NAME_WORDS);
  const ahead = [...before.matchAll(/\p{Script=Hani}|[\p{L}\p{M}]+/gu)].slice(-MAX_NAME_WORDS);
  for (let size = MAX_NAME_WORDS; size >= 1; size -= 1) {
    const last = behind[size - 1];
    const end = last === undefined ? 0 : last.index + last[0].length;
    const isNear = last !== undefined && !/[\d|,;·]/u.test(after.slice(0, end));
    const found = isNear ? hourSaid(hour, foldDateWord(after.slice(0, end))) : null;
    if (found !== null) return { hour: found, length: end + (after[end] === '.' ? 1 : 0) };
    const first = ahead.at(-size);
    const start = first?.index ?? before.length;
    // A letter that is joined to the year names its calendar.
    if (first === undefined || /\d$/u.test(before.slice(0, start))) continue;
    if (/[\d|,;·]/u.test(before.slice(start))) continue;
    const earlier = hourSaid(hour, foldDateWord(before.slice(start)));
    if (earlier !== null) return { hour: earlier, length: 0 };
  }
  return null;
}

function zoneBehind(rest: string): number | string | null {
  const [, offset, letters] = ZONE.exec(rest.slice(0, MAX_ZONE)) ?? [];
  if (offset !== undefined) return readOffset(offset);
  return letters ?? null;
}

const isNumber = (token: DateToken | undefined): boolean => token?.kind === 'number';

/** Looks words up only where a date may stand: beside a number. */
function withMonths(tokens: readonly DateToken[], context: DateContext): DateToken[] {
  const named: DateToken[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = mayNameMonth(tokens, at) ? monthAt(tokens, at, context) : null;
    const token = found?.token ?? tokens[at];
    if (token !== undefined) named.push(token);
    at += found?.size ?? 1;
  }
  return named;
}

const NEAR = 4;

function mayNameMonth(tokens: readonly DateToken[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  // "6th", "14مه": what is joined to a number and this short counts it, though it may be a month elsewhere.
  if (isNumber(before) && before?.end === token?.start && Array.from(token?.text ?? '').length <= 2)
    return false;
  if (token?.kind === 'word') return tokens.slice(Math.max(0, at - NEAR), at + NEAR + 2).some(isNumber);
  // "10月", "10월": the number is a part of the name.
  return token?.kind === 'number' && token.value <= 12 && /^[月월]/u.test(tokens[at + 1]?.text ?? '');
}

function monthAt(
  tokens: readonly DateToken[],
  at: number,
  { language, timeZone, names }: DateContext,
): { token: DateToken; size: number } | null {
  for (let size = MAX_NAME_WORDS; size >= 1; size -= 1) {
    const part = wordsFrom(tokens, at, size);
    const [first, last] = [part[0], part.at(-1)];
    if (part.length < size || first === undefined || last === undefined) continue;
    const text = part.map((token) => token.text).join(' ');
    const name = foldDateWord(text);
    if (size > 1 && name.split(' ').length !== size) continue;
    const reading = names === 'english' ? englishReading(name) : monthNamed(name, language, timeZone);
    if (reading === null) continue;
    const token = { kind: 'month', reading, text, start: first.start, end: last.end } as const;
    return { token, size: tokens.indexOf(last) - at + 1 };
  }
  return null;
}

/** Takes the words and numbers of a name; short forms of two words have a dot between them, as the Thai "ต.ค." has. */
function wordsFrom(tokens: readonly DateToken[], at: number, count: number): DateToken[] {
  const part: DateToken[] = [];
  for (let next = at; part.length < count; next += 1) {
    const [token, last] = [tokens[next], part.at(-1)];
    if (token === undefined) break;
    if (token.text === '.' && last?.kind === 'word' && last.end === token.start) continue;
    if (token.kind !== 'word' && token.kind !== 'number') break;
    part.push(token);
  }
  return part;
}

function englishReading(name: string): MonthReading | null {
  const month = englishMonth(name);
  return month === null ? null : { month, calendar: 'gregory' };
}

const LINKS = /^[.,\-–/'’´`°·،]$/u;

/** Returns whether a token may stand between two parts of one date: a comma, "de", the "th" of "6th". */
export function isBetween(
  token: DateToken,
  before: DateToken | undefined,
  names: DateContext['names'],
): boolean {
  if (token.kind === 'mark') return LINKS.test(token.text);
  if (token.kind !== 'word') return false;
  const isJoined = before?.end === token.start && (before.kind === 'number' || before.text === '-');
  const isSuffix = isJoined && Array.from(token.text).length <= 2;
  return isSuffix || isDateFiller(foldDateWord(token.text), names);
}

/** Reads "10.59" behind a date, where no time is written with a colon. */
export function dottedClock(text: string, from: number): ClockTime | null {
  const found = /^[^\d]{1,12}?([01]?\d|2[0-3])\.([0-5]\d)(?![\d.%])/u.exec(text.slice(from));
  if (found === null) return null;
  const [matched, hour, minute] = found;
  const end = from + matched.length;
  const after = text.slice(end, end + DAY_PART_REACH);
  const said = Number(hour) > 12 ? null : dayPart(Number(hour), '', after);
  return {
    hour: said?.hour ?? Number(hour),
    minute: Number(minute),
    second: 0,
    millisecond: 0,
    zone: zoneBehind(after.slice(said?.length ?? 0)),
  };
}
