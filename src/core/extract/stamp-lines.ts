/** Reads dates from lines near the headline that are nothing but a stamp: a label, a date, a byline beside it. */
import { once } from '../model/once.ts';
import { weekdayNames } from '../language/calendar.ts';
import type { FoundDate } from '../language/dates.ts';
import { type ArticleHead, isOfAnother, MAX_ABOVE } from './article-head.ts';
import dateLabels from './date-labels.json' with { type: 'json' };
import { BYLINE_START } from './furniture-patterns.ts';
import type { Box, Line } from './layout.ts';

/** Dates as found, those to believe first in front. */
export type PageDates = { readonly published: readonly string[]; readonly modified: readonly string[] };

const MAX_WORDS = 10;
export const isShort = (text: string): boolean =>
  (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).length <= MAX_WORDS && !/[.!?。؟।]["”»’)]*\s*$/u.test(text);

const UNSPACED = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Matches the wording of a label as a word; scripts without spaces have none. The longest comes first. */
function labelled(rows: readonly string[]): string {
  const labels = rows.flatMap((row) => row.split('|')).toSorted((a, b) => b.length - a.length);
  const [unspaced, spaced] = [
    labels.filter((label) => UNSPACED.test(label)),
    labels.filter((label) => !UNSPACED.test(label)),
  ];
  return `(?<!\\p{L})(?:${spaced.join('|')})(?!\\p{L})|${unspaced.join('|')}`;
}
const labels = once(
  () =>
    new RegExp(
      `(?<published>${labelled(dateLabels.published)})|(?<modified>${labelled(dateLabels.modified)})`,
      'giu',
    ),
);

type Label = 'published' | 'modified';

/** Returns what the last label in a text says. */
export function labelIn(text: string): Label | null {
  const groups = [...text.matchAll(labels())].at(-1)?.groups;
  if (groups === undefined) return null;
  return groups['published'] === undefined ? 'modified' : 'published';
}

export type FindDates = (text: string) => readonly FoundDate[];

const MAX_STAMP = 140;

/** Collects the dates of lines near the headline that are nothing but a stamp; those with a label first. */
export function shownDates(head: ArticleHead, find: FindDates, isWeekday: WordTest): PageDates {
  const sure: string[] = [];
  const below: string[] = [];
  const above: string[] = [];
  const modified: string[] = [];
  const from = Math.max(0, head.headline - MAX_ABOVE);
  for (const line of head.lines.slice(from, head.end)) {
    if (line.index === head.headline || line.text.length > MAX_STAMP || !/\p{Nd}|年/u.test(line.text))
      continue;
    if (isOfAnother(line.box, line.index, head)) continue;
    const stamp = readStamp(line, find, isWeekday);
    sure.push(...stamp.sure);
    modified.push(...stamp.modified);
    if (!stamp.isLabelled && !isBesideHeadline(line, head)) continue;
    // Above the headline the site's clock may stand, also in the headline's own box.
    (line.index < head.headline ? above : below).push(...stamp.plain);
  }
  return { published: [...sure, ...below, ...above], modified };
}

const MAX_TO_HEADLINE = 4;

/** A date without a label above the headline may be the site's clock: it counts in the headline's own box, or in the article's. */
function isBesideHeadline(line: Line, head: ArticleHead): boolean {
  if (head.headline < 0) return BYLINE_START.test(line.text);
  if (line.index > head.headline) return true;
  const heading = head.lines[head.headline]?.box.parent ?? null;
  let box: Box | null = line.box;
  while (box !== null && box.end <= head.headline) box = box.parent;
  if (box === null || head.headline - box.first > MAX_TO_HEADLINE) return false;
  if (box === heading) return box.parent !== null;
  for (let at: Box | null = box; at !== null; at = at.parent) if (at.name === 'article') return true;
  return false;
}

type Stamp = {
  readonly sure: readonly string[];
  readonly modified: readonly string[];
  readonly plain: readonly string[];
  readonly isLabelled: boolean;
};

/**
 * What only a style sheet sets apart is one word here: a capital behind a small letter or a digit begins the next, and so does the
 * number of a time or a length behind the four digits of a year.
 */
const GLUED = /(?<=[\p{Ll}\d])(?=\p{Lu}\p{L})|(?<=(?<!\d)(?:19|20)\d{2})(?=\d{1,2}(?::\d{2}|\s?\p{L}))/gu;

/** Reads "Updated: 7 Oct 2023 | Published: 6 Oct 2023, 5 min read": each date by the label before it, or behind the last one. */
function readStamp(line: Line, find: FindDates, isWeekday: WordTest): Stamp {
  const text = line.text.replace(GLUED, ' | ');
  const dates = find(text);
  const stamp = { sure: [] as string[], modified: [] as string[], plain: [] as string[], isLabelled: false };
  if (dates.length === 0 || !isShort(withoutDates(text, dates))) return stamp;
  for (const [index, { at, start, end }] of dates.entries()) {
    const before = text.slice(dates[index - 1]?.end ?? 0, start);
    const behind = text.slice(end, dates[index + 1]?.start ?? text.length);
    const label = isLabelAlone(before) ? labelIn(before) : null;
    const said = label ?? (index === dates.length - 1 && labelIn(before) === null ? labelIn(behind) : null);
    if (said === 'published') stamp.sure.push(at);
    else if (said === 'modified') stamp.modified.push(at);
    else if (isPlain(before, line, isWeekday) && !/^\s*[:：]\s*\p{L}/u.test(behind)) stamp.plain.push(at);
  }
  return { ...stamp, isLabelled: stamp.sure.length + stamp.modified.length > 0 };
}

function withoutDates(text: string, dates: readonly FoundDate[]): string {
  return dates.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

const BORDER = /[|·•,;:()[\]–—/-]\s*$|^\s*$/u;

/** Returns whether a label begins its part of the line: "The report published on …" is a sentence. */
function isLabelAlone(before: string): boolean {
  const last = [...before.matchAll(labels())].at(-1);
  if (last === undefined) return false;
  const ahead = before.slice(0, last.index);
  return (
    BORDER.test(ahead) ||
    BYLINE_START.test(before) ||
    /^[\s]*[:：]/u.test(before.slice(last.index + last[0].length))
  );
}

/**
 * Returns whether nothing but a weekday, a byline or a short word stands before a date: "Herat, 15 August" is a caption's. A place
 * may stand before a day with its time, for captions name no minutes.
 */
function isPlain(before: string, line: Line, isWeekday: WordTest): boolean {
  if (BYLINE_START.test(line.text)) return true;
  const part = before.split(/[|·•()[\]–—]|\s-\s/u).at(-1) ?? '';
  const words = part.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  // The author's name is a link; captions have none.
  if (words.every((word) => !line.plain.includes(word))) return true;
  if (words.length <= 3 && /\d:[0-5]\d/u.test(line.text)) return true;
  return (
    words.length <= 1 && words.every((word) => Array.from(word).length <= MAX_LINK_WORD || isWeekday(word))
  );
}

/** "on", "le", "Fri": a word as short as this before a date names no place. */
const MAX_LINK_WORD = 3;

type WordTest = (word: string) => boolean;

/** Returns a test for the weekdays of a language and of English; the names are built when one is asked for. */
export function weekdaysOf(language: string): WordTest {
  let names: ReadonlySet<string> | null = null;
  return (word) => {
    names ??= new Set(
      [language, 'en'].flatMap((tag) =>
        (['long', 'short'] as const).flatMap((style) =>
          weekdayNames(tag, style).flatMap((name) => name.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []),
        ),
      ),
    );
    return names.has(word.toLowerCase());
  };
}
