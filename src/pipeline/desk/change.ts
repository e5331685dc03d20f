import { editAlert } from '../../core/alerts/compose.ts';
import { iso } from '../../core/model/time.ts';
import { compare, type Comparison } from '../../core/compare/compare.ts';
import type { SourceContext } from '../../core/compare/context.ts';
import { siteTextOf } from '../../core/compare/site-wide.ts';
import { editSignature } from '../../core/compare/site-wide.ts';
import { decideEdit, firstHeldVersion, suppressRepeatedEdit } from '../../core/alerts/decide.ts';
import type {
  Change,
  Difference,
  EditRow,
  Reason,
  Severity,
  SightMessage,
  SourceName,
  TimelineRow,
  Version,
} from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { noAlertStatements, hasToldStatements, addStatements } from '../../core/alerts/add-statements.ts';
import { articleOf, commitAlert, commitSuppressed, sourceNameOf, sourceOf, timeOf } from './commit.ts';
import { guarded, type Outcome, type Sitting } from './batch.ts';
import { commitRestated, stateChange, type Stated } from './statements.ts';

/** A change with all that decides about it, on its way through the desk. */
type Candidate = {
  readonly message: SightMessage;
  readonly source: SourceName;
  readonly before: Version;
  readonly version: Version;
  readonly comparison: Exclude<Comparison, { verdict: 'same' }>;
  readonly earlier: readonly TimelineRow[];
  readonly change: Change;
  readonly signature: string;
  readonly edit: EditRow;
};

type Verdict =
  | { readonly told: true; readonly severity: Severity; readonly why: readonly Reason[] }
  | { readonly told: false; readonly why: readonly Reason[]; readonly alert: string | null };

/** Articles of the same source that a changed text is looked up in. */
const SITE_ARTICLES = 10;

const noDifference: Difference = {
  headline: null,
  blocks: [],
  types: [],
  disclosure: { state: 'none-found', note: null },
  insertedWords: 0,
  deletedWords: 0,
};

/**
 * Compares all changes of a batch before it tells any: an edit that all copies of a story got, or all pages of a site,
 * is then known for what it is.
 */
export async function tellChanges(
  sitting: Sitting,
  messages: readonly SightMessage[],
): Promise<Map<SightMessage, Outcome>> {
  const outcomes = new Map<SightMessage, Outcome>();
  const candidates: Candidate[] = [];
  for (const message of messages) {
    const outcome = await guarded(sitting, message, async () => {
      const found = await examine(sitting, message);
      if (typeof found === 'string') return found;
      candidates.push(found);
      return 'done';
    });
    outcomes.set(message, outcome);
  }
  const edits = Map.groupBy(candidates, ({ signature }) => signature);
  for (const candidate of candidates.toSorted(byPrecedence)) {
    const batch = edits.get(candidate.signature) ?? [];
    const outcome = await guarded(sitting, candidate.message, () => decide(sitting, candidate, batch));
    outcomes.set(candidate.message, outcome);
  }
  return outcomes;
}

/** The same order however the queue shuffled them. */
function byPrecedence(a: Candidate, b: Candidate): number {
  const rank = ({ message }: Candidate) => [message.clock.tick, message.source, message.article].join(' ');
  return rank(a) < rank(b) ? -1 : 1;
}

/** Reads what one message is about; settles what needs no comparison. */
async function examine(sitting: Sitting, message: SightMessage): Promise<Candidate | Outcome> {
  const source = sourceNameOf(sitting, message.source);
  if (source === null || message.to === null) return 'done';
  const earlier = await sitting.dependencies.corpus.listChanges(message.article);
  const held = firstHeldVersion(earlier);
  if ((message.sight === 'settled' && held === null) || isDone(message, earlier)) return 'done';
  if (message.upgrade) {
    return suppressChange(sitting, message, earlier, 'extractor-upgrade', 'read by another extractor');
  }
  if (message.flapping)
    return suppressChange(sitting, message, earlier, 'served-in-turn', 'two versions in turn');

  const from = held ?? baseOf(sitting, message);
  if (from === null || from.version === message.to) return 'done';
  const versions = await sitting.dependencies.corpus.getVersions(message.article, [from.version, message.to]);
  const [before, after] = [versions.get(from.version), versions.get(message.to)];
  if (!before || !after) return 'later';
  const siteText = await readSiteText(sitting, message);
  return weigh(sitting, { message, source, earlier, from, before, after, siteText });
}

function baseOf(sitting: Sitting, message: SightMessage): Change['from'] | null {
  if (message.from === null) return null;
  return { version: message.from, seenAt: message.fromSeenAt ?? iso(timeOf(sitting, message)) };
}

/** The same step of this article is on its timeline: a queue delivers at least once. */
function isDone(message: SightMessage, earlier: readonly TimelineRow[]): boolean {
  const since = earlier.filter((row) => row.to === message.to && row.at >= iso(message.clock.tick));
  if (message.sight === 'settled') return since.some((row) => row.told);
  // Whatever it was compared with: what was held back before is told from an earlier version.
  if (since.length > 0) return true;
  const [last] = earlier;
  return last !== undefined && last.from === message.from && last.to === message.to;
}

/** One bulk read: what the source's latest other articles have in common is not this one's. */
async function readSiteText(sitting: Sitting, message: SightMessage): Promise<Set<string>> {
  const others = sitting.recent.filter(
    (row) => row.source === message.source && row.article !== message.article,
  );
  const versions = await sitting.dependencies.corpus.getVersionsOf(others.slice(0, SITE_ARTICLES));
  return siteTextOf([...versions.values()]);
}

function weigh(
  sitting: Sitting,
  found: Pick<Candidate, 'message' | 'source' | 'earlier'> & {
    readonly from: Change['from'];
    readonly before: Version;
    readonly after: Version;
    readonly siteText: ReadonlySet<string>;
  },
): Candidate | Outcome {
  const { message, source, earlier, from, before, after } = found;
  const comparison = compare(before, after, contextOf(sitting, message, after, found.siteText));
  if (comparison.verdict === 'same') return 'done';
  const at = iso(timeOf(sitting, message));
  const story = sitting.recent.find((row) => row.article === message.article)?.story ?? message.article;
  return {
    message,
    source,
    before,
    version: after,
    comparison,
    earlier,
    change: { ...comparison.difference, from, to: { version: after.hash, seenAt: at } },
    signature: editSignature(comparison.difference),
    edit: { article: message.article, source: source.id, story, at, alert: null },
  };
}

function contextOf(
  sitting: Sitting,
  message: SightMessage,
  version: Version,
  siteText: ReadonlySet<string>,
): SourceContext {
  const source = sourceOf(sitting, message.source);
  return {
    language: version.language ?? source?.language ?? 'und',
    timeZone: source?.timeZone ?? 'UTC',
    ignore: source?.ignore ?? [],
    names: sitting.watchlist.parties.map((party) => ({
      party: party.id,
      names: Object.values(party.names).flat(),
    })),
    siteText,
  };
}

async function decide(sitting: Sitting, candidate: Candidate, batch: readonly Candidate[]): Promise<Outcome> {
  const { comparison, earlier, change, version, message } = candidate;
  const added = change.blocks.flatMap((block) => block.filter(({ op }) => op === 'insert'));
  const isOnSubject = sitting.isOnSubject([change.headline?.after ?? '', ...added.map(({ text }) => text)]);
  const { story } = candidate.edit;
  const stated =
    comparison.verdict === 'changed'
      ? await stateChange(sitting, { message, source: candidate.source, version, story }, candidate.before)
      : null;
  const isTelling = stated !== null && hasToldStatements(stated.sayings);
  const verdict = decideEdit(
    isTelling && comparison.verdict === 'changed' ? { ...comparison, severity: 'major' } : comparison,
    earlier,
    { isLive: version.live, isOnSubject },
    timeOf(sitting, message),
  );
  if (!verdict.told) return record(sitting, candidate, { ...verdict, alert: null }, stated);

  const repeated = suppressRepeatedEdit(candidate.edit, await sameEdits(sitting, candidate.signature, batch));
  if (repeated === null) return record(sitting, candidate, verdict, stated);
  return record(sitting, candidate, { told: false, why: [repeated], alert: repeated.alert }, stated);
}

/** Articles with the same edit, one row each: as stored, as this desk remembers, as this batch has them. */
async function sameEdits(
  sitting: Sitting,
  signature: string,
  batch: readonly Candidate[],
): Promise<EditRow[]> {
  const stored = await sitting.dependencies.corpus.listEdits(signature);
  const remembered = sitting.memory.edits.filter((edit) => edit.signature === signature);
  const rows = [...remembered.map(({ row }) => row), ...stored, ...batch.map(({ edit }) => edit)];
  return [...new Map(rows.toReversed().map((row) => [row.article, row])).values()];
}

/** Alert first, edit and timeline rows last: a death in between is healed when the message comes again. */
async function record(
  sitting: Sitting,
  candidate: Candidate,
  verdict: Verdict,
  stated: Stated | null,
): Promise<Outcome> {
  const { corpus } = sitting.dependencies;
  const { message, change, source, version, edit } = candidate;
  const row = {
    article: message.article,
    from: change.from.version,
    to: change.to?.version ?? null,
    why: verdict.why.map(({ rule, text }) => ({ rule, text })),
    change,
  };
  if (!verdict.told) {
    const [reason] = row.why;
    await commitSuppressed(sitting, message, reason ?? { rule: 'no-reason', text: '' }, verdict.alert);
    await commitRestated(sitting, stated);
    await corpus.putEdit(candidate.signature, edit);
    await corpus.putChange({ ...row, at: edit.at, told: false, alert: verdict.alert, severity: 'minor' });
    return 'done';
  }
  const article = articleOf(message, version);
  const { severity, why } = verdict;
  const alert = await commitAlert(
    sitting,
    message,
    addStatements(
      editAlert({ source, article, change, severity, why, at: edit.at }),
      stated?.sayings ?? noAlertStatements,
      watchlistLabels(sitting.watchlist),
    ),
  );
  await corpus.keepSnapshot(message.article, change.from.version);
  await corpus.keepSnapshot(message.article, version.hash);
  // After the alert: evidence that is kept moves no position again.
  await commitRestated(sitting, stated);
  const told = { ...edit, at: alert.at, alert: alert.id };
  sitting.memory.edits.unshift({ signature: candidate.signature, row: told });
  await corpus.putEdit(candidate.signature, told);
  await corpus.putChange({ ...row, at: alert.at, told: true, alert: alert.id, severity: alert.severity });
  return 'done';
}

/** A change that a rule silences without a look at its words. */
async function suppressChange(
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
  const change = { ...(known?.change ?? noDifference), from, to: { version: message.to, seenAt: at } };
  await commitSuppressed(sitting, message, { rule, text }, known?.alert ?? null);
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
