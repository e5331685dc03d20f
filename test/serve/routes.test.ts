import { env, reset } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { MAX_WATCHLIST_BYTES } from '../../src/core/watchlist/parse.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { answerSchemas, bodySchemas } from '../../src/serve/api/openapi/components.ts';
import { movedPaths } from '../../src/serve/http/methods.ts';
import { methods, type Route } from '../../src/serve/route.ts';
import { routes } from '../../src/serve/routes.ts';
import { loggedIn, openApp, settings } from './open.ts';
import { addressOf, addressWith, bodies, seedAll } from './samples.ts';

const ADMIN = settings.adminToken ?? '';
const READER = 'reader-token-for-tests';
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const named = routes.map((route) => [nameOf(route), route] as const);
/** Forms of the admin are walked where a browser would send them: `admin/pages/routes.test.ts`. */
const walked = named.filter(([, { access, method }]) => access !== 'session' || method === 'GET');
/** Routes that delete something are asked last. */
const inOrder = walked.toSorted(
  ([, a], [, b]) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
);

let corpus: Corpus;
let deadKey: string;

beforeAll(async () => {
  corpus = openCorpus(env.CORPUS);
  deadKey = await seedAll(corpus);
});
afterAll(() => reset());

type Asked = { token?: string | null; method?: string; address?: string; headers?: Record<string, string> };

/** Sends a good request of a route, except for what the test changes. */
async function ask(route: Route, asked: Asked = {}, app = openApp(corpus).app): Promise<Response> {
  const { token = route.access === 'admin' ? ADMIN : null, method = route.method, headers = {} } = asked;
  const body = route.operation?.body;
  const isSent = body !== undefined && method === route.method;
  return app.request(`https://readout.example${asked.address ?? addressOf(route)}`, {
    method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(route.access === 'session' ? loggedIn() : {}),
      ...(isSent ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
    ...(isSent ? { body: JSON.stringify(bodies(deadKey)[body]) } : {}),
  });
}

const cacheControl: Readonly<Record<Route['cache'], string>> = {
  never: 'no-store',
  window: 'public, max-age=30, stale-while-revalidate=30',
  day: 'public, max-age=86400',
  'for-ever': 'public, max-age=31536000, immutable',
};
const headersOf = ({ headers }: Response) => ({
  type: headers.get('content-type')?.split(';')[0] ?? null,
  cache: headers.get('cache-control'),
  robots: headers.get('x-robots-tag'),
  shared: headers.get('access-control-allow-origin'),
  tagged: headers.has('etag'),
});

test('the router has every route of the table, and no other', () => {
  const router = openApp(corpus).app.routes.filter(
    ({ method, path }) => method !== 'ALL' && !movedPaths.has(path),
  );
  expect(named.map(([name]) => name).toSorted()).toEqual(
    router.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

describe('an earlier address', () => {
  test.each([
    ['/untold', '/suppressed'],
    ['/untold?a=1&b=%C3%A9', '/suppressed?a=1&b=%C3%A9'],
    ['/api/untold', '/api/suppressed'],
    ['/api/untold?cursor=x', '/api/suppressed?cursor=x'],
  ])('%s leads for good to %s', async (from, to) => {
    const { app, get } = openApp(corpus);
    const moved = await get(from);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, to]);
    expect(moved.headers.get('access-control-allow-origin')).toBe('*');
    expect((await get(to.split('?', 1)[0] ?? '')).status).toBe(200);
    expect((await app.request(from, { method: 'POST' })).status).toBe(405);
  });

  test.each(['/untold', '/api/untold'])('%s is refused where readers need a token', async (path) => {
    const closed = openApp(corpus, { readToken: READER });
    expect((await closed.get(path)).status).toBe(401);
    expect((await closed.get(path, { Authorization: `Bearer ${READER}` })).status).toBe(308);
  });
});

describe('a good request', () => {
  test.each(inOrder)('of %s is answered as the table says', async (_, route) => {
    const answer = await ask(route);
    // What one route deletes is there again for the others.
    if (route.method === 'DELETE') deadKey = await seedAll(corpus);
    expect([answer.status, headersOf(answer)]).toEqual([
      route.operation?.status ?? 200,
      {
        type: route.type,
        cache: cacheControl[route.cache],
        robots: 'noindex',
        shared: route.shared ? '*' : null,
        tagged: route.cache === 'window' || route.path === '/api/watchlist',
      },
    ]);
    const body = await answer.text();
    const name = route.operation?.answer ?? null;
    expect(body === '').toBe(route.type === null);
    if (name === null) return;
    const schemas: Readonly<Record<string, readonly [z.ZodType, ...unknown[]]>> = {
      ...bodySchemas,
      ...answerSchemas,
    };
    const value: unknown = JSON.parse(body);
    // Our schemas drop keys that they do not know, and the document would lack them.
    const [schema] = schemas[name] ?? [];
    if (name !== 'Watchlist') expect(schema?.parse(value)).toEqual(value);
  });

  test.each(named.filter(([, { method }]) => method === 'GET'))(
    'of %s is answered alike by HEAD, without a body',
    async (_, route) => {
      const [get, head] = [await ask(route), await ask(route, { method: 'HEAD' })];
      expect([head.status, headersOf(head), await head.text()]).toEqual([get.status, headersOf(get), '']);
    },
  );

  test.each(named.filter(([, { cache }]) => cache === 'window'))(
    'of %s is answered 304 when the reader has it',
    async (_, route) => {
      const etag = (await ask(route)).headers.get('etag') ?? '';
      for (const method of ['GET', 'HEAD']) {
        const again = await ask(route, { method, headers: { 'If-None-Match': etag } });
        expect([again.status, again.headers.get('etag'), await again.text(), headersOf(again)]).toEqual([
          304,
          etag,
          '',
          {
            type: null,
            cache: cacheControl.window,
            robots: 'noindex',
            shared: route.shared ? '*' : null,
            tagged: true,
          },
        ]);
      }
      const other = await ask(route, { headers: { 'If-None-Match': '"other"' } });
      expect(other.status).toBe(200);
    },
  );
});

const refusedAs = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type'),
  cache: answer.headers.get('cache-control'),
  robots: answer.headers.get('x-robots-tag'),
});
const problem = (status: number) => ({
  status,
  type: 'application/problem+json',
  cache: 'no-store',
  robots: 'noindex',
});

describe('without a token', () => {
  test.each(named.filter(([, { access }]) => access === 'admin'))(
    '%s is refused, also with the reader’s, and says how to set one where none is',
    async (_, route) => {
      const closed = openApp(corpus, { readToken: READER }).app;
      expect(await refusedAs(await ask(route, { token: null }))).toEqual(problem(401));
      expect(await refusedAs(await ask(route, { token: READER }, closed))).toEqual(problem(401));
      const unset = await ask(route, {}, openApp(corpus, { adminToken: null }).app);
      expect(await refusedAs(unset)).toEqual(problem(503));
      expect(await unset.text()).toContain('wrangler secret put ADMIN_TOKEN');
    },
  );

  test.each(named.filter(([, { access }]) => access === 'reader'))(
    '%s is refused where readers need one, and private with it',
    async (_, route) => {
      const closed = openApp(corpus, { readToken: READER }).app;
      const refused = await ask(route, {}, closed);
      expect(await refusedAs(refused)).toEqual(problem(401));
      expect(refused.headers.get('access-control-allow-origin')).toBe(route.shared ? '*' : null);
      for (const token of [READER, ADMIN]) {
        const answer = await ask(route, { token }, closed);
        expect([answer.status, headersOf(answer).cache]).toEqual([
          200,
          expect.stringMatching(/^(?:private, )?no-store$/u),
        ]);
      }
    },
  );

  test.each(named.filter(([, { access }]) => access === 'open'))('%s is open', async (_, route) => {
    const closed = openApp(corpus, { readToken: READER, adminToken: null }).app;
    expect((await ask(route, {}, closed)).status).toBe(200);
  });
});

describe('another site', () => {
  const preflight = (route: Route) =>
    ask(route, {
      method: 'OPTIONS',
      token: null,
      headers: {
        Origin: 'https://elsewhere.example',
        'Access-Control-Request-Method': route.method,
        'Access-Control-Request-Headers': 'authorization,x-zebra',
      },
    });

  test.each(named.filter(([, { shared }]) => shared))(
    'may read %s with a token of its own',
    async (_, route) => {
      const { status, headers } = await preflight(route);
      expect([
        status,
        Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-'))),
      ]).toEqual([
        204,
        {
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'GET,HEAD',
          'access-control-allow-headers': 'Authorization,If-None-Match,If-Modified-Since',
          'access-control-expose-headers': 'ETag',
          'access-control-max-age': '86400',
        },
      ]);
    },
  );

  test.each(named.filter(([, { shared }]) => !shared))('may not read %s', async (_, route) => {
    const answer = await preflight(route);
    expect([...answer.headers].filter(([name]) => name.startsWith('access-'))).toEqual([]);
  });
});

describe('a request that is none', () => {
  const paths = [...new Set(routes.map(({ path }) => path))];

  test.each(paths)('%s answers 405 to other methods, and names its own', async (path) => {
    const own = routes.filter((route) => route.path === path);
    const allowed = own.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    for (const method of methods.filter((one) => !allowed.includes(one))) {
      const answer = await ask(own[0]!, { method });
      expect([await refusedAs(answer), answer.headers.get('allow')?.split(', ').toSorted()]).toEqual([
        problem(405),
        allowed.toSorted(),
      ]);
    }
  });

  test.each(paths.filter((path) => path.includes(':')))(
    '%s answers 404 to ids that are none',
    async (path) => {
      for (const part of ['zebra<b>', '0'.repeat(32), '../zebra', '~', 'zebra'.repeat(40)]) {
        for (const route of routes.filter((one) => one.path === path)) {
          const answer = await ask(route, { address: addressWith(route, part) });
          expect([part, await refusedAs(answer)]).toEqual([part, problem(404)]);
          expect(await answer.text()).not.toMatch(/zebra/u);
        }
      }
    },
  );

  test.each(['/zebra', '/api/zebra', '/api', '/feed.zebra', '/schemas/zebra.json', '/api/alerts/'])(
    '%s is at no address',
    async (address) => {
      const answer = await ask(routes[0]!, { address });
      expect(await refusedAs(answer)).toEqual(problem(404));
      expect(await answer.text()).not.toMatch(/zebra/u);
    },
  );

  test.each(named.filter(([, { operation }]) => operation?.query !== undefined))(
    '%s leads to its canonical address, and names a bad parameter without repeating it',
    async (_, route) => {
      const address = addressOf(route);
      const moved = await ask(route, { address: `${address}?zebra=1&q=road` });
      expect([moved.status, moved.headers.get('location')]).toEqual([302, `${address}?q=road`]);
      const bad = await ask(route, {
        address: `${address}?${route.path.startsWith('/api/alerts') ? 'cursor' : 'q'}=${'zebra'.repeat(40)}`,
      });
      expect([await refusedAs(bad), /zebra/u.test(await bad.text())]).toEqual([problem(400), false]);
    },
  );

  test.each(named.filter(([, { operation }]) => operation?.body !== undefined))(
    '%s refuses bodies that are none',
    async (_, route) => {
      const send = async (type: string, body: string) => {
        const answer = await openApp(corpus).app.request(`https://readout.example${addressOf(route)}`, {
          method: route.method,
          headers: { Authorization: `Bearer ${ADMIN}`, 'Content-Type': type },
          body,
        });
        expect(await answer.clone().text()).not.toMatch(/zebra/u);
        return refusedAs(answer);
      };
      expect(await send('text/plain', '{}')).toEqual(problem(415));
      expect(await send('application/json', '{"zebra":')).toEqual(problem(400));
      // A watchlist's unknown keys are named too, since its author must find them.
      const strange = route.path === '/api/watchlist' ? '{"schema":"zebra"}' : '{"zebra":"zebra"}';
      expect(await send('application/json', strange)).toEqual(problem(422));
      expect(await send('application/json', `"${'zebra'.repeat(MAX_WATCHLIST_BYTES / 4)}"`)).toEqual(
        problem(413),
      );
    },
  );
});
