/** Reads ledgers, speakers and positions as they stand now: what was stored of them last, and what articles said since. */
import { MINUTE_MS } from '../core/model/time.ts';
import type {
  CitedEvidence,
  LedgerIndexName,
  LedgerRow,
  PositionState,
  RecentRow,
  SpeakerRow,
  StaleLedgerKeys,
  StatementRecord,
  StoredLedger,
} from '../core/model/index.ts';
import { type IndexedRows, indexedRows } from '../core/ledger/indexed-rows.ts';
import { readPackedLedger } from '../core/ledger/packed-ledger.ts';
import { historyEvidence } from '../core/ledger/position-history.ts';
import { citedEvidence, decidePosition, unansweredPosition } from '../core/ledger/positions.ts';
import { compilePositions } from '../core/statements/positions/read-positions.ts';
import { historyRows, NO_PARTY, saidBy, utteranceId, withRecords } from '../core/ledger/rows.ts';
import { earlierOf, laterOf, speakerRows } from '../core/ledger/speakers.ts';
import { openPage, type RowReader } from '../core/ledger/term-index/row-pages.ts';
import { pageOf, readTermIndex, type TermIndex } from '../core/ledger/term-index/term-index.ts';
import type { Corpus } from '../io/storage/corpus.ts';
import type { Watchlist } from '../core/watchlist/schema.ts';

/** KV is up to a minute behind, so a ledger may lack what was written shortly before it was. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** Says whether a record of that time is read again beside a ledger that was stored at `through`. */
export const isReadAgain = (at: string, through: string | null): boolean =>
  through === null || Date.parse(at) > Date.parse(through) - OVERLAP_MS;

/** The articles that may have said something since a ledger was stored. */
type RecentArticles = {
  /** The newest articles, whose rows tell when the statements of each were read. */
  readonly recent: readonly RecentRow[];
  /** Records that storage may not show yet. */
  readonly remembered?: readonly StatementRecord[];
};
type WatchedArticles = RecentArticles & { readonly watchlist: Watchlist };

/**
 * Reads what articles said since a time, or so shortly before it that a ledger may lack it.
 * @param through the time up to which all is known, or null
 */
export async function readRecords(
  corpus: Corpus,
  { recent, remembered = [] }: RecentArticles,
  through: string | null,
): Promise<StatementRecord[]> {
  const known = new Map(remembered.map((record) => [record.article, record]));
  const wanted = recent.filter(({ article, statedAt }) => {
    if (statedAt === null || !isReadAgain(statedAt, through)) return false;
    // A remembered record may be out of date: another isolate's desk may have read the article since.
    return statedAt > (known.get(article)?.at ?? '');
  });
  const read = await corpus.getStatementsOf(wanted.map(({ article }) => article));
  for (const record of read) {
    if (record.at > (known.get(record.article)?.at ?? '')) known.set(record.article, record);
  }
  return [...known.values()];
}

const oldest = (times: readonly (string | null)[]): string | null =>
  times.reduce(
    (least, time) => (least === null || time === null ? null : time < least ? time : least),
    times[0] ?? null,
  );

/** A party's ledger as it was stored last. */
export type KnownLedger = {
  /** The rows before those that were said last, with the name of their index. */
  readonly older: { readonly name: LedgerIndexName; readonly index: TermIndex } | null;
  readonly rows: readonly LedgerRow[];
  /** The time up to which it holds articles; null where none is stored. */
  readonly through: string | null;
  readonly stale: StaleLedgerKeys | null;
  /** It is not damaged, and its index is not missing. */
  readonly isWhole: boolean;
};
export const NO_LEDGER: KnownLedger = { older: null, rows: [], through: null, stale: null, isWhole: true };

/** Costs one bulk read for the ledgers of ten parties, and one read for the index of each. */
export async function readStoredLedgers(
  corpus: Corpus,
  parties: readonly string[],
): Promise<Map<string, KnownLedger>> {
  const stored = await corpus.getLedgers(parties);
  const known = parties.map(async (party): Promise<[string, KnownLedger]> => {
    const ledger = stored.get(party);
    return [party, ledger === undefined ? NO_LEDGER : await readKnown(corpus, party, ledger)];
  });
  return new Map(await Promise.all(known));
}

async function readKnown(corpus: Corpus, party: string, ledger: StoredLedger | null): Promise<KnownLedger> {
  const rows = readPackedLedger(ledger?.packed);
  if (ledger === null || rows === null) return { ...NO_LEDGER, isWhole: false };
  const { index: name, through, stale } = ledger;
  if (name === null) return { older: null, rows, through, stale, isWhole: true };
  const bytes = await corpus.getLedgerIndex(party, name.id);
  const index = bytes === null ? null : readTermIndex(bytes);
  if (index === null) return { ...NO_LEDGER, isWhole: false };
  return { older: { name, index }, rows, through, stale, isWhole: true };
}

/** The rows of a party: those in its index, which are read as they are asked for, and all others in the order they were said. */
type LedgerRows = {
  readonly rows: readonly LedgerRow[];
  readonly indexed: IndexedRows | null;
  /** The name of its index, by content. */
  readonly name: string | null;
};

type Ledgers = {
  /** By party, with the watchlist's history and what articles said since. */
  readonly byParty: ReadonlyMap<string, LedgerRows>;
  /** The time up to which all of them were stored; null when one of them is missing or cannot be read. */
  readonly through: string | null;
  /** The parties whose ledger or its index cannot be read. */
  readonly damaged: readonly string[];
};

/** Costs the reads of the ledgers, and one for every 100 articles since. */
export async function readLedgersThrough(
  corpus: Corpus,
  articles: WatchedArticles,
  parties: readonly string[],
): Promise<Ledgers> {
  const stored = await readStoredLedgers(corpus, parties);
  const known = [...stored.values()];
  const through = oldest(known.map((ledger) => (ledger.isWhole ? ledger.through : null)));
  const records = await readRecords(corpus, articles, through);
  const byParty = new Map(
    [...stored].map(([party, ledger]) => [
      party,
      withSince(party, ledger, historyOfParty(articles.watchlist, party), records),
    ]),
  );
  const damaged = [...stored].flatMap(([party, { isWhole }]) => (isWhole ? [] : [party]));
  return { byParty, through, damaged };
}

function withSince(
  party: string,
  { older, rows }: KnownLedger,
  history: readonly LedgerRow[],
  records: readonly StatementRecord[],
): LedgerRows {
  const without = older === null ? [] : [...older.name.without, ...records.map(({ article }) => article)];
  return {
    rows: withRecords(party, [...history, ...rows], records),
    indexed: older === null ? null : indexedRows(older.index, without),
    name: older === null ? null : older.name.id,
  };
}

/** The rows of a party's index, some of which are asked for. */
type AskedRows = { readonly party: string; readonly indexed: IndexedRows | null };

/**
 * Reads the rows that were asked for and are not read yet, with one bulk read for every 100 pages that hold them.
 * @returns how many there were, and the parties of which one cannot be read
 */
export async function readMissing(
  corpus: Corpus,
  ledgers: readonly AskedRows[],
): Promise<{ readonly rows: number; readonly damaged: readonly string[] }> {
  const wanted = ledgers.flatMap(placesInPages);
  if (wanted.length === 0) return { rows: 0, damaged: [] };
  const pageText = await corpus.getLedgerPages(wanted);
  const pages = new Map<string, RowReader>();
  const damaged = new Set<string>();
  for (const { party, indexed, place, id, slot } of wanted) {
    const page = pages.get(id) ?? openPage(pageText({ party, id }) ?? '');
    pages.set(id, page);
    const row = page(slot);
    indexed.missing.delete(place);
    if (row === null) damaged.add(party);
    else indexed.rows.set(place, row);
  }
  return { rows: wanted.length, damaged: [...damaged] };
}

/** Tells in which page each row stands that is asked for. */
function placesInPages({ party, indexed }: AskedRows) {
  if (indexed === null || indexed.missing.size === 0) return [];
  return [...indexed.missing].map((place) => ({
    party,
    indexed,
    place,
    ...pageOf(indexed.index, place),
  }));
}

/** The rows of a watchlist's history by party: the watchlist in force is one object, so they are made once. */
const historiesByParty = new WeakMap<Watchlist, ReadonlyMap<string, LedgerRow[]>>();

export function historyOfParty(watchlist: Watchlist, party: string): readonly LedgerRow[] {
  const known = historiesByParty.get(watchlist) ?? Map.groupBy(historyRows(watchlist), (row) => row.party);
  historiesByParty.set(watchlist, known);
  return known.get(party) ?? [];
}

/** Reads all rows of ledgers in the order they were said, with all their pages. */
export async function readLedgers(
  corpus: Corpus,
  articles: WatchedArticles,
  parties: readonly string[],
): Promise<ReadonlyMap<string, LedgerRow[]>> {
  const { byParty } = await readLedgersThrough(corpus, articles, parties);
  const found = new Map<string, LedgerRow[]>();
  for (const [party, { rows, indexed }] of byParty) {
    for (const place of indexed?.index.days.keys() ?? []) {
      if (indexed?.gone?.[place] !== 1) indexed?.missing.add(place);
    }
    await readMissing(corpus, [{ party, indexed }]);
    found.set(party, withRecords(party, [...(indexed?.rows.values() ?? []), ...rows], []));
  }
  return found;
}

/** Returns the ids of all parties of the watchlist, and the id under which speakers for none of them are kept. */
export const partiesOf = ({ parties }: Watchlist): string[] => [...parties.map(({ id }) => id), NO_PARTY];

/** Costs one read, and one for every 100 articles since, because the list of speakers is stored apart from the ledgers. */
export async function readSpeakers(
  corpus: Corpus,
  watchlist: Watchlist,
  recent: readonly RecentRow[],
): Promise<SpeakerRow[]> {
  const index = await corpus.getSpeakerIndex();
  const records = await readRecords(corpus, { recent }, index?.through ?? null);
  const since = partiesOf(watchlist).map((party) => withRecords(party, [], records).filter(isFirstReport));
  const known = index?.rows ?? speakerRows([historyRows(watchlist)]);
  return mergeSpeakers(known, speakerRows(since));
}

/** A later report of an utterance carries the id of the first one, and is counted with it. */
const isFirstReport = (row: LedgerRow): boolean =>
  row.utterance === utteranceId(row.party, row.text, saidBy(row));

const speakerKey = ({ party, speaker }: SpeakerRow): string => `${party ?? NO_PARTY} ${speaker.id}`;

/** Adds up two lists. An article that was edited since is counted twice until the next day, which only the list shows. */
function mergeSpeakers(known: readonly SpeakerRow[], since: readonly SpeakerRow[]): SpeakerRow[] {
  const found = new Map(known.map((row) => [speakerKey(row), row]));
  for (const row of since) {
    const before = found.get(speakerKey(row)) ?? { ...row, statements: 0 };
    found.set(speakerKey(row), {
      ...(row.last !== null && laterOf(before.last, row.last) === row.last ? row : before),
      statements: before.statements + row.statements,
      first: earlierOf(before.first, row.first),
      last: laterOf(before.last, row.last),
    });
  }
  return [...found.values()];
}

/** The watchlist in force is one object, so its history is read once. */
const histories = new WeakMap<Watchlist, readonly CitedEvidence[]>();

/** Returns what the history of a watchlist answers. */
export function historyOf(watchlist: Watchlist): readonly CitedEvidence[] {
  const known = histories.get(watchlist) ?? historyEvidence(watchlist, compilePositions(watchlist));
  histories.set(watchlist, known);
  return known;
}

/** What is stored of the history may be of an earlier watchlist, so it is read anew. */
const withoutHistory = (state: PositionState): PositionState => ({
  ...state,
  evidence: state.evidence.filter(({ article }) => article !== null),
});

/** Costs one read, and one for every 100 articles since. @returns where each position of the watchlist stands now */
export async function readCurrentPositions(
  corpus: Corpus,
  articles: WatchedArticles,
): Promise<PositionState[]> {
  const stored = await corpus.getPositionStates();
  const records = await readRecords(corpus, articles, stored?.through ?? null);
  const read = [...historyOf(articles.watchlist), ...records.flatMap(citedEvidence)];
  const evidence = Map.groupBy(read.toSorted(byTruthOrder), ({ position }) => position);
  return articles.watchlist.positions.map(({ id }) => {
    const known = stored?.states.find(({ position }) => position === id) ?? unansweredPosition(id);
    return (evidence.get(id) ?? []).reduce(
      (state, piece) => decidePosition(state, piece).state,
      withoutHistory(known),
    );
  });
}

const evidenceRank = ({ on, at, article }: CitedEvidence): string => [on ?? '', at, article ?? ''].join(' ');

/** Orders evidence by the day it is true of, whatever the order of reading. */
const byTruthOrder = (a: CitedEvidence, b: CitedEvidence): number =>
  evidenceRank(a) < evidenceRank(b) ? -1 : 1;
