import * as z from 'zod';
import {
  Alert,
  AlertArticle,
  Carrier,
  Change,
  CheckAnswer,
  CitedEvidence,
  Coverage,
  Delivery,
  DiffPart,
  Disclosure,
  Issuer,
  PositionMove,
  Reason,
  SourceDay,
  SourceName,
  SourceStatus,
  Speaker,
  SpeakerRow,
  Statement,
  AlertMeeting,
  MeetingPoint,
  MeetingRow,
  Status,
  SuppressedRow,
  TimelineRow,
  TouchedPosition,
  Version,
} from '../../../core/model/index.ts';
import { instant } from '../../../core/model/scalars.ts';
import { Source, Watchlist } from '../../../core/watchlist/schema.ts';
import { WithdrawForm } from '../../admin/api/alerts.ts';
import { ChecksForm } from '../../admin/api/checks.ts';
import { DeadReplayForm } from '../../admin/api/dead-letters.ts';
import { WebhookForm, WebhookPatchForm, WebhookReplayForm } from '../../admin/api/webhook-forms.ts';
import { Utterance } from '../../ledger/utterances.ts';
import * as answers from './answers.ts';
import * as events from './events.ts';
import alertExample from './alert-example.json' with { type: 'json' };

type SchemaMeta = { id?: string; description?: string; format?: string; examples?: readonly unknown[] };
type NamedSchema = readonly [schema: z.ZodType, description: string, example?: unknown];

/** The schemas of answers by their names in the document. A schema that stands in another one is referred to by its name. */
export const answerSchemas = {
  Problem: [answers.Problem, 'An error (RFC 9457), in our own words alone: what was sent is never repeated.'],
  Alert: [
    answers.ServedAlert,
    'One thing told to readers. All keys are always present, null or empty where they do not apply.',
    alertExample,
  ],
  Source: [SourceName, 'A source as alerts name it.'],
  AlertArticle: [AlertArticle, 'The article that an alert is about; `title` and `url` come from outside.'],
  Coverage: [Coverage, 'What a new article adds, and who else carries it, as known when it was told.'],
  Carrier: [Carrier, 'Another outlet with the same story.'],
  Change: [Change, 'The difference of two versions: changed sentences with one of context.'],
  DiffPart: [DiffPart, 'Words of a sentence; a move is a delete and an insert with the same `moved`.'],
  Disclosure: [Disclosure, 'Whether the outlet said that it changed its text.'],
  Reason: [Reason, 'A named rule and the words that met it.'],
  Statement: [Statement, 'Who said what, and what was found in the ledger of the party.'],
  Speaker: [Speaker, 'An id that begins with `~` is of somebody whom the watchlist does not name.'],
  Issuer: [Issuer, 'The party whose own text a statement stands in.'],
  PositionMove: [PositionMove, 'A position whose answer moved.'],
  TouchedPosition: [TouchedPosition, 'What an article answered to a question before and after an edit.'],
  AlertList: [
    answers.AlertList,
    'A page of alerts, newest first; `searched` says how far back filters reach.',
  ],
  TimelineRow: [TimelineRow, 'One decision about a change of an article, told or suppressed, with its rule.'],
  Suppressed: [SuppressedRow, 'One suppressed item: it was seen and not told, by the rule that it names.'],
  SuppressedList: [answers.SuppressedList, 'The newest 1,000 that were suppressed.'],
  Article: [answers.ServedArticle, 'The present state of an article, with its timeline.'],
  Version: [Version, 'The text that was extracted from one snapshot.'],
  Utterance: [Utterance, 'One statement with all reports of it.'],
  UtteranceList: [answers.UtteranceList, 'A page of a ledger, newest first.'],
  SpeakerRow: [
    SpeakerRow,
    'A speaker, with the number of their statements and the dates of the first and the last.',
  ],
  SpeakerList: [answers.SpeakerList, 'Speakers by name; `hidden` are too rarely quoted to be listed.'],
  Evidence: [CitedEvidence, 'A sentence that answers the question of a position.'],
  Position: [
    answers.ServedPosition,
    'A question, its possible answers, the present one, and the evidence for it.',
  ],
  PositionList: [answers.PositionList, 'Every position of the watchlist.'],
  Meeting: [
    answers.ServedMeeting,
    'A meeting of sides: accounts, points by the readouts in which they stand, and what is missing.',
  ],
  MeetingRow: [MeetingRow, 'A meeting in a list.'],
  MeetingPoint: [MeetingPoint, 'One thing that a side said at a meeting, however many accounts have it.'],
  MeetingList: [answers.MeetingList, 'The latest 1,000 meetings and those of the history, by day.'],
  AlertMeeting: [
    AlertMeeting,
    'The meeting of which the article is an account; `comparison` is in alerts of kind `meeting` alone.',
  ],
  SourceDay: [SourceDay, 'A UTC day of a source: its state, and its failed checks.'],
  SourceStatus: [SourceStatus, 'How a source is doing.'],
  Status: [Status, 'Every source, the clock, the dead letters, and the funnel of today.'],
  Health: [answers.Health, 'Whether the cron still runs (draft-inadarei-api-health-check).'],
  QueuedChecks: [answers.QueuedChecks, 'The checks that were queued, one for each host.'],
  CheckAnswer: [CheckAnswer, 'What a check that was asked for found of a source or an article.'],
  CheckAnswerList: [answers.CheckAnswerList, 'The last answers of what was asked for, newest first.'],
  Queued: [answers.Queued, 'What was queued.'],
  Webhook: [answers.ServedWebhook, 'A subscription and the state of its endpoint; never its secret.'],
  WebhookList: [answers.WebhookList, 'All webhooks, oldest first.'],
  CreatedWebhook: [answers.CreatedWebhook, 'The new webhook with its secret, which is shown this once.'],
  RotatedSecret: [answers.RotatedSecret, 'The new secret; the one before also signs, until `previousUntil`.'],
  Delivery: [Delivery, 'One attempt to deliver.'],
  DeliveryList: [answers.DeliveryList, 'Attempts, newest first.'],
  DeadList: [answers.DeadList, 'Messages that failed at every retry.'],
  AlertEvent: [
    events.AlertEvent,
    'The body of an event; an alert is cut to stay under 20 KB, and says so in `why`.',
  ],
  DigestEvent: [events.DigestEvent, 'The body of an event: what was told on one day, in outline.'],
  TestEvent: [events.TestEvent, 'The body of an event that says nothing.'],
} as const satisfies Record<string, NamedSchema>;

/** The schemas of request bodies. */
export const bodySchemas = {
  Watchlist: [Watchlist, 'The one document that says what is watched.'],
  WatchlistSource: [Source, 'One place that lists articles.'],
  ChecksRequest: [
    ChecksForm,
    'Sources by id, articles by address; neither: every source that is not paused.',
    { sources: ['quillport-post'], articles: ['https://quillport.example/2026/06/talks'] },
  ],
  WithdrawRequest: [WithdrawForm, 'The reason that readers see.', { reason: 'Two people of one name.' }],
  WebhookRequest: [
    WebhookForm,
    'The address, the filter, and the format.',
    { url: 'https://you.example/readout', filter: { kind: ['edit', 'removed'], severity: 'notable' } },
  ],
  WebhookPatch: [
    WebhookPatchForm,
    'A part that is left out stays as it is; a filter is replaced as a whole.',
    { paused: true },
  ],
  WebhookReplay: [
    WebhookReplayForm,
    'One alert, or all that was told since a time.',
    { since: '2026-06-01T00:00:00Z', missed: true },
  ],
  DeadReplay: [DeadReplayForm, 'A key of `GET /api/dead`.', { key: 'dead/desk/8998219904400000/9f2c' }],
} as const satisfies Record<string, NamedSchema>;

/** Descriptions of single fields whose names do not say enough. */
const fieldDescriptions: readonly (readonly [schema: z.ZodType, meta: SchemaMeta])[] = [
  [instant, { format: 'date-time' }],
  [
    answers.ServedAlert.shape.url,
    { description: 'The page of the alert; written when it is served.', format: 'uri' },
  ],
  [Alert.shape.id, { description: 'Never changes: clients drop alerts that they know by it.' }],
  [Alert.shape.title, { description: 'One line that can stand alone. Holds words from outside: escape it.' }],
  [Alert.shape.summary, { description: 'Plain text, 280 characters at most.' }],
  [Alert.shape.why, { description: 'The rules that made it an alert, the weightiest first.' }],
  [Alert.shape.coverage, { description: 'Of a new article alone.' }],
  [Alert.shape.change, { description: 'Of an edit or a removal alone.' }],
  [
    Alert.shape.touched,
    { description: 'Of an edit that touches positions without moving them; else absent.' },
  ],
  [Alert.shape.health, { description: 'Of a source that began or ceased to fail.' }],
  [
    Alert.shape.judgedAt,
    { description: 'When answers of a language model last changed it; else absent.', format: 'date-time' },
  ],
  [Alert.shape.withdrawn, { description: 'When and why it was withdrawn; it stays in its place.' }],
];

function registryOf(named: Readonly<Record<string, NamedSchema>>) {
  const registry = z.registry<SchemaMeta>();
  for (const [schema, meta] of fieldDescriptions) registry.add(schema, meta);
  for (const [id, [schema, description, example]] of Object.entries(named)) {
    registry.add(schema, { id, description, ...(example === undefined ? {} : { examples: [example] }) });
  }
  return registry;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Says in words what a key means that is left out. As `default`, generators of clients take it for a key that must be sent.
 */
function describeDefault({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (!('default' in jsonSchema)) return;
  const { description, default: value } = jsonSchema;
  const words = `Left out, it is ${JSON.stringify(value)}.`;
  jsonSchema.description = description === undefined ? words : `${description} ${words}`;
  delete jsonSchema.default;
}

/** Lets answers have more keys than a client knows, since fields are added within a schema version. */
function allowMoreKeys({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

function schemasOf(
  named: Readonly<Record<string, NamedSchema>>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = registryOf(named);
  const { schemas } = z.toJSONSchema(registry, {
    io,
    metadata: registry,
    uri: (id) => `#/components/schemas/${id}`,
    override: io === 'output' ? allowMoreKeys : describeDefault,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema]),
  );
}

/** The schemas of the document are the same that validate what is sent and what is stored. */
export const componentSchemas = (): Record<string, JsonSchema> => ({
  ...schemasOf(answerSchemas, 'output'),
  ...schemasOf(bodySchemas, 'input'),
});

/**
 * Writes JSON Schema 2020-12 of an alert as a file of its own.
 * @param base the address at which readers reach us, without a slash at its end
 */
export function alertSchema(base: string): JsonSchema {
  return {
    $id: `${base}/schemas/alert.json`,
    title: 'An alert of Readout, schema 1',
    ...z.toJSONSchema(answers.ServedAlert, { metadata: registryOf(answerSchemas), override: allowMoreKeys }),
  };
}
