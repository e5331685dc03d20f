import { Parser } from 'htmlparser2';
import { readDate } from '../language/dates.ts';
import { hash } from '../model/ids.ts';
import type { Entry } from '../model/index.ts';
import { cut, cutBytes, line } from '../language/text.ts';
import { isSiteRoot, meantAddress, type LinkBase } from './link.ts';
import type { ListingOptions } from './listing.ts';

/** One entry as the listing writes it, with its markup; `entryOf` makes it safe and plain. */
export type RawEntry = {
  /** Candidates in order of trust; the first that means an http(s) address is taken, and a site's front page last. */
  readonly links: readonly (string | undefined)[];
  readonly base: LinkBase;
  /** As HTML; text that is none is escaped. */
  readonly title: string | undefined;
  readonly summary: string | undefined;
  /** Candidates in order of trust; the first that can be read is taken. */
  readonly dates: readonly (string | undefined)[];
  readonly guid: string | undefined;
};

/** In graphemes, and in bytes: a grapheme may have many. */
const TITLE_LENGTH = 300;
const TITLE_BYTES = 1_200;
const SUMMARY_LENGTH = 1_000;
const SUMMARY_BYTES = 8_000;
/** A longer guid is known by its hash: it is compared, and shown to nobody. */
const GUID_LENGTH = 256;
/** More markup than this cannot matter to what is kept: a description may be a whole page, and there are 500 of them. */
const MARKUP_LENGTH = 6_000;

/** @returns null when the entry has no address that could be fetched or shown */
export function entryOf(raw: RawEntry, options: ListingOptions): Entry | null {
  const addresses = raw.links.flatMap((link) => meantAddress(link, raw.base) ?? []);
  const url = addresses.find((address) => !isSiteRoot(address)) ?? addresses[0];
  if (url === undefined) return null;
  const summary = cutBytes(cut(plainText(raw.summary ?? ''), SUMMARY_LENGTH), SUMMARY_BYTES);
  const title = cutBytes(cut(plainText(raw.title ?? '') || summary, TITLE_LENGTH), TITLE_BYTES);
  const guid = raw.guid?.trim() ?? '';
  return {
    url,
    title,
    summary,
    publishedAt: publishedAt(raw.dates, options),
    guid: (guid.length > GUID_LENGTH ? hash('guid', guid) : guid) || null,
  };
}

/**
 * Reads the date of an entry, to the second: feeds write no parts of it, and sitemaps of the same articles do. One that cannot be
 * read stays unknown: "now" would make the entry new at every look. A later one than now is now.
 */
function publishedAt(dates: RawEntry['dates'], options: ListingOptions): string | null {
  const { timeZone, now, monthFirst = null } = options;
  const read = dates.map((text) => (text === undefined ? null : readDate(text, timeZone, { monthFirst })));
  const date = read.find((candidate) => candidate !== null) ?? null;
  if (date === null) return null;
  return Date.parse(date) > now ? new Date(now).toISOString() : `${date.slice(0, 19)}.000Z`;
}

const SILENT = new Set(['script', 'style', 'template']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i mark q s small span strong sub sup u wbr'.split(' '),
);
/** Invisible marks that differ between two listings of one title: zero-width space, word joiner, BOM, soft hyphen. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD]/gu;

/** Returns the text of a piece of HTML as one line in NFC: entities are decoded, script and style are left out. */
export function plainText(markup: string): string {
  const parts: string[] = [];
  let silent = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent += 1;
      else if (!INLINE.has(name)) parts.push(' ');
    },
    ontext(text) {
      if (silent === 0) parts.push(text);
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1;
      else if (!INLINE.has(name)) parts.push(' ');
    },
  });
  parser.end(markup.slice(0, MARKUP_LENGTH));
  return line(parts.join('').replace(INVISIBLE, '')).normalize('NFC');
}

/** Makes HTML of plain text: what looks like markup in it is meant to be read. */
export const asMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
