import type { Context } from 'hono';
import { isNameId, type CanonicalQuery } from '../../core/alerts/query-parameters.ts';
import { line } from '../../core/language/text.ts';
import { laterOf } from '../../core/ledger/speakers.ts';
import type { SpeakerRow } from '../../core/model/index.ts';
import { iso } from '../../core/model/time.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { idOf, withQuery } from '../http/request.ts';
import { pageRoute, type Route } from '../route.ts';
import { pathTo } from '../ui/components.tsx';
import { renderPage, whenOf } from '../ui/render.tsx';
import { PartiesPage, type PartyCount, PartyPage } from './party-page.tsx';
import { PositionsPage } from './position-page.tsx';
import { type OpenedList, openList, readList } from './ledger-list.ts';
import { readMeetingsByDay } from './met-that-day.tsx';
import { countedMarks } from './strip.ts';
import { type LedgerQuery, readLedgerQuery } from './query.ts';
import {
  openParty,
  readPositionStates,
  openSpeaker,
  readSpeakerList,
  readSpeakerRows,
} from './read-ledger.ts';
import { SpeakerPage, SpeakersPage } from './speaker-pages.tsx';

/** The pages of statements: parties, speakers, positions. */
export const ledgerPageRoutes: readonly Route[] = [
  pageRoute('/parties', partiesPage),
  pageRoute('/parties/:id', partyPage, 'canonical'),
  pageRoute('/speakers', speakersPage),
  pageRoute('/speakers/:id', speakerPage, 'canonical'),
  pageRoute('/positions', positionsPage),
];

/** So many parties, the first, have lanes in the picture. */
const MAX_LANES = 8;

/** Costs one read for the counts, one bulk read for the ledgers that are drawn, and one for the index of each. */
async function partiesPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const drawn = watchlist.parties.slice(0, MAX_LANES).map(({ id }) => id);
  // One after the other: both read the window of recent articles, which the second finds kept.
  const rows = await readSpeakerRows(context, watchlist);
  const { ledgers } = await openList(context, watchlist, drawn);
  const outlines = new Map(ledgers.map(({ party, outline }) => [party, outline.utterances]));
  const parties = watchlist.parties.map((party): PartyCount => {
    const own = rows.filter((row) => row.party === party.id);
    const last = own.map((row) => row.last).reduce(laterOf, null);
    const marks = countedMarks(outlines.get(party.id) ?? [], () => party.id);
    return { party, statements: countStatements(own), last, marks };
  });
  const head = { title: 'Parties', current: 'parties' as const };
  const content = <PartiesPage parties={parties} now={iso(watchState.now)} />;
  return renderPage(c, watchState, head, content);
}

const countStatements = (rows: readonly SpeakerRow[]): number =>
  rows.reduce((sum, { statements }) => sum + statements, 0);

/** Reads what every page of a ledger shows of it. */
const ledgerAt = async (
  context: ServeContext,
  path: string,
  opened: OpenedList,
  { query, search }: CanonicalQuery<LedgerQuery>,
) => ({ path, query, search, ...(await readList(context, opened, query, { isPage: true })) });

function partyPage(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readLedgerQuery, async (asked) => {
    const id = idOf(c);
    const watchState = await readWatchState(context);
    const { watchlist } = watchState;
    const party = watchlist.parties.find((known) => known.id === id);
    if (party === undefined) return respondProblem(c, notFound('No party of the watchlist has this id.'));
    const opened = await openParty(context, watchlist, id);
    const ledger = {
      ...(await ledgerAt(context, pathTo.party(id), opened, asked)),
      labels: watchlistLabels(watchlist),
      meetings: await readMeetingsByDay(context),
      now: iso(watchState.now),
      oneSpeaker: false,
    };
    const head = { title: party.name, current: 'parties' as const, search: `?party=${id}` };
    return renderPage(c, watchState, head, <PartyPage party={party} ledger={ledger} />);
  });
}

async function speakersPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const list = await readSpeakerList(context, watchlist);
  const quoted = new Set(list.listed.map(({ speaker }) => speaker.id));
  const silent = watchlist.speakers.filter(({ id }) => !quoted.has(id));
  const content = <SpeakersPage list={list} silent={silent} labels={watchlistLabels(watchlist)} />;
  return renderPage(c, watchState, { title: 'Speakers', current: 'speakers' }, content);
}

function speakerPage(c: Context, context: ServeContext): Promise<Response> {
  return withQuery(c, context, readLedgerQuery, async (asked) => {
    const id = idOf(c);
    const watchState = await readWatchState(context);
    const { watchlist } = watchState;
    const spoken = isNameId(id) ? await openSpeaker(context, watchlist, id) : null;
    if (spoken === null) return respondProblem(c, notFound('No speaker has this id.'));
    const speaker = watchlist.speakers.find((known) => known.id === id) ?? null;
    const name = speaker?.name ?? spoken.outlined[0]?.speaker.name ?? id;
    const ledger = {
      ...(await ledgerAt(context, pathTo.speaker(id), spoken, asked)),
      labels: watchlistLabels(watchlist),
      meetings: await readMeetingsByDay(context),
      now: iso(watchState.now),
      oneSpeaker: true,
    };
    const head = {
      title: line(name),
      current: 'speakers' as const,
      search: `?speaker=${encodeURIComponent(id)}`,
    };
    return renderPage(c, watchState, head, <SpeakerPage name={name} speaker={speaker} ledger={ledger} />);
  });
}

async function positionsPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const content = (
    <PositionsPage
      positions={watchlist.positions}
      states={await readPositionStates(context, watchlist)}
      labels={watchlistLabels(watchlist)}
      meetings={await readMeetingsByDay(context)}
      when={whenOf(watchState)}
    />
  );
  const head = { title: 'Positions', current: 'positions' as const, search: '?kind=position' };
  return renderPage(c, watchState, head, content);
}
