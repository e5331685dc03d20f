import { Delivery, Endpoint, Subscription } from '../../core/model/index.ts';
import { cutBytes } from '../../core/language/text.ts';
import { keys } from './keys.ts';
import { DAY_S, PAGE_KEYS, type Store } from './store.ts';

const DELIVERY_TTL_S = 30 * DAY_S;
/** A catch-up reads so many attempts of the delivery log at most. */
const MAX_DELIVERIES_READ = 10 * PAGE_KEYS;

/** Opens the subscriptions, written by the admin alone, and the state of their endpoints, written by deliveries. */
export const openSubscriptions = (store: Store) => ({
  getSubscription: (id: string) => store.get(Subscription, keys.subscription(id)),
  putSubscription: (subscription: Subscription) =>
    store.put(keys.subscription(subscription.id), subscription),
  deleteSubscription: (id: string) => store.kv.delete(keys.subscription(id)),
  listSubscriptions: async (): Promise<Subscription[]> => [
    ...(await store.getMany(Subscription, await store.names(keys.subscriptions))).values(),
  ],

  getEndpoint: (id: string) => store.get(Endpoint, keys.endpoint(id)),
  async getEndpoints(ids: string[]): Promise<Map<string, Endpoint>> {
    const found = await store.getMany(Endpoint, ids.map(keys.endpoint));
    return new Map([...found.values()].map((endpoint) => [endpoint.id, endpoint]));
  },
  /** Returns the endpoints that ever failed: the others have no record. */
  listEndpoints: async (): Promise<Endpoint[]> => [
    ...(await store.getMany(Endpoint, await store.names(keys.endpoints))).values(),
  ],
  putEndpoint: (endpoint: Endpoint) => store.put(keys.endpoint(endpoint.id), endpoint),
  deleteEndpoint: (id: string) => store.kv.delete(keys.endpoint(id)),
});

/** Opens the log of delivery attempts, newest first. */
export const openDeliveries = (store: Store) => ({
  putDelivery: (delivery: Delivery) =>
    store.putRow(
      keys.delivery(delivery.subscription, Date.parse(delivery.at), delivery.event, delivery.attempt),
      { ...delivery, text: cutBytes(delivery.text, 200) },
      DELIVERY_TTL_S,
    ),
  listDeliveries: (subscription: string, limit = 100) =>
    store.rows(Delivery, keys.deliveriesOf(subscription), limit),
  /** @param cursor of the page before, or null for the newest */
  async pageOfDeliveries(
    subscription: string,
    limit: number,
    cursor: string | null,
  ): Promise<{ deliveries: Delivery[]; cursor: string | null }> {
    const page = await store.kv.list({ prefix: keys.deliveriesOf(subscription), limit, cursor });
    return {
      deliveries: page.keys.flatMap(({ metadata }) => Delivery.safeParse(metadata).data ?? []),
      cursor: page.list_complete ? null : (page.cursor ?? null),
    };
  },
  /** One list for every 1,000, at most ten. @param since ISO 8601 */
  async listDeliveriesSince(subscription: string, since: string): Promise<Delivery[]> {
    const oldest = keys.delivery(subscription, Date.parse(since) - 1, '', 0);
    const found: Delivery[] = [];
    let read = 0;
    for await (const page of store.pages(keys.deliveriesOf(subscription))) {
      const recent = page.filter(({ name }) => name < oldest);
      found.push(...recent.flatMap(({ metadata }) => Delivery.safeParse(metadata).data ?? []));
      read += page.length;
      if (recent.length < page.length || read >= MAX_DELIVERIES_READ) break;
    }
    return found;
  },
});
