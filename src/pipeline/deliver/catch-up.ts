import { MINUTE_MS, messageClock } from '../../core/model/time.ts';
import { digestDays } from '../../core/alerts/digest-days.ts';
import { compileFilter } from '../../core/alerts/filter.ts';
import { toldTime } from '../../core/alerts/log-row.ts';
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
import { ACK, type DeliveryOutcome } from './outcome.ts';

type CatchUpMessage = Extract<DeliveryMessage, { kind: 'catch-up' }>;

/** A chat takes about one message in two seconds (Discord: 30 a minute), and an endpoint that just came back must not be overrun. */
const PACE = { messages: 5, seconds: 10 } as const;
/** An alert that was told just before the first failure may have failed as well. */
const MARGIN_MS = 10 * MINUTE_MS;
/** The delivery log goes back a month, and so do the digests. */
const MAX_DIGESTS = 30;

/** Sends an endpoint what it did not get since a time, or all that is for it where the admin wants a repetition. */
export async function catchUp(dependencies: Dependencies, message: CatchUpMessage): Promise<DeliveryOutcome> {
  const { corpus } = dependencies;
  const subscription = await corpus.getSubscription(message.subscription);
  if (subscription === null) return ACK;
  const since = message.since ?? subscription.createdAt;
  const log = await corpus.listDeliveriesSince(subscription.id, subscription.createdAt);
  const { by } = message;
  if (by !== null && isCatchUpAlreadyAsked(log, { by, since: message.since })) return ACK;
  const from = Date.parse(since) - (message.again ? 0 : MARGIN_MS);
  // A withdrawal is sent however old it is, because the receiver still shows the alert.
  const deliveries = log.filter(({ at, type }) => Date.parse(at) >= from || type === WITHDRAWAL_EVENT);
  const missed: MissedBy = { message, subscription, since, deliveries };
  const found =
    subscription.digest === null
      ? await findAlertEvents(dependencies, missed)
      : await findDigestEvents(dependencies, missed);
  // Their success asks for no other catch-up of the same failure, so that however many come through, one catch-up follows.
  const mark = message.again ? { again: true as const } : by === null ? {} : { spell: since };
  const events = found.map((event) => ({ ...event, ...mark }));
  await sendPaced(dependencies, events);
  await deleteDeadLetters(dependencies, events);
  return ACK;
}

/** An endpoint that is to catch up, with its delivery log. */
type MissedBy = {
  readonly message: CatchUpMessage;
  readonly subscription: Subscription;
  readonly since: string;
  /** The part of its delivery log that counts. */
  readonly deliveries: readonly Delivery[];
};

/** @returns the events of alerts, oldest first, as they were told */
async function findAlertEvents(
  { corpus }: Dependencies,
  { message, subscription, since, deliveries }: MissedBy,
): Promise<DeliveryEvent[]> {
  const { clock, again, since: asked } = message;
  const { id, filter } = subscription;
  // A new endpoint gets nothing from before its creation; one that failed may lack what was told just before.
  const from = Date.parse(since) - (again || asked === null ? 0 : MARGIN_MS);
  const isWanted = compileFilter(filter);
  const rows = (await corpus.listLog()).filter((row: LogRow) => toldTime(row) >= from && isWanted(row));
  const known = again ? [] : deliveries;
  const missed = findMissedEvents(known, rows);
  const alerts = await corpus.getAlerts(missed.untried.map((row) => row.id));
  const untried = missed.untried.toReversed().flatMap((row) => alerts.get(row.id) ?? []);
  const events = untried.map((alert) => alertEvent(clock, id, alert));
  return [
    ...missed.tried.toReversed().map((delivery) => repeatEvent(clock, delivery)),
    // An alert may be withdrawn before it was ever sent, and its withdrawal is in the log then.
    ...events.filter(({ event }) => known.every((delivery) => delivery.event !== event)),
  ];
}

async function findDigestEvents(
  { corpus, wall }: Dependencies,
  { message, subscription, since, deliveries }: MissedBy,
): Promise<DeliveryEvent[]> {
  const { clock, again, since: asked } = message;
  const { id, digestHour } = subscription;
  const tried = findMissedEvents(deliveries, []).tried.map((delivery) => repeatEvent(clock, delivery));
  // A new endpoint waits for its first morning.
  if (asked === null) return tried;
  const delivered = new Set(
    deliveries.filter(({ outcome }) => outcome === 'delivered').map(({ event }) => event),
  );
  const { timeZone } = currentWatchlist(await corpus.readWatchlist());
  const days = digestDays(messageClock(clock, wall)(), timeZone, digestHour, MAX_DIGESTS)
    .filter(({ until }) => until >= since)
    .map((period) => digestEvent(clock, id, period))
    .filter(({ event }) => again || !delivered.has(event));
  return [...new Map([...tried, ...days.toReversed()].map((event) => [event.event, event])).values()];
}

/** Spreads the events, because a burst would only be answered with 429, attempt after attempt. */
async function sendPaced({ queues }: Dependencies, events: readonly DeliveryEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += PACE.messages) {
    const delaySeconds = (start / PACE.messages) * PACE.seconds;
    await queues.deliveries(events.slice(start, start + PACE.messages), delaySeconds);
  }
}

/** Deletes the dead letters of events that are on their way again. */
async function deleteDeadLetters({ corpus }: Dependencies, events: readonly DeliveryEvent[]): Promise<void> {
  if (events.length === 0) return;
  const sent = new Set(events.map(({ subscription, event }) => hash(subscription, event)));
  const dead = (await corpus.listDeadKeys('deliveries')).filter(({ id }) => sent.has(id));
  for (const { key } of dead) await corpus.deleteDead(key);
}
