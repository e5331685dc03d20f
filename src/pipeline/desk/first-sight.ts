import { addStatements, hasToldStatements, noAlertStatements } from '../../core/alerts/add-statements.ts';
import { burstAlert, newAlert, type NewArticle } from '../../core/alerts/compose.ts';
import {
  coverageSeverity,
  findCopies,
  findSlugCandidates,
  type FirstSight,
  isChangedSlug,
  suppressCopy,
  suppressFirstSight,
  type Suppression,
} from '../../core/alerts/decide.ts';
import { measureNovelty } from '../../core/compare/stories/novelty.ts';
import { rowsSharingText, sketch } from '../../core/compare/stories/sketch.ts';
import { cut, line } from '../../core/language/text.ts';
import { ids } from '../../core/model/ids.ts';
import type { Alert, Burst, RecentRow, SightOf, SourceName, Version } from '../../core/model/index.ts';
import { iso, TICK_MS } from '../../core/model/time.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import { fingerprintOf } from '../../core/tracking/source-state.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { type DeskBatch, type DeskOutcome, isolateFailure } from './batch.ts';
import {
  alertArticle,
  commitAlert,
  commitSuppressed,
  findSource,
  findSourceName,
  messageTime,
} from './commit.ts';
import { type ArticleStatements, commitStatements, judgeArticle } from './statements.ts';

/** An alert carries enough new sentences to show what is new, and few enough for a webhook. */
const MAX_NEW_SENTENCES = 5;
const MAX_SENTENCE_LENGTH = 280;
/** A new text is compared word for word with so many earlier versions. */
const MAX_VERSIONS_READ = 20;

export type FirstSightMessage = SightOf<'first'>;
type FirstSightOutcomes = Map<FirstSightMessage, DeskOutcome>;

/** A first sight with what is known of it, on its way through the desk. */
type FirstSightCandidate = {
  readonly message: FirstSightMessage;
  readonly version: Version;
  readonly source: SourceName;
  readonly sight: FirstSight;
  /** The alert that told it before, when the message is a repetition. */
  readonly told: Alert | null;
};

type FirstSightPlan = FirstSightCandidate & {
  readonly row: RecentRow;
  readonly repeatedShare: number;
  readonly newSentences: readonly string[];
  readonly suppressed: Suppression | null;
  readonly stated: ArticleStatements | null;
};

/** Decides all first sights of a batch before it tells any, so that the first of a wire copy names the others. */
export async function tellFirstSights(
  batch: DeskBatch,
  messages: readonly FirstSightMessage[],
): Promise<FirstSightOutcomes> {
  const [first] = messages;
  if (first === undefined) return new Map();
  const read = await isolateFailure(batch, first, () => readCandidates(batch, messages));
  if (read === 'later') return new Map(messages.map((message) => [message, 'later']));

  const { candidates, outcomes } = read;
  const plans: FirstSightPlan[] = [];
  for (const candidate of candidates.toSorted(byPrecedence)) {
    // The row is written last, so an article that has one was told or suppressed before, with all that follows.
    const isDone = batch.recent.some((row) => row.article === candidate.message.article);
    const plan = isDone
      ? 'done'
      : await isolateFailure(batch, candidate.message, () => planFirstSight(batch, candidate));
    if (typeof plan === 'string') {
      outcomes.set(candidate.message, plan);
      continue;
    }
    batch.recent.unshift(plan.row);
    plans.push(plan);
  }
  for (const plan of plans) {
    const outcome = await isolateFailure(batch, plan.message, () => commitPlan(batch, plan));
    if (outcome === 'done') batch.memory.recent.unshift(plan.row);
    outcomes.set(plan.message, outcome);
  }
  return outcomes;
}

/**
 * Costs one bulk read for the versions and one for the alerts.
 * @returns what can be decided, and an outcome for each message: one whose version cannot be read yet has to wait
 */
async function readCandidates(
  batch: DeskBatch,
  messages: readonly FirstSightMessage[],
): Promise<{ readonly candidates: FirstSightCandidate[]; readonly outcomes: FirstSightOutcomes }> {
  const { corpus } = batch.dependencies;
  const wanted = messages.map(({ article, to }) => ({ article, version: to }));
  const versions = await corpus.getVersionsOf(wanted);
  const alerts = await corpus.getAlerts(wanted.map(({ article }) => ids.firstSight(article)));
  const outcomes: FirstSightOutcomes = new Map();
  const candidates = messages.flatMap((message) => {
    const version = versions.get(message.article);
    const source = findSourceName(batch, message.source);
    outcomes.set(message, source === null ? 'done' : 'later');
    if (!version || source === null) return [];
    const sight: FirstSight = {
      article: message.article,
      source: message.source,
      sketch: sketch(versionText(version)),
      // What was last changed then is no younger.
      publishedAt: publicationDate(version, message.entry, messageTime(batch, message)) ?? version.modifiedAt,
      timeZone: findSource(batch, message.source)?.timeZone ?? 'UTC',
      baseline: message.baseline,
      sourceAddedAt: message.sourceAddedAt,
      now: messageTime(batch, message),
    };
    return [{ message, version, source, sight, told: alerts.get(ids.firstSight(message.article)) ?? null }];
  });
  return { candidates, outcomes };
}

const versionText = (version: Version): string =>
  [version.headline, ...version.blocks.map((block) => block.text)].join('\n');

/** Puts what is told already first, then who published first: the same order however the queue shuffled the messages. */
function byPrecedence(a: FirstSightCandidate, b: FirstSightCandidate): number {
  const rank = ({ told, sight, message }: FirstSightCandidate) =>
    [told === null ? '1' : '0', sight.publishedAt ?? '9', message.source, message.article].join(' ');
  return rank(a) < rank(b) ? -1 : 1;
}

async function planFirstSight(batch: DeskBatch, candidate: FirstSightCandidate): Promise<FirstSightPlan> {
  const { sight, version, message, source } = candidate;
  const copies = findCopies(sight, batch.recent);
  const overlaps = rowsSharingText(versionText(version), batch.recent, MAX_VERSIONS_READ);
  const { newSentences, repeatedShare } = measureNovelty(version, await readVersions(batch, overlaps));
  const sameAs = await findChangedSlug(batch, candidate);
  const listed = findSource(batch, message.source);
  const story = copies[0]?.story ?? sight.article;
  const stated = await judgeArticle(batch, { message, source, version, story });
  const isTelling = stated !== null && hasToldStatements(stated.told);
  const suppressed: Suppression | null =
    suppressFirstSight(sight) ??
    (sameAs === null ? null : { rule: 'changed-slug', text: 'the same article at another address' }) ??
    (isTelling ? null : suppressCopy(copies, repeatedShare));
  const row: RecentRow = {
    article: sight.article,
    at: iso(sight.now),
    title: version.headline,
    source: sight.source,
    story,
    sketch: [...sight.sketch],
    baseline: message.baseline,
    statedAt: stated?.record.at ?? null,
    version: version.hash,
    sameAs,
    fingerprint: listed === null ? '' : fingerprintOf(listed),
  };
  return {
    ...candidate,
    row,
    repeatedShare,
    newSentences,
    stated,
    // A sight that was told stays told, whatever came to light since.
    suppressed: candidate.told === null ? suppressed : null,
  };
}

async function readVersions(batch: DeskBatch, rows: readonly RecentRow[]): Promise<Version[]> {
  if (rows.length === 0) return [];
  const found = await batch.dependencies.corpus.getVersionsOf(rows);
  return [...found.values()];
}

/** Finds the article whose address changed into the one seen now. */
async function findChangedSlug(
  batch: DeskBatch,
  { sight, version }: FirstSightCandidate,
): Promise<string | null> {
  const rows = findSlugCandidates(sight, batch.recent);
  if (rows.length === 0) return null;
  const versions = await batch.dependencies.corpus.getVersionsOf(rows.slice(0, MAX_VERSIONS_READ));
  const found = rows.find(({ article }) => {
    const before = versions.get(article);
    return before !== undefined && isChangedSlug(before, version);
  });
  return found?.article ?? null;
}

async function commitPlan(batch: DeskBatch, plan: FirstSightPlan): Promise<'done'> {
  const suppressed = await tellOrSuppress(batch, plan);
  if (suppressed !== null) {
    const { article, title, version, baseline } = plan.row;
    const { message } = plan;
    // An article that an admin asked for was listed nowhere: only its page gives its title.
    const entry = { ...message.entry, title: message.entry.title || title };
    await commitSuppressed(batch, { ...message, entry }, suppressed, suppressed.alert);
    if (!baseline) await batch.dependencies.corpus.limitSnapshot(article, version);
  }
  await commitStatements(batch, plan.stated, plan.row);
  return 'done';
}

/** @returns why the sight was not told, with the alert that told the same, or null when it was told */
async function tellOrSuppress(
  batch: DeskBatch,
  plan: FirstSightPlan,
): Promise<(Suppression & { readonly alert: string | null }) | null> {
  const { message, row, suppressed } = plan;
  if (suppressed !== null) return { ...suppressed, alert: storyAlertId(batch, row) };
  const statements = plan.stated?.told ?? noAlertStatements;
  // A new statement is told by itself, whatever burst its article came in.
  const burst = hasToldStatements(statements) ? null : message.crowd;
  const burstTold = burst === null ? null : await findBurstAlert(batch, burst);
  if (burst !== null && burstTold !== null && burstTold.article?.id !== row.article) {
    return { rule: 'many-at-once', text: `one of ${burst.count} in one check`, alert: burstTold.id };
  }
  const found = await describeNewArticle(batch, plan);
  const made = burst === null ? newAlert(found) : burstAlert(found, burst);
  const labels = watchlistLabels(batch.watchlist);
  const alert = await commitAlert(batch, message, addStatements(made, statements, labels));
  if (burst !== null) batch.memory.bursts.unshift(alert);
  return null;
}

/** Looks in the memory first, because KV may not show for a minute what this desk has just told of a burst. */
async function findBurstAlert({ memory, dependencies }: DeskBatch, burst: Burst): Promise<Alert | null> {
  const id = ids.burst(burst.id);
  return memory.bursts.find((alert) => alert.id === id) ?? dependencies.corpus.getAlert(id);
}

/** Returns the id of the alert that told the story which this row repeats; none told what was there in the baseline. */
function storyAlertId(batch: DeskBatch, row: RecentRow): string | null {
  const leader = batch.recent.find(({ article }) => article === row.story);
  if (leader === undefined || leader.article === row.article || leader.baseline) return null;
  return ids.firstSight(leader.article);
}

async function describeNewArticle(batch: DeskBatch, plan: FirstSightPlan): Promise<NewArticle> {
  const { message, version, source, row, repeatedShare, newSentences } = plan;
  const others = batch.recent.filter((other) => other.story === row.story && other.article !== row.article);
  return {
    source,
    article: alertArticle(batch, message, version),
    coverage: {
      newSentences: newSentences
        .slice(0, MAX_NEW_SENTENCES)
        .map((text) => cut(line(text), MAX_SENTENCE_LENGTH)),
      repeatedShare,
      story: row.story,
      agency: version.agency,
      alsoIn: await findCarriers(batch, others),
    },
    summary: message.entry.summary || (version.blocks[0]?.text ?? ''),
    severity: coverageSeverity(repeatedShare),
    why: [{ rule: 'new-article', text: repeatedShare > 0 ? 'mostly new text around a known story' : '' }],
    at: row.at,
  };
}

/** Within a tick nobody was first, because the order of a queue says nothing. */
const tickOf = (at: string): number => Math.floor(Date.parse(at) / TICK_MS);

/** Returns the other outlets of a story, oldest first, with their addresses. */
async function findCarriers(
  batch: DeskBatch,
  rows: readonly RecentRow[],
): Promise<NewArticle['coverage']['alsoIn']> {
  if (rows.length === 0) return [];
  const pointers = await batch.dependencies.corpus.getArticles(rows.map(({ article }) => article));
  return rows
    .flatMap((row) => {
      const source = findSourceName(batch, row.source);
      const url = pointers.get(row.article)?.url;
      return source && url ? [{ source, url, at: row.at }] : [];
    })
    .toSorted((a, b) => tickOf(a.at) - tickOf(b.at) || (a.source.id < b.source.id ? -1 : 1));
}
