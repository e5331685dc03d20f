import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from './folder-lock.ts';

/** Stops a local program once, by Ctrl-C or a signal, together with everything that it started. */
export type Shutdown = {
  readonly signal: AbortSignal;
  /** Adds something to stop; the last one added is stopped first. */
  readonly onShutdown: (stop: () => Promise<void>) => void;
  /** Replaces wrangler's own signal handlers, which would exit before anything else was stopped. */
  readonly handleSignals: () => void;
  /** @returns false when the shutdown began before the time was over */
  readonly wait: (ms: number) => Promise<boolean>;
};

/** Ctrl-C reaches workerd too, which may be gone this long before our own handler runs. */
const SIGNAL_MS = 200;
/** A part that does not stop in this time is left behind. */
const STOP_MS = 5_000;

function prepareShutdown() {
  const controller = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  const shutdown: Shutdown = {
    signal: controller.signal,
    onShutdown: (stop) => stops.push(stop),
    handleSignals: () => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.removeAllListeners(name);
        process.on(name, () => controller.abort());
      }
    },
    wait: async (ms) => {
      try {
        await sleep(ms, undefined, { signal: controller.signal });
        return true;
      } catch {
        return false;
      }
    },
  };
  const stopAll = async (): Promise<void> => {
    controller.abort();
    for (const stop of stops.toReversed()) {
      await Promise.race([stop().catch(() => undefined), sleep(STOP_MS, undefined, { ref: false })]);
    }
  };
  return { shutdown, stopAll };
}

/**
 * Runs a program that uses a folder alone, until it ends or is stopped; then exits the process.
 * @param goodbye is printed when it was stopped
 */
export async function runUntilStopped(
  folder: string,
  goodbye: string,
  program: (shutdown: Shutdown) => Promise<void>,
): Promise<never> {
  const { shutdown, stopAll } = prepareShutdown();
  let failure: string | null = null;
  try {
    shutdown.onShutdown(await lockFolder(folder));
    await program(shutdown);
  } catch (error) {
    // Requests to a Worker that Ctrl-C has just ended fail: that is no error, but the shutdown itself.
    if (await shutdown.wait(SIGNAL_MS)) failure = error instanceof Error ? error.message : String(error);
  }
  await stopAll();
  if (failure === null) console.log(goodbye);
  else console.error(`Stopped by an error: ${failure}`);
  process.exit(failure === null ? 0 : 1);
}
