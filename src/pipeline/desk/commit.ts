import { logRowOf } from '../../core/alerts/log-row.ts';
import { iso, messageClock } from '../../core/model/time.ts';
import { hash } from '../../core/model/ids.ts';
import type {
  Alert,
  AlertArticle,
  DeskMessage,
  MessageClock,
  Reason,
  SightMessage,
  SourceName,
  Version,
} from '../../core/model/index.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { DeskBatch } from './batch.ts';

/** Returns the present by the clock of a message, in milliseconds. */
export const messageTime = (batch: DeskBatch, message: { clock: MessageClock }): number =>
  messageClock(message.clock, batch.dependencies.wall)();

/** @returns null for a source that the watchlist no longer names: nobody wants what it says */
export const findSource = (batch: DeskBatch, id: string): Source | null =>
  batch.watchlist.sources.find((source) => source.id === id) ?? null;

/** Returns the source as alerts name it. */
export function findSourceName(batch: DeskBatch, id: string): SourceName | null {
  const source = findSource(batch, id);
  return source ? { id: source.id, name: source.name, type: source.type } : null;
}

export function alertArticle(batch: DeskBatch, message: SightMessage, version: Version | null): AlertArticle {
  return {
    id: message.article,
    url: message.url,
    title: version?.headline || message.entry.title,
    publishedAt: publicationDate(version, message.entry, messageTime(batch, message)),
    language: version?.language ?? 'und',
    read: version?.read ?? 'listing',
  };
}

/**
 * Writes the alert, then its log row, then the delivery message: a death in between is healed when the message comes
 * again. An alert that is there already keeps its time and its words.
 */
export async function commitAlert(batch: DeskBatch, message: DeskMessage, made: Alert): Promise<Alert> {
  const { corpus, queues, log } = batch.dependencies;
  const known = await corpus.getAlert(made.id);
  const alert = known ?? made;
  if (known === null) await corpus.putAlert(alert);
  await corpus.putLog(logRowOf(alert));
  await queues.deliveries([{ kind: 'fan-out', clock: message.clock, alert: alert.id }]);
  log({ event: 'told', kind: alert.kind, id: alert.id, source: alert.source.id, title: alert.title });
  return alert;
}

/** Keeps a sight that is not told in the list of suppressed ones. @param alert the one that told the same, or null */
export async function commitSuppressed(
  batch: DeskBatch,
  message: SightMessage,
  { rule, text }: Reason,
  alert: string | null,
): Promise<void> {
  const { article, sight, source, url } = message;
  const from = 'from' in message ? message.from : '';
  const to = 'to' in message ? (message.to ?? '') : '';
  await batch.dependencies.corpus.putSuppressed({
    // The first word is that of an earlier version: a message that it began to work gets the same id again.
    id: hash('untold', article, sight, from, to, rule),
    at: iso(messageTime(batch, message)),
    rule,
    text,
    title: message.entry.title,
    source,
    article,
    url,
    alert,
  });
  batch.dependencies.log({ event: 'suppressed', rule, source, article });
}
