/** Reads the facts around an article's text, each from the place that is most often right. */
import { agencyNamed } from './agencies.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import { firstMeta } from './declared-metadata.ts';
import { readDate } from '../language/dates.ts';
import { AUTHOR_NAMES, BYLINE_START, KICKER_NAMES } from './furniture-patterns.ts';
import { NAMES } from './html/guard-rules.ts';
import type { HtmlDocument, HtmlElement } from './html/document.ts';
import { findElement, resolveLink, elementText } from './html/document.ts';
import { hasType, textsOfProperty } from './json-ld.ts';
import type { Layout, Line } from './layout.ts';
import type { Page } from './page.ts';
import { unescapeText } from './html/unescape.ts';

const PUBLISHED_META = (
  'article:published_time og:article:published_time article:published article.published datepublished date.published pubdate publishdate ' +
  'publish_date publish-date published_time publication_date publicationdate parsely-pub-date sailthru.date dcterms.created dc.date.issued ' +
  'dcterms.issued dcterms.date dc.date dc.date.created cxenseparse:recs:publishtime article_date_original article:date date published ' +
  'release_date og:pubdate og:published_time bt:pubdate analyticsattributes.articledate datecreated creation_date iso-8601-publish-date vr:published_time'
).split(' ');
const MODIFIED_META = (
  'article:modified_time og:article:modified_time datemodified date.modified last-modified lastmod modified_time og:updated_time updated_time ' +
  'article:updated_time dcterms.modified dc.date.modified revision_date vr:updated_time'
).split(' ');

/** @returns ISO instants; times that name no zone are in that of the source */
export function readTimes({ declared, layout, headline, hints }: Page): {
  publishedAt: string | null;
  publishedBy?: 'line';
  modifiedAt: string | null;
} {
  const read = (texts: readonly (string | null | undefined)[]): string | null => {
    for (const text of texts) {
      const date = typeof text === 'string' ? readDate(unescapeText(text), hints.timeZone) : null;
      if (date !== null) return date;
    }
    return null;
  };
  const node = declared.article;
  const shown = shownDates(layout, headline.line);
  const given =
    read([...textsOfProperty(node?.['datePublished']), ...textsOfProperty(node?.['dateCreated'])]) ??
    read(PUBLISHED_META.map((name) => declared.meta.get(name))) ??
    read(itemDates(layout, /datePublished/iu));
  const seen = given === null ? (read(shown.published) ?? read([dayInPath(hints.url)])) : null;
  const modifiedAt =
    read(textsOfProperty(node?.['dateModified'])) ??
    read(MODIFIED_META.map((name) => declared.meta.get(name))) ??
    read(itemDates(layout, /dateModified/iu)) ??
    read(shown.modified);
  return { publishedAt: given ?? seen, ...(seen === null ? {} : { publishedBy: 'line' }), modifiedAt };
}

const itemDates = (layout: Layout, property: RegExp): string[] =>
  layout.dates
    .filter((element) => property.test(element.getAttribute('itemprop') ?? ''))
    .slice(0, 5)
    .map(dateText);

const dateText = (element: HtmlElement): string =>
  element.getAttribute('datetime') ?? element.getAttribute('content') ?? elementText(element);

/** Wording before the date of the last change, in the languages of news. */
const MODIFIED =
  /(?:last\s+)?(?:updated?|modified|edited|revised)(?:\s+(?:on|at))?\b|更新(?:时间|時間|于|於)?|最終更新|обновлено|изменено|mis(?:e)? à jour|modifié|aktualisiert|actualizado|آخر تحديث|تحديث|به‌?روزرسانی|آخرین ویرایش|اپ ڈیٹ/iu;

/** Collects the dates that readers see: `time` elements, then short lines near the headline that hold a day. */
function shownDates(layout: Layout, headline: Line | null): { published: string[]; modified: string[] } {
  const times = layout.dates
    .filter(({ localName }) => localName === 'time')
    .slice(0, 10)
    .map(dateText);
  const at = headline?.index ?? 0;
  const near = layout.lines.slice(Math.max(0, at - 6), at + 16);
  const lines = near.filter(({ text }) => text.length <= 140 && /\p{Nd}{2}/u.test(text));
  const parted = lines.map(({ text }) => {
    const found = MODIFIED.exec(text);
    if (found === null) return { published: text, modified: null };
    return { published: text.slice(0, found.index), modified: text.slice(found.index + found[0].length) };
  });
  return {
    // A page that shows when it was last changed, and no other date, is dated by that.
    published: [...times, ...parted.map(({ published }) => published), ...lines.map(({ text }) => text)],
    modified: parted.flatMap(({ modified }) => modified?.replace(/^[\s:：,–—-]+/u, '') ?? []),
  };
}

/** Returns the day in an address such as `/2023/10/06/` or `/20231006/`, for when nothing else gives one. */
function dayInPath(url: string): string | null {
  const found = /[/-](20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:\D|$)/u.exec(new URL(url).pathname);
  return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}

/** @returns the primary subtag (`fa` of `fa-IR`) of the language that the page declares */
export function readLanguage(page: HtmlDocument, declared: DeclaredMetadata): string | null {
  const languages = [
    page.root.getAttribute('lang'),
    ...textsOfProperty(declared.article?.['inLanguage']),
    firstMeta(declared, ['og:locale', 'content-language', 'language', 'dc.language']),
  ];
  for (const language of languages) {
    const primary = /^([a-z]{2,3})(?:[-_]|$)/iu.exec(language?.trim() ?? '')?.[1]?.toLowerCase();
    if (primary !== undefined) return primary;
  }
  return null;
}

/**
 * @param url where the page came from, after redirects
 * @returns the canonical address, when it is on the same host and cannot be a section's or the front page
 */
export function readCanonical(declared: DeclaredMetadata, url: string): string | null {
  const canonical = resolveLink(declared.canonical ?? declared.meta.get('og:url') ?? null, url);
  if (canonical === null) return null;
  const [claimed, final] = [new URL(canonical), new URL(url)];
  if (claimed.host.toLowerCase() !== final.host.toLowerCase()) return null;
  const path = claimed.pathname.replace(/\/+$/u, '');
  if (path === '' && claimed.search === '') return null;
  const isAbove = path !== final.pathname.replace(/\/+$/u, '') && final.pathname.startsWith(`${path}/`);
  return isAbove && claimed.search === '' ? null : canonical;
}

/** @returns whether the page is a running report that is added to all day */
export function isLive(declared: DeclaredMetadata, url: string): boolean {
  return (
    declared.nodes.some((node) => hasType(node, /^LiveBlogPosting$/u)) ||
    /\/(?:live|live-?blogs?|live-?updates?|live-?ticker|en-direct|en-vivo|ao-vivo)(?:\/|-|$)/u.test(
      new URL(url).pathname,
    )
  );
}

const AUTHOR_META = [
  'author',
  'article:author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'article:author_name',
  'authors',
];
const AUTHOR = /(?:^|\s)author(?:\s|$)/u;
const namesAuthor = (element: HtmlElement): boolean =>
  AUTHOR_NAMES.test(element.getAttribute(NAMES) ?? '') ||
  AUTHOR.test(element.getAttribute('itemprop') ?? '') ||
  AUTHOR.test(element.getAttribute('rel')?.toLowerCase() ?? '');
const MAX_BYLINE = 200;

/** @returns who wrote the article, and the agency among them */
export function readByline(
  page: HtmlDocument,
  declared: DeclaredMetadata,
): { byline: string | null; agency: string | null } {
  const claimed = textsOfProperty(declared.article?.['author']).concat(
    textsOfProperty(declared.article?.['creator']),
  );
  const meta = firstMeta(declared, AUTHOR_META);
  const shown = () => {
    const element = findElement(page.body, namesAuthor);
    return element === null ? [] : [elementText(element)];
  };
  for (const names of [() => claimed, () => (meta === null ? [] : [meta]), shown]) {
    const tidy = [
      ...new Set(names().map((name) => unescapeText(name).replace(BYLINE_START, '').trim())),
    ].filter(isName);
    if (tidy.length === 0) continue;
    const agency = tidy.map((name) => agencyNamed(name)).find((name) => name !== null) ?? null;
    return { byline: tidy.join(', ').slice(0, MAX_BYLINE), agency };
  }
  return { byline: null, agency: null };
}

const isName = (name: string): boolean =>
  name.length > 1 && name.length <= 120 && !/^https?:|^@?\d+$|[{}<>]/iu.test(name);

/** @returns the short line above the headline that names the subject, or null */
export function readKicker(layout: Layout, headline: Line | null): string | null {
  if (headline === null) return null;
  const above = layout.lines[headline.index - 1];
  if (above === undefined || above.text.length > 60 || /[.!?]$|\d{2}:\d{2}|20\d\d/u.test(above.text))
    return null;
  const isNear =
    above.box === headline.box ||
    above.box.parent === headline.box.parent ||
    above.box === headline.box.parent;
  return KICKER_NAMES.test(above.box.hint) || (isNear && above.linkLength === 0) ? above.text : null;
}
