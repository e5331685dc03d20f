import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Alert } from '../../core/model/index.ts';
import { close, listen } from '../worker/listen.ts';
import { describeDelivery, describeRefusal } from '../worker/report.ts';
import { verifySignature } from './webhook-signature.ts';

export type Receiver = {
  readonly port: number;
  readonly url: string;
  /** Deliveries that come before the secret is known are answered with 503, and so come again. */
  readonly trust: (secret: string) => void;
  readonly close: () => Promise<void>;
};

/** Twice what a payload may have. */
const BODY_BYTES = 40_000;

const Event = z.object({ type: z.string(), data: z.unknown() });

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const header = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
};

/** A body that was verified: what it says, in lines. */
function told(body: string, id: string): string[] {
  const event = Event.safeParse(JSON.parse(body));
  if (!event.success) return describeRefusal('signed, but not an event');
  const alert = Alert.safeParse(event.data.data);
  return describeDelivery(event.data.type, id, alert.success ? alert.data : null);
}

/**
 * A reader's own receiver: it believes nothing that is not signed.
 * @param wanted the port of an earlier start
 * @param print is given the lines of one delivery
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
    print(verified.ok ? told(body, verified.value) : describeRefusal(verified.error));
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
    trust: (known) => {
      secret = known;
    },
    close: () => close(server),
  };
}
