/**
 * The words of the project as data: what is stored, sent between stages and shown to readers.
 * Everything that crosses a boundary (KV, queue, HTTP) is narrowed by these schemas, once.
 */
import { z } from 'zod';

/** An instant as ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
const instant = z.string();
const nullable = <T extends z.ZodType>(schema: T) => schema.nullable();

// --- what is read ---------------------------------------------------------------------------------

export const sourceTypes = ['official', 'state', 'wire', 'press'] as const;
export const SourceType = z.enum(sourceTypes);
export type SourceType = z.infer<typeof SourceType>;

/** A source as alerts name it. */
export const SourceName = z.object({ id: z.string(), name: z.string(), type: SourceType });
export type SourceName = z.infer<typeof SourceName>;

/** One item a source lists. `url` is absolute and as given; its identity is made by `discover/url`. */
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
export const Block = z.object({ kind: z.enum(blockKinds), text: z.string() });
export type Block = z.infer<typeof Block>;

/** How much of the article could be read: its page, a part of it (paywall, teaser), or what the source listed. */
export const readings = ['full', 'partial', 'listing'] as const;
export const Reading = z.enum(readings);
export type Reading = z.infer<typeof Reading>;

/**
 * What was extracted from one snapshot: a pure function of the page, `extractor` and the source's hints.
 * `hash` names the content (headline and blocks); dates and byline are kept, and are not part of it, because many
 * sites stamp them anew at each request.
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
  modifiedAt: nullable(instant),
  language: nullable(z.string()),
  live: z.boolean(),
  blocks: z.array(Block),
});
export type Version = z.infer<typeof Version>;

// --- what changed ---------------------------------------------------------------------------------

export const changeTypes = [
  'headline',
  'number',
  'date',
  'name',
  'naming',
  'negation',
  'modality',
  'quotation',
  'attribution',
  'addition',
  'removal',
  'correction',
  'move',
  'copy-edit',
] as const;
export const ChangeType = z.enum(changeTypes);
export type ChangeType = z.infer<typeof ChangeType>;

export const severities = ['minor', 'notable', 'major'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** One reason for telling or for not telling: a named rule and the words that met it. */
export const Reason = z.object({ rule: z.string(), text: z.string() });
export type Reason = z.infer<typeof Reason>;

export const DiffPart = z.object({
  op: z.enum(['equal', 'insert', 'delete', 'omitted']),
  text: z.string(),
  moved: nullable(z.number()),
});
export type DiffPart = z.infer<typeof DiffPart>;

export const Disclosure = z.object({
  state: z.enum(['note', 'date-only', 'none-found']),
  note: nullable(z.string()),
});
export type Disclosure = z.infer<typeof Disclosure>;

/** The difference of two versions as readers see it. `blocks` holds the changed sentences with one of context. */
export const Difference = z.object({
  headline: nullable(z.object({ before: z.string(), after: z.string() })),
  blocks: z.array(z.array(DiffPart)),
  types: z.array(ChangeType),
  disclosure: Disclosure,
  insertedWords: z.number(),
  deletedWords: z.number(),
});
export type Difference = z.infer<typeof Difference>;

const VersionAt = z.object({ version: z.string(), seenAt: instant });
export const Change = Difference.extend({ from: VersionAt, to: nullable(VersionAt) });
export type Change = z.infer<typeof Change>;

// --- what is told ---------------------------------------------------------------------------------

export const alertKinds = ['new', 'statement', 'position', 'edit', 'removed', 'health'] as const;
export const AlertKind = z.enum(alertKinds);
export type AlertKind = z.infer<typeof AlertKind>;

export const healthStates = ['failing', 'blocked', 'unreadable', 'quiet', 'gone', 'recovered'] as const;
export const HealthState = z.enum(healthStates);
export type HealthState = z.infer<typeof HealthState>;

export const FailureText = z.object({ code: z.string(), text: z.string() });
export type FailureText = z.infer<typeof FailureText>;

export const Carrier = z.object({ source: SourceName, url: z.string(), at: instant });
export type Carrier = z.infer<typeof Carrier>;

export const Coverage = z.object({
  newSentences: z.array(z.string()),
  repeatedShare: z.number(),
  story: z.string(),
  agency: nullable(z.string()),
  alsoIn: z.array(Carrier),
});
export type Coverage = z.infer<typeof Coverage>;

const PrecedentStatement = z.object({
  text: z.string(),
  saidOn: z.string(),
  speaker: z.string(),
  source: SourceName,
  url: z.string(),
});

export const Statement = z.object({
  speaker: z.object({ id: z.string(), name: z.string(), role: nullable(z.string()) }),
  party: nullable(z.string()),
  to: nullable(z.string()),
  text: z.string(),
  cue: z.string(),
  wording: z.enum(['verbatim', 'translated', 'paraphrase']),
  issuer: nullable(z.object({ party: z.string(), form: z.string() })),
  saidOn: nullable(z.string()),
  verdict: z.enum(['new', 'partial', 'repeat', 'thin']),
  searched: z.object({ statements: z.number(), since: z.string() }),
  newWords: z.array(z.string()),
  droppedWords: z.array(z.string()),
  precedents: z.array(PrecedentStatement),
});
export type Statement = z.infer<typeof Statement>;

export const PositionMove = z.object({
  id: z.string(),
  question: z.string(),
  from: nullable(z.string()),
  to: z.string(),
  standing: z.enum(['reported', 'confirmed']),
  evidence: z.array(z.object({ text: z.string(), url: z.string() })),
});
export type PositionMove = z.infer<typeof PositionMove>;

/** An article as an alert names it; `title` and `url` are outside text: escape when shown. */
export const AlertArticle = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  publishedAt: nullable(instant),
  language: z.string(),
  read: Reading,
});
export type AlertArticle = z.infer<typeof AlertArticle>;

/** One thing told to readers; all keys are always present. Fields are only added within a schema version. */
export const Alert = z.object({
  schema: z.literal(1),
  id: z.string(),
  kind: AlertKind,
  at: instant,
  title: z.string(),
  summary: z.string(),
  severity: Severity,
  source: SourceName,
  article: nullable(AlertArticle),
  why: z.array(Reason),
  coverage: nullable(Coverage),
  change: nullable(Change),
  statements: z.array(Statement),
  positions: z.array(PositionMove),
  health: nullable(z.object({ state: HealthState, since: instant, error: nullable(FailureText) })),
  withdrawn: nullable(z.object({ at: instant, reason: z.string() })),
});
export type Alert = z.infer<typeof Alert>;

// --- what is stored -------------------------------------------------------------------------------

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
export const UntoldRow = z.object({
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
export type UntoldRow = z.infer<typeof UntoldRow>;

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
  /** The version of the first sight. */
  version: z.string(),
  /** The article whose address changed into this one, or null. */
  sameAs: nullable(z.string()),
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

// --- what is sent between the stages ---------------------------------------------------------------

export const suspicionKinds = ['gone', 'soft-404', 'redirected-home', 'emptied', 'cut'] as const;
export const Suspicion = z.object({
  kind: z.enum(suspicionKinds),
  since: instant,
  text: z.string(),
});
export type Suspicion = z.infer<typeof Suspicion>;

/** More first sights from one source in one check than are told one by one: they are one alert. */
export const Crowd = z.object({ id: z.string(), count: z.number() });
export type Crowd = z.infer<typeof Crowd>;

/** The clock of a message: its tick's time, and the wall time when that tick sent it. */
export const MessageClock = z.object({ tick: z.number(), sentAt: z.number() });
export type MessageClock = z.infer<typeof MessageClock>;

export const ForwardedEntry = z.object({
  source: z.string(),
  baseline: z.boolean(),
  sourceAddedAt: instant,
  crowd: nullable(Crowd),
  entry: Entry,
});
export type ForwardedEntry = z.infer<typeof ForwardedEntry>;

export const CheckMessage = z.object({
  kind: z.literal('check'),
  clock: MessageClock,
  host: z.string(),
  /** The previous tick in milliseconds: what was due lies in (after, clock.tick]. */
  after: z.number(),
  /** Ids of the sources due on this host. */
  sources: z.array(z.string()),
  /** Entries of other hosts' listings whose articles live here, with the source that listed them. */
  entries: z.array(ForwardedEntry),
  outages: z.array(z.object({ from: z.number(), until: z.number() })),
  /** Asked for by an admin: whatever schedule and back-off say. */
  forced: z.boolean(),
});
export type CheckMessage = z.infer<typeof CheckMessage>;

export const SightMessage = z.object({
  kind: z.literal('sight'),
  clock: MessageClock,
  sight: z.enum(['first', 'changed', 'settled', 'moved', 'missing', 'returned']),
  article: z.string(),
  url: z.string(),
  source: z.string(),
  entry: Entry,
  from: nullable(z.string()),
  to: nullable(z.string()),
  fromSeenAt: nullable(instant),
  /** Not told, whatever it says: the source's baseline, or an admin's back-fill. */
  baseline: z.boolean(),
  /** When the source was added: an entry dated before that is never told. */
  sourceAddedAt: instant,
  /** The versions differ by our own extractor alone. */
  upgrade: z.boolean(),
  /** More first sights in one check than one source may tell one by one. */
  crowd: nullable(Crowd),
  flapping: z.boolean(),
  missing: nullable(z.object({ kind: z.enum(suspicionKinds), text: z.string(), nth: z.number() })),
});
export type SightMessage = z.infer<typeof SightMessage>;

export const HealthMessage = z.object({
  kind: z.literal('health'),
  clock: MessageClock,
  source: z.string(),
  state: HealthState,
  since: instant,
  error: nullable(FailureText),
});
export type HealthMessage = z.infer<typeof HealthMessage>;

export const DeskMessage = z.discriminatedUnion('kind', [SightMessage, HealthMessage]);
export type DeskMessage = z.infer<typeof DeskMessage>;

export const DeliveryMessage = z.discriminatedUnion('kind', [
  /** Sent by the desk, one an alert: fans out to the endpoints it is for. */
  z.object({ kind: z.literal('fan-out'), clock: MessageClock, alert: z.string() }),
  /** One alert for one endpoint; `event` is the id that stays the same on every attempt. */
  z.object({
    kind: z.literal('delivery'),
    clock: MessageClock,
    subscription: z.string(),
    event: z.string(),
    type: z.string(),
    alert: nullable(z.string()),
  }),
  /** Sent late at a subscription's creation: what was told before every fan-out knew of it. */
  z.object({ kind: z.literal('catch-up'), clock: MessageClock, subscription: z.string() }),
]);
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;

// --- what one host's checks remember ----------------------------------------------------------------

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
  crowd: nullable(Crowd),
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

// --- who is told ------------------------------------------------------------------------------------

export const Filter = z.object({
  kind: z.array(AlertKind),
  source: z.array(z.string()),
  type: z.array(SourceType),
  party: z.array(z.string()),
  speaker: z.array(z.string()),
  position: z.array(z.string()),
  severity: nullable(Severity),
  q: nullable(z.string()),
});
export type Filter = z.infer<typeof Filter>;

export const Subscription = z.object({
  id: z.string(),
  url: z.string(),
  secret: z.string(),
  filter: Filter,
  createdAt: instant,
});
export type Subscription = z.infer<typeof Subscription>;

/** The state of an endpoint, written on transitions only. */
export const Endpoint = z.object({
  id: z.string(),
  state: z.enum(['active', 'failing', 'disabled']),
  since: instant,
  reason: nullable(z.string()),
});
export type Endpoint = z.infer<typeof Endpoint>;

export const Delivery = z.object({
  subscription: z.string(),
  event: z.string(),
  alert: nullable(z.string()),
  type: z.string(),
  attempt: z.number(),
  at: instant,
  status: nullable(z.number()),
  outcome: z.enum(['delivered', 'retry', 'dead', 'disabled']),
  milliseconds: z.number(),
  text: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;
