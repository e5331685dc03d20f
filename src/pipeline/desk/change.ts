import { editAlert } from '../../core/alert.ts';
import { iso } from '../../core/clock.ts';
import { compare, type Context } from '../../core/compare/compare.ts';
import { decideEdit, type EditVerdict, heldFrom } from '../../core/decide.ts';
import type { Change, Difference, SightMessage, TimelineRow, Version } from '../../core/model.ts';
import { articleOf, commitAlert, commitUntold, sourceNameOf, timeOf } from './commit.ts';
import type { Outcome, Sitting } from './sitting.ts';

const noDifference: Difference = {
  headline: null,
  blocks: [],
  types: [],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 0,
  deletedWords: 0,
};

/** One article's text changed, or an hour passed since it did and something was held back. */
export async function tellChange(sitting: Sitting, message: SightMessage): Promise<Outcome> {
  if (sourceNameOf(sitting, message.source) === null || message.to === null) return 'done';
  const earlier = await sitting.dependencies.corpus.listChanges(message.article);
  const held = heldFrom(earlier);
  if (message.sight === 'settled' && held === null) return 'done';
  if (isDone(message, earlier)) return 'done';
  if (message.upgrade)
    return silence(sitting, message, earlier, 'extractor-upgrade', 'read by another extractor');
  if (message.flapping) return silence(sitting, message, earlier, 'served-in-turn', 'two versions in turn');

  const from = held ?? baseOf(sitting, message);
  if (from === null || from.version === message.to) return 'done';
  const versions = await sitting.dependencies.corpus.getVersions(message.article, [from.version, message.to]);
  const [before, after] = [versions.get(from.version), versions.get(message.to)];
  if (!before || !after) return 'later';
  return weigh(sitting, message, { before, after, from, earlier });
}

function baseOf(sitting: Sitting, message: SightMessage): Change['from'] | null {
  if (message.from === null) return null;
  return { version: message.from, seenAt: message.fromSeenAt ?? iso(timeOf(sitting, message)) };
}

/** The same step of this article is on its timeline: a queue delivers at least once. */
function isDone(message: SightMessage, earlier: readonly TimelineRow[]): boolean {
  if (message.sight === 'settled') {
    return earlier.some((row) => row.told && row.to === message.to && row.at >= iso(message.clock.tick));
  }
  return earlier.some(
    (row) => row.from === message.from && row.to === message.to && row.at >= iso(message.clock.tick),
  );
}

async function weigh(
  sitting: Sitting,
  message: SightMessage,
  found: {
    before: Version;
    after: Version;
    from: Change['from'];
    earlier: readonly TimelineRow[];
  },
): Promise<Outcome> {
  const now = timeOf(sitting, message);
  const comparison = compare(found.before, found.after, contextOf(sitting, message, found.after));
  if (comparison.verdict === 'same') return 'done';
  const verdict = decideEdit(comparison, found.earlier, found.after.live, now);
  const change: Change = {
    ...comparison.difference,
    from: found.from,
    to: { version: found.after.hash, seenAt: iso(now) },
  };
  return record(sitting, message, found.after, change, verdict);
}

function contextOf(sitting: Sitting, message: SightMessage, version: Version): Context {
  const source = sitting.watchlist.sources.find(({ id }) => id === message.source);
  return {
    language: version.language ?? source?.language ?? 'und',
    timeZone: source?.timeZone ?? 'UTC',
    ignore: source?.ignore ?? [],
    names: sitting.watchlist.parties.map((party) => ({
      party: party.id,
      names: Object.values(party.names).flat(),
    })),
    siteText: new Set(),
  };
}

async function record(
  sitting: Sitting,
  message: SightMessage,
  version: Version,
  change: Change,
  verdict: EditVerdict,
): Promise<Outcome> {
  const { corpus } = sitting.dependencies;
  const source = sourceNameOf(sitting, message.source);
  if (source === null) return 'done';
  const at = iso(timeOf(sitting, message));
  const row = {
    article: message.article,
    at,
    from: change.from.version,
    to: change.to?.version ?? null,
    why: [...verdict.why],
    change,
  };
  if (!verdict.told) {
    const [reason] = verdict.why;
    await commitUntold(sitting, message, reason ?? { rule: 'no-reason', text: '' }, null);
    await corpus.putChange({ ...row, told: false, alert: null, severity: 'minor' });
    return 'done';
  }
  const alert = await commitAlert(
    sitting,
    message,
    editAlert({
      source,
      article: articleOf(message, version),
      change,
      severity: verdict.severity,
      why: verdict.why,
      at,
    }),
  );
  await corpus.keepSnapshot(message.article, change.from.version);
  await corpus.keepSnapshot(message.article, version.hash);
  await corpus.putChange({ ...row, at: alert.at, told: true, alert: alert.id, severity: alert.severity });
  return 'done';
}

/** A change that a rule silences without a look at its words. */
async function silence(
  sitting: Sitting,
  message: SightMessage,
  earlier: readonly TimelineRow[],
  rule: 'extractor-upgrade' | 'served-in-turn',
  text: string,
): Promise<Outcome> {
  const from = baseOf(sitting, message);
  if (from === null || message.to === null) return 'done';
  const at = iso(timeOf(sitting, message));
  const known = earlier.find((row) => row.from === from.version && row.to === message.to);
  const change: Change = {
    ...(known?.change ?? noDifference),
    from,
    to: { version: message.to, seenAt: at },
  };
  await commitUntold(sitting, message, { rule, text }, known?.alert ?? null);
  await sitting.dependencies.corpus.putChange({
    article: message.article,
    at,
    from: from.version,
    to: message.to,
    told: false,
    alert: null,
    why: [{ rule, text }],
    severity: 'minor',
    change,
  });
  return 'done';
}
