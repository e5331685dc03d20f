/** `npm run dev`: the Worker on this machine with the real watchlist; this script is its cron. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { MINUTE_MS } from '../core/model/time.ts';
import { readSettings, type Settings } from '../settings.ts';
import { claim } from './worker/claim.ts';
import { type Ending, prepareEnding } from './worker/ending.ts';
import { follow, printLines } from './worker/follow.ts';
import { freePort, WORKER_PORT } from './worker/free-port.ts';
import { KEPT, writeLocalConfig } from './worker/config.ts';
import { type LocalWorker, startLocalWorker } from './worker/worker.ts';
import { sourcesNews } from './worker/status-report.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(KEPT, 'dev');
const secretsFile = join(root, '.dev.vars');

const TICK_MS = 15 * MINUTE_MS;
/** Checks wait a second between two requests to a host: news comes in for some minutes after a tick. */
const LOOK_MS = 10_000;

async function readSecrets(): Promise<Record<string, string | undefined>> {
  try {
    return parseEnv(await readFile(secretsFile, 'utf8'));
  } catch {
    return {};
  }
}

/** @throws when a setting is wrong: the Worker would answer every request with the same words */
function checked(secrets: Record<string, string | undefined>): Settings {
  const settings = readSettings(secrets);
  if (settings.ok) return settings.value;
  throw new Error(settings.error.map(({ name, text }) => `in .dev.vars, ${name} ${text}`).join('; '));
}

async function startWorker(ending: Ending): Promise<LocalWorker> {
  const { adminToken, readToken, publicUrl } = checked(await readSecrets());
  const port = await freePort(WORKER_PORT);
  if (port !== WORKER_PORT) console.log(`Port ${WORKER_PORT} is taken: Readout is at ${port}.`);
  const worker = await startLocalWorker({
    configPath: await writeLocalConfig(root, folder),
    envFiles: [secretsFile],
    persist: join(root, folder, 'worker'),
    port,
    adminToken,
    readToken,
    vars: { PUBLIC_URL: publicUrl ?? `http://127.0.0.1:${port}` },
  });
  ending.onEnd(worker.stop);
  return worker;
}

const nextSlot = (now: number): number => (Math.floor(now / TICK_MS) + 1) * TICK_MS;
const clockText = (ms: number): string => new Date(ms).toTimeString().slice(0, 5);

async function tickOn(worker: LocalWorker, ending: Ending): Promise<void> {
  const follower = follow(worker);
  await follower.skip();
  let due = Date.now();
  let sources = '';
  while (!ending.signal.aborted) {
    const now = Date.now();
    if (now >= due) {
      due = nextSlot(now);
      await worker.tick(now);
      console.log(`\n${clockText(now)}  tick; the next at ${clockText(due)}`);
    }
    printLines(await follower.news());
    const latest = await sourcesNews(worker, sources);
    if (latest !== sources) console.log(latest);
    sources = latest;
    await ending.wait(Math.min(LOOK_MS, Math.max(0, due - Date.now())));
  }
}

async function main(): Promise<void> {
  const ending = prepareEnding();
  ending.onEnd(await claim(join(root, folder)));
  try {
    const worker = await startWorker(ending);
    ending.takeSignals();
    console.log(`
  Readout with its real watchlist: ${worker.url}/ · feed ${worker.url}/feed.xml · sources ${worker.url}/status
  The first look at a source is its baseline and tells no news. Ctrl-C ends all of it; what was seen is kept in ${folder}.`);
    await tickOn(worker, ending);
  } catch (error) {
    if (!(await ending.isNear())) throw error;
  } finally {
    await ending.end();
  }
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(`Readout could not go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
