/**
 * Wordings that a line may begin with, in many languages, each a small pattern. As one pattern, some hundreds of them take an isolate
 * longer to compile than to read ten pages. A line can only be a wording that begins as the line does: they are found by their first
 * letters, and become patterns when a line first begins with these.
 */
import { once } from '../model/once.ts';

/** Folds the case of a line as the wordings have it. Every letter stays where it was. */
export const foldLine = (text: string): string =>
  text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ');

/** Marks and white space. */
export const MARKS = '[\\s\\p{P}\\p{S}]*';
const MARKS_AHEAD = /^[\s\p{P}\p{S}]*/u;

/** Wordings are told apart by so many letters. */
const KEY_LENGTH = 4;
/** A wording whose beginning is spelled in more ways is found by its first letters alone. */
const MAX_SPELLINGS = 60;

export class Wordings {
  private readonly table: readonly string[];
  private readonly behind: string;
  private readonly index = once(() => indexByBeginning(this.table));
  /** The first characters of all of them. */
  private readonly firsts = once(
    () => new Set(Array.from(this.index().keys(), (beginning) => beginning.slice(0, 1))),
  );
  private readonly compiled = new Map<string, RegExp>();

  /**
   * @param table patterns parted by `|`, in lower case
   * @param behind the pattern of what must follow one
   */
  constructor(table: readonly string[], behind: string) {
    this.table = table;
    this.behind = behind;
  }

  /** @param line folded @returns where the wording ends that a line begins with, marks before it apart, or -1 */
  endIn(line: string): number {
    const { marks, beginnings } = beginningsOfLine(line);
    const end = this.endAt(line, marks, beginnings);
    if (end !== -1) return end;
    // A wording may itself begin with one of the marks.
    for (let at = marks - 1; at >= 0; at -= 1) {
      if (!this.firsts().has(line.slice(at, at + 1)) && !this.firsts().has('')) continue;
      const behind = this.endAt(line, at, beginningsAt(line, at));
      if (behind !== -1) return behind;
    }
    return -1;
  }

  /** @param line folded */
  begins(line: string): boolean {
    return this.endIn(line) !== -1;
  }

  private endAt(line: string, at: number, beginnings: readonly string[]): number {
    for (const beginning of beginnings) {
      const wordings = this.index().get(beginning);
      if (wordings === undefined) continue;
      const pattern = this.patternOf(beginning, wordings);
      pattern.lastIndex = at;
      if (pattern.test(line)) return pattern.lastIndex;
    }
    return -1;
  }

  private patternOf(beginning: string, wordings: readonly string[]): RegExp {
    const known = this.compiled.get(beginning);
    if (known !== undefined) return known;
    const pattern = new RegExp(`(?:${wordings.join('|')})${this.behind}`, 'uy');
    this.compiled.set(beginning, pattern);
    return pattern;
  }
}

type LineStart = { readonly line: string; readonly marks: number; readonly beginnings: readonly string[] };
/** One line is asked of table after table. */
let last: LineStart = { line: '', marks: 0, beginnings: [''] };

function beginningsOfLine(line: string): LineStart {
  if (last.line === line) return last;
  const marks = MARKS_AHEAD.exec(line)?.[0].length ?? 0;
  last = { line, marks, beginnings: beginningsAt(line, marks) };
  return last;
}

/** Returns how a line goes on at a place, the longest first and nothing last, digits alike. */
function beginningsAt(line: string, at: number): string[] {
  const longest = line.slice(at, at + KEY_LENGTH).replace(/\p{Nd}/gu, '0');
  return Array.from({ length: longest.length + 1 }, (_, cut) => longest.slice(0, longest.length - cut));
}

/** Under the empty beginning stand the wordings that may begin with anything. */
function indexByBeginning(table: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const wording of table.flatMap((row) => alternativesOf(foldPattern(row)))) {
    for (const { text } of beginningsOf(wording)) {
      const known = index.get(text);
      if (known === undefined) index.set(text, [wording]);
      else if (known.at(-1) !== wording) known.push(wording);
    }
  }
  return index;
}

/** The names of classes keep their case. */
const foldPattern = (pattern: string): string =>
  pattern.replace(/\\[pP]\{[^}]*\}|\\.|[^\\]+/gu, (part) => (part.startsWith('\\') ? part : foldLine(part)));

/** @returns where the escape ends that stands at `at` */
const endOfEscape = (pattern: string, at: number): number =>
  /[pP]/u.test(pattern[at + 1] ?? '') ? pattern.indexOf('}', at) + 1 : at + 2;

function endOfClass(pattern: string, at: number): number {
  let end = at + 1;
  while (end < pattern.length && pattern[end] !== ']') end += pattern[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** @returns where the part of a pattern ends that stands at `at`, without what says how often it stands; a group is one part */
function endOfPart(pattern: string, at: number): number {
  let depth = 0;
  let end = at;
  do {
    const mark = pattern[end];
    if (mark === '(') depth += 1;
    if (mark === ')') depth -= 1;
    if (mark === '\\') end = endOfEscape(pattern, end);
    else if (mark === '[') end = endOfClass(pattern, end);
    else end += 1;
  } while (depth > 0 && end < pattern.length);
  return end;
}

function alternativesOf(pattern: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < pattern.length; at = endOfPart(pattern, at)) {
    if (pattern[at] !== '|') continue;
    found.push(pattern.slice(start, at));
    start = at + 1;
  }
  return [...found, pattern.slice(start)];
}

/** How a wording may begin. What follows it is known where it goes on. */
type Beginning = { readonly text: string; readonly goesOn: boolean };

const NOTHING: Beginning = { text: '', goesOn: true };
const ANYTHING: Beginning = { text: '', goesOn: false };
const REPEATED = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/uy;

/** @returns the ways in which a pattern may begin, each as long as is plain, up to `KEY_LENGTH` */
function beginningsOf(pattern: string): Beginning[] {
  let found = [NOTHING];
  for (let at = 0; at < pattern.length && found.some(({ goesOn }) => goesOn);) {
    const end = endOfPart(pattern, at);
    REPEATED.lastIndex = end;
    const [often = '', least = ''] = REPEATED.exec(pattern) ?? [];
    const parts = beginningsOfPart(pattern.slice(at, end));
    const isOnce = often === '' || often === '?';
    const next = isOnce ? parts : parts.map(({ text }) => ({ text, goesOn: false }));
    const mayBeLeftOut = often.startsWith('?') || often.startsWith('*') || Number(least || 1) === 0;
    found = joined(found, mayBeLeftOut ? [...next, NOTHING] : next);
    at = end + often.length;
  }
  return found;
}

function joined(found: readonly Beginning[], next: readonly Beginning[]): Beginning[] {
  const all = found.flatMap((one) =>
    one.goesOn ? next.map(({ text, goesOn }) => cutBeginning({ text: one.text + text, goesOn })) : [one],
  );
  return all.length > MAX_SPELLINGS ? found.map(({ text }) => ({ text, goesOn: false })) : all;
}

const cutBeginning = ({ text, goesOn }: Beginning): Beginning =>
  text.length < KEY_LENGTH ? { text, goesOn } : { text: text.slice(0, KEY_LENGTH), goesOn: false };

/** `.`, classes that name no character, and what only looks ahead or behind may begin with anything. */
function beginningsOfPart(part: string): Beginning[] {
  if (part === '\\d' || part === '\\p{Nd}') return [{ text: '0', goesOn: true }];
  if (/^\\[^\p{L}\p{N}]$/u.test(part)) return [{ text: part.slice(1), goesOn: true }];
  if (part.startsWith('(?:')) return alternativesOf(part.slice(3, -1)).flatMap(beginningsOf);
  if (part.startsWith('[')) return beginningsOfClass(part.slice(1, -1));
  return /^[.\\^$(]/u.test(part) ? [ANYTHING] : [{ text: part, goesOn: true }];
}

function beginningsOfClass(inside: string): Beginning[] {
  if (inside.startsWith('^') || inside.includes('-')) return [ANYTHING];
  const members = inside.match(/\\[pP]\{[^}]*\}|\\.|[^]/gu) ?? [];
  return members.flatMap((member) =>
    member.startsWith('\\') ? beginningsOfPart(member) : [{ text: member, goesOn: true }],
  );
}
