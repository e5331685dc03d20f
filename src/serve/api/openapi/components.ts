import { z } from 'zod';
import {
  Alert,
  AlertArticle,
  Carrier,
  Change,
  CitedEvidence,
  Coverage,
  Delivery,
  DiffPart,
  Disclosure,
  Issuer,
  PositionMove,
  Reason,
  SourceName,
  Speaker,
  SpeakerRow,
  Statement,
  TimelineRow,
  SuppressedRow,
  Version,
} from '../../../core/model/index.ts';
import { instant } from '../../../core/model/scalars.ts';
import { Source, Watchlist } from '../../../core/watchlist/schema.ts';
import { WithdrawForm } from '../../admin/api/alerts.ts';
import { ChecksForm } from '../../admin/api/checks.ts';
import { DeadReplayForm } from '../../admin/api/dead-letters.ts';
import { WebhookForm, WebhookPatchForm, WebhookReplayForm } from '../../admin/api/webhook-forms.ts';
import * as answers from './answers.ts';
import { alertExample } from './example.ts';

type Meta = { id?: string; description?: string; format?: string; examples?: readonly unknown[] };
type Named = readonly [schema: z.ZodType, description: string, example?: unknown];

/** What is answered. WatchlistLabels are the document's; a schema that stands in another one is referred to by its name. */
export const answered = {
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
  Issuer: [Issuer, 'Whose own text a statement stands in.'],
  PositionMove: [PositionMove, 'A position whose answer moved.'],
  AlertList: [
    answers.AlertList,
    'A page of alerts, newest first; `searched` says how far back filters reach.',
  ],
  TimelineRow: [TimelineRow, 'One decision about a change of an article, told or not, with its rule.'],
  Suppressed: [SuppressedRow, 'What was seen and not told, and the rule that said so.'],
  SuppressedList: [answers.SuppressedList, 'The newest 1,000 that were suppressed.'],
  Article: [answers.ServedArticle, 'Where an article stands, with its timeline.'],
  Version: [Version, 'The text that was extracted from one snapshot.'],
  Utterance: [answers.ServedUtterance, 'One statement with all reports of it.'],
  UtteranceList: [answers.UtteranceList, 'A page of a ledger, newest first.'],
  SpeakerRow: [SpeakerRow, 'Who said how much.'],
  SpeakerList: [answers.SpeakerList, 'Speakers by name; `hidden` are too rarely quoted to be listed.'],
  Evidence: [CitedEvidence, 'A sentence that answers the question of a position.'],
  Position: [answers.ServedPosition, 'A question, its answers, which one stands, and on what evidence.'],
  PositionList: [answers.PositionList, 'Every position of the watchlist.'],
  SourceDay: [answers.SourceDay, 'A UTC day of a source: what it was like, and its failed checks.'],
  SourceStatus: [answers.SourceStatus, 'How a source is doing.'],
  Status: [answers.Status, 'Every source, the clock, the dead letters, and the funnel of today.'],
  Health: [answers.Health, 'Whether the cron is alive (draft-inadarei-api-health-check).'],
  QueuedChecks: [answers.QueuedChecks, 'What is checked now, a host each.'],
  Queued: [answers.Queued, 'What is on its way.'],
  Webhook: [answers.ServedWebhook, 'A subscription and the state of its endpoint; never its secret.'],
  WebhookList: [answers.WebhookList, 'All webhooks, oldest first.'],
  CreatedWebhook: [answers.CreatedWebhook, 'The new webhook with its secret, which is shown this once.'],
  RotatedSecret: [answers.RotatedSecret, 'The new secret; the one before signs as well until then.'],
  Delivery: [Delivery, 'One attempt to deliver.'],
  DeliveryList: [answers.DeliveryList, 'Attempts, newest first.'],
  DeadList: [answers.DeadList, 'Messages that every retry gave up.'],
} as const satisfies Record<string, Named>;

/** What is sent. */
export const taken = {
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
    'Where to, what, and in which form.',
    { url: 'https://you.example/readout', filter: { kind: ['edit', 'removed'], severity: 'notable' } },
  ],
  WebhookPatch: [
    WebhookPatchForm,
    'What is left out stays; a filter is replaced as a whole.',
    { paused: true },
  ],
  WebhookReplay: [
    WebhookReplayForm,
    'One alert, or all that was told since a time.',
    { since: '2026-06-01T00:00:00Z', missed: true },
  ],
  DeadReplay: [DeadReplayForm, 'A key of `GET /api/dead`.', { key: 'dead/desk/8998219904400000/9f2c' }],
} as const satisfies Record<string, Named>;

export type AnswerName = keyof typeof answered;
export type BodyName = keyof typeof taken;

/** What single fields mean, where their names do not say it. */
const fields: readonly (readonly [schema: z.ZodType, meta: Meta])[] = [
  [instant, { format: 'date-time' }],
  [answers.ServedAlert.shape.url, { description: 'The page of the alert; made when served.', format: 'uri' }],
  [Alert.shape.id, { description: 'Never changes: clients drop what they know by it.' }],
  [Alert.shape.title, { description: 'One line that can stand alone. Holds words from outside: escape it.' }],
  [Alert.shape.summary, { description: 'Plain text, 280 characters at most.' }],
  [Alert.shape.why, { description: 'The rules by which it is told, the weightiest first.' }],
  [Alert.shape.coverage, { description: 'Of a new article.' }],
  [Alert.shape.change, { description: 'Of an edit or a removal.' }],
  [Alert.shape.health, { description: 'Of a source in trouble, or out of it.' }],
  [Alert.shape.withdrawn, { description: 'When and why it was withdrawn; it stays in its place.' }],
];

function registryOf(named: Readonly<Record<string, Named>>) {
  const registry = z.registry<Meta>();
  for (const [schema, meta] of fields) registry.add(schema, meta);
  for (const [id, [schema, description, example]] of Object.entries(named)) {
    registry.add(schema, { id, description, ...(example === undefined ? {} : { examples: [example] }) });
  }
  return registry;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Within a schema version fields are only added: what is answered may have more keys than a client knows. */
function open({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

function schemasOf(
  named: Readonly<Record<string, Named>>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = registryOf(named);
  const { schemas } = z.toJSONSchema(registry, {
    io,
    metadata: registry,
    uri: (id) => `#/components/schemas/${id}`,
    ...(io === 'output' ? { override: open } : {}),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema]),
  );
}

/** The schemas of the document: the same that validate what is sent and what is stored. */
export const componentSchemas = (): Record<string, JsonSchema> => ({
  ...schemasOf(answered, 'output'),
  ...schemasOf(taken, 'input'),
});

/** @param base where readers reach us, without a slash at the end @returns JSON Schema 2020-12 of an alert, as a file of its own */
export function alertSchema(base: string): JsonSchema {
  return {
    $id: `${base}/schemas/alert.json`,
    title: 'An alert of Readout, schema 1',
    ...z.toJSONSchema(answers.ServedAlert, { metadata: registryOf(answered), override: open }),
  };
}
