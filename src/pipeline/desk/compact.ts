import { DAY_MS, iso } from '../../core/model/time.ts';
import type { DeskMessage, LedgerRow, SpeakerIndex, StatementRecord } from '../../core/model/index.ts';
import { NO_PARTY, rowsOf, saidBy, withRecords } from '../../core/ledger/rows.ts';
import { speakerRows } from '../../core/ledger/speakers.ts';
import { spokenRows } from '../../core/ledger/spoken-rows.ts';
import type { Corpus } from '../../io/storage/corpus.ts';
import {
  historyOfParty,
  isReadAgain,
  type KnownLedger,
  NO_LEDGER,
  partiesOf,
  readCurrentPositions,
  readRecords,
  readStoredLedgers,
} from '../read-ledgers.ts';
import { messageTime } from './commit.ts';
import { keepMeetingIndex } from './meeting-index.ts';
import { keepMeetings } from './meetings.ts';
import type { DeskBatch, DeskOutcome } from './batch.ts';
import { storeLedger } from './store-ledger.ts';

/** Only the newest thousand articles are known by their rows, and ledgers are written anew long before one leaves them. */
const MAX_ARTICLES_SINCE = 500;

/**
 * Writes ledgers, positions and the list of speakers anew with what articles said since, so that reading one costs one
 * key and a short tail. All of it is derived: a death in between, or a day without, costs a longer tail and nothing else.
 * What is damaged or gone is made anew from what all articles said.
 */
export async function compact(batch: DeskBatch, message: Pick<DeskMessage, 'clock'>): Promise<DeskOutcome> {
  const { watchlist, recent, memory } = batch;
  const { corpus } = batch.dependencies;
  const through = iso(messageTime(batch, message));
  const oldest = oldestDay(batch, Date.parse(through));
  const index = await corpus.getSpeakerIndex();
  const records = await readRecords(corpus, { recent, remembered: memory.records }, index?.through ?? null);
  const known = { watchlist, recent, remembered: records };
  // What a desk that died, or could not read yet, left of meetings is made good here.
  await keepMeetings(
    batch,
    records.filter(({ meetings }) => meetings !== undefined).map((record) => ({ record, message })),
  );

  // A record that will be read again beside the list of speakers is counted then, and not here.
  const again = new Set(records.flatMap(({ article, at }) => (isReadAgain(at, through) ? [article] : [])));

  const speakers: SpeakerIndex['rows'] = [];
  const compacting = { known, through, oldest, again };
  const store = async (party: string, ledger: KnownLedger): Promise<void> => {
    speakers.push(...(await writeLedger(batch, compacting, party, ledger)));
  };
  const lost: string[] = [];
  for (const party of partiesOf(watchlist)) {
    const ledger = (await readStoredLedgers(corpus, [party])).get(party);
    const isDamaged = batch.ledgers.damaged.has(party);
    if (ledger === undefined || isDamaged || isLost(ledger, party, index)) lost.push(party);
    else await store(party, ledger);
  }
  const arePositionsLost = index !== null && (await corpus.getPositionStates()) === null;
  const derived = lost.length > 0 || arePositionsLost ? await deriveAll(corpus, lost) : null;
  for (const party of lost) {
    const rows = withRecords(party, derived?.rows.get(party) ?? [], []);
    await store(party, { ...NO_LEDGER, rows, through: index?.through ?? null });
  }
  const cited = arePositionsLost ? [...(derived?.cited ?? []), ...records] : records;
  await corpus.putPositionStates({
    through,
    states: await readCurrentPositions(corpus, { ...known, remembered: cited }),
  });
  await corpus.putSpeakerIndex({ through, rows: speakers });
  await indexMeetings(batch, message);
  await countCorpus(batch);
  return 'done';
}

type Compacting = {
  readonly known: Parameters<typeof readRecords>[1];
  readonly through: string;
  readonly oldest: string;
  readonly again: ReadonlySet<string>;
};

/** Writes a ledger anew with what was said since. @returns who speaks in it */
async function writeLedger(
  batch: DeskBatch,
  { known, through, oldest, again }: Compacting,
  party: string,
  ledger: KnownLedger,
): Promise<SpeakerIndex['rows']> {
  const { corpus, wall } = batch.dependencies;
  const records = await readRecords(corpus, known, ledger.through);
  const kept = { ...ledger, rows: ledger.rows.filter((row) => saidBy(row) >= oldest) };
  const { rows, indexed } = await storeLedger({ corpus, party, now: wall() }, kept, {
    records,
    through,
    oldest,
  });
  const history = historyOfParty(batch.watchlist, party);
  return speakerRows([spokenRows(party, indexed, { history, own: rows }, again)]);
}

/** Ledgers do not wait for the index of meetings: one that could not be made is made the next day, and the last one serves until then. */
async function indexMeetings(batch: DeskBatch, message: Pick<DeskMessage, 'clock'>): Promise<void> {
  try {
    await keepMeetingIndex(batch, message);
  } catch (error) {
    batch.dependencies.log({ event: 'meetings-not-indexed', text: String(error) });
  }
}

/** Counts what is stored, for the status alone: a count that fails is made the next day. */
async function countCorpus({ dependencies: { corpus, wall, log } }: DeskBatch): Promise<void> {
  try {
    await corpus.countOn(wall());
  } catch (error) {
    log({ event: 'count-failed', text: String(error) });
  }
}

/** Returns the first day of which statements are kept; '' for all. */
function oldestDay({ dependencies: { settings } }: DeskBatch, now: number): string {
  const days = settings.keep.ledgerDays;
  return days === null ? '' : iso(now - days * DAY_MS).slice(0, 10);
}

/** Says whether a ledger is damaged, or gone although its party has spoken. */
const isLost = (ledger: KnownLedger, party: string, index: SpeakerIndex | null): boolean =>
  !ledger.isWhole ||
  (ledger.through === null && index?.rows.some((row) => (row.party ?? NO_PARTY) === party) === true);

/** Reads what every article said: a list for every 1,000 and a bulk read for every 100, within what one invocation may do. */
async function deriveAll(corpus: Corpus, parties: readonly string[]) {
  const rows = new Map<string, LedgerRow[]>(parties.map((party) => [party, []]));
  const cited: StatementRecord[] = [];
  for await (const records of corpus.allStatements()) {
    for (const record of records) {
      if (record.evidence.length > 0) cited.push(record);
      for (const row of rowsOf(record)) rows.get(row.party)?.push(row);
    }
  }
  return { rows, cited };
}

/** Says whether the ledgers must be written before the day is over: so many articles came since, or one of them is damaged. */
export function needsCompacting({ ledgers: { through, damaged }, recent }: DeskBatch): boolean {
  if (damaged.size > 0) return true;
  if (through === undefined) return false;
  const since = recent.filter(({ at }) => through === null || at > through);
  return since.length >= MAX_ARTICLES_SINCE;
}
