import { Hono, type Context } from 'hono';
import { namesIn } from '../../core/watchlist/names.ts';
import { isNameId } from '../../core/alerts/parameters.ts';
import type { SpeakerRow } from '../../core/model/index.ts';
import { line } from '../../core/language/text.ts';
import { PartiesPage, type PartyCount, PartyPage } from './party-page.tsx';
import { pathTo } from '../ui/parts.tsx';
import { PositionsPage } from './position-page.tsx';
import { SpeakerPage, SpeakersPage } from './speaker-pages.tsx';
import { badQuery, notFound, problem } from '../ui/problem.tsx';
import { readSetting, type Serving } from '../context.ts';
import { show, whenOf } from '../ui/show.tsx';
import { type LedgerQuery, selectUtterances } from './query.ts';
import { byId, readParty, readSpeaker, readSpeakerList, readSpeakerRows, readStanding } from './read.ts';
import { ledgerQueryOf } from './request.ts';
import type { Utterance } from './utterances.ts';

/** The pages of what was said: parties, speakers, positions. */
export function ledgerRoutes(serving: Serving): Hono {
  const app = new Hono();
  app.get('/parties', (c) => partiesPage(c, serving));
  app.get('/parties/:id', (c) => partyPage(c, serving, c.req.param('id')));
  app.get('/speakers', (c) => speakersPage(c, serving));
  app.get('/speakers/:id', (c) => speakerPage(c, serving, c.req.param('id')));
  app.get('/positions', (c) => positionsPage(c, serving));
  return app;
}

async function partiesPage(c: Context, serving: Serving): Promise<Response> {
  const setting = await readSetting(serving);
  const rows = await readSpeakerRows(serving, setting.watchlist);
  const parties = setting.watchlist.parties.map((party): PartyCount => {
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
  return show(c, setting, { title: 'Parties', current: 'parties' }, <PartiesPage parties={parties} />);
}

const total = (rows: readonly SpeakerRow[]): number =>
  rows.reduce((sum, { statements }) => sum + statements, 0);

/** What every page of a ledger shows of it. */
const ledgerOf = (
  path: string,
  utterances: readonly Utterance[],
  { query, search }: { readonly query: LedgerQuery; readonly search: string },
) => ({ path, utterances, query, search, page: selectUtterances(query, utterances) });

async function partyPage(c: Context, serving: Serving, id: string): Promise<Response> {
  const asked = ledgerQueryOf(c);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return badQuery(c, asked.problems);
  const setting = await readSetting(serving);
  const { watchlist } = setting;
  const party = watchlist.parties.find((known) => known.id === id);
  if (party === undefined) return problem(c, notFound('No party of the watchlist has this id.'));
  const utterances = await readParty(serving, watchlist, id);
  const ledger = {
    ...ledgerOf(pathTo.party(id), utterances, asked),
    all: byId(utterances),
    names: namesIn(watchlist),
    oneSpeaker: false,
  };
  const place = { title: party.name, current: 'parties' as const, search: `?party=${id}` };
  return show(c, setting, place, <PartyPage party={party} ledger={ledger} />);
}

async function speakersPage(c: Context, serving: Serving): Promise<Response> {
  const setting = await readSetting(serving);
  const { watchlist } = setting;
  const list = await readSpeakerList(serving, watchlist);
  const heard = new Set(list.listed.map(({ speaker }) => speaker.id));
  const silent = watchlist.speakers.filter(({ id }) => !heard.has(id));
  const content = <SpeakersPage list={list} silent={silent} names={namesIn(watchlist)} />;
  return show(c, setting, { title: 'Speakers', current: 'speakers' }, content);
}

async function speakerPage(c: Context, serving: Serving, id: string): Promise<Response> {
  const asked = ledgerQueryOf(c);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return badQuery(c, asked.problems);
  const setting = await readSetting(serving);
  const { watchlist } = setting;
  const spoken = isNameId(id) ? await readSpeaker(serving, watchlist, id) : null;
  if (spoken === null) return problem(c, notFound('No speaker has this id.'));
  const speaker = watchlist.speakers.find((known) => known.id === id) ?? null;
  const name = speaker?.name ?? spoken.utterances[0]?.speaker.name ?? id;
  const ledger = {
    ...ledgerOf(pathTo.speaker(id), spoken.utterances, asked),
    all: spoken.all,
    names: namesIn(watchlist),
    oneSpeaker: true,
  };
  const search = `?speaker=${encodeURIComponent(id)}`;
  const content = <SpeakerPage name={name} speaker={speaker} ledger={ledger} />;
  return show(c, setting, { title: line(name), current: 'speakers', search }, content);
}

async function positionsPage(c: Context, serving: Serving): Promise<Response> {
  const setting = await readSetting(serving);
  const states = await readStanding(serving, setting.watchlist);
  const { positions } = setting.watchlist;
  const names = namesIn(setting.watchlist);
  const content = <PositionsPage {...{ positions, states, names }} when={whenOf(setting)} />;
  return show(c, setting, { title: 'Positions', current: 'positions', search: '?kind=position' }, content);
}
