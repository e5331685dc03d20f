/** Who is told, and how that went. */
import { z } from 'zod';
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
