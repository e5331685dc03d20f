import { iso } from '../../core/model/time.ts';
import { composeDigest, selectDigestRows } from '../../core/alerts/digest.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { compileFilter } from '../../core/alerts/filter.ts';
import type { DigestPeriod, Subscription } from '../../core/model/index.ts';
import { alertEventBody, eventBody } from '../../core/webhooks/alert-body.ts';
import { type ChatMessage, alertMessage, digestMessage, testMessage } from '../../core/webhooks/chat.ts';
import { digestEventBody } from '../../core/webhooks/digest-body.ts';
import { discordBody } from '../../core/webhooks/discord.ts';
import type { DeliveryEvent } from '../../core/webhooks/event.ts';
import { slackBody } from '../../core/webhooks/slack.ts';
import { unreachable } from '../../core/model/result.ts';
import { currentWatchlist } from '../../core/watchlist/current.ts';
import type { Dependencies } from '../dependencies.ts';

/** @returns the body of one attempt in the endpoint's format; null when the alert cannot be read yet */
export function composeBody(
  dependencies: Dependencies,
  subscription: Subscription,
  event: DeliveryEvent,
): Promise<string | null> {
  if (event.digest !== null) return digestBody(dependencies, subscription, event.digest);
  if (event.alert !== null) return alertBody(dependencies, subscription, event, event.alert);
  return Promise.resolve(testBody(subscription, event));
}

function testBody(subscription: Subscription, { type, clock }: DeliveryEvent): string {
  const at = iso(clock.tick);
  return subscription.format === 'standard'
    ? eventBody(type, at, { subscription: subscription.id })
    : chatBody(subscription.format, testMessage(at));
}

async function alertBody(
  { corpus, settings }: Dependencies,
  { format }: Subscription,
  { type }: DeliveryEvent,
  id: string,
): Promise<string | null> {
  const alert = await corpus.getAlert(id);
  if (alert === null) return null;
  if (format === 'standard') return alertEventBody(type, alert, settings.publicUrl);
  const names = watchlistLabels(currentWatchlist(await corpus.readWatchlist()));
  return chatBody(format, alertMessage(alert, settings.publicUrl, names));
}

async function digestBody(
  { corpus, settings }: Dependencies,
  { format, filter }: Subscription,
  period: DigestPeriod,
): Promise<string> {
  const told = (await corpus.listLog()).filter(compileFilter(filter));
  const { rows, omitted } = selectDigestRows(period, told);
  const alerts = await corpus.getAlerts(rows.map(({ id }) => id));
  const { title } = currentWatchlist(await corpus.readWatchlist());
  const digest = composeDigest(period, title, [...alerts.values()], omitted);
  return format === 'standard'
    ? digestEventBody(digest, settings.publicUrl)
    : chatBody(format, digestMessage(digest, settings.publicUrl));
}

function chatBody(format: 'slack' | 'discord', message: ChatMessage): string {
  switch (format) {
    case 'slack':
      return slackBody(message);
    case 'discord':
      return discordBody(message);
    default:
      return unreachable(format);
  }
}
