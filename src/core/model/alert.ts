/** The public contract of an alert. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { Reading, SourceName } from './article.ts';
import { PositionMove, Statement, TouchedPosition } from './statement.ts';
import { Change, Reason, Severity } from './change.ts';

export const alertKinds = ['new', 'statement', 'position', 'edit', 'removed', 'health'] as const;
export const AlertKind = z.enum(alertKinds);
export type AlertKind = z.infer<typeof AlertKind>;

const healthStates = ['failing', 'blocked', 'unreadable', 'quiet', 'gone', 'recovered'] as const;
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

/** An article as an alert names it. `title` and `url` are outside text, which must be escaped when it is shown. */
export const AlertArticle = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  publishedAt: nullable(instant),
  language: z.string(),
  read: Reading,
});
export type AlertArticle = z.infer<typeof AlertArticle>;

/** One thing told to readers. All keys are always present, and within a schema version fields are only added. */
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
  /** The positions that an edit touches without moving them; absent where it touches none. */
  touched: z.array(TouchedPosition).optional(),
  health: nullable(z.object({ state: HealthState, since: instant, error: nullable(FailureText) })),
  withdrawn: nullable(z.object({ at: instant, reason: z.string() })),
  /** When a judge's answers last changed what it says; absent where none did. */
  judgedAt: instant.optional(),
});
export type Alert = z.infer<typeof Alert>;
