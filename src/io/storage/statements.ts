import { PositionStates, SpeakerIndex, StatementRecord, StoredLedger } from '../../core/model/index.ts';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

/** KV answers a bulk read with 25 MB in all; an earlier version let a ledger grow to 2 MiB. */
const LEDGERS_AT_ONCE = 10;
/** Some seven years of 30 articles a day. */
const MAX_RECORDS_READ = 80_000;

/** Opens the statements of articles, and the ledgers, speakers and positions that are derived from them once a day. */
export const openStatements = (store: Store) => ({
  putStatements: (record: StatementRecord) =>
    store.put(keys.statements(record.article), record, { ttlSeconds: store.keep.article }),
  /** Returns what one article says, or null where it says nothing. */
  getStatements: (article: string) => store.get(StatementRecord, keys.statements(article)),
  /** One operation for every 100 articles. */
  getStatementsOf: async (articles: readonly string[]): Promise<StatementRecord[]> => [
    ...(await store.getMany(StatementRecord, articles.map(keys.statements))).values(),
  ],
  /**
   * Yields all that articles said, 1,000 articles at a time. One list and ten bulk reads for each thousand, so that so many
   * stay within the 1,000 operations of an invocation.
   */
  async *allStatements(): AsyncGenerator<StatementRecord[]> {
    let read = 0;
    for await (const page of store.pages(keys.statementRecords)) {
      const names = page.map(({ name }) => name);
      yield [...(await store.getMany(StatementRecord, names)).values()];
      read += names.length;
      if (read >= MAX_RECORDS_READ) return;
    }
  },
  ...openLedgers(store),
  getSpeakerIndex: () => store.get(SpeakerIndex, keys.speakers),
  putSpeakerIndex: (index: SpeakerIndex) => store.put(keys.speakers, index),
  getPositionStates: () => store.get(PositionStates, keys.positions),
  putPositionStates: (states: PositionStates) => store.put(keys.positions, states),
});

/** Names a page of a party's older rows. */
type PageName = { readonly party: string; readonly id: string };

/** Opens the ledgers of parties: the rows said last, and the index and the pages of those before. */
const openLedgers = (store: Store) => ({
  /** One bulk read for every ten. @returns what is stored by party: a ledger, or null for one that cannot be read */
  async getLedgers(parties: readonly string[]): Promise<Map<string, StoredLedger | null>> {
    const found = new Map<string, StoredLedger | null>();
    for (let start = 0; start < parties.length; start += LEDGERS_AT_ONCE) {
      const some = parties.slice(start, start + LEDGERS_AT_ONCE);
      const values = await store.getValues(some.map(keys.ledger));
      for (const party of some) {
        const value = values.get(keys.ledger(party)) ?? null;
        if (value !== null) found.set(party, await store.read(StoredLedger, keys.ledger(party), value));
      }
    }
    return found;
  },
  /** @returns the bytes of an index as they were stored, or null */
  getLedgerIndex: (party: string, id: string): Promise<ArrayBuffer | null> =>
    store.kv.get(keys.ledgerIndex(party, id), 'arrayBuffer'),
  putLedgerIndex: (party: string, id: string, bytes: Uint8Array<ArrayBuffer>) =>
    store.putBytes(keys.ledgerIndex(party, id), bytes, null),
  deleteLedgerIndex: (party: string, id: string) => store.kv.delete(keys.ledgerIndex(party, id)),
  /** One bulk read for every 100 pages of whatever parties. @returns the text of each by party and id, or null */
  async getLedgerPages(wanted: readonly PageName[]): Promise<(page: PageName) => string | null> {
    const found = await store.getTexts(wanted.map(({ party, id }) => keys.ledgerPage(party, id)));
    return ({ party, id }) => found.get(keys.ledgerPage(party, id)) ?? null;
  },
  putLedgerPage: ({ party, id }: PageName, text: string) => store.putText(keys.ledgerPage(party, id), text),
  deleteLedgerPage: ({ party, id }: PageName) => store.kv.delete(keys.ledgerPage(party, id)),
  /** One list. @returns every party that has a ledger, also one that the watchlist names no more */
  listLedgers: async (): Promise<string[]> => [
    ...new Set((await store.names(keys.ledgers)).flatMap((name) => name.split('/')[1] ?? [])),
  ],
  putLedger: (party: string, ledger: Pick<StoredLedger, 'through' | 'packed'> & Partial<StoredLedger>) =>
    store.put(keys.ledger(party), { index: null, stale: null, ...ledger }),
});
