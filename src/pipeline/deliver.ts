import { logRowOf } from '../core/alert.ts';
import { iso, messageClock } from '../core/clock.ts';
import { type Answer, describeAnswer, judge, newEndpoint, type Verdict } from '../core/delivery.ts';
import { describeFailure } from '../core/failure.ts';
import { matchesFilter } from '../core/filter.ts';
import { hash } from '../core/hash.ts';
import type { Alert, Delivery, DeliveryMessage, Endpoint, Subscription } from '../core/model.ts';
import { unreachable } from '../core/result.ts';
import { line } from '../core/text.ts';
import { alertPayload, payload, webhookHeaders } from '../core/webhook.ts';
import { sign } from '../io/sign.ts';
import type { Dependencies } from './dependencies.ts';

/** What the queue is to do with the message. A throw is a storage failure, and retried as well. */
export type Handled = { readonly ack: true } | { readonly retryAfterSeconds: number };

type FanOut = Extract<DeliveryMessage, { kind: 'fan-out' }>;
type OneDelivery = Extract<DeliveryMessage, { kind: 'delivery' }>;
type CatchUp = Extract<DeliveryMessage, { kind: 'catch-up' }>;

/** A subscription is known to every fan-out so long after its creation: KV shows a write elsewhere after 60 s and more. */
export const CATCH_UP_SECONDS = 120;
const ACK: Handled = { ack: true };
/** What was written before its message was sent, and is not seen yet, will be. */
const UNSEEN: Handled = { retryAfterSeconds: 60 };
/** Of the log, at a catch-up: a subscription misses a minute or two of it. */
const CATCH_UP_ALERTS = 100;

/** The type of the event that an endpoint gets at its creation and on demand. */
export const TEST_EVENT = 'endpoint.test';

/**
 * Works one message of the queue `deliveries`.
 * @param attempt how often the queue has handed this message out, counted from 1
 */
export function deliver(
  dependencies: Dependencies,
  message: DeliveryMessage,
  attempt: number,
): Promise<Handled> {
  switch (message.kind) {
    case 'fan-out':
      return fanOut(dependencies, message);
    case 'delivery':
      return deliverOne(dependencies, message, attempt);
    case 'catch-up':
      return catchUp(dependencies, message);
    default:
      return unreachable(message);
  }
}

/** One message for each endpoint that wants the alert, so that no endpoint waits for another. */
async function fanOut({ corpus, queues }: Dependencies, message: FanOut): Promise<Handled> {
  const alert = await corpus.getAlert(message.alert);
  if (alert === null) return UNSEEN;
  const row = logRowOf(alert);
  const wanting = (await corpus.listSubscriptions()).filter(({ filter }) => matchesFilter(filter, row));
  const endpoints = await corpus.getEndpoints(wanting.map(({ id }) => id));
  const enabled = wanting.filter(({ id }) => endpoints.get(id)?.state !== 'disabled');
  await queues.deliveries(enabled.map(({ id }) => alertEvent(message.clock, id, alert)));
  return ACK;
}

/** Sends a new subscription what was told since it was made, but for what a fan-out has sent it already. */
async function catchUp({ corpus, queues }: Dependencies, message: CatchUp): Promise<Handled> {
  const subscription = await corpus.getSubscription(message.subscription);
  if (subscription === null) return ACK;
  const sent = new Set((await corpus.listDeliveries(subscription.id)).map(({ event }) => event));
  const missed = (await corpus.listLog())
    .filter((row) => row.at >= subscription.createdAt && !sent.has(row.id))
    .filter((row) => matchesFilter(subscription.filter, row))
    .slice(0, CATCH_UP_ALERTS);
  const alerts = await corpus.getAlerts(missed.map(({ id }) => id));
  await queues.deliveries(
    [...alerts.values()].map((alert) => alertEvent(message.clock, subscription.id, alert)),
  );
  return ACK;
}

/** An alert's event has the alert's id, the same for all endpoints; its withdrawal is an event of its own. */
const alertEvent = (clock: DeliveryMessage['clock'], subscription: string, alert: Alert): OneDelivery => ({
  kind: 'delivery',
  clock,
  subscription,
  event: alert.withdrawn === null ? alert.id : hash('withdrawn', alert.id),
  type: alert.withdrawn === null ? `alert.${alert.kind}` : 'alert.withdrawn',
  alert: alert.id,
});

/**
 * One attempt at one endpoint. Its record is written before its consequences, and a storage failure anywhere only makes
 * the queue hand the message out again: the receiver knows the event by its id.
 */
async function deliverOne(
  dependencies: Dependencies,
  message: OneDelivery,
  attempt: number,
): Promise<Handled> {
  const { corpus, wall } = dependencies;
  const subscription = await corpus.getSubscription(message.subscription);
  if (subscription === null) return isYoung(message, wall()) ? UNSEEN : ACK;
  const endpoint = (await corpus.getEndpoint(subscription.id)) ?? newEndpoint(subscription);
  const body = await bodyOf(dependencies, message);
  if (body === null) return UNSEEN;

  const started = wall();
  const answer = isClosed(endpoint, message) ? null : await post(dependencies, subscription, message, body);
  const now = messageClock(message.clock, wall)();
  const verdict = answer === null ? stayClosed(endpoint) : judge(answer, attempt, endpoint, now);
  await record(dependencies, message, verdict, {
    ...addressed(message),
    attempt,
    at: iso(now),
    status: answer?.status ?? null,
    outcome: verdict.result.outcome,
    milliseconds: wall() - started,
    text: answer === null ? (endpoint.reason ?? '') : line(answer.text) || describeAnswer(answer),
  });
  return verdict.result.outcome === 'retry' ? { retryAfterSeconds: verdict.result.seconds } : ACK;
}

/** KV may not show a subscription yet that was made just now; an older one that is not there was deleted. */
const isYoung = (message: OneDelivery, now: number): boolean =>
  now - message.clock.sentAt < CATCH_UP_SECONDS * 1_000;

/** A test is sent to a disabled endpoint as well: answered with 2xx, it opens it again. */
const isClosed = (endpoint: Endpoint, message: OneDelivery): boolean =>
  endpoint.state === 'disabled' && message.type !== TEST_EVENT;

const stayClosed = (endpoint: Endpoint): Verdict => ({
  result: { outcome: 'disabled', reason: endpoint.reason ?? '' },
  endpoint: null,
});

const addressed = ({ subscription, event, alert, type }: OneDelivery) => ({
  subscription,
  event,
  alert,
  type,
});

/** @returns null when the alert is not seen yet */
async function bodyOf({ corpus, settings }: Dependencies, message: OneDelivery): Promise<string | null> {
  if (message.alert === null) {
    return payload(message.type, iso(message.clock.tick), { subscription: message.subscription });
  }
  const alert = await corpus.getAlert(message.alert);
  return alert === null ? null : alertPayload(message.type, alert, settings.publicUrl);
}

async function post(
  { fetch, wall }: Dependencies,
  { url, secret }: Subscription,
  { event }: OneDelivery,
  body: string,
): Promise<Answer> {
  // The wall clock, in a replay too: receivers refuse what is more than five minutes off.
  const timestampSeconds = Math.floor(wall() / 1_000);
  const signature = await sign(secret, event, timestampSeconds, body);
  const posted = await fetch.post({
    url,
    body,
    headers: webhookHeaders(event, timestampSeconds, [signature]),
  });
  if (posted.ok) return posted.value;
  const { error } = posted;
  const text = describeFailure(error);
  return 'status' in error
    ? { status: error.status, retryAfterSeconds: error.retryAfterSeconds, text }
    : { status: null, retryAfterSeconds: null, text };
}

async function record(
  { corpus, log }: Dependencies,
  message: OneDelivery,
  { result, endpoint }: Verdict,
  delivery: Delivery,
): Promise<void> {
  await corpus.putDelivery(delivery);
  if (endpoint !== null) await corpus.putEndpoint(endpoint);
  if (result.outcome === 'dead') {
    const id = hash(message.subscription, message.event);
    await corpus.putDead({ id, queue: 'deliveries', at: delivery.at, reason: result.reason, body: message });
  }
  const { subscription, event, attempt, status, outcome } = delivery;
  log({ event: 'delivery', subscription, id: event, attempt, status, outcome });
}
