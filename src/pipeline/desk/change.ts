import { hasToldStatements, noAlertStatements } from '../../core/alerts/add-statements.ts';
import { editAlert } from '../../core/alerts/compose.ts';
import {
  decideEdit,
  type EditDecision,
  firstHeldVersion,
  startOfChange,
  suppressRepeatedEdit,
} from '../../core/alerts/decide.ts';
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
import { SENTENCE_END } from '../../core/language/sentences.ts';
import { isCut, isOfOneExtractor } from '../../core/sections/on-subject.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { askJudge, waitForJudge } from './ask-judge.ts';
import { type DeskBatch, type DeskOutcome, isolateFailure } from './batch.ts';
import {
  alertArticle,
  commitAlert,
  commitSuppressed,
  findSource,
  findSourceName,
  keepSnapshot,
  sightTime,
} from './commit.ts';
import { type ArticleStatements, commitEditedStatements, judgeEditedArticle } from './statements.ts';
import { weigh } from './weigh.ts';

/** `settled` asks again for what was held back at an earlier `changed`. */
export type ChangeMessage = SightOf<'changed' | 'settled'>;

/** A change with all that decides about it, on its way through the desk. */
type ChangeCandidate = {
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

/** A suppressed change names the alert that told the same, or null. */
type ChangeDecision =
  | Extract<EditDecision, { told: true }>
  | (Extract<EditDecision, { told: false }> & { readonly alert: string | null });

/** A changed text is looked up in so many other articles of its source. */
const MAX_SITE_ARTICLES = 10;

/**
 * Compares all changes of a batch before it tells any, so that an edit is recognised which all copies of a story got, or
 * all pages of a site.
 */
export async function tellChanges(
  batch: DeskBatch,
  messages: readonly ChangeMessage[],
): Promise<Map<ChangeMessage, DeskOutcome>> {
  const outcomes = new Map<ChangeMessage, DeskOutcome>();
  const candidates: ChangeCandidate[] = [];
  for (const message of messages) {
    const found = await isolateFailure(batch, message, () => readChange(batch, message));
    if (typeof found === 'string') outcomes.set(message, found);
    else candidates.push(found);
  }
  const bySignature = Map.groupBy(candidates, ({ signature }) => signature);
  for (const candidate of candidates.toSorted(byPrecedence)) {
    const sameEdit = bySignature.get(candidate.signature) ?? [];
    const outcome = await isolateFailure(batch, candidate.message, async () => {
      const { decision, stated } = await decideChange(batch, candidate, sameEdit);
      return commitChange(batch, candidate, decision, stated);
    });
    outcomes.set(candidate.message, outcome);
  }
  return outcomes;
}

/** Keeps the same order however the queue shuffled the messages. */
function byPrecedence(a: ChangeCandidate, b: ChangeCandidate): number {
  const rank = ({ message }: ChangeCandidate) =>
    [message.clock.tick, message.source, message.article].join(' ');
  return rank(a) < rank(b) ? -1 : 1;
}

/** Reads what a message is about. @returns an outcome where no comparison is needed or none is possible yet */
async function readChange(batch: DeskBatch, message: ChangeMessage): Promise<ChangeCandidate | DeskOutcome> {
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

/**
 * Keeps the pages that an alert cites for ever. A check that comes again writes them again with an end, and then the desk is told
 * again.
 * @returns `later` while a page cannot be read yet
 */
async function keepEvidence(
  batch: DeskBatch,
  message: ChangeMessage,
  { from, to }: Pick<Change, 'from' | 'to'>,
): Promise<DeskOutcome> {
  const cited = [from.version, ...(to === null ? [] : [to.version])];
  const kept = await Promise.all(cited.map((version) => keepSnapshot(batch, message, version)));
  return kept.includes('later') ? 'later' : 'done';
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

/** Returns the sentences that were added; of a passage in which words changed ("not"), what it says now. */
function newTexts(parts: Change['blocks'][number]): string[] {
  const changed = parts.filter(({ op, moved }) => moved === null && (op === 'insert' || op === 'delete'));
  if (changed.every(({ text }) => SENTENCE_END.test(text)))
    return changed.flatMap(({ op, text }) => (op === 'insert' ? [text] : []));
  const now = parts.filter(({ op }) => op === 'insert' || op === 'equal');
  return [now.map(({ text }) => text).join('')];
}

/** @param sameEdit the candidates of this batch with the same edit */
async function decideChange(
  batch: DeskBatch,
  candidate: ChangeCandidate,
  sameEdit: readonly ChangeCandidate[],
): Promise<{ readonly decision: ChangeDecision; readonly stated: ArticleStatements | null }> {
  const { comparison, earlier, change, version, message, source, before, edit, signature } = candidate;
  const addedTexts = [change.headline?.after ?? '', ...change.blocks.flatMap(newTexts)];
  const isOnSubject = isCut(version) || batch.subject.isMet(addedTexts, findSource(batch, source.id)?.party);
  const stated =
    comparison.verdict === 'changed'
      ? await judgeEditedArticle(batch, { message, source, version, story: edit.story }, before)
      : null;
  const isTelling = stated !== null && hasToldStatements(stated.told);
  const decision = decideEdit(
    isTelling && comparison.verdict === 'changed' ? { ...comparison, severity: 'major' } : comparison,
    earlier,
    { isLive: version.live, isOnSubject },
    message.clock.tick,
  );
  if (!decision.told) return { decision: { ...decision, alert: null }, stated };
  const repeated = suppressRepeatedEdit(edit, await findSameEdits(batch, signature, sameEdit));
  if (repeated === null) return { decision, stated };
  return { decision: { told: false, why: [repeated], alert: repeated.alert }, stated };
}

/** Returns the articles with the same edit, one row each: from storage, from this desk's memory and from this batch. */
async function findSameEdits(
  batch: DeskBatch,
  signature: string,
  sameEdit: readonly ChangeCandidate[],
): Promise<EditRow[]> {
  const stored = await batch.dependencies.corpus.listEdits(signature);
  const remembered = batch.memory.edits.filter((edit) => edit.signature === signature);
  const rows = [...remembered.map(({ row }) => row), ...stored, ...sameEdit.map(({ edit }) => edit)];
  return [...new Map(rows.toReversed().map((row) => [row.article, row])).values()];
}

/**
 * Writes that the edit is being told first, so that no copy of it is told meanwhile, and the timeline's row last: a death in between is
 * healed when the message comes again.
 */
async function commitChange(
  batch: DeskBatch,
  candidate: ChangeCandidate,
  decision: ChangeDecision,
  stated: ArticleStatements | null,
): Promise<DeskOutcome> {
  const { corpus } = batch.dependencies;
  const { message, change, source, version, edit, signature } = candidate;
  const row = {
    article: message.article,
    from: change.from.version,
    to: change.to?.version ?? null,
    why: decision.why.map(({ rule, text }) => ({ rule, text })),
    change,
  };
  if (!decision.told) {
    const [reason = { rule: 'no-reason', text: '' }] = row.why;
    await commitSuppressed(batch, message, reason, decision.alert);
    await commitEditedStatements(batch, stated);
    await corpus.putEdit(signature, edit);
    await corpus.putChange({ ...row, at: edit.at, told: false, alert: decision.alert, severity: 'minor' });
    return 'done';
  }
  const { severity, why } = decision;
  const article = alertArticle(message, version);
  const labels = watchlistLabels(batch.watchlist);
  const meeting = stated?.meeting ?? null;
  const edited = editAlert({ source, article, change, severity, why, at: edit.at, meeting });
  const made = weigh(
    batch,
    { message, stage: 'wording of statements' },
    () => batch.readers.addStatements(edited, stated?.told ?? noAlertStatements, labels),
    () => edited,
  );
  const told = { ...edit, alert: made.id };
  batch.memory.edits.unshift({ signature, row: told });
  await corpus.putEdit(signature, told);
  // The alert comes before the statements, because evidence that is kept moves no position again.
  const waitSeconds = waitForJudge(stated);
  const keepRest = async () => {
    await commitEditedStatements(batch, stated);
    const shown = { state: 'told', delayed: waitSeconds > 0 } as const;
    await askJudge(batch, stated, { message, base: edited, shown });
  };
  const alert = await commitAlert(batch, message, made, { keepRest, waitSeconds });
  await corpus.putChange({ ...row, at: alert.at, told: true, alert: alert.id, severity: alert.severity });
  return keepEvidence(batch, message, change);
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
