import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeLocalConfig } from '../../src/local/worker/local-config.ts';
import { findFreePort } from '../../src/local/worker/ports.ts';
import type { LocalWorkerOptions } from '../../src/local/worker/worker.ts';

const root = resolve(import.meta.dirname, '../..');

/** The time that a start may take, and a tick until all its messages are done. */
const START_MS = 60_000;
const REST_MS = 60_000;
const LOOK_MS = 15;
const GROUP_GONE_MS = 2_000;

/** The Worker in a process group of its own, workerd included. */
export type Victim = {
  /** Fires the cron handler and waits until every message that came of it is done. @param time milliseconds */
  readonly tick: (time: number) => Promise<void>;
  readonly putWatchlist: (watchlist: unknown) => Promise<void>;
  /** SIGKILL to the whole group at once; resolves when it is gone. */
  readonly kill: () => Promise<void>;
};

const Pending = z.object({ pending: z.number(), logged: z.array(z.string()) });

/**
 * Bundles the Worker once, so that every start of it runs the same code. Local queue time-outs and all else as in local work; the entry
 * counts what is pending.
 * @returns the path of the bundle's config
 */
export async function bundleWorker(folder: string): Promise<string> {
  const path = await writeLocalConfig(root, relative(root, folder));
  const text = await readFile(path, 'utf8');
  const withMain = (main: string): string =>
    text.replace(/^main = .*$/mu, () => `main = ${JSON.stringify(main)}`);
  await writeFile(path, withMain(join(import.meta.dirname, 'kills-worker.ts')));
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  const bundle = join(folder, 'bundle');
  await promisify(execFile)(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--config', path, '--outdir', bundle],
    { cwd: root, env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  );
  await writeFile(path, `no_bundle = true\n${withMain(join(bundle, 'kills-worker.js'))}`);
  return path;
}

const ADMIN_TOKEN = 'for-the-bench-alone-0123456789';

/** @param persist the folder that keeps KV; what an earlier, killed Worker left there is taken up */
export async function startVictim(
  configPath: string,
  persist: string,
  allowHosts: readonly string[],
): Promise<Victim> {
  const port = await findFreePort(0);
  const url = `http://127.0.0.1:${port}`;
  const vars = { PUBLIC_URL: url, ALLOW_HOSTS: allowHosts.join(' ') };
  const child = await spawnGroup({ configPath, envFiles: [], persist, port, adminToken: ADMIN_TOKEN, vars });
  return {
    tick: async (time) => {
      const fired = await fetch(`${url}/cdn-cgi/handler/scheduled?cron=*/15+*+*+*+*&time=${time}`);
      if (!fired.ok) throw new Error(`the tick was refused: ${fired.status} ${await fired.text()}`);
      await fired.body?.cancel();
      await rest(url);
    },
    putWatchlist: async (watchlist) => {
      const answer = await fetch(`${url}/api/watchlist`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify(watchlist),
      });
      if (!answer.ok) throw new Error(`the watchlist was refused: ${await answer.text()}`);
    },
    kill: () => killGroup(child),
  };
}

async function spawnGroup(options: LocalWorkerOptions): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'kills-child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString()}`.slice(-2_000);
  });
  const ended = once(child, 'exit').then(() => 'exit');
  const late = sleep(START_MS, 'late', { ref: false });
  const first = await Promise.race([once(child, 'message').then(() => 'ready'), ended, late]);
  if (first === 'ready') return child;
  await killGroup(child);
  throw new Error(`the Worker did not start (${first}): ${errors}`);
}

/** Sure, not a guess by time: the entry counts every message from its sending to its ack. */
async function rest(url: string): Promise<void> {
  const until = Date.now() + REST_MS;
  for (;;) {
    const { pending, logged } = Pending.parse(await (await fetch(`${url}/bench/pending`)).json());
    if (pending === 0) return;
    if (Date.now() > until) {
      throw new Error(`${pending} messages are not done after ${REST_MS} ms:\n${logged.join('\n')}`);
    }
    await sleep(LOOK_MS);
  }
}

async function killGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const ended =
    child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  signalGroup(pid, 'SIGKILL');
  await ended;
  // Killed processes whose parent died wait for init to take note of them: they no longer run, so the wait is bounded.
  const until = Date.now() + GROUP_GONE_MS;
  while (signalGroup(pid, 0) && Date.now() < until) await sleep(10);
}

/** @returns false when nobody of the group is left */
function signalGroup(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
