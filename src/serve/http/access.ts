import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Settings } from '../../settings.ts';
import { respondProblem } from './problem.tsx';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in the same time whatever is sent and however long it is. */
export const isSameSecret = (sent: string, secret: string): boolean =>
  timingSafeEqual(digest(sent), digest(secret));

/** @returns a bearer token, or the password of Basic, which browsers can ask their user for */
function offeredToken(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +([^\s]{1,1024})$/iu.exec(authorization ?? '') ?? [];
  if (scheme === '') return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const credentials = Buffer.from(value, 'base64').toString('utf8');
  return credentials.slice(credentials.indexOf(':') + 1);
}

/** Lets readers with READ_TOKEN pass, where one is set; feeds also take `?token=`. The admin's token opens reads too. */
export function requireReader({ readToken, adminToken }: Settings): MiddlewareHandler {
  return async (c, next) => {
    if (readToken === null) return next();
    const inQuery = c.req.path.startsWith('/feed.') ? c.req.query('token') : undefined;
    const inHeader = offeredToken(c.req.header('Authorization'));
    const offered = inHeader ?? inQuery ?? '';
    // The admin's token is taken from the header alone: an address stands in logs and in the databases of readers.
    const secrets = [readToken, ...(adminToken === null || inHeader === null ? [] : [adminToken])];
    // All are always compared, so that the time does not tell which one is nearer.
    if (secrets.map((secret) => isSameSecret(offered, secret)).includes(true)) return next();
    c.header('WWW-Authenticate', 'Basic realm="Readout", charset="UTF-8"');
    return respondProblem(c, {
      status: 401,
      title: 'A token is needed',
      detail: 'Send READ_TOKEN as a bearer token or as the password; feeds also take it as ?token=.',
    });
  };
}
