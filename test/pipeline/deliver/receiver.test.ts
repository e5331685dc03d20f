import { describe, expect, it } from 'vitest';
import { HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import type { Delivery } from '../../../src/core/model/index.ts';
import { testEvent } from '../../../src/core/webhooks/event.ts';
import {
  newAlert,
  openPostOffice,
  type PostOffice,
  type Reply,
  subscriptionTo,
  tell,
} from '../../fakes/post-office.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const URL_A = 'https://a.receiver.example/hook';
const a = subscriptionTo(URL_A);

/** The behaviour of the receiver from an hour on. */
type Phase = { readonly from: number; readonly reply: Reply };

const phases: readonly Phase[] = [
  { from: 0, reply: { status: 500, text: 'broken' } },
  { from: 0.5, reply: { failure: { code: 'timeout', seconds: 15 }, seconds: 15 } },
  { from: 2.4, reply: { status: 302 } },
  { from: 2.55, reply: { status: 429, retryAfterSeconds: 1_800 } },
  { from: 3, reply: { status: 503, retryAfterSeconds: 600 } },
  {
    from: 5,
    reply: { failure: { code: 'network', text: 'the host could not be reached or did not answer' } },
  },
  { from: 53, reply: { status: 204 } },
];
const replyAt = (ms: number): Reply =>
  phases.findLast(({ from }) => ms >= START + from * HOUR_MS)?.reply ?? { status: 204 };

async function openWith(staleMs: number): Promise<PostOffice> {
  const office = openPostOffice(START - 5 * MINUTE_MS, {}, staleMs);
  await office.dependencies.corpus.putSubscription(a);
  office.now = START;
  office.endpoints.set(URL_A, () => replyAt(office.now));
  return office;
}

/** Tells an alert every two hours and a half. */
async function tellFor(office: PostOffice, hours: number, name: string): Promise<string[]> {
  const ids: string[] = [];
  const end = office.now + hours * HOUR_MS;
  while (office.now < end) {
    const id = `${name}${ids.length}`;
    ids.push(id);
    await tell(office, newAlert(id, iso(office.now)));
    await office.work(office.now + 150 * MINUTE_MS);
  }
  return ids;
}

const logOf = async ({ dependencies }: PostOffice): Promise<Delivery[]> =>
  (await dependencies.corpus.listDeliveriesSince(a.id, iso(START - HOUR_MS))).toReversed();
const taken = (office: PostOffice): string[] =>
  office.posts
    .filter(({ at }) => 'status' in replyAt(at) && at >= START + 53 * HOUR_MS)
    .map(({ headers }) => headers['webhook-id'] ?? '');

describe.each([0, MINUTE_MS])('a receiver, with storage %i ms behind', (staleMs) => {
  it('that fails, hangs, redirects, asks for pauses and comes back after two days gets every alert', async () => {
    const office = await openWith(staleMs);
    const ids = await tellFor(office, 60, 'a');
    await office.work();
    expect(new Set(taken(office))).toEqual(new Set(ids));
    expect(new Set(office.posts.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(ids));

    const log = await logOf(office);
    const delivered = log.filter(({ outcome }) => outcome === 'delivered').map(({ event }) => event);
    expect(new Set(delivered)).toEqual(new Set(ids));
    expect(new Set(log.map(({ status, outcome, text }) => `${status} ${outcome}: ${text}`))).toEqual(
      new Set([
        '500 retry: broken',
        'null retry: no complete answer within 15 s',
        '302 retry: HTTP 302; redirects are not followed',
        '429 retry: HTTP 429',
        '503 retry: HTTP 503',
        'null retry: connection failed: the host could not be reached or did not answer',
        'null dead: connection failed: the host could not be reached or did not answer',
        '204 delivered: HTTP 204',
      ]),
    );
    expect(log.every(({ nextAt, outcome }) => (nextAt !== null) === (outcome === 'retry'))).toBe(true);

    // All that was given up is on its way again, and so it is given up no more.
    office.now += staleMs;
    expect(office.store.keys('dead/')).toEqual([]);
    expect(await office.dependencies.corpus.getEndpoint(a.id)).toMatchObject({
      state: 'active',
      failingSince: null,
    });
  });

  it('gets what it missed within minutes of its first answer, and little of it twice', async () => {
    const office = await openWith(staleMs);
    const ids = await tellFor(office, 60, 'a');
    await office.work();
    const times = office.posts.filter(({ at }) => 'status' in replyAt(at) && at >= START + 53 * HOUR_MS);
    const early = ids.slice(0, 20);
    const last = times.findLast(({ headers }) => early.includes(headers['webhook-id'] ?? ''));
    expect((last?.at ?? 0) - (times[0]?.at ?? 0)).toBeLessThan(10 * MINUTE_MS);
    expect(taken(office).length).toBeLessThanOrEqual(ids.length + 3);
  });

  it('that says 410 and is tested later gets what was told meanwhile', async () => {
    const office = await openWith(staleMs);
    let isGone = true;
    office.endpoints.set(URL_A, () => ({ status: isGone ? 410 : 204 }));
    const ids = await tellFor(office, 20, 'g');
    expect(office.posts).toHaveLength(1);
    isGone = false;
    const clock = { tick: office.now, sentAt: office.now };
    await office.dependencies.queues.deliveries([testEvent(clock, a.id)]);
    await office.work();
    const [, test, ...others] = office.posts.map(({ headers }) => headers['webhook-id']);
    expect(test).toBe(testEvent(clock, a.id).event);
    expect(others).toEqual(ids);
  });
});

describe('several deliveries that come through at once', () => {
  it('bring what was missed once, though each asks for it', async () => {
    const office = await openWith(MINUTE_MS);
    office.endpoints.set(URL_A, () => ({ status: office.now < START + HOUR_MS ? 500 : 204 }));
    for (const id of ['m1', 'm2', 'm3']) await tell(office, newAlert(id, iso(office.now)));
    await office.work(START + HOUR_MS);
    for (let nth = 0; nth < 10; nth += 1) await tell(office, newAlert(`n${nth}`, iso(office.now)));
    await office.work();
    const taken = office.posts
      .filter(({ at }) => at >= START + HOUR_MS)
      .map(({ headers }) => headers['webhook-id']);
    expect([taken.length, new Set(taken).size]).toEqual([13, 13]);
  });
});

describe('a storage failure', () => {
  it.each([0, 1])(
    'at write %i of the delivery that comes through loses nothing of what was missed',
    async (nth) => {
      const office = await openWith(0);
      let fails = true;
      office.endpoints.set(URL_A, () => ({ status: fails ? 500 : 204 }));
      await tell(office, newAlert('m1', iso(office.now)));
      await office.work();
      expect(office.store.keys('dead/')).toHaveLength(1);
      fails = false;
      await tell(office, newAlert('n1', iso(office.now)));
      office.store.failPutAt = office.store.operations.put + nth;
      await office.work();
      const delivered = (await logOf(office)).filter(({ outcome }) => outcome === 'delivered');
      expect(new Set(delivered.map(({ event }) => event))).toEqual(new Set(['m1', 'n1']));
      expect(office.store.keys('dead/')).toEqual([]);
      expect((await office.dependencies.corpus.getEndpoint(a.id))?.state).toBe('active');
    },
  );
});

describe('an endpoint that is disabled', () => {
  it('is told of as health, without its address', async () => {
    const office = await openWith(0);
    office.endpoints.set(URL_A, () => ({ status: 410 }));
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    const [row] = (await office.dependencies.corpus.listLog()).filter(({ kind }) => kind === 'health');
    const reason = 'the endpoint answered 410 Gone, which asks for no more deliveries';
    const title = `Webhook ${a.id.slice(0, 8)} disabled: ${reason}`;
    expect(row).toMatchObject({ kind: 'health', severity: 'major', title, at: iso(START) });
    const alert = await office.dependencies.corpus.getAlert(row?.id ?? '');
    expect(alert).toMatchObject({
      title,
      why: [{ rule: 'webhook-disabled', text: reason }],
      health: { since: iso(START), error: { code: 'webhook-disabled', text: reason } },
    });
    expect(JSON.stringify(alert)).not.toContain(new URL(URL_A).host);
  });
});

describe('a hand-out that posts nothing', () => {
  it('is no attempt: the steps begin when the alert is seen', async () => {
    const office = await openWith(0);
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    const clock = { tick: START, sentAt: START };
    await office.dependencies.queues.deliveries([
      {
        kind: 'delivery',
        clock,
        subscription: a.id,
        event: 'late',
        type: 'alert.new',
        alert: 'late',
        digest: null,
        attempt: 1,
      },
    ]);
    await office.work(START + 5 * MINUTE_MS);
    expect([office.posts.length, office.queue[0]?.attempts]).toEqual([0, 6]);
    await office.dependencies.corpus.putAlert(newAlert('late', iso(START)));
    await office.work();
    expect((await logOf(office)).map(({ attempt, outcome }) => `${attempt} ${outcome}`)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((attempt) => `${attempt} retry`),
      '7 dead',
    ]);
  });
});
