import { logRowOf } from '../../core/alerts/log-row.ts';
import { iso, messageClock } from '../../core/model/time.ts';
import {
  type AttemptOutcome,
  type DeliveryVerdict,
  describeAnswer,
  type EndpointAnswer,
  judgeAttempt,
  newEndpoint,
} from '../../core/webhooks/retry.ts';
import { describeFailure } from '../../core/model/failure.ts';
import { hash } from '../../core/model/ids.ts';
import type { Delivery, Endpoint, Subscription } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { unsignedHeaders, webhookHeaders } from '../../core/webhooks/request.ts';
import { endpointUrl } from '../../core/webhooks/request.ts';
import { disabledAlert } from '../../core/alerts/compose.ts';
import { type DeliveryEvent, TEST_EVENT } from '../../core/webhooks/event.ts';
import { sign } from '../../io/sign.ts';
import type { Dependencies } from '../dependencies.ts';
import { bodyOf } from './body.ts';
import { ACK, type Handled, SEEN_SECONDS, UNSEEN } from './outcome.ts';

/** All that one attempt is about. */
type Attempt = {
  readonly message: DeliveryEvent;
  readonly subscription: Subscription;
  readonly endpoint: Endpoint;
};

/**
 * One attempt at one endpoint. Its record is written before its consequences, and a storage failure anywhere only makes
 * the queue hand the message out again: the receiver knows the event by its id. The next attempt is a message of its
 * own, so that a hand-out which posted nothing counts for none.
 */
export async function attemptDelivery(dependencies: Dependencies, message: DeliveryEvent): Promise<Handled> {
  const { corpus, wall } = dependencies;
  const subscription = await corpus.getSubscription(message.subscription);
  if (subscription === null) return isYoung(message, wall()) ? UNSEEN : ACK;
  const endpoint = (await corpus.getEndpoint(subscription.id)) ?? newEndpoint(subscription);
  const attempt: Attempt = { message, subscription, endpoint };
  const closed = closedFor(attempt);
  if (closed !== null) {
    await record(dependencies, attempt, { result: closed, endpoint: null }, null, wall());
    return ACK;
  }
  if (await cameThrough(dependencies, message)) return ACK;
  const body = await bodyOf(dependencies, subscription, message);
  if (body === null) return UNSEEN;

  const started = wall();
  const answer = await post(dependencies, attempt, body);
  const now = messageClock(message.clock, wall)();
  const { event, attempt: nth } = message;
  const verdict = judgeAttempt(answer, { endpoint, format: subscription.format, event, attempt: nth, now });
  // Asked for before it is recorded: who finds in the log that another one asked leaves it to that one.
  if (verdict.endpoint?.state === 'active') await askForMissed(dependencies, attempt);
  await record(dependencies, attempt, verdict, answer, started);
  await follow(dependencies, attempt, verdict, now);
  return ACK;
}

/** KV may not show a subscription yet that was made just now; an older one that is not there was deleted. */
const isYoung = (message: DeliveryEvent, now: number): boolean =>
  now - message.clock.sentAt < SEEN_SECONDS * 1_000;

/** A test is sent to a closed endpoint as well: answered with 2xx, it opens a disabled one again. */
function closedFor({ message, subscription, endpoint }: Attempt): AttemptOutcome | null {
  if (message.type === TEST_EVENT) return null;
  if (endpoint.state === 'disabled') return { outcome: 'disabled', reason: endpoint.reason ?? '' };
  return subscription.paused ? { outcome: 'paused', reason: 'the subscription is paused' } : null;
}

/** While an attempt waited for hours, what the endpoint missed may have been sent to it by a catch-up. */
async function cameThrough({ corpus }: Dependencies, message: DeliveryEvent): Promise<boolean> {
  if (message.attempt === 1) return false;
  const deliveries = await corpus.listDeliveriesSince(message.subscription, iso(message.clock.tick));
  return deliveries.some(({ event, outcome }) => event === message.event && outcome === 'delivered');
}

async function post(
  { fetch, wall }: Dependencies,
  { subscription, message }: Attempt,
  body: string,
): Promise<EndpointAnswer> {
  const url = endpointUrl(subscription);
  const headers =
    subscription.format === 'standard'
      ? await signedHeaders(subscription, message, body, wall)
      : unsignedHeaders;
  const posted = await fetch.post({ url, body, headers });
  if (posted.ok) return posted.value;
  const { error } = posted;
  const text = describeFailure(error);
  return 'status' in error
    ? { status: error.status, retryAfterSeconds: error.retryAfterSeconds, text }
    : { status: null, retryAfterSeconds: null, text };
}

async function signedHeaders(
  { secret, retiring }: Subscription,
  { event, clock }: DeliveryEvent,
  body: string,
  wall: Dependencies['wall'],
): Promise<Readonly<Record<string, string>>> {
  // The wall clock, in a replay too: receivers refuse what is more than five minutes off.
  const timestampSeconds = Math.floor(wall() / 1_000);
  const now = messageClock(clock, wall)();
  const secrets = [
    secret,
    ...retiring.filter(({ until }) => Date.parse(until) > now).map((old) => old.secret),
  ];
  const signatures = await Promise.all(secrets.map((one) => sign(one, event, timestampSeconds, body)));
  return webhookHeaders(event, timestampSeconds, signatures);
}

/** @param answer null where nothing was posted @param started wall time in milliseconds */
async function record(
  { corpus, log, wall }: Dependencies,
  { message, subscription, endpoint }: Attempt,
  { result, endpoint: turned }: DeliveryVerdict,
  answer: EndpointAnswer | null,
  started: number,
): Promise<void> {
  const now = messageClock(message.clock, wall)();
  const { event, alert, digest, type, attempt } = message;
  const delivery: Delivery = {
    subscription: subscription.id,
    event,
    alert,
    digest,
    type,
    attempt,
    at: iso(now),
    status: answer?.status ?? null,
    outcome: result.outcome,
    opened: turned?.state === 'active',
    nextAt: result.outcome === 'retry' ? iso(now + result.seconds * 1_000) : null,
    milliseconds: wall() - started,
    text: excerptOf(answer, result, endpoint),
  };
  await corpus.putDelivery(delivery);
  const { status, outcome } = delivery;
  log({ event: 'delivery', subscription: subscription.id, id: event, attempt, status, outcome });
}

const excerptOf = (answer: EndpointAnswer | null, result: AttemptOutcome, endpoint: Endpoint): string => {
  if (answer !== null) return line(answer.text) || describeAnswer(answer);
  return 'reason' in result ? result.reason : (endpoint.reason ?? '');
};

/** What follows from the verdict, each step safe to take twice: the next attempt, a dead letter, the endpoint's new state. */
async function follow(
  dependencies: Dependencies,
  { message, endpoint }: Attempt,
  verdict: DeliveryVerdict,
  now: number,
): Promise<void> {
  const { corpus, queues } = dependencies;
  const { result } = verdict;
  if (result.outcome === 'retry') {
    await queues.deliveries([{ ...message, attempt: message.attempt + 1 }], result.seconds);
  }
  if (result.outcome === 'dead') {
    const id = hash(message.subscription, message.event);
    // Sent again by hand, it begins anew.
    const body = { ...message, attempt: 1 };
    await corpus.putDead({ id, queue: 'deliveries', at: iso(now), reason: result.reason, body });
  }
  if (verdict.endpoint === null) return;
  // Ten deliveries may fail or come through at once, and KV takes one write a second to a key.
  const { state } = (await corpus.getEndpoint(endpoint.id)) ?? endpoint;
  if (state === verdict.endpoint.state) return;
  if (verdict.endpoint.state === 'disabled') await tellDisabled(dependencies, message, verdict.endpoint);
  await corpus.putEndpoint(verdict.endpoint);
}

/** It answers again: what it missed follows as soon as the log surely shows what it got. */
async function askForMissed({ queues, wall }: Dependencies, { message, endpoint }: Attempt): Promise<void> {
  const { subscription, event, clock } = message;
  const now = { tick: messageClock(clock, wall)(), sentAt: wall() };
  const since = endpoint.failingSince ?? endpoint.since;
  await queues.deliveries(
    [{ kind: 'catch-up', clock: now, subscription, since, again: false, by: event }],
    SEEN_SECONDS,
  );
}

/** In the order of the desk: alert, log row, message. */
async function tellDisabled(
  { corpus, queues, wall }: Dependencies,
  { clock }: DeliveryEvent,
  endpoint: Endpoint,
): Promise<void> {
  const alert = disabledAlert(endpoint);
  if ((await corpus.getAlert(alert.id)) === null) await corpus.putAlert(alert);
  await corpus.putLog(logRowOf(alert));
  const now = { tick: messageClock(clock, wall)(), sentAt: wall() };
  await queues.deliveries([{ kind: 'fan-out', clock: now, alert: alert.id }]);
}
