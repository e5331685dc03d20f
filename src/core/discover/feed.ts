import { DetectError, ParseError, parseFeed } from 'feedsmith';
import { prefersMonthFirst } from '../language/date-order.ts';
import type { CheckFailure } from '../model/failure.ts';
import { err, ok, unreachable } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { asMarkup, entryOf } from './entry.ts';
import type { RawEntry } from './entry.ts';
import { absoluteAddress, meantAddress, type LinkBase } from './link.ts';
import { MAX_ENTRIES } from './listing.ts';
import type { Listing, ListingOptions } from './listing.ts';
import { partSharedPages } from './shared-page.ts';

type ParsedFeed = ReturnType<typeof parseFeed<string>>;
type FeedOf<Format extends ParsedFeed['format']> = Extract<ParsedFeed, { format: Format }>['feed'];

/** Tags beyond this make a parser slow and no feed richer; a feed of 5 MB has some 150,000. */
const MAX_TAGS = 300_000;

const ITEM = /<(?:\w+:)?(?:item|entry)[\s/>]/iu;

/** One item as its feed writes it. */
type ListedItem = RawEntry & {
  /** The guid where it is an address too. */
  readonly permalink: string | undefined;
};

/** Reads RSS, Atom, RDF and JSON Feed, whatever type they are served as. A feed without items is whole: nothing was published yet. */
export function readFeed(text: string, options: ListingOptions): Result<Listing, CheckFailure> {
  const shortened = cutItems(text);
  const parsed = parseBounded(shortened.text);
  if (!parsed.ok) return parsed;
  const items = parsed.value === null ? [] : feedItems(parsed.value, options.url);
  const dates = items.flatMap((item) => item.dates.filter((date) => date !== undefined));
  const dated = { ...options, monthFirst: prefersMonthFirst(dates, null) };
  const listed = items.flatMap((item) => {
    const entry = entryOf(item, dated);
    return entry === null ? [] : [{ entry, permalink: meantAddress(item.permalink, item.base) }];
  });
  // Items of which none can be used are another thing than no items.
  if (listed.length === 0 && (items.length > 0 || ITEM.test(text))) return err({ code: 'no-entries' });
  const entries = partSharedPages(listed);
  return ok({ entries, total: Math.max(shortened.total, items.length), sitemaps: [] });
}

const notAListing = (text: string): Result<never, CheckFailure> => err({ code: 'not-a-listing', text });

/** @returns null for a whole feed with nothing in it */
function parseBounded(text: string): Result<ParsedFeed | null, CheckFailure> {
  if (hasMoreThan(MAX_TAGS, '<', text)) return notAListing('feed of too many tags');
  try {
    const parsed = parseFeed(text, { maxItems: MAX_ENTRIES });
    // The parser takes what there is; half a feed must not look as if the other half had been taken down.
    if (parsed.format !== 'json' && !isWhole(text)) return notAListing('feed broke off');
    return ok(parsed);
  } catch (error) {
    if (error instanceof ParseError && isWhole(text) && !ITEM.test(text)) return ok(null);
    if (!(error instanceof DetectError)) return notAListing('feed is damaged or broke off');
    return notAListing(/<(?:urlset|sitemapindex)[\s>]/iu.test(text) ? 'sitemap, not a feed' : 'not a feed');
  }
}

const isWhole = (text: string): boolean =>
  /<\/(?:\w+:)?(?:rss|feed|rdf)\s*>|<(?:\w+:)?feed(?:\s[^<>]*)?\/>/iu.test(text);

function hasMoreThan(limit: number, mark: string, text: string): boolean {
  let found = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    found += 1;
    if (found > limit) return true;
  }
  return false;
}

/** Cuts the items after the 500th out before anything is parsed, because parsing is what costs. */
function cutItems(text: string): { text: string; total: number } {
  let total = 0;
  let firstTooMany = -1;
  for (const { index } of text.matchAll(/<(?:\w+:)?(?:item|entry)[\s>]/giu)) {
    total += 1;
    if (total === MAX_ENTRIES + 1) firstTooMany = index;
  }
  if (firstTooMany === -1) return { text, total: 0 };
  const tail = /^(?:<\/(?:\w+:)?(?:item|entry)\s*>)?/iu;
  const lastClose = Math.max(text.lastIndexOf('</item'), text.lastIndexOf('</entry'), firstTooMany);
  return { text: text.slice(0, firstTooMany) + text.slice(lastClose).replace(tail, ''), total };
}

function feedItems(parsed: ParsedFeed, url: string): ListedItem[] {
  switch (parsed.format) {
    case 'rss':
      return rssItems(parsed.feed, url);
    case 'atom':
      return atomItems(parsed.feed, url);
    case 'rdf':
      return rdfItems(parsed.feed, url);
    case 'json':
      return jsonItems(parsed.feed, url);
    default:
      return unreachable(parsed);
  }
}

/** @param declared xml:base of the item and of the feed, in this order */
function baseOf(declared: readonly (string | undefined)[], site: string): LinkBase {
  const [item, feed] = declared;
  const outer = absoluteAddress(feed, site);
  const url = absoluteAddress(item, outer ?? site) ?? outer;
  return { url: url ?? site, isDeclared: url !== null };
}

/** Links of RSS are relative to the site, which a feed on another host is not; xml:base comes first. */
function rssItems(feed: FeedOf<'rss'>, url: string): ListedItem[] {
  const site = meantAddress(feed.link, { url, isDeclared: false }) ?? url;
  return (feed.items ?? []).map((item) => ({
    links: [item.link, ...alternates(item.atom?.links), permalinkOf(item.guid)],
    permalink: permalinkOf(item.guid),
    base: baseOf([item.xml?.base, feed.xml?.base], site),
    title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value,
    summary:
      item.description ??
      item.dc?.descriptions?.[0] ??
      item.content?.encoded ??
      item.itunes?.summary ??
      item.media?.description?.value,
    dates: [
      item.pubDate,
      item.dc?.dates?.[0],
      item.dcterms?.issued?.[0],
      item.dcterms?.created?.[0],
      item.atom?.published,
      item.atom?.updated,
      item.dcterms?.modified?.[0],
    ],
    guid: item.guid?.value,
  }));
}

function atomItems(feed: FeedOf<'atom'>, url: string): ListedItem[] {
  return (feed.entries ?? []).map((entry) => ({
    links: [...alternates(entry.links), fullAddress(entry.content?.src), fullAddress(entry.id)],
    // An id of Atom names an entry for all time and need not be where it is.
    permalink: undefined,
    base: baseOf([entry.xml?.base, feed.xml?.base], url),
    title: atomTitle(entry.title),
    summary: atomMarkup(entry.summary) ?? atomMarkup(entry.content),
    dates: [entry.published, entry.dcterms?.issued?.[0], entry.updated],
    guid: entry.id,
  }));
}

function rdfItems(feed: FeedOf<'rdf'>, url: string): ListedItem[] {
  const site = meantAddress(feed.link, { url, isDeclared: false }) ?? url;
  return (feed.items ?? []).map((item) => ({
    links: [item.link, fullAddress(item.rdf?.about)],
    permalink: fullAddress(item.rdf?.about),
    base: baseOf([item.xml?.base, feed.xml?.base], site),
    title: item.title,
    summary: item.description ?? item.content?.encoded,
    dates: [item.dc?.dates?.[0], item.dcterms?.issued?.[0]],
    guid: item.rdf?.about,
  }));
}

function jsonItems(feed: FeedOf<'json'>, url: string): ListedItem[] {
  return (feed.items ?? []).map((item) => ({
    links: [item.url, item.external_url, fullAddress(item.id)],
    permalink: fullAddress(item.id),
    base: { url, isDeclared: false },
    title: plainOr(item.title, undefined),
    summary: plainOr(item.summary ?? item.content_text, item.content_html),
    dates: [item.date_published, item.date_modified],
    guid: item.id,
  }));
}

/** Text or markup, as its type says (RFC 4287, section 3.1.1). Atom 0.3 writes types as the Web does. */
type AtomText = { readonly value?: string | undefined; readonly type?: string | undefined };

function atomMarkup(text: AtomText | undefined): string | undefined {
  const type = text?.type?.trim().toLowerCase();
  const isText = type === 'text' || type === 'text/plain';
  return isText && text?.value !== undefined ? asMarkup(text.value) : text?.value;
}

/** A title without a type is text; but no one writes `&#8217;` to be read as such, and many escape it once too often. */
const atomTitle = (title: AtomText | undefined): string | undefined =>
  title?.type === undefined ? title?.value?.replaceAll('<', '&lt;') : atomMarkup(title);

type AtomLink = {
  readonly href?: string | undefined;
  readonly rel?: string | undefined;
  readonly type?: string | undefined;
};

/** Returns the links that lead to the entry itself, pages before other formats (RFC 4287, section 4.2.7.2). */
function alternates(links: readonly AtomLink[] | undefined): (string | undefined)[] {
  const own = (links ?? []).filter(({ rel }) => rel === undefined || rel === 'alternate');
  const isPage = ({ type }: AtomLink) => type === undefined || type.includes('html');
  return [...own.filter(isPage), ...own.filter((link) => !isPage(link))].map(({ href }) => href);
}

type Guid = { readonly value?: string | undefined; readonly isPermaLink?: boolean | undefined };

const permalinkOf = (guid: Guid | undefined): string | undefined =>
  guid?.isPermaLink === false ? undefined : fullAddress(guid?.value);

/** JSON Feed titles, summaries and `content_text` are plain text, whatever they look like. */
const plainOr = (plain: string | undefined, html: string | undefined): string | undefined =>
  plain === undefined ? html : asMarkup(plain);

/** An id is taken for an address only when it is a whole one. */
const fullAddress = (id: string | undefined): string | undefined =>
  id !== undefined && /^\s*https?:\/\//iu.test(id) ? id : undefined;
