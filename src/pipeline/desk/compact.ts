import { iso } from '../../core/model/time.ts';
import type { DeskMessage, SpeakerRow } from '../../core/model/index.ts';
import { packLedger } from '../../core/ledger/packed-ledger.ts';
import { speakerRows } from '../../core/ledger/speakers.ts';
import { isReadAgain, partiesOf, readLedgers, readCurrentPositions, readRecords } from '../read-ledgers.ts';
import { messageTime } from './commit.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';

/** Only the newest thousand articles are known by their rows, and ledgers are written anew long before one leaves them. */
const MAX_ARTICLES_SINCE = 500;

/**
 * Writes ledgers, positions and the list of speakers anew with what articles said since, so that reading one costs one
 * key and a short tail. All of it is derived: a death in between, or a day without, costs a longer tail and nothing else.
 */
export async function compact(batch: DeskBatch, message: Pick<DeskMessage, 'clock'>): Promise<DeskOutcome> {
  const { watchlist, recent, memory } = batch;
  const { corpus } = batch.dependencies;
  const through = iso(messageTime(batch, message));
  const before = (await corpus.getSpeakerIndex())?.through ?? null;
  const records = await readRecords(corpus, { recent, remembered: memory.records }, before);
  const known = { watchlist, recent, remembered: records };

  // A record that will be read again beside the list of speakers is counted then, and not here.
  const again = new Set(records.flatMap(({ article, at }) => (isReadAgain(at, through) ? [article] : [])));

  const speakers: SpeakerRow[] = [];
  for (const party of partiesOf(watchlist)) {
    const rows = (await readLedgers(corpus, known, [party])).get(party) ?? [];
    // History stands in the watchlist, which may change: it is added whenever a ledger is read.
    await corpus.putLedger(party, {
      through,
      packed: packLedger(rows.filter((row) => row.article !== null)),
    });
    speakers.push(...speakerRows([rows.filter(({ article }) => article === null || !again.has(article))]));
  }
  await corpus.putPositionStates({ through, states: await readCurrentPositions(corpus, known) });
  await corpus.putSpeakerIndex({ through, rows: speakers });
  return 'done';
}

/** Says whether so many articles came since the ledgers of this batch were stored that they must be written before the day is over. */
export function needsCompacting({ ledgers: { through }, recent }: DeskBatch): boolean {
  if (through === undefined) return false;
  const since = recent.filter(({ at }) => through === null || at > through);
  return since.length >= MAX_ARTICLES_SINCE;
}
