import { removedAlert } from '../../core/alert.ts';
import { iso } from '../../core/clock.ts';
import type { Change, SightMessage } from '../../core/model.ts';
import { articleOf, commitAlert, commitUntold, sourceNameOf, timeOf } from './commit.ts';
import type { Outcome, Sitting } from './sitting.ts';

/** A page that two sights found gone. One that stands at another address by now has only moved. */
export async function tellMissing(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  const source = sourceNameOf(sitting, message.source);
  if (source === null || message.from === null || message.missing === null) return 'done';
  const { corpus } = sitting.dependencies;
  if (sitting.recent.some((row) => row.sameAs === message.article)) {
    const text = 'the same article stands at another address';
    await commitUntold(sitting, message, { rule: 'changed-slug', text }, null);
    return 'done';
  }
  const version = await corpus.getVersion(message.article, message.from);
  if (version === null) return 'later';
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

export async function tellReturned(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  if (sourceNameOf(sitting, message.source) === null) return 'done';
  await commitUntold(sitting, message, { rule: 'page-is-back', text: 'it was gone' }, null);
  return 'done';
}

export async function tellMoved(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  if (sourceNameOf(sitting, message.source) === null) return 'done';
  await commitUntold(sitting, message, { rule: 'changed-slug', text: 'now at another address' }, null);
  return 'done';
}
