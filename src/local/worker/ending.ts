import { setTimeout as sleep } from 'node:timers/promises';

/** How a local run ends: by Ctrl-C or a signal, once, with everything that it started. */
export type Ending = {
  readonly signal: AbortSignal;
  /** Last started, first ended. */
  readonly onEnd: (stop: () => Promise<void>) => void;
  /** Takes the signals over: wrangler's own handlers end the process before anything else was ended. */
  readonly takeSignals: () => void;
  /** @returns false when the end came first */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Whether a failure is the end itself: Ctrl-C reaches the runtime too, and it may be gone before the signal is seen. */
  readonly isNear: () => Promise<boolean>;
  readonly end: () => Promise<void>;
};

/** Time for a signal that is on its way. */
const SIGNAL_MS = 200;
/** A part that does not stop is not waited for longer. */
const PATIENCE_MS = 5_000;

export function prepareEnding(): Ending {
  const controller = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  const end = async (): Promise<void> => {
    controller.abort();
    for (const stop of stops.splice(0).toReversed()) {
      await Promise.race([stop().catch(() => undefined), sleep(PATIENCE_MS, undefined, { ref: false })]);
    }
  };
  const wait = async (ms: number): Promise<boolean> => {
    try {
      await sleep(ms, undefined, { signal: controller.signal });
      return true;
    } catch {
      return false;
    }
  };
  return {
    signal: controller.signal,
    onEnd: (stop) => stops.push(stop),
    takeSignals: () => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.removeAllListeners(name);
        process.on(name, () => controller.abort());
      }
    },
    wait,
    isNear: async () => !(await wait(SIGNAL_MS)),
    end,
  };
}
