import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { DAY_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { noFilter } from '../../fakes/filter.ts';
import type { Delivery, Endpoint, Subscription } from '../../../src/core/model/index.ts';
import { hash } from '../../../src/core/model/ids.ts';
import {
  newAlert,
  openPostOffice,
  type PostOffice,
  SECRET,
  subscriptionTo,
  tell,
} from '../../fakes/post-office.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const AT = iso(START);
const URL_A = 'https://a.receiver.example/hook';
const URL_B = 'https://b.receiver.example/hook';
const a = subscriptionTo(URL_A);
const b = subscriptionTo(URL_B);
const alert = newAlert('a1', AT);

async function openWith(...subscriptions: Subscription[]): Promise<PostOffice> {
  const office = openPostOffice(START);
  for (const subscription of subscriptions) {
    await office.dependencies.corpus.putSubscription(subscription);
    office.endpoints.set(subscription.url, () => ({ status: 204 }));
  }
  return office;
}
const minutesOf = (office: PostOffice, url = URL_A) =>
  office.posts.filter((post) => post.url === url).map(({ at }) => (at - START) / MINUTE_MS);
const outcomesOf = async ({ dependencies }: PostOffice, { id } = a) =>
  (await dependencies.corpus.listDeliveries(id))
    .toReversed()
    .map(({ attempt, status, outcome }) => [attempt, status, outcome]);
const delivery = (event: string, type = 'alert.new') => ({
  kind: 'delivery' as const,
  clock: { tick: START, sentAt: START },
  subscription: a.id,
  event,
  type,
  alert: 'a1',
  digest: null,
  attempt: 1,
});

describe('an alert', () => {
  it('goes signed to every endpoint, each attempt recorded', async () => {
    const office = await openWith(a, b);
    await tell(office, alert);
    await office.work();
    expect(office.posts.map(({ url }) => url).toSorted()).toEqual([URL_A, URL_B]);
    const [{ body, headers } = { body: '', headers: {} }] = office.posts;
    expect(JSON.parse(body)).toEqual({
      type: 'alert.new',
      timestamp: AT,
      data: { ...alert, url: `https://readout.example/alerts/${alert.id}` },
    });
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': 'a1',
      'webhook-timestamp': String(START / 1_000),
      'webhook-signature': expect.stringMatching(/^v1,[\w+/]{43}=$/u),
    });
    const expected: Delivery = {
      subscription: a.id,
      event: 'a1',
      alert: 'a1',
      digest: null,
      type: 'alert.new',
      attempt: 1,
      at: AT,
      status: 204,
      outcome: 'delivered',
      opened: false,
      nextAt: null,
      milliseconds: 0,
      text: 'HTTP 204',
    };
    expect(await office.dependencies.corpus.listDeliveries(a.id)).toEqual([expected]);
    expect(office.store.keys('endpoint/')).toEqual([]);
  });

  it('is verified by the reference library', async () => {
    const office = openPostOffice(Date.now());
    await office.dependencies.corpus.putSubscription(a);
    await tell(office, newAlert('a1', iso(office.now)));
    await office.work(office.now);
    const [post] = office.posts;
    expect(new Webhook(SECRET).verify(post?.body ?? '', post?.headers ?? {})).toMatchObject({
      type: 'alert.new',
    });
  });

  it.each([
    ['is notable by default', {}, {}, 1],
    ['is not minor by default', {}, { severity: 'minor' }, 0],
    ['is no health by default', {}, { kind: 'health' }, 0],
    ['is health where that is asked for', { kind: ['health'] }, { kind: 'health' }, 1],
    ['is minor where that is asked for', { severity: 'minor' }, { severity: 'minor' }, 1],
    ['is of another source than asked for', { source: ['bay-radio'] }, {}, 0],
    ['has a word that is asked for', { q: 'ferry' }, {}, 1],
  ] as const)('%s', async (_, filter, change, posts) => {
    const office = await openWith({
      ...a,
      filter: { ...noFilter, ...structuredClone(filter) } as Subscription['filter'],
    });
    await tell(office, newAlert('a1', AT, change));
    await office.work();
    expect(office.posts).toHaveLength(posts);
  });

  it('waits until storage shows it', async () => {
    const office = await openWith(a);
    const clock = { tick: START, sentAt: START };
    await office.dependencies.queues.deliveries([{ kind: 'fan-out', clock, alert: 'a1' }]);
    await office.work(START + MINUTE_MS / 2);
    expect(office.posts).toEqual([]);
    await office.dependencies.corpus.putAlert(alert);
    await office.work();
    expect(minutesOf(office)).toEqual([1]);
  });

  it('that was withdrawn is an event of its own', async () => {
    const office = await openWith(a);
    await tell(office, { ...alert, withdrawn: { at: AT, reason: 'A misread page.' } });
    await office.work();
    const [post] = office.posts;
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ type: 'alert.withdrawn', data: { id: 'a1' } });
    expect(post?.headers['webhook-id']).toBe(hash('withdrawn', 'a1'));
  });
});

describe('an endpoint', () => {
  it('that fails is tried at 0, 5 s, 5 min, 30 min, 2 h, 5 h and 10 h, then the event is a dead letter', async () => {
    const office = await openWith(a);
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    await tell(office, alert);
    await office.work();
    const waits = minutesOf(office).map((minutes, index, all) => minutes - (all[index - 1] ?? 0));
    const steps = [0, 5 / 60, 5, 30, 120, 300, 600];
    expect(waits).toHaveLength(steps.length);
    for (const [index, step] of steps.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(step - 1e-6);
      expect(waits[index]).toBeLessThanOrEqual(step * 1.1 + 1 / 60);
    }
    expect(new Set(office.posts.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['a1']));
    expect(office.posts.map(({ headers }) => Number(headers['webhook-timestamp']) * 1_000)).toEqual(
      office.posts.map(({ at }) => at),
    );
    expect(await outcomesOf(office)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((attempt) => [attempt, 500, 'retry']),
      [7, 500, 'dead'],
    ]);
    expect((await office.dependencies.corpus.listDead()).map(({ letter }) => letter)).toEqual([
      {
        id: hash(a.id, 'a1'),
        queue: 'deliveries',
        at: iso(office.now),
        reason: '7 attempts; the last: HTTP 500',
        body: delivery('a1'),
      },
    ]);
  });

  it('that fails holds no other one', async () => {
    const office = await openWith(a, b);
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    await tell(office, alert);
    await tell(office, newAlert('a2', AT));
    await office.work(START + 1_000);
    expect(minutesOf(office, URL_B)).toEqual([0, 0]);
    expect(minutesOf(office, URL_A)).toEqual([0, 0]);
  });

  it('that comes back is active again, and its state is written on transitions alone', async () => {
    const office = await openWith(a);
    const replies = [500, 502, 200];
    office.endpoints.set(URL_A, () => ({ status: replies.shift() ?? 200 }));
    await tell(office, alert);
    await office.work();
    await tell(office, newAlert('a2', iso(office.now)));
    await office.work();
    expect(office.store.puts.filter((key) => key.startsWith('endpoint/'))).toHaveLength(2);
    const endpoint = await office.dependencies.corpus.getEndpoint(a.id);
    const [, , third] = office.posts;
    expect(endpoint).toEqual({
      id: a.id,
      state: 'active',
      since: iso(third?.at ?? 0),
      failingSince: null,
      reason: null,
    });
  });

  it.each([
    [
      'hangs',
      { failure: { code: 'timeout', seconds: 15 }, seconds: 15 },
      'no complete answer within 15 s',
      null,
      15_000,
    ],
    ['redirects', { status: 302 }, 'HTTP 302; redirects are not followed', 302, 0],
    [
      'moved to a private address',
      { failure: { code: 'refused-address', text: 'its name leads to a private address' } },
      'address refused: its name leads to a private address',
      null,
      0,
    ],
    [
      'answers with markup',
      { status: 500, text: '<script>alert(1)</script>' },
      '<script>alert(1)</script>',
      500,
      0,
    ],
  ] as const)(
    'that %s is tried again, and the record says why',
    async (_, reply, text, status, milliseconds) => {
      const office = await openWith(a);
      office.endpoints.set(URL_A, () => reply);
      await tell(office, alert);
      await office.work(START + 1_000);
      const [record] = await office.dependencies.corpus.listDeliveries(a.id);
      expect(record).toMatchObject({ status, outcome: 'retry', text, milliseconds });
      const [next, ...others] = office.queue;
      expect(others).toEqual([]);
      expect(next?.message).toEqual({ ...delivery('a1'), attempt: 2 });
      expect(next?.dueAt).toBe(Date.parse(record?.nextAt ?? ''));
      expect((next?.dueAt ?? 0) - START - milliseconds).toBeOneOf([5_000, 6_000]);
    },
  );

  it('that asks for a pause by 429 gets it', async () => {
    const office = await openWith(a);
    const replies = [{ status: 429, retryAfterSeconds: 600 }];
    office.endpoints.set(URL_A, () => replies.shift() ?? { status: 204 });
    await tell(office, alert);
    await office.work();
    const [first, second] = minutesOf(office);
    expect([first, Math.floor(second ?? 0)]).toEqual([0, 10]);
    expect(await outcomesOf(office)).toEqual([
      [1, 429, 'retry'],
      [2, 204, 'delivered'],
    ]);
  });

  it('that answers 410 gets no more, and nothing is a dead letter', async () => {
    const office = await openWith(a);
    office.endpoints.set(URL_A, () => ({ status: 410 }));
    await tell(office, alert);
    await office.dependencies.queues.deliveries([delivery('a2')], 1);
    await office.work();
    await tell(office, newAlert('a3', AT));
    await office.work();
    expect(office.posts).toHaveLength(1);
    expect(office.store.keys('dead/')).toEqual([]);
    const expected: Endpoint = {
      id: a.id,
      state: 'disabled',
      since: AT,
      failingSince: AT,
      reason: 'the endpoint answered 410 Gone, which asks for no more deliveries',
    };
    expect(await office.dependencies.corpus.getEndpoint(a.id)).toEqual(expected);
    expect(await outcomesOf(office)).toEqual([
      [1, 410, 'disabled'],
      [1, null, 'disabled'],
    ]);
  });

  it('that only failed for five days is disabled, and opened by a test that it answers', async () => {
    const office = await openWith(a);
    office.endpoints.set(URL_A, () => ({ status: 503 }));
    for (let day = 0; day < 7; day += 1) {
      await tell(office, newAlert(`d${day}`, iso(START + day * DAY_MS)));
      await office.work(START + (day + 1) * DAY_MS);
    }
    expect(await office.dependencies.corpus.getEndpoint(a.id)).toMatchObject({
      state: 'disabled',
      reason: `only failures since ${AT}; the last: HTTP 503`,
    });
    expect(office.store.keys('dead/')).toHaveLength(6);
    const posts = office.posts.length;
    office.endpoints.set(URL_A, () => ({ status: 200 }));
    const clock = { tick: office.now, sentAt: office.now };
    await office.dependencies.queues.deliveries([
      { ...delivery('test-1', 'endpoint.test'), clock, alert: null },
    ]);
    await office.work();
    expect(office.posts.slice(posts + 1).map(({ headers }) => headers['webhook-id'])).toEqual(
      Array.from({ length: 7 }, (_, day) => `d${day}`),
    );
    expect(office.store.keys('dead/')).toEqual([]);
    expect(JSON.parse(office.posts[posts]?.body ?? '')).toEqual({
      type: 'endpoint.test',
      timestamp: iso(clock.tick),
      data: { subscription: a.id },
    });
    expect(await office.dependencies.corpus.getEndpoint(a.id)).toMatchObject({
      state: 'active',
      reason: null,
    });
  });
});
