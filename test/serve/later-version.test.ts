import { env, reset } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { openApp, type Opened, settings } from './open.ts';
import { addressOf, seedAll } from './samples.ts';
import { routes } from '../../src/serve/routes.ts';

let corpus: Corpus;
let opened: Opened;

const later = JSON.stringify({ format: 99, of: 'another shape' });

/** All that is stored becomes what a later version of the program would store. */
beforeAll(async () => {
  corpus = openCorpus(env.CORPUS);
  await seedAll(corpus);
  const { keys } = await env.CORPUS.list();
  for (const { name } of keys) {
    const isRow = (await env.CORPUS.get(name)) === '';
    await env.CORPUS.put(name, isRow ? '' : later, { metadata: { f: 99 } });
  }
  opened = openApp(corpus, {}, { shown: openCorpus(env.CORPUS, undefined, 'leave-out') });
});
afterAll(() => reset());

const headers = { Authorization: `Bearer ${settings.adminToken}` };
const readers = routes.filter(({ method, access }) => method === 'GET' && access !== 'session');

describe('over what a later version stored', () => {
  test.each(readers.map((route) => [addressOf(route), route.access] as const))(
    '%s goes on without it',
    async (path) => {
      const { status } = await opened.get(path, headers);
      const refused = path === '/healthz' ? 503 : path === '/opml' ? 409 : 200;
      expect([200, 302, 404, refused]).toContain(status);
    },
  );

  test('whoever would write leaves it alone', async () => {
    const { keys } = await env.CORPUS.list({ prefix: 'subscription/' });
    const [key = ''] = keys.map(({ name }) => name);
    const id = key.slice('subscription/'.length);
    const answer = await opened.app.request(`https://readout.example/api/webhooks/${id}`, {
      method: 'PATCH',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: '{"paused":true}',
    });
    expect(answer.status).toBe(503);
    expect(await env.CORPUS.get(key)).toBe(later);
  });
});
