import { compileFilter } from '../../core/alerts/filter.ts';
import { logRowOf } from '../../core/alerts/log-row.ts';
import type { Alert, DeliveryMessage, Subscription } from '../../core/model/index.ts';
import { unreachable } from '../../core/model/result.ts';
import { alertEvent, digestEvent } from '../../core/webhooks/event.ts';
import type { Dependencies } from '../dependencies.ts';
import { attemptDelivery, recordAttempt } from './attempt.ts';
import { catchUp } from './catch-up.ts';
import { ACK, type DeliveryOutcome, UNSEEN } from './outcome.ts';

type FanOutMessage = Extract<DeliveryMessage, { kind: 'fan-out' }>;
type DigestMessage = Extract<DeliveryMessage, { kind: 'digest' }>;

/** Works off one message of the queue `deliveries`. */
export function deliver(dependencies: Dependencies, message: DeliveryMessage): Promise<DeliveryOutcome> {
  switch (message.kind) {
    case 'fan-out':
      return fanOut(dependencies, message);
    case 'delivery':
      return attemptDelivery(dependencies, message);
    case 'record':
      return recordAttempt(dependencies, message);
    case 'catch-up':
      return catchUp(dependencies, message);
    case 'digest':
      return fanOutDigest(dependencies, message);
    default:
      return unreachable(message);
  }
}

/** Sends one message for each endpoint that is to get the alert, so that no endpoint waits for another. */
async function fanOut(dependencies: Dependencies, message: FanOutMessage): Promise<DeliveryOutcome> {
  const { corpus, queues } = dependencies;
  const alert = await corpus.getAlert(message.alert);
  if (alert === null) return UNSEEN;
  const subscriptions = await corpus.listSubscriptions();
  const wanting =
    alert.withdrawn === null
      ? await endpointsForAlert(dependencies, alert, subscriptions)
      : await endpointsForWithdrawal(dependencies, alert, subscriptions);
  const lacking = message.lacking === true ? await withoutAlert(dependencies, alert, wanting) : wanting;
  await queues.deliveries(lacking.map(({ id }) => alertEvent(message.clock, id, alert)));
  return ACK;
}

async function endpointsForAlert(
  { corpus }: Dependencies,
  alert: Alert,
  subscriptions: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const row = logRowOf(alert);
  const wanting = subscriptions.filter(
    ({ filter, digest, paused }) => digest === null && !paused && compileFilter(filter)(row),
  );
  const endpoints = await corpus.getEndpoints(wanting.map(({ id }) => id));
  return wanting.filter(({ id }) => endpoints.get(id)?.state !== 'disabled');
}

/** Leaves out the endpoints to which the alert was sent before, whatever came of it. */
async function withoutAlert(
  { corpus }: Dependencies,
  alert: Alert,
  wanting: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const lacking: Subscription[] = [];
  for (const subscription of wanting) {
    const log = await corpus.listDeliveriesSince(subscription.id, alert.at);
    if (log.every(({ event }) => event !== alert.id)) lacking.push(subscription);
  }
  return lacking;
}

/**
 * Selects the endpoints that got the alert or were to get it then, whatever they ask for by now. One with a digest is told of
 * the withdrawal at once, and one that is closed has it in its log and gets it when it opens.
 */
async function endpointsForWithdrawal(
  { corpus }: Dependencies,
  alert: Alert,
  subscriptions: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const row = logRowOf(alert);
  const wanting: Subscription[] = [];
  for (const subscription of subscriptions) {
    const wasForIt = subscription.createdAt <= alert.at && compileFilter(subscription.filter)(row);
    const gotIt =
      wasForIt ||
      (await corpus.listDeliveriesSince(subscription.id, alert.at)).some(({ event }) => event === alert.id);
    if (gotIt) wanting.push(subscription);
  }
  return wanting;
}

/** Sends one message for each endpoint whose digest is due at this hour and was not sent today. */
async function fanOutDigest(
  { corpus, queues }: Dependencies,
  message: DigestMessage,
): Promise<DeliveryOutcome> {
  const { clock, hour, period } = message;
  const wanting = (await corpus.listSubscriptions()).filter(
    ({ digest, digestHour, createdAt }) =>
      digest === 'day' && digestHour === hour && createdAt < period.until,
  );
  const endpoints = await corpus.getEndpoints(wanting.map(({ id }) => id));
  for (const { id, paused } of wanting) {
    if (paused || endpoints.get(id)?.state === 'disabled') continue;
    const event = digestEvent(clock, id, period);
    // The tick may be fired again, and keeps no state but this.
    const sent = (await corpus.listDeliveriesSince(id, period.until)).some(
      (one) => one.event === event.event,
    );
    if (!sent) await queues.deliveries([event]);
  }
  return ACK;
}
