import { describe, expect, it } from 'vitest';
import { adminRoutes } from '../../../../src/serve/admin/api/routes.ts';
import { createApp } from '../../../../src/serve/app.ts';
import { openPostOffice } from '../../../fakes/post-office.ts';
import { ask, TOKEN } from '../admin.ts';

const START = Date.parse('2026-01-05T08:00:00.000Z');
const ID = 'a'.repeat(32);
const routes = adminRoutes.map(({ method, path }) => ({
  method,
  path: path.replace(':id', ID).replace(':hash', ID),
}));

describe('every admin route', () => {
  it('is one of these', () => {
    expect(routes.map(({ method, path }) => `${method} ${path.replaceAll(ID, ':id')}`)).toEqual([
      'GET /api/watchlist',
      'PUT /api/watchlist',
      'DELETE /api/watchlist',
      'GET /opml',
      'GET /api/checks',
      'POST /api/checks',
      'DELETE /api/articles/:id',
      'GET /api/articles/:id/versions/:id',
      'GET /api/articles/:id/versions/:id/snapshot',
      'POST /api/alerts/:id/withdraw',
      'GET /api/webhooks',
      'POST /api/webhooks',
      'GET /api/webhooks/:id',
      'PATCH /api/webhooks/:id',
      'DELETE /api/webhooks/:id',
      'POST /api/webhooks/:id/test',
      'POST /api/webhooks/:id/rotate',
      'POST /api/webhooks/:id/replay',
      'GET /api/webhooks/:id/deliveries',
      'GET /api/dead',
      'POST /api/dead/replay',
    ]);
  });

  it.each(routes)('$method $path refuses who has no token or a wrong one', async ({ method, path }) => {
    const { dependencies, store, queue, sent } = openPostOffice(START);
    for (const authorization of [
      null,
      '',
      'Bearer',
      'Bearer wrong',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(0, -1)}`,
      `Bearer ${TOKEN} ${TOKEN}`,
      `Basic ${btoa(`admin:${TOKEN}`)}`,
      TOKEN,
    ]) {
      const answer = await ask(dependencies, method, path, method === 'GET' ? undefined : {}, {
        authorization,
      });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({
        type: 'about:blank',
        title: 'The admin token is needed',
        status: 401,
        detail: 'Send ADMIN_TOKEN as Authorization: Bearer.',
      });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Readout admin"');
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect([store.operations.get, store.operations.put, queue, sent.checks]).toEqual([0, 0, [], []]);
  });

  it.each(routes)('$method $path says how to set a token where none is set', async ({ method, path }) => {
    const { dependencies } = openPostOffice(START, { adminToken: null });
    for (const authorization of [null, 'Bearer ', 'Bearer null', `Bearer ${TOKEN}`]) {
      const answer = await ask(dependencies, method, path, method === 'GET' ? undefined : {}, {
        authorization,
      });
      expect(answer.status).toBe(503);
      expect(answer.body).toMatchObject({
        detail: expect.stringContaining('wrangler secret put ADMIN_TOKEN'),
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(routes)('$method $path never echoes what was sent and is not cached', async ({ method, path }) => {
    const { dependencies } = openPostOffice(START);
    const body =
      method === 'GET' || method === 'DELETE'
        ? undefined
        : { unknown: '<b>echo</b>', url: '<b>echo</b>', key: '<b>echo</b>' };
    const answer = await ask(dependencies, method, path, body);
    expect(JSON.stringify(answer.body)).not.toContain('<b>');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(routes.filter(({ path }) => path.includes(ID)))(
    '$method $path finds nothing under an id that is none',
    async ({ method, path }) => {
      const { dependencies, store } = openPostOffice(START);
      for (const id of ['..%2F..%2Fwatchlist', 'A', '%00', 'a'.repeat(65), '%F0%9F%98%80']) {
        const answer = await ask(
          dependencies,
          method,
          path.replaceAll(ID, id),
          method === 'GET' ? undefined : {},
        );
        expect(answer.status).toBe(404);
      }
      expect(store.operations.get).toBe(0);
    },
  );

  it.each(
    routes.filter(
      ({ method, path }) => /^(?:POST|PUT|PATCH)$/u.test(method) && !/\/(?:test|rotate)$/u.test(path),
    ),
  )('$method $path takes a bounded body of JSON alone', async ({ method, path }) => {
    const { dependencies } = openPostOffice(START);
    const statusOf = async (body: string, type: string) =>
      (await ask(dependencies, method, path, body, { 'content-type': type })).status;
    expect(await statusOf('a=b', 'application/x-www-form-urlencoded')).toBe(415);
    expect(await statusOf('{}', 'text/plain')).toBe(415);
    expect(await statusOf('{', 'application/json')).toBe(400);
    expect(await statusOf('', 'application/json')).toBe(400);
    expect(await statusOf(`"${'x'.repeat(5 * 1_024 * 1_024)}"`, 'application/json')).toBe(413);
    expect(await statusOf('[]', 'application/json; charset=utf-8')).toBe(422);
    expect(await statusOf('['.repeat(8_000), 'application/json')).toBe(400);
  });

  it('stops reading a body that has no end', async () => {
    const { dependencies } = openPostOffice(START);
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(4_096).fill(32));
      },
    });
    const response = await createApp(dependencies, dependencies.corpus).request('/api/checks', {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  it('answers plainly when storage fails', async () => {
    const { dependencies, store, logged } = openPostOffice(START);
    const failing = {
      ...dependencies,
      corpus: { ...dependencies.corpus, listSubscriptions: () => Promise.reject(new Error('500')) },
    };
    const answer = await ask(failing, 'GET', '/api/webhooks');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(answer.body).toMatchObject({ title: 'Storage failed' });
    expect(logged).toEqual([{ event: 'admin-failed', path: '/api/webhooks', text: 'Error: 500' }]);
    expect(store.operations.put).toBe(0);
  });
});
