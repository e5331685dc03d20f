/** What the corpus keeps beside versions and alerts. */
import { z } from 'zod';
import { instant, nullable } from './scalars.ts';
import { AlertKind } from './alert.ts';
import { SourceType } from './article.ts';
import { Change, Reason, Severity } from './change.ts';

/** The pointer of one article: where it stands, under which addresses, and which version is the latest. */
export const ArticlePointer = z.object({
  id: z.string(),
  url: z.string(),
  aliases: z.array(z.string()),
  source: z.string(),
  firstSeenAt: instant,
  current: z.object({ version: z.string(), extractor: z.string(), seenAt: instant }),
  publishedAt: nullable(instant),
  language: z.string(),
});
export type ArticlePointer = z.infer<typeof ArticlePointer>;

/** One decision about one article's change, told or not, with its rule: the timeline is a list of these. */
export const TimelineRow = z.object({
  article: z.string(),
  at: instant,
  from: z.string(),
  to: nullable(z.string()),
  told: z.boolean(),
  /** The alert that told it, or null. */
  alert: nullable(z.string()),
  why: z.array(Reason),
  severity: Severity,
  change: Change,
});
export type TimelineRow = z.infer<typeof TimelineRow>;

/** What lists and filters of alerts need, small enough for KV metadata (1,024 bytes of JSON). */
export const LogRow = z.object({
  id: z.string(),
  at: instant,
  kind: AlertKind,
  severity: Severity,
  title: z.string(),
  source: z.string(),
  type: SourceType,
  article: nullable(z.string()),
  party: z.array(z.string()),
  speaker: z.array(z.string()),
  position: z.array(z.string()),
});
export type LogRow = z.infer<typeof LogRow>;

/** A sight that was not told, and the rule that said so. */
export const SuppressedRow = z.object({
  id: z.string(),
  at: instant,
  rule: z.string(),
  text: z.string(),
  title: z.string(),
  source: z.string(),
  article: nullable(z.string()),
  url: nullable(z.string()),
  /** The alert that told the story, where this one repeats it. */
  alert: nullable(z.string()),
});
export type SuppressedRow = z.infer<typeof SuppressedRow>;

/** What the desk compares a new article with; `story` is the id of the article that was first with it. */
export const RecentRow = z.object({
  article: z.string(),
  at: instant,
  title: z.string(),
  source: z.string(),
  story: z.string(),
  /** At most 96 numbers of 24 bits: see `compare/story`. */
  sketch: z.array(z.number()),
  /** Seen in the source's baseline, before the reader came. */
  baseline: z.boolean(),
  /** When its statements were read last; null where it has none. What a ledger does not hold yet is found by it. */
  statedAt: nullable(instant).default(null),
  /** The version of the first sight. */
  version: z.string(),
  /** The article whose address changed into this one, or null. */
  sameAs: nullable(z.string()),
  /** Of the source as it was then (see `source-state`): another one has had no baseline yet. */
  fingerprint: z.string(),
});
export type RecentRow = z.infer<typeof RecentRow>;
export const PackedRecentRow = RecentRow.extend({ sketch: z.string() });

/** One article's edit by its words: finds the same edit in the copies of a story, or all over a site. */
export const EditRow = z.object({
  article: z.string(),
  source: z.string(),
  story: z.string(),
  at: instant,
  /** The alert that told it, or null. */
  alert: nullable(z.string()),
});
export type EditRow = z.infer<typeof EditRow>;

export const Heartbeat = z.object({
  previous: nullable(z.number()),
  last: z.number(),
  /** Wall time of the last tick in milliseconds; in a replay it differs from `last`. */
  wall: z.number(),
  /** When this Worker did not tick for more than three intervals: never a source's silence. Newest 20. */
  outages: z.array(z.object({ from: z.number(), until: z.number() })),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const DeadLetter = z.object({
  id: z.string(),
  queue: z.string(),
  at: instant,
  reason: z.string(),
  body: z.unknown(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;
