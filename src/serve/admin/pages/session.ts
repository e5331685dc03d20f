import { createHmac } from 'node:crypto';
import { HOUR_MS } from '../../../core/model/time.ts';
import { isSameSecret } from '../../http/access.ts';

/** Of disuse: each page that is opened starts it anew. */
export const SESSION_IDLE_MS = HOUR_MS;
/** Of use: a copied cookie must not be made anew for ever. */
export const MAX_SESSION_MS = 12 * HOUR_MS;

/** The token signs and is never part of what it signed: another token ends every session at once. */
const signatureOf = (times: string, adminToken: string): string =>
  createHmac('sha256', adminToken).update(`readout admin session ${times}`).digest('base64url');

/**
 * What a browser keeps in place of the token.
 * @param now milliseconds @param begun when the token was typed
 */
export function makeSession(adminToken: string, now: number, begun = now): string {
  const times = `${begun}.${Math.min(now + SESSION_IDLE_MS, begun + MAX_SESSION_MS)}`;
  return `${times}.${signatureOf(times, adminToken)}`;
}

/** @returns when the session began, in milliseconds; null: it was not made with this token, or is over */
export function sessionBegin(value: string, adminToken: string, now: number): number | null {
  const [, begun = '', until = '', signature = ''] =
    /^(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/u.exec(value) ?? [];
  // Compared also when it is over or no session at all, in the same time.
  const isOurs = isSameSecret(signature, signatureOf(`${begun}.${until}`, adminToken));
  return isOurs && Number(until) > now ? Number(begun) : null;
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
