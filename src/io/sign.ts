import { createHmac } from 'node:crypto';
import { formatSecret, readSecret, signedContent } from '../core/webhooks/request.ts';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;
const ID_BYTES = 16;

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** Makes a new endpoint's secret, `whsec_…`. */
export const makeSecret = (): string => formatSecret(random(SECRET_BYTES));

/** Makes a new subscription's id, in hex. */
export const makeId = (): string => Buffer.from(random(ID_BYTES)).toString('hex');

/**
 * Signs one attempt by HMAC-SHA256, as Standard Webhooks 1.0.0 has it.
 * @param secret `whsec_…`
 * @returns `v1,` and the signature in base64
 */
export function sign(secret: string, id: string, timestampSeconds: number, body: string): string {
  const content = signedContent(id, timestampSeconds, body);
  return `v1,${createHmac('sha256', readSecret(secret)).update(content).digest('base64')}`;
}
