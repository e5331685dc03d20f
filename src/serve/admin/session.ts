import { createHmac } from 'node:crypto';
import { HOUR_MS } from '../../core/clock.ts';
import { isSameSecret } from '../access.ts';

/** Of disuse: each page that is opened starts it anew. */
export const SESSION_MS = HOUR_MS;

/** The token signs and is never part of what it signed: another token ends every session at once. */
const signatureOf = (until: string, adminToken: string): string =>
  createHmac('sha256', adminToken).update(`readout admin session until ${until}`).digest('base64url');

/** What a browser keeps in place of the token. @param now milliseconds */
export function makeSession(adminToken: string, now: number): string {
  const until = String(now + SESSION_MS);
  return `${until}.${signatureOf(until, adminToken)}`;
}

/** Whether it was made with this token, and is not over. */
export function isSession(value: string, adminToken: string, now: number): boolean {
  const [, until = '', signature = ''] = /^(\d{1,15})\.([\w-]{43})$/u.exec(value) ?? [];
  // Compared also when it is over or no session at all, in the same time.
  return isSameSecret(signature, signatureOf(until, adminToken)) && Number(until) > now;
}

/**
 * Whether a form came from our own pages. Browsers say where a request comes from in a header that no page can set; `SameSite`
 * alone would let in pages of a neighbouring subdomain.
 * @param headers of a POST
 */
export function isFromOurselves(headers: Headers, origin: string): boolean {
  const site = headers.get('Sec-Fetch-Site');
  // Older browsers and plain http away from this machine: they say no more than the origin.
  return site === null ? headers.get('Origin') === origin : site === 'same-origin';
}
