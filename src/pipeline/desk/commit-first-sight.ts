/** Writes what was decided about a first sight: its alert or its suppressed row, and what its article says. */
import { burstAlert, newAlert, type NewArticle } from '../../core/alerts/compose.ts';
import { coverageSeverity, type Suppression } from '../../core/alerts/decide.ts';
import { cut, line } from '../../core/language/text.ts';
import type { RecentRow } from '../../core/model/index.ts';
import { TICK_MS } from '../../core/model/time.ts';
import { askJudge, hasQuestions } from './ask-judge.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { commitStatedAlert } from './commit-stated.ts';
import { alertArticle, commitSuppressed, keepSnapshot, nameSource } from './commit.ts';
import type { FirstSightMessage, FirstSightPlan } from './decide-first-sight.ts';
import { commitStatements } from './statements.ts';

/** An alert carries enough new sentences to show what is new, and few enough for a webhook. */
const MAX_NEW_SENTENCES = 5;
const MAX_SENTENCE_LENGTH = 280;

export async function commitFirstSight(batch: DeskBatch, plan: FirstSightPlan): Promise<DeskOutcome> {
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
export const keepPage = (
  batch: DeskBatch,
  message: FirstSightMessage,
  { version }: RecentRow,
): Promise<DeskOutcome> =>
  message.crowd === null ? Promise.resolve('done') : keepSnapshot(batch, message, version);

/** What these suppress is told all the same when it says something that is surely new. */
const OVERRULED: ReadonlySet<Suppression['rule']> = new Set(['same-story', 'many-at-once']);

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
