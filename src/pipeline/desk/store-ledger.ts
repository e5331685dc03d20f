/** Writes a party's ledger: first new pages of rows, then their index, then the ledger that names it. */
import { type IndexedRows, indexedRows } from '../../core/ledger/indexed-rows.ts';
import { packLedger } from '../../core/ledger/packed-ledger.ts';
import { withRecords } from '../../core/ledger/rows.ts';
import { sealRows, type SealedRows } from '../../core/ledger/seal-rows.ts';
import { withoutSlots } from '../../core/ledger/term-index/row-pages.ts';
import {
  idKey,
  linesOf,
  numberOfKey,
  pageOf,
  type TermIndex,
} from '../../core/ledger/term-index/term-index.ts';
import { hashBytes } from '../../core/model/ids.ts';
import type { LedgerIndexName, LedgerRow, StaleLedgerKeys, StatementRecord } from '../../core/model/index.ts';
import { iso, MINUTE_MS } from '../../core/model/time.ts';
import type { Corpus } from '../../io/storage/corpus.ts';
import type { KnownLedger } from '../read-ledgers.ts';

/** KV shows a ledger that was written over for a minute: until then what it names must be there. */
const STALE_MS = 1.5 * MINUTE_MS;

export type LedgerWriting = {
  readonly corpus: Corpus;
  readonly party: string;
  /** Wall time, from which on what is stale waits. */
  readonly now: number;
};

/** What is stored of a ledger from now on. */
type StoredRows = { readonly rows: readonly LedgerRow[]; readonly indexed: IndexedRows | null };

/**
 * Writes a ledger with what articles said since.
 * @param oldest the first day of which statements are kept; '' for all
 */
export async function storeLedger(
  writing: LedgerWriting,
  ledger: KnownLedger,
  since: { readonly records: readonly StatementRecord[]; readonly through: string; readonly oldest: string },
): Promise<StoredRows> {
  const { older } = ledger;
  const anew = since.records
    .map(({ article }) => article)
    .filter((article) => isIndexed(older?.index, article));
  const without = new Set([...(older?.name.without ?? []), ...anew]);
  const rows = withRecords(writing.party, ledger.rows, since.records);
  const sealed = sealRows(writing.party, older?.index ?? null, rows, {
    without,
    oldest: since.oldest,
    isForced: false,
  });
  return write(writing, { ...ledger, through: since.through }, sealed, [...without]);
}

const isIndexed = (index: TermIndex | undefined, article: string): boolean =>
  index !== undefined && numberOfKey(index.articleIds, idKey(article)) !== null;

/** Takes an article out of a ledger, its pages and its index. @returns whether it stood there */
export async function eraseFromLedger(
  writing: LedgerWriting,
  ledger: KnownLedger,
  article: string,
): Promise<boolean> {
  const { older } = ledger;
  const rows = ledger.rows.filter((row) => row.article !== article);
  const isInIndex = isIndexed(older?.index, article);
  if (!isInIndex && rows.length === ledger.rows.length) return false;
  if (older !== null && isInIndex) await eraseFromPages(writing, older.index, article);
  const without = new Set([...(older?.name.without ?? []), article]);
  const sealed = sealRows(writing.party, older?.index ?? null, rows, {
    without,
    oldest: '',
    isForced: isInIndex,
  });
  await write(writing, ledger, sealed, older?.name.without ?? []);
  return true;
}

/** Deletes what a ledger named before and no reader can be shown any more. */
export async function dropStale(writing: LedgerWriting, ledger: KnownLedger): Promise<void> {
  if (ledger.stale === null) return;
  await write(writing, ledger, { rows: ledger.rows, made: null }, ledger.older?.name.without ?? []);
}

async function eraseFromPages(
  { corpus, party }: LedgerWriting,
  index: TermIndex,
  article: string,
): Promise<void> {
  const number = numberOfKey(index.articleIds, idKey(article));
  const slots = new Map<string, Set<number>>();
  for (const [place, own] of index.articles.entries()) {
    if (own !== number) continue;
    const { id, slot } = pageOf(index, place);
    slots.set(id, (slots.get(id) ?? new Set()).add(slot));
  }
  const pages = [...slots.keys()].map((id) => ({ party, id }));
  const pageText = await corpus.getLedgerPages(pages);
  for (const page of pages) {
    const text = pageText(page);
    const erased = slots.get(page.id) ?? new Set();
    if (text !== null) await corpus.putLedgerPage(page, withoutSlots(text, erased));
  }
}

async function write(
  writing: LedgerWriting,
  ledger: KnownLedger,
  { rows, made }: SealedRows,
  without: readonly string[],
): Promise<StoredRows> {
  const { corpus, party } = writing;
  const { older, through } = ledger;
  for (const { id, text } of made?.pages ?? []) await corpus.putLedgerPage({ party, id }, text);
  const name = made === null ? older?.name : nameOf(made);
  if (made !== null && name !== undefined) await corpus.putLedgerIndex(party, name.id, made.bytes);
  const index = name === undefined ? null : { ...name, without: made === null ? [...without] : [] };
  const { stale, due } = staleAfter(writing, ledger, made, name);
  await corpus.putLedger(party, {
    through: through ?? iso(writing.now),
    packed: packLedger(rows),
    index,
    stale,
  });
  for (const id of due.indexes) if (id !== name?.id) await corpus.deleteLedgerIndex(party, id);
  const columns = made === null ? (older?.index ?? null) : made.index;
  const used = new Set(columns === null ? [] : linesOf(columns.pageLines));
  for (const id of due.pages) if (!used.has(id)) await corpus.deleteLedgerPage({ party, id });
  return { rows, indexed: columns === null ? null : indexedRows(columns, index?.without ?? []) };
}

const nameOf = ({ bytes, index }: NonNullable<SealedRows['made']>): LedgerIndexName => ({
  id: hashBytes(bytes),
  rows: index?.size ?? 0,
  bytes: bytes.length,
  without: [],
});

const NOTHING_STALE = { indexes: [], pages: [] };

/** Tells what is stale from now on, and what was long enough to be deleted. */
function staleAfter(
  { now }: LedgerWriting,
  { older, stale }: KnownLedger,
  made: SealedRows['made'],
  name: LedgerIndexName | undefined,
): { readonly stale: StaleLedgerKeys | null; readonly due: Omit<StaleLedgerKeys, 'at'> } {
  const isDue = stale !== null && now - Date.parse(stale.at) > STALE_MS;
  const due = isDue ? stale : NOTHING_STALE;
  const waiting = isDue || stale === null ? NOTHING_STALE : stale;
  const replaced = made === null || older === null || older.name.id === name?.id ? [] : [older.name.id];
  const indexes = [...waiting.indexes, ...replaced];
  const pages = [...waiting.pages, ...(made?.stale ?? [])];
  const isNone = indexes.length + pages.length === 0;
  return { stale: isNone ? null : { at: iso(now), indexes, pages }, due };
}
