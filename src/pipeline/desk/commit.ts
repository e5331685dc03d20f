import { logRowOf } from '../../core/alerts/log-row.ts';
import { iso, messageClock, MINUTE_MS, SEEN_SECONDS } from '../../core/model/time.ts';
import { hash } from '../../core/model/ids.ts';
import type {
  Alert,
  AlertArticle,
  Change,
  DeskMessage,
  MessageClock,
  Reason,
  SightMessage,
  SourceName,
  SuppressedRow,
  Version,
} from '../../core/model/index.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import { watchedSources } from '../../core/tracking/watched-sources.ts';
import type { Source } from '../../core/watchlist/schema.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';

/**
 * Returns the time of the tick that saw it, in ISO 8601. What is told or kept of a sight has this time, so that it says the same
 * whenever and how often the desk works on its message.
 */
export const sightTime = ({ clock }: { clock: MessageClock }): string => iso(clock.tick);

/** Says whether KV may not show yet what was there when a message's tick was sent. */
export const isYoung = ({ dependencies }: DeskBatch, { clock }: { clock: MessageClock }): boolean =>
  dependencies.wall() - clock.sentAt < SEEN_SECONDS * 1_000;

/** Returns the present by the clock of a message, in milliseconds. */
export const messageTime = (batch: DeskBatch, message: { clock: MessageClock }): number =>
  messageClock(message.clock, batch.dependencies.wall)();

/** @returns null for a source that the watchlist does not name */
export const findSource = (batch: DeskBatch, id: string): Source | null =>
  watchedSources(batch.watchlist).ofId(id);

/** Returns the source as alerts name it, or null. */
export function nameSource(batch: DeskBatch, id: string): SourceName | null {
  const source = findSource(batch, id);
  return source ? { id: source.id, name: source.name, type: source.type } : null;
}

/**
 * Returns the source of a message.
 * @returns `done` for one that the watchlist no longer names, and `later` while KV may not show that it names it
 */
export const findSourceName = (
  batch: DeskBatch,
  message: { readonly source: string; readonly clock: MessageClock },
): SourceName | DeskOutcome =>
  nameSource(batch, message.source) ?? (isYoung(batch, message) ? 'later' : 'done');

export function alertArticle(message: SightMessage, version: Version | null): AlertArticle {
  return {
    id: message.article,
    url: message.url,
    title: version?.headline || message.entry.title,
    publishedAt: publicationDate(version, message.entry, message.clock.tick),
    language: version?.language ?? 'und',
    read: version?.read ?? 'listing',
  };
}

type AlertRest = {
  /** Writes what must be there before the alert counts as told. */
  readonly keepRest?: () => Promise<void>;
  /** The alert is sent on after so long. */
  readonly waitSeconds?: number;
};

/**
 * Writes the alert, then what belongs to it, then the delivery message, then its log row: a death in between is healed when the
 * message comes again. An alert that is there already keeps its time and its words, and one that is in the log is not sent again.
 */
export async function commitAlert(
  batch: DeskBatch,
  message: Pick<DeskMessage, 'clock'>,
  made: Alert,
  { keepRest, waitSeconds = 0 }: AlertRest = {},
): Promise<Alert> {
  const { corpus, queues, log } = batch.dependencies;
  const known = await findAlert(batch, made.id);
  const alert = known ?? made;
  if (known === null) {
    await corpus.putAlert(alert);
    batch.memory.alerts.unshift(alert);
  }
  await keepRest?.();
  if (known !== null && (await isTold(batch, known))) return known;
  await queues.deliveries([{ kind: 'fan-out', clock: message.clock, alert: alert.id }], waitSeconds);
  await corpus.putLog(logRowOf(alert, messageTime(batch, message)));
  batch.memory.told.unshift(alert.id);
  log({ event: 'told', kind: alert.kind, id: alert.id, source: alert.source.id, title: alert.title });
  return alert;
}

/** Looks in the memory first, because KV may not show for a minute what this desk has just told. */
export const findAlert = async ({ memory, dependencies }: DeskBatch, id: string): Promise<Alert | null> =>
  memory.alerts.find((alert) => alert.id === id) ?? dependencies.corpus.getAlert(id);

/** Says whether all of an alert is written. */
export const isTold = async (
  { memory, dependencies }: DeskBatch,
  alert: Pick<Alert, 'id' | 'at'>,
): Promise<boolean> => memory.told.includes(alert.id) || dependencies.corpus.isLogged(alert);

/**
 * Keeps a sight that is not told in the list of suppressed ones.
 * @param alert the one that told the same, or null
 * @returns what names its row
 */
export async function commitSuppressed(
  batch: DeskBatch,
  message: SightMessage,
  { rule, text }: Reason,
  alert: string | null,
): Promise<Pick<SuppressedRow, 'id' | 'at'>> {
  const { article, sight, source, url } = message;
  const from = 'from' in message ? message.from : '';
  const to = 'to' in message ? (message.to ?? '') : '';
  // The first word is that of an earlier version: a message that it began to work gets the same id again.
  const named = { id: hash('untold', article, sight, from, to, rule), at: sightTime(message) };
  await batch.dependencies.corpus.putSuppressed({
    ...named,
    rule,
    text,
    title: message.entry.title,
    source,
    article,
    url,
    alert,
  });
  batch.dependencies.log({ event: 'suppressed', rule, source, article });
  return named;
}

/** A page is stored before the desk is told of it; one that is missing after so long has none, like a headline seen in a listing. */
const MAX_UNSEEN_MS = 20 * MINUTE_MS;

/** Keeps a page that an alert cites for ever. @returns `later` while it cannot be read yet */
export async function keepSnapshot(
  { dependencies: { corpus, wall } }: DeskBatch,
  { article, clock }: Pick<SightMessage, 'article' | 'clock'>,
  version: string,
): Promise<DeskOutcome> {
  const isKept = await corpus.keepSnapshot(article, version);
  return isKept || wall() - clock.sentAt >= MAX_UNSEEN_MS ? 'done' : 'later';
}

/**
 * Keeps the pages that an alert cites for ever. A check that comes again writes them again with an end, and then the desk is told
 * again.
 * @returns `later` while a page cannot be read yet
 */
export async function keepEvidence(
  batch: DeskBatch,
  message: Pick<SightMessage, 'article' | 'clock'>,
  { from, to }: Pick<Change, 'from' | 'to'>,
): Promise<DeskOutcome> {
  const cited = [from.version, ...(to === null ? [] : [to.version])];
  const kept = await Promise.all(cited.map((version) => keepSnapshot(batch, message, version)));
  return kept.includes('later') ? 'later' : 'done';
}
