import type { Context } from 'hono';
import { isNameId } from '../../core/alerts/query-parameters.ts';
import type { PositionState } from '../../core/model/index.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import { readWatchState, type ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { idOf, withQuery } from '../http/request.ts';
import { respondJson } from '../http/respond.ts';
import { readRoute, type Route } from '../route.ts';
import { type OpenedList, readList } from './ledger-list.ts';
import { ledgerParameters, readLedgerQuery } from './query.ts';
import { openParty, openSpeaker, readPositionStates, readSpeakerList } from './read-ledger.ts';

/** The reads of statements: the same as their pages, in JSON. */
export const ledgerApiRoutes: readonly Route[] = [
  readRoute('/api/parties/:id', getParty, {
    id: 'getParty',
    tag: 'Statements',
    summary: 'The ledger of a party',
    query: ledgerParameters,
    answer: 'UtteranceList',
  }),
  readRoute('/api/speakers', listSpeakers, {
    id: 'listSpeakers',
    tag: 'Statements',
    summary: 'The speakers, with the number of their statements',
    answer: 'SpeakerList',
  }),
  readRoute('/api/speakers/:id', getSpeaker, {
    id: 'getSpeaker',
    tag: 'Statements',
    summary: 'The statements of a speaker',
    query: ledgerParameters,
    answer: 'UtteranceList',
  }),
  readRoute('/api/positions', listPositions, {
    id: 'listPositions',
    tag: 'Statements',
    summary: 'The present answer to each position, with its history and evidence',
    answer: 'PositionList',
  }),
];

function getParty(c: Context, context: ServeContext): Promise<Response> {
  return serveLedger(c, context, 'No party of the watchlist has this id.', async (id) => {
    const { watchlist } = await readWatchState(context);
    const isKnown = watchlist.parties.some((party) => party.id === id);
    return isKnown ? openParty(context, watchlist, id) : null;
  });
}

function getSpeaker(c: Context, context: ServeContext): Promise<Response> {
  return serveLedger(c, context, 'No speaker has this id.', async (id) => {
    const { watchlist } = await readWatchState(context);
    return isNameId(id) ? openSpeaker(context, watchlist, id) : null;
  });
}

const serveLedger = (
  c: Context,
  context: ServeContext,
  missing: string,
  open: (id: string) => Promise<OpenedList | null>,
): Promise<Response> =>
  withQuery(c, context, readLedgerQuery, async ({ query }) => {
    const opened = await open(idOf(c));
    if (opened === null) return respondProblem(c, notFound(missing));
    const { items, cursor } = (await readList(context, opened, query, { isPage: false })).page;
    return respondJson({ items, cursor });
  });

async function listSpeakers(_: Context, context: ServeContext): Promise<Response> {
  const { watchlist } = await readWatchState(context);
  const { listed, hidden } = await readSpeakerList(context, watchlist);
  return respondJson({ items: listed, cursor: null, hidden });
}

async function listPositions(_: Context, context: ServeContext): Promise<Response> {
  const { watchlist } = await readWatchState(context);
  const states = await readPositionStates(context, watchlist);
  const items = watchlist.positions.map((position) => servedPosition(position, states.get(position.id)));
  return respondJson({ items, cursor: null });
}

/** A question that nothing answered yet has no standing. */
function servedPosition({ id, question, answers }: Position, state: PositionState | undefined) {
  const answer = state?.answer ?? null;
  return {
    id,
    question,
    answers: answers.map(({ id: name, label }) => ({ id: name, label })),
    answer,
    standing: answer === null ? null : (state?.standing ?? null),
    ...(state?.announced === true ? { announced: true } : {}),
    since: state?.since ?? null,
    moves: state?.moves ?? [],
    evidence: state?.evidence ?? [],
  };
}
