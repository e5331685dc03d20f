import type { Subscription } from '../model/index.ts';

/**
 * Where an endpoint is posted to. Discord answers before it has looked at a message unless it is asked to wait, and then
 * a refusal would be taken for a success ("Execute Webhook", parameter `wait`).
 */
export function hookAddress({ url, format }: Pick<Subscription, 'url' | 'format'>): string {
  if (format !== 'discord') return url;
  const address = new URL(url);
  address.searchParams.set('wait', 'true');
  return address.href;
}
