/** Ledgers, speakers and positions as they stand now: what was stored of them last, and what articles said since. */
import { MINUTE_MS } from '../core/model/time.ts';
import type {
  CitedEvidence,
  LedgerRow,
  PositionState,
  RecentRow,
  SpeakerRow,
  StatementRecord,
} from '../core/model/index.ts';
import { readPackedLedger } from '../core/ledger/packed-ledger.ts';
import { citedEvidence, decidePosition, unansweredPosition } from '../core/ledger/positions.ts';
import { historyRows, NO_PARTY, speakerRows, utteranceId, withRecords } from '../core/ledger/rows.ts';
import type { Corpus } from '../io/storage/corpus.ts';
import type { Watchlist } from '../core/watchlist/schema.ts';

/** KV is up to a minute behind: what was written shortly before a ledger was, it may not have seen. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** Whether what was read of an article then is read again beside a ledger that was stored at `through`. */
export const isReadAgain = (at: string, through: string | null): boolean =>
  through === null || Date.parse(at) > Date.parse(through) - OVERLAP_MS;

/**
 * What articles said since then, or so shortly before that a ledger may lack it.
 * @param recent the newest articles, which tell whose statements were read when
 * @param through the time up to which all is known, or null
 * @param remembered records that may not be to be read yet: the storage may still show what was there before
 */
export async function readRecords(
  corpus: Corpus,
  recent: readonly RecentRow[],
  through: string | null,
  remembered: readonly StatementRecord[] = [],
): Promise<StatementRecord[]> {
  const known = new Map(remembered.map((record) => [record.article, record]));
  const wanted = recent.filter(({ article, statedAt }) => {
    if (statedAt === null || !isReadAgain(statedAt, through)) return false;
    // What is remembered here may be out of date: another isolate's desk may have read the article since.
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

/** The rows of each party, in the order they were said, and the time up to which all of them were stored. */
export type Ledgers = {
  readonly rows: ReadonlyMap<string, LedgerRow[]>;
  /** Null: what is stored of one of them is nothing, or nothing that can be read. */
  readonly through: string | null;
};

/**
 * One bulk read for the ledgers and one for every 100 articles since.
 * @param recent the newest articles
 * @param remembered see `readRecords`
 * @returns with the watchlist's history among the rows
 */
export async function readLedgersThrough(
  corpus: Corpus,
  watchlist: Watchlist,
  parties: readonly string[],
  recent: readonly RecentRow[],
  remembered: readonly StatementRecord[] = [],
): Promise<Ledgers> {
  const stored = await corpus.getLedgers(parties);
  const packed = new Map(parties.map((party) => [party, readPackedLedger(stored.get(party)?.packed)]));
  const through = oldest(
    parties.map((party) => (packed.get(party) === null ? null : (stored.get(party)?.through ?? null))),
  );
  const records = await readRecords(corpus, recent, through, remembered);
  const history = Map.groupBy(historyRows(watchlist), ({ party }) => party);
  const rows = new Map(
    parties.map((party) => {
      const known = [...(history.get(party) ?? []), ...(packed.get(party) ?? [])];
      return [party, withRecords(party, known, records)] as const;
    }),
  );
  return { rows, through };
}

/** The same, where nobody asks how far they were stored. */
export const readLedgers = async (
  ...asked: Parameters<typeof readLedgersThrough>
): Promise<ReadonlyMap<string, LedgerRow[]>> => (await readLedgersThrough(...asked)).rows;

/** All parties of the watchlist, and who speaks for none of them. */
export const partiesOf = ({ parties }: Watchlist): string[] => [...parties.map(({ id }) => id), NO_PARTY];

/** One read, and one for every 100 articles since: no ledger is scanned for the list of speakers. */
export async function readSpeakers(
  corpus: Corpus,
  watchlist: Watchlist,
  recent: readonly RecentRow[],
): Promise<SpeakerRow[]> {
  const index = await corpus.getSpeakerIndex();
  const records = await readRecords(corpus, recent, index?.through ?? null);
  const since = partiesOf(watchlist).map((party) => withRecords(party, [], records).filter(isFirstReport));
  const known = index?.rows ?? speakerRows([historyRows(watchlist)]);
  return mergeSpeakers(known, speakerRows(since));
}

/** A report of an utterance that was known before carries that one's id: it counts with it. */
const isFirstReport = ({ party, text, saidOn, utterance }: LedgerRow): boolean =>
  utterance === utteranceId(party, text, saidOn);

const keyOf = ({ party, speaker }: SpeakerRow): string => `${party ?? NO_PARTY} ${speaker.id}`;

/** An article that was edited since is counted again until the next day: the count is of a list, not of a ledger. */
function mergeSpeakers(known: readonly SpeakerRow[], since: readonly SpeakerRow[]): SpeakerRow[] {
  const found = new Map(known.map((row) => [keyOf(row), row]));
  for (const row of since) {
    const before = found.get(keyOf(row));
    if (before === undefined) found.set(keyOf(row), row);
    else
      found.set(keyOf(row), {
        ...(row.last >= before.last ? row : before),
        statements: before.statements + row.statements,
        first: row.first < before.first ? row.first : before.first,
        last: row.last > before.last ? row.last : before.last,
      });
  }
  return [...found.values()];
}

/** One read, and one for every 100 articles since: where each position of the watchlist stands now. */
export async function readPositions(
  corpus: Corpus,
  watchlist: Watchlist,
  recent: readonly RecentRow[],
  remembered: readonly StatementRecord[] = [],
): Promise<PositionState[]> {
  const stored = await corpus.getPositionStates();
  const records = await readRecords(corpus, recent, stored?.through ?? null, remembered);
  const evidence = records.flatMap(citedEvidence).toSorted(inOrder);
  return watchlist.positions.map((position) => {
    const known =
      stored?.states.find((state) => state.position === position.id) ?? unansweredPosition(position.id);
    return evidence
      .filter((piece) => piece.position === position.id)
      .reduce((state, piece) => decidePosition(state, piece).state, known);
  });
}

const rankOf = ({ on, at, article }: CitedEvidence): string => [on ?? '', at, article].join(' ');

/** In the order of what is true, whatever the order of reading. */
const inOrder = (a: CitedEvidence, b: CitedEvidence): number => (rankOf(a) < rankOf(b) ? -1 : 1);
