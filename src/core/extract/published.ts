/**
 * Reads when an article was published and last changed: from the page's data about this article, then from dates that are marked in
 * its head, then from lines in its head that are nothing but a stamp. A date in a sentence, a caption, another article's card or the
 * site's header is never one.
 */
import { weekdayNames } from '../language/calendar.ts';
import { prefersMonthFirst } from '../language/date-order.ts';
import { type DateHabits, findDates, type FoundDate, readDate } from '../language/dates.ts';
import { lettersAndDigits } from './agreement.ts';
import dateLabels from './date-labels.json' with { type: 'json' };
import type { DeclaredMetadata } from './declared-metadata.ts';
import { BYLINE_START, CAPTION_NAMES, SENTENCE_END } from './furniture-patterns.ts';
import { elementText, type HtmlElement } from './html/document.ts';
import { unescapeText } from './html/unescape.ts';
import { textsOfProperty } from './json-ld.ts';
import type { Box, Layout, Line, MarkedDate } from './layout.ts';
import { readLanguage } from './metadata.ts';
import type { Page } from './page.ts';

/** Sites part the words of a name by colons, dots, hyphens or underscores as they please: `article:published:time`. */
const withoutMarks = (name: string): string => name.replaceAll(/[^a-z\d]+/gu, '');
const PUBLISHED_META = (
  'article:published_time og:article:published_time article:published date_published pubdate publish_date published_time publication_date ' +
  'parsely-pub-date sailthru.date dcterms.created dc.date.issued dcterms.issued dcterms.date dc.date dc.date.created cxenseparse:recs:publishtime ' +
  'article_date_original article:date date published release_date og:pubdate og:published_time bt:pubdate analyticsattributes.articledate ' +
  'date_created creation_date iso-8601-publish-date vr:published_time'
)
  .split(' ')
  .map(withoutMarks);
const MODIFIED_META = (
  'article:modified_time og:article:modified_time date_modified last-modified lastmod modified_time og:updated_time updated_time ' +
  'article:updated_time dcterms.modified dc.date.modified revision_date vr:updated_time'
)
  .split(' ')
  .map(withoutMarks);

type Read = (text: string | null | undefined) => string | null;
type Times = { readonly published: readonly string[]; readonly modified: readonly string[] };

/** @returns ISO instants; times that name no zone are in that of the source. `publishedBy` is set where no data give the date */
export function readTimes(page: Page): {
  publishedAt: string | null;
  publishedBy?: 'line';
  modifiedAt: string | null;
} {
  const { declared, hints } = page;
  let known: { head: Head; habits: DateHabits & { language: string } } | null = null;
  const surroundings = () => {
    if (known !== null) return known;
    const head = headOf(page.layout, page.headline.line);
    known = { head, habits: habitsOf(page, head) };
    return known;
  };
  const read: Read = (text) => {
    if (typeof text !== 'string') return null;
    // Most pages give their dates in ISO 8601, for which the rest of the page need not be looked at.
    const habits = /^\s*\d{4}-\d{2}-\d{2}/u.test(text) ? {} : surroundings().habits;
    return readDate(unescapeText(text), hints.timeZone, habits);
  };
  const node = declared.article;
  const published =
    firstDate(
      [...textsOfProperty(node?.['datePublished']), ...textsOfProperty(node?.['dateCreated'])],
      read,
    ) ?? firstDate(metaOf(declared, PUBLISHED_META), read);
  const changed =
    firstDate(textsOfProperty(node?.['dateModified']), read) ??
    firstDate(metaOf(declared, MODIFIED_META), read);
  if (published !== null && changed !== null) return { publishedAt: published, modifiedAt: changed };
  const { head, habits } = surroundings();
  const marked = markedDates(page.layout, head, read);
  const given = published ?? marked.published[0] ?? null;
  const find: Find = (text) => findDates(text, hints.timeZone, habits);
  const shown = shownDates(head, find, weekdaysOf(habits.language));
  const modifiedAt = changed ?? marked.modified[0] ?? shown.modified[0] ?? null;
  if (given !== null) return { publishedAt: given, modifiedAt };
  // A page that shows when it was last changed, and no other date, is no younger than that.
  const publishedAt = shown.published[0] ?? read(dayInPath(hints.url)) ?? modifiedAt;
  return { publishedAt, ...(publishedAt !== null && { publishedBy: 'line' }), modifiedAt };
}

/** @param names without marks @returns their values in this order */
function metaOf({ meta }: DeclaredMetadata, names: readonly string[]): string[] {
  const values = new Map([...meta].toReversed().map(([name, value]) => [withoutMarks(name), value]));
  return names.flatMap((name) => values.get(name) ?? []);
}

/** How the page writes dates: its language, and the order of day and month. */
function habitsOf(
  { declared, document, layout, hints }: Page,
  head: Head,
): DateHabits & { language: string } {
  const language = readLanguage(document, declared) ?? hints.language;
  const texts = [
    ...metaOf(declared, [...PUBLISHED_META, ...MODIFIED_META]),
    ...layout.dates.slice(0, MAX_MARKED).map(({ element }) => dateText(element)),
    ...head.lines.slice(Math.max(0, head.headline - MAX_ABOVE), head.end).map(({ text }) => text),
  ];
  const tag = document.root.getAttribute('lang') || declared.meta.get('og:locale') || language;
  return { language, monthFirst: prefersMonthFirst(texts, tag) };
}

function firstDate(texts: readonly (string | null | undefined)[], read: Read): string | null {
  for (const text of texts) {
    const date = read(text);
    if (date !== null) return date;
  }
  return null;
}

/** The region of a page in which a date is said of its article. */
type Head = {
  readonly lines: readonly Line[];
  /** The line of the headline, or -1 where no line shows it. */
  readonly headline: number;
  /** Its letters and digits: pages repeat it. */
  readonly title: string;
  /** The line of the second paragraph: what stands further down may date anything. */
  readonly end: number;
};

/** A head has few lines above the headline, and some below it: byline, standfirst, share bar, picture. */
const [MAX_ABOVE, MAX_BELOW] = [8, 30];
/** Where no line shows the headline, the head is what stands above the text. */
const MAX_LINES = 300;
const MIN_PARAGRAPH = 100;

function headOf(layout: Layout, headline: Line | null): Head {
  const at = headline?.index ?? -1;
  let paragraphs = 0;
  let end = at + 1;
  const most = headline === null ? MAX_LINES : at + MAX_BELOW;
  for (; end < layout.lines.length && end <= most; end += 1) {
    const { text = '', linkLength = 0 } = layout.lines[end] ?? {};
    const isParagraph =
      text.length >= MIN_PARAGRAPH && SENTENCE_END.test(text) && linkLength * 2 < text.length;
    paragraphs += Number(isParagraph);
    if (paragraphs === 2) break;
  }
  return { lines: layout.lines, headline: at, title: lettersAndDigits(headline?.text ?? ''), end };
}

const isInHead = (head: Head, index: number): boolean =>
  index >= head.headline - MAX_ABOVE && index < head.end && index !== head.headline;

/** Boxes whose dates are those of something else. */
const OTHER_BOXES = new Set(['aside', 'nav', 'footer', 'figure', 'figcaption', 'table', 'form']);
const OTHER_NAMES =
  /(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|teasers?|promos?|sidebar|comments?|most-?read|read-?(?:more|next|also)|also-?read)(?:$|[\s_-])/u;
/** A link as long as this is the headline of another article. */
const MIN_LINKED_TITLE = 30;
const MIN_LINKED_HEADING = 10;

/** Returns whether a box belongs to a picture, the site, or a card with a headline of its own. */
function isOfAnother(box: Box, index: number, head: Head): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) {
    if (at.first <= head.headline && head.headline < at.end) return false;
    if (at.linked || OTHER_BOXES.has(at.name) || CAPTION_NAMES.test(at.hint)) return true;
    if (OTHER_NAMES.test(at.hint)) return true;
    if (at.name === 'header' && (index < head.headline || head.headline < 0)) return true;
    // The page's own box holds everything, also where no line shows the headline.
    if (at.parent === null) return false;
    const title = titleNear(at, index, head);
    if (title !== null) return title === 'other';
  }
  return false;
}

/** A card is compact: its title and its date are so many lines apart at most. */
const MAX_TO_TITLE = 3;

/** Returns whether a box shows a title beside a date: this article's once more, or a link with that of another. */
function titleNear(box: Box, index: number, { lines, title }: Head): 'own' | 'other' | null {
  const from = Math.max(box.first, index - MAX_TO_TITLE);
  const near = lines.slice(from, Math.min(box.end, index + MAX_TO_TITLE + 1));
  if (near.some((line) => isHeading(line) && lettersAndDigits(line.text) === title)) return 'own';
  const isOther = near.some(
    (line) => line.linkLength >= (isHeading(line) ? MIN_LINKED_HEADING : MIN_LINKED_TITLE),
  );
  return isOther ? 'other' : null;
}

const isHeading = ({ box }: Line): boolean => /^h[1-6]$/u.test(box.name);

const dateText = (element: HtmlElement): string =>
  element.getAttribute('datetime') || element.getAttribute('content') || elementText(element);

/** So many dates are marked on a page at most that are worth reading. */
const MAX_MARKED = 40;

/** Collects the dates that are marked as such: microdata of this article, and `time` elements in its head. */
function markedDates(layout: Layout, head: Head, read: Read): Times {
  const sure: string[] = [];
  const published: string[] = [];
  const modified: string[] = [];
  for (const marked of layout.dates.slice(0, MAX_MARKED)) {
    const { element, box, index } = marked;
    if (isOfAnother(box, index, head)) continue;
    const property = element.getAttribute('itemprop')?.toLowerCase() ?? '';
    const isTime = property === '' && isInHead(head, index) && isStampLine(marked, head);
    if (property === '' && !isTime) continue;
    if (property !== '' && !property.startsWith('date')) continue;
    const date = read(dateText(element)) ?? (isTime ? read(elementText(element)) : null);
    if (date === null) continue;
    if (property.includes('datemodified') || (isTime && isModifiedTime(marked, head))) modified.push(date);
    else if (/datepublished|datecreated/u.test(property)) sure.push(date);
    else if (isTime) published.push(date);
  }
  return { published: [...sure, ...published], modified };
}

/** Returns whether a marked date stands alone or in a stamp, and not in a sentence. */
function isStampLine({ element, index }: MarkedDate, head: Head): boolean {
  const line = head.lines[index]?.text ?? '';
  const own = elementText(element);
  return own === '' || !line.includes(own) || isShort(line.replace(own, ' '));
}

/** Returns whether the words before a marked date say that the article was changed then. */
function isModifiedTime({ element, box, index }: MarkedDate, head: Head): boolean {
  const line = head.lines[index]?.text ?? '';
  const before = line.slice(0, Math.max(0, line.indexOf(elementText(element))));
  const said = labelIn(before);
  if (said !== null) return said === 'modified';
  // Themes of WordPress name the one date of a post that was never changed "published updated".
  const names = element.getAttribute('class') ?? '';
  if (/publish|posted|created/iu.test(names)) return false;
  return MODIFIED_NAME.test(names) || MODIFIED_NAME.test(box.hint);
}

const MODIFIED_NAME = /(?:^|[\s_-])(?:modified|updated)/iu;

const MAX_WORDS = 10;
const isShort = (text: string): boolean =>
  (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).length <= MAX_WORDS && !/[.!?。؟।]["”»’)]*\s*$/u.test(text);

/** Matches the wording of a label as a word; scripts without spaces have none. */
const labelled = (rows: readonly string[]): string =>
  rows
    .flatMap((row) => row.split('|'))
    .toSorted((a, b) => b.length - a.length)
    .map((label) =>
      /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u.test(label)
        ? label
        : `(?<!\\p{L})${label}(?!\\p{L})`,
    )
    .join('|');
const LABEL = new RegExp(
  `(?<published>${labelled(dateLabels.published)})|(?<modified>${labelled(dateLabels.modified)})`,
  'giu',
);

type Label = 'published' | 'modified';

/** Returns what the last label in a text says. */
function labelIn(text: string): Label | null {
  const groups = [...text.matchAll(LABEL)].at(-1)?.groups;
  if (groups === undefined) return null;
  return groups['published'] === undefined ? 'modified' : 'published';
}

type Find = (text: string) => readonly FoundDate[];

const MAX_STAMP = 140;

/** Collects the dates of lines near the headline that are nothing but a stamp; those with a label first. */
function shownDates(head: Head, find: Find, isWeekday: WordTest): Times {
  const sure: string[] = [];
  const published: string[] = [];
  const modified: string[] = [];
  const from = Math.max(0, head.headline - MAX_ABOVE);
  for (const line of head.lines.slice(from, head.end)) {
    if (line.index === head.headline || line.text.length > MAX_STAMP || !/\p{Nd}/u.test(line.text)) continue;
    if (isOfAnother(line.box, line.index, head)) continue;
    const stamp = readStamp(line, find, isWeekday);
    sure.push(...stamp.sure);
    modified.push(...stamp.modified);
    if (stamp.isLabelled || isBesideHeadline(line, head)) published.push(...stamp.plain);
  }
  return { published: [...sure, ...published], modified };
}

const MAX_TO_HEADLINE = 4;

/** A date without a label above the headline may be the site's clock: it counts in the headline's own box, or in the article's. */
function isBesideHeadline(line: Line, head: Head): boolean {
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
function readStamp(line: Line, find: Find, isWeekday: WordTest): Stamp {
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
  const last = [...before.matchAll(LABEL)].at(-1);
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
function weekdaysOf(language: string): WordTest {
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

/** Returns the day in an address such as `/2023/10/06/` or `/20231006/`, for when nothing else gives one. */
function dayInPath(url: string): string | null {
  const found = /[/-](20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:\D|$)/u.exec(new URL(url).pathname);
  return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}
