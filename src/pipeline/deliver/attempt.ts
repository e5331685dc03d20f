import { logRowOf } from '../../core/alerts/log-row.ts';
import { iso, messageClock, SEEN_SECONDS } from '../../core/model/time.ts';
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
import { composeBody } from './body.ts';
import { ACK, type DeliveryOutcome, UNSEEN } from './outcome.ts';

/** One event for one endpoint, which is about to be posted. */
type EndpointEvent = {
  readonly message: DeliveryEvent;
  readonly subscription: Subscription;
  readonly endpoint: Endpoint;
};

/**
 * Makes one attempt at one endpoint. The attempt is logged before its consequences, and a storage failure anywhere only makes
 * the queue hand the message out again: the receiver knows the event by its id. The next attempt is a message of its own, so
 * that handing a message out without posting it is no attempt.
 */
export async function attemptDelivery(
  dependencies: Dependencies,
  message: DeliveryEvent,
): Promise<DeliveryOutcome> {
  const { corpus, wall } = dependencies;
  const subscription = await corpus.getSubscription(message.subscription);
  if (subscription === null) return isYoung(message, wall()) ? UNSEEN : ACK;
  const endpoint = (await corpus.getEndpoint(subscription.id)) ?? newEndpoint(subscription);
  const attempt: EndpointEvent = { message, subscription, endpoint };
  const closed = whyClosed(attempt);
  if (closed !== null) {
    const verdict = { result: closed, endpoint: null };
    await logAttempt(dependencies, attempt, verdict, { answer: null, started: wall() });
    return ACK;
  }
  if (await isDelivered(dependencies, message)) return ACK;
  const body = await composeBody(dependencies, subscription, message);
  if (body === null) return UNSEEN;

  const started = wall();
  const answer = await postEvent(dependencies, attempt, body);
  const now = messageClock(message.clock, wall)();
  const { event, attempt: nth } = message;
  const verdict = judgeAttempt(answer, { endpoint, format: subscription.format, event, attempt: nth, now });
  // This comes before the log: another attempt that finds there that this one asked leaves it to this one.
  if (verdict.endpoint?.state === 'active') await askForMissed(dependencies, attempt);
  await logAttempt(dependencies, attempt, verdict, { answer, started });
  await carryOut(dependencies, attempt, verdict, now);
  return ACK;
}

/** KV may not show a new subscription yet; one that is missing for longer was deleted. */
const isYoung = (message: DeliveryEvent, now: number): boolean =>
  now - message.clock.sentAt < SEEN_SECONDS * 1_000;

/** @returns null for an open endpoint, and for a test: a 2xx to a test opens a disabled endpoint again */
function whyClosed({ message, subscription, endpoint }: EndpointEvent): AttemptOutcome | null {
  if (message.type === TEST_EVENT) return null;
  if (endpoint.state === 'disabled') return { outcome: 'disabled', reason: endpoint.reason ?? '' };
  return subscription.paused ? { outcome: 'paused', reason: 'the subscription is paused' } : null;
}

/** Says whether a catch-up delivered the event while this attempt waited for hours. */
async function isDelivered({ corpus }: Dependencies, message: DeliveryEvent): Promise<boolean> {
  if (message.attempt === 1) return false;
  const deliveries = await corpus.listDeliveriesSince(message.subscription, iso(message.clock.tick));
  return deliveries.some(({ event, outcome }) => event === message.event && outcome === 'delivered');
}

async function postEvent(
  { fetch, wall }: Dependencies,
  { subscription, message }: EndpointEvent,
  body: string,
): Promise<EndpointAnswer> {
  const url = endpointUrl(subscription);
  const headers =
    subscription.format === 'standard' ? signedHeaders(subscription, message, body, wall) : unsignedHeaders;
  const posted = await fetch.post({ url, body, headers });
  if (posted.ok) return posted.value;
  const { error } = posted;
  const text = describeFailure(error);
  return 'status' in error
    ? { status: error.status, retryAfterSeconds: error.retryAfterSeconds, text }
    : { status: null, retryAfterSeconds: null, text };
}

function signedHeaders(
  { secret, retiring }: Subscription,
  { event, clock }: DeliveryEvent,
  body: string,
  wall: Dependencies['wall'],
): Readonly<Record<string, string>> {
  // This is the wall clock in a replay too, because receivers refuse a time that is more than five minutes off.
  const timestampSeconds = Math.floor(wall() / 1_000);
  const now = messageClock(clock, wall)();
  const secrets = [
    secret,
    ...retiring.filter(({ until }) => Date.parse(until) > now).map((old) => old.secret),
  ];
  const signatures = secrets.map((one) => sign(one, event, timestampSeconds, body));
  return webhookHeaders(event, timestampSeconds, signatures);
}

/** @param posted `answer` is null where nothing was posted; `started` is wall time in milliseconds */
async function logAttempt(
  { corpus, log, wall }: Dependencies,
  { message, subscription, endpoint }: EndpointEvent,
  { result, endpoint: turned }: DeliveryVerdict,
  { answer, started }: { readonly answer: EndpointAnswer | null; readonly started: number },
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
    text: describeAttempt(answer, result, endpoint),
  };
  await corpus.putDelivery(delivery);
  const { status, outcome } = delivery;
  log({ event: 'delivery', subscription: subscription.id, id: event, attempt, status, outcome });
}

const describeAttempt = (
  answer: EndpointAnswer | null,
  result: AttemptOutcome,
  endpoint: Endpoint,
): string => {
  if (answer !== null) return line(answer.text) || describeAnswer(answer);
  return 'reason' in result ? result.reason : (endpoint.reason ?? '');
};

/** Takes the steps that follow from the verdict, each safe to take twice: the next attempt, a dead letter, the endpoint's new state. */
async function carryOut(
  dependencies: Dependencies,
  { message, endpoint }: EndpointEvent,
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
    // A replay by hand begins with the first attempt.
    const body = { ...message, attempt: 1 };
    await corpus.putDead({ id, queue: 'deliveries', at: iso(now), reason: result.reason, body });
  }
  if (verdict.endpoint === null) return;
  // The state is read again, because ten deliveries may end at once and KV takes one write a second to a key.
  const { state } = (await corpus.getEndpoint(endpoint.id)) ?? endpoint;
  if (state === verdict.endpoint.state) return;
  if (verdict.endpoint.state === 'disabled') await tellDisabled(dependencies, message, verdict.endpoint);
  await corpus.putEndpoint(verdict.endpoint);
}

/** Asks for what the endpoint missed, with a delay after which the log surely shows what it got. */
async function askForMissed(
  { queues, wall }: Dependencies,
  { message, endpoint }: EndpointEvent,
): Promise<void> {
  const { subscription, event, clock } = message;
  const now = { tick: messageClock(clock, wall)(), sentAt: wall() };
  const since = endpoint.failingSince ?? endpoint.since;
  await queues.deliveries(
    [{ kind: 'catch-up', clock: now, subscription, since, again: false, by: event }],
    SEEN_SECONDS,
  );
}

/** Writes in the order of the desk: alert, log row, message. */
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
