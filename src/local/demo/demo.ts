import { join, relative } from 'node:path';
import { tickTime } from '../../../fixtures/outlets/demo-time.ts';
import { always, LAST_TICK, timeline } from '../../../fixtures/outlets/timeline.ts';
import { outlets as outletsById } from '../../../fixtures/outlets/outlets.ts';
import { demoWatchlist } from '../../../fixtures/outlets/watchlist.ts';
import { type DemoState, readDemoState, writeDemoState } from './state.ts';
import { subscribe } from './webhook.ts';
import type { Ending } from '../worker/ending.ts';
import { follow, printLines } from '../worker/follow.ts';
import { freePort, WORKER_PORT } from '../worker/free-port.ts';
import { writeLocalConfig } from '../worker/config.ts';
import { type LocalWorker, startLocalWorker } from '../worker/worker.ts';
import { type Outlets, serveOutlets } from './outlets-server.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { describeEvent } from '../worker/report.ts';
import { describeBaseline } from '../worker/status-report.ts';

export type Demo = {
  readonly nextTick: number;
  readonly greet: () => void;
  /** Moves the outlets, fires the cron handler, waits for the checks and the desk, and prints what came of it. */
  readonly play: (tick: number) => Promise<void>;
  /** Prints what came without a tick: what the reader's own requests led to. */
  readonly look: () => Promise<void>;
  readonly sayOver: () => void;
};

/** The desk waits a second for a batch; then what it says is stored within moments. */
const DESK_MS = 1_700;
/** A tick whose checks take longer than this is not waited for: its alerts are shown with the next one. */
const LONGEST_MS = 30_000;

const NOTHING = 'no new article was listed, and no article changed its words';

type Parts = {
  worker: LocalWorker;
  outlets: Outlets;
  receiver: Receiver;
  /** Lines of verified webhooks that wait for the end of their tick. */
  deliveries: string[];
  state: DemoState;
};

async function startParts(root: string, folder: string, ending: Ending): Promise<Parts> {
  const kept = await readDemoState(folder);
  const outlets = await serveOutlets(kept.outletPorts);
  ending.onEnd(outlets.close);
  const deliveries: string[] = [];
  const receiver = await startReceiver(kept.receiverPort, (lines) => deliveries.push(...lines));
  ending.onEnd(receiver.close);
  const workerPort = await freePort(WORKER_PORT);
  const hosts = [...Object.values(outlets.ports), receiver.port].map((port) => `127.0.0.1:${port}`);
  const worker = await startLocalWorker({
    configPath: await writeLocalConfig(root, relative(root, folder)),
    envFiles: [],
    persist: join(folder, 'worker'),
    port: workerPort,
    adminToken: kept.adminToken,
    vars: { PUBLIC_URL: `http://127.0.0.1:${workerPort}`, ALLOW_HOSTS: hosts.join(' ') },
  });
  ending.onEnd(worker.stop);
  sayMoved(kept, outlets, workerPort);
  const ports = { receiverPort: receiver.port, outletPorts: { ...outlets.ports } };
  return { worker, outlets, receiver, deliveries, state: { ...kept, ...ports } };
}

/** Addresses are what articles are known by: an outlet on another port is a new source, with a baseline of its own. */
function sayMoved(kept: DemoState, outlets: Outlets, workerPort: number): void {
  if (workerPort !== WORKER_PORT) console.log(`Port ${WORKER_PORT} is taken: Readout is at ${workerPort}.`);
  const moved = Object.entries(outlets.ports).filter(([id, port]) => (kept.outletPorts[id] ?? port) !== port);
  for (const [id, port] of moved) {
    console.log(`The port of ${id} is taken: it moves to ${port}, and is a new source from here on.`);
  }
}

async function putWatchlist({ worker, outlets }: Parts): Promise<void> {
  const response = await worker.admin('PUT', '/api/watchlist', demoWatchlist(outlets.bases));
  if (!response.ok) throw new Error(`the watchlist was refused: ${await response.text()}`);
}

async function settle({ outlets }: Parts, ending: Ending): Promise<void> {
  const startedAt = Date.now();
  const isBusy = (): boolean => Date.now() - Math.max(outlets.traffic().lastAt, startedAt) < DESK_MS;
  while (isBusy() && Date.now() - startedAt < LONGEST_MS) {
    if (!(await ending.wait(100))) return;
  }
}

const clockText = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

function heading(tick: number): string[] {
  const happening = timeline.filter((event) => event.tick === tick);
  return [
    `\n${clockText(tickTime(tick))}  tick ${tick}${tick <= LAST_TICK ? ` of ${LAST_TICK}` : ''}`,
    ...happening.map((event) =>
      describeEvent(
        'happens',
        `${outletsById[event.outlet].name}: ${event.about}${event.tells ? '' : ' (must tell nothing)'}`,
      ),
    ),
    ...(tick === 0 ? always.map((text) => describeEvent('always', `${text} (must tell nothing)`)) : []),
  ];
}

/** Starts all parts of the demo, where an earlier start left off. */
export async function openDemo(root: string, folder: string, ending: Ending): Promise<Demo> {
  console.log('Starting: eight invented outlets, a receiver of webhooks, and the Worker …');
  const parts = await startParts(root, folder, ending);
  const { worker, outlets, receiver, deliveries } = parts;
  let { state } = parts;
  outlets.advance(state.nextTick);
  await putWatchlist(parts);
  state = { ...state, webhook: await subscribe(worker, receiver, state.webhook) };
  await writeDemoState(folder, state);
  const follower = follow(worker);
  await follower.skip();
  return {
    nextTick: state.nextTick,
    greet: () => console.log(greeting(worker.url, state.nextTick)),
    play: async (tick) => {
      printLines(heading(tick));
      outlets.advance(tick);
      await worker.tick(tickTime(tick));
      await settle(parts, ending);
      if (ending.signal.aborted) return;
      if (tick === 0) printLines(await describeBaseline(worker));
      const news = await follower.news();
      printLines(news.length > 0 ? news : [describeEvent('nothing', NOTHING)]);
      printLines(deliveries.splice(0));
      state = { ...state, nextTick: tick + 1 };
      await writeDemoState(folder, state);
    },
    look: async () => {
      printLines(await follower.news());
      printLines(deliveries.splice(0));
    },
    sayOver: () => console.log(over(worker.url)),
  };
}

const greeting = (url: string, nextTick: number): string => `
  Readout, the demo: what these outlets report never happened. One tick of four seconds stands for 15 minutes.
    the stream    ${url}/
    the feed      ${url}/feed.xml
    every source  ${url}/status
  ${nextTick === 0 ? 'It begins with what was there before you came.' : `It goes on with tick ${nextTick}.`} Ctrl-C ends all of it.`;

const over = (url: string): string => `
  The timeline is over and the outlets stand still; ${url}/ keeps answering, with a tick every 15 minutes.
  Ctrl-C ends all of it; \`npm start -- --fresh\` begins anew.`;
