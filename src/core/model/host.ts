/** What one host's checks remember. */
import { z } from 'zod';
import { instant, nullable } from './scalars.ts';
import { Entry, Reading } from './article.ts';
import { Burst, ForwardedEntry, HealthMessage, SightMessage, Suspicion } from './messages.ts';

/** ETag and Last-Modified as they came, sent back verbatim (RFC 9110, section 13). */
export const Validators = z.object({ etag: nullable(z.string()), lastModified: nullable(z.string()) });
export type Validators = z.infer<typeof Validators>;

/** The state of a source as the status page tells it. `new`: no good check yet. */
export const SourceHealth = z.enum(['new', 'ok', 'failing', 'blocked', 'unreadable', 'quiet', 'gone']);
export type SourceHealth = z.infer<typeof SourceHealth>;

export const SourceState = z.object({
  /** Hash of what makes its listing what it is (URL, scope, selectors); another one means a new baseline. */
  fingerprint: z.string(),
  addedAt: instant,
  /** The first good check; null until there was one. */
  baselineAt: nullable(instant),
  health: SourceHealth,
  since: instant,
  validators: nullable(Validators),
  /** Hash of the on-subject entries as listed: the same again is nothing to write. */
  listingHash: nullable(z.string()),
  listed: z.number(),
  onSubject: z.number(),
  /** Date of the newest entry, any subject, and of the newest on subject; refreshed at most daily. */
  newestAt: nullable(instant),
  newestOnSubjectAt: nullable(instant),
  lastFailure: nullable(z.object({ code: z.string(), text: z.string(), at: instant, weight: z.number() })),
  /** Failures in a row, and the sum of their weights: see `health`. */
  failures: z.number(),
  failureWeight: z.number(),
  failingSince: nullable(instant),
  /** Failures by UTC day, newest 14 days. */
  days: z.record(z.string(), z.number()),
  /** The failure periods that are over, newest first: each lasts from a failed check to the next good one. */
  spells: z.array(z.object({ from: instant, until: instant })).default([]),
  /** On-subject entries that are listed: article id to hash of its listing. */
  seen: z.record(z.string(), z.string()),
  /** Hash of all listed addresses on the day of `newestAt`: how a listing without dates shows that it lives. */
  listedHash: nullable(z.string()),
  /** The last message to the desk about this source, sent again when its tick is fired again. */
  lastHealth: nullable(HealthMessage),
  /** Entries handed to the hosts where their articles live, sent again when that tick is fired again. */
  lastForward: nullable(z.object({ tick: z.number(), entries: z.array(ForwardedEntry) })),
  /** A permanent redirect seen in a row, told by the status. */
  movedTo: nullable(z.object({ url: z.string(), count: z.number() })),
});
export type SourceState = z.infer<typeof SourceState>;

export const TrackedArticle = z.object({
  url: z.string(),
  source: z.string(),
  guid: nullable(z.string()),
  entry: Entry,
  firstSeenAt: instant,
  sourceAddedAt: instant,
  baseline: z.boolean(),
  version: nullable(z.string()),
  versionSeenAt: nullable(instant),
  extractor: z.string(),
  read: nullable(Reading),
  /** Characters of text in the current version: a cut by three quarters is suspect. */
  characters: z.number(),
  validators: nullable(Validators),
  /** Earlier versions' hashes, newest first, at most 4: a return to one of them is a flip. */
  earlier: z.array(z.string()),
  flips: z.number(),
  suspicion: nullable(Suspicion),
  /** How often it was reported as removed; the current state is in `gone`. */
  removals: z.number(),
  gone: z.boolean(),
  /** Set at a change; the first look an hour later gives the desk a chance to tell what it held back. */
  changedAt: nullable(instant),
  crowd: nullable(Burst),
  /** What its last tick with news told the desk, sent again when that tick is fired again: a queue may lose it. */
  lastSights: z.array(SightMessage),
});
export type TrackedArticle = z.infer<typeof TrackedArticle>;

export const HostRecord = z.object({
  host: z.string(),
  robots: nullable(z.object({ fetchedAt: instant, text: z.string(), reachable: z.boolean() })),
  /** Pause asked for by the host or taken after failures: from `since`, for so many seconds. */
  backOff: nullable(z.object({ since: instant, seconds: z.number(), text: z.string() })),
  sources: z.record(z.string(), SourceState),
  articles: z.record(z.string(), TrackedArticle),
});
export type HostRecord = z.infer<typeof HostRecord>;

/** What the tick needs of a host without reading its record. */
export const HostMetadata = z.object({ youngest: nullable(z.number()), suspect: z.boolean() });
