/** What is sent between the stages. */
import { z } from 'zod';
import { instant, nullable } from './scalars.ts';
import { FailureText, HealthState } from './alert.ts';
import { Entry } from './article.ts';

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
