import { hasToldStatements } from '../../core/alerts/add-statements.ts';
import { decideEdit, suppressRepeatedEdit } from '../../core/alerts/decide.ts';
import { SENTENCE_END } from '../../core/language/sentences.ts';
import type { Change, EditRow } from '../../core/model/index.ts';
import { isCut } from '../../core/sections/on-subject.ts';
import { type DeskBatch, type DeskOutcome, isolateFailure } from './batch.ts';
import { type ChangeDecision, commitChange } from './commit-change.ts';
import { findSource } from './commit.ts';
import { type ChangeCandidate, type ChangeMessage, readChange } from './read-change.ts';
import { type ArticleStatements, judgeEditedArticle } from './statements.ts';

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
const byPrecedence = (a: ChangeCandidate, b: ChangeCandidate): number => (rankOf(a) < rankOf(b) ? -1 : 1);

const rankOf = ({ message }: ChangeCandidate): string =>
  [message.clock.tick, message.source, message.article].join(' ');

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
