import {
  type LedgerPart,
  PositionStates,
  SpeakerIndex,
  StatementRecord,
  StoredLedger,
  StoredLedgerPart,
} from '../../core/model/index.ts';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

/** KV answers a bulk read with 25 MB in all; a ledger without its parts has at most 2 MiB (see `ledger/ledger-parts`). */
const LEDGERS_AT_ONCE = 10;
/** Some seven years of 30 articles a day. */
const MAX_RECORDS_READ = 80_000;
const BYTES_AT_ONCE = 20_000_000;

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

/** Opens the ledgers of parties, each with the parts that hold its older rows. */
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
  /** One bulk read for every 20 MB. @returns the packed rows of a party's parts by id; one that cannot be read is left out */
  async getLedgerParts(party: string, parts: readonly LedgerPart[]): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    for (const some of groupBySize(parts)) {
      const wanted = some.map(({ id }) => keys.ledgerPart(party, id));
      const values = await store.getMany(StoredLedgerPart, wanted);
      for (const { id } of some) {
        const part = values.get(keys.ledgerPart(party, id));
        if (part !== undefined) found.set(id, part.packed);
      }
    }
    return found;
  },
  /** One list. @returns every party that has a ledger, also one that the watchlist names no more */
  listLedgers: async (): Promise<string[]> => [
    ...new Set((await store.names(keys.ledgers)).flatMap((name) => name.split('/')[1] ?? [])),
  ],
  putLedger: (party: string, ledger: Omit<StoredLedger, 'parts'> & Partial<StoredLedger>) =>
    store.put(keys.ledger(party), { parts: [], ...ledger }),
  putLedgerPart: (party: string, id: string, packed: unknown) =>
    store.put(keys.ledgerPart(party, id), { packed }),
  deleteLedgerPart: (party: string, id: string) => store.kv.delete(keys.ledgerPart(party, id)),
});

function groupBySize(parts: readonly LedgerPart[]): LedgerPart[][] {
  const groups: LedgerPart[][] = [];
  let bytes = Infinity;
  for (const part of parts) {
    bytes += part.bytes;
    if (bytes > BYTES_AT_ONCE) {
      groups.push([]);
      bytes = part.bytes;
    }
    groups.at(-1)?.push(part);
  }
  return groups;
}
