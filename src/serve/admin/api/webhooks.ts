import { checkAddress } from '../../../core/model/address.ts';
import { clockSince, HOUR_MS, iso } from '../../../core/model/time.ts';
import { newEndpoint } from '../../../core/webhooks/retry.ts';
import type { DeliveryMessage, Endpoint, MessageClock, Subscription } from '../../../core/model/index.ts';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { TEST_EVENT, testEvent } from '../../../core/webhooks/event.ts';
import { addressPolicy } from '../../../settings.ts';
import { makeId, makeSecret } from '../../../io/sign.ts';
import { SEEN_SECONDS } from '../../../pipeline/deliver/outcome.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { readForm } from './body.ts';
import { invalid, json, list, notFound, type Refusal, refuse } from './problem.ts';
import { CreationForm, PatchForm } from './webhook-forms.ts';

type Named = { readonly id: string };

/** Each alert is matched with each subscription, and each match is a message. */
const MOST_SUBSCRIPTIONS = 100;
/** So long the earlier secret signs beside the new one: receivers change over in their own time. */
const OVERLAP_MS = 24 * HOUR_MS;
/** Every secret in force is a signature on each delivery. */
const MOST_RETIRING = 4;

const unknown = notFound('No webhook has this id.');

/** All that is shown of a subscription; a secret never is, but where it was just made. */
const shown = (subscription: Subscription, endpoint: Endpoint) => {
  const { id, url, format, filter, paused, digest, digestHour, createdAt } = subscription;
  const { state, since, reason } = endpoint;
  return { id, url, format, filter, paused, digest, digestHour, createdAt, state, since, reason };
};

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
 * Makes a subscription and answers with its secret, this once. A test event is on its way when it answers, and
 * what is told before every fan-out knows the subscription follows by itself.
 */
export async function postWebhook(dependencies: Dependencies, request: Request): Promise<Response> {
  const { corpus, queues, settings, wall } = dependencies;
  if (settings.publicUrl === null) return refuse(noPublicUrl);
  const form = await readForm(request, CreationForm);
  if (!form.ok) return refuse(form.error);
  const url = readUrl(dependencies, form.value.url);
  if (!url.ok) return refuse(url.error);
  if ((await corpus.listSubscriptions()).length >= MOST_SUBSCRIPTIONS) return refuse(tooMany);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  const secret = makeSecret();
  const subscription: Subscription = {
    ...form.value,
    id: makeId(),
    url: url.value,
    secret,
    retiring: [],
    createdAt: iso(clock.tick),
  };
  const { id } = subscription;
  await corpus.putSubscription(subscription);
  await queues.deliveries([testEvent(clock, id)]);
  await queues.deliveries(
    [{ kind: 'catch-up', clock, subscription: id, since: null, again: false, by: null }],
    SEEN_SECONDS,
  );
  // What is not signed has no use for a secret.
  const once = subscription.format === 'standard' ? { secret } : {};
  return json({ ...shown(subscription, newEndpoint(subscription)), ...once }, 201, {
    location: `/api/webhooks/${id}`,
  });
}

const noPublicUrl: Refusal = {
  status: 503,
  title: 'No public address is set',
  detail: 'Webhooks name where the whole alert is: set PUBLIC_URL in wrangler.toml (locally: in .dev.vars).',
};

const tooMany: Refusal = {
  status: 409,
  title: 'Too many webhooks',
  detail: `There are ${MOST_SUBSCRIPTIONS} webhooks; delete one first.`,
};

/** The gate of every address that is fetched. */
function readUrl({ settings }: Dependencies, url: string): Result<string, Refusal> {
  const address = checkAddress(url, addressPolicy(settings));
  return address.ok ? ok(address.value.href) : err(invalid([{ path: 'url', text: address.error }]));
}

/**
 * Changes what is named and leaves the rest. Another address is sent a test: answered with 2xx, it is active. From the
 * end of a pause on nothing is lost.
 */
export async function patchWebhook(
  dependencies: Dependencies,
  request: Request,
  { id }: Named,
): Promise<Response> {
  const { corpus, queues, wall } = dependencies;
  const form = await readForm(request, PatchForm);
  if (!form.ok) return refuse(form.error);
  const before = await corpus.getSubscription(id);
  if (before === null) return refuse(unknown);
  const url = form.value.url === undefined ? ok(before.url) : readUrl(dependencies, form.value.url);
  if (!url.ok) return refuse(url.error);
  const subscription: Subscription = { ...before, ...form.value, url: url.value };
  await corpus.putSubscription(subscription);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  await queues.deliveries(afterPatch(before, subscription, clock), SEEN_SECONDS);
  return json(shown(subscription, (await corpus.getEndpoint(id)) ?? newEndpoint(subscription)));
}

/** Storage may show the webhook as it was for a minute still: what follows from a change comes after that. */
function afterPatch(before: Subscription, { id, url, format, paused }: Subscription, clock: MessageClock) {
  const messages: DeliveryMessage[] = [];
  if (url !== before.url || format !== before.format) messages.push(testEvent(clock, id));
  if (before.paused && !paused) {
    messages.push({
      kind: 'catch-up',
      clock,
      subscription: id,
      since: iso(clock.tick),
      again: false,
      by: null,
    });
  }
  return messages;
}

/** Sends a test event, to a disabled endpoint too: answered with 2xx, it opens the endpoint again. */
export async function postTest(
  { corpus, queues, wall }: Dependencies,
  _request: Request,
  { id }: Named,
): Promise<Response> {
  if ((await corpus.getSubscription(id)) === null) return refuse(unknown);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  await queues.deliveries([testEvent(clock, id)]);
  return json({ queued: TEST_EVENT }, 202);
}

/** Makes a new secret and shows it this once; the one before signs as well for a day. */
export async function postRotate(
  { corpus, wall }: Dependencies,
  _request: Request,
  { id }: Named,
): Promise<Response> {
  const subscription = await corpus.getSubscription(id);
  if (subscription === null) return refuse(unknown);
  if (subscription.format !== 'standard') return refuse(unsigned);
  const { tick: now } = clockSince((await corpus.readTick()).heartbeat, wall);
  const until = iso(now + OVERLAP_MS);
  const retiring = [{ secret: subscription.secret, until }, ...subscription.retiring]
    .filter((old) => Date.parse(old.until) > now)
    .slice(0, MOST_RETIRING);
  const secret = makeSecret();
  await corpus.putSubscription({ ...subscription, secret, retiring });
  return json({ id, secret, previousUntil: until });
}

const unsigned: Refusal = {
  status: 409,
  title: 'Nothing is signed',
  detail:
    'A chat is posted to without a signature. Its address is its key: make another one there, and PATCH url.',
};

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
