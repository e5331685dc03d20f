/** Writes what was decided about a change: its alert or its suppressed row, what was said, and the step of the article's timeline. */
import { editAlert } from '../../core/alerts/compose.ts';
import type { EditDecision } from '../../core/alerts/decide.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { commitStatedAlert } from './commit-stated.ts';
import { alertArticle, commitSuppressed, keepEvidence } from './commit.ts';
import type { ChangeCandidate } from './read-change.ts';
import { type ArticleStatements, commitEditedStatements } from './statements.ts';

/** A suppressed change names the alert that told the same, or null. */
export type ChangeDecision =
  | Extract<EditDecision, { told: true }>
  | (Extract<EditDecision, { told: false }> & { readonly alert: string | null });

/**
 * Writes that the edit is being told first, so that no copy of it is told meanwhile, and the timeline's row last: a death in between is
 * healed when the message comes again.
 */
export async function commitChange(
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
  const meeting = stated?.meeting ?? null;
  const base = editAlert({ source, article, change, severity, why, at: edit.at, meeting });
  const told = { ...edit, alert: base.id };
  batch.memory.edits.unshift({ signature, row: told });
  await corpus.putEdit(signature, told);
  const alert = await commitStatedAlert(batch, { message, base, stated }, () =>
    commitEditedStatements(batch, stated),
  );
  await corpus.putChange({ ...row, at: alert.at, told: true, alert: alert.id, severity: alert.severity });
  return keepEvidence(batch, message, change);
}
