import { createHmac } from 'node:crypto';
import { HOUR_MS } from '../../../core/model/time.ts';
import { isSameSecret } from '../../http/access.ts';

/** A session ends after this time without use; each page that is opened starts it anew. */
export const SESSION_IDLE_MS = HOUR_MS;
/** A session ends after this time even in use, so that a copied cookie cannot be renewed for ever. */
export const MAX_SESSION_MS = 12 * HOUR_MS;

/** The token signs and is not part of the signed text. A new token ends every session at once. */
const signatureOf = (times: string, adminToken: string): string =>
  createHmac('sha256', adminToken).update(`readout admin session ${times}`).digest('base64url');

/**
 * Makes what a browser keeps instead of the token.
 * @param now in milliseconds @param begun when the token was typed, in milliseconds
 */
export function makeSession(adminToken: string, now: number, begun = now): string {
  const times = `${begun}.${Math.min(now + SESSION_IDLE_MS, begun + MAX_SESSION_MS)}`;
  return `${times}.${signatureOf(times, adminToken)}`;
}

/** Returns when the session began, in milliseconds, or null if it was not made with this token or has ended. */
export function sessionBegin(value: string, adminToken: string, now: number): number | null {
  const [, begun = '', until = '', signature = ''] =
    /^(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/u.exec(value) ?? [];
  // Compared even when the session has ended or is none at all, so that every answer takes the same time.
  const isOurs = isSameSecret(signature, signatureOf(`${begun}.${until}`, adminToken));
  return isOurs && Number(until) > now ? Number(begun) : null;
}

/**
 * Returns whether a form came from our own pages. Browsers say where a request comes from in a header that no page can set;
 * `SameSite` alone would let in pages of a neighbouring subdomain.
 * @param headers of a POST
 */
export function isFromOurselves(headers: Headers, origin: string): boolean {
  const site = headers.get('Sec-Fetch-Site');
  // Older browsers, and any browser over plain http to another machine, send only the origin.
  return site === null ? headers.get('Origin') === origin : site === 'same-origin';
}
