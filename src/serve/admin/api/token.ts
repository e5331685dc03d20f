import type { Settings } from '../../../settings.ts';
import { isSameSecret } from '../../http/access.ts';
import type { Refusal } from './problem.ts';

/**
 * Returns why a request may not administer, or null where it may. Only a bearer token counts: browsers never send that header by
 * themselves, so no page of another site can act for an admin.
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
