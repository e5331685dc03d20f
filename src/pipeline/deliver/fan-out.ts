import { logRowOf } from '../../core/alerts/log-row.ts';
import { matchesFilter } from '../../core/alerts/filter.ts';
import type { Alert, DeliveryMessage, Subscription } from '../../core/model/index.ts';
import { alertEvent } from '../../core/webhooks/event.ts';
import type { Dependencies } from '../dependencies.ts';
import { ACK, type Handled, UNSEEN } from './outcome.ts';

type FanOut = Extract<DeliveryMessage, { kind: 'fan-out' }>;

/** One message for each endpoint that is to get the alert, so that no endpoint waits for another. */
export async function fanOut(dependencies: Dependencies, message: FanOut): Promise<Handled> {
  const { corpus, queues } = dependencies;
  const alert = await corpus.getAlert(message.alert);
  if (alert === null) return UNSEEN;
  const subscriptions = await corpus.listSubscriptions();
  const wanting =
    alert.withdrawn === null
      ? await wantingNow(dependencies, alert, subscriptions)
      : await wantingItsWithdrawal(dependencies, alert, subscriptions);
  await queues.deliveries(wanting.map(({ id }) => alertEvent(message.clock, id, alert)));
  return ACK;
}

async function wantingNow(
  { corpus }: Dependencies,
  alert: Alert,
  subscriptions: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const row = logRowOf(alert);
  const wanting = subscriptions.filter(
    ({ filter, digest, paused }) => digest === null && !paused && matchesFilter(filter, row),
  );
  const endpoints = await corpus.getEndpoints(wanting.map(({ id }) => id));
  return wanting.filter(({ id }) => endpoints.get(id)?.state !== 'disabled');
}

/**
 * A withdrawal goes to all that got the alert or were to get it then, whatever they ask for by now: an endpoint with a
 * digest is told at once, and one that is closed finds it in its log and gets it when it opens.
 */
async function wantingItsWithdrawal(
  { corpus }: Dependencies,
  alert: Alert,
  subscriptions: readonly Subscription[],
): Promise<readonly Subscription[]> {
  const row = logRowOf(alert);
  const wanting: Subscription[] = [];
  for (const subscription of subscriptions) {
    const wasForIt = subscription.createdAt <= alert.at && matchesFilter(subscription.filter, row);
    const gotIt =
      wasForIt ||
      (await corpus.listDeliveriesSince(subscription.id, alert.at)).some(({ event }) => event === alert.id);
    if (gotIt) wanting.push(subscription);
  }
  return wanting;
}
