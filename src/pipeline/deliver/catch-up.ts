import { MINUTE_MS, messageClock } from '../../core/model/time.ts';
import { digestDays } from '../../core/alerts/digest-days.ts';
import { matchesFilter } from '../../core/alerts/filter.ts';
import { hash } from '../../core/model/ids.ts';
import type { Delivery, DeliveryMessage, LogRow, Subscription } from '../../core/model/index.ts';
import {
  alertEvent,
  type DeliveryEvent,
  digestEvent,
  repeatEvent,
  isCatchUpAlreadyAsked,
  findMissedEvents,
  WITHDRAWAL_EVENT,
} from '../../core/webhooks/event.ts';
import { currentWatchlist } from '../../core/watchlist/current.ts';
import type { Dependencies } from '../dependencies.ts';
import { ACK, type Handled } from './outcome.ts';

type CatchUp = Extract<DeliveryMessage, { kind: 'catch-up' }>;

/** A chat takes about one message in two seconds (Discord: 30 a minute), and who just came back is not run over. */
const PACE = { messages: 5, seconds: 10 } as const;
/** What was told just before the first failure may have met it as well. */
const MARGIN_MS = 10 * MINUTE_MS;
/** A month of digests: the delivery log goes back no further. */
const MOST_DIGESTS = 30;

/** Sends an endpoint what it has not got since a time, or all that is for it when it is asked for again. */
export async function catchUp(dependencies: Dependencies, message: CatchUp): Promise<Handled> {
  const { corpus } = dependencies;
  const subscription = await corpus.getSubscription(message.subscription);
  if (subscription === null) return ACK;
  const since = message.since ?? subscription.createdAt;
  const log = await corpus.listDeliveriesSince(subscription.id, subscription.createdAt);
  if (message.by !== null && isCatchUpAlreadyAsked(log, message.by)) return ACK;
  const from = Date.parse(since) - (message.again ? 0 : MARGIN_MS);
  // A withdrawal that came during a pause is sent after it, whatever else is not: the alert stands with the receiver.
  const deliveries = log.filter(({ at, type }) => Date.parse(at) >= from || type === WITHDRAWAL_EVENT);
  const events =
    subscription.digest === null
      ? await alertEvents(dependencies, message, subscription, since, deliveries)
      : await digestEvents(dependencies, message, subscription, since, deliveries);
  await sendPaced(dependencies, events);
  await deleteDead(dependencies, events);
  return ACK;
}

/** Oldest first, as they were told. */
async function alertEvents(
  { corpus }: Dependencies,
  { clock, again, since: asked }: CatchUp,
  { id, filter }: Subscription,
  since: string,
  deliveries: readonly Delivery[],
): Promise<DeliveryEvent[]> {
  // Nothing from before its creation is sent to a new endpoint; what was told just before a failure may be missing.
  const from = Date.parse(since) - (again || asked === null ? 0 : MARGIN_MS);
  const rows = (await corpus.listLog()).filter(
    (row: LogRow) => Date.parse(row.at) >= from && matchesFilter(filter, row),
  );
  const known = again ? [] : deliveries;
  const missed = findMissedEvents(known, rows);
  const alerts = await corpus.getAlerts(missed.untried.map((row) => row.id));
  const untried = missed.untried.toReversed().flatMap((row) => alerts.get(row.id) ?? []);
  const events = untried.map((alert) => alertEvent(clock, id, alert));
  return [
    ...missed.tried.toReversed().map((delivery) => repeatEvent(clock, delivery)),
    // Of an alert that was withdrawn before it was ever sent, the withdrawal may stand in the log.
    ...events.filter(({ event }) => known.every((delivery) => delivery.event !== event)),
  ];
}

async function digestEvents(
  { corpus, wall }: Dependencies,
  { clock, again, since: asked }: CatchUp,
  { id, digestHour }: Subscription,
  since: string,
  deliveries: readonly Delivery[],
): Promise<DeliveryEvent[]> {
  const tried = findMissedEvents(deliveries, []).tried.map((delivery) => repeatEvent(clock, delivery));
  // A new endpoint waits for its first morning.
  if (asked === null) return tried;
  const delivered = new Set(
    deliveries.filter(({ outcome }) => outcome === 'delivered').map(({ event }) => event),
  );
  const { timeZone } = currentWatchlist(await corpus.readWatchlist());
  const days = digestDays(messageClock(clock, wall)(), timeZone, digestHour, MOST_DIGESTS)
    .filter(({ until }) => until >= since)
    .map((period) => digestEvent(clock, id, period))
    .filter(({ event }) => again || !delivered.has(event));
  return [...new Map([...tried, ...days.toReversed()].map((event) => [event.event, event])).values()];
}

/** A burst would only be answered with 429, attempt after attempt. */
async function sendPaced({ queues }: Dependencies, events: readonly DeliveryEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += PACE.messages) {
    const delaySeconds = (start / PACE.messages) * PACE.seconds;
    await queues.deliveries(events.slice(start, start + PACE.messages), delaySeconds);
  }
}

/** What is on its way again is no dead letter any more. */
async function deleteDead({ corpus }: Dependencies, events: readonly DeliveryEvent[]): Promise<void> {
  if (events.length === 0) return;
  const sent = new Set(events.map(({ subscription, event }) => hash(subscription, event)));
  const dead = (await corpus.listDeadKeys('deliveries')).filter(({ id }) => sent.has(id));
  for (const { key } of dead) await corpus.deleteDead(key);
}
