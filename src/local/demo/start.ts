/** `npm start`: the demo. Small invented outlets, the Worker and a webhook receiver, all on this machine. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LAST_TICK } from '../../../fixtures/outlets/timeline.ts';
import { STATE_FOLDER } from '../worker/local-config.ts';
import { runUntilStopped } from '../worker/shutdown.ts';
import { readFlags } from '../command-line.ts';
import { watchRealSources } from '../real-sources.ts';
import { openDemo } from './demo.ts';

const USAGE = `npm start [-- --fresh] [-- --watchlist FILE]

  --fresh            start the demo from the beginning
  --watchlist FILE   no demo: watch the sources of this watchlist (JSON), as \`npm run dev\` does`;

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, STATE_FOLDER, 'demo');

/** A tick takes four seconds, so that a reader can watch it; after the timeline it takes the 15 minutes it stands for. */
const TICK_MS = 4_000;
const IDLE_TICK_MS = 15 * 60_000;
const POLL_MS = 2_000;

const goodbye = '\nStopped. `npm start` resumes from here; `npm start -- --fresh` starts from the beginning.';

const playDemo = (isFresh: boolean): Promise<never> =>
  runUntilStopped(folder, goodbye, async (shutdown) => {
    if (isFresh) await rm(folder, { recursive: true, force: true });
    const demo = await openDemo(root, folder, shutdown);
    shutdown.handleSignals();
    demo.printGreeting();
    for (let tick = demo.nextTick; !shutdown.signal.aborted; tick += 1) {
      const startedAt = Date.now();
      await demo.playTick(tick);
      if (tick === LAST_TICK) demo.printEnd();
      if (tick < LAST_TICK) {
        await shutdown.wait(Math.max(0, startedAt + TICK_MS - Date.now()));
        continue;
      }
      // Between two ticks that are far apart, readers may send requests of their own.
      while (Date.now() < startedAt + IDLE_TICK_MS && (await shutdown.wait(POLL_MS))) await demo.printNews();
    }
  });

const flags = readFlags(USAGE, { fresh: { type: 'boolean' }, watchlist: { type: 'string' } });
if (flags !== null) {
  await (flags.watchlist === undefined ? playDemo(flags.fresh === true) : watchRealSources(flags.watchlist));
}
