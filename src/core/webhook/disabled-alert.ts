import { hash } from '../model/ids.ts';
import type { Alert, Endpoint } from '../model/index.ts';
import { cut, line } from '../language/text.ts';

/** Readout itself stands where the alerts of a source's trouble name the source. */
const SELF: Alert['source'] = { id: 'readout', name: 'Readout', type: 'press' };

/** `Webhook 5f0c7d0d disabled: only failures since …`. Its address is private, and so is its whole id. */
export function disabledAlert({ id, since, failingSince, reason }: Endpoint): Alert {
  const text = line(reason ?? '');
  const title = cut(`Webhook ${id.slice(0, 8)} disabled: ${text}`, 200);
  return {
    schema: 1,
    id: hash('endpoint-disabled', id, since),
    kind: 'health',
    at: since,
    title,
    summary: title,
    severity: 'major',
    source: SELF,
    article: null,
    why: [{ rule: 'webhook-disabled', text }],
    coverage: null,
    change: null,
    statements: [],
    positions: [],
    health: {
      state: 'gone',
      since: failingSince ?? since,
      error: { code: 'webhook-disabled', text },
    },
    withdrawn: null,
  };
}
