import type { PositionState } from '../../core/model/index.ts';
import { namesOfParties } from '../../core/ledger/frame/party-names.ts';
import type { LedgerLookup } from '../../core/ledger/judge-article.ts';
import { type Ledger, openLedger } from '../../core/ledger/ledger.ts';
import { type CompiledPositions, compilePositions } from '../../core/statements/positions/read-positions.ts';
import {
  type SpeakerDirectory,
  compileSpeakerDirectory,
} from '../../core/statements/speakers/resolve-speakers.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import { readLedgersThrough, readPositions } from '../read-ledgers.ts';
import type { Sitting } from './batch.ts';

/** What statements of a batch are compared with; read when they are, each ledger once. It grows with what the batch says. */
export type Archive = {
  readonly ledgers: Map<string, Ledger>;
  positions: Map<string, PositionState> | null;
  /** The time up to which the ledgers read were stored (null: they were not); undefined until one is read. */
  through: string | null | undefined;
};
export const newArchive = (): Archive => ({
  ledgers: new Map(),
  positions: null,
  through: undefined,
});

/** The ledgers of these parties, one bulk read for those not open yet. */
export async function openLedgers(sitting: Sitting, parties: readonly string[]): Promise<LedgerLookup> {
  const { archive, watchlist, recent, memory, dependencies } = sitting;
  const { names } = lensOf(watchlist);
  const missing = [...new Set(parties)].filter((party) => !archive.ledgers.has(party));
  if (missing.length > 0) {
    const { corpus } = dependencies;
    const read = await readLedgersThrough(corpus, watchlist, missing, recent, memory.records);
    if (archive.through === undefined || (read.through ?? '') < (archive.through ?? '')) {
      archive.through = read.through;
    }
    for (const [party, rows] of read.rows) archive.ledgers.set(party, openLedger(rows, names));
  }
  return (party) => archive.ledgers.get(party) ?? openLedger([], names);
}

/** Where the positions stand, by id; what the batch adds is written into the map. */
export async function openPositions(sitting: Sitting): Promise<Map<string, PositionState>> {
  const { archive, watchlist, recent, memory, dependencies } = sitting;
  if (archive.positions === null) {
    const states = await readPositions(dependencies.corpus, watchlist, recent, memory.records);
    archive.positions = new Map(states.map((state) => [state.position, state]));
  }
  return archive.positions;
}

/** What a watchlist is compiled to, to read statements with. */
export type Lens = {
  readonly speakers: SpeakerDirectory;
  readonly names: ReturnType<typeof namesOfParties>;
  readonly positions: CompiledPositions;
};

/** The watchlist in force is one object as long as it stays the same. */
const lenses = new WeakMap<Watchlist, Lens>();

export function lensOf(watchlist: Watchlist): Lens {
  const known = lenses.get(watchlist);
  if (known !== undefined) return known;
  const lens = {
    speakers: compileSpeakerDirectory(watchlist),
    names: namesOfParties(watchlist),
    positions: compilePositions(watchlist),
  };
  lenses.set(watchlist, lens);
  return lens;
}
