import type { SightMessage } from '../../core/model/index.ts';
import { iso } from '../../core/model/time.ts';
import { openFaultDay, withFaults } from '../../core/tracking/faults.ts';
import type { DeskBatch } from './batch.ts';

/** An article with its source, mostly a message, and what of it is being read. */
type Weighing = { readonly message: Pick<SightMessage, 'article' | 'source'>; readonly stage: string };

/**
 * Reads outside text so that no throw loses the news: what fails is logged and counted with its article, and then told more coarsely.
 * Storage is never asked in here, because what it refuses comes again.
 */
export function weigh<T>(batch: DeskBatch, { message, stage }: Weighing, read: () => T, coarse: () => T): T {
  try {
    return read();
  } catch (error) {
    const { article, source } = message;
    const text = error instanceof Error ? error.message : String(error);
    batch.faults.push({ at: iso(batch.dependencies.wall()), article, source, stage, text });
    batch.dependencies.log({ event: 'weigh-failed', stage, article, source, text });
    return coarse();
  }
}

/** Adds what failed in a batch to the count of the day, in one read and one write where there is anything. */
export async function storeFaults({ faults, dependencies }: DeskBatch): Promise<void> {
  if (faults.length === 0) return;
  const { corpus, wall } = dependencies;
  const day = openFaultDay(await corpus.getFaultDay(), wall());
  await corpus.putFaultDay(withFaults(day, faults));
}
