import { logRowOf } from '../../core/alerts/log-row.ts';
import { iso, messageClock } from '../../core/model/time.ts';
import type { Suppression } from '../../core/alerts/decide.ts';
import { hash } from '../../core/model/ids.ts';
import type {
  Alert,
  AlertArticle,
  DeskMessage,
  MessageClock,
  SightMessage,
  SourceName,
  Version,
} from '../../core/model/index.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { Sitting } from './batch.ts';

/** The time of what a message tells, in milliseconds. */
export const timeOf = (sitting: Sitting, message: { clock: MessageClock }): number =>
  messageClock(message.clock, sitting.dependencies.wall)();

/** @returns null for a source that the watchlist no longer names: nobody asked for what it says */
export const sourceOf = (sitting: Sitting, id: string): Source | null =>
  sitting.watchlist.sources.find((source) => source.id === id) ?? null;

/** The source as alerts name it. */
export function sourceNameOf(sitting: Sitting, id: string): SourceName | null {
  const source = sourceOf(sitting, id);
  return source ? { id: source.id, name: source.name, type: source.type } : null;
}

export function articleOf(message: SightMessage, version: Version | null): AlertArticle {
  return {
    id: message.article,
    url: message.url,
    title: version?.headline || message.entry.title,
    publishedAt: version?.publishedAt ?? message.entry.publishedAt,
    language: version?.language ?? 'und',
    read: version?.read ?? 'listing',
  };
}

/**
 * Alert, then log row, then delivery message: a death in between is healed when the message comes again, and an alert
 * that is there already keeps its time and its words.
 */
export async function commitAlert(sitting: Sitting, message: DeskMessage, made: Alert): Promise<Alert> {
  const { corpus, queues, log } = sitting.dependencies;
  const known = await corpus.getAlert(made.id);
  const alert = known ?? made;
  if (known === null) await corpus.putAlert(alert);
  await corpus.putLog(logRowOf(alert));
  await queues.deliveries([{ kind: 'fan-out', clock: message.clock, alert: alert.id }]);
  log({ event: 'told', kind: alert.kind, id: alert.id, source: alert.source.id, title: alert.title });
  return alert;
}

/** What was not told, and why: kept in its own list. */
export async function commitSuppressed(
  sitting: Sitting,
  message: SightMessage,
  suppressed: Suppression | { readonly rule: string; readonly text: string },
  alert: string | null,
): Promise<void> {
  const at = iso(timeOf(sitting, message));
  await sitting.dependencies.corpus.putSuppressed({
    // The first word is that of an earlier version: a message that it began to work gets the same id again.
    id: hash('untold', message.article, message.sight, message.from ?? '', message.to ?? '', suppressed.rule),
    at,
    rule: suppressed.rule,
    text: suppressed.text,
    title: message.entry.title,
    source: message.source,
    article: message.article,
    url: message.url,
    alert,
  });
  sitting.dependencies.log({
    event: 'suppressed',
    rule: suppressed.rule,
    source: message.source,
    article: message.article,
  });
}
