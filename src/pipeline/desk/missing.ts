import { removedAlert } from '../../core/alerts/compose.ts';
import { iso } from '../../core/model/time.ts';
import type { Change, RecentRow, SightMessage, Version } from '../../core/model/index.ts';
import { articleOf, commitAlert, commitSuppressed, sourceNameOf, timeOf } from './commit.ts';
import { tellChanges } from './change.ts';
import type { Outcome, Sitting } from './batch.ts';

/** A page that two sights found gone. One that stands at another address by now has only moved. */
export async function tellMissing(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  const source = sourceNameOf(sitting, message.source);
  if (source === null || message.from === null || message.missing === null) return 'done';
  const { corpus } = sitting.dependencies;
  const version = await corpus.getVersion(message.article, message.from);
  if (version === null) return 'later';
  const moved = sitting.recent.find((row) => row.sameAs === message.article);
  if (moved !== undefined) return tellMovedEdit(sitting, message, version, moved);
  const at = iso(timeOf(sitting, message));
  const change: Change = {
    headline: null,
    blocks: [],
    types: ['removal'],
    disclosure: { state: 'none-found', note: null },
    insertedWords: 0,
    deletedWords: 0,
    from: { version: message.from, seenAt: message.fromSeenAt ?? at },
    to: null,
  };
  const alert = await commitAlert(
    sitting,
    message,
    removedAlert({ source, article: articleOf(message, version), change, ...message.missing, at }),
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

/** A slug mostly changes because the headline did: what the article said here last is compared with what it says there. */
async function tellMovedEdit(
  sitting: Sitting,
  message: SightMessage,
  before: Version,
  moved: RecentRow,
): Promise<Outcome> {
  const { corpus } = sitting.dependencies;
  const there = await corpus.getArticle(moved.article);
  if (there === null) return 'later';
  const text = 'the same article stands at another address';
  await commitSuppressed(sitting, message, { rule: 'changed-slug', text }, null);
  await corpus.putVersion(moved.article, before);
  const edit: SightMessage = {
    ...message,
    sight: 'changed',
    article: moved.article,
    url: there.url,
    to: moved.version,
    missing: null,
  };
  return (await tellChanges(sitting, [edit])).get(edit) ?? 'done';
}

export async function tellReturned(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  if (sourceNameOf(sitting, message.source) === null) return 'done';
  await commitSuppressed(sitting, message, { rule: 'page-is-back', text: 'it was gone' }, null);
  return 'done';
}

export async function tellMoved(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  if (sourceNameOf(sitting, message.source) === null) return 'done';
  await commitSuppressed(sitting, message, { rule: 'changed-slug', text: 'now at another address' }, null);
  return 'done';
}
