import { healthAlert } from '../../core/alert.ts';
import { iso } from '../../core/clock.ts';
import type { HealthMessage } from '../../core/model.ts';
import { commitAlert, sourceNameOf, timeOf } from './commit.ts';
import type { Outcome, Sitting } from './sitting.ts';

/** A source's trouble, and its end: in the log with all else, in feeds only for who asks. */
export async function tellHealth(sitting: Sitting, message: HealthMessage): Promise<Outcome> {
  const source = sourceNameOf(sitting, message.source);
  if (source === null) return 'done';
  await commitAlert(sitting, message, healthAlert(source, message, iso(timeOf(sitting, message))));
  return 'done';
}
