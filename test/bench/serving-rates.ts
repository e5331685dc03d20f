import { readdirSync, readFileSync } from 'node:fs';
import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

const ROUNDS = 7;
const ROUND_MS = 700;
const CONNECTIONS = 8;

type Subject = {
  readonly name: string;
  readonly app: string;
  /** @param nth counts the requests of all rounds */
  readonly path: (nth: number) => string;
  /** The name of the bare Hono that it is compared with. */
  readonly beside: string;
  readonly conditional?: true;
};

/** No two requests have one address, and all have the same alerts. */
const anew = (path: string) => (nth: number) => {
  const since = `${new Date(Date.UTC(2000, 0, 1) + nth * 1_000).toISOString().slice(0, 19)}Z`;
  return `${path}?since=${encodeURIComponent(since)}`;
};
const at = (path: string) => () => path;

/** An answer beside a bare Hono that has the same body and headers ready. */
const threeOf = (path: string): Subject[] => {
  const beside = `bare Hono, body of ${path}`;
  return [
    { name: beside, app: 'same-body', path: at(path), beside },
    { name: `${path} asked again`, app: 'memory', path: at(path), beside },
    { name: `${path} not asked before`, app: 'memory', path: anew(path), beside },
  ];
};

const subjects: readonly Subject[] = [
  { name: 'hello', app: 'hello', path: at('/'), beside: 'hello' },
  {
    name: '/feed.xml answered 304',
    app: 'memory',
    path: at('/feed.xml'),
    beside: 'hello',
    conditional: true,
  },
  ...['/feed.xml', '/feed.atom', '/feed.json', '/', '/api/alerts'].flatMap(threeOf),
  { name: '/status.json asked again', app: 'memory', path: at('/status.json'), beside: 'hello' },
];

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const askOnce = (url: string, headers: Record<string, string>): Promise<IncomingHttpHeaders> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, (answer) => {
      const { statusCode } = answer;
      if (statusCode !== 200 && statusCode !== 304) reject(new Error(`${url}: HTTP ${statusCode}`));
      answer.resume();
      answer.on('end', () => resolve(answer.headers));
    }).on('error', reject);
  });

/** Returns the CPU time that the workerd processes of this one have used, in milliseconds; 0 where the system does not say. */
function cpuOfWorkerd(): number {
  const ticks = (pid: string): number => {
    try {
      const [name = '', rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
      const fields = rest.split(' ');
      const isOurs = name.includes('(workerd') && fields[1] === String(process.pid);
      return isOurs ? Number(fields[11]) + Number(fields[12]) : 0;
    } catch {
      return 0; // no Linux, or a process that has ended
    }
  };
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
    return pids.reduce((sum, pid) => sum + ticks(pid), 0) * 10;
  } catch {
    return 0;
  }
}

let asked = 0;

async function roundOf(base: string, { app, path, conditional }: Subject) {
  const headers: Record<string, string> = { 'x-app': app };
  const first = await askOnce(new URL(path(asked++), base).href, headers);
  if (conditional) headers['if-none-match'] = first.etag ?? '';
  const [started, cpu] = [performance.now(), cpuOfWorkerd()];
  let answered = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - started < ROUND_MS) {
        await askOnce(new URL(path(asked++), base).href, headers);
        answered += 1;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  return { rate: answered / seconds, cpu: (cpuOfWorkerd() - cpu) / answered };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Starts workerd with one Worker and no proxy before it, which would cost more than most answers do. */
async function startDirectly(): Promise<{ base: string; stop: () => Promise<void> }> {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, 'serving-worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['node:*', 'cloudflare:*'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [
      {
        name: 'client',
        setup: (plugin) =>
          plugin.onLoad({ filter: /\.client\.\w+$/ }, ({ path }) => ({
            contents: readFileSync(path, 'utf8'),
            loader: 'text',
          })),
      },
    ],
  });
  const options = convertV4MiniflareOptions({
    modules: true,
    script: bundle.outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-10-20',
    compatibilityFlags: ['nodejs_compat'],
    kvNamespaces: ['CORPUS'],
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  });
  const miniflare = new Miniflare(options);
  const { href } = await miniflare.unsafeGetDirectURL();
  return { base: href, stop: () => miniflare.dispose() };
}

/**
 * Measures all in turn, round by round, so that other load on the machine falls on all alike. A ratio is to the bare Hono of the
 * same round.
 */
export async function measureRates(told: string): Promise<void> {
  const { base, stop } = await startDirectly();
  const seeded = await fetch(new URL('/bench/seed', base), { method: 'POST', body: told });
  if (!seeded.ok) throw new Error(`the alerts were not taken: ${await seeded.text()}`);
  const rounds = new Map(subjects.map(({ name }) => [name, [] as { rate: number; cpu: number }[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const subject of subjects) {
      const measured = await roundOf(base, subject);
      // The first round warms up.
      if (round > 0) rounds.get(subject.name)?.push(measured);
    }
  }
  agent.destroy();
  await stop();
  const rows = subjects.map(({ name, beside }) => {
    const [own, bare] = [rounds.get(name) ?? [], rounds.get(beside) ?? []];
    const ratio = median(own.map(({ rate }, nth) => rate / (bare[nth]?.rate ?? 1)));
    return [
      name,
      {
        'requests a second': Math.round(median(own.map(({ rate }) => rate))),
        'CPU ms': median(own.map(({ cpu }) => cpu)).toFixed(2),
        ratio: ratio.toFixed(3),
        of: beside,
      },
    ] as const;
  });
  console.log(
    `\nworkerd asked directly over loopback, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds in turn; 1,000 alerts in the log, 50 shown, in memory`,
  );
  console.table(Object.fromEntries(rows));
}
