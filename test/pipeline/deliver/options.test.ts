import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { logRowOf } from '../../../src/core/alerts/log-row.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { hash } from '../../../src/core/model/ids.ts';
import type { Delivery, Subscription } from '../../../src/core/model/index.ts';
import { tick } from '../../../src/pipeline/tick.ts';
import { noFilter } from '../../fakes/filter.ts';
import {
  newAlert,
  openPostOffice,
  type PostOffice,
  SECRET,
  subscriptionTo,
  tell,
} from '../../fakes/post-office.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const URL_A = 'https://a.receiver.example/hook';
const OLD_SECRET = `whsec_${Buffer.from('another of thirty-two characters').toString('base64')}`;

async function openWith(
  change: Partial<Subscription> = {},
): Promise<{ office: PostOffice; a: Subscription }> {
  const office = openPostOffice(START);
  const a = subscriptionTo(URL_A, change);
  await office.dependencies.corpus.putSubscription(a);
  office.endpoints.set(URL_A, () => ({ status: 204 }));
  return { office, a };
}
const typesOf = (office: PostOffice): string[] => office.posts.map(({ body }) => JSON.parse(body).type);
const logOf = async ({ dependencies }: PostOffice, { id }: Subscription): Promise<Delivery[]> =>
  (await dependencies.corpus.listDeliveries(id)).toReversed();
const withdraw = async (office: PostOffice, id: string): Promise<void> => {
  const { corpus, queues } = office.dependencies;
  const alert = await corpus.getAlert(id);
  if (alert === null) throw new Error('told first');
  await corpus.putAlert({ ...alert, withdrawn: { at: iso(office.now), reason: 'A misread page.' } });
  const clock = { tick: office.now, sentAt: office.now };
  await queues.deliveries([{ kind: 'fan-out', clock, alert: id }]);
};

describe('a withdrawal', () => {
  it('is told with its reason to who got the alert, also when it asks for other things by now', async () => {
    const { office, a } = await openWith();
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    const narrower = { ...a, filter: { ...noFilter, source: ['bay-radio'] } };
    await office.dependencies.corpus.putSubscription(narrower);
    office.now += DAY_MS;
    await withdraw(office, 'a1');
    await office.work();
    expect(typesOf(office)).toEqual(['alert.new', 'alert.withdrawn']);
    expect(JSON.parse(office.posts[1]?.body ?? '')).toMatchObject({
      timestamp: iso(START + DAY_MS),
      data: { id: 'a1', withdrawn: { at: iso(START + DAY_MS), reason: 'A misread page.' } },
    });
  });

  it('is not told to who never got the alert', async () => {
    const { office } = await openWith({ filter: { ...noFilter, source: ['bay-radio'] } });
    const late = subscriptionTo('https://late.example/hook', { createdAt: iso(START + HOUR_MS) });
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    await office.dependencies.corpus.putSubscription(late);
    office.now += DAY_MS;
    await withdraw(office, 'a1');
    await office.work();
    expect(office.posts).toEqual([]);
  });

  it('waits in the log of an endpoint that is closed', async () => {
    const { office, a } = await openWith();
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    await office.dependencies.corpus.putSubscription({ ...a, paused: true });
    await withdraw(office, 'a1');
    await office.work();
    expect((await logOf(office, a)).map(({ type, outcome }) => [type, outcome])).toEqual([
      ['alert.new', 'delivered'],
      ['alert.withdrawn', 'paused'],
    ]);
  });

  it('comes after a pause of days, once', async () => {
    const { office, a } = await openWith();
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    await office.dependencies.corpus.putSubscription({ ...a, paused: true });
    await withdraw(office, 'a1');
    await office.work();
    office.now += 2 * DAY_MS;
    await office.dependencies.corpus.putSubscription(a);
    for (const since of [office.now, office.now + HOUR_MS]) {
      const clock = { tick: since, sentAt: since };
      await office.dependencies.queues.deliveries(
        [{ kind: 'catch-up', clock, subscription: a.id, since: iso(since), again: false, by: null }],
        120,
      );
      await office.work();
    }
    expect(office.posts.map(({ body }) => JSON.parse(body).type)).toEqual(['alert.new', 'alert.withdrawn']);
  });

  it('is sent once where its alert never was', async () => {
    const { office, a } = await openWith();
    await office.dependencies.corpus.putSubscription({ ...a, paused: true });
    await tell(office, newAlert('a1', iso(START)));
    await withdraw(office, 'a1');
    await office.work();
    await office.dependencies.corpus.putSubscription(a);
    for (let times = 0; times < 2; times += 1) {
      const clock = { tick: office.now, sentAt: office.now };
      await office.dependencies.queues.deliveries([
        { kind: 'catch-up', clock, subscription: a.id, since: iso(START), again: false, by: null },
      ]);
      await office.work();
    }
    expect(office.posts.map(({ body }) => JSON.parse(body).type)).toEqual(['alert.withdrawn']);
  });
});

describe('a paused subscription', () => {
  it('is sent nothing, and nothing on its way arrives', async () => {
    const { office, a } = await openWith();
    office.endpoints.set(URL_A, () => ({ status: 500 }));
    await tell(office, newAlert('a1', iso(START)));
    await office.work(START + 1_000);
    await office.dependencies.corpus.putSubscription({ ...a, paused: true });
    await tell(office, newAlert('a2', iso(office.now)));
    await office.work();
    expect(office.posts).toHaveLength(1);
    expect((await logOf(office, a)).map(({ outcome, text }) => [outcome, text])).toEqual([
      ['retry', 'HTTP 500'],
      ['paused', 'the subscription is paused'],
    ]);
    expect(office.store.keys('dead/')).toEqual([]);
  });
});

describe('a rotated secret', () => {
  it('signs beside the one before, until that ends', async () => {
    const now = Date.now();
    const office = openPostOffice(now);
    const retiring = [{ secret: OLD_SECRET, until: iso(now + HOUR_MS) }];
    await office.dependencies.corpus.putSubscription(subscriptionTo(URL_A, { retiring }));
    office.endpoints.set(URL_A, () => ({ status: 204 }));
    await tell(office, newAlert('a1', iso(now)));
    await office.work(now);
    const [{ body, headers } = { body: '', headers: {} as Record<string, string> }] = office.posts;
    for (const secret of [SECRET, OLD_SECRET]) {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'alert.new' });
      expect(() => new Webhook(secret).verify(body.replace('Ferry', 'Tram'), headers)).toThrow(/signature/iu);
    }
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);

    office.now = now + HOUR_MS;
    await tell(office, newAlert('a2', iso(office.now)));
    await office.work(office.now);
    expect(office.posts[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });
});

describe('a chat', () => {
  it.each([
    ['slack', URL_A, { text: 'Ferry starts again' }],
    ['discord', `${URL_A}?wait=true`, { embeds: [{ title: 'Ferry starts again' }] }],
  ] as const)('takes its own format: %s', async (format, url, body) => {
    const { office, a } = await openWith({ format });
    office.endpoints.set(url, () => ({ status: 200, text: 'ok' }));
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    const [post] = office.posts;
    expect(post?.url).toBe(url);
    expect(post?.headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
    expect(JSON.parse(post?.body ?? '')).toMatchObject(body);
    expect(await logOf(office, a)).toMatchObject([{ event: 'a1', outcome: 'delivered', text: 'ok' }]);
  });

  it('whose hook was removed is disabled', async () => {
    const { office, a } = await openWith({ format: 'slack' });
    office.endpoints.set(URL_A, () => ({ status: 404, text: 'no_service' }));
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    expect(office.posts).toHaveLength(1);
    expect(await office.dependencies.corpus.getEndpoint(a.id)).toMatchObject({
      state: 'disabled',
      reason: 'Slack answered 404: the hook or its channel was removed',
    });
  });
});

describe('a digest', () => {
  const digesting = (change: Partial<Subscription> = {}) => openWith({ digest: 'day', ...change });
  /** Fires the cron every quarter of an hour, and works off the deliveries. */
  async function run(office: PostOffice, hours: number): Promise<void> {
    const end = office.now + hours * HOUR_MS;
    while (office.now < end) {
      await tick(office.dependencies, office.now);
      await office.work(office.now + 15 * MINUTE_MS);
    }
  }

  it('comes once a day at seven, with what was told in the day before, in place of alerts', async () => {
    const { office, a } = await digesting();
    await office.dependencies.corpus.putAlert(newAlert('before', iso(START - 2 * HOUR_MS)));
    await tell(office, newAlert('a1', iso(START)));
    await tell(office, newAlert('minor', iso(START), { severity: 'minor' }));
    await run(office, 30);
    await tell(office, newAlert('a2', iso(office.now), { kind: 'edit' }));
    await run(office, 24);
    const digests = office.posts.map(({ body }) => JSON.parse(body));
    expect(digests.map(({ type, timestamp }) => [type, timestamp])).toEqual([
      ['digest.day', '2026-01-06T07:00:00.000Z'],
      ['digest.day', '2026-01-07T07:00:00.000Z'],
    ]);
    expect(
      digests.map(({ data }) =>
        data.groups.map(({ alerts }: { alerts: { id: string }[] }) => alerts.map(({ id }) => id)),
      ),
    ).toEqual([[['a1']], [['a2']]]);
    expect(office.posts.map(({ headers }) => headers['webhook-id'])).toEqual([
      hash('digest', a.id, '2026-01-06T07:00:00.000Z'),
      hash('digest', a.id, '2026-01-07T07:00:00.000Z'),
    ]);
    expect(office.posts.map(({ at }) => iso(at))).toEqual([
      '2026-01-06T07:03:00.000Z',
      '2026-01-07T07:03:00.000Z',
    ]);
  });

  it('comes once though the tick is fired again', async () => {
    const { office } = await digesting();
    await run(office, 23.25);
    expect(iso(office.now)).toBe('2026-01-06T07:15:00.000Z');
    expect(office.posts).toHaveLength(1);
    await tick(office.dependencies, START + 23 * HOUR_MS);
    await office.work();
    expect(office.posts).toHaveLength(1);
  });

  it('comes a second time on the day when it is moved to a later hour, as an event of its own', async () => {
    const { office, a } = await digesting();
    await run(office, 24);
    await office.dependencies.corpus.putSubscription({ ...a, digestHour: 18 });
    await tell(office, newAlert('a1', iso(START + 25 * HOUR_MS)));
    await run(office, 12);
    const digests = office.posts.map(({ body }) => JSON.parse(body));
    expect(digests.map(({ timestamp }) => timestamp)).toEqual([
      '2026-01-06T07:00:00.000Z',
      '2026-01-06T18:00:00.000Z',
    ]);
    expect(digests.at(-1)?.data.groups[0].alerts).toMatchObject([{ id: 'a1' }]);
    expect(new Set(office.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('comes at the hour that is asked for, in the time zone of the watchlist', async () => {
    const { office } = await digesting({ digestHour: 18 });
    await office.dependencies.corpus.putWatchlist({
      schema: 1,
      title: 'Ferries',
      timeZone: 'Asia/Kabul',
      subject: { all: [['ferry']] },
      sources: [],
    });
    await run(office, 24);
    expect(office.posts.map(({ at }) => iso(at))).toEqual(['2026-01-05T13:33:00.000Z']);
    expect(JSON.parse(office.posts[0]?.body ?? '').data).toMatchObject({
      title: 'Ferries, 5 January 2026: nothing told in the day before',
      from: '2026-01-04T13:30:00.000Z',
      until: '2026-01-05T13:30:00.000Z',
    });
  });

  it('that failed comes when the endpoint answers again, built anew from its days', async () => {
    const { office } = await digesting();
    office.endpoints.set(URL_A, () => ({ status: office.now < START + 60 * HOUR_MS ? 500 : 204 }));
    await tell(office, newAlert('a1', iso(START)));
    await run(office, 72);
    const taken = office.posts.filter(({ at }) => at >= START + 60 * HOUR_MS);
    expect(new Set(taken.map(({ body }) => JSON.parse(body).data.day))).toEqual(
      new Set(['2026-01-06', '2026-01-07', '2026-01-08']),
    );
    const first = taken.map(({ body }) => JSON.parse(body)).find(({ data }) => data.day === '2026-01-06');
    expect(first.data.groups[0].alerts).toMatchObject([{ id: 'a1' }]);
  });

  it.each(['slack', 'discord'] as const)('has the format of %s', async (format) => {
    const { office } = await digesting({ format });
    office.endpoints.set(`${URL_A}?wait=true`, () => ({ status: 200 }));
    await tell(office, newAlert('a1', iso(START)));
    await run(office, 24);
    expect(office.posts).toHaveLength(1);
    expect(office.posts[0]?.body).toContain('6 January 2026: 1 new article');
    expect(office.posts[0]?.body).toContain('https://readout.example/alerts/a1');
  });

  it('is sent again for the days since a time', async () => {
    const { office, a } = await digesting();
    await run(office, 72);
    const before = office.posts.length;
    const since = iso(START + 36 * HOUR_MS);
    const clock = { tick: office.now, sentAt: office.now };
    await office.dependencies.queues.deliveries([
      { kind: 'catch-up', clock, subscription: a.id, since, again: true, by: null },
    ]);
    await office.work();
    const again = office.posts.slice(before).map(({ body }) => JSON.parse(body).data.day);
    expect(again).toEqual(['2026-01-07', '2026-01-08']);
  });

  it('is told at once of a withdrawal', async () => {
    const { office } = await digesting();
    await tell(office, newAlert('a1', iso(START)));
    await run(office, 24);
    await withdraw(office, 'a1');
    await office.work();
    expect(typesOf(office)).toEqual(['digest.day', 'alert.withdrawn']);
  });
});

describe('what was stored by an earlier version', () => {
  it('still reads', async () => {
    const { office } = await openWith();
    const { id, url, secret, filter, createdAt } = subscriptionTo(URL_A);
    await office.store.put(`subscription/${id}`, JSON.stringify({ id, url, secret, filter, createdAt }));
    await office.store.put(
      `endpoint/${id}`,
      JSON.stringify({ id, state: 'failing', since: iso(START - DAY_MS), reason: 'HTTP 500' }),
    );
    // Told, and brought by no fan-out.
    const missed = newAlert('missed', iso(START - HOUR_MS));
    await office.dependencies.corpus.putAlert(missed);
    await office.dependencies.corpus.putLog(logRowOf(missed));
    await tell(office, newAlert('a1', iso(START)));
    await office.work();
    expect(office.posts.map(({ headers }) => headers['webhook-id'])).toEqual(['a1', 'missed']);
    expect(await office.dependencies.corpus.getSubscription(id)).toEqual(subscriptionTo(URL_A));
  });
});
