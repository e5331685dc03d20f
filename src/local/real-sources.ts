/** Runs the Worker on this machine with real sources. This program is its cron. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MINUTE_MS } from '../core/model/time.ts';
import { addressPolicy } from '../settings.ts';
import { readWatchlist } from '../core/watchlist/parse.ts';
import { type LocalVars, readLocalVars } from './local-vars.ts';
import { followNews, printLines } from './worker/follow-news.ts';
import { STATE_FOLDER, writeLocalConfig } from './worker/local-config.ts';
import { findFreePort, WORKER_PORT } from './worker/ports.ts';
import { runUntilStopped, type Shutdown } from './worker/shutdown.ts';
import { summariseSources } from './worker/status-report.ts';
import { type LocalWorker, startLocalWorker } from './worker/worker.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(STATE_FOLDER, 'dev');

const TICK_MS = 15 * MINUTE_MS;
/** Checks pause for a second between two requests to a host, so news arrives for some minutes after a tick. */
const POLL_MS = 10_000;

/** A watchlist of the user's own, to be put before anything is checked. */
type OwnWatchlist = { readonly title: string; readonly sources: number; readonly value: unknown };

/** @throws naming every problem, before the Worker is started */
async function readOwnWatchlist(file: string, { settings }: LocalVars): Promise<OwnWatchlist> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  const read = readWatchlist(value, addressPolicy(settings));
  if (read.ok) return { title: read.value.title, sources: read.value.sources.length, value };
  throw new Error(
    [`${file} is no good watchlist:`, ...read.error.map(({ path, text }) => `${path} ${text}`.trim())].join(
      '\n  ',
    ),
  );
}

type Started = { readonly worker: LocalWorker; readonly adminToken: string; readonly isTokenMade: boolean };

async function startWorker({ settings, vars }: LocalVars, shutdown: Shutdown): Promise<Started> {
  const port = await findFreePort(WORKER_PORT);
  if (port !== WORKER_PORT) console.log(`Port ${WORKER_PORT} is in use, so Readout uses port ${port}.`);
  const adminToken = settings.adminToken ?? randomBytes(24).toString('hex');
  const worker = await startLocalWorker({
    configPath: await writeLocalConfig(root, folder),
    envFiles: [],
    persist: join(root, folder, 'worker'),
    port,
    adminToken,
    readToken: settings.readToken,
    vars: { ...vars, PUBLIC_URL: settings.publicUrl ?? `http://127.0.0.1:${port}` },
  });
  shutdown.onShutdown(worker.stop);
  return { worker, adminToken, isTokenMade: settings.adminToken === null };
}

async function putWatchlist({ worker }: Started, own: OwnWatchlist): Promise<void> {
  const response = await worker.admin('PUT', '/api/watchlist', own.value);
  if (!response.ok) throw new Error(`the watchlist was refused: ${await response.text()}`);
}

const nextSlot = (now: number): number => (Math.floor(now / TICK_MS) + 1) * TICK_MS;
const clockText = (ms: number): string => new Date(ms).toTimeString().slice(0, 5);

async function fireTicks(worker: LocalWorker, shutdown: Shutdown): Promise<void> {
  const follower = followNews(worker);
  await follower.skip();
  let due = Date.now();
  let sources = '';
  while (!shutdown.signal.aborted) {
    const now = Date.now();
    if (now >= due) {
      due = nextSlot(now);
      await worker.tick(now);
      console.log(`\n${clockText(now)}  tick; the next one is at ${clockText(due)}`);
    }
    printLines(await follower.readNew());
    const latest = (await summariseSources(worker)) ?? sources;
    if (latest !== sources) console.log(latest);
    sources = latest;
    await shutdown.wait(Math.min(POLL_MS, Math.max(0, due - Date.now())));
  }
}

function greet({ worker: { url }, adminToken, isTokenMade }: Started, own: OwnWatchlist | null): void {
  const watched =
    own === null
      ? 'Readout watches its real sources'
      : `Readout watches "${own.title}", ${own.sources} sources`;
  console.log(`
  ${watched}: ${url}/ · feed ${url}/feed.xml · sources ${url}/status
  Admin: ${url}/admin · ${isTokenMade ? `token, for this run: ${adminToken}` : 'token: the one in .dev.vars or the environment'}
  The first check of a source is its baseline and raises no alerts. Press Ctrl-C to stop.`);
}

const goodbye = `\nStopped. \`npm run dev\` resumes from what is kept in ${folder}.`;

/** @param file a watchlist in JSON, which is put before the first check; null: the one that is in force */
export const watchRealSources = (file: string | null): Promise<never> =>
  runUntilStopped(join(root, folder), goodbye, async (shutdown) => {
    const local = await readLocalVars(root, process.env);
    const own = file === null ? null : await readOwnWatchlist(file, local);
    const started = await startWorker(local, shutdown);
    shutdown.handleSignals();
    if (own !== null) await putWatchlist(started, own);
    greet(started, own);
    await fireTicks(started.worker, shutdown);
  });
