import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';
import { Alert } from '../../core/model/index.ts';
import { describeDelivery, describeRefusal } from '../worker/alert-report.ts';
import { close, listen } from '../worker/ports.ts';
import type { LocalWorker } from '../worker/worker.ts';
import type { DemoState } from './state.ts';
import { verifySignature } from './webhook-signature.ts';

export type Receiver = {
  readonly port: number;
  readonly url: string;
  /** Gives the receiver its secret. It answers earlier deliveries with 503, so that they are sent again. */
  readonly trust: (secret: string) => void;
  readonly close: () => Promise<void>;
};

/** Twice the size of the largest payload. */
const MAX_BODY_BYTES = 40_000;

const Event = z.object({ type: z.string(), data: z.unknown() });

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const header = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
};

/** Describes the event in a verified body. */
function describeEvent(body: string, id: string): string[] {
  const event = Event.safeParse(JSON.parse(body));
  if (!event.success) return describeRefusal('signed, but not an event');
  const alert = Alert.safeParse(event.data.data);
  return describeDelivery(event.data.type, id, alert.success ? alert.data : null);
}

/**
 * Starts a webhook receiver such as a reader would write. It trusts only what is signed.
 * @param wanted the port to try first, from an earlier start
 * @param print receives the lines about one delivery
 */
export async function startReceiver(
  wanted: number,
  print: (lines: readonly string[]) => void,
): Promise<Receiver> {
  let secret: string | null = null;
  const receive = async (request: IncomingMessage): Promise<number> => {
    const body = await readBody(request);
    if (body === null) return 413;
    if (secret === null) return 503;
    const signed = {
      id: header(request, 'webhook-id'),
      timestamp: header(request, 'webhook-timestamp'),
      signature: header(request, 'webhook-signature'),
      body,
    };
    const verified = verifySignature(signed, secret, Math.floor(Date.now() / 1_000));
    print(verified.ok ? describeEvent(body, verified.value) : describeRefusal(verified.error));
    return verified.ok ? 204 : 401;
  };
  const server = createServer((request, response) => {
    receive(request)
      .catch(() => 400)
      .then((status) => response.writeHead(status).end())
      .catch(() => response.destroy());
  });
  const port = await listen(server, wanted);
  return {
    port,
    url: `http://127.0.0.1:${port}/readout`,
    trust: (given) => {
      secret = given;
    },
    close: () => close(server),
  };
}

const CreatedWebhook = z.object({ id: z.string(), secret: z.string() });

/**
 * Subscribes the receiver to the Worker's webhooks, once: a second start finds the subscription of the first.
 * A subscription whose receiver had to move to another port is replaced.
 * @returns the subscription, or null when it was refused
 */
export async function subscribeReceiver(
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
  const created = CreatedWebhook.safeParse(response.ok ? await response.json() : null);
  if (!created.success) {
    console.log(`The webhook was refused (${response.status}). The demo continues without it.`);
    return null;
  }
  receiver.trust(created.data.secret);
  return { ...created.data, url: receiver.url };
}
