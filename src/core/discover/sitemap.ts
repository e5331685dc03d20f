import { Parser } from 'htmlparser2';
import type { CheckFailure } from '../model/failure.ts';
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { entryOf } from './entry.ts';
import { meantAddress } from './link.ts';
import { MAX_ENTRIES } from './listing.ts';
import { newestSitemapsFirst } from './sitemap-order.ts';
import type { Listing, ListingOptions } from './listing.ts';

/** One `<url>` or `<sitemap>`: the text of its elements by name, without their prefix. */
type SitemapRow = ReadonlyMap<string, string>;

/** sitemaps.org allows 50,000 addresses in one sitemap. */
const MAX_ROWS = 50_000;
/** Sitemaps of an index that take turns, so that each is read in time; the rest of a larger one is an archive. */
const MAX_SITEMAPS = 1_000;
/** A sitemap has four, with the extensions for pictures and news. */
const MAX_LEVELS = 16;
const ROOTS = new Set(['urlset', 'sitemapindex']);
const ROWS = new Set(['url', 'sitemap']);
const FIELDS = new Set(['loc', 'lastmod', 'title', 'publication_date']);

/**
 * Reads sitemaps and sitemap indexes (sitemaps.org 0.9) with Google's news extension. The newest entries come first, because plain
 * sitemaps list an archive in any order.
 */
export function readSitemap(text: string, options: ListingOptions): Result<Listing, CheckFailure> {
  const { root, rows, complete } = parseRows(text);
  if (root === null) return err({ code: 'not-a-listing', text: 'not a sitemap' });
  if (!complete) return err({ code: 'not-a-listing', text: 'sitemap is damaged or broke off' });
  if (root === 'sitemapindex') {
    return readIndex(rows, options);
  }
  const entries = newestFirst(rows)
    .slice(0, MAX_ENTRIES)
    .flatMap((row) => entryOf(rawEntry(row, options.url), options) ?? []);
  // A news sitemap holds two days and may be empty; rows of which none can be used are another thing.
  return entries.length === 0 && rows.length > 0
    ? err({ code: 'no-entries' })
    : ok({ entries, total: rows.length, sitemaps: [] });
}

function readIndex(rows: readonly SitemapRow[], options: ListingOptions): Result<Listing, CheckFailure> {
  const named = rows.flatMap((row) => {
    const url = meantAddress(row.get('loc'), { url: options.url, isDeclared: false });
    return url === null ? [] : [{ url, lastmod: rowDate(row).trim() }];
  });
  if (named.length === 0) return err({ code: 'no-entries' });
  const sitemaps = newestSitemapsFirst(named, options.now).slice(0, MAX_SITEMAPS);
  // One date for all of them is that of the index, and says no more than none.
  const dates = new Set(named.map(({ lastmod }) => lastmod));
  const isDated = named.length === 1 || (dates.size > 1 && !dates.has(''));
  return ok({ entries: [], total: 0, sitemaps, ...(isDated ? {} : { isGuessed: true }) });
}

const rawEntry = (row: SitemapRow, base: string) => ({
  links: [row.get('loc')],
  base: { url: base, isDeclared: false },
  title: row.get('title'),
  summary: undefined,
  dates: [row.get('publication_date'), row.get('lastmod')],
  guid: undefined,
});

/** W3C dates of one zone sort as text; a mixture of zones sorts well enough to choose what is read. */
const rowDate = (row: SitemapRow): string => row.get('publication_date') ?? row.get('lastmod') ?? '';

const newestFirst = (rows: readonly SitemapRow[]): SitemapRow[] =>
  rows.toSorted((a, b) => (rowDate(a) < rowDate(b) ? 1 : rowDate(a) > rowDate(b) ? -1 : 0));

type ParsedSitemap = { root: string | null; rows: SitemapRow[]; complete: boolean };

/** Parses in one streaming pass, because a sitemap is flat and a pass has no stack to overflow. */
function parseRows(text: string): ParsedSitemap {
  const parsed: ParsedSitemap = { root: null, rows: [], complete: false };
  let row: Map<string, string> | null = null;
  let field: string | null = null;
  let depth = 0;
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        const local = localName(name);
        depth += 1;
        if (ROOTS.has(local)) parsed.root ??= local;
        // The parser's cost grows with the square of the depth; and what has another root is no sitemap.
        isTooDeep ||= depth > MAX_LEVELS;
        if (isTooDeep || parsed.root === null) parser.pause();
        if (ROWS.has(local)) row = new Map();
        else field = FIELDS.has(local) && !/^(?:image|video):/iu.test(name) ? local : null;
      },
      ontext(piece) {
        if (row !== null && field !== null) row.set(field, (row.get(field) ?? '') + piece);
      },
      onclosetag(name) {
        const local = localName(name);
        depth -= 1;
        field = null;
        if (ROWS.has(local) && row !== null && parsed.rows.length < MAX_ROWS) parsed.rows.push(row);
        if (ROWS.has(local)) row = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  // The parser closes what a cut sitemap left open: only the text itself shows that it is whole.
  parsed.complete =
    !isTooDeep &&
    new RegExp(`</(?:\\w+:)?${parsed.root}\\s*>|<(?:\\w+:)?${parsed.root}(?:\\s[^<>]*)?/>`, 'iu').test(text);
  return parsed;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
