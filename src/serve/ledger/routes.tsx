import { Hono, type Context } from 'hono';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import { isNameId } from '../../core/alerts/parameters.ts';
import type { SpeakerRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { PartiesPage, type PartyCount, PartyPage } from './party-page.tsx';
import { pathTo } from '../ui/components.tsx';
import { PositionsPage } from './position-page.tsx';
import { SpeakerPage, SpeakersPage } from './speaker-pages.tsx';
import { respondBadQuery, notFound, respondProblem } from '../http/problem.tsx';
import { readWatchState, type ServeContext } from '../context.ts';
import { renderPage, whenOf } from '../ui/render.tsx';
import { type LedgerQuery, selectUtterances } from './query.ts';
import {
  utterancesById,
  readParty,
  readSpeaker,
  readSpeakerList,
  readSpeakerRows,
  readPositionStates,
} from './read-ledger.ts';
import { ledgerQueryOf } from './request.ts';
import type { Utterance } from './utterances.ts';

/** The pages of what was said: parties, speakers, positions. */
export function ledgerRoutes(context: ServeContext): Hono {
  const app = new Hono();
  app.get('/parties', (c) => partiesPage(c, context));
  app.get('/parties/:id', (c) => partyPage(c, context, c.req.param('id')));
  app.get('/speakers', (c) => speakersPage(c, context));
  app.get('/speakers/:id', (c) => speakerPage(c, context, c.req.param('id')));
  app.get('/positions', (c) => positionsPage(c, context));
  return app;
}

async function partiesPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const rows = await readSpeakerRows(context, watchState.watchlist);
  const parties = watchState.watchlist.parties.map((party): PartyCount => {
    const own = rows.filter((row) => row.party === party.id);
    return {
      party,
      statements: total(own),
      last:
        own
          .map(({ last }) => last)
          .toSorted()
          .at(-1) ?? null,
    };
  });
  return renderPage(
    c,
    watchState,
    { title: 'Parties', current: 'parties' },
    <PartiesPage parties={parties} />,
  );
}

const total = (rows: readonly SpeakerRow[]): number =>
  rows.reduce((sum, { statements }) => sum + statements, 0);

/** What every page of a ledger shows of it. */
const ledgerOf = (
  path: string,
  utterances: readonly Utterance[],
  { query, search }: { readonly query: LedgerQuery; readonly search: string },
) => ({ path, utterances, query, search, page: selectUtterances(query, utterances) });

async function partyPage(c: Context, context: ServeContext, id: string): Promise<Response> {
  const asked = ledgerQueryOf(c);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return respondBadQuery(c, asked.problems);
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const party = watchlist.parties.find((known) => known.id === id);
  if (party === undefined) return respondProblem(c, notFound('No party of the watchlist has this id.'));
  const utterances = await readParty(context, watchlist, id);
  const ledger = {
    ...ledgerOf(pathTo.party(id), utterances, asked),
    all: utterancesById(utterances),
    names: watchlistLabels(watchlist),
    oneSpeaker: false,
  };
  const place = { title: party.name, current: 'parties' as const, search: `?party=${id}` };
  return renderPage(c, watchState, place, <PartyPage party={party} ledger={ledger} />);
}

async function speakersPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const list = await readSpeakerList(context, watchlist);
  const heard = new Set(list.listed.map(({ speaker }) => speaker.id));
  const silent = watchlist.speakers.filter(({ id }) => !heard.has(id));
  const content = <SpeakersPage list={list} silent={silent} names={watchlistLabels(watchlist)} />;
  return renderPage(c, watchState, { title: 'Speakers', current: 'speakers' }, content);
}

async function speakerPage(c: Context, context: ServeContext, id: string): Promise<Response> {
  const asked = ledgerQueryOf(c);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return respondBadQuery(c, asked.problems);
  const watchState = await readWatchState(context);
  const { watchlist } = watchState;
  const spoken = isNameId(id) ? await readSpeaker(context, watchlist, id) : null;
  if (spoken === null) return respondProblem(c, notFound('No speaker has this id.'));
  const speaker = watchlist.speakers.find((known) => known.id === id) ?? null;
  const name = speaker?.name ?? spoken.utterances[0]?.speaker.name ?? id;
  const ledger = {
    ...ledgerOf(pathTo.speaker(id), spoken.utterances, asked),
    all: spoken.all,
    names: watchlistLabels(watchlist),
    oneSpeaker: true,
  };
  const search = `?speaker=${encodeURIComponent(id)}`;
  const content = <SpeakerPage name={name} speaker={speaker} ledger={ledger} />;
  return renderPage(c, watchState, { title: line(name), current: 'speakers', search }, content);
}

async function positionsPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const states = await readPositionStates(context, watchState.watchlist);
  const { positions } = watchState.watchlist;
  const names = watchlistLabels(watchState.watchlist);
  const content = <PositionsPage {...{ positions, states, names }} when={whenOf(watchState)} />;
  return renderPage(
    c,
    watchState,
    { title: 'Positions', current: 'positions', search: '?kind=position' },
    content,
  );
}
