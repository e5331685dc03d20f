/** Ledgers, speakers and positions as they stand now: what was stored of them last, and what articles said since. */
import { MINUTE_MS } from '../core/clock.ts';
import type {
  CitedEvidence,
  LedgerRow,
  PositionState,
  RecentRow,
  SpeakerRow,
  StatementRecord,
} from '../core/model.ts';
import { citedEvidence } from '../core/statements/evidence.ts';
import { readPackedLedger } from '../core/statements/ledger-pack.ts';
import { decidePosition, unansweredPosition } from '../core/statements/positions.ts';
import { historyRows, NO_PARTY, speakerRows, utteranceId, withRecords } from '../core/statements/rows.ts';
import type { Corpus } from '../io/corpus.ts';
import type { Watchlist } from '../watchlist/schema.ts';

/** KV is up to a minute behind: what was written shortly before a ledger was, it may not have seen. */
const OVERLAP_MS = 10 * MINUTE_MS;

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
  const from = through === null ? 0 : Date.parse(through) - OVERLAP_MS;
  const known = new Map(remembered.map((record) => [record.article, record]));
  const wanted = recent.filter(({ article, statedAt }) => {
    if (statedAt === null || Date.parse(statedAt) <= from) return false;
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
  times.includes(null) ? null : (times.toSorted()[0] ?? null);

/**
 * One bulk read for the ledgers and one for every 100 articles since.
 * @param recent the newest articles
 * @param remembered see `readRecords`
 * @returns the rows of each party, in the order they were said; the watchlist's history is among them
 */
export async function readLedgers(
  corpus: Corpus,
  watchlist: Watchlist,
  parties: readonly string[],
  recent: readonly RecentRow[],
  remembered: readonly StatementRecord[] = [],
): Promise<Map<string, LedgerRow[]>> {
  const stored = await corpus.getLedgers(parties);
  const through = oldest(parties.map((party) => stored.get(party)?.through ?? null));
  const records = await readRecords(corpus, recent, through, remembered);
  const history = historyRows(watchlist);
  return new Map(
    parties.map((party) => {
      const rows = readPackedLedger(stored.get(party)?.packed) ?? [];
      const known = history.filter((row) => row.party === party);
      return [party, withRecords(party, [...known, ...rows], records)];
    }),
  );
}

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

/** What overlaps is counted twice for some minutes at most: the count is of a list, not of a ledger. */
function mergeSpeakers(known: readonly SpeakerRow[], since: readonly SpeakerRow[]): SpeakerRow[] {
  const keyOf = ({ party, speaker }: SpeakerRow) => `${party ?? NO_PARTY} ${speaker.id}`;
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

/** In the order of what is true, whatever the order of reading. */
function inOrder(a: CitedEvidence, b: CitedEvidence): number {
  const rank = ({ on, at, article }: CitedEvidence) => [on ?? '', at, article].join(' ');
  return rank(a) < rank(b) ? -1 : 1;
}
