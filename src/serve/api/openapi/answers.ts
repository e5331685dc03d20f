/** The schemas of the API's answers that are not simply what is stored. */
import * as z from 'zod';
import {
  Alert,
  ArticlePointer,
  CheckAnswer,
  CitedEvidence,
  DeadLetter,
  Delivery,
  Endpoint,
  Meeting,
  MeetingRow,
  PositionState,
  SpeakerRow,
  Subscription,
  TimelineRow,
  SuppressedRow,
} from '../../../core/model/index.ts';
import { instant, nullable } from '../../../core/model/scalars.ts';
import { Utterance } from '../../ledger/utterances.ts';

/** Makes the schema of one page of a list. */
const listOf = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), cursor: nullable(z.string()) });

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), text: z.string() })).optional(),
});

// --- reads -------------------------------------------------------------------------------------------

export const ServedAlert = Alert.extend({ url: z.string() });
export const AlertList = listOf(ServedAlert).extend({
  searched: z.object({ rows: z.int(), limit: z.int(), since: nullable(instant) }),
});
export const SuppressedList = listOf(SuppressedRow).extend({
  /** The number of entries that wait to be opened. */
  waiting: z.int(),
});
export const ServedArticle = ArticlePointer.extend({
  changes: z.array(TimelineRow),
  alerts: z.array(z.string()),
  suppressed: z.array(SuppressedRow),
});

export const UtteranceList = listOf(Utterance);
export const SpeakerList = listOf(SpeakerRow).extend({ hidden: z.int() });

export const ServedPosition = z.object({
  id: z.string(),
  question: z.string(),
  answers: z.array(z.object({ id: z.string(), label: z.string() })),
  answer: nullable(z.string()),
  standing: nullable(z.enum(['reported', 'confirmed'])),
  announced: PositionState.shape.announced,
  since: nullable(z.string()),
  moves: PositionState.shape.moves,
  evidence: z.array(CitedEvidence),
});
export const PositionList = listOf(ServedPosition);

export const MeetingList = listOf(MeetingRow);
/** With the ids of the meetings of the same sides before it and after it, the nearest first. */
export const ServedMeeting = Meeting.omit({ answers: true }).extend({
  /** What stands in readouts, by what it is about; the title is null for points that share no words with others. */
  topics: z.array(z.object({ title: nullable(z.string()), points: z.array(z.string()) })),
  before: z.array(z.string()),
  after: z.array(z.string()),
});

export const Health = z.object({
  status: z.enum(['pass', 'fail']),
  checks: z.record(
    z.string(),
    z.array(
      z.object({
        componentType: z.string(),
        observedValue: nullable(z.int()),
        observedUnit: z.string(),
        status: z.enum(['pass', 'fail']),
        time: instant,
        output: z.string().optional(),
      }),
    ),
  ),
});

// --- admin -------------------------------------------------------------------------------------------

export const CheckAnswerList = listOf(CheckAnswer);

export const QueuedChecks = z.object({
  /** The checks that come of it have this time as their `askedAt`. */
  askedAt: instant,
  queued: z.array(
    z.object({ host: z.string(), sources: z.array(z.string()), articles: z.array(z.string()) }),
  ),
});
export const Queued = z.object({ queued: z.string() });

/** All that is shown of a subscription, with the state of its endpoint. */
export const ServedWebhook = Subscription.omit({ secret: true, retiring: true }).extend(
  Endpoint.pick({ state: true, since: true, reason: true }).shape,
);
export const WebhookList = listOf(ServedWebhook);
export const CreatedWebhook = ServedWebhook.extend({ secret: z.string().optional() });
export const RotatedSecret = z.object({ id: z.string(), secret: z.string(), previousUntil: instant });
export const DeliveryList = listOf(Delivery);
export const DeadList = listOf(DeadLetter.extend({ key: z.string() }));
