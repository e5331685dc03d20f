import type { Entry } from '../model/index.ts';

/** Entries kept of one listing; a baseline of more would be an archive. */
export const MAX_ENTRIES = 500;

/** The entries that one check of a source found. */
export type Listing = {
  readonly entries: Entry[];
  /** The number of entries listed, before the cap of 500. */
  readonly total: number;
  /** The sitemaps that a sitemap index names, the newest first; empty for every other listing. */
  readonly sitemaps: string[];
  /** Whether the index does not say which of them is the newest, so that their order was guessed from their names. */
  readonly isGuessed?: true;
};

export type ListingOptions = {
  /** The address of the text after redirects, which relative links are resolved against. */
  readonly url: string;
  /** IANA zone of dates that name none. */
  readonly timeZone: string;
  /** CSS selector of the article links of a page, or null: found by structure. */
  readonly linkSelector: string | null;
  /** The present in milliseconds: no entry is dated later. */
  readonly now: number;
  /** Whether 05/04 is 4 May, where other dates of the listing tell. */
  readonly monthFirst?: boolean | null;
};
