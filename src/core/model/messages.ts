/** What is sent between the stages. */
import { z } from 'zod';
import { instant, nullable } from './scalars.ts';
import { FailureText, HealthState } from './alert.ts';
import { Entry } from './article.ts';
import { DigestPeriod } from './subscription.ts';

export const suspicionKinds = ['gone', 'soft-404', 'redirected-home', 'emptied', 'cut'] as const;
export const Suspicion = z.object({
  kind: z.enum(suspicionKinds),
  since: instant,
  text: z.string(),
});
export type Suspicion = z.infer<typeof Suspicion>;

/** More first sights from one source in one check than are told one by one: they are one alert. */
export const Burst = z.object({ id: z.string(), count: z.number() });
export type Burst = z.infer<typeof Burst>;

/** The clock of a message: its tick's time, and the wall time when that tick sent it. */
export const MessageClock = z.object({ tick: z.number(), sentAt: z.number() });
export type MessageClock = z.infer<typeof MessageClock>;

export const ForwardedEntry = z.object({
  source: z.string(),
  baseline: z.boolean(),
  sourceAddedAt: instant,
  crowd: nullable(Burst),
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
  crowd: nullable(Burst),
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

/** Once a day: ledgers, speakers and positions are written anew with what was said since. */
export const CompactMessage = z.object({ kind: z.literal('compact'), clock: MessageClock });
export type CompactMessage = z.infer<typeof CompactMessage>;

export const DeskMessage = z.discriminatedUnion('kind', [SightMessage, HealthMessage, CompactMessage]);
export type DeskMessage = z.infer<typeof DeskMessage>;

export const DeliveryMessage = z.discriminatedUnion('kind', [
  /** Sent by the desk, one an alert: fans out to the endpoints it is for. */
  z.object({ kind: z.literal('fan-out'), clock: MessageClock, alert: z.string() }),
  /** One event for one endpoint; `event` is the id that stays the same on every attempt. */
  z.object({
    kind: z.literal('delivery'),
    clock: MessageClock,
    subscription: z.string(),
    event: z.string(),
    type: z.string(),
    alert: nullable(z.string()),
    digest: nullable(DigestPeriod).default(null),
    /** Counted from 1, here and not by the queue: a hand-out that posted nothing is no attempt. */
    attempt: z.number().int().min(1).default(1),
  }),
  /** What an endpoint missed: late at its creation, when it answers again, or when the admin asks for it. */
  z.object({
    kind: z.literal('catch-up'),
    clock: MessageClock,
    subscription: z.string(),
    /** Null: since its creation. */
    since: nullable(instant).default(null),
    /** What was delivered already as well. */
    again: z.boolean().default(false),
    /** The event that came through and asked for it; null where the admin did. */
    by: nullable(z.string()).default(null),
  }),
  /** Sent by the tick when an hour of the watchlist's day begins: fans out to the endpoints whose digest is due then. */
  z.object({
    kind: z.literal('digest'),
    clock: MessageClock,
    /** The hour that began, 0 to 23, and what a digest of that hour covers. */
    hour: z.number().int().min(0).max(23),
    period: DigestPeriod,
  }),
]);
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;
