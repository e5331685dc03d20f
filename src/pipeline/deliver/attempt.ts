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
import type {
  Delivery,
  DeliveryMessage,
  Endpoint,
  MessageClock,
  Subscription,
} from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { unsignedHeaders, webhookHeaders } from '../../core/webhooks/request.ts';
import { endpointUrl } from '../../core/webhooks/request.ts';
import { disabledAlert } from '../../core/alerts/compose.ts';
import { type DeliveryEvent, repeatEvent, TEST_EVENT } from '../../core/webhooks/event.ts';
import { sign } from '../../io/sign.ts';
import type { Dependencies } from '../dependencies.ts';
import { composeBody } from './body.ts';
import { ACK, type DeliveryOutcome, UNSEEN } from './outcome.ts';

type AttemptRecord = Extract<DeliveryMessage, { kind: 'record' }>;

/** Storage that refused a record is asked again after so long, and then by the retries of the queue. */
const UNRECORDED_SECONDS = 30;

/** One event for one endpoint, which is about to be posted. */
type EndpointEvent = {
  readonly message: DeliveryEvent;
  readonly subscription: Subscription;
  readonly endpoint: Endpoint;
};

/**
 * Makes one attempt at one endpoint, and then records it. The receiver knows the event by its id, and a chat does not: so what was posted
 * is not posted again because storage refuses to take the record. The next attempt is a message of its own, so that handing a message out
 * without posting it is no attempt.
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
    await recordAttempt(dependencies, recordOf(attempt, verdict, { answer: null, started: wall(), wall }));
    return ACK;
  }
  if (await isDelivered(dependencies, subscription, message)) return ACK;
  const body = await composeBody(dependencies, subscription, message);
  if (body === null) return UNSEEN;
  return postOnce(dependencies, attempt, body);
}

/**
 * The events that came through or are on their way, with their endpoints, by the dependencies of their isolate: a queue may hand a message
 * out twice, a fan-out may be made again, and the delivery log shows that only a minute later, or not at all while storage refuses writes.
 */
const postedEvents = new WeakMap<Dependencies, Set<string>>();
const MAX_POSTED_EVENTS = 5_000;

async function postOnce(
  dependencies: Dependencies,
  attempt: EndpointEvent,
  body: string,
): Promise<DeliveryOutcome> {
  const { subscription, event, again, clock } = attempt.message;
  const key = [subscription, event, ...(again === true ? [clock.tick, clock.sentAt] : [])].join(' ');
  const posted = postedEvents.get(dependencies) ?? new Set<string>();
  postedEvents.set(dependencies, posted);
  if (posted.has(key)) return ACK;
  posted.add(key);
  let isDelivered = false;
  try {
    isDelivered = await postAndRecord(dependencies, attempt, body);
  } finally {
    if (!isDelivered) posted.delete(key);
  }
  const [oldest] = posted;
  if (oldest !== undefined && posted.size > MAX_POSTED_EVENTS) posted.delete(oldest);
  return ACK;
}

/** @returns whether it came through */
async function postAndRecord(
  dependencies: Dependencies,
  attempt: EndpointEvent,
  body: string,
): Promise<boolean> {
  const { queues, wall } = dependencies;
  const { message, subscription, endpoint } = attempt;
  const started = wall();
  const answer = await postEvent(dependencies, attempt, body);
  const now = messageClock(message.clock, wall)();
  const { event, attempt: nth } = message;
  const verdict = judgeAttempt(answer, { endpoint, format: subscription.format, event, attempt: nth, now });
  const record = recordOf(attempt, verdict, { answer, started, wall });
  const { result } = verdict;
  const isRecorded = await isolate(dependencies, message, () => recordAttempt(dependencies, record));
  if (result.outcome === 'retry') {
    await queues.deliveries([{ ...message, attempt: nth + 1 }], result.seconds);
  }
  if (isRecorded) return result.outcome === 'delivered';
  const send = () => queues.deliveries([record], UNRECORDED_SECONDS);
  // Where it came through, or its next attempt is on its way, posting it again would only tell it twice.
  if (result.outcome === 'delivered' || result.outcome === 'retry')
    await isolate(dependencies, message, send);
  else await send();
  return result.outcome === 'delivered';
}

/** Logs a failure, so that what was posted is not posted again. @returns whether the work was done */
async function isolate(
  { log }: Dependencies,
  { subscription, event, attempt }: DeliveryEvent,
  work: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    log({ event: 'delivery-unrecorded', subscription, id: event, attempt, text });
    return false;
  }
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

/**
 * Says whether the event was delivered since it was sent: by a catch-up, while this attempt waited for hours, or by an earlier hand-out of
 * the same. A receiver of events drops what it has by its id, and a chat cannot.
 */
async function isDelivered(
  { corpus }: Dependencies,
  { format }: Subscription,
  message: DeliveryEvent,
): Promise<boolean> {
  if (message.attempt === 1 && (format === 'standard' || message.again === true)) return false;
  const deliveries = await corpus.listDeliveriesSince(message.subscription, iso(message.clock.tick));
  return deliveries.some(({ event, outcome }) => event === message.event && outcome === 'delivered');
}

async function postEvent(
  { fetch, wall }: Dependencies,
  { subscription, message }: EndpointEvent,
  body: string,
): Promise<EndpointAnswer> {
  const url = endpointUrl(subscription);
  const { format, authorization } = subscription;
  const headers = {
    ...(format === 'standard' ? signedHeaders(subscription, message, body, wall) : unsignedHeaders),
    ...(authorization === null ? {} : { authorization }),
  };
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

/** Describes what an attempt came to. @param posted `answer` is null where nothing was posted; `started` is wall time in milliseconds */
function recordOf(
  { message, subscription, endpoint }: EndpointEvent,
  { result, endpoint: turned }: DeliveryVerdict,
  posted: {
    readonly answer: EndpointAnswer | null;
    readonly started: number;
    readonly wall: Dependencies['wall'];
  },
): AttemptRecord {
  const { answer, started, wall } = posted;
  const now = messageClock(message.clock, wall)();
  const { event, alert, digest, type, attempt, clock } = message;
  const spell = endpoint.failingSince ?? endpoint.since;
  const opened = turned?.state === 'active' && message.spell !== spell;
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
    opened,
    nextAt: result.outcome === 'retry' ? iso(now + result.seconds * 1_000) : null,
    milliseconds: wall() - started,
    text: describeAttempt(answer, result, endpoint),
  };
  const givenUp = result.outcome === 'dead' ? result.reason : null;
  return { kind: 'record', clock, delivery, givenUp, endpoint: turned, missedSince: opened ? spell : null };
}

const describeAttempt = (
  answer: EndpointAnswer | null,
  result: AttemptOutcome,
  endpoint: Endpoint,
): string => {
  if (answer !== null) return line(answer.text) || describeAnswer(answer);
  return 'reason' in result ? result.reason : (endpoint.reason ?? '');
};

/**
 * Records an attempt and takes the steps that follow from it, each safe to take twice: a dead letter, the request for what was missed, the
 * endpoint's new state. It never posts. What was missed is asked for after the record, which shows the catch-up who asked, and before the
 * state, by which the next delivery knows that nothing is missed.
 */
export async function recordAttempt(
  dependencies: Dependencies,
  record: AttemptRecord,
): Promise<DeliveryOutcome> {
  const { corpus, queues, log } = dependencies;
  const { clock, delivery, givenUp, endpoint, missedSince } = record;
  await corpus.putDelivery(delivery);
  const { subscription, event, attempt, status, outcome, at } = delivery;
  log({ event: 'delivery', subscription, id: event, attempt, status, outcome });
  if (givenUp !== null) {
    const id = hash(subscription, event);
    // A replay by hand begins with the first attempt.
    const body = repeatEvent(clock, delivery);
    await corpus.putDead({ id, queue: 'deliveries', at, reason: givenUp, body });
  }
  if (missedSince !== null) await askForMissed(dependencies, record, missedSince);
  if (endpoint === null) return ACK;
  try {
    await changeEndpoint(dependencies, clock, endpoint);
  } catch (error) {
    if (missedSince === null) throw error;
    // It was asked for, and is not asked for again with each try to write the state.
    await queues.deliveries([{ ...record, missedSince: null }], UNRECORDED_SECONDS);
  }
  return ACK;
}

/** Reads the state again: ten deliveries may end at once, and what is recorded late may be out of date. */
async function changeEndpoint(
  dependencies: Dependencies,
  clock: MessageClock,
  endpoint: Endpoint,
): Promise<void> {
  const { corpus } = dependencies;
  const known = await corpus.getEndpoint(endpoint.id);
  if (known?.state === endpoint.state || (known !== null && known.since > endpoint.since)) return;
  if (endpoint.state === 'disabled') await tellDisabled(dependencies, clock, endpoint);
  await corpus.putEndpoint(endpoint);
}

/** Asks for what the endpoint missed, with a delay after which the log surely shows what it got. */
async function askForMissed(
  { queues, wall }: Dependencies,
  { clock, delivery: { subscription, event } }: AttemptRecord,
  since: string,
): Promise<void> {
  const now = { tick: messageClock(clock, wall)(), sentAt: wall() };
  await queues.deliveries(
    [{ kind: 'catch-up', clock: now, subscription, since, again: false, by: event }],
    SEEN_SECONDS,
  );
}

/** Writes in the order of the desk: alert, log row, message. */
async function tellDisabled(
  { corpus, queues, wall }: Dependencies,
  clock: MessageClock,
  endpoint: Endpoint,
): Promise<void> {
  const alert = disabledAlert(endpoint);
  if ((await corpus.getAlert(alert.id)) === null) await corpus.putAlert(alert);
  await corpus.putLog(logRowOf(alert));
  const now = { tick: messageClock(clock, wall)(), sentAt: wall() };
  await queues.deliveries([{ kind: 'fan-out', clock: now, alert: alert.id }]);
}
