import { describe, expect, it } from 'vitest';
import { iso, MINUTE_MS } from '../../../../src/core/model/time.ts';
import { noFilter } from '../../../fakes/filter.ts';
import { newAlert, openPostOffice, tell } from '../../../fakes/post-office.ts';
import { ask } from '../admin.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const URL_A = 'https://a.receiver.example/hook?key=private';

type Shown = { id: string; secret: string } & Record<string, unknown>;

async function subscribe(office: ReturnType<typeof openPostOffice>, body: unknown = { url: URL_A }) {
  const answer = await ask(office.dependencies, 'POST', '/api/webhooks', body);
  return { ...answer, shown: answer.body as Shown };
}
function open() {
  const office = openPostOffice(START);
  office.endpoints.set(URL_A, () => ({ status: 204 }));
  return office;
}

describe('a webhook', () => {
  it('is made with a secret that is shown this once', async () => {
    const office = open();
    const { status, headers, shown } = await subscribe(office);
    expect(status).toBe(201);
    expect(shown).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/u),
      url: URL_A,
      format: 'standard',
      authorization: null,
      filter: noFilter,
      paused: false,
      digest: null,
      digestHour: 7,
      createdAt: iso(START),
      state: 'active',
      since: iso(START),
      reason: null,
      secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/u),
    });
    expect(headers.get('location')).toBe(`/api/webhooks/${shown.id}`);
    const { secret, ...rest } = shown;
    const one = await ask(office.dependencies, 'GET', `/api/webhooks/${shown.id}`);
    const all = await ask(office.dependencies, 'GET', '/api/webhooks');
    expect(one.body).toEqual(rest);
    expect(all.body).toEqual({ items: [rest], cursor: null });
    expect(JSON.stringify([one.body, all.body])).not.toContain(secret);
  });

  it('gets a signed test event at once, and what was told since after two minutes', async () => {
    const office = open();
    const { shown } = await subscribe(office);
    await office.work(START + 1_000);
    expect(office.posts.map(({ body }) => JSON.parse(body))).toEqual([
      { type: 'endpoint.test', timestamp: iso(START), data: { subscription: shown.id } },
    ]);
    await tell(office, newAlert('a1', iso(START + 2_000)));
    office.queue.length = office.queue.findIndex(({ message }) => message.kind === 'fan-out');
    await office.work();
    expect(office.now).toBe(START + 2 * MINUTE_MS);
    expect(office.posts.at(-1)?.headers['webhook-id']).toBe('a1');
  });

  it('takes a filter, and fills in what it leaves out', async () => {
    const filter = { kind: ['edit', 'health'], severity: 'major', q: 'ferry' };
    const { shown } = await subscribe(open(), { url: URL_A, filter });
    expect(shown['filter']).toEqual({ ...noFilter, ...filter });
  });

  it.each([
    ['https://hooks.slack.com/services/T0/B0/x', 'slack'],
    ['https://discord.com/api/webhooks/1/x', 'discord'],
    ['https://discord.com/api/webhooks/1/x/slack', 'slack'],
    ['https://discord.com/channels/1', 'standard'],
    ['https://hooks.slack.com.example/services/x', 'standard'],
  ])('at %s is taken for %s where no format is named', async (url, format) => {
    const { shown } = await subscribe(open(), { url });
    expect([shown['format'], 'secret' in shown]).toEqual([format, format === 'standard']);
    expect((await subscribe(open(), { url, format: 'standard' })).shown['format']).toBe('standard');
  });

  it('that is made paused is sent nothing', async () => {
    const office = open();
    await subscribe(office, { url: URL_A, paused: true });
    await office.work();
    expect(office.posts).toEqual([]);
  });

  it('is sent the authorization that it needs, and shows its scheme alone', async () => {
    const office = open();
    const { shown } = await subscribe(office, { url: URL_A, authorization: 'Bearer very-hidden' });
    await office.work();
    expect(office.posts[0]?.headers['authorization']).toBe('Bearer very-hidden');
    const all = await ask(office.dependencies, 'GET', '/api/webhooks');
    expect([shown['authorization'], JSON.stringify([shown, all.body])]).toEqual([
      'Bearer',
      expect.not.stringContaining('very-hidden'),
    ]);
  });

  it.each([
    [
      'a source',
      { source: ['xinhuaa'] },
      'filter.source[0]',
      / source of the watchlist; the nearest is xinhua/u,
    ],
    [
      'a party',
      { party: ['china', 'talban'] },
      'filter.party[1]',
      /party of the watchlist; the nearest is taliban$/u,
    ],
    ['a speaker', { speaker: ['wang-yo'] }, 'filter.speaker[0]', /; the nearest is wang-yi$/u],
    [
      'a position',
      { position: ['zebra'] },
      'filter.position[0]',
      /^names no position of the watchlist; the nearest is /u,
    ],
  ])(
    'whose filter names %s that nobody knows is refused, with the nearest one',
    async (_, filter, path, text) => {
      const { status, body } = await subscribe(open(), { url: URL_A, filter });
      expect([status, body]).toEqual([
        422,
        expect.objectContaining({ errors: [{ path, text: expect.stringMatching(text) }] }),
      ]);
    },
  );

  it.each([
    ['a private address', { url: 'http://10.0.0.1/' }, 'url', 'it is a private or reserved address'],
    ['the loopback', { url: 'http://127.0.0.1:8787/admin' }, 'url', 'its port is neither 80 nor 443'],
    ['the loopback in hex', { url: 'http://0x7f.1/' }, 'url', 'it is a private or reserved address'],
    ['this deployment', { url: 'https://readout.example/' }, 'url', "it is this monitor's own address"],
    ['credentials', { url: 'https://me:pass@a.example/' }, 'url', 'it contains credentials'],
    ['no address', { filter: {} }, 'url', expect.any(String)],
    ['an unknown kind', { url: URL_A, filter: { kind: ['gossip'] } }, 'filter.kind[0]', expect.any(String)],
    ['an unknown key', { url: URL_A, filter: { colour: 'red' } }, 'filter', 'has 1 unknown key'],
    [
      'authorization of no scheme',
      { url: URL_A, authorization: 'secret' },
      'authorization',
      expect.any(String),
    ],
    [
      'authorization of two lines',
      { url: URL_A, authorization: 'Bearer a\nb: c' },
      'authorization',
      expect.any(String),
    ],
    ['no word', { url: URL_A, filter: { q: ' , ' } }, 'filter.q', 'must contain a word'],
    [
      'an unknown severity',
      { url: URL_A, filter: { severity: 'huge' } },
      'filter.severity',
      expect.any(String),
    ],
  ])('is refused for %s', async (_, body, path, text) => {
    const office = open();
    const answer = await subscribe(office, body);
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({ errors: [{ path, text }] }),
    ]);
    expect([office.store.puts, office.queue]).toEqual([[], []]);
  });

  it('is refused for a key that names a prototype, like for any unknown one', async () => {
    const office = open();
    const answer = await subscribe(office, `{"url":"${URL_A}","__proto__":{"admin":true}}`);
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({ errors: [{ path: '', text: expect.stringMatching(/^has 1 unknown key/u) }] }),
    ]);
    expect([office.store.puts, 'admin' in {}]).toEqual([[], false]);
  });

  it('is refused while no public address is set', async () => {
    const { dependencies, store } = openPostOffice(START, { publicUrl: null });
    const answer = await ask(dependencies, 'POST', '/api/webhooks', { url: URL_A });
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('PUBLIC_URL') });
    expect(store.puts).toEqual([]);
  });

  it('is refused when there are a hundred', async () => {
    const office = open();
    for (let made = 0; made < 100; made += 1) expect((await subscribe(office)).status).toBe(201);
    expect((await subscribe(office)).status).toBe(409);
  });

  it('is tested on demand, each time by an event of its own', async () => {
    const office = open();
    const { shown } = await subscribe(office);
    await office.work(START + 1_000);
    const answer = await ask(office.dependencies, 'POST', `/api/webhooks/${shown.id}/test`);
    expect([answer.status, answer.body]).toEqual([202, { queued: 'endpoint.test' }]);
    await office.work(START + 2_000);
    expect(new Set(office.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('shows its state, the reason and its deliveries', async () => {
    const office = open();
    const { shown } = await subscribe(office);
    office.endpoints.set(URL_A, () => ({ status: 410 }));
    await office.work();
    expect((await ask(office.dependencies, 'GET', `/api/webhooks/${shown.id}`)).body).toMatchObject({
      state: 'disabled',
      since: iso(START),
      reason: 'the endpoint answered 410 Gone, which asks for no more deliveries',
    });
    expect((await ask(office.dependencies, 'GET', `/api/webhooks/${shown.id}/deliveries`)).body).toEqual({
      items: [
        {
          subscription: shown.id,
          event: expect.stringMatching(/^[0-9a-f]{32}$/u),
          alert: null,
          digest: null,
          type: 'endpoint.test',
          attempt: 1,
          at: iso(START),
          status: 410,
          outcome: 'disabled',
          opened: false,
          nextAt: null,
          milliseconds: 0,
          text: 'HTTP 410',
        },
      ],
      cursor: null,
    });
  });

  it('is deleted, and gets nothing more', async () => {
    const office = open();
    const { shown } = await subscribe(office);
    expect((await ask(office.dependencies, 'DELETE', `/api/webhooks/${shown.id}`)).status).toBe(204);
    await office.work();
    expect(office.posts).toEqual([]);
    expect((await ask(office.dependencies, 'GET', '/api/webhooks')).body).toEqual({
      items: [],
      cursor: null,
    });
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['GET', '/deliveries'],
    ] as const) {
      const answer = await ask(office.dependencies, method, `/api/webhooks/${shown.id}${path}`);
      expect([answer.status, answer.body]).toEqual([
        404,
        { type: 'about:blank', title: 'Not found', status: 404, detail: 'No webhook has this id.' },
      ]);
    }
  });
});
