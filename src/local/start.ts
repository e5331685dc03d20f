/** `npm start`: the demo. Small invented outlets, the Worker, and a receiver of webhooks, all on this machine. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LAST_TICK } from '../../fixtures/outlets/timeline.ts';
import { claim } from './claim.ts';
import { prepareEnding } from './ending.ts';
import { openDemo } from './demo.ts';
import { KEPT } from './local-config.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, KEPT, 'demo');

/** Real seconds a demo tick takes: four to watch it pass; after the timeline as long as it stands for. */
const TICK_MS = 4_000;
const IDLE_TICK_MS = 15 * 60_000;

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
      const length = tick >= LAST_TICK ? IDLE_TICK_MS : TICK_MS;
      await ending.wait(Math.max(0, startedAt + length - Date.now()));
    }
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
