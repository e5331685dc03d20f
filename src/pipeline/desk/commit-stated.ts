import { noAlertStatements } from '../../core/alerts/add-statements.ts';
import type { Alert, SightMessage } from '../../core/model/index.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { askJudge, waitForJudge } from './ask-judge.ts';
import type { DeskBatch } from './batch.ts';
import { commitAlert } from './commit.ts';
import type { ArticleStatements } from './statements.ts';
import { weigh } from './weigh.ts';

/** The alert of a sight without what its article says, and that. */
type StatedAlert = {
  readonly message: SightMessage;
  readonly base: Alert;
  readonly stated: ArticleStatements | null;
};

/**
 * Writes an alert that tells what its article says, and asks a judge about what the rules left unsure of it.
 * @param keepStatements the alert comes before the statements, because evidence that is kept moves no position again
 */
export function commitStatedAlert(
  batch: DeskBatch,
  { message, base, stated }: StatedAlert,
  keepStatements: () => Promise<void>,
): Promise<Alert> {
  const labels = watchlistLabels(batch.watchlist);
  const alert = weigh(
    batch,
    { message, stage: 'wording of statements' },
    () => batch.readers.addStatements(base, stated?.told ?? noAlertStatements, labels),
    () => base,
  );
  const waitSeconds = waitForJudge(stated);
  const keepRest = async () => {
    await keepStatements();
    await askJudge(batch, stated, { message, base, shown: { state: 'told', delayed: waitSeconds > 0 } });
  };
  return commitAlert(batch, message, alert, { keepRest, waitSeconds });
}
