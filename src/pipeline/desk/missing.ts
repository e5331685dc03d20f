import { removedAlert } from '../../core/alerts/compose.ts';
import { iso } from '../../core/model/time.ts';
import {
  type Change,
  emptyDifference,
  type RecentRow,
  type SightOf,
  type Version,
} from '../../core/model/index.ts';
import { alertArticle, commitAlert, commitSuppressed, findSourceName, messageTime } from './commit.ts';
import { tellChanges } from './change.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';

/** Tells that a page is gone, which two sights found. A page that has another address by now has only moved. */
export async function tellMissing(batch: DeskBatch, message: SightOf<'missing'>): Promise<DeskOutcome> {
  const source = findSourceName(batch, message.source);
  if (source === null) return 'done';
  const { corpus } = batch.dependencies;
  const version = await corpus.getVersion(message.article, message.from);
  if (version === null) return 'later';
  const moved = batch.recent.find((row) => row.sameAs === message.article);
  if (moved !== undefined) return tellMovedEdit(batch, message, version, moved);
  const at = iso(messageTime(batch, message));
  const change: Change = {
    ...emptyDifference,
    types: ['removal'],
    from: { version: message.from, seenAt: message.fromSeenAt ?? at },
    to: null,
  };
  const alert = await commitAlert(
    batch,
    message,
    removedAlert({ source, article: alertArticle(batch, message, version), change, ...message.missing, at }),
  );
  await corpus.keepSnapshot(message.article, message.from);
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
  return 'done';
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
  if (findSourceName(batch, message.source) === null) return 'done';
  await commitSuppressed(batch, message, { rule: 'page-is-back', text: 'it was gone' }, null);
  return 'done';
}

export async function tellMoved(batch: DeskBatch, message: SightOf<'moved'>): Promise<DeskOutcome> {
  if (findSourceName(batch, message.source) === null) return 'done';
  await commitSuppressed(batch, message, { rule: 'changed-slug', text: 'now at another address' }, null);
  return 'done';
}
