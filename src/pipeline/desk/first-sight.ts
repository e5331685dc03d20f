import type { FirstSight } from '../../core/alerts/decide.ts';
import { ids } from '../../core/model/ids.ts';
import type { Version } from '../../core/model/index.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import { type DeskBatch, type DeskOutcome, isolateFailure, placeFirst } from './batch.ts';
import { tellChanges } from './change.ts';
import { commitFirstSight, keepPage } from './commit-first-sight.ts';
import { findSource, findSourceName } from './commit.ts';
import {
  type FirstSightCandidate,
  type FirstSightMessage,
  type FirstSightPlan,
  isOwnAlert,
  planFirstSight,
} from './decide-first-sight.ts';
import { versionText } from './earlier-articles.ts';
import type { ChangeMessage } from './read-change.ts';
import { weigh } from './weigh.ts';

type FirstSightOutcomes = Map<FirstSightMessage, DeskOutcome>;

/**
 * Decides all first sights of a batch before it tells any, so that the first of a wire copy names the others. What is being told is in
 * the memory and in storage before its alert is, so that no copy is told meanwhile.
 */
export async function tellFirstSights(
  batch: DeskBatch,
  messages: readonly FirstSightMessage[],
): Promise<FirstSightOutcomes> {
  const [first] = messages;
  if (first === undefined) return new Map();
  const firsts = [...new Map(messages.toReversed().map((message) => [message.article, message])).values()];
  const read = await isolateFailure(batch, first, () => readCandidates(batch, firsts));
  if (read === 'later') return new Map(messages.map((message) => [message, 'later']));

  const { candidates, outcomes } = read;
  const plans: FirstSightPlan[] = [];
  const again = messages.filter((message) => !firsts.includes(message));
  for (const candidate of candidates.toSorted(byPrecedence)) {
    const { message } = candidate;
    const plan = await isolateFailure(batch, message, () => planFirstSight(batch, candidate));
    if (plan === 'later') outcomes.set(message, plan);
    else if (plan === 'known') again.push(message);
    else {
      placeFirst(batch.recent, plan.row);
      if (plan.decision.told) placeFirst(batch.memory.recent, plan.row);
      plans.push(plan);
    }
  }
  for (const plan of plans) {
    const outcome = await isolateFailure(batch, plan.message, () => commitFirstSight(batch, plan));
    if (outcome === 'done') placeFirst(batch.memory.recent, plan.row);
    outcomes.set(plan.message, outcome);
  }
  for (const message of again) {
    outcomes.set(message, await isolateFailure(batch, message, () => tellSinceFirstSight(batch, message)));
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
    const source = findSourceName(batch, message);
    outcomes.set(message, source === 'done' ? 'done' : 'later');
    if (!version || typeof source === 'string') return [];
    batch.versions.set(message.article, version);
    const hasAlert = alerts.has(ids.firstSight(message.article));
    return [{ message, version, source, sight: sightOf(batch, message, version), hasAlert }];
  });
  return { candidates, outcomes };
}

function sightOf(batch: DeskBatch, message: FirstSightMessage, version: Version): FirstSight {
  const now = message.clock.tick;
  return {
    article: message.article,
    source: message.source,
    sketch: weigh(
      batch,
      { message, stage: 'copies' },
      () => batch.readers.sketch(versionText(version)),
      () => [],
    ),
    // What was last changed then is no younger.
    publishedAt: publicationDate(version, message.entry, now) ?? version.modifiedAt,
    timeZone: findSource(batch, message.source)?.timeZone ?? 'UTC',
    baseline: message.baseline,
    sourceAddedAt: message.sourceAddedAt,
    now,
  };
}

/**
 * Puts what is told already first, then the lead of a burst, then who published first: the same order however the queue shuffled the
 * messages.
 */
const byPrecedence = (a: FirstSightCandidate, b: FirstSightCandidate): number =>
  rankOf(a) < rankOf(b) ? -1 : 1;

function rankOf({ hasAlert, sight, message }: FirstSightCandidate): string {
  const isLead = message.crowd?.lead === message.article;
  const first = hasAlert ? '0' : isLead ? '1' : '2';
  return [first, sight.publishedAt ?? '9', message.source, message.article].join(' ');
}

/**
 * Tells what an article that was decided before has become since: its check may have died between telling the desk of it and
 * remembering it, and then takes the next version for the first.
 */
async function tellSinceFirstSight(batch: DeskBatch, message: FirstSightMessage): Promise<DeskOutcome> {
  const { article, to, kind, clock, url, source, entry } = message;
  const row = batch.recent.find((one) => one.article === article);
  const named = findSourceName(batch, message);
  if (row === undefined) return named === 'done' ? 'done' : 'later';
  batch.meetings.repeated.add(article);
  if (row.version === to) return isOwnAlert(message, row.told) ? keepPage(batch, message, row) : 'done';
  const earlier = await batch.dependencies.corpus.listChanges(article);
  if (earlier.some((step) => step.to === to)) return 'done';
  const sight = { kind, clock, article, url, source, entry, sight: 'changed' } as const;
  const from = { from: row.version, fromSeenAt: row.at };
  const edit: ChangeMessage = { ...sight, ...from, to, upgrade: false, flapping: false };
  return (await tellChanges(batch, [edit])).get(edit) ?? 'done';
}
