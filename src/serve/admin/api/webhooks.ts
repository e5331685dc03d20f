import { checkAddress } from '../../../core/model/address.ts';
import { clockSince, HOUR_MS, iso, SEEN_SECONDS } from '../../../core/model/time.ts';
import { newEndpoint } from '../../../core/webhooks/retry.ts';
import type { DeliveryMessage, Endpoint, MessageClock, Subscription } from '../../../core/model/index.ts';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { TEST_EVENT, testEvent } from '../../../core/webhooks/event.ts';
import { formatOf } from '../../../core/webhooks/request.ts';
import { addressPolicy } from '../../../settings.ts';
import { makeId, makeSecret } from '../../../io/sign.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { readForm } from './body.ts';
import { invalid, json, list, type Refusal, refuse } from './problem.ts';
import { notFound } from '../../http/http-problem.ts';
import { unknownIds } from './filter-ids.ts';
import { WebhookForm, WebhookPatchForm } from './webhook-forms.ts';

/** Each alert is matched with each subscription, and each match costs a message. */
const MAX_SUBSCRIPTIONS = 100;
/** The earlier secret keeps signing beside the new one for this long, so that receivers can change over when it suits them. */
const SECRET_OVERLAP_MS = 24 * HOUR_MS;
/** Every secret in force adds a signature to each delivery. */
const MAX_RETIRING_SECRETS = 4;

export const noWebhook = notFound('No webhook has this id.');

/** Returns what may be shown of a subscription: everything but its secrets. */
const publicView = (subscription: Subscription, endpoint: Endpoint) => {
  const { id, url, format, authorization, filter, paused, digest, digestHour, createdAt } = subscription;
  const { state, since, reason } = endpoint;
  return {
    id,
    url,
    format,
    authorization: authorization?.split(' ')[0] ?? null,
    filter,
    paused,
    digest,
    digestHour,
    createdAt,
    state,
    since,
    reason,
  };
};

export async function listWebhooks({ corpus }: Dependencies): Promise<Response> {
  const subscriptions = await corpus.listSubscriptions();
  const endpoints = await corpus.getEndpoints(subscriptions.map(({ id }) => id));
  const oldestFirst = subscriptions.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return list(oldestFirst.map((one) => publicView(one, endpoints.get(one.id) ?? newEndpoint(one))));
}

export async function getWebhook(
  { corpus }: Dependencies,
  _request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const subscription = await corpus.getSubscription(id);
  if (subscription === null) return refuse(noWebhook);
  return json(publicView(subscription, (await corpus.getEndpoint(id)) ?? newEndpoint(subscription)));
}

/**
 * Makes a subscription and answers with its secret, this once. A test event is queued before it answers. Alerts that are told
 * before every fan-out knows the subscription are sent by a catch-up.
 */
export async function postWebhook(dependencies: Dependencies, request: Request): Promise<Response> {
  const { corpus, queues, settings, wall } = dependencies;
  if (settings.publicUrl === null) return refuse(noPublicUrl);
  const form = await readForm(request, WebhookForm);
  if (!form.ok) return refuse(form.error);
  const url = checkUrl(dependencies, form.value.url);
  if (!url.ok) return refuse(url.error);
  const unknown = await unknownIds(dependencies, form.value.filter);
  if (unknown.length > 0) return refuse(invalid(unknown));
  if ((await corpus.listSubscriptions()).length >= MAX_SUBSCRIPTIONS) return refuse(tooMany);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  const secret = makeSecret();
  const subscription: Subscription = {
    ...form.value,
    id: makeId(),
    url: url.value,
    format: form.value.format ?? formatOf(url.value),
    secret,
    retiring: [],
    createdAt: iso(clock.tick),
  };
  const { id } = subscription;
  await corpus.putSubscription(subscription);
  // A paused one is sent nothing, and hears of all that it missed when the pause ends.
  if (!subscription.paused) await queues.deliveries([testEvent(clock, id)]);
  await queues.deliveries(
    [{ kind: 'catch-up', clock, subscription: id, since: null, again: false, by: null }],
    SEEN_SECONDS,
  );
  // A chat's messages are not signed, so it needs no secret.
  const secretOnce = subscription.format === 'standard' ? { secret } : {};
  return json({ ...publicView(subscription, newEndpoint(subscription)), ...secretOnce }, 201, {
    location: `/api/webhooks/${id}`,
  });
}

const noPublicUrl: Refusal = {
  status: 503,
  title: 'No public address is set',
  detail: 'Webhooks link to the whole alert: set PUBLIC_URL in wrangler.toml (locally: in .dev.vars).',
};

const tooMany: Refusal = {
  status: 409,
  title: 'Too many webhooks',
  detail: `There are ${MAX_SUBSCRIPTIONS} webhooks; delete one first.`,
};

/** Checks an address by the same policy as every address that is fetched. */
function checkUrl({ settings }: Dependencies, url: string): Result<string, Refusal> {
  const address = checkAddress(url, addressPolicy(settings));
  return address.ok ? ok(address.value.href) : err(invalid([{ path: 'url', text: address.error }]));
}

/**
 * Changes what is named and leaves the rest. A new address is sent a test, and an answer of 2xx makes it active. The end of a pause
 * queues a catch-up, so that no alert told from then on is lost.
 */
export async function patchWebhook(
  dependencies: Dependencies,
  request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const { corpus, queues, wall } = dependencies;
  const form = await readForm(request, WebhookPatchForm);
  if (!form.ok) return refuse(form.error);
  const before = await corpus.getSubscription(id);
  if (before === null) return refuse(noWebhook);
  const url = form.value.url === undefined ? ok(before.url) : checkUrl(dependencies, form.value.url);
  if (!url.ok) return refuse(url.error);
  const unknown = form.value.filter === undefined ? [] : await unknownIds(dependencies, form.value.filter);
  if (unknown.length > 0) return refuse(invalid(unknown));
  const subscription: Subscription = { ...before, ...form.value, url: url.value };
  await corpus.putSubscription(subscription);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  await queues.deliveries(afterPatch(before, subscription, clock), SEEN_SECONDS);
  return json(publicView(subscription, (await corpus.getEndpoint(id)) ?? newEndpoint(subscription)));
}

/** Returns what follows from a change. It is queued with a delay, because storage may show the webhook as it was for a minute. */
function afterPatch(before: Subscription, after: Subscription, clock: MessageClock) {
  const { id, url, format, authorization, paused } = after;
  const messages: DeliveryMessage[] = [];
  const isOther = url !== before.url || format !== before.format || authorization !== before.authorization;
  if (isOther && !paused) messages.push(testEvent(clock, id));
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

/** Sends a test event, even to a disabled endpoint: an answer of 2xx opens the endpoint again. */
export async function postTest(
  { corpus, queues, wall }: Dependencies,
  _request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  if ((await corpus.getSubscription(id)) === null) return refuse(noWebhook);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  await queues.deliveries([testEvent(clock, id)]);
  return json({ queued: TEST_EVENT }, 202);
}

/** Makes a new secret and shows it this once; the previous one keeps signing for a day. */
export async function postRotate(
  { corpus, wall }: Dependencies,
  _request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const subscription = await corpus.getSubscription(id);
  if (subscription === null) return refuse(noWebhook);
  if (subscription.format !== 'standard') return refuse(unsigned);
  const { tick: now } = clockSince((await corpus.readTick()).heartbeat, wall);
  const until = iso(now + SECRET_OVERLAP_MS);
  const retiring = [{ secret: subscription.secret, until }, ...subscription.retiring]
    .filter((old) => Date.parse(old.until) > now)
    .slice(0, MAX_RETIRING_SECRETS);
  const secret = makeSecret();
  await corpus.putSubscription({ ...subscription, secret, retiring });
  return json({ id, secret, previousUntil: until });
}

const unsigned: Refusal = {
  status: 409,
  title: 'This webhook has no secret',
  detail:
    'Messages to a chat are not signed. The address of its hook is the key: make a new hook there, and set it with PATCH url.',
};

/** Deletes a subscription. Deliveries still in the queue find no subscription and end. */
export async function deleteWebhook(
  { corpus }: Dependencies,
  _request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  if ((await corpus.getSubscription(id)) === null) return refuse(noWebhook);
  await corpus.deleteSubscription(id);
  await corpus.deleteEndpoint(id);
  return new Response(null, { status: 204 });
}
