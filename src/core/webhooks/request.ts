/** Builds one request to an endpoint: its address, its headers, and what its signature covers (Standard Webhooks 1.0.0). */
import type { Format, Subscription } from '../model/index.ts';

/** Returns the format that an address asks for: that of a chat whose incoming webhooks are there, by the vendors' documentation. */
export function formatOf(url: string): Format {
  const { hostname, pathname } = new URL(url);
  if (hostname === 'hooks.slack.com') return 'slack';
  const isDiscord = /^(?:(?:canary|ptb)\.)?discord(?:app)?\.com$/u.test(hostname);
  // Discord takes messages in Slack's form too, at an address that says so.
  if (!isDiscord || !pathname.startsWith('/api/webhooks/')) return 'standard';
  return pathname.endsWith('/slack') ? 'slack' : 'discord';
}

/**
 * Returns the address that an endpoint is posted to. Discord answers before it has looked at a message unless it is asked to
 * wait, and then a refusal would be taken for a success ("Execute Webhook", parameter `wait`).
 */
export function endpointUrl({ url, format }: Pick<Subscription, 'url' | 'format'>): string {
  if (format !== 'discord') return url;
  const address = new URL(url);
  address.searchParams.set('wait', 'true');
  return address.href;
}

const SECRET_PREFIX = 'whsec_';

/** @param key 24 to 64 random bytes, as the standard has it */
export const formatSecret = (key: Uint8Array): string => SECRET_PREFIX + Buffer.from(key).toString('base64');

/** Returns the bytes that sign; the prefix is no part of them. */
export const readSecret = (secret: string): Uint8Array =>
  new Uint8Array(
    Buffer.from(secret.slice(secret.startsWith(SECRET_PREFIX) ? SECRET_PREFIX.length : 0), 'base64'),
  );

/** Returns what is signed. The id holds no full stop, so that no two events share a content. */
export const signedContent = (id: string, timestampSeconds: number, body: string): string =>
  `${id}.${timestampSeconds}.${body}`;

/** The headers of a request to a chat: the chat's address is its only key, so nothing is signed. */
export const unsignedHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
};

/**
 * @param id the same on every attempt, so that receivers can drop an event they already have
 * @param timestampSeconds wall time of this attempt: receivers refuse what is more than five minutes off
 * @param signatures one for each valid secret, `v1,…`
 */
export const webhookHeaders = (
  id: string,
  timestampSeconds: number,
  signatures: readonly string[],
): Record<string, string> => ({
  ...unsignedHeaders,
  'webhook-id': id,
  'webhook-timestamp': String(timestampSeconds),
  'webhook-signature': signatures.join(' '),
});
