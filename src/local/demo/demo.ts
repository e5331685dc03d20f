import { join, relative } from 'node:path';
import { tickTime } from '../../../fixtures/outlets/demo-time.ts';
import { always, LAST_TICK, timeline } from '../../../fixtures/outlets/timeline.ts';
import { outlets as outletsById } from '../../../fixtures/outlets/outlets.ts';
import { demoWatchlist } from '../../../fixtures/outlets/watchlist.ts';
import { type DemoState, readDemoState, writeDemoState } from './state.ts';
import { describeEvent } from '../worker/alert-report.ts';
import { followNews, printLines } from '../worker/follow-news.ts';
import { writeLocalConfig } from '../worker/local-config.ts';
import { findFreePort, WORKER_PORT } from '../worker/ports.ts';
import type { Shutdown } from '../worker/shutdown.ts';
import { describeBaseline } from '../worker/status-report.ts';
import { type LocalWorker, startLocalWorker } from '../worker/worker.ts';
import { type Outlets, serveOutlets } from './outlets-server.ts';
import { type Receiver, startReceiver, subscribeReceiver } from './receiver.ts';

type Demo = {
  readonly nextTick: number;
  readonly printGreeting: () => void;
  /** Moves the outlets, runs the cron handler, waits for the checks and the desk, and prints the news. */
  readonly playTick: (tick: number) => Promise<void>;
  /** Prints the news that a reader's own requests led to. */
  readonly printNews: () => Promise<void>;
  readonly printEnd: () => void;
};

/** The desk waits a second for a batch, and stores its decisions soon after. */
const DESK_MS = 1_700;
/** The alerts of a tick whose checks take longer than this are printed with the next tick. */
const MAX_TICK_MS = 30_000;

const NOTHING = 'no new article appeared, and no article changed its words';

type DemoParts = {
  worker: LocalWorker;
  outlets: Outlets;
  receiver: Receiver;
  /** Lines about verified webhooks, printed at the end of their tick. */
  deliveries: string[];
  state: DemoState;
};

async function startParts(root: string, folder: string, shutdown: Shutdown): Promise<DemoParts> {
  const kept = await readDemoState(folder);
  const outlets = await serveOutlets(kept.outletPorts);
  shutdown.onShutdown(outlets.close);
  const deliveries: string[] = [];
  const receiver = await startReceiver(kept.receiverPort, (lines) => deliveries.push(...lines));
  shutdown.onShutdown(receiver.close);
  const workerPort = await findFreePort(WORKER_PORT);
  const hosts = [...Object.values(outlets.ports), receiver.port].map((port) => `127.0.0.1:${port}`);
  const worker = await startLocalWorker({
    configPath: await writeLocalConfig(root, relative(root, folder)),
    envFiles: [],
    persist: join(folder, 'worker'),
    port: workerPort,
    adminToken: kept.adminToken,
    vars: { PUBLIC_URL: `http://127.0.0.1:${workerPort}`, ALLOW_HOSTS: hosts.join(' ') },
  });
  shutdown.onShutdown(worker.stop);
  reportMovedPorts(kept, outlets, workerPort);
  const ports = { receiverPort: receiver.port, outletPorts: { ...outlets.ports } };
  return { worker, outlets, receiver, deliveries, state: { ...kept, ...ports } };
}

/** Articles are known by their addresses, so an outlet on another port is a new source with its own baseline. */
function reportMovedPorts(kept: DemoState, outlets: Outlets, workerPort: number): void {
  if (workerPort !== WORKER_PORT)
    console.log(`Port ${WORKER_PORT} is in use, so Readout uses port ${workerPort}.`);
  const moved = Object.entries(outlets.ports).filter(([id, port]) => (kept.outletPorts[id] ?? port) !== port);
  for (const [id, port] of moved) {
    console.log(`The port of ${id} is in use. It moves to port ${port}, where it counts as a new source.`);
  }
}

async function putWatchlist({ worker, outlets }: DemoParts): Promise<void> {
  const response = await worker.admin('PUT', '/api/watchlist', demoWatchlist(outlets.bases));
  if (!response.ok) throw new Error(`the watchlist was refused: ${await response.text()}`);
}

/** Waits until the outlets get no more requests and the desk has had time to decide. */
async function waitForDesk({ outlets }: DemoParts, shutdown: Shutdown): Promise<void> {
  const startedAt = Date.now();
  const isBusy = (): boolean => Date.now() - Math.max(outlets.traffic().lastAt, startedAt) < DESK_MS;
  while (isBusy() && Date.now() - startedAt < MAX_TICK_MS) {
    if (!(await shutdown.wait(100))) return;
  }
}

const clockText = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

function describeTick(tick: number): string[] {
  const happening = timeline.filter((event) => event.tick === tick);
  return [
    `\n${clockText(tickTime(tick))}  tick ${tick}${tick <= LAST_TICK ? ` of ${LAST_TICK}` : ''}`,
    ...happening.map((event) =>
      describeEvent(
        'happens',
        `${outletsById[event.outlet].name}: ${event.about}${event.tells ? '' : ' (must raise no alert)'}`,
      ),
    ),
    ...(tick === 0 ? always.map((text) => describeEvent('always', `${text} (must raise no alert)`)) : []),
  ];
}

/** Starts all parts of the demo. It resumes where an earlier start left off. */
export async function openDemo(root: string, folder: string, shutdown: Shutdown): Promise<Demo> {
  console.log('Starting eight invented outlets, an invented ministry, a webhook receiver and the Worker …');
  const parts = await startParts(root, folder, shutdown);
  const { worker, outlets, receiver, deliveries } = parts;
  let { state } = parts;
  outlets.advance(state.nextTick);
  await putWatchlist(parts);
  state = { ...state, webhook: await subscribeReceiver(worker, receiver, state.webhook) };
  await writeDemoState(folder, state);
  const follower = followNews(worker);
  await follower.skip();
  return {
    nextTick: state.nextTick,
    printGreeting: () => console.log(greetingText(worker.url, state)),
    playTick: async (tick) => {
      printLines(describeTick(tick));
      outlets.advance(tick);
      await worker.tick(tickTime(tick));
      await waitForDesk(parts, shutdown);
      if (shutdown.signal.aborted) return;
      if (tick === 0) printLines(await describeBaseline(worker));
      const news = await follower.readNew();
      printLines(news.length > 0 ? news : [describeEvent('nothing', NOTHING)]);
      printLines(deliveries.splice(0));
      state = { ...state, nextTick: tick + 1 };
      await writeDemoState(folder, state);
    },
    printNews: async () => {
      printLines(await follower.readNew());
      printLines(deliveries.splice(0));
    },
    printEnd: () => console.log(endingText(worker.url)),
  };
}

function beginning(nextTick: number): string {
  if (nextTick === 0) return 'It starts with the articles that are there already.';
  return nextTick > LAST_TICK
    ? 'It had played to its end: the outlets no longer change, and `npm start -- --fresh` starts again.'
    : `It resumes at tick ${nextTick}.`;
}

const greetingText = (url: string, { nextTick, adminToken }: DemoState): string => `
  Readout demo: the outlets and their news are invented. A tick takes four seconds and stands for 15 minutes.
    the stream    ${url}/
    the feed      ${url}/feed.xml
    every source  ${url}/status
    the admin     ${url}/admin with the token ${adminToken}
  ${beginning(nextTick)} Press Ctrl-C to stop.`;

const endingText = (url: string): string => `
  The demo has played to its end, and the outlets no longer change. ${url}/ stays up, with a tick every 15 minutes.
  Press Ctrl-C to stop; \`npm start -- --fresh\` starts from the beginning.`;
