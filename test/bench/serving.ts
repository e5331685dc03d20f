import { brotliCompressSync, gzipSync } from 'node:zlib';
import { unstable_startWorker as startWorker } from 'wrangler';
import { z } from 'zod';
import { addressOf } from '../serve/samples.ts';
import { fiftyAlerts } from './serving-alerts.ts';
import { measureRates } from './serving-rates.ts';

/** The compressed stream of 50 alerts must not be larger. */
const STREAM_BYTES = 60 * 1_024;
/**
 * The bulk reads and lists that one uncached request may cost, where that is agreed. The stream shows what was suppressed as well,
 * which is a list of its own (docs/decisions/0001), and in a fresh isolate another one for the rows of an earlier version.
 */
const LISTS = { reads: 1, lists: 1 };
const STREAM_LISTS = { reads: 1, lists: 3 };
const ONE_READ = { reads: 1, lists: 0 };
const budgets = new Map(
  Object.entries({
    '/': STREAM_LISTS,
    '/feed.xml': LISTS,
    '/feed.atom': LISTS,
    '/feed.json': LISTS,
    '/api/alerts': LISTS,
    '/healthz': ONE_READ,
  }),
);

type Worker = Awaited<ReturnType<typeof startWorker>>;

/** Measures what reading costs: bytes of the stream, operations of KV a route, requests a second beside a bare Hono in the same workerd. */
export async function measureServing(): Promise<void> {
  // Offline, wrangler would print that it could not ask where it is.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  const worker = await startWorker({
    config: 'test/bench/serving.wrangler.toml',
    dev: { logLevel: 'none', server: { port: 0 }, inspector: false, watch: false, persist: false },
  });
  const told = JSON.stringify(fiftyAlerts());
  await worker.fetch('http://worker/bench/seed', { method: 'POST', body: told });
  await printSizes(worker);
  await printOperations(worker);
  await worker.dispose();
  await measureRates(told);
}

async function printSizes(worker: Worker): Promise<void> {
  const rows: Record<string, object> = {};
  for (const path of ['/', '/feed.xml', '/feed.atom', '/feed.json', '/api/alerts']) {
    const answer = await worker.fetch(`http://worker${path}`, { headers: { 'x-app': 'memory' } });
    const body = Buffer.from(await answer.arrayBuffer());
    const items = body.toString('utf8').match(/class="item|<item>|<entry>|"date_published"|"schema":1/gu);
    const gzip = gzipSync(body).byteLength;
    rows[path] = {
      alerts: items?.length ?? 0,
      bytes: body.byteLength,
      gzip,
      brotli: brotliCompressSync(body).byteLength,
      'within 60 KB': gzip <= STREAM_BYTES ? 'yes' : 'NO',
    };
  }
  console.log('\nWhat a reader loads, with 50 alerts: bytes, compressed as gzip (level 6) and brotli');
  console.table(rows);
}

const Counts = z.array(
  z.object({
    status: z.number(),
    reads: z.number(),
    keys: z.number(),
    lists: z.number(),
    writes: z.number(),
  }),
);

async function printOperations(worker: Worker): Promise<void> {
  const routes = await worker.fetch('http://worker/bench/routes');
  const paths = z.array(z.string()).parse(await routes.json());
  const rows: Record<string, object> = {};
  for (const path of paths) rows[path] = await operationsOf(worker, path);
  console.log(
    '\nOperations of KV for one uncached request: in a fresh isolate, and while its windows last (30 s)',
  );
  console.table(rows);
}

async function operationsOf(worker: Worker, path: string): Promise<object> {
  const address = encodeURIComponent(addressOf({ path }));
  const answer = await worker.fetch(`http://worker/bench/operations?path=${address}`);
  const [first, second] = Counts.parse(await answer.json());
  const budget = budgets.get(path);
  const isWithin = (count: typeof first) =>
    budget === undefined || count === undefined
      ? ''
      : count.reads <= budget.reads && count.lists <= budget.lists
        ? 'yes'
        : 'NO';
  return {
    status: first?.status,
    'bulk reads': first?.reads,
    keys: first?.keys,
    lists: first?.lists,
    writes: first?.writes,
    'then reads': second?.reads,
    'then lists': second?.lists,
    budget: budget === undefined ? '' : `${budget.reads} + ${budget.lists}`,
    within: isWithin(first),
    'then within': isWithin(second),
  };
}
