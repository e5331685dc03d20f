/** Describes what is posted to endpoints: the bodies of events in the format `standard`, and their headers. */
import * as z from 'zod';
import { Alert, alertKinds, Statement } from '../../../core/model/index.ts';
import { instant, nullable } from '../../../core/model/scalars.ts';
import { DIGEST_EVENT, TEST_EVENT, WITHDRAWAL_EVENT } from '../../../core/webhooks/event.ts';
import { ServedAlert } from './answers.ts';

const eventOf = <T extends z.ZodType>(types: readonly string[], data: T) =>
  z.object({ type: z.enum(types), timestamp: instant, data });

const DigestAlert = ServedAlert.pick({
  id: true,
  kind: true,
  at: true,
  title: true,
  summary: true,
  severity: true,
  source: true,
  withdrawn: true,
  url: true,
}).extend({ article: nullable(z.object({ id: z.string(), url: z.string(), title: z.string() })) });

const DigestStatement = Statement.pick({
  party: true,
  text: true,
  saidOn: true,
  verdict: true,
  unsure: true,
  searched: true,
}).extend({
  alert: Alert.shape.id,
  speaker: z.string(),
  nearest: nullable(z.object({ text: z.string(), saidOn: nullable(z.string()), speaker: z.string() })),
});

const DigestOfDay = z.object({
  schema: z.literal(1),
  title: z.string(),
  day: z.iso.date(),
  from: instant,
  until: instant,
  omitted: z.int(),
  groups: z.array(z.object({ id: z.string(), title: z.string(), alerts: z.array(DigestAlert) })),
  notFound: z.array(DigestStatement),
  notFoundOmitted: z.int(),
});

export const AlertEvent = eventOf(
  [...alertKinds.map((kind) => `alert.${kind}`), WITHDRAWAL_EVENT],
  ServedAlert,
);
export const DigestEvent = eventOf([DIGEST_EVENT], DigestOfDay);
export const TestEvent = eventOf([TEST_EVENT], z.object({ subscription: z.string() }));

type Json = Readonly<Record<string, unknown>>;

/** Every delivery is signed (Standard Webhooks 1.0.0); `webhook-id` is the same on every attempt. */
const headers: readonly Json[] = [
  ['webhook-id', 'The same on every attempt at an event: drop what you have.'],
  ['webhook-timestamp', 'The time of this attempt, in seconds since 1970.'],
  ['webhook-signature', 'One `v1,…` for each secret that is valid, separated by spaces.'],
].map(([name, description]) => ({
  name,
  description,
  in: 'header',
  required: true,
  schema: { type: 'string' },
}));

const event = (id: string, summary: string, schema: string): Json => ({
  post: {
    operationId: id,
    tags: ['Webhooks'],
    summary,
    parameters: headers,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
    },
    responses: {
      '2XX': { description: 'It was received.' },
      '410': { description: 'Nothing more is wanted: the endpoint is disabled.' },
      default: { description: 'It is sent again, later and later, for about 17 hours.' },
    },
  },
});

/** What an endpoint in the format `standard` is sent. */
export const webhooks: Json = {
  alert: event('alertEvent', 'An alert, told or withdrawn', 'AlertEvent'),
  'digest.day': event(
    'digestEvent',
    'The alerts of a day, for endpoints that want one message a day',
    'DigestEvent',
  ),
  'endpoint.test': event('testEvent', 'Sent when a webhook is made, and on demand', 'TestEvent'),
};
