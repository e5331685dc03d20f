/**
 * Runs every entry of a file of hostile inputs against the code that must survive them, and prints a line for each:
 *
 *   npx node test/bench/hostile.ts --inputs FILE --server FILE
 *
 * FILE of inputs: a JSON list of { name, kind, payload?, recipe?, expect }. Kinds: `url` (to be refused), `url-ok`, `dns`, `http`
 * (a path of the server module, which exports `paths`: handlers by path), `feed`, `subscriber`. Recipes are expressions over the
 * functions rss() and item(). Exits with 1 when an entry fails, or when the server's /secret was ever asked for.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runInNewContext } from 'node:vm';
import { unstable_startWorker as startWorker } from 'wrangler';
import { z } from 'zod';
import { checkAddress } from '../../src/core/model/address.ts';
import { identity } from '../../src/core/model/url.ts';
import { feedVerdict, type HostileVerdict } from './hostile-feeds.ts';
import { askInNode, httpVerdict } from './hostile-http.ts';
import type { Ask } from './hostile-http.ts';
import { openFetch } from '../../src/io/fetch/fetch.ts';

const Inputs = z.array(
  z.object({
    name: z.string(),
    kind: z.enum(['url', 'url-ok', 'dns', 'http', 'feed', 'subscriber']),
    payload: z.string().optional(),
    recipe: z.string().optional(),
    expect: z.string().default(''),
  }),
);
type Input = z.infer<typeof Inputs>[number];

const gate = { allowHosts: [], ownHost: 'this-monitor' };

const item = (title = 'a', link = 'http://example.com/1') =>
  `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">1</guid><pubDate>Tue, 18 May 2021 10:59:00 GMT</pubDate></item>`;
const rss = (inner: string, head = '<?xml version="1.0"?>') =>
  `${head}<rss version="2.0"><channel><title>F</title><link>http://example.com/</link><description>d</description>${inner}</channel></rss>`;

/** A recipe that is a sentence rather than an expression: "40 items with X each". */
const SENTENCE = /^(\d+) items with (.+) each$/u;

function payloadOf(input: Input): string {
  if (input.payload !== undefined) return input.payload;
  const [, count, title] = SENTENCE.exec(input.recipe ?? '') ?? [];
  const expression =
    title === undefined
      ? (input.recipe ?? '""')
      : `rss(Array.from({ length: ${count} }, () => item(${title})).join(''))`;
  return z.string().parse(runInNewContext(expression, { rss, item, Array }));
}

function refusedVerdict(url: string, expect: string): HostileVerdict {
  const checked = checkAddress(url, gate);
  if (!checked.ok) return null;
  const isEncoded =
    expect.startsWith('accept only in its percent-encoded form') && !/[<>"]/u.test(checked.value.href);
  return isEncoded ? null : `accepted as ${checked.value.href}`;
}

function acceptedVerdict(input: Input): HostileVerdict {
  const checked = checkAddress(payloadOf(input), gate);
  if (!checked.ok) return `refused: ${checked.error}`;
  const wanted = /(?:^|\s)(https?:\/\/\S+?)(?:;|,|$)/u.exec(input.expect)?.[1];
  const named = identity(payloadOf(input));
  return wanted === undefined || named === wanted ? null : `identity ${named}, wanted ${wanted}`;
}

async function dnsVerdict(input: Input): Promise<HostileVerdict> {
  const answers = [...(input.recipe ?? '').matchAll(/[\d.]{7,}/gu)].map(([address]) => address);
  let asked = 0;
  const door = openFetch({
    ...gate,
    userAgent: 'Readout bench',
    resolve: () => Promise.resolve(answers),
    fetch: () => {
      asked += 1;
      return Promise.resolve(new Response('reached'));
    },
  });
  const got = await door.get({
    url: 'http://names.example/',
    accept: 'page',
    validators: null,
    limitBytes: 1_000,
  });
  const wanted = answers.length === 0 ? 'network' : 'refused-address';
  if (asked > 0) return 'was fetched';
  return !got.ok && got.error.code === wanted ? null : `${JSON.stringify(got)}, wanted ${wanted}`;
}

const Handlers = z.object({
  paths: z.record(
    z.string(),
    z.custom<(...handled: unknown[]) => void>((value) => typeof value === 'function'),
  ),
});

async function listen(module: string): Promise<http.Server> {
  const { paths } = Handlers.parse(await import(pathToFileURL(module).href));
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.on('error', () => undefined);
    const handler = paths[url.pathname];
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { inputs: { type: 'string' }, server: { type: 'string' } } });
  const inputs = Inputs.parse(JSON.parse(readFileSync(z.string().parse(values.inputs), 'utf8')));
  const server = await listen(z.string().parse(values.server));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  let failed = 0;
  const print = (name: string, verdict: HostileVerdict) => {
    if (verdict !== null) failed += 1;
    console.log(verdict === null ? `pass  ${name}` : `FAIL  ${name}: ${verdict}`);
  };
  for (const input of inputs) {
    if (input.kind === 'url') print(input.name, refusedVerdict(payloadOf(input), input.expect));
    else if (input.kind === 'url-ok') print(input.name, acceptedVerdict(input));
    else if (input.kind === 'dns') print(input.name, await dnsVerdict(input));
    else if (input.kind === 'feed') print(input.name, feedVerdict(input.name, payloadOf(input)));
    else if (input.kind === 'subscriber') console.log(`----  ${input.name}: checked in test/serve`);
  }
  const requests = inputs.filter(({ kind }) => kind === 'http');
  // Not the test harness of wrangler: that one sends requests through Node and follows redirects.
  const worker = await startWorker({
    config: 'test/bench/hostile.wrangler.toml',
    dev: { logLevel: 'none', server: { port: 0 }, inspector: false, watch: false },
  });
  const askInWorkerd: Ask = async (request, allowHost) => {
    const body = JSON.stringify({ request, allowHost });
    return JSON.parse(await (await worker.fetch('http://worker/', { method: 'POST', body })).text());
  };
  for (const [runtime, ask] of Object.entries({ Node: askInNode, workerd: askInWorkerd })) {
    const verdicts = await Promise.all(requests.map(({ payload = '' }) => httpVerdict(payload, port, ask)));
    requests.forEach(({ name }, index) => print(`${name} (${runtime})`, verdicts[index] ?? null));
  }
  await worker.dispose();
  const hits = await (await fetch(`http://localhost:${port}/hits`)).text();
  print('no request reached /secret', /"secret":[1-9]/u.test(hits) ? hits : null);
  console.log(`${failed} failed; ${inputs.length} inputs`);
  // The server's slow answers are still under way.
  process.exit(failed === 0 ? 0 : 1);
}

await main();
