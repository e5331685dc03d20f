/**
 * Reads when an article was published and last changed: from the page's data about this article, then from dates that are marked in
 * its head, then from lines in its head that are nothing but a stamp. A date in a sentence, a caption, another article's card or the
 * site's header is never one.
 */
import { prefersMonthFirst } from '../language/date-order.ts';
import { type DateHabits, findDates, readDate } from '../language/dates.ts';
import { type ArticleHead, headOf, isInHead, isOfAnother, MAX_ABOVE } from './article-head.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import { elementText, type HtmlElement } from './html/document.ts';
import { unescapeText } from './html/unescape.ts';
import { textsOfProperty } from './json-ld.ts';
import type { Layout, MarkedDate } from './layout.ts';
import { readLanguage } from './metadata.ts';
import type { Page } from './page.ts';
import { type FindDates, isShort, labelIn, type PageDates, shownDates, weekdaysOf } from './stamp-lines.ts';

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

/** @returns ISO instants; times that name no zone are in that of the source. `publishedBy` is set where no data give the date */
export function readTimes(page: Page): {
  publishedAt: string | null;
  publishedBy?: 'line';
  modifiedAt: string | null;
} {
  const { declared, hints } = page;
  let known: { head: ArticleHead; habits: DateHabits & { language: string } } | null = null;
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
    ) ??
    firstDate(metaOf(declared, PUBLISHED_META), read) ??
    firstDate(textsOfProperty(declared.webPage?.['datePublished']), read);
  const changed =
    firstDate(textsOfProperty(node?.['dateModified']), read) ??
    firstDate(metaOf(declared, MODIFIED_META), read) ??
    firstDate(textsOfProperty(declared.webPage?.['dateModified']), read);
  if (published !== null && changed !== null) return { publishedAt: published, modifiedAt: changed };
  const { head, habits } = surroundings();
  const marked = markedDates(page.layout, head, read);
  const given = published ?? marked.published[0] ?? null;
  const find: FindDates = (text) => findDates(text, hints.timeZone, habits);
  const shown = shownDates(head, find, weekdaysOf(habits.language));
  const modifiedAt = changed ?? marked.modified[0] ?? shown.modified[0] ?? null;
  if (given !== null) return { publishedAt: given, modifiedAt };
  const publishedAt = shown.published[0] ?? read(dayInPath(hints.url));
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
  head: ArticleHead,
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

const dateText = (element: HtmlElement): string =>
  element.getAttribute('datetime') || element.getAttribute('content') || elementText(element);

/** So many dates are marked on a page at most that are worth reading. */
const MAX_MARKED = 40;

/** Collects the dates that are marked as such: microdata of this article, and `time` elements in its head. */
function markedDates(layout: Layout, head: ArticleHead, read: Read): PageDates {
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
function isStampLine({ element, index }: MarkedDate, head: ArticleHead): boolean {
  const line = head.lines[index]?.text ?? '';
  const own = elementText(element);
  return own === '' || !line.includes(own) || isShort(line.replace(own, ' '));
}

/** Returns whether the words before a marked date say that the article was changed then. */
function isModifiedTime({ element, box, index }: MarkedDate, head: ArticleHead): boolean {
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

/** Returns the day in an address such as `/2023/10/06/` or `/20231006/`, for when nothing else gives one. */
function dayInPath(url: string): string | null {
  const found = /[/-](20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:\D|$)/u.exec(new URL(url).pathname);
  return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}
