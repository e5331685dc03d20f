import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import type { Endpoint, Subscription } from '../../../src/core/model/index.ts';
import { newAlert, openPostOffice, type PostOffice, subscriptionTo, tell } from '../../fakes/post-office.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const URL_A = 'https://a.receiver.example/hook';

const failing = ({ id }: Subscription): Endpoint => ({
  id,
  state: 'failing',
  since: iso(START - HOUR_MS),
  failingSince: iso(START - HOUR_MS),
  reason: 'HTTP 500',
});

/** Storage that refuses every write from the start until some minutes later. */
function refuseWrites(office: PostOffice, minutes: number): void {
  const until = office.now + minutes * MINUTE_MS;
  office.store.refuses = (operation) => operation === 'put' && office.now < until;
}

const postedIds = (office: PostOffice) => office.posts.map(({ headers }) => headers['webhook-id']).toSorted();

describe('while storage refuses writes', () => {
  it.each([10, 30, 600])(
    'for %i minutes, an endpoint that failed and answers again gets few posts, and all that it missed',
    async (minutes) => {
      const office = openPostOffice(START);
      const a = subscriptionTo(URL_A);
      const { corpus } = office.dependencies;
      await corpus.putSubscription(a);
      await corpus.putEndpoint(failing(a));
      office.endpoints.set(URL_A, () => ({ status: office.now < START + 5 * MINUTE_MS ? 500 : 204 }));
      for (const id of ['a1', 'a2']) {
        await corpus.putAlert(newAlert(id, iso(START)));
        await tell(office, newAlert(id, iso(START)));
      }
      refuseWrites(office, minutes);
      await office.work(START + DAY_MS);
      expect(office.queue).toEqual([]);
      expect(office.posts.length).toBeLessThanOrEqual(8);
      const deliveries = await corpus.listDeliveries(a.id);
      expect(
        deliveries.flatMap(({ event, outcome }) => (outcome === 'delivered' ? [event] : [])).toSorted(),
      ).toEqual(['a1', 'a2']);
      expect(await corpus.getEndpoint(a.id)).toMatchObject({ state: 'active' });
    },
  );

  it.each(['slack', 'standard'] as const)(
    'an alert goes to %s once, and is recorded later',
    async (format) => {
      const office = openPostOffice(START);
      const a = subscriptionTo(URL_A, { format });
      const { corpus } = office.dependencies;
      await corpus.putSubscription(a);
      office.endpoints.set(URL_A, () => ({ status: 200 }));
      await tell(office, newAlert('a1', iso(START)));
      refuseWrites(office, 300);
      await office.work();
      expect(office.posts.length).toBe(1);
      expect((await corpus.listDeliveries(a.id)).map(({ at, outcome }) => ({ at, outcome }))).toEqual([
        { at: iso(START), outcome: 'delivered' },
      ]);
    },
  );

  it('an event that is given up becomes a dead letter later', async () => {
    const office = openPostOffice(START);
    const a = subscriptionTo(URL_A);
    const { corpus } = office.dependencies;
    await corpus.putSubscription(a);
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    await tell(office, newAlert('a1', iso(START)));
    await office.work(START + 10 * HOUR_MS);
    refuseWrites(office, 24 * 60);
    await office.work();
    expect(office.posts.length).toBe(7);
    expect((await corpus.listDead()).map(({ letter }) => letter.reason)).toEqual([
      '7 attempts; the last: HTTP 500',
    ]);
  });
});

describe('a catch-up', () => {
  it('asks for no other one, however many of its events find the endpoint as it was', async () => {
    const office = openPostOffice(START);
    const a = subscriptionTo(URL_A);
    const { corpus } = office.dependencies;
    await corpus.putSubscription(a);
    await corpus.putEndpoint(failing(a));
    office.endpoints.set(URL_A, () => ({ status: 204 }));
    const missed = Array.from({ length: 30 }, (_, nth) => newAlert(`m${nth}`, iso(START - 30 * MINUTE_MS)));
    for (const alert of missed) await tell(office, alert);
    // What was told while it was down was never tried.
    office.queue.splice(0);
    office.store.refuses = (operation, key) => operation === 'put' && key.startsWith('endpoint/');
    const kinds: string[] = [];
    const { queues } = office.dependencies;
    const { deliveries } = queues;
    Object.assign(queues, {
      deliveries: async (...sent: Parameters<typeof deliveries>) => {
        kinds.push(...sent[0].map(({ kind }) => kind));
        return deliveries(...sent);
      },
    });
    await tell(office, newAlert('a1', iso(START)));
    await office.work(START + 20 * MINUTE_MS);
    office.store.refuses = null;
    await office.work();
    expect(kinds.filter((kind) => kind === 'catch-up')).toEqual(['catch-up']);
    expect(postedIds(office)).toEqual(['a1', ...missed.map(({ id }) => id)].toSorted());
  });
});

describe('a message that the queue hands out twice', () => {
  it.each([
    ['at once', 0],
    ['minutes later', 5 * MINUTE_MS],
  ])('%s posts once to a chat', async (_, later) => {
    const office = openPostOffice(START, {}, MINUTE_MS);
    const a = subscriptionTo(URL_A, { format: 'slack', createdAt: iso(START - DAY_MS) });
    office.now -= MINUTE_MS;
    await office.dependencies.corpus.putSubscription(a);
    await office.dependencies.corpus.putAlert(newAlert('a1', iso(START)));
    office.now = START + 1_000;
    office.endpoints.set(URL_A, () => ({ status: 200 }));
    const fanOut = { kind: 'fan-out', clock: { tick: START, sentAt: START }, alert: 'a1' } as const;
    await office.dependencies.queues.deliveries([fanOut]);
    await office.work(START + 1_000);
    await office.dependencies.queues.deliveries([fanOut], later / 1_000);
    await office.work();
    expect(office.posts.length).toBe(1);
  });

  it('posts again when it failed: a replayed letter is no second hand-out', async () => {
    const office = openPostOffice(START);
    const a = subscriptionTo(URL_A);
    await office.dependencies.corpus.putSubscription(a);
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    const posts = office.posts.length;
    const [dead] = await office.dependencies.corpus.listDead();
    office.endpoints.set(URL_A, () => ({ status: 204 }));
    const body = dead?.letter.body;
    await office.dependencies.queues.deliveries([
      body as Parameters<typeof office.dependencies.queues.deliveries>[0][number],
    ]);
    await office.work();
    expect(office.posts.length).toBe(posts + 1);
  });
});
