import type { CheckFailure } from '../failure.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import type { Listing, ListingOptions } from './listing.ts';

export type { Listing, ListingOptions } from './listing.ts';

/** How a source lists its articles: the kinds of the watchlist. */
export type SourceKind = 'feed' | 'sitemap' | 'page' | 'article';

/**
 * What a source lists.
 * @param text what its address answered, decoded
 * @returns entries in the order listed, at most 500; `not-a-listing` when the text is something else (a consent wall, an
 *   error, a feed that broke off); `no-entries` when it lists nothing usable
 */
export function discover(
  kind: SourceKind,
  text: string,
  options: ListingOptions,
): Result<Listing, CheckFailure> {
  return err({ code: 'not-a-listing', text: `${kind} of ${text.length} at ${options.url}` });
}
