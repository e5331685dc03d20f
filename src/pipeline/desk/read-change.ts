/** Reads what a message about a changed article asks the desk to compare, and compares it. */
import { firstHeldVersion, startOfChange } from '../../core/alerts/decide.ts';
import type { Comparison } from '../../core/compare/compare.ts';
import type { SourceContext } from '../../core/compare/context.ts';
import { comparePlainly } from '../../core/compare/plain-difference.ts';
import { hash } from '../../core/model/ids.ts';
import {
  type Change,
  type EditRow,
  emptyDifference,
  type Reason,
  type SightOf,
  type SourceName,
  type TimelineRow,
  type Version,
} from '../../core/model/index.ts';
import { isOfOneExtractor } from '../../core/sections/on-subject.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { commitSuppressed, findSource, findSourceName, keepEvidence, sightTime } from './commit.ts';
import { weigh } from './weigh.ts';

/** `settled` asks again for what was held back at an earlier `changed`. */
export type ChangeMessage = SightOf<'changed' | 'settled'>;

/** A change with all that decides about it, on its way through the desk. */
export type ChangeCandidate = {
  readonly message: ChangeMessage;
  readonly source: SourceName;
  readonly before: Version;
  readonly version: Version;
  readonly comparison: Exclude<Comparison, { verdict: 'same' }>;
  readonly earlier: readonly TimelineRow[];
  readonly change: Change;
  readonly signature: string;
  readonly edit: EditRow;
};

/** A changed text is looked up in so many other articles of its source. */
const MAX_SITE_ARTICLES = 10;

/** Reads what a message is about. @returns an outcome where no comparison is needed or none is possible yet */
export async function readChange(
  batch: DeskBatch,
  message: ChangeMessage,
): Promise<ChangeCandidate | DeskOutcome> {
  const source = findSourceName(batch, message);
  if (typeof source === 'string') return source;
  const earlier = await batch.dependencies.corpus.listChanges(message.article);
  const done = findDone(message, earlier);
  if (done !== undefined) {
    if (message.sight === 'changed' && !message.upgrade && !message.flapping)
      batch.meetings.repeated.add(message.article);
    return done.told ? keepEvidence(batch, message, done.change) : 'done';
  }
  if (message.sight === 'changed' && message.upgrade) {
    const reason = { rule: 'extractor-upgrade', text: 'read by another extractor' };
    return suppressChange(batch, message, earlier, reason);
  }
  if (message.sight === 'changed' && message.flapping) {
    return suppressChange(batch, message, earlier, { rule: 'served-in-turn', text: 'two versions in turn' });
  }
  const bases = basesOf(message, earlier);
  if (bases.length === 0 || bases[0]?.version === message.to) return 'done';
  const versions = await batch.dependencies.corpus.getVersions(message.article, [
    ...new Set([...bases.map(({ version }) => version), message.to]),
  ]);
  const after = versions.get(message.to);
  if (!after || bases.some(({ version }) => !versions.has(version))) return 'later';
  // What was held back before an upgrade of our extractor can't be compared with what the new one reads.
  const from = bases.find(({ version }) => isComparable(versions.get(version), after));
  const before = from && versions.get(from.version);
  if (!before || from.version === message.to) return 'done';
  const siteText = await readSiteText(batch, message);
  return judgeChange(batch, { message, source, earlier, from, before, after, siteText });
}

const isComparable = (before: Version | undefined, after: Version): boolean =>
  after.read === 'listing' || (before !== undefined && isOfOneExtractor(before, after));

/** Returns the versions that a change may be told from: first that before what was held back, then that at which the timeline stands. */
function basesOf(message: ChangeMessage, earlier: readonly TimelineRow[]): Change['from'][] {
  const held = firstHeldVersion(earlier);
  if (message.sight === 'settled') return held === null ? [] : [held];
  const start = startOfChange({ from: comparedVersion(message), to: message.to }, earlier);
  return start === null ? [] : [...(held === null ? [] : [held]), start];
}

const comparedVersion = (message: SightOf<'changed'>): Change['from'] => ({
  version: message.from,
  seenAt: message.fromSeenAt ?? sightTime(message),
});

/** Finds the same step of this article on its timeline: a queue delivers at least once. */
function findDone(message: ChangeMessage, earlier: readonly TimelineRow[]): TimelineRow | undefined {
  const since = earlier.filter((row) => row.to === message.to && row.at >= sightTime(message));
  if (message.sight === 'settled') return since.find((row) => row.told);
  // The row may name another earlier version: what was held back before is told from there.
  const [last] = earlier;
  const isLast = last !== undefined && last.from === message.from && last.to === message.to;
  return since[0] ?? (isLast ? last : undefined);
}

/** Costs one bulk read. Text that the source's latest other articles have in common belongs to the site and not to this article. */
async function readSiteText(batch: DeskBatch, message: ChangeMessage): Promise<Set<string>> {
  const others = batch.recent.filter(
    (row) => row.source === message.source && row.article !== message.article,
  );
  const versions = await batch.dependencies.corpus.getVersionsOf(others.slice(0, MAX_SITE_ARTICLES));
  const read = () => batch.readers.siteTextOf([...versions.values()]);
  return weigh(batch, { message, stage: 'site text' }, read, () => new Set());
}

function judgeChange(
  batch: DeskBatch,
  found: Pick<ChangeCandidate, 'message' | 'source' | 'earlier'> & {
    readonly from: Change['from'];
    readonly before: Version;
    readonly after: Version;
    readonly siteText: ReadonlySet<string>;
  },
): ChangeCandidate | 'done' {
  const { message, source, earlier, from, before, after, siteText } = found;
  const comparison = weigh(
    batch,
    { message, stage: 'comparison' },
    () => batch.readers.compare(before, after, comparisonContext(batch, message, after, siteText)),
    () => comparePlainly(before, after),
  );
  if (comparison.verdict === 'same') return 'done';
  const at = sightTime(message);
  const story = batch.recent.find((row) => row.article === message.article)?.story ?? message.article;
  return {
    message,
    source,
    before,
    version: after,
    comparison,
    earlier,
    change: { ...comparison.difference, from, to: { version: after.hash, seenAt: at } },
    signature: weigh(
      batch,
      { message, stage: 'edit of other articles' },
      () => batch.readers.editSignature(comparison.difference),
      () => hash(message.article, from.version, after.hash),
    ),
    edit: { article: message.article, source: source.id, story, at, alert: null },
  };
}

function comparisonContext(
  batch: DeskBatch,
  message: ChangeMessage,
  version: Version,
  siteText: ReadonlySet<string>,
): SourceContext {
  const source = findSource(batch, message.source);
  return {
    language: version.language ?? source?.language ?? 'und',
    timeZone: source?.timeZone ?? 'UTC',
    ignore: source?.ignore ?? [],
    names: batch.watchlist.parties.map((party) => ({
      party: party.id,
      names: Object.values(party.names).flat(),
    })),
    siteText,
    counters: new Set(message.counters),
  };
}

/** Suppresses a change by a rule that need not look at its words. */
async function suppressChange(
  batch: DeskBatch,
  message: SightOf<'changed'>,
  earlier: readonly TimelineRow[],
  reason: Reason,
): Promise<'done'> {
  const from = comparedVersion(message);
  const at = sightTime(message);
  const known = earlier.find((row) => row.from === from.version && row.to === message.to);
  const change = { ...(known?.change ?? emptyDifference), from, to: { version: message.to, seenAt: at } };
  await commitSuppressed(batch, message, reason, known?.alert ?? null);
  await batch.dependencies.corpus.putChange({
    article: message.article,
    at,
    from: from.version,
    to: message.to,
    told: false,
    alert: null,
    why: [reason],
    severity: 'minor',
    change,
  });
  return 'done';
}
