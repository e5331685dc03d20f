/**
 * The app inside workerd beside a bare Hono, chosen by `x-app`: `kv` over the platform's own store, `memory` over one in
 * the isolate, `hello`. POST /bench/seed takes alerts; GET /bench/routes lists the paths that are read; GET
 * /bench/operations?path= counts what one request costs.
 */
import { Hono } from 'hono';
import { hash } from '../../src/core/model/ids.ts';
import type { Alert, LogRow } from '../../src/core/model/index.ts';
import { DAY_MS, iso } from '../../src/core/model/time.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { routes } from '../../src/serve/routes.ts';
import { fakeStore } from '../fakes/store.ts';
import { openApp, settings } from '../serve/open.ts';
import { seedAll } from '../serve/samples.ts';
import { NOW, rowOf } from '../serve/seed.ts';

const hello = new Hono();
hello.get('*', (c) => c.text('hello'));

/** A bare Hono that answers with the bytes and headers that the app's answer had. */
const sameBody = new Hono();
const bodies = new Map<string, { bytes: Uint8Array<ArrayBuffer>; headers: Headers }>();
sameBody.get('*', (c) => {
  const known = bodies.get(c.req.path);
  return known === undefined ? c.notFound() : new Response(known.bytes, { headers: known.headers });
});

const store = fakeStore(() => NOW);
let apps: Readonly<Record<string, Hono>> = { hello, 'same-body': sameBody };

async function seedBoth(kv: KVNamespace, alerts: readonly Alert[]): Promise<void> {
  for (const corpus of [openCorpus(kv), openCorpus(store)]) {
    await seedAll(corpus);
    for (const alert of alerts) await tell(corpus, alert);
    for (const row of olderRows(alerts)) await corpus.putLog(row);
  }
  for (const path of ['/', '/feed.xml', '/feed.atom', '/feed.json', '/api/alerts', '/status.json']) {
    const answer = await openApp(openCorpus(store)).get(path);
    bodies.set(path, { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers });
  }
  apps = { ...apps, kv: openApp(openCorpus(kv)).app, memory: openApp(openCorpus(store)).app };
}

/** Fills the log up to a thousand rows with earlier ones. */
const olderRows = (alerts: readonly Alert[]): LogRow[] =>
  Array.from({ length: 1_000 - alerts.length }, (_, nth) => {
    const row = rowOf(alerts[nth % alerts.length] ?? missing());
    return { ...row, id: hash('older', String(nth)), at: iso(Date.parse(row.at) - (nth + 1) * DAY_MS) };
  });

function missing(): never {
  throw new Error('no alerts were sent');
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
