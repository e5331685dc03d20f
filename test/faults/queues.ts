import type { VirtualClock } from './clock.ts';
import type { Strikes } from './faults.ts';
import type { QueueSettings } from './queue-settings.ts';
import { hash32 } from './random.ts';

const SECOND_MS = 1_000;
/** A consumer that died is noticed after this. */
const DEATH_MS = 30 * SECOND_MS;

type Waiting = {
  readonly id: string;
  readonly nth: number;
  readonly body: string;
  readonly sentAt: number;
  attempts: number;
  dueAt: number;
};

/** Works off one batch. Resolves with how that ended; a worker that died is found by its death. */
export type Handler = (
  batch: MessageBatch,
  slot: number,
  invocation: number,
) => Promise<'done' | 'threw' | 'died'>;

export type ModelQueue = {
  readonly settings: QueueSettings;
  readonly send: (bodies: readonly { body: unknown; delaySeconds?: number }[]) => void;
  readonly waiting: () => readonly Waiting[];
  /** Messages that came, also again, and that no retry and no dead letter took on. */
  readonly counts: { sent: number; handed: number; dead: number; dropped: number };
};

/** What the queues of a run share. */
export type QueueWorld = {
  readonly clock: VirtualClock;
  readonly strikes: Strikes;
  readonly handle: Handler;
  readonly counters: { message: number; invocation: number };
  readonly queueOf: (name: string) => ModelQueue | null;
};

type Verdict = { ack: boolean; retrySeconds: number | null };

/** Cloudflare Queues: batches, at least once, in no order, with retries and dead letters. */
export function openModelQueue(settings: QueueSettings, world: QueueWorld): ModelQueue {
  const { clock, strikes, counters } = world;
  const pending: Waiting[] = [];
  const inFlight = new Set<Waiting>();
  const counts = { sent: 0, handed: 0, dead: 0, dropped: 0 };
  const slots = Array.from({ length: settings.max_concurrency }, () => false);
  let wakeAt = Infinity;

  const wake = (at: number): void => {
    if (at >= wakeAt) return;
    wakeAt = at;
    clock.at(at, () => {
      if (wakeAt > clock.now()) return;
      wakeAt = Infinity;
      pump();
    });
  };
  const add = (message: Waiting): void => {
    pending.push(message);
    wake(message.dueAt);
  };
  /** Messages come a little out of order by themselves. */
  const jitter = (message: { nth: number; attempts: number }): number =>
    hash32(`${message.nth} ${message.attempts}`) % 400;

  const enqueue = (body: string, delaySeconds: number): void => {
    counters.message += 1;
    const nth = counters.message;
    counts.sent += 1;
    const id = `${settings.queue}-${nth}`;
    const dueAt =
      clock.now() + (delaySeconds + strikes.delays(nth)) * SECOND_MS + jitter({ nth, attempts: 0 });
    const message: Waiting = { id, nth, body, sentAt: clock.now(), attempts: 1, dueAt };
    add(message);
    const again = strikes.duplicates(nth);
    if (again !== null) add({ ...message, dueAt: dueAt + again * SECOND_MS });
  };
  const retry = (message: Waiting, delaySeconds: number): void => {
    message.attempts += 1;
    if (message.attempts > settings.max_retries + 1) return bury(message);
    message.dueAt = clock.now() + delaySeconds * SECOND_MS + jitter(message);
    add(message);
  };
  const bury = (message: Waiting): void => {
    const target = settings.dead_letter_queue === null ? null : world.queueOf(settings.dead_letter_queue);
    if (target === null) {
      counts.dropped += 1;
      return;
    }
    counts.dead += 1;
    target.send([{ body: JSON.parse(message.body) }]);
  };

  const pump = (): void => {
    const slot = slots.indexOf(false);
    if (slot === -1) return;
    const now = clock.now();
    const ready = pending
      .filter(({ dueAt }) => dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt || a.nth - b.nth);
    const [oldest] = ready;
    const next = Math.min(...pending.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt));
    if (oldest === undefined) {
      if (next < Infinity) wake(next);
      return;
    }
    const full = oldest.dueAt + settings.max_batch_timeout * SECOND_MS;
    if (ready.length < settings.max_batch_size && full > now) return wake(Math.min(full, next));
    const messages = ready.slice(0, settings.max_batch_size);
    for (const message of messages) {
      pending.splice(pending.indexOf(message), 1);
      inFlight.add(message);
    }
    slots[slot] = true;
    void work(messages, slot);
    if (pending.length > 0) wake(now);
  };

  const work = async (messages: readonly Waiting[], slot: number): Promise<void> => {
    counters.invocation += 1;
    const invocation = counters.invocation;
    counts.handed += messages.length;
    const { batch, verdicts } = batchOf(messages);
    const ended = await world.handle(batch, slot, invocation);
    if (ended === 'died') await clock.sleep(DEATH_MS);
    const isLost = ended === 'died' || strikes.losesAcks(invocation);
    for (const message of messages) {
      inFlight.delete(message);
      const { ack, retrySeconds } = verdicts.get(message)!;
      if (isLost) retry(message, settings.retry_delay);
      else if (retrySeconds !== null) retry(message, retrySeconds);
      else if (!ack && ended === 'threw') retry(message, settings.retry_delay);
    }
    slots[slot] = false;
    pump();
  };

  const batchOf = (messages: readonly Waiting[]) => {
    const verdicts = new Map<Waiting, Verdict>(
      messages.map((message) => [message, { ack: false, retrySeconds: null }]),
    );
    const decide = (message: Waiting, verdict: Verdict): void => {
      const known = verdicts.get(message)!;
      // The first word counts.
      if (!known.ack && known.retrySeconds === null) Object.assign(known, verdict);
    };
    const again = (options?: QueueRetryOptions): Verdict => ({
      ack: false,
      retrySeconds: options?.delaySeconds ?? settings.retry_delay,
    });
    const batch = {
      queue: settings.queue,
      metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
      messages: messages.map((message) => ({
        id: message.id,
        timestamp: new Date(message.sentAt),
        body: JSON.parse(message.body) as unknown,
        attempts: message.attempts,
        ack: () => decide(message, { ack: true, retrySeconds: null }),
        retry: (options?: QueueRetryOptions) => decide(message, again(options)),
      })),
      ackAll: () => {
        for (const message of messages) decide(message, { ack: true, retrySeconds: null });
      },
      retryAll: (options?: QueueRetryOptions) => {
        for (const message of messages) decide(message, again(options));
      },
    };
    return { batch: batch as MessageBatch, verdicts };
  };

  return {
    settings,
    counts,
    send: (bodies) => {
      for (const { body, delaySeconds = 0 } of bodies) enqueue(JSON.stringify(body), delaySeconds);
    },
    waiting: () => [...pending, ...inFlight],
  };
}
