/**
 * Wordings that a line may begin with, in many languages, each a small pattern. As one pattern, some hundreds of them take an isolate
 * longer to compile than to read ten pages. A line can only be a wording that begins as the line does: they are found by their first
 * character, and become a pattern when a line first begins with it.
 */

/** Folds the case of a line as the wordings have it. Every letter stays where it was. */
export const foldLine = (text: string): string =>
  text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ');

/** Marks and white space. */
export const MARKS = '[\\s\\p{P}\\p{S}]*';

export class Wordings {
  private readonly table: readonly string[];
  private readonly behind: string;
  private index: ReadonlyMap<string, readonly string[]> | null = null;
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
    this.index ??= indexByStart(this.table);
    for (const start of startsOfLine(line)) {
      const found = this.patternOf(start)?.exec(line);
      if (found) return found[0].length;
    }
    return -1;
  }

  /** @param line folded */
  begins(line: string): boolean {
    return this.endIn(line) !== -1;
  }

  private patternOf(start: string): RegExp | null {
    const known = this.compiled.get(start);
    if (known !== undefined) return known;
    const wordings = this.index?.get(start);
    if (wordings === undefined) return null;
    const pattern = new RegExp(`^${MARKS}(?:${wordings.join('|')})${this.behind}`, 'u');
    this.compiled.set(start, pattern);
    return pattern;
  }
}

/** Under it stand the wordings of which no first character is known, and under `0` those that begin with a digit. */
const ANY = '';
const DIGIT = /^\p{Nd}$/u;

/** Returns the characters with which a wording in a line may begin: those of the marks before it too. */
function startsOfLine(line: string): Set<string> {
  const [marks = ''] = /^[\s\p{P}\p{S}]*/u.exec(line) ?? [];
  const [first = ''] = line.slice(marks.length, marks.length + 2);
  const starts = [first, ...Array.from(marks)].map((start) => (DIGIT.test(start) ? '0' : start));
  return new Set([...starts, ANY]);
}

function indexByStart(table: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const wording of table.flatMap((row) => alternativesOf(foldPattern(row)))) {
    for (const start of startsOf(wording) ?? [ANY]) {
      const known = index.get(start);
      if (known === undefined) index.set(start, [wording]);
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

const REPEATED = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/uy;

/** @returns the characters that a pattern may begin with, or null where that is not plain */
function startsOf(pattern: string): string[] | null {
  const found: string[] = [];
  for (let at = 0; at < pattern.length;) {
    const end = endOfPart(pattern, at);
    const starts = startsOfPart(pattern.slice(at, end));
    if (starts === null) return null;
    found.push(...starts);
    REPEATED.lastIndex = end;
    const [often = '', least = ''] = REPEATED.exec(pattern) ?? [];
    const mayBeLeftOut = often.startsWith('?') || often.startsWith('*') || Number(least || 1) === 0;
    if (!mayBeLeftOut) return found;
    at = end + often.length;
  }
  return null;
}

/** `.`, classes that name no character, and what only looks ahead or behind may begin with anything. */
function startsOfPart(part: string): string[] | null {
  if (part === '\\d' || part === '\\p{Nd}') return ['0'];
  if (/^\\[^\p{L}\p{N}]$/u.test(part)) return [part.slice(1)];
  if (part.startsWith('(?:')) return startsOfAny(alternativesOf(part.slice(3, -1)));
  if (part.startsWith('[')) return startsOfClass(part.slice(1, -1));
  return /^[.\\^$(]/u.test(part) ? null : [part];
}

function startsOfClass(inside: string): string[] | null {
  if (inside.startsWith('^') || inside.includes('-')) return null;
  const members = inside.match(/\\[pP]\{[^}]*\}|\\.|[^]/gu) ?? [];
  const starts = members.map((member) => (member.startsWith('\\') ? startsOfPart(member) : [member]));
  return starts.every((found) => found !== null) ? starts.flat() : null;
}

function startsOfAny(patterns: readonly string[]): string[] | null {
  const starts = patterns.map(startsOf);
  return starts.every((found) => found !== null) ? starts.flat() : null;
}
