/** The schemas of sources, their entries, and the versions of articles. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';

/** The forms in which a source lists its articles. */
export const sourceKinds = ['feed', 'sitemap', 'page', 'article'] as const;
export const sourceTypes = ['official', 'state', 'wire', 'press'] as const;
export const SourceType = z.enum(sourceTypes);
export type SourceType = z.infer<typeof SourceType>;

/** A source as alerts name it. */
export const SourceName = z.object({ id: z.string(), name: z.string(), type: SourceType });
export type SourceName = z.infer<typeof SourceName>;

/** One item that a source lists. `url` is absolute and as the source gives it; `model/url` makes its identity. */
export const Entry = z.object({
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  publishedAt: nullable(instant),
  guid: nullable(z.string()),
});
export type Entry = z.infer<typeof Entry>;

export const blockKinds = [
  'paragraph',
  'heading',
  'list',
  'quotation',
  'caption',
  'key-point',
  'note',
] as const;
export const Block = z.object({
  kind: z.enum(blockKinds),
  text: z.string(),
  /** The number of the box that it stands in, where that is not the article's own: such a box comes and goes as a whole. */
  box: z.int().optional(),
  /** Of a text that stands in containers of several makes, the number of another make than that of its first paragraph. */
  part: z.int().optional(),
  /** Set where a line or a row of stars parts it from the block before. */
  parted: z.literal(true).optional(),
});
export type Block = z.infer<typeof Block>;

/** The part of an article that could be read: its whole page, a part of it (paywall, teaser), or only what the source lists. */
const readings = ['full', 'partial', 'listing'] as const;
export const Reading = z.enum(readings);
export type Reading = z.infer<typeof Reading>;

/** Orders readings by how much of an article they hold. */
export const readingRank = { listing: 0, partial: 1, full: 2 } as const satisfies Record<Reading, number>;

/**
 * The text extracted from one snapshot: a pure function of the page, `extractor` and the source's hints.
 * `hash` names the content, which is headline and blocks. Dates and byline are no part of it, because many sites stamp
 * them anew at each request.
 */
export const Version = z.object({
  hash: z.string(),
  extractor: z.string(),
  read: Reading,
  url: z.string(),
  canonicalUrl: nullable(z.string()),
  headline: z.string(),
  kicker: nullable(z.string()),
  byline: nullable(z.string()),
  agency: nullable(z.string()),
  publishedAt: nullable(instant),
  /** Set where the page has no data that give the date, only what readers see: then a date that the source lists counts more. */
  publishedBy: z.literal('line').optional(),
  modifiedAt: nullable(instant),
  language: nullable(z.string()),
  live: z.boolean(),
  blocks: z.array(Block),
  /**
   * Prints of the page's lines that are no part of the text, so that what was only sorted out is not told as removed. Versions that were
   * stored before 0.3 have none.
   */
  leftOut: z.string().optional(),
});
export type Version = z.infer<typeof Version>;
