/**
 * The app inside workerd beside a bare Hono, chosen by `x-app`: `kv` over the platform's own store, `memory` over one in
 * the isolate, `hello`. POST /bench/seed takes alerts; GET /bench/routes lists the paths that are read; GET
 * /bench/operations?path= counts what one request costs.
 */
import { Hono } from 'hono';
import type { Alert } from '../../src/core/model/index.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { routes } from '../../src/serve/routes.ts';
import { fakeStore } from '../fakes/store.ts';
import { openApp, settings } from '../serve/open.ts';
import { seedAll } from '../serve/samples.ts';
import { NOW, rowOf } from '../serve/seed.ts';

const hello = new Hono();
hello.get('*', (c) => c.text('hello'));

const store = fakeStore(() => NOW);
let apps: Readonly<Record<string, Hono>> = { hello };

async function seedBoth(kv: KVNamespace, alerts: readonly Alert[]): Promise<void> {
  for (const corpus of [openCorpus(kv), openCorpus(store)]) {
    await seedAll(corpus);
    for (const alert of alerts) await tell(corpus, alert);
  }
  apps = { hello, kv: openApp(openCorpus(kv)).app, memory: openApp(openCorpus(store)).app };
}

async function tell(corpus: Corpus, alert: Alert): Promise<void> {
  await corpus.putAlert(alert);
  await corpus.putLog(rowOf(alert));
}

/** Counts the first request of a fresh isolate and the second: the windows of the newest rows are kept in between. */
async function operationsOf(path: string) {
  const { app } = openApp(openCorpus(store));
  const headers = { authorization: `Bearer ${settings.adminToken}` };
  const counts = [];
  for (const _ of ['first', 'second']) {
    const before = { ...store.operations };
    const { status } = await app.request(`https://readout.example${path}`, { headers });
    const after = store.operations;
    counts.push({
      status,
      reads: after.get - before.get,
      keys: after.keysRead - before.keysRead,
      lists: after.list - before.list,
      writes: after.put - before.put,
    });
  }
  return counts;
}

/** Pages of readers first, then everything that the API describes. */
const readPaths = routes
  .filter(({ method, access, operation }) => method === 'GET' && (operation !== null || access === 'reader'))
  .toSorted((a, b) => Number(a.operation !== null) - Number(b.operation !== null))
  .map(({ path }) => path);

export default {
  async fetch(request: Request, env: { CORPUS: KVNamespace }): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === '/bench/seed') {
      await seedBoth(env.CORPUS, await request.json());
      return new Response('seeded');
    }
    if (url.pathname === '/bench/routes') return Response.json(readPaths);
    if (url.pathname === '/bench/operations') {
      return Response.json(await operationsOf(url.searchParams.get('path') ?? '/'));
    }
    const app = apps[request.headers.get('x-app') ?? 'hello'] ?? hello;
    return app.fetch(request);
  },
};
