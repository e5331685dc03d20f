import { describe, expect, it } from 'vitest';
import { iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { alertEvent } from '../../../src/core/webhooks/event.ts';
import type { Subscription } from '../../../src/core/model/index.ts';
import { deliver } from '../../../src/pipeline/deliver/deliver.ts';
import { newAlert, openPostOffice, type PostOffice, subscriptionTo, tell } from '../../fakes/post-office.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const AT = iso(START);
const URL_A = 'https://a.receiver.example/hook';
const a = subscriptionTo(URL_A);
const alert = newAlert('a1', AT);
const delivery = alertEvent({ tick: START, sentAt: START }, a.id, alert);

async function openWith(...subscriptions: Subscription[]): Promise<PostOffice> {
  const office = openPostOffice(START);
  for (const subscription of subscriptions) {
    await office.dependencies.corpus.putSubscription(subscription);
    office.endpoints.set(subscription.url, () => ({ status: 204 }));
  }
  return office;
}

describe('a subscription', () => {
  it('that was deleted meanwhile ends its deliveries', async () => {
    const office = await openWith(a);
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    await tell(office, alert);
    await office.work(START + 1_000);
    await office.dependencies.corpus.deleteSubscription(a.id);
    await office.work();
    expect(office.posts).toHaveLength(1);
    expect(office.store.keys('dead/')).toEqual([]);
  });

  it('that storage does not show yet is waited for', async () => {
    const office = openPostOffice(START);
    expect(await deliver(office.dependencies, delivery)).toEqual({ retryAfterSeconds: 60 });
    office.now += 2 * MINUTE_MS;
    expect(await deliver(office.dependencies, delivery)).toEqual({ ack: true });
  });

  it('gets what was told before any fan-out knew of it, and nothing twice or from before', async () => {
    const office = await openWith();
    await tell(office, newAlert('before', iso(START - MINUTE_MS)));
    await tell(office, newAlert('missed', iso(START + 1_000)));
    await tell(office, newAlert('minor', iso(START + 1_000), { severity: 'minor' }));
    await office.work(START);
    office.endpoints.set(URL_A, () => ({ status: 204 }));
    await office.dependencies.corpus.putSubscription({ ...a, createdAt: AT });
    await tell(office, newAlert('fanned-out', iso(START + 2_000)));
    await office.work(START + 2_000);
    await office.dependencies.queues.deliveries(
      [
        {
          kind: 'catch-up',
          clock: { tick: START, sentAt: START },
          subscription: a.id,
          since: null,
          again: false,
          by: null,
        },
      ],
      120,
    );
    await office.work();
    expect(office.posts.map(({ headers }) => headers['webhook-id'])).toEqual(['fanned-out', 'missed']);
  });
});

describe('a storage failure', () => {
  it.each([204, 410, 500])('at any write of a delivery answered %i only repeats it', async (status) => {
    const writes = async (failPutAt: number | null) => {
      const office = await openWith(a);
      office.endpoints.set(URL_A, () => ({ status }));
      await tell(office, alert);
      if (failPutAt !== null) office.store.failPutAt = office.store.operations.put + failPutAt;
      await office.work();
      return office;
    };
    const whole = await writes(null);
    const puts = whole.store.operations.put - 3;
    for (let failPutAt = 0; failPutAt < puts; failPutAt += 1) {
      const office = await writes(failPutAt);
      const [last] = await office.dependencies.corpus.listDeliveries(a.id);
      const [wanted] = await whole.dependencies.corpus.listDeliveries(a.id);
      expect(last?.outcome).toBe(wanted?.outcome);
      expect((await office.dependencies.corpus.getEndpoint(a.id))?.state).toBe(
        (await whole.dependencies.corpus.getEndpoint(a.id))?.state,
      );
      expect(office.store.keys('dead/')).toHaveLength(whole.store.keys('dead/').length);
      expect(new Set(office.posts.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['a1']));
    }
    expect(puts).toBe({ 204: 1, 410: 4, 500: 9 }[status]);
  });
});
