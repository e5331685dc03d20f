import type { CheckFailure } from '../model/failure.ts';
import { err, ok, unreachable } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { entryOf } from './entry.ts';
import { readFeed } from './feed.ts';
import type { Listing, ListingOptions } from './listing.ts';
import { readListingPage } from './listing-page.ts';
import { readSitemap } from './sitemap.ts';

export type { Listing, ListingOptions } from './listing.ts';
export { asItem, isNextItem } from './shared-page.ts';
export { chooseSitemaps, recentEntries } from './sitemap-order.ts';

/** The kinds of listings, as the watchlist names them. */
type SourceKind = 'feed' | 'sitemap' | 'page' | 'article';

/**
 * Reads the entries that a source lists.
 * @param text what its address answered, decoded
 * @returns entries, at most 500: as listed, of a sitemap the newest first; `not-a-listing` when the text is something else (a
 *   consent wall, an error, a feed that broke off); `no-entries` when of what it lists nothing is usable; a
 *   feed or news sitemap that lists nothing is empty, which is no failure
 */
export function discover(
  kind: SourceKind,
  text: string,
  options: ListingOptions,
): Result<Listing, CheckFailure> {
  switch (kind) {
    case 'feed':
      return readFeed(text, options);
    case 'sitemap':
      return readSitemap(text, options);
    case 'page':
      return readListingPage(text, options);
    case 'article':
      return listItself(options);
    default:
      return unreachable(kind);
  }
}

/** A watched article lists itself; its headline and dates are the extraction's to find. */
function listItself(options: ListingOptions): Result<Listing, CheckFailure> {
  const raw = { links: [options.url], title: '', summary: '', dates: [], guid: undefined };
  const entry = entryOf({ ...raw, base: { url: options.url, isDeclared: true } }, options);
  return entry === null ? err({ code: 'no-entries' }) : ok({ entries: [entry], total: 1, sitemaps: [] });
}
