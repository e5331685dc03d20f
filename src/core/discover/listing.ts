import type { Entry } from '../model/index.ts';

/** Entries kept of one listing; a baseline of more would be an archive. */
export const MAX_ENTRIES = 500;

/** What one look at a source lists. */
export type Listing = {
  readonly entries: Entry[];
  /** How many entries were listed, before the cap of 500. */
  readonly total: number;
  /** Of a sitemap index: the sitemaps it names, newest first; else empty. */
  readonly sitemaps: string[];
};

export type ListingOptions = {
  /** Where the text came from, after redirects: what relative links are resolved against. */
  readonly url: string;
  /** IANA zone of dates that name none. */
  readonly timeZone: string;
  /** CSS selector of the article links of a page, or null: found by structure. */
  readonly linkSelector: string | null;
  /** The present in milliseconds: no entry is dated later. */
  readonly now: number;
};
