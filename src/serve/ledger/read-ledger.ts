import type { LedgerRow, PositionState, SpeakerRow, StatementRecord } from '../../core/model/index.ts';
import { historyRows, NO_PARTY, rowsOf } from '../../core/ledger/rows.ts';
import {
  partiesOf,
  readLedgers,
  readCurrentPositions,
  readRecords,
  readSpeakers,
} from '../../pipeline/read-ledgers.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { isNamed, isSomebody } from '../../core/ledger/speakers.ts';
import { type Utterance, utterancesOf } from './utterances.ts';

/**
 * Reads the statements of a party. The window of recent articles tells which articles have statements that no ledger holds yet:
 * it is one list, which all readers share as long as the isolate keeps it. Beside it a page costs one bulk read for the ledgers
 * and one for every 100 of those articles; a speaker whom the watchlist does not name costs one read more.
 */
export async function readParty(
  context: ServeContext,
  watchlist: Watchlist,
  id: string,
): Promise<Utterance[]> {
  return utterancesOf(await rowsOfParties(context, watchlist, [id]));
}

/** @param known records that were read already */
async function rowsOfParties(
  { corpus, listRecent }: ServeContext,
  watchlist: Watchlist,
  parties: readonly string[],
  known: readonly StatementRecord[] = [],
): Promise<LedgerRow[]> {
  const ledgers = await readLedgers(
    corpus,
    { watchlist, recent: await listRecent(), remembered: known },
    parties,
  );
  return [...ledgers.values()].flat();
}

/** Keeps the order given. */
export const utterancesById = (utterances: readonly Utterance[]): Map<string, Utterance> =>
  new Map(utterances.map((utterance) => [utterance.utterance, utterance]));

/** Reads all statements of the parties, by utterance: precedents are among them. */
export async function readPrecedents(
  context: ServeContext,
  watchlist: Watchlist,
  parties: readonly (string | null)[],
): Promise<Map<string, Utterance>> {
  const wanted = [...new Set(parties.map((party) => party ?? NO_PARTY))];
  const rows = wanted.length === 0 ? [] : await rowsOfParties(context, watchlist, wanted);
  return utterancesById(utterancesOf(rows));
}

type SpokenStatements = {
  /** The statements of the speaker, newest first. */
  readonly utterances: Utterance[];
  /** Those of all parties read, since precedents may be of other speakers. */
  readonly all: ReadonlyMap<string, Utterance>;
};

/**
 * @param id of a speaker of the watchlist or, beginning with `~`, of one whom it does not name
 * @returns null where nobody has this id
 */
export async function readSpeaker(
  context: ServeContext,
  watchlist: Watchlist,
  id: string,
): Promise<SpokenStatements | null> {
  const named = watchlist.speakers.find((speaker) => speaker.id === id);
  // A speaker whose term is over may go on speaking, and then speaks for nobody.
  const { parties, since } =
    named === undefined
      ? await partiesOfUnnamed(context, watchlist, id)
      : { parties: [...named.roles.map(({ party }) => party), NO_PARTY], since: [] };
  if (parties.length === 0) return null;
  const rows = await rowsOfParties(context, watchlist, [...new Set(parties)], since);
  const spoken = rows.filter(({ speaker }) => speaker.id === id);
  const own = new Set(spoken.map(({ utterance }) => utterance));
  const all = utterancesById(utterancesOf(rows));
  const utterances = [...all.values()].filter(({ utterance }) => own.has(utterance));
  const hasPage = named !== undefined || spoken.some(({ speaker }) => isSomebody(speaker));
  return hasPage ? { utterances, all } : null;
}

/** The parties that a speaker speaks for, and the records that were read to know it. */
type SpeakerParties = { readonly parties: readonly string[]; readonly since: readonly StatementRecord[] };
const NO_PARTIES: SpeakerParties = { parties: [], since: [] };

/** Finds the parties under which a speaker whom the watchlist does not name was kept. */
async function partiesOfUnnamed(
  { corpus, listRecent }: ServeContext,
  watchlist: Watchlist,
  id: string,
): Promise<SpeakerParties> {
  if (isNamed(id)) return NO_PARTIES;
  const index = await corpus.getSpeakerIndex();
  const since = await readRecords(corpus, { recent: await listRecent() }, index?.through ?? null);
  const indexed = (index?.rows ?? []).map(({ speaker, party }) => ({ speaker, party: party ?? NO_PARTY }));
  const said = [...indexed, ...since.flatMap(rowsOf), ...historyRows(watchlist)];
  const own = said.filter(({ speaker }) => speaker.id === id);
  return { parties: [...new Set(own.map(({ party }) => party))], since };
}

/** A name that the watchlist does not know and that has fewer statements may be a misreading. */
export const MIN_STATEMENTS = 3;

/** Speakers by party in the watchlist's order, then by name; the others are only counted. */
export type SpeakerList = { readonly listed: readonly SpeakerRow[]; readonly hidden: number };

/** Reads the speakers with the number of their statements. Costs one read, and one for the articles since. */
export const readSpeakerRows = async (context: ServeContext, watchlist: Watchlist): Promise<SpeakerRow[]> =>
  readSpeakers(context.corpus, watchlist, await context.listRecent());

export async function readSpeakerList(context: ServeContext, watchlist: Watchlist): Promise<SpeakerList> {
  const rows = await readSpeakerRows(context, watchlist);
  const listed = rows.filter(
    ({ speaker, statements }) => isNamed(speaker.id) || (statements >= MIN_STATEMENTS && isSomebody(speaker)),
  );
  const order = partiesOf(watchlist);
  const placeOf = ({ party }: SpeakerRow) => order.indexOf(party ?? NO_PARTY);
  return {
    listed: listed.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.speaker.name < b.speaker.name ? -1 : 1)),
    hidden: rows.length - listed.length,
  };
}

/** Reads the present state of each position of the watchlist, by its id. */
export async function readPositionStates(
  context: ServeContext,
  watchlist: Watchlist,
): Promise<Map<string, PositionState>> {
  const states = await readCurrentPositions(context.corpus, {
    watchlist,
    recent: await context.listRecent(),
  });
  return new Map(states.map((state) => [state.position, state]));
}
