import { healthAlert } from '../../core/alerts/compose.ts';
import { iso } from '../../core/model/time.ts';
import type { HealthMessage } from '../../core/model/index.ts';
import { commitAlert, sourceNameOf, timeOf } from './commit.ts';
import type { Outcome, Sitting } from './batch.ts';

/** A source's trouble, and its end: in the log with all else, in feeds only for who asks. */
export async function tellHealth(sitting: Sitting, message: HealthMessage): Promise<Outcome> {
  const source = sourceNameOf(sitting, message.source);
  if (source === null) return 'done';
  await commitAlert(sitting, message, healthAlert(source, message, iso(timeOf(sitting, message))));
  return 'done';
}
