/** Webhook subscriptions, the state of their endpoints, and the log of deliveries. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { AlertKind } from './alert.ts';
import { SourceType } from './article.ts';
import { Severity } from './change.ts';

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

/** An endpoint takes signed events, or messages as the incoming webhook of a chat takes them. */
export const formats = ['standard', 'slack', 'discord'] as const;
export const Format = z.enum(formats);
export type Format = z.infer<typeof Format>;

/** An endpoint that names no hour gets its digest in the morning, before work. */
export const DIGEST_HOUR = 7;

/** Keys with a default were added later: stored subscriptions may lack them. */
export const Subscription = z.object({
  id: z.string(),
  url: z.string(),
  secret: z.string(),
  /** Earlier secrets that also sign, each until its time. */
  retiring: z.array(z.object({ secret: z.string(), until: instant })).default([]),
  filter: Filter,
  format: Format.default('standard'),
  /** What the header Authorization says to a receiver that needs one; a secret, as the signing one is. */
  authorization: nullable(z.string()).default(null),
  paused: z.boolean().default(false),
  /** Asks for one message a day in place of one for each alert. */
  digest: nullable(z.literal('day')).default(null),
  /** The hour of the digest in the watchlist's time zone, 0 to 23. */
  digestHour: z.number().int().min(0).max(23).default(DIGEST_HOUR),
  createdAt: instant,
});
export type Subscription = z.infer<typeof Subscription>;

/** The state of an endpoint, which is written on transitions only. */
export const Endpoint = z.object({
  id: z.string(),
  state: z.enum(['active', 'failing', 'disabled']),
  since: instant,
  /** The first failure after the last success; null while it is active. */
  failingSince: nullable(instant).default(null),
  reason: nullable(z.string()),
});
export type Endpoint = z.infer<typeof Endpoint>;

/** The time that one digest covers: from (inclusive) until (exclusive). `day` is the local date of its end. */
export const DigestPeriod = z.object({ day: z.iso.date(), from: instant, until: instant });
export type DigestPeriod = z.infer<typeof DigestPeriod>;

/** One attempt. With the outcome `disabled` or `paused` none was made, and there is no status. */
export const Delivery = z.object({
  subscription: z.string(),
  event: z.string(),
  alert: nullable(z.string()),
  digest: nullable(DigestPeriod).default(null),
  type: z.string(),
  attempt: z.number(),
  at: instant,
  status: nullable(z.number()),
  outcome: z.enum(['delivered', 'retry', 'dead', 'disabled', 'paused']),
  /** The attempt succeeded at an endpoint that was disabled or failing: a catch-up follows. */
  opened: z.boolean().default(false),
  /** The time at which the next attempt is due, or null where none is. */
  nextAt: nullable(instant).default(null),
  milliseconds: z.number(),
  text: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;
