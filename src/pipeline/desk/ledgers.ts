import type { PositionState } from '../../core/model/index.ts';
import type { LedgerLookup } from '../../core/ledger/judge-article.ts';
import { openLedger } from '../../core/ledger/ledger.ts';
import { readCurrentPositions, readLedgersThrough, readMissing } from '../read-ledgers.ts';
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
    refuseDamaged(batch, read.damaged);
    if (ledgers.through === undefined || (read.through ?? '') < (ledgers.through ?? '')) {
      ledgers.through = read.through;
    }
    for (const [party, { rows, indexed }] of read.byParty) {
      ledgers.byParty.set(party, openLedger(rows, names, indexed));
    }
  }
  return (party) => ledgers.byParty.get(party) ?? openLedger([], names);
}

/** A reading asks for the nearest rows first, then at most for what doubles with each turn. */
const MAX_TURNS = 16;
/** So many rows of a ledger stay read from one article to the next. */
const MAX_ROWS_KEPT = 2_000;

/** Reads from ledgers, again and again, until no row is missing that it asked for. */
export async function readingLedgers<T>(batch: DeskBatch, ask: () => T): Promise<T> {
  const { ledgers } = batch;
  for (const ledger of ledgers.byParty.values()) {
    if ((ledger.indexed?.rows.size ?? 0) <= MAX_ROWS_KEPT) continue;
    ledger.indexed?.rows.clear();
    ledger.frames.clear();
  }
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const value = ask();
    const asked = [...ledgers.byParty].map(([party, { indexed }]) => ({ party, indexed }));
    const read = await readMissing(batch.dependencies.corpus, asked);
    refuseDamaged(batch, read.damaged);
    if (read.rows === 0) return value;
  }
  throw new Error('the ledgers were asked for rows without end');
}

/**
 * Against a part of what was said before, too much would be new. The ledgers are made anew after this batch.
 * @throws where there is one
 */
function refuseDamaged({ ledgers }: DeskBatch, parties: readonly string[]): void {
  for (const party of parties) ledgers.damaged.add(party);
  if (parties.length > 0) throw new Error(`the ledger of ${parties.join(', ')} cannot be read whole`);
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
