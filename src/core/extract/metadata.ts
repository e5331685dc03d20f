/** Reads the facts around an article's text, each from the place that is most often right. */
import { agencyNamed } from './agencies.ts';
import type { DeclaredMetadata } from './declared-metadata.ts';
import { firstMeta } from './declared-metadata.ts';
import { AUTHOR_NAMES, BYLINE_START, KICKER_NAMES } from './furniture-patterns.ts';
import { NAMES } from './html/guard-rules.ts';
import type { HtmlDocument, HtmlElement } from './html/document.ts';
import { findElement, resolveLink, elementText } from './html/document.ts';
import { hasType, textsOfProperty } from './json-ld.ts';
import type { Layout, Line } from './layout.ts';
import { unescapeText } from './html/unescape.ts';

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
  const path = claimed.pathname.replace(/(?<!\/)\/+$/u, '');
  if (path === '' && claimed.search === '') return null;
  const isAbove =
    path !== final.pathname.replace(/(?<!\/)\/+$/u, '') && final.pathname.startsWith(`${path}/`);
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
const marksAuthor = (element: HtmlElement): boolean =>
  AUTHOR.test(element.getAttribute('itemprop') ?? '') ||
  AUTHOR.test(element.getAttribute('rel')?.toLowerCase() ?? '');
const namesAuthor = (element: HtmlElement): boolean => {
  const names = element.getAttribute(NAMES) ?? '';
  return AUTHOR_NAMES.test(names) || AUTHOR.test(names) || marksAuthor(element);
};
/** Parts a byline's box from the date and the buttons beside the name. */
const BYLINE_PARTS = /(?<!\s)\s+[|·•]\s+|\n/u;

/** Returns the author as the page shows them: the marked name inside a byline's box, else what stands before its first mark. */
function shownAuthor(page: HtmlDocument): string[] {
  const box = findElement(page.body, namesAuthor);
  if (box === null) return [];
  const [name = ''] = elementText(findElement(box, marksAuthor) ?? box).split(BYLINE_PARTS, 1);
  return [name];
}
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
  for (const names of [() => claimed, () => (meta === null ? [] : [meta]), () => shownAuthor(page)]) {
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
