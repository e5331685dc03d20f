/** `npm start`: the demo. Small invented outlets, the Worker, and a receiver of webhooks, all on this machine. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LAST_TICK } from '../../../fixtures/outlets/timeline.ts';
import { claim } from '../worker/claim.ts';
import { type Ending, prepareEnding } from '../worker/ending.ts';
import { type Demo, openDemo } from './demo.ts';
import { KEPT } from '../worker/config.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, KEPT, 'demo');

/** Real seconds a demo tick takes: four to watch it pass; after the timeline as long as it stands for. */
const TICK_MS = 4_000;
const IDLE_TICK_MS = 15 * 60_000;
const LOOK_MS = 2_000;

/** Between two ticks far apart the reader may send requests of his own. */
async function idle(demo: Demo, ending: Ending, until: number): Promise<void> {
  while (Date.now() < until && (await ending.wait(LOOK_MS))) await demo.look();
}

async function main(): Promise<void> {
  const ending = prepareEnding();
  ending.onEnd(await claim(folder));
  try {
    if (process.argv.includes('--fresh')) await rm(folder, { recursive: true, force: true });
    const demo = await openDemo(root, folder, ending);
    ending.takeSignals();
    demo.greet();
    for (let tick = demo.nextTick; !ending.signal.aborted; tick += 1) {
      const startedAt = Date.now();
      await demo.play(tick);
      if (tick === LAST_TICK) demo.sayOver();
      if (tick < LAST_TICK) await ending.wait(Math.max(0, startedAt + TICK_MS - Date.now()));
      else await idle(demo, ending, startedAt + IDLE_TICK_MS);
    }
  } catch (error) {
    if (!(await ending.isNear())) throw error;
  } finally {
    await ending.end();
  }
  console.log('\nStopped. `npm start` goes on from here; `npm start -- --fresh` begins anew.');
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(`The demo could not go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
