import { type NewArticle, burstAlert, newAlert } from '../../core/alerts/compose.ts';
import { iso, TICK_MS } from '../../core/model/time.ts';
import { measureNovelty } from '../../core/compare/stories/novelty.ts';
import { rowsSharingText, sketch } from '../../core/compare/stories/sketch.ts';
import {
  findCopies,
  coverageSeverity,
  type FirstSight,
  isChangedSlug,
  suppressCopy,
  suppressFirstSight,
  findSlugCandidates,
  type Suppression,
} from '../../core/alerts/decide.ts';
import { ids } from '../../core/model/ids.ts';
import type { Alert, Burst, RecentRow, SightMessage, SourceName, Version } from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { noAlertStatements, hasToldStatements, addStatements } from '../../core/alerts/add-statements.ts';
import { fingerprintOf } from '../../core/tracking/source-state.ts';
import { cut, line } from '../../core/language/text.ts';
import { articleOf, commitAlert, commitSuppressed, sourceNameOf, sourceOf, timeOf } from './commit.ts';
import { guarded, type Outcome, type Sitting } from './batch.ts';
import { commitStated, stateArticle, type Stated } from './statements.ts';

/** Of an alert: enough to see what is new, and small enough for a webhook. */
const NEW_SENTENCES = 5;
const SENTENCE_LIMIT = 280;
/** Earlier versions that a new text is compared with, word for word. */
const VERSIONS_READ = 20;

/** A first sight with what is known of it, on its way through the desk. */
type Candidate = {
  readonly message: SightMessage;
  readonly version: Version;
  readonly source: SourceName;
  readonly sight: FirstSight;
  /** What was told of it before, when this is a repetition. */
  readonly told: Alert | null;
};

type Plan = Candidate & {
  readonly row: RecentRow;
  readonly repeatedShare: number;
  readonly newSentences: readonly string[];
  readonly suppressed: Suppression | null;
  readonly stated: Stated | null;
};

/** Decides all first sights of a batch before it tells any: the first of a wire copy then names the others. */
export async function tellFirstSights(
  sitting: Sitting,
  messages: readonly SightMessage[],
): Promise<Map<SightMessage, Outcome>> {
  const outcomes = new Map<SightMessage, Outcome>();
  const plans: Plan[] = [];
  const candidates = await guardedRead(sitting, messages, outcomes);
  for (const candidate of candidates.toSorted(byPrecedence)) {
    const outcome = await guarded(sitting, candidate.message, async () => {
      // Told or silenced before: the row is written last, so that all the rest is done.
      if (sitting.recent.some((row) => row.article === candidate.message.article)) return 'done';
      const plan = await decide(sitting, candidate);
      sitting.recent.unshift(plan.row);
      plans.push(plan);
      return 'done';
    });
    outcomes.set(candidate.message, outcome);
  }
  for (const plan of plans) {
    const outcome = await guarded(sitting, plan.message, () => commit(sitting, plan));
    if (outcome === 'done') sitting.memory.recent.unshift(plan.row);
    outcomes.set(plan.message, outcome);
  }
  return outcomes;
}

async function guardedRead(
  sitting: Sitting,
  messages: readonly SightMessage[],
  outcomes: Map<SightMessage, Outcome>,
): Promise<Candidate[]> {
  const [first] = messages;
  if (first === undefined) return [];
  let candidates: Candidate[] = [];
  const read = await guarded(sitting, first, async () => {
    candidates = await readCandidates(sitting, messages, outcomes);
    return 'done';
  });
  if (read === 'later') for (const message of messages) outcomes.set(message, 'later');
  return candidates;
}

/** One bulk read for the versions and one for the alerts; a version that is not to be read yet makes its message wait. */
async function readCandidates(
  sitting: Sitting,
  messages: readonly SightMessage[],
  outcomes: Map<SightMessage, Outcome>,
): Promise<Candidate[]> {
  const { corpus } = sitting.dependencies;
  const wanted = messages.flatMap(({ article, to }) => (to === null ? [] : [{ article, version: to }]));
  const versions = await corpus.getVersionsOf(wanted);
  const alerts = await corpus.getAlerts(wanted.map(({ article }) => ids.firstSight(article)));
  return messages.flatMap((message) => {
    const version = versions.get(message.article);
    const source = sourceNameOf(sitting, message.source);
    outcomes.set(message, source === null || message.to === null ? 'done' : 'later');
    if (!version || source === null) return [];
    const sight: FirstSight = {
      article: message.article,
      source: message.source,
      sketch: sketch(textOf(version)),
      publishedAt: version.publishedAt ?? message.entry.publishedAt,
      timeZone: sourceOf(sitting, message.source)?.timeZone ?? 'UTC',
      baseline: message.baseline,
      sourceAddedAt: message.sourceAddedAt,
      now: timeOf(sitting, message),
    };
    return [{ message, version, source, sight, told: alerts.get(ids.firstSight(message.article)) ?? null }];
  });
}

const textOf = (version: Version): string =>
  [version.headline, ...version.blocks.map((block) => block.text)].join('\n');

/** The same order however the queue shuffled them: what is told already, then who published first. */
function byPrecedence(a: Candidate, b: Candidate): number {
  const rank = ({ told, sight, message }: Candidate) =>
    [told === null ? '1' : '0', sight.publishedAt ?? '9', message.source, message.article].join(' ');
  return rank(a) < rank(b) ? -1 : 1;
}

async function decide(sitting: Sitting, candidate: Candidate): Promise<Plan> {
  const { sight, version, message } = candidate;
  const copies = findCopies(sight, sitting.recent);
  const [leader] = copies;
  const known = await readVersions(sitting, rowsSharingText(textOf(version), sitting.recent, VERSIONS_READ));
  const { newSentences, repeatedShare } = measureNovelty(version, known);
  const sameAs = await changedSlugOf(sitting, candidate);
  const listed = sourceOf(sitting, message.source);
  const story = leader?.story ?? sight.article;
  const stated = await stateArticle(sitting, { message, source: candidate.source, version, story });
  const isTelling = stated !== null && hasToldStatements(stated.sayings);
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
  // What was told stays told, whatever came to light since.
  const decided = { ...candidate, row, repeatedShare, newSentences, stated };
  return { ...decided, suppressed: candidate.told === null ? suppressed : null };
}

async function readVersions(sitting: Sitting, rows: readonly RecentRow[]): Promise<Version[]> {
  if (rows.length === 0) return [];
  const found = await sitting.dependencies.corpus.getVersionsOf(rows);
  return [...found.values()];
}

async function changedSlugOf(sitting: Sitting, { sight, version }: Candidate): Promise<string | null> {
  const rows = findSlugCandidates(sight, sitting.recent);
  if (rows.length === 0) return null;
  const versions = await sitting.dependencies.corpus.getVersionsOf(rows.slice(0, VERSIONS_READ));
  const found = rows.find(({ article }) => {
    const before = versions.get(article);
    return before !== undefined && isChangedSlug(before, version);
  });
  return found?.article ?? null;
}

async function commit(sitting: Sitting, plan: Plan): Promise<Outcome> {
  const suppressed = await tellOrSuppress(sitting, plan);
  if (suppressed !== null) {
    const { article, title, version, baseline } = plan.row;
    const { message } = plan;
    // What an admin asked for was listed nowhere: its page alone says its title.
    const entry = { ...message.entry, title: message.entry.title || title };
    await commitSuppressed(sitting, { ...message, entry }, suppressed, suppressed.alert);
    if (!baseline) await sitting.dependencies.corpus.limitSnapshot(article, version);
  }
  await commitStated(sitting, plan.stated, plan.row);
  return 'done';
}

/** @returns why it was not told, with the alert that told it, or null */
async function tellOrSuppress(
  sitting: Sitting,
  plan: Plan,
): Promise<(Suppression & { readonly alert: string | null }) | null> {
  const { message, row, suppressed } = plan;
  if (suppressed !== null) return { ...suppressed, alert: storyAlertOf(sitting, row) };
  const sayings = plan.stated?.sayings ?? noAlertStatements;
  // What is newly said is told by itself, whatever crowd its article came in.
  const crowd = hasToldStatements(sayings) ? null : message.crowd;
  const crowdTold = crowd === null ? null : await crowdAlertOf(sitting, crowd);
  if (crowd !== null && crowdTold !== null && crowdTold.article?.id !== row.article) {
    return { rule: 'many-at-once', text: `one of ${crowd.count} in one check`, alert: crowdTold.id };
  }
  const found = await newArticle(sitting, plan);
  const made = crowd === null ? newAlert(found) : burstAlert(found, crowd);
  const alert = await commitAlert(
    sitting,
    message,
    addStatements(made, sayings, watchlistLabels(sitting.watchlist)),
  );
  if (crowd !== null) sitting.memory.crowds.unshift(alert);
  return null;
}

/** KV may not show for a minute what this desk has just told of a crowd. */
async function crowdAlertOf({ memory, dependencies }: Sitting, crowd: Burst): Promise<Alert | null> {
  const id = ids.burst(crowd.id);
  return memory.crowds.find((alert) => alert.id === id) ?? dependencies.corpus.getAlert(id);
}

/** The alert that told the story which this row repeats; none where the reader was not there yet. */
function storyAlertOf(sitting: Sitting, row: RecentRow): string | null {
  const leader = sitting.recent.find(({ article }) => article === row.story);
  if (leader === undefined || leader.article === row.article || leader.baseline) return null;
  return ids.firstSight(leader.article);
}

async function newArticle(sitting: Sitting, plan: Plan): Promise<NewArticle> {
  const { message, version, source, row } = plan;
  const others = sitting.recent.filter((other) => other.story === row.story && other.article !== row.article);
  return {
    source,
    article: articleOf(message, version),
    coverage: {
      newSentences: plan.newSentences.slice(0, NEW_SENTENCES).map((text) => cut(line(text), SENTENCE_LIMIT)),
      repeatedShare: plan.repeatedShare,
      story: row.story,
      agency: version.agency,
      alsoIn: await carriers(sitting, others),
    },
    summary: message.entry.summary || (version.blocks[0]?.text ?? ''),
    severity: coverageSeverity(plan.repeatedShare),
    why: [
      { rule: 'new-article', text: plan.repeatedShare > 0 ? 'mostly new text around a known story' : '' },
    ],
    at: row.at,
  };
}

/** Within a tick nobody was first: the order of a queue says nothing. */
const tickOf = (at: string): number => Math.floor(Date.parse(at) / TICK_MS);

/** The other outlets of a story, oldest first, with their addresses. */
async function carriers(
  sitting: Sitting,
  rows: readonly RecentRow[],
): Promise<NewArticle['coverage']['alsoIn']> {
  if (rows.length === 0) return [];
  const pointers = await sitting.dependencies.corpus.getArticles(rows.map(({ article }) => article));
  return rows
    .flatMap((row) => {
      const source = sourceNameOf(sitting, row.source);
      const url = pointers.get(row.article)?.url;
      return source && url ? [{ source, url, at: row.at }] : [];
    })
    .toSorted((a, b) => tickOf(a.at) - tickOf(b.at) || (a.source.id < b.source.id ? -1 : 1));
}
