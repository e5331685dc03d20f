import { Hono, type Context } from 'hono';
import type { PositionState } from '../../core/model/index.ts';
import { isNameId } from '../../core/alerts/parameters.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import { respondBadQuery, notFound, respondProblem } from '../http/problem.tsx';
import { answerJson } from '../http/answer.ts';
import { readWatchState, type ServeContext } from '../context.ts';
import { selectUtterances } from './query.ts';
import { readParty, readSpeaker, readSpeakerList, readPositionStates } from './read-ledger.ts';
import { ledgerQueryOf } from './request.ts';
import type { Utterance } from './utterances.ts';

/** The same as the pages of what was said, in JSON. */
export function ledgerApiRoutes(context: ServeContext): Hono {
  const app = new Hono();
  app.get('/api/parties/:id', (c) =>
    answerLedger(c, context, 'No party of the watchlist has this id.', async (id) => {
      const { watchlist } = await readWatchState(context);
      const isKnown = watchlist.parties.some((party) => party.id === id);
      return isKnown ? readParty(context, watchlist, id) : null;
    }),
  );
  app.get('/api/speakers/:id', (c) =>
    answerLedger(c, context, 'No speaker has this id.', async (id) => {
      const { watchlist } = await readWatchState(context);
      return isNameId(id) ? ((await readSpeaker(context, watchlist, id))?.utterances ?? null) : null;
    }),
  );
  app.get('/api/speakers', async (c) => {
    const { watchlist } = await readWatchState(context);
    const { listed, hidden } = await readSpeakerList(context, watchlist);
    return answerJson(c, context, { items: listed, cursor: null, hidden });
  });
  app.get('/api/positions', async (c) => {
    const { watchlist } = await readWatchState(context);
    const states = await readPositionStates(context, watchlist);
    const items = watchlist.positions.map((position) => answered(position, states.get(position.id)));
    return answerJson(c, context, { items, cursor: null });
  });
  return app;
}

/** How a question is answered; what nothing answered has no standing. */
function answered({ id, question, answers }: Position, state: PositionState | undefined) {
  const answer = state?.answer ?? null;
  return {
    id,
    question,
    answers: answers.map(({ id: name, label }) => ({ id: name, label })),
    answer,
    standing: answer === null ? null : (state?.standing ?? null),
    since: state?.since ?? null,
    moves: state?.moves ?? [],
    evidence: state?.evidence ?? [],
  };
}

async function answerLedger(
  c: Context,
  context: ServeContext,
  missing: string,
  read: (id: string) => Promise<readonly Utterance[] | null>,
): Promise<Response> {
  const asked = ledgerQueryOf(c);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return respondBadQuery(c, asked.problems);
  const utterances = await read(c.req.param('id') ?? '');
  if (utterances === null) return respondProblem(c, notFound(missing));
  const { items, cursor } = selectUtterances(asked.query, utterances);
  return answerJson(c, context, { items, cursor });
}
