import { expect, test } from 'vitest';
import type { DeliveryMessage } from '../../src/core/model/index.ts';
import { openQueues } from '../../src/io/queues.ts';

/** Refuses what Cloudflare refuses. */
function sender() {
  const calls: unknown[][] = [];
  return {
    calls,
    async sendBatch(messages: { body: unknown; delaySeconds?: number }[]) {
      if (messages.length > 100) throw new Error('too many messages');
      if (JSON.stringify(messages).length > 256_000) throw new Error('batch too large');
      calls.push(messages);
    },
  };
}

const fanOut = (alert: string): DeliveryMessage => ({
  kind: 'fan-out',
  clock: { tick: 0, sentAt: 0 },
  alert,
});

test.each([
  ['many small ones', Array.from({ length: 250 }, (_, index) => fanOut(String(index))), [100, 100, 50]],
  ['a few large ones', Array.from({ length: 5 }, () => fanOut('x'.repeat(100_000))), [2, 2, 1]],
  ['none', [], []],
])('sends %s in batches that a queue takes', async (_name, messages, sizes) => {
  const deliveries = sender();
  const queues = openQueues({ CHECKS: sender(), DESK: sender(), DELIVERIES: deliveries, JUDGE: sender() });
  await queues.deliveries(messages, 5);
  expect(deliveries.calls.map((call) => call.length)).toEqual(sizes);
  expect(deliveries.calls.flat()).toEqual(messages.map((body) => ({ body, delaySeconds: 5 })));
});
