type Timer = { readonly at: number; readonly order: number; readonly run: () => void };

const isBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Resolves when every promise that can go on has gone on: what then still waits, waits for the virtual clock. */
const settle = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

export type VirtualClock = {
  readonly now: () => number;
  /** Calls at a time, in the order of times and then of calling this. */
  readonly at: (time: number, run: () => void) => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** Goes from timer to timer until none is left or the next one is later. */
  readonly run: (until: number) => Promise<void>;
};

/** Time that passes only from timer to timer: two runs with the same timers are the same run. */
export function openClock(start: number): VirtualClock {
  const heap: Timer[] = [];
  let now = start;
  let order = 0;

  const push = (timer: Timer): void => {
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(timer, heap[parent]!)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = timer;
  };
  const pop = (): Timer => {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, last)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return first;
  };
  const at = (time: number, run: () => void): void =>
    push({ at: Math.max(time, now), order: (order += 1), run });
  return {
    now: () => now,
    at,
    sleep: (ms) => new Promise((resolve) => at(now + ms, resolve)),
    async run(until) {
      await settle();
      while (heap.length > 0 && heap[0]!.at <= until) {
        const timer = pop();
        now = timer.at;
        timer.run();
        await settle();
      }
      now = Math.max(now, until);
    },
  };
}
