/** The other rows of the corpus, beside versions and alerts. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { AlertKind, FailureText } from './alert.ts';
import { SourceType } from './article.ts';
import { Change, Reason, Severity } from './change.ts';
import { JudgeAnswer } from './judge.ts';

/** Points from an article's id to its address, its earlier addresses and its latest version. */
export const ArticlePointer = z.object({
  id: z.string(),
  url: z.string(),
  aliases: z.array(z.string()),
  source: z.string(),
  firstSeenAt: instant,
  current: z.object({ version: z.string(), extractor: z.string(), seenAt: instant }),
  publishedAt: nullable(instant),
  language: z.string(),
  /** An admin erased it: nothing else is kept of it, and it is not taken up again. */
  erased: z.literal(true).optional(),
});
export type ArticlePointer = z.infer<typeof ArticlePointer>;

/** One decision about a change of an article, told or suppressed, with its rule. A timeline is a list of these. */
export const TimelineRow = z.object({
  article: z.string(),
  at: instant,
  from: z.string(),
  to: nullable(z.string()),
  told: z.boolean(),
  /** The id of the alert that told it, or null. */
  alert: nullable(z.string()),
  why: z.array(Reason),
  severity: Severity,
  change: Change,
});
export type TimelineRow = z.infer<typeof TimelineRow>;

/** The fields that lists and filters of alerts need, small enough for KV metadata, which takes 1,024 bytes of JSON. */
export const LogRow = z.object({
  id: z.string(),
  at: instant,
  /** When readers could first see it, where that was much later than `at`: storage may be away, and a judge's answer late. */
  toldAt: instant.optional(),
  kind: AlertKind,
  severity: Severity,
  title: z.string(),
  source: z.string(),
  type: SourceType,
  article: nullable(z.string()),
  party: z.array(z.string()),
  speaker: z.array(z.string()),
  position: z.array(z.string()),
  /** Words that a search finds beside those of the title, folded, each once; absent where there are none, and in rows of earlier versions. */
  words: z.string().optional(),
});
export type LogRow = z.infer<typeof LogRow>;

/** A sight that was suppressed, with the rule that suppressed it. */
export const SuppressedRow = z.object({
  id: z.string(),
  at: instant,
  rule: z.string(),
  text: z.string(),
  title: z.string(),
  source: z.string(),
  article: nullable(z.string()),
  url: nullable(z.string()),
  /** The id of the alert that told the story which this one repeats, or null. */
  alert: nullable(z.string()),
});
export type SuppressedRow = z.infer<typeof SuppressedRow>;

/**
 * The desk compares a new article with these rows. `story` is the id of the article that was the first with the story. A row with an
 * alert of its own is written before the alert, so that no copy is decided meanwhile; any other row is written last.
 */
export const RecentRow = z.object({
  article: z.string(),
  at: instant,
  title: z.string(),
  source: z.string(),
  story: z.string(),
  /** At most 96 numbers of 24 bits (see `compare/stories/sketch`). */
  sketch: z.array(z.number()),
  /** The article was in the source's baseline, before the reader came. */
  baseline: z.boolean(),
  /** The alert that told readers its text: its own, or that of the copy it repeats; null where none did. Earlier versions kept no such note. */
  told: nullable(z.string()).optional(),
  /** The time at which its statements were read last, or null where it has none. It tells what a ledger does not hold yet. */
  statedAt: nullable(instant).default(null),
  /** The version of the first sight. */
  version: z.string(),
  /** The article whose address changed into this one, or null. */
  sameAs: nullable(z.string()),
  /** The fingerprint of the source at that time (see `tracking/source-state`). With another one, the source needs a new baseline. */
  fingerprint: z.string(),
});
export type RecentRow = z.infer<typeof RecentRow>;
export const PackedRecentRow = RecentRow.extend({ sketch: z.string() });

/** An article's edit by its words, which shows the same edit in the copies of a story or all over a site. */
export const EditRow = z.object({
  article: z.string(),
  source: z.string(),
  story: z.string(),
  at: instant,
  /** The id of the alert that told it, or null. */
  alert: nullable(z.string()),
});
export type EditRow = z.infer<typeof EditRow>;

export const Heartbeat = z.object({
  previous: nullable(z.number()),
  last: z.number(),
  /** Wall time of the last tick in milliseconds; in a replay it differs from `last`. */
  wall: z.number(),
  /** The newest 20 times in which this Worker did not tick for more than three intervals: they are no source's silence. */
  outages: z.array(z.object({ from: z.number(), until: z.number() })),
  /** The tick left dead letters that the next one repeats. */
  letters: z.boolean().optional(),
  /** No source could be read at its last look before the tick. */
  blind: z.boolean().optional(),
  /** Of the sources that were looked at before the tick, those that failed at their last look. Absent: none was, or it is not known. */
  reading: z.object({ looked: z.int(), failing: z.int() }).optional(),
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

/** Counts the faults at weighing news of a UTC day. */
export const FaultDay = z.object({
  day: z.iso.date(),
  count: z.int(),
  last: nullable(
    z.object({
      at: instant,
      article: z.string(),
      source: z.string(),
      /** What was being read: the comparison, the statements, … */
      stage: z.string(),
      text: z.string(),
    }),
  ),
});
export type FaultDay = z.infer<typeof FaultDay>;

/** What a judge answered about one article, by the hash of each question with its model and prompt. */
export const JudgedArticle = z.object({
  article: z.string(),
  answers: z.record(
    z.string(),
    z.object({
      answer: JudgeAnswer,
      /** The name that the model gave itself. */
      model: z.string(),
      prompt: z.string(),
      at: instant,
    }),
  ),
});
export type JudgedArticle = z.infer<typeof JudgedArticle>;

/** Counts the questions of a UTC day, and knows the articles that are asked about again. */
export const JudgeDay = z.object({
  day: z.iso.date(),
  asked: z.int(),
  answered: z.int(),
  /** By the kind of failure; `cap`: not asked, because the day's questions were used up. */
  failed: z.record(z.string(), z.int()),
  /** Questions that were asked about for a day in vain. */
  givenUp: z.int(),
  lastFailure: nullable(z.object({ at: instant, kind: z.string(), text: z.string() })),
  waiting: z.array(z.object({ article: z.string(), questions: z.int(), until: instant })),
});
export type JudgeDay = z.infer<typeof JudgeDay>;

/** What a check that an admin asked for found of one source or article. */
export const CheckAnswer = z.object({
  kind: z.enum(['source', 'article']),
  id: z.string(),
  url: z.string(),
  /** When it was asked for, and when it was looked at; of what waits, when it was put off. */
  askedAt: instant,
  at: instant,
  /** The HTTP status with which it answered, 200 for every success; null where no answer came. */
  status: nullable(z.int()),
  /**
   * A source is `listed` or `failed`. An article has a `first-version`, a `new-version`, is `unchanged`, `missing` or `unreadable`, or its
   * page is `another` article's. `waiting`: it is looked at later. `not-looked-at`: it is not followed, so that nobody asked its host.
   */
  outcome: z.enum([
    'listed',
    'failed',
    'first-version',
    'new-version',
    'unchanged',
    'missing',
    'unreadable',
    'another',
    'waiting',
    'not-looked-at',
  ]),
  /** Why it failed, is missing or cannot be read, or waits. */
  error: nullable(FailureText),
  /** The entries of a source, and those of them on the subject; null for an article. */
  listed: nullable(z.int()),
  onSubject: nullable(z.int()),
  /** The version of an article that is stored now; null for a source. */
  version: nullable(z.string()),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** The last such answers on one host, newest first. */
export const AskedChecks = z.object({ host: z.string(), answers: z.array(CheckAnswer) });
export type AskedChecks = z.infer<typeof AskedChecks>;
