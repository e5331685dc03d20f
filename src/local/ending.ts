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
  readonly end: () => Promise<void>;
};

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
  return {
    signal: controller.signal,
    onEnd: (stop) => stops.push(stop),
    takeSignals: () => {
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
    end,
  };
}
