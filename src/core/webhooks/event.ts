/** Makes the events that are sent. Their ids are made from their content, so that an event queued twice is one to its receiver. */
import { MINUTE_MS } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { Alert, Delivery, DeliveryMessage, DigestPeriod, LogRow, MessageClock } from '../model/index.ts';

export type DeliveryEvent = Extract<DeliveryMessage, { kind: 'delivery' }>;

/** The type of the event that is sent when a webhook is made, and on demand. */
export const TEST_EVENT = 'endpoint.test';
export const DIGEST_EVENT = 'digest.day';
export const WITHDRAWAL_EVENT = 'alert.withdrawn';

const blank = { kind: 'delivery', alert: null, digest: null, attempt: 1 } as const;

/** Makes the event of an alert. It has the alert's id, the same for all endpoints; its withdrawal is an event of its own. */
export const alertEvent = (clock: MessageClock, subscription: string, alert: Alert): DeliveryEvent => ({
  ...blank,
  clock,
  subscription,
  event: alert.withdrawn === null ? alert.id : hash('withdrawn', alert.id),
  type: alert.withdrawn === null ? `alert.${alert.kind}` : WITHDRAWAL_EVENT,
  alert: alert.id,
});

/**
 * Makes one event a local day; a tick that is fired again makes the same one. The id holds the end of the period, not its day: an
 * endpoint whose digest is moved to a later hour gets a second one that day, and its receiver must not take it for the first.
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

/** Makes an event of its own for each test. */
export const testEvent = (clock: MessageClock, subscription: string): DeliveryEvent => ({
  ...blank,
  clock,
  subscription,
  event: hash('test', subscription, String(clock.sentAt)),
  type: TEST_EVENT,
});

/** Makes the message that sends again what the delivery log recorded. */
export const repeatEvent = (clock: MessageClock, delivery: Delivery): DeliveryEvent => {
  const { subscription, event, type, alert, digest } = delivery;
  return { ...blank, clock, subscription, event, type, alert, digest };
};

type MissedEvents = {
  /** One attempt at each event that was tried and never delivered; tests do not count. */
  readonly tried: readonly Delivery[];
  /** Alerts that were never tried, because they were told while the endpoint was closed or before a fan-out knew of it. */
  readonly untried: readonly LogRow[];
};

/**
 * Finds what an endpoint has not received since a time.
 * @param deliveries its log since then
 * @param rows the alerts told since then that its filter wants, newest first
 */
export function findMissedEvents(deliveries: readonly Delivery[], rows: readonly LogRow[]): MissedEvents {
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

/** KV may show an endpoint as it was for a minute or more, so deliveries this close together all opened it. */
const OPENED_TOGETHER_MS = 5 * MINUTE_MS;

/**
 * Returns whether a catch-up is another delivery's to make. Several deliveries may open an endpoint at once, each may be handed out
 * twice, and each asks for what was missed: the first that asked makes it. One that the log does not show was not recorded, and will ask
 * again.
 * @param deliveries newest first, read when the log surely shows them all
 * @param by the event of the delivery that asks
 * @param since the first failure of the endpoint; what opened it before has nothing to do with this
 */
export function isCatchUpAlreadyAsked(
  deliveries: readonly Delivery[],
  { by, since }: { readonly by: string; readonly since: string | null },
): boolean {
  const opening = deliveries.filter(({ opened, at }) => opened && (since === null || at >= since));
  // The oldest of each event comes last, and stays.
  const first = new Map(opening.map(({ event, at }) => [event, Date.parse(at)]));
  const own = first.get(by);
  if (own === undefined) return true;
  return [...first].some(
    ([event, at]) =>
      event !== by && at >= own - OPENED_TOGETHER_MS && (at < own || (at === own && event < by)),
  );
}
