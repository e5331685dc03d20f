import { hasToldStatements } from '../../core/alerts/add-statements.ts';
import { burstAlert, newAlert, type NewArticle } from '../../core/alerts/compose.ts';
import {
  coverageSeverity,
  type FirstSight,
  suppressCopy,
  suppressFirstSight,
  type Suppression,
} from '../../core/alerts/decide.ts';
import { cut, line } from '../../core/language/text.ts';
import { ids } from '../../core/model/ids.ts';
import type { Burst, RecentRow, SightOf, SourceName, Version } from '../../core/model/index.ts';
import { MINUTE_MS, TICK_MS } from '../../core/model/time.ts';
import { publicationDate } from '../../core/tracking/entries.ts';
import { fingerprintOf } from '../../core/tracking/source-state.ts';
import { askJudge, hasQuestions } from './ask-judge.ts';
import { type DeskBatch, type DeskOutcome, isolateFailure, placeFirst } from './batch.ts';
import { tellChanges } from './change.ts';
import { commitStatedAlert } from './commit-stated.ts';
import {
  alertArticle,
  commitSuppressed,
  findAlert,
  findSource,
  findSourceName,
  isTold,
  keepSnapshot,
  nameSource,
  sightTime,
} from './commit.ts';
import { compareWithEarlier, type EarlierArticles, versionText } from './earlier-articles.ts';
import type { ChangeMessage } from './read-change.ts';
import { type ArticleStatements, asSinceEdited, commitStatements, judgeArticle } from './statements.ts';
import { weigh } from './weigh.ts';

/** An alert carries enough new sentences to show what is new, and few enough for a webhook. */
const MAX_NEW_SENTENCES = 5;
const MAX_SENTENCE_LENGTH = 280;
export type FirstSightMessage = SightOf<'first'>;
type FirstSightOutcomes = Map<FirstSightMessage, DeskOutcome>;

/** A first sight with what is known of it, on its way through the desk. */
type FirstSightCandidate = {
  readonly message: FirstSightMessage;
  readonly version: Version;
  readonly source: SourceName;
  readonly sight: FirstSight;
  /** An alert of its own is there, so the message is a repetition. */
  readonly hasAlert: boolean;
};

/** One that is not told names the alert that told the same, or null. */
type FirstSightDecision =
  | { readonly told: true; readonly alert: string; readonly burst: Burst | null }
  | { readonly told: false; readonly alert: string | null; readonly suppression: Suppression };

type FirstSightPlan = FirstSightCandidate & {
  readonly row: RecentRow;
  readonly earlier: EarlierArticles;
  readonly decision: FirstSightDecision;
  readonly stated: ArticleStatements | null;
};

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
    const outcome = await isolateFailure(batch, plan.message, () => commitPlan(batch, plan));
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
function byPrecedence(a: FirstSightCandidate, b: FirstSightCandidate): number {
  const rank = ({ hasAlert, sight, message }: FirstSightCandidate) => {
    const isLead = message.crowd?.lead === message.article;
    const first = hasAlert ? '0' : isLead ? '1' : '2';
    return [first, sight.publishedAt ?? '9', message.source, message.article].join(' ');
  };
  return rank(a) < rank(b) ? -1 : 1;
}

/** @returns `known` for an article that was told or suppressed before, with all that follows */
async function planFirstSight(
  batch: DeskBatch,
  candidate: FirstSightCandidate,
): Promise<FirstSightPlan | 'known' | 'later'> {
  const { sight, version, message, source, hasAlert } = candidate;
  if (!hasAlert && suppressFirstSight(sight) !== null) batch.meetings.untold.add(sight.article);
  if (await isDecided(batch, message)) return 'known';
  const earlier = await compareWithEarlier(batch, candidate);
  if (earlier === 'later') return 'later';
  const { story, sameAs } = earlier;
  const stated = await asSinceEdited(
    batch,
    message,
    await judgeArticle(batch, { message, source, version, story }),
  );
  const decision = await decideFirstSight(batch, candidate, earlier, stated);
  if (decision === 'later') return 'later';
  const listed = findSource(batch, message.source);
  const row: RecentRow = {
    article: sight.article,
    at: sightTime(message),
    title: version.headline,
    source: sight.source,
    story,
    sketch: [...sight.sketch],
    baseline: message.baseline,
    told: decision.told || REPEATING_RULES.has(decision.suppression.rule) ? decision.alert : null,
    statedAt: stated?.record.at ?? null,
    version: version.hash,
    sameAs: sameAs?.article ?? null,
    fingerprint: listed === null ? '' : fingerprintOf(listed),
  };
  return { ...candidate, row, earlier, decision, stated };
}

/** What these suppress has the text of another article, so that its readers know it. */
const REPEATING_RULES: ReadonlySet<Suppression['rule']> = new Set(['same-story', 'changed-slug']);

/**
 * Says whether an article has a row that says that all was written. That of a sight with an alert of its own is written first, so that
 * the alert must have come as far as the log.
 */
async function isDecided(batch: DeskBatch, message: FirstSightMessage): Promise<boolean> {
  const { article, to } = message;
  const row = batch.recent.find((one) => one.article === article);
  if (row === undefined) return false;
  const { told, at, version } = row;
  if (version !== to || !isOwnAlert(message, told)) return true;
  return isTold(batch, { id: told, at });
}

const isOwnAlert = ({ article, crowd }: FirstSightMessage, id: string | null | undefined): id is string =>
  id === ids.firstSight(article) || (crowd !== null && id === ids.burst(crowd.id));

/** A sight that was told stays told, whatever came to light since. */
async function decideFirstSight(
  batch: DeskBatch,
  { sight, message, hasAlert }: FirstSightCandidate,
  { known, repeatedShare, sameAs }: EarlierArticles,
  stated: ArticleStatements | null,
): Promise<FirstSightDecision | 'later'> {
  const alert = ids.firstSight(sight.article);
  if (hasAlert) return { told: true, alert, burst: null };
  const isTelling = stated !== null && hasToldStatements(stated.told);
  const unasked = suppressFirstSight(sight);
  const suppression: Suppression | null =
    unasked ??
    (sameAs === null ? null : { rule: 'changed-slug', text: 'the same article at another address' }) ??
    (isTelling ? null : suppressCopy(known, repeatedShare));
  if (suppression !== null) {
    const told = [...(sameAs === null ? [] : [sameAs]), ...known].find((row) => row.told);
    return { told: false, alert: told?.told ?? null, suppression };
  }
  // A new statement is told by itself, whatever burst its article came in.
  return message.crowd === null || isTelling
    ? { told: true, alert, burst: null }
    : decideInBurst(batch, message, message.crowd);
}

/** The articles of a burst wait so long for its lead, whose page may be the last that its host is asked for. */
const LEAD_PATIENCE_MS = 10 * MINUTE_MS;

/** One article of a burst tells it: the burst's lead if it can, so that no two think that they are the first. */
async function decideInBurst(
  batch: DeskBatch,
  message: FirstSightMessage,
  burst: Burst,
): Promise<FirstSightDecision | 'later'> {
  const { recent, dependencies } = batch;
  const { article, clock } = message;
  const alert = ids.burst(burst.id);
  const known = await findAlert(batch, alert);
  const isToldByOther =
    known === null
      ? recent.some((row) => row.told === alert && row.article !== article)
      : known.article?.id !== article;
  if (isToldByOther) {
    const suppression = { rule: 'many-at-once', text: `one of ${burst.count} in one check` } as const;
    return { told: false, alert, suppression };
  }
  const { lead = article } = burst;
  const isDecided = lead === article || recent.some((row) => row.article === lead);
  const isAwaited = dependencies.wall() - clock.sentAt < LEAD_PATIENCE_MS;
  if (known === null && !isDecided && isAwaited) return 'later';
  return { told: true, alert, burst };
}

async function commitPlan(batch: DeskBatch, plan: FirstSightPlan): Promise<DeskOutcome> {
  const { decision, row, message, stated } = plan;
  const { corpus } = batch.dependencies;
  if (decision.told) {
    await corpus.putRecent(row);
    const found = await describeNewArticle(batch, plan);
    const base = decision.burst === null ? newAlert(found) : burstAlert(found, decision.burst);
    await commitStatedAlert(batch, { message, base, stated }, () => commitStatements(batch, stated, null));
    return keepPage(batch, message, row);
  }
  // An article that an admin asked for was listed nowhere: only its page gives its title.
  const entry = { ...message.entry, title: message.entry.title || row.title };
  const { suppression, alert } = decision;
  const suppressed = await commitSuppressed(batch, { ...message, entry }, suppression, alert);
  if (!row.baseline && message.crowd === null) await corpus.limitSnapshot(row.article, row.version);
  if (hasQuestions(stated) && OVERRULED.has(suppression.rule)) {
    const base = newAlert(await describeNewArticle(batch, plan));
    const shown = { state: 'suppressed', row: suppressed, version: row.version } as const;
    await askJudge(batch, stated, { message, base, shown });
  }
  await commitStatements(batch, stated, row);
  return 'done';
}

/** Keeps the page of a sight that is told. A check gives that of a burst's article an end, since few of them are. */
const keepPage = (
  batch: DeskBatch,
  message: FirstSightMessage,
  { version }: RecentRow,
): Promise<DeskOutcome> =>
  message.crowd === null ? Promise.resolve('done') : keepSnapshot(batch, message, version);

/** What these suppress is told all the same when it says something that is surely new. */
const OVERRULED: ReadonlySet<Suppression['rule']> = new Set(['same-story', 'many-at-once']);

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

async function describeNewArticle(batch: DeskBatch, plan: FirstSightPlan): Promise<NewArticle> {
  const { message, version, source, row } = plan;
  const { repeatedShare, newSentences } = plan.earlier;
  const others = batch.recent.filter((other) => other.story === row.story && other.article !== row.article);
  return {
    source,
    article: alertArticle(message, version),
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
    meeting: plan.stated?.meeting ?? null,
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
      const source = nameSource(batch, row.source);
      const url = pointers.get(row.article)?.url;
      return source && url ? [{ source, url, at: row.at }] : [];
    })
    .toSorted((a, b) => tickOf(a.at) - tickOf(b.at) || (a.source.id < b.source.id ? -1 : 1));
}
