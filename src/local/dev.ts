/** `npm run dev`: runs the Worker on this machine with the real watchlist. This script is its cron. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { MINUTE_MS } from '../core/model/time.ts';
import { readSettings, type Settings } from '../settings.ts';
import { followNews, printLines } from './worker/follow-news.ts';
import { STATE_FOLDER, writeLocalConfig } from './worker/local-config.ts';
import { findFreePort, WORKER_PORT } from './worker/ports.ts';
import { runUntilStopped, type Shutdown } from './worker/shutdown.ts';
import { summariseSources } from './worker/status-report.ts';
import { type LocalWorker, startLocalWorker } from './worker/worker.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(STATE_FOLDER, 'dev');
const secretsFile = join(root, '.dev.vars');

const TICK_MS = 15 * MINUTE_MS;
/** Checks pause for a second between two requests to a host, so news arrives for some minutes after a tick. */
const POLL_MS = 10_000;

async function readSecrets(): Promise<Record<string, string | undefined>> {
  try {
    return parseEnv(await readFile(secretsFile, 'utf8'));
  } catch {
    return {};
  }
}

/** @throws when a setting is wrong, because the Worker would answer every request with the same error */
function parseSettings(secrets: Record<string, string | undefined>): Settings {
  const settings = readSettings(secrets);
  if (settings.ok) return settings.value;
  throw new Error(settings.error.map(({ name, text }) => `in .dev.vars, ${name} ${text}`).join('; '));
}

async function startWorker(shutdown: Shutdown): Promise<LocalWorker> {
  const { adminToken, readToken, publicUrl } = parseSettings(await readSecrets());
  const port = await findFreePort(WORKER_PORT);
  if (port !== WORKER_PORT) console.log(`Port ${WORKER_PORT} is in use, so Readout uses port ${port}.`);
  const worker = await startLocalWorker({
    configPath: await writeLocalConfig(root, folder),
    envFiles: [secretsFile],
    persist: join(root, folder, 'worker'),
    port,
    adminToken,
    readToken,
    vars: { PUBLIC_URL: publicUrl ?? `http://127.0.0.1:${port}` },
  });
  shutdown.onShutdown(worker.stop);
  return worker;
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

const goodbye = `\nStopped. \`npm run dev\` resumes from what is kept in ${folder}.`;

await runUntilStopped(join(root, folder), goodbye, async (shutdown) => {
  const worker = await startWorker(shutdown);
  shutdown.handleSignals();
  console.log(`
  Readout watches its real sources: ${worker.url}/ · feed ${worker.url}/feed.xml · sources ${worker.url}/status
  The first check of a source is its baseline and raises no alerts. Press Ctrl-C to stop.`);
  await fireTicks(worker, shutdown);
});
