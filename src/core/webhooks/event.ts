/** The events that are sent: their ids are content, so that whatever is queued twice is one event to its receiver. */
import { MINUTE_MS } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { Alert, Delivery, DeliveryMessage, DigestPeriod, LogRow, MessageClock } from '../model/index.ts';

export type DeliveryEvent = Extract<DeliveryMessage, { kind: 'delivery' }>;

/** The type of the event that an endpoint gets at its creation and on demand. */
export const TEST_EVENT = 'endpoint.test';
export const DIGEST_EVENT = 'digest.day';
export const WITHDRAWAL_EVENT = 'alert.withdrawn';

const blank = { kind: 'delivery', alert: null, digest: null, attempt: 1 } as const;

/** An alert's event has the alert's id, the same for all endpoints; its withdrawal is an event of its own. */
export const alertEvent = (clock: MessageClock, subscription: string, alert: Alert): DeliveryEvent => ({
  ...blank,
  clock,
  subscription,
  event: alert.withdrawn === null ? alert.id : hash('withdrawn', alert.id),
  type: alert.withdrawn === null ? `alert.${alert.kind}` : WITHDRAWAL_EVENT,
  alert: alert.id,
});

/**
 * One a local day: a tick that is fired again makes the same one. Its end names it, not the day: moved to a later hour, an endpoint
 * gets a second one on that day, and its receiver must not take it for the first.
 */
export const digestEvent = (
  clock: MessageClock,
  subscription: string,
  period: DigestPeriod,
): DeliveryEvent => ({
  ...blank,
  clock,
  subscription,
  event: hash('digest', subscription, period.until),
  type: DIGEST_EVENT,
  digest: period,
});

/** Each test is an event of its own. */
export const testEvent = (clock: MessageClock, subscription: string): DeliveryEvent => ({
  ...blank,
  clock,
  subscription,
  event: hash('test', subscription, String(clock.sentAt)),
  type: TEST_EVENT,
});

/** @returns what the delivery log recorded, as a message that sends it again */
export const repeatEvent = (clock: MessageClock, delivery: Delivery): DeliveryEvent => {
  const { subscription, event, type, alert, digest } = delivery;
  return { ...blank, clock, subscription, event, type, alert, digest };
};

export type Missed = {
  /** One attempt at each event that was tried and never came through, but for tests. */
  readonly tried: readonly Delivery[];
  /** Alerts that were never tried: told while the endpoint was closed, or before a fan-out knew of it. */
  readonly untried: readonly LogRow[];
};

/**
 * What an endpoint has not got.
 * @param deliveries its log since then
 * @param rows what was told since then and is for it, newest first
 */
export function findMissedEvents(deliveries: readonly Delivery[], rows: readonly LogRow[]): Missed {
  const delivered = new Set(
    deliveries.filter(({ outcome }) => outcome === 'delivered').map(({ event }) => event),
  );
  const tried = new Map(
    deliveries
      .filter(({ event, type }) => type !== TEST_EVENT && !delivered.has(event))
      .map((delivery) => [delivery.event, delivery]),
  );
  const untried = rows.filter(({ id }) => !delivered.has(id) && !tried.has(id));
  return { tried: [...tried.values()], untried };
}

/** KV may go on showing an endpoint as it was for a minute and more: deliveries so close together opened it together. */
const TOGETHER_MS = 5 * MINUTE_MS;

/**
 * Several deliveries may come through at once, and each asks for what was missed.
 * @param deliveries newest first, read when the log surely shows them all
 * @param by the event of the one that asks
 * @returns whether another one asked just before
 */
export function isCatchUpAlreadyAsked(deliveries: readonly Delivery[], by: string): boolean {
  const opening = deliveries.filter(({ opened }) => opened);
  const own = opening.find(({ event }) => event === by);
  if (own === undefined) return false;
  const [before, at] = [Date.parse(own.at) - TOGETHER_MS, Date.parse(own.at)];
  return opening.some((other) => {
    const time = Date.parse(other.at);
    return other.event !== by && time >= before && (time < at || (time === at && other.event < by));
  });
}
