import type { Endpoint } from '../model/index.ts';
import { line } from '../language/text.ts';

/** How the endpoints of webhooks do, for a page that anyone may read: no address, and no whole id. */
export type WebhookStatus = {
  readonly failing: number;
  readonly disabled: number;
  readonly sentence: string;
};

/** More of them would be a page of their own, and that needs the admin's token. */
const MOST_NAMED = 5;

/**
 * @param endpoints those with a record: one without has never failed
 * @param momentOf an instant in words
 */
export function describeWebhooks(
  endpoints: readonly Endpoint[],
  momentOf: (ms: number) => string,
): WebhookStatus {
  const disabled = endpoints.filter(({ state }) => state === 'disabled');
  const failing = endpoints.filter(({ state }) => state === 'failing');
  const troubled = [...disabled, ...failing];
  const named = troubled.slice(0, MOST_NAMED).map(({ id, state, since, reason }) => {
    const why = reason === null ? '' : `: ${line(reason)}`;
    return `${id.slice(0, 8)} ${state} since ${momentOf(Date.parse(since))}${why}`;
  });
  const rest = troubled.length - named.length;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  return {
    failing: failing.length,
    disabled: disabled.length,
    sentence: all.length === 0 ? 'No webhook fails.' : `Webhooks: ${all.join('; ')}.`,
  };
}
