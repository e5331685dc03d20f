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
export async function sign(
  secret: string,
  id: string,
  timestampSeconds: number,
  body: string,
): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    readSecret(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const content = new TextEncoder().encode(signedContent(id, timestampSeconds, body));
  const signature = await crypto.subtle.sign('HMAC', key, content);
  return `v1,${Buffer.from(signature).toString('base64')}`;
}
