import { z } from 'zod';
import type { DemoState } from './state.ts';
import type { LocalWorker } from '../worker/worker.ts';
import type { Receiver } from './receiver.ts';

const Created = z.object({ id: z.string(), secret: z.string() });

/**
 * Subscribes the receiver, once: a second start finds the subscription of the first. One whose receiver had to move
 * to another port is replaced.
 */
export async function subscribe(
  worker: LocalWorker,
  receiver: Receiver,
  kept: DemoState['webhook'],
): Promise<DemoState['webhook']> {
  if (kept !== null && kept.url === receiver.url) {
    receiver.trust(kept.secret);
    return kept;
  }
  if (kept !== null) await worker.admin('DELETE', `/api/webhooks/${kept.id}`, null);
  const response = await worker.admin('POST', '/api/webhooks', { url: receiver.url });
  const created = Created.safeParse(response.ok ? await response.json() : null);
  if (!created.success) {
    console.log(`The webhook was refused (${response.status}): the demo goes on without it.`);
    return null;
  }
  receiver.trust(created.data.secret);
  return { ...created.data, url: receiver.url };
}
