import { z } from 'zod';
import { SourceType } from '../core/model.ts';

/** The one document that says what is watched. Nothing in the code knows the subject: it stands here. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
const day = z.iso.date();
const phrase = z.string().trim().min(1).max(200);

export const Source = z.strictObject({
  id,
  name: z.string().trim().min(1).max(80),
  type: SourceType,
  kind: z.enum(['feed', 'sitemap', 'page', 'article']),
  url: z.string(),
  every: z.string().default('15m'),
  scope: z.enum(['subject', 'all']).default('subject'),
  language: z.string(),
  timeZone: z.string().default('UTC'),
  quietAfter: z.string().default('3d'),
  paused: z.boolean().default(false),
  linkSelector: z.string().nullable().default(null),
  textSelectors: z.array(z.string()).default([]),
  dropSelectors: z.array(z.string()).default([]),
  ignore: z.array(phrase).default([]),
});
export type Source = z.infer<typeof Source>;

export const Party = z.strictObject({
  id,
  name: z.string(),
  names: z.record(z.string(), z.array(phrase)),
  from: day.nullable().default(null),
  until: day.nullable().default(null),
});
export type Party = z.infer<typeof Party>;

export const Speaker = z.strictObject({
  id,
  name: z.string(),
  aliases: z.array(phrase).default([]),
  roles: z.array(
    z.strictObject({
      title: z.string(),
      party: id,
      from: day.nullable().default(null),
      until: day.nullable().default(null),
    }),
  ),
});
export type Speaker = z.infer<typeof Speaker>;

export const Position = z.strictObject({
  id,
  question: z.string(),
  answers: z.array(z.strictObject({ id, label: z.string(), phrases: z.array(phrase).min(1) })).min(1),
});
export type Position = z.infer<typeof Position>;

export const Precedent = z.strictObject({
  speaker: z.string(),
  party: id,
  text: z.string(),
  saidOn: z.string(),
  url: z.string(),
  outlet: z.string(),
});
export type Precedent = z.infer<typeof Precedent>;

export const Watchlist = z.strictObject({
  schema: z.literal(1),
  title: z.string().trim().min(1).max(120),
  description: z.string().default(''),
  language: z.string().default('en'),
  timeZone: z.string().default('UTC'),
  subject: z.strictObject({
    all: z.array(z.array(phrase).min(1)).min(1),
    none: z.array(phrase).default([]),
    ignore: z.array(phrase).default([]),
  }),
  sources: z.array(Source),
  parties: z.array(Party).default([]),
  speakers: z.array(Speaker).default([]),
  positions: z.array(Position).default([]),
  history: z.array(Precedent).default([]),
});
export type Watchlist = z.infer<typeof Watchlist>;
