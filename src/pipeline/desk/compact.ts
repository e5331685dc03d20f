import { iso } from '../../core/clock.ts';
import type { CompactMessage, SpeakerRow } from '../../core/model.ts';
import { packLedger } from '../../core/statements/ledger-pack.ts';
import { speakerRows } from '../../core/statements/rows.ts';
import { partiesOf, readLedgers, readPositions, readRecords } from '../ledgers.ts';
import { timeOf } from './commit.ts';
import type { Outcome, Sitting } from './sitting.ts';

/**
 * Writes ledgers, positions and the list of speakers anew with what articles said since, so that reading one costs one
 * key and a short tail. All of it is derived: a death in between, or a day without, costs a longer tail and nothing else.
 */
export async function compact(sitting: Sitting, message: CompactMessage): Promise<Outcome> {
  const { watchlist, recent, memory } = sitting;
  const { corpus } = sitting.dependencies;
  const through = iso(timeOf(sitting, message));
  const before = (await corpus.getSpeakerIndex())?.through ?? null;
  const records = await readRecords(corpus, recent, before, memory.records);

  const speakers: SpeakerRow[] = [];
  for (const party of partiesOf(watchlist)) {
    const rows = (await readLedgers(corpus, watchlist, [party], recent, records)).get(party) ?? [];
    // History stands in the watchlist, which may change: it is added when a ledger is read.
    await corpus.putLedger(party, {
      through,
      packed: packLedger(rows.filter((row) => row.article !== null)),
    });
    speakers.push(...speakerRows([rows]));
  }
  const states = await readPositions(corpus, watchlist, recent, records);
  await corpus.putPositionStates({ through, states });
  await corpus.putSpeakerIndex({ through, rows: speakers });
  return 'done';
}
