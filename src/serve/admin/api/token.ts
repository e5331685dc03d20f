import type { Settings } from '../../../settings.ts';
import { isSameSecret } from '../../http/access.ts';
import type { Refusal } from './problem.ts';

/**
 * Whether a request may administer. Only a bearer token counts: browsers send no such header by themselves, so that no page
 * of another site can act for an admin.
 * @returns why not, or null
 */
export function refusalOf({ adminToken }: Settings, authorization: string | null): Refusal | null {
  if (adminToken === null) {
    return {
      status: 503,
      title: 'No admin token is set',
      detail:
        'Set one with `wrangler secret put ADMIN_TOKEN` (locally: ADMIN_TOKEN in .dev.vars), at least 16 characters; `openssl rand -hex 24` makes one. Then send it as Authorization: Bearer.',
    };
  }
  const [, sent = ''] = /^Bearer +([^\s]{1,512}) *$/iu.exec(authorization ?? '') ?? [];
  if (isSameSecret(sent, adminToken)) return null;
  return {
    status: 401,
    title: 'The admin token is needed',
    detail: 'Send ADMIN_TOKEN as Authorization: Bearer.',
    headers: { 'www-authenticate': 'Bearer realm="Readout admin"' },
  };
}
