import { iso } from '../../core/model/time.ts';
import type { DeskMessage, SpeakerRow } from '../../core/model/index.ts';
import { packLedger } from '../../core/ledger/packed-ledger.ts';
import { speakerRows } from '../../core/ledger/rows.ts';
import { isReadAgain, partiesOf, readLedgers, readPositions, readRecords } from '../read-ledgers.ts';
import { timeOf } from './commit.ts';
import type { Outcome, Sitting } from './batch.ts';

/**
 * Writes ledgers, positions and the list of speakers anew with what articles said since, so that reading one costs one
 * key and a short tail. All of it is derived: a death in between, or a day without, costs a longer tail and nothing else.
 */
export async function compact(sitting: Sitting, message: Pick<DeskMessage, 'clock'>): Promise<Outcome> {
  const { watchlist, recent, memory } = sitting;
  const { corpus } = sitting.dependencies;
  const through = iso(timeOf(sitting, message));
  const before = (await corpus.getSpeakerIndex())?.through ?? null;
  const records = await readRecords(corpus, recent, before, memory.records);

  // What is read again beside the list of speakers is counted then.
  const again = new Set(records.flatMap(({ article, at }) => (isReadAgain(at, through) ? [article] : [])));

  const speakers: SpeakerRow[] = [];
  for (const party of partiesOf(watchlist)) {
    const rows = (await readLedgers(corpus, watchlist, [party], recent, records)).get(party) ?? [];
    // History stands in the watchlist, which may change: it is added when a ledger is read.
    await corpus.putLedger(party, {
      through,
      packed: packLedger(rows.filter((row) => row.article !== null)),
    });
    speakers.push(...speakerRows([rows.filter(({ article }) => article === null || !again.has(article))]));
  }
  const states = await readPositions(corpus, watchlist, recent, records);
  await corpus.putPositionStates({ through, states });
  await corpus.putSpeakerIndex({ through, rows: speakers });
  return 'done';
}

/** Only the newest thousand articles are known by their rows: ledgers are written anew long before one leaves them. */
const MOST_SINCE = 500;

/** Whether so many articles came since the ledgers of this batch were stored that they must be written before their day is over. */
export function isLongSince({ archive: { through }, recent }: Sitting): boolean {
  if (through === undefined) return false;
  const since = recent.filter(({ at }) => through === null || at > through);
  return since.length >= MOST_SINCE;
}
