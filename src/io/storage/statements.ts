import { PositionStates, SpeakerIndex, StatementRecord, StoredLedger } from '../../core/model/index.ts';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

/** Opens the statements of articles, and the ledgers, speakers and positions that are derived from them once a day. */
export const openStatements = (store: Store) => ({
  putStatements: (record: StatementRecord) => store.put(keys.statements(record.article), record),
  /** Returns what one article says, or null where it says nothing. */
  getStatements: (article: string) => store.get(StatementRecord, keys.statements(article)),
  /** One operation for every 100 articles. */
  getStatementsOf: async (articles: readonly string[]): Promise<StatementRecord[]> => [
    ...(await store.getMany(StatementRecord, articles.map(keys.statements))).values(),
  ],

  /** One bulk read. @returns the stored ledgers by party; one that cannot be read counts as absent */
  async getLedgers(parties: readonly string[]): Promise<Map<string, StoredLedger>> {
    const found = await store.getMany(StoredLedger, parties.map(keys.ledger));
    return new Map(
      parties.flatMap((party) => {
        const ledger = found.get(keys.ledger(party));
        return ledger === undefined ? [] : [[party, ledger] as const];
      }),
    );
  },
  putLedger: (party: string, ledger: StoredLedger) => store.put(keys.ledger(party), ledger),
  getSpeakerIndex: () => store.get(SpeakerIndex, keys.speakers),
  putSpeakerIndex: (index: SpeakerIndex) => store.put(keys.speakers, index),
  getPositionStates: () => store.get(PositionStates, keys.positions),
  putPositionStates: (states: PositionStates) => store.put(keys.positions, states),
});
