import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../../src/core/model/time.ts';
import { noFilter } from '../../../fakes/filter.ts';
import { newAlert, openPostOffice, type PostOffice, tell } from '../../../fakes/post-office.ts';
import { ask } from '../admin.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const URL_A = 'https://a.receiver.example/hook?key=private';
const URL_B = 'https://b.receiver.example/hook';

type Shown = { id: string; secret?: string } & Record<string, unknown>;

async function open(body: Record<string, unknown> = {}, start = START) {
  const office = openPostOffice(start);
  for (const url of [URL_A, URL_B]) office.endpoints.set(url, () => ({ status: 204 }));
  const made = await ask(office.dependencies, 'POST', '/api/webhooks', { url: URL_A, ...body });
  const shown = made.body as Shown;
  const asked = (method: string, path = '', sent?: unknown) =>
    ask(office.dependencies, method, `/api/webhooks/${shown.id}${path}`, sent);
  await office.work(start + 3 * MINUTE_MS);
  return { office, shown, asked };
}
const idsOf = (office: PostOffice): (string | undefined)[] =>
  office.posts.map(({ headers }) => headers['webhook-id']);

describe('PATCH of a webhook', () => {
  it('changes what is named and leaves the rest', async () => {
    const { shown, asked } = await open({ filter: { kind: ['edit'] } });
    const { secret: _, ...before } = shown;
    const change = { paused: true, digest: 'day', digestHour: 18 };
    const answer = await asked('PATCH', '', change);
    expect([answer.status, answer.body]).toEqual([200, { ...before, ...change }]);
    expect((await asked('GET')).body).toEqual({ ...before, ...change });
    const other = await asked('PATCH', '', { filter: { q: 'ferry' } });
    expect(other.body).toEqual({ ...before, ...change, filter: { ...noFilter, q: 'ferry' } });
  });

  it('to another address keeps the secret and tests it, and the old one gets nothing more', async () => {
    const { office, shown, asked } = await open();
    const answer = await asked('PATCH', '', { url: URL_B });
    expect(answer.body).toMatchObject({ url: URL_B });
    await tell(office, newAlert('a1', iso(office.now)));
    await office.work();
    const [first, ...others] = office.posts;
    expect([first?.url, ...others.map(({ url }) => url)]).toEqual([URL_A, URL_B, URL_B]);
    expect(others.map(({ body }) => JSON.parse(body).type).toSorted()).toEqual([
      'alert.new',
      'endpoint.test',
    ]);
    expect((await office.dependencies.corpus.getSubscription(shown.id))?.secret).toBe(shown.secret);
  });

  it.each([
    ['a private address', { url: 'http://10.0.0.1/' }, 'url', 'it is a private or reserved address'],
    ['nothing', {}, '', 'must change something'],
    ['an unknown key', { secret: 'whsec_mine' }, '', 'has 1 unknown key'],
    ['an unknown format', { format: 'telegram' }, 'format', expect.any(String)],
    ['an hour that no day has', { digestHour: 24 }, 'digestHour', expect.any(String)],
    ['a digest of another length', { digest: 'week' }, 'digest', expect.any(String)],
  ])('is refused for %s', async (_, body, path, text) => {
    const { office, asked } = await open();
    const puts = office.store.puts.length;
    const answer = await asked('PATCH', '', body);
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({ errors: expect.arrayContaining([{ path, text }]) }),
    ]);
    expect(office.store.puts).toHaveLength(puts);
  });
});

describe('the end of a pause', () => {
  it('loses nothing that is told from then on, though storage shows the pause for a minute still', async () => {
    const { office, shown, asked } = await open();
    await asked('PATCH', '', { paused: true });
    office.now += HOUR_MS;
    await asked('PATCH', '', { paused: false });
    const stored = await office.dependencies.corpus.getSubscription(shown.id);
    if (stored === null) throw new Error('it was made');
    await office.dependencies.corpus.putSubscription({ ...stored, paused: true });
    await tell(office, newAlert('a1', iso(office.now)));
    await office.work(office.now + MINUTE_MS);
    expect(idsOf(office)).toHaveLength(1);
    await office.dependencies.corpus.putSubscription(stored);
    await office.work();
    expect(idsOf(office).slice(1)).toEqual(['a1']);
  });
});

describe('rotation', () => {
  it('shows a new secret this once, and both sign for a day', async () => {
    const now = Date.now();
    const { office, shown, asked } = await open({}, now);
    const answer = await asked('POST', '/rotate');
    const rotated = answer.body as { secret: string };
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        id: shown.id,
        secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/u),
        previousUntil: iso(office.now + DAY_MS),
      },
    ]);
    expect(rotated.secret).not.toBe(shown.secret);
    await tell(office, newAlert('a1', iso(office.now)));
    await office.work();
    const { body, headers } = office.posts.at(-1) ?? { body: '', headers: {} };
    for (const secret of [rotated.secret, shown.secret ?? '']) {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'alert.new' });
    }
    const outputs = [
      await asked('GET'),
      await asked('GET', '/deliveries'),
      await asked('PATCH', '', { paused: true }),
    ];
    for (const output of outputs) expect(JSON.stringify(output.body)).not.toContain('whsec_');
    expect(JSON.stringify(office.logged)).not.toContain('whsec_');
  });

  it('done often keeps four earlier secrets and drops what has ended', async () => {
    const { office, shown, asked } = await open();
    for (let nth = 0; nth < 6; nth += 1) {
      office.now += HOUR_MS;
      expect((await asked('POST', '/rotate')).status).toBe(200);
    }
    const stored = await office.dependencies.corpus.getSubscription(shown.id);
    expect(stored?.retiring.map(({ until }) => (Date.parse(until) - office.now) / HOUR_MS)).toEqual([
      24, 23, 22, 21,
    ]);
    office.now += 2 * DAY_MS;
    await asked('POST', '/rotate');
    expect((await office.dependencies.corpus.getSubscription(shown.id))?.retiring).toHaveLength(1);
  });

  it('is refused for a chat, which has no secret to show', async () => {
    const { shown, asked } = await open({ format: 'slack' });
    expect(shown.secret).toBeUndefined();
    expect((await asked('POST', '/rotate')).status).toBe(409);
  });
});

describe('replay', () => {
  it('sends one alert again, whatever the filter says, with the same id', async () => {
    const { office, asked } = await open({ filter: { source: ['xinhua'] } });
    await tell(office, newAlert('a1', iso(office.now)));
    await office.work();
    expect(office.posts).toHaveLength(1);
    const answer = await asked('POST', '/replay', { alert: 'a1' });
    expect([answer.status, answer.body]).toEqual([202, { queued: 'alert.new' }]);
    await office.work();
    expect(idsOf(office).slice(1)).toEqual(['a1']);
  });

  it('sends all since a time, or only what was missed', async () => {
    const { office, shown, asked } = await open();
    const told = office.now;
    for (const [index, id] of ['a1', 'a2', 'a3'].entries()) {
      await tell(office, newAlert(id, iso(told + index * MINUTE_MS)));
    }
    await office.work(told + 10 * MINUTE_MS);
    await asked('PATCH', '', { paused: true });
    await tell(office, newAlert('a4', iso(office.now)));
    await office.work(office.now + MINUTE_MS);
    expect((await asked('POST', '/replay', { since: iso(told) })).status).toBe(409);
    await asked('PATCH', '', { paused: false });
    const before = office.posts.length;
    expect((await asked('POST', '/replay', { since: iso(told), missed: true })).body).toEqual({
      queued: 'replay',
    });
    await office.work();
    expect(idsOf(office).slice(before)).toEqual(['a4']);
    await asked('POST', '/replay', { since: iso(told + MINUTE_MS) });
    await office.work();
    expect(idsOf(office).slice(before + 1)).toEqual(['a2', 'a3', 'a4']);
    expect(office.logged.filter(({ subscription }) => subscription === shown.id)).toHaveLength(
      office.posts.length,
    );
  });

  it('goes at the pace of a chat', async () => {
    const { office, asked } = await open({ format: 'slack' });
    const told = office.now;
    for (let nth = 0; nth < 30; nth += 1) await tell(office, newAlert(`a${nth}`, iso(told + nth)));
    await office.work();
    const before = office.posts.length;
    await asked('POST', '/replay', { since: iso(told) });
    await office.work();
    const times = office.posts.slice(before).map(({ at }) => at);
    expect(times).toHaveLength(30);
    for (let nth = 0; nth + 30 <= times.length; nth += 1) {
      expect((times[nth + 29] ?? 0) - (times[nth] ?? 0)).toBeGreaterThanOrEqual(50_000);
    }
  });

  it.each([
    ['nothing', {}],
    ['both', { alert: 'a1', since: iso(START) }],
    ['a time that is none', { since: 'yesterday' }],
    ['an id that is none', { alert: '../watchlist' }],
  ])('is refused for %s', async (_, body) => {
    const { asked } = await open();
    expect((await asked('POST', '/replay', body)).status).toBe(422);
  });

  it('is refused for an alert that is not there, and for a disabled endpoint', async () => {
    const { office, asked } = await open();
    expect((await asked('POST', '/replay', { alert: 'ab' })).status).toBe(404);
    office.endpoints.set(URL_A, () => ({ status: 410 }));
    await tell(office, newAlert('a1', iso(office.now)));
    await office.work();
    expect((await asked('POST', '/replay', { alert: 'a1' })).status).toBe(409);
  });
});

describe('the delivery log', () => {
  it('pages, newest first', async () => {
    const { office, asked } = await open();
    for (let nth = 0; nth < 5; nth += 1)
      await tell(office, newAlert(`a${nth}`, iso(office.now + nth * 1_000)));
    await office.work();
    type Page = { items: { event: string }[]; cursor: string | null };
    const events: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const search: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await asked('GET', `/deliveries?limit=2${search}`)).body as Page;
      expect(page.items.length).toBeLessThanOrEqual(2);
      events.push(...page.items.map(({ event }) => event));
      ({ cursor } = page);
    }
    const all = (await asked('GET', '/deliveries')).body as Page;
    expect(events).toEqual(all.items.map(({ event }) => event));
    expect(events).toHaveLength(6);
  });

  it.each(['limit=0', 'limit=101', 'cursor=%00', 'page=2'])('refuses %s', async (search) => {
    const { asked } = await open();
    expect((await asked('GET', `/deliveries?${search}`)).status).toBe(400);
  });
});
