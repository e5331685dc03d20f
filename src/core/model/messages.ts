/** The messages that the stages send to each other. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { Alert, FailureText, HealthState } from './alert.ts';
import { Entry } from './article.ts';
import { Reason } from './change.ts';
import { JudgeCase, JudgeQuestion, JudgeReply } from './judge.ts';
import { PositionMove, Statement, TouchedPosition } from './statement.ts';
import { Delivery, DigestPeriod, Endpoint } from './subscription.ts';

const suspicionKinds = ['gone', 'soft-404', 'redirected-home', 'emptied', 'cut'] as const;
export const Suspicion = z.object({
  kind: z.enum(suspicionKinds),
  since: instant,
  text: z.string(),
});
export type Suspicion = z.infer<typeof Suspicion>;

/** More first sights in one check of a source than are told one by one: together they are one alert. */
export const Burst = z.object({
  id: z.string(),
  count: z.number(),
  /** The article that tells it, if it can be told; the others wait a little for it. */
  lead: z.string().optional(),
});
export type Burst = z.infer<typeof Burst>;

/** The clock of a message: its tick's time, and the wall time when that tick sent it. */
export const MessageClock = z.object({
  tick: z.number(),
  sentAt: z.number(),
  /** How often a dead letter of the message was repeated by itself. */
  replays: z.number().optional(),
});
export type MessageClock = z.infer<typeof MessageClock>;

export const ForwardedEntry = z.object({
  source: z.string(),
  baseline: z.boolean(),
  sourceAddedAt: instant,
  /** The burst that the entry came in; the key is the word of an earlier version. */
  crowd: nullable(Burst),
  /** Set where the listing missed the subject: the page decides. */
  unsure: z.literal(true).optional(),
  entry: Entry,
});
export type ForwardedEntry = z.infer<typeof ForwardedEntry>;

/** What is due on one host. */
const HostCheck = z.object({
  host: z.string(),
  /** Ids of the sources due on this host. */
  sources: z.array(z.string()),
  /** Entries of other hosts' listings whose articles are on this host, each with the source that listed it. */
  entries: z.array(ForwardedEntry),
  /** The longest period of what is due: so long after its tick the next check has seen to it. Absent: a tick's. */
  periodMs: z.number().optional(),
  /**
   * An earlier visit of the tick had no room for all: what it left stands in the record that was saved then or later. An earlier version
   * named the articles here.
   */
  rest: z.object({ articles: z.array(z.string()), savedAt: z.number() }).optional(),
});
type HostCheck = z.infer<typeof HostCheck>;

const anyCheck = z.object({
  clock: MessageClock,
  /** The previous tick in milliseconds: what was due lies in (after, clock.tick]. */
  after: z.number(),
  outages: z.array(z.object({ from: z.number(), until: z.number() })),
  /** An admin asked for it, so schedule and back-off do not count. */
  forced: z.boolean(),
});

/** The check of one host. An earlier version sent these; they are still in its queue and in its dead letters. */
const CheckMessage = anyCheck.extend({ kind: z.literal('check') }).extend(HostCheck.shape);
export type CheckMessage = z.infer<typeof CheckMessage>;

/** At most so many hosts are one message. */
export const MAX_VISITED_HOSTS = 5;

const Visit = anyCheck.extend({
  kind: z.literal('visit'),
  hosts: z.array(HostCheck).min(1).max(MAX_VISITED_HOSTS),
  /** The name of the watchlist that the tick went by. */
  watchlist: z.string().optional(),
});

/** What queue `checks` holds: the checks of a few hosts, made one after another. */
export const VisitMessage = z.union([
  Visit,
  CheckMessage.transform(({ clock, after, outages, forced, host, sources, entries }): VisitMessage => {
    return { kind: 'visit', clock, after, outages, forced, hosts: [{ host, sources, entries }] };
  }),
]);
export type VisitMessage = z.infer<typeof Visit>;

const anySight = z.object({
  kind: z.literal('sight'),
  clock: MessageClock,
  article: z.string(),
  url: z.string(),
  source: z.string(),
  entry: Entry,
});

/**
 * Tells the desk what a check found of one article. An earlier version sent all keys with every sight, null where they did not
 * apply. Its messages are still in queues and in the records of hosts; they are read because unknown keys are dropped.
 */
export const SightMessage = z.discriminatedUnion('sight', [
  anySight.extend({
    sight: z.literal('first'),
    to: z.string(),
    /** It is not told, whatever it says: it belongs to the source's baseline, or to an admin's back-fill. */
    baseline: z.boolean(),
    /** An entry dated before its source was added is never told. */
    sourceAddedAt: instant,
    /** The burst that the article came in; the key is the word of an earlier version. */
    crowd: nullable(Burst),
  }),
  anySight.extend({
    sight: z.literal('changed'),
    from: z.string(),
    fromSeenAt: nullable(instant),
    to: z.string(),
    /** The versions differ by our own extractor alone. */
    upgrade: z.boolean(),
    /** The page is served in variants that take turns. */
    flapping: z.boolean(),
    /** Prints of lines that were learned to be counters. */
    counters: z.array(z.string()).optional(),
  }),
  /** An hour after a change: the desk may tell now what it held back then. */
  anySight.extend({
    sight: z.literal('settled'),
    to: z.string(),
    counters: z.array(z.string()).optional(),
  }),
  anySight.extend({ sight: z.literal('moved'), to: nullable(z.string()) }),
  anySight.extend({ sight: z.literal('returned'), to: nullable(z.string()) }),
  anySight.extend({
    sight: z.literal('missing'),
    from: z.string(),
    fromSeenAt: nullable(instant),
    missing: z.object({ kind: z.enum(suspicionKinds), text: z.string(), nth: z.number() }),
  }),
]);
export type SightMessage = z.infer<typeof SightMessage>;
export type SightOf<Sight extends SightMessage['sight']> = Extract<SightMessage, { sight: Sight }>;

export const HealthMessage = z.object({
  kind: z.literal('health'),
  clock: MessageClock,
  source: z.string(),
  state: HealthState,
  since: instant,
  error: nullable(FailureText),
});
export type HealthMessage = z.infer<typeof HealthMessage>;

/** Sent once a day: the desk writes ledgers, speakers and positions anew with what was said since. */
const CompactMessage = z.object({ kind: z.literal('compact'), clock: MessageClock });
type CompactMessage = z.infer<typeof CompactMessage>;

/** Sent by an admin: erases an article with all that cites it, step by step. */
export const EraseMessage = z.object({
  kind: z.literal('erase'),
  clock: MessageClock,
  article: z.string(),
  /** Every address that it had; none where it was erased before. */
  urls: z.array(z.string()),
  step: z.enum(['records', 'alerts', 'positions']),
  /** Where a step goes on; null where it begins. */
  cursor: nullable(z.string()),
});
export type EraseMessage = z.infer<typeof EraseMessage>;

/** What an alert shows of a statement beside its words: the outlet's own claim about it, and its place in the article. */
const placed = { claim: nullable(Reason), span: z.tuple([z.number(), z.number()]) };

/** A statement as the alert of its article may carry it. */
export const CarriedStatement = z.object({
  statement: Statement,
  /** Readers are told of it by itself; or it is marked as not found among earlier statements. */
  tells: z.boolean(),
  marks: z.boolean(),
  reason: Reason,
  ...placed,
});
export type CarriedStatement = z.infer<typeof CarriedStatement>;

/** A sight about whose statements a judge is asked, with all that it takes to tell it anew: nothing is read back for it. */
const askedSight = {
  clock: MessageClock,
  article: z.string(),
  /** The time of the record of what it says. */
  statedAt: instant,
  /** Wall time in milliseconds at which the desk asked. */
  askedAt: z.number(),
  /** The alert of the sight without what its article says. An edit's change stands in the stored alert alone. */
  base: Alert,
  /** `told`: the alert is stored, and sent on at once or later. `suppressed`: a sure new statement would tell it after all. */
  shown: z.discriminatedUnion('state', [
    z.object({ state: z.literal('told'), delayed: z.boolean() }),
    z.object({
      state: z.literal('suppressed'),
      row: z.object({ id: z.string(), at: instant }),
      version: z.string(),
    }),
  ]),
  positions: z.array(PositionMove),
  touched: z.array(TouchedPosition),
  /** The statements that nobody is asked about, as far as an alert may carry them. */
  carried: z.array(CarriedStatement),
  asked: z.array(JudgeCase.extend(placed)),
};

/** Counts from 0 how often it was asked in vain. */
const round = z.number().int().min(0);

/** Asks about the statements of one article that the rules left unsure. */
const ArticleQuestions = z.object({ kind: z.literal('judge'), ...askedSight, round });
export type ArticleQuestions = z.infer<typeof ArticleQuestions>;

const askedMeeting = {
  clock: MessageClock,
  /** The id of the meeting, in the place of an article's: what is answered is kept under it. */
  article: z.string(),
  /** Wall time in milliseconds at which the desk asked. */
  askedAt: z.number(),
  asked: z.array(z.object({ key: z.string(), question: JudgeQuestion })),
};

/** Sent by the desk to a judge's queue. */
export const JudgeMessage = z.discriminatedUnion('kind', [
  ArticleQuestions,
  /** Asks about the points of a meeting that the rules left unsure. */
  z.object({ kind: z.literal('judge-meeting'), ...askedMeeting, round }),
]);
export type JudgeMessage = z.infer<typeof JudgeMessage>;

/** Sent back to the desk: what was answered so far, by the keys of what was asked. */
export const AnswersMessage = z.object({
  kind: z.literal('answers'),
  ...askedSight,
  answeredAt: instant,
  answers: z.record(z.string(), JudgeReply),
});
export type AnswersMessage = z.infer<typeof AnswersMessage>;

/** Sent back to the desk: what was answered about the points of a meeting. */
export const MeetingAnswersMessage = z.object({
  kind: z.literal('meeting-answers'),
  ...askedMeeting,
  answeredAt: instant,
  answers: z.record(z.string(), JudgeReply),
});
export type MeetingAnswersMessage = z.infer<typeof MeetingAnswersMessage>;

export const DeskMessage = z.discriminatedUnion('kind', [
  SightMessage,
  HealthMessage,
  CompactMessage,
  EraseMessage,
  AnswersMessage,
  MeetingAnswersMessage,
]);
export type DeskMessage = z.infer<typeof DeskMessage>;

export const DeliveryMessage = z.discriminatedUnion('kind', [
  /** Sent by the desk for each alert: it becomes one delivery for each endpoint that wants the alert. */
  z.object({
    kind: z.literal('fan-out'),
    clock: MessageClock,
    alert: z.string(),
    /** Only to endpoints whose log does not have the alert: it was told before, and a judge's answer made it weightier. */
    lacking: z.literal(true).optional(),
  }),
  /** One event for one endpoint. The id `event` stays the same on every attempt. */
  z.object({
    kind: z.literal('delivery'),
    clock: MessageClock,
    subscription: z.string(),
    event: z.string(),
    type: z.string(),
    alert: nullable(z.string()),
    digest: nullable(DigestPeriod).default(null),
    /** Counted from 1 by this program, because the queue also counts when it handed a message out and nothing was posted. */
    attempt: z.number().int().min(1).default(1),
    /** The first failure of its endpoint for which a catch-up sent it: its success asks for no other catch-up of the same. */
    spell: instant.optional(),
    /** The admin wants it sent although it was delivered. */
    again: z.literal(true).optional(),
  }),
  /** What an attempt came to, where storage refused to take it: it is recorded, and nothing is posted again. */
  z.object({
    kind: z.literal('record'),
    clock: MessageClock,
    delivery: Delivery,
    /** Why the event was given up; null where it was not. */
    givenUp: nullable(z.string()),
    /** The endpoint's new state, or null where it stays. */
    endpoint: nullable(Endpoint),
    /** The first failure since which its endpoint may have missed events: they are asked for. Null: they are not, or were. */
    missedSince: nullable(instant),
  }),
  /** Sends what an endpoint missed: after its creation, when it answers again, or when the admin asks for it. */
  z.object({
    kind: z.literal('catch-up'),
    clock: MessageClock,
    subscription: z.string(),
    /** Null: since its creation. */
    since: nullable(instant).default(null),
    /** Repeats also what was delivered already. */
    again: z.boolean().default(false),
    /** The event whose success asked for it; null where the admin asked. */
    by: nullable(z.string()).default(null),
  }),
  /** Sent by the tick when an hour of the watchlist's day begins: it becomes one delivery for each endpoint whose digest is due. */
  z.object({
    kind: z.literal('digest'),
    clock: MessageClock,
    /** The hour that began, 0 to 23, and what a digest of that hour covers. */
    hour: z.number().int().min(0).max(23),
    period: DigestPeriod,
  }),
]);
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;
