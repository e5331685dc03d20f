import type { PositionState, SpeakerRow, StatementRecord, StoredStatement } from '../../core/model/index.ts';
import type { Ledger } from '../../core/ledger/ledger.ts';
import { speakersIn } from '../../core/ledger/places.ts';
import { historyRows, NO_PARTY, rowsOf } from '../../core/ledger/rows.ts';
import { partiesOf, readCurrentPositions, readRecords, readSpeakers } from '../../pipeline/read-ledgers.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { ServeContext } from '../context.ts';
import { isNamed, isSomebody } from '../../core/ledger/speakers.ts';
import { type OpenedList, openList, outlinedIn, readByIds, spokenIn } from './ledger-list.ts';
import type { Utterance } from './utterances.ts';

/** Opens the statements of a party. */
export async function openParty(
  context: ServeContext,
  watchlist: Watchlist,
  id: string,
): Promise<OpenedList> {
  const list = await openList(context, watchlist, [id]);
  return { list, outlined: outlinedIn(list) };
}

/** Reads earlier statements of parties, by utterance. */
export async function readPrecedents(
  context: ServeContext,
  watchlist: Watchlist,
  statements: readonly Pick<StoredStatement, 'party' | 'precedents'>[],
): Promise<Map<string, Utterance>> {
  const compared = statements.filter(({ precedents }) => precedents.length > 0);
  if (compared.length === 0) return new Map();
  const parties = new Set(compared.map(({ party }) => party ?? NO_PARTY));
  const list = await openList(context, watchlist, [...parties]);
  return readByIds(
    context,
    list,
    compared.flatMap(({ precedents }) => precedents),
  );
}

/**
 * Opens the statements of a speaker; those of all parties are open, since precedents may be of other speakers.
 * @param id of a speaker of the watchlist or, beginning with `~`, of one whom it does not name
 * @returns null where nobody has this id
 */
export async function openSpeaker(
  context: ServeContext,
  watchlist: Watchlist,
  id: string,
): Promise<OpenedList | null> {
  const named = watchlist.speakers.find((speaker) => speaker.id === id);
  // A speaker whose term is over may go on speaking, and then speaks for nobody.
  const { parties, since } =
    named === undefined
      ? await partiesOfUnnamed(context, watchlist, id)
      : { parties: [...named.roles.map(({ party }) => party), NO_PARTY], since: [] };
  if (parties.length === 0) return null;
  const list = await openList(context, watchlist, [...new Set(parties)], since);
  const hasPage = named !== undefined || list.ledgers.some(({ ledger }) => isKnownIn(ledger, id));
  return hasPage ? { list, outlined: spokenIn(list, id) } : null;
}

/** Returns whether a ledger has somebody under this id. */
const isKnownIn = (ledger: Ledger, id: string): boolean =>
  speakersIn(ledger).some((speaker) => speaker.id === id && isSomebody(speaker));

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
