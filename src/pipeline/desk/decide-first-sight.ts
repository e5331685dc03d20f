/** Decides whether the first sight of an article is told, by itself or for its burst, and what its row says. */
import { hasToldStatements } from '../../core/alerts/add-statements.ts';
import {
  type FirstSight,
  suppressCopy,
  suppressFirstSight,
  type Suppression,
} from '../../core/alerts/decide.ts';
import { ids } from '../../core/model/ids.ts';
import type { Burst, RecentRow, SightOf, SourceName, Version } from '../../core/model/index.ts';
import { MINUTE_MS } from '../../core/model/time.ts';
import { fingerprintOf } from '../../core/tracking/source-state.ts';
import type { DeskBatch } from './batch.ts';
import { findAlert, findSource, isTold, sightTime } from './commit.ts';
import { compareWithEarlier, type EarlierArticles } from './earlier-articles.ts';
import { type ArticleStatements, asSinceEdited, judgeArticle } from './statements.ts';

export type FirstSightMessage = SightOf<'first'>;

/** A first sight with what is known of it, on its way through the desk. */
export type FirstSightCandidate = {
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

export type FirstSightPlan = FirstSightCandidate & {
  readonly row: RecentRow;
  readonly earlier: EarlierArticles;
  readonly decision: FirstSightDecision;
  readonly stated: ArticleStatements | null;
};

/** @returns `known` for an article that was told or suppressed before, with all that follows */
export async function planFirstSight(
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

export const isOwnAlert = (
  { article, crowd }: FirstSightMessage,
  id: string | null | undefined,
): id is string => id === ids.firstSight(article) || (crowd !== null && id === ids.burst(crowd.id));

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
