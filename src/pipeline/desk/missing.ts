import { removedAlert } from '../../core/alerts/compose.ts';
import {
  type Change,
  emptyDifference,
  type RecentRow,
  type SightOf,
  type Version,
} from '../../core/model/index.ts';
import {
  alertArticle,
  commitAlert,
  commitSuppressed,
  findSourceName,
  keepSnapshot,
  sightTime,
} from './commit.ts';
import { tellChanges } from './change.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';

/** Tells that a page is gone, which two sights found. A page that has another address by now has only moved. */
export async function tellMissing(batch: DeskBatch, message: SightOf<'missing'>): Promise<DeskOutcome> {
  const source = findSourceName(batch, message);
  if (typeof source === 'string') return source;
  const { corpus } = batch.dependencies;
  const version = await corpus.getVersion(message.article, message.from);
  if (version === null) return 'later';
  const moved = batch.recent.find((row) => row.sameAs === message.article);
  if (moved !== undefined) return tellMovedEdit(batch, message, version, moved);
  const at = sightTime(message);
  const change: Change = {
    ...emptyDifference,
    types: ['removal'],
    from: { version: message.from, seenAt: message.fromSeenAt ?? at },
    to: null,
  };
  const alert = await commitAlert(
    batch,
    message,
    removedAlert({ source, article: alertArticle(message, version), change, ...message.missing, at }),
  );
  await corpus.putChange({
    article: message.article,
    at: alert.at,
    from: message.from,
    to: null,
    told: true,
    alert: alert.id,
    why: alert.why,
    severity: alert.severity,
    change,
  });
  return keepSnapshot(batch, message, message.from);
}

/** Compares the last text at the old address with the text at the new one, because a slug mostly changes with the headline. */
async function tellMovedEdit(
  batch: DeskBatch,
  message: SightOf<'missing'>,
  before: Version,
  moved: RecentRow,
): Promise<DeskOutcome> {
  const { corpus } = batch.dependencies;
  const there = await corpus.getArticle(moved.article);
  if (there === null) return 'later';
  const text = 'the same article stands at another address';
  await commitSuppressed(batch, message, { rule: 'changed-slug', text }, null);
  // Once it is there the alert keeps it, which is a write of its own: KV takes no second one of a key within a second.
  const isThere = (await corpus.getSnapshot(moved.article, before.hash)) !== null;
  const page = isThere ? null : await corpus.getSnapshot(message.article, message.from);
  if (page !== null) await corpus.putSnapshot(moved.article, before.hash, new Uint8Array(page), true);
  await corpus.putVersion(moved.article, before);
  const edit: SightOf<'changed'> = {
    ...message,
    sight: 'changed',
    article: moved.article,
    url: there.url,
    to: moved.version,
    upgrade: false,
    flapping: false,
  };
  return (await tellChanges(batch, [edit])).get(edit) ?? 'done';
}

export async function tellReturned(batch: DeskBatch, message: SightOf<'returned'>): Promise<DeskOutcome> {
  const source = findSourceName(batch, message);
  if (typeof source === 'string') return source;
  await commitSuppressed(batch, message, { rule: 'page-is-back', text: 'it was gone' }, null);
  return 'done';
}

export async function tellMoved(batch: DeskBatch, message: SightOf<'moved'>): Promise<DeskOutcome> {
  const source = findSourceName(batch, message);
  if (typeof source === 'string') return source;
  await commitSuppressed(batch, message, { rule: 'changed-slug', text: 'now at another address' }, null);
  return 'done';
}
