import type { LedgerRow, PositionState, SpeakerRow } from '../../core/model.ts';
import { historyRows, NO_PARTY, rowsOf } from '../../core/statements/rows.ts';
import { readLedgers, readPositions, readRecords, readSpeakers } from '../../pipeline/ledgers.ts';
import type { Watchlist } from '../../watchlist/schema.ts';
import type { Serving } from '../serving.ts';
import { type Utterance, utterancesOf } from './utterances.ts';

/**
 * What pages read of statements. The window of recent articles says whose statements no ledger holds yet: one list,
 * shared by all readers for as long as the isolate keeps it. Beside it a page costs one bulk read for the ledgers and one
 * for those articles (for every 100 of them); a speaker that the watchlist does not name costs one read more.
 */
export async function readParty(serving: Serving, watchlist: Watchlist, id: string): Promise<Utterance[]> {
  return utterancesOf(await rowsOfParties(serving, watchlist, [id]));
}

async function rowsOfParties(
  { corpus, listRecent }: Serving,
  watchlist: Watchlist,
  parties: readonly string[],
): Promise<LedgerRow[]> {
  const ledgers = await readLedgers(corpus, watchlist, parties, await listRecent());
  return [...ledgers.values()].flat();
}

/** Everything of the parties that an article's statements are of: their precedents are among it. */
export async function readPrecedents(
  serving: Serving,
  watchlist: Watchlist,
  parties: readonly (string | null)[],
): Promise<Map<string, Utterance>> {
  const wanted = [...new Set(parties.map((party) => party ?? NO_PARTY))];
  const rows = wanted.length === 0 ? [] : await rowsOfParties(serving, watchlist, wanted);
  return new Map(utterancesOf(rows).map((utterance) => [utterance.utterance, utterance]));
}

export type Spoken = {
  /** Of the speaker, newest first. */
  readonly utterances: Utterance[];
  /** Of all parties read: precedents may be of others. */
  readonly all: ReadonlyMap<string, Utterance>;
};

/** @param id of the watchlist or, beginning with `~`, of who is not named there @returns null: nobody has this id */
export async function readSpeaker(
  serving: Serving,
  watchlist: Watchlist,
  id: string,
): Promise<Spoken | null> {
  const named = watchlist.speakers.find((speaker) => speaker.id === id);
  // A term may be over while he goes on speaking: then he speaks for nobody.
  const parties =
    named === undefined
      ? await partiesOfUnknown(serving, watchlist, id)
      : [...new Set([...named.roles.map(({ party }) => party), NO_PARTY])];
  if (parties.length === 0) return null;
  const all = await readPrecedents(serving, watchlist, parties);
  const utterances = [...all.values()].filter(({ speaker }) => speaker.id === id);
  return named === undefined && utterances.length === 0 ? null : { utterances, all };
}

/** The parties that somebody whom the watchlist does not name was kept under. */
async function partiesOfUnknown(
  { corpus, listRecent }: Serving,
  watchlist: Watchlist,
  id: string,
): Promise<string[]> {
  if (!id.startsWith('~')) return [];
  const index = await corpus.getSpeakerIndex();
  const since = await readRecords(corpus, await listRecent(), index?.through ?? null);
  const indexed = (index?.rows ?? []).map(({ speaker, party }) => ({ speaker, party: party ?? NO_PARTY }));
  const said = [...indexed, ...since.flatMap(rowsOf), ...historyRows(watchlist)];
  return [...new Set(said.filter(({ speaker }) => speaker.id === id).map(({ party }) => party))];
}

/** Fewer statements of somebody whom the watchlist does not name may be a misreading. */
export const LISTED_FROM = 3;

export type SpeakerList = { readonly listed: readonly SpeakerRow[]; readonly hidden: number };

/** Who said how much: one read, and one for the articles since. */
export const readSpeakerRows = async (serving: Serving, watchlist: Watchlist): Promise<SpeakerRow[]> =>
  readSpeakers(serving.corpus, watchlist, await serving.listRecent());

export async function readSpeakerList(serving: Serving, watchlist: Watchlist): Promise<SpeakerList> {
  const rows = await readSpeakerRows(serving, watchlist);
  const listed = rows.filter(({ speaker, statements }) => isNamed(speaker.id) || statements >= LISTED_FROM);
  return { listed: listed.toSorted(byName), hidden: rows.length - listed.length };
}

const isNamed = (id: string): boolean => !id.startsWith('~');
const byName = (a: SpeakerRow, b: SpeakerRow): number => (a.speaker.name < b.speaker.name ? -1 : 1);

/** Where each position of the watchlist stands, by its id. */
export async function readStanding(serving: Serving): Promise<Map<string, PositionState>> {
  const states = await readPositions(serving.corpus);
  return new Map(states.map((state) => [state.position, state]));
}
