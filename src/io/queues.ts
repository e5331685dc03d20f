import type { CheckMessage, DeliveryMessage, DeskMessage } from '../core/model.ts';

/** The three queues between the stages. A throw is a storage failure: the sender's message is retried. */
export type Queues = {
  readonly checks: (messages: readonly CheckMessage[]) => Promise<void>;
  readonly desk: (messages: readonly DeskMessage[]) => Promise<void>;
  /** @param delaySeconds 0 to 86,400 */
  readonly deliveries: (messages: readonly DeliveryMessage[], delaySeconds?: number) => Promise<void>;
};

/** The part of a Workers queue that is used. */
export type Sender<T> = {
  sendBatch(messages: { body: T; delaySeconds?: number }[]): Promise<unknown>;
};

/** `sendBatch` takes at most 100 messages and 256 KB; ours are some 2 KB, a few of them larger. */
const BATCH_MESSAGES = 25;

async function sendAll<T>(queue: Sender<T>, bodies: readonly T[], delaySeconds = 0): Promise<void> {
  for (let start = 0; start < bodies.length; start += BATCH_MESSAGES) {
    await queue.sendBatch(
      bodies
        .slice(start, start + BATCH_MESSAGES)
        .map((body) => (delaySeconds > 0 ? { body, delaySeconds } : { body })),
    );
  }
}

export const openQueues = (bindings: {
  CHECKS: Sender<CheckMessage>;
  DESK: Sender<DeskMessage>;
  DELIVERIES: Sender<DeliveryMessage>;
}): Queues => ({
  checks: (messages) => sendAll(bindings.CHECKS, messages),
  desk: (messages) => sendAll(bindings.DESK, messages),
  deliveries: (messages, delaySeconds) => sendAll(bindings.DELIVERIES, messages, delaySeconds),
});
