/** Reads ledgers, speakers and positions as they stand now: what was stored of them last, and what articles said since. */
import { MINUTE_MS } from '../core/model/time.ts';
import type {
  CitedEvidence,
  LedgerRow,
  PositionState,
  RecentRow,
  SpeakerRow,
  StatementRecord,
} from '../core/model/index.ts';
import { joinParts, type OpenedPart, openParts } from '../core/ledger/ledger-parts.ts';
import { readPackedLedger } from '../core/ledger/packed-ledger.ts';
import { historyEvidence } from '../core/ledger/position-history.ts';
import { citedEvidence, decidePosition, unansweredPosition } from '../core/ledger/positions.ts';
import { compilePositions } from '../core/statements/positions/read-positions.ts';
import { historyRows, NO_PARTY, saidBy, utteranceId, withRecords } from '../core/ledger/rows.ts';
import { earlierOf, laterOf, speakerRows } from '../core/ledger/speakers.ts';
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
  readonly parts: readonly OpenedPart[];
  /** Those that stand in no part. */
  readonly rows: readonly LedgerRow[];
  /** The time up to which it holds articles; null where none is stored. */
  readonly through: string | null;
  /** It is not damaged, and none of its parts is missing. */
  readonly isWhole: boolean;
};
const NO_LEDGER: KnownLedger = { parts: [], rows: [], through: null, isWhole: true };

/** Costs one bulk read for the ledgers of ten parties, and one for each 20 MB of a ledger's parts. */
export async function readStoredLedgers(
  corpus: Corpus,
  parties: readonly string[],
): Promise<Map<string, KnownLedger>> {
  const stored = await corpus.getLedgers(parties);
  const found = new Map<string, KnownLedger>();
  for (const party of parties) {
    const ledger = stored.get(party);
    const rows = ledger === undefined ? [] : readPackedLedger(ledger?.packed);
    if (ledger === undefined) found.set(party, NO_LEDGER);
    else if (ledger === null || rows === null) found.set(party, { ...NO_LEDGER, isWhole: false });
    else {
      const packed = await corpus.getLedgerParts(party, ledger.parts);
      const { opened, isWhole } = openParts(ledger.parts, packed);
      found.set(party, { parts: opened, rows, through: ledger.through, isWhole });
    }
  }
  return found;
}

/** The rows of each party in the order they were said, with the watchlist's history among them. */
type Ledgers = {
  readonly rows: ReadonlyMap<string, LedgerRow[]>;
  /** The time up to which all of them were stored; null when one of them is missing or cannot be read. */
  readonly through: string | null;
  /** The parties whose ledger or a part of it cannot be read. */
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
  const rows = new Map(
    [...stored].map(([party, ledger]) => [
      party,
      withRecords(party, [...historyOfParty(articles.watchlist, party), ...joinParts(ledger)], records),
    ]),
  );
  const damaged = [...stored].flatMap(([party, { isWhole }]) => (isWhole ? [] : [party]));
  return { rows, through, damaged };
}

export const historyOfParty = (watchlist: Watchlist, party: string): LedgerRow[] =>
  historyRows(watchlist).filter((row) => row.party === party);

/** Reads the same, for callers that need not know how far the ledgers were stored. */
export const readLedgers = async (
  ...arguments_: Parameters<typeof readLedgersThrough>
): Promise<ReadonlyMap<string, LedgerRow[]>> => (await readLedgersThrough(...arguments_)).rows;

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

/** What the history of a watchlist answers: the watchlist in force is one object, so it is read once. */
const histories = new WeakMap<Watchlist, readonly CitedEvidence[]>();

function historyOf(watchlist: Watchlist): readonly CitedEvidence[] {
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
