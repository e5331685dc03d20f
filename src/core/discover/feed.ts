import { DetectError, parseFeed } from 'feedsmith';
import type { CheckFailure } from '../model/failure.ts';
import { err, ok, unreachable } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { absoluteAddress, entryOf } from './entry.ts';
import type { RawEntry } from './entry.ts';
import { MAX_ENTRIES } from './listing.ts';
import type { Listing, ListingOptions } from './listing.ts';

type ParsedFeed = ReturnType<typeof parseFeed<string>>;
type FeedOf<Format extends ParsedFeed['format']> = Extract<ParsedFeed, { format: Format }>['feed'];

/** Tags beyond this make a parser slow and no feed richer; a feed of 5 MB has some 150,000. */
const MAX_TAGS = 300_000;

/** Reads RSS, Atom, RDF and JSON Feed, whatever type they are served as. */
export function readFeed(text: string, options: ListingOptions): Result<Listing, CheckFailure> {
  const shortened = cutItems(text);
  const parsed = parseBounded(shortened.text);
  if (!parsed.ok) return parsed;
  const raw = rawEntries(parsed.value, options.url);
  const entries = raw.flatMap((entry) => entryOf(entry, options) ?? []);
  if (entries.length === 0) return err({ code: 'no-entries' });
  return ok({ entries, total: Math.max(shortened.total, raw.length), sitemaps: [] });
}

const notAListing = (text: string): Result<never, CheckFailure> => err({ code: 'not-a-listing', text });

function parseBounded(text: string): Result<ParsedFeed, CheckFailure> {
  if (hasMoreThan(MAX_TAGS, '<', text)) return notAListing('feed of too many tags');
  try {
    const parsed = parseFeed(text, { maxItems: MAX_ENTRIES });
    // The parser takes what there is; half a feed must not look as if the other half had been taken down.
    if (parsed.format !== 'json' && !/<\/(?:\w+:)?(?:rss|feed|rdf)\s*>/iu.test(text)) {
      return notAListing('feed broke off');
    }
    return ok(parsed);
  } catch (error) {
    if (!(error instanceof DetectError)) return notAListing('feed is damaged or broke off');
    return notAListing(/<(?:urlset|sitemapindex)[\s>]/iu.test(text) ? 'sitemap, not a feed' : 'not a feed');
  }
}

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

function rawEntries(parsed: ParsedFeed, url: string): RawEntry[] {
  switch (parsed.format) {
    case 'rss':
      return rssEntries(parsed.feed, url);
    case 'atom':
      return atomEntries(parsed.feed, url);
    case 'rdf':
      return rdfEntries(parsed.feed, url);
    case 'json':
      return jsonEntries(parsed.feed, url);
    default:
      return unreachable(parsed);
  }
}

/** Links of RSS are relative to the site, which a feed on another host is not; xml:base comes first. */
function rssEntries(feed: FeedOf<'rss'>, url: string): RawEntry[] {
  const site = absoluteAddress(feed.xml?.base, url) ?? absoluteAddress(feed.link, url) ?? url;
  return (feed.items ?? []).map((item) => ({
    links: [
      item.link,
      ...alternates(item.atom?.links),
      item.guid?.isPermaLink === false ? undefined : fullAddress(item.guid?.value),
    ],
    base: absoluteAddress(item.xml?.base, site) ?? site,
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

function atomEntries(feed: FeedOf<'atom'>, url: string): RawEntry[] {
  const outer = absoluteAddress(feed.xml?.base, url) ?? url;
  return (feed.entries ?? []).map((entry) => ({
    links: [...alternates(entry.links), fullAddress(entry.content?.src), fullAddress(entry.id)],
    base: absoluteAddress(entry.xml?.base, outer) ?? outer,
    title: entry.title?.value,
    summary: entry.summary?.value ?? entry.content?.value,
    dates: [entry.published, entry.dcterms?.issued?.[0], entry.updated],
    guid: entry.id,
  }));
}

function rdfEntries(feed: FeedOf<'rdf'>, url: string): RawEntry[] {
  const site = absoluteAddress(feed.xml?.base, url) ?? absoluteAddress(feed.link, url) ?? url;
  return (feed.items ?? []).map((item) => ({
    links: [item.link, fullAddress(item.rdf?.about)],
    base: absoluteAddress(item.xml?.base, site) ?? site,
    title: item.title,
    summary: item.description ?? item.content?.encoded,
    dates: [item.dc?.dates?.[0], item.dcterms?.issued?.[0]],
    guid: item.rdf?.about,
  }));
}

function jsonEntries(feed: FeedOf<'json'>, url: string): RawEntry[] {
  return (feed.items ?? []).map((item) => ({
    links: [item.url, item.external_url, fullAddress(item.id)],
    base: url,
    title: item.title,
    summary: item.summary ?? item.content_text ?? item.content_html,
    dates: [item.date_published, item.date_modified],
    guid: item.id,
  }));
}

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

/** An id is taken for an address only when it is a whole one. */
const fullAddress = (id: string | undefined): string | undefined =>
  id !== undefined && /^\s*https?:\/\//iu.test(id) ? id : undefined;
