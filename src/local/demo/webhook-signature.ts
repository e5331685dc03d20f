import { createHmac, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '../../core/model/result.ts';

/** Standard Webhooks 1.0.0 rejects a message that is older or newer than this, because it may be a replay. */
const TOLERANCE_S = 300;

/** The parts of a request that are signed or carry the signature. A missing header is null. */
type SignedRequest = {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
  readonly body: string;
};

/**
 * Verifies a delivery as a reader's own receiver would (Standard Webhooks 1.0.0, "Verifying webhook authenticity").
 * It shares no code with the signing side, so that the demo shows that two implementations agree.
 * @param secret `whsec_` and base64
 * @param nowSeconds the receiver's wall time
 * @returns the id of the event, or why the request is not trusted
 */
export function verifySignature(
  request: SignedRequest,
  secret: string,
  nowSeconds: number,
): Result<string, string> {
  const { id, timestamp, signature, body } = request;
  if (id === null || timestamp === null || signature === null) return err('a webhook header is missing');
  if (!/^\d{1,12}$/u.test(timestamp)) return err('webhook-timestamp is not a number');
  if (Math.abs(nowSeconds - Number(timestamp)) > TOLERANCE_S) return err('webhook-timestamp is too far off');
  const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is being replaced, the header carries a signature for each secret.
  const matches = signature.split(' ').some((part) => {
    const [version = '', text = ''] = part.split(',');
    const given = Buffer.from(text, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  return matches ? ok(id) : err('no signature matches');
}
