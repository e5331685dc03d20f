/** The record that the checks of one host keep. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { Entry, Reading } from './article.ts';
import { Burst, ForwardedEntry, HealthMessage, SightMessage, Suspicion } from './messages.ts';

/** ETag and Last-Modified as they came, sent back verbatim (RFC 9110, section 13). */
export const Validators = z.object({
  etag: nullable(z.string()),
  lastModified: nullable(z.string()),
  /** The hash of the body that came with them: many servers know no validators and send the same again. */
  body: z.string().optional(),
});
export type Validators = z.infer<typeof Validators>;

/** The state of a source as the status page tells it. `new`: no good check yet. */
export const SourceHealth = z.enum(['new', 'ok', 'failing', 'blocked', 'unreadable', 'quiet', 'gone']);
export type SourceHealth = z.infer<typeof SourceHealth>;

export const SourceState = z.object({
  /** The hash of what makes its listing what it is (URL, scope, selectors); another one means a new baseline. */
  fingerprint: z.string(),
  addedAt: instant,
  /** The first good check; null until there was one. */
  baselineAt: nullable(instant),
  health: SourceHealth,
  since: instant,
  validators: nullable(Validators),
  /** The hash of the on-subject entries as listed; while it stays the same, there is nothing to write. */
  listingHash: nullable(z.string()),
  listed: z.number(),
  onSubject: z.number(),
  /** The dates of the newest entry of any subject and of the newest one on the subject, written at most once a day. */
  newestAt: nullable(instant),
  newestOnSubjectAt: nullable(instant),
  lastFailure: nullable(z.object({ code: z.string(), text: z.string(), at: instant, weight: z.number() })),
  /** The number of failures in a row, and the sum of their weights (see `tracking/source-health`). */
  failures: z.number(),
  failureWeight: z.number(),
  failingSince: nullable(instant),
  /** The number of failures by UTC day, for the newest 14 days. */
  days: z.record(z.string(), z.number()),
  /** The failure periods that are over, newest first: each lasts from a failed check to the next good one. */
  spells: z.array(z.object({ from: instant, until: instant })).default([]),
  /** The on-subject entries that are listed: article id to the hash of its entry. */
  seen: z.record(z.string(), z.string()),
  /** The hash of all listed addresses on the day of `newestAt`: a listing without dates shows by it that it goes on. */
  listedHash: nullable(z.string()),
  /** The last message to the desk about this source, which is sent again when its tick is fired again. */
  lastHealth: nullable(HealthMessage),
  /** The entries that were sent to the hosts of their articles, and are sent again when that tick is fired again. */
  lastForward: nullable(z.object({ tick: z.number(), entries: z.array(ForwardedEntry) })),
  /** A permanent redirect and how often it was seen in a row; the status tells it. */
  movedTo: nullable(z.object({ url: z.string(), count: z.number() })),
});
export type SourceState = z.infer<typeof SourceState>;

/** Lines of an article of which only numbers, dates or names change: what is learned of them, at most eight. */
export const MovingLines = z.object({
  lines: z.array(
    z.object({
      /** Prints of the words that stand, and of the text at the last change. */
      mask: z.string(),
      text: z.string(),
      /** Words that make no sentence, a short sentence alone behind the text, or a line in the text. */
      shape: z.enum(['terse', 'alone', 'text']),
      /** The changes at one look after another, and all changes. */
      run: z.number(),
      at: instant,
      learned: z.boolean(),
    }),
  ),
  /** A print of the last version without what its counters count: while it stays, there is nothing to store. */
  rest: nullable(z.string()),
  /** A version that differs in such lines alone, and waits for its second sight. */
  held: nullable(z.object({ version: z.string(), since: instant })),
});
export type MovingLines = z.infer<typeof MovingLines>;

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
  /** The length of the current version's text: a cut by three quarters is suspect. */
  characters: z.number(),
  validators: nullable(Validators),
  /** The hashes of at most 4 earlier versions, newest first: a return to one of them is a flip. */
  earlier: z.array(z.string()),
  flips: z.number(),
  suspicion: nullable(Suspicion),
  moving: MovingLines.optional(),
  /** The number of times the article was told as removed; its present state is in `gone`. */
  removals: z.number(),
  gone: z.boolean(),
  /** Set at a change. The first check an hour later gives the desk a chance to tell what it held back. */
  changedAt: nullable(instant),
  /** The burst that the article came in; the key is the word of an earlier version. */
  crowd: nullable(Burst),
  /** Other sources that list it, the first at most; they are strangers to it, and give it nothing. */
  alsoIn: z.array(z.string()).optional(),
  /** Set where its listing missed the subject and its page did not (see `tracking/openings`). */
  opened: z.literal(true).optional(),
  /** The sights of its last tick with news, which are sent again when that tick is fired again: a queue may have lost them. */
  lastSights: z.array(SightMessage),
});
export type TrackedArticle = z.infer<typeof TrackedArticle>;

const RobotsFile = z.object({
  fetchedAt: instant,
  text: z.string(),
  reachable: z.boolean(),
  /** Of another host: it asked to be left alone until then. */
  restUntil: instant.optional(),
});

/** What a host remembers of the entries of one source that it opened because their listing left them unsure. */
export const Openings = z.object({
  /** By the start of the article's id, packed (see `tracking/openings`): those that were opened, passed over, or wait. */
  known: z.record(z.string(), z.string()),
  /** Those that no check has had room for yet. */
  waiting: z.int(),
  /** By UTC day, for the newest 14 days. */
  days: z.record(z.string(), z.object({ opened: z.int(), onSubject: z.int() })),
  /** The newest 20, newest first, as readers are shown them. */
  latest: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      at: instant,
      outcome: z.enum(['on', 'off', 'unreadable', 'again']),
    }),
  ),
});
export type Openings = z.infer<typeof Openings>;

/** What a source had of one host on one UTC day (see `tracking/shares`). */
const Share = z.object({
  day: z.string(),
  /** New articles that it listed, and addresses of other sources that it asked to be looked at. */
  taken: z.int(),
  invited: z.int(),
  /** First looks at what it listed on a host that is not its own, and those of them that found nothing. */
  looked: z.int(),
  missed: z.int(),
  /** New texts of its articles that were stored. */
  versions: z.int(),
  /** What was refused to it, because it had used up its share. */
  refused: z.int(),
});
export type Share = z.infer<typeof Share>;

export const HostRecord = z.object({
  host: z.string(),
  robots: nullable(RobotsFile),
  /** The robots.txt of other origins to which redirects and moved articles lead, by origin. */
  robotsElsewhere: z.record(z.string(), RobotsFile).optional(),
  /** A pause that the host asked for, or that follows a check that died: from `since`, for so many seconds. */
  backOff: nullable(z.object({ since: instant, seconds: z.number(), text: z.string() })),
  sources: z.record(z.string(), SourceState),
  articles: z.record(z.string(), TrackedArticle),
  /** By the id of the source. */
  openings: z.record(z.string(), Openings).optional(),
  /** By the id of the source. */
  shares: z.record(z.string(), Share).optional(),
  /** What a check did not reach: ids of sources and of articles, those that wait longest first. It comes first at the next check. */
  left: z.object({ sources: z.array(z.string()), articles: z.array(z.string()) }).optional(),
  /** It has so many articles that each has slots of its own: those of one age would be too many for one visit. */
  spread: z.literal(true).optional(),
  /** The wall time at which it was put, in milliseconds: by it a check knows a copy that is behind. */
  savedAt: z.number().optional(),
});
export type HostRecord = z.infer<typeof HostRecord>;

/** The part of a host's record that the tick needs, kept in metadata so that a list returns it. */
export const HostMetadata = z.object({
  youngest: nullable(z.number()),
  /** Its check is due at every tick: something awaits a second look, was left, or has slots of its own. */
  suspect: z.boolean(),
  /** Whether some of its sources could be read at their last looks. Absent: none was looked at, or an earlier version wrote it. */
  reads: z.enum(['some', 'none']).optional(),
  /** How many of its sources were looked at, and how many of them failed at their last look; absent as above. */
  looks: z.object({ looked: z.int(), failing: z.int() }).optional(),
});
