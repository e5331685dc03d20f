import type { PositionState } from '../../core/model/index.ts';
import type { LedgerLookup } from '../../core/ledger/judge-article.ts';
import { openLedger } from '../../core/ledger/ledger.ts';
import { readLedgersThrough, readCurrentPositions } from '../read-ledgers.ts';
import type { DeskBatch } from './batch.ts';
import { compileWatchlist } from './compiled-watchlist.ts';

/** Opens the ledgers of these parties, with one bulk read for those that are not open yet. */
export async function openLedgers(batch: DeskBatch, parties: readonly string[]): Promise<LedgerLookup> {
  const { ledgers, watchlist, recent, memory, dependencies } = batch;
  const { names } = compileWatchlist(watchlist);
  const missing = [...new Set(parties)].filter((party) => !ledgers.byParty.has(party));
  if (missing.length > 0) {
    const known = { watchlist, recent, remembered: memory.records };
    const read = await readLedgersThrough(dependencies.corpus, known, missing);
    if (read.damaged.length > 0) {
      ledgers.damaged = true;
      // Against a part of what was said before, too much would be new. The ledgers are made anew after this batch.
      throw new Error(`the ledger of ${read.damaged.join(', ')} cannot be read whole`);
    }
    if (ledgers.through === undefined || (read.through ?? '') < (ledgers.through ?? '')) {
      ledgers.through = read.through;
    }
    for (const [party, rows] of read.rows) ledgers.byParty.set(party, openLedger(rows, names));
  }
  return (party) => ledgers.byParty.get(party) ?? openLedger([], names);
}

/** Returns where the positions stand, by id; the desk writes what the batch adds into the map. */
export async function openPositions(batch: DeskBatch): Promise<Map<string, PositionState>> {
  const { ledgers, watchlist, recent, memory, dependencies } = batch;
  if (ledgers.positions === null) {
    const known = { watchlist, recent, remembered: memory.records };
    const states = await readCurrentPositions(dependencies.corpus, known);
    ledgers.positions = new Map(states.map((state) => [state.position, state]));
  }
  return ledgers.positions;
}
