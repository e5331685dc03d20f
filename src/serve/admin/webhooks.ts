import { z } from 'zod';
import { checkAddress } from '../../core/address.ts';
import { clockSince, iso } from '../../core/clock.ts';
import { newEndpoint } from '../../core/delivery.ts';
import { hash } from '../../core/hash.ts';
import {
  type DeliveryMessage,
  type Endpoint,
  Filter,
  type MessageClock,
  type Subscription,
} from '../../core/model.ts';
import { gateOf } from '../../env.ts';
import { makeId, makeSecret } from '../../io/sign.ts';
import { CATCH_UP_SECONDS, TEST_EVENT } from '../../pipeline/deliver.ts';
import type { Dependencies } from '../../pipeline/dependencies.ts';
import { readForm } from './body.ts';
import { invalid, json, list, notFound, refuse } from './problem.ts';

type Named = { readonly id: string };

/** Each alert is matched with each subscription, and each match is a message. */
const MOST_SUBSCRIPTIONS = 100;

const values = z.array(z.string().trim().min(1).max(100)).max(50).default([]);
/** As the filters of feeds and lists: what is left out asks for nothing in particular. */
const FilterForm = z.strictObject({
  kind: Filter.shape.kind.default([]),
  source: values,
  type: Filter.shape.type.default([]),
  party: values,
  speaker: values,
  position: values,
  severity: Filter.shape.severity.default(null),
  q: z
    .string()
    .trim()
    .regex(/[^\s,]/u, 'must name a word')
    .max(200)
    .nullable()
    .default(null),
});
const Form = z.strictObject({ url: z.string(), filter: FilterForm.prefault({}) });

const unknown = notFound('No webhook has this id.');

/** All that is shown of a subscription; the secret never is, after its creation. */
const shown = ({ id, url, filter, createdAt }: Subscription, endpoint: Endpoint) => ({
  id,
  url,
  filter,
  createdAt,
  state: endpoint.state,
  since: endpoint.since,
  reason: endpoint.reason,
});

export async function listWebhooks({ corpus }: Dependencies): Promise<Response> {
  const subscriptions = await corpus.listSubscriptions();
  const endpoints = await corpus.getEndpoints(subscriptions.map(({ id }) => id));
  const oldestFirst = subscriptions.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return list(oldestFirst.map((one) => shown(one, endpoints.get(one.id) ?? newEndpoint(one))));
}

export async function getWebhook(
  { corpus }: Dependencies,
  _request: Request,
  { id }: Named,
): Promise<Response> {
  const subscription = await corpus.getSubscription(id);
  if (subscription === null) return refuse(unknown);
  return json(shown(subscription, (await corpus.getEndpoint(id)) ?? newEndpoint(subscription)));
}

/**
 * Makes a subscription and answers with its secret, this once. A signed test event is on its way when it answers, and
 * what is told before every fan-out knows the subscription follows by itself.
 */
export async function postWebhook(dependencies: Dependencies, request: Request): Promise<Response> {
  const { corpus, queues, settings, wall } = dependencies;
  if (settings.publicUrl === null) {
    return refuse({
      status: 503,
      title: 'No public address is set',
      detail:
        'Webhooks name where the whole alert is: set PUBLIC_URL in wrangler.toml (locally: in .dev.vars).',
    });
  }
  const form = await readForm(request, Form);
  if (!form.ok) return refuse(form.error);
  const address = checkAddress(form.value.url, gateOf(settings));
  if (!address.ok) return refuse(invalid([{ path: 'url', text: address.error }]));
  if ((await corpus.listSubscriptions()).length >= MOST_SUBSCRIPTIONS) {
    return refuse({
      status: 409,
      title: 'Too many webhooks',
      detail: `There are ${MOST_SUBSCRIPTIONS} webhooks; delete one first.`,
    });
  }
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  const subscription: Subscription = {
    id: makeId(),
    url: address.value.href,
    secret: makeSecret(),
    filter: form.value.filter,
    createdAt: iso(clock.tick),
  };
  await corpus.putSubscription(subscription);
  await queues.deliveries([testEvent(subscription.id, clock)]);
  await queues.deliveries([{ kind: 'catch-up', clock, subscription: subscription.id }], CATCH_UP_SECONDS);
  const { secret } = subscription;
  return json({ ...shown(subscription, newEndpoint(subscription)), secret }, 201, {
    location: `/api/webhooks/${subscription.id}`,
  });
}

const testEvent = (subscription: string, clock: MessageClock): DeliveryMessage => ({
  kind: 'delivery',
  clock,
  subscription,
  event: hash('test', subscription, String(clock.sentAt)),
  type: TEST_EVENT,
  alert: null,
});

/** Sends a test event, to a disabled endpoint too: answered with 2xx, it opens the endpoint again. */
export async function postTest(
  { corpus, queues, wall }: Dependencies,
  _request: Request,
  { id }: Named,
): Promise<Response> {
  if ((await corpus.getSubscription(id)) === null) return refuse(unknown);
  const event = testEvent(id, clockSince((await corpus.readTick()).heartbeat, wall));
  await queues.deliveries([event]);
  return json({ queued: TEST_EVENT }, 202);
}

/** Deliveries on their way find no subscription and end. */
export async function deleteWebhook(
  { corpus }: Dependencies,
  _request: Request,
  { id }: Named,
): Promise<Response> {
  if ((await corpus.getSubscription(id)) === null) return refuse(unknown);
  await corpus.deleteSubscription(id);
  await corpus.deleteEndpoint(id);
  return new Response(null, { status: 204 });
}

export async function listDeliveries(
  { corpus }: Dependencies,
  _request: Request,
  { id }: Named,
): Promise<Response> {
  if ((await corpus.getSubscription(id)) === null) return refuse(unknown);
  return list(await corpus.listDeliveries(id));
}
