/** The status of the whole monitor, as `/status.json` serves it and the status page shows it. */
import * as z from 'zod';
import { FailureText } from './alert.ts';
import { sourceKinds, SourceType } from './article.ts';
import { SourceHealth } from './host.ts';
import { instant, nullable } from './scalars.ts';
import { StorageStatus } from './size.ts';

/** `unwatched`: nobody checked on that day. `before`: the source was not in the watchlist yet. */
export const dayStates = ['well', 'trouble', 'down', 'quiet', 'unwatched', 'before'] as const;
export type DayState = (typeof dayStates)[number];

export const SourceDay = z.object({
  /** The UTC day, for example 2026-03-12. */
  day: z.iso.date(),
  state: z.enum(dayStates),
  /** The number of checks that failed on that day. */
  failures: z.int(),
  /** The time from a failed check to the next good one. */
  downMinutes: z.int(),
  /** The number of pages that were opened because their listing left them unsure. */
  opened: z.int(),
});
export type SourceDay = z.infer<typeof SourceDay>;

/** The state of a source in one word. `quiet-on-subject`: it goes on publishing, but nothing on the subject. */
export const SourceWord = z.enum([...SourceHealth.options, 'quiet-on-subject', 'paused']);
export type SourceWord = z.infer<typeof SourceWord>;

export const SourceStatus = z.object({
  id: z.string(),
  name: z.string(),
  type: SourceType,
  kind: z.enum(sourceKinds),
  url: z.string(),
  enabled: z.boolean(),
  state: SourceWord,
  /** Tells people in one sentence what the other fields say. */
  sentence: z.string(),
  since: nullable(instant),
  lastCheckAt: nullable(instant),
  nextCheckAt: nullable(instant),
  intervalSeconds: z.number(),
  newestEntryAt: nullable(instant),
  newestOnSubjectAt: nullable(instant),
  listed: z.int(),
  onSubject: z.int(),
  /** The pages opened today because their listing left them unsure, those of them on the subject, and the entries that wait for it. */
  opened: z.object({ today: z.int(), onSubject: z.int(), waiting: z.int() }),
  articlesTracked: z.int(),
  /** Entries, pages and new texts of it that were refused today, because it had used up its share of a day. */
  refused: z.int(),
  consecutiveFailures: z.int(),
  failuresByDay: z.record(z.string(), z.int()),
  /** The last 14 days, oldest first; `history` tells all of them in one sentence. */
  days: z.array(SourceDay),
  history: z.string(),
  lastError: nullable(FailureText.extend({ at: instant })),
  backOffUntil: nullable(instant),
  movedTo: nullable(z.string()),
  robots: nullable(z.enum(['read', 'unreachable'])),
});
export type SourceStatus = z.infer<typeof SourceStatus>;

export const TickStatus = z.object({
  state: z.enum(['ticking', 'stopped', 'never']),
  sentence: z.string(),
  lastAt: nullable(instant),
  previousAt: nullable(instant),
  ageSeconds: nullable(z.int()),
});
export type TickStatus = z.infer<typeof TickStatus>;

/** The state of the webhook endpoints. Anyone may read it, so it names no address and no whole id. */
const WebhookStatus = z.object({ failing: z.int(), disabled: z.int(), sentence: z.string() });
type WebhookStatus = z.infer<typeof WebhookStatus>;

/** What the judge was asked today (UTC), in numbers and in one sentence. */
const JudgeStatus = z.object({
  /** The name by which the model is asked for. */
  model: z.string(),
  asked: z.int(),
  /** So many questions are asked on one day at most. */
  cap: z.int(),
  answered: z.int(),
  /** The questions without an answer, by the kind of failure; `cap`: not asked, because the day's were used up. */
  failed: z.record(z.string(), z.int()),
  /** Questions that are asked again within a day, and those that were given up today. */
  waiting: z.int(),
  givenUp: z.int(),
  lastFailure: nullable(z.object({ at: instant, kind: z.string(), text: z.string() })),
  sentence: z.string(),
});
export type JudgeStatus = z.infer<typeof JudgeStatus>;

/** Faults in our own reading of news, which was told all the same. */
const FaultStatus = z.object({ today: z.int(), lastAt: nullable(instant), sentence: z.string() });
export type FaultStatus = z.infer<typeof FaultStatus>;

export const Status = z.object({
  status: z.enum(['pass', 'warn', 'fail']),
  at: instant,
  title: z.string(),
  tick: TickStatus,
  /** Whether anything can be read: of the sources that were looked at, those whose last look failed. */
  reading: z.object({
    state: z.enum(['reading', 'nothing', 'unknown']),
    failing: z.int(),
    looked: z.int(),
    sentence: z.string(),
  }),
  today: z.object({
    listed: z.int(),
    onSubject: z.int(),
    /** The pages opened because their listing left them unsure, and those of them on the subject. */
    opened: z.int(),
    openedOnSubject: z.int(),
    told: z.int(),
    suppressed: z.int(),
    sentence: z.string(),
  }),
  dead: z.object({ queues: z.record(z.string(), z.int()), sentence: z.string() }),
  webhooks: WebhookStatus,
  storage: StorageStatus,
  faults: FaultStatus,
  /** Null where nobody is asked. */
  judge: nullable(JudgeStatus),
  sources: z.array(SourceStatus),
});
export type Status = z.infer<typeof Status>;
