import { jsonBytes } from '../core/language/text.ts';
import type { DeliveryMessage, DeskMessage, JudgeMessage, VisitMessage } from '../core/model/index.ts';

/** @param delaySeconds 0 to 86,400 */
type Send<T> = (messages: readonly T[], delaySeconds?: number) => Promise<void>;

/** The queues between the stages. When sending throws, the message that the sender works on is retried. */
export type Queues = {
  readonly checks: Send<VisitMessage>;
  readonly desk: Send<DeskMessage>;
  readonly deliveries: Send<DeliveryMessage>;
  readonly judge: Send<JudgeMessage>;
};

/** The part of a Workers queue that this program uses. */
type Sender<T> = {
  sendBatch(messages: { body: T; delaySeconds?: number }[]): Promise<unknown>;
};

/** `sendBatch` takes at most 100 messages and 256 KB in all; the difference is for what surrounds them. */
const MAX_BATCH_MESSAGES = 100;
const MAX_BATCH_BYTES = 240_000;

/** Splits bodies, in their order, into batches that one call takes. */
function splitIntoBatches<T>(bodies: readonly T[]): T[][] {
  const batches: T[][] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = jsonBytes(body);
    const batch = batches.at(-1);
    if (batch === undefined || batch.length >= MAX_BATCH_MESSAGES || bytes + size > MAX_BATCH_BYTES) {
      batches.push([body]);
      bytes = size;
    } else {
      batch.push(body);
      bytes += size;
    }
  }
  return batches;
}

async function sendAll<T>(queue: Sender<T>, bodies: readonly T[], delaySeconds = 0): Promise<void> {
  for (const batch of splitIntoBatches(bodies)) {
    await queue.sendBatch(batch.map((body) => (delaySeconds > 0 ? { body, delaySeconds } : { body })));
  }
}

export const openQueues = (bindings: {
  CHECKS: Sender<VisitMessage>;
  DESK: Sender<DeskMessage>;
  DELIVERIES: Sender<DeliveryMessage>;
  JUDGE: Sender<JudgeMessage>;
}): Queues => ({
  checks: (messages, delaySeconds) => sendAll(bindings.CHECKS, messages, delaySeconds),
  desk: (messages, delaySeconds) => sendAll(bindings.DESK, messages, delaySeconds),
  deliveries: (messages, delaySeconds) => sendAll(bindings.DELIVERIES, messages, delaySeconds),
  judge: (messages, delaySeconds) => sendAll(bindings.JUDGE, messages, delaySeconds),
});
