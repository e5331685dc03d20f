/** The public contract of an alert. */
import * as z from 'zod';
import { instant, nullable } from './scalars.ts';
import { Reading, SourceName } from './article.ts';
import { PositionMove, Speaker, Statement, TouchedPosition } from './statement.ts';
import { Change, Reason, Severity } from './change.ts';

export const alertKinds = ['new', 'statement', 'position', 'meeting', 'edit', 'removed', 'health'] as const;
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

/** One point of a meeting in one account. */
const PointWording = z.object({
  /** The side in whose own account it stands; null where the press reports it. */
  issuer: nullable(z.string()),
  text: z.string(),
  url: z.string(),
});

/** Two readouts of a meeting side by side, as an alert tells it; the meeting's page has all of it. */
export const MeetingComparison = z.object({
  isDated: z.boolean(),
  place: nullable(z.string()),
  speakers: z.array(Speaker.extend({ party: z.string() })),
  /** The sides' own accounts, in the order of time. */
  readouts: z.array(
    z.object({
      side: z.string(),
      source: SourceName,
      url: z.string(),
      title: z.string(),
      publishedAt: nullable(instant),
    }),
  ),
  /** What one readout alone has, then what several have, then what may be in several. */
  points: z.array(
    z.object({
      side: z.string(),
      speaker: z.string(),
      /** The sides in whose readouts it stands. */
      readouts: z.array(z.string()),
      /** Nobody could tell whether another readout says it too. */
      unsure: z.boolean(),
      wordings: z.array(PointWording),
    }),
  ),
  /** The number of further points that readouts have. */
  more: z.int(),
  /** What a side said in most of its last readouts, and not in this one. */
  missing: z.array(
    z.object({ side: z.string(), text: z.string(), inLast: z.int(), of: z.int(), url: z.string() }),
  ),
});
export type MeetingComparison = z.infer<typeof MeetingComparison>;

/** The meeting that an alert is about, or of which its article is an account. `comparison` is in alerts of kind `meeting` alone. */
export const AlertMeeting = z.object({
  id: z.string(),
  /** Party ids. */
  sides: z.array(z.string()),
  on: z.string(),
  comparison: MeetingComparison.optional(),
});
export type AlertMeeting = z.infer<typeof AlertMeeting>;

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
  /** Null also in what was stored before articles were read for meetings. */
  meeting: nullable(AlertMeeting).default(null),
  /** The positions that an edit touches without moving them; absent where it touches none. */
  touched: z.array(TouchedPosition).optional(),
  health: nullable(z.object({ state: HealthState, since: instant, error: nullable(FailureText) })),
  withdrawn: nullable(z.object({ at: instant, reason: z.string() })),
  /** When a judge's answers last changed what it says; absent where none did. */
  judgedAt: instant.optional(),
});
export type Alert = z.infer<typeof Alert>;
