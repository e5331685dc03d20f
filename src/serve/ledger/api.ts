import { Hono, type Context } from 'hono';
import type { PositionState } from '../../core/model/index.ts';
import { isNameId } from '../../core/alerts/parameters.ts';
import type { Position } from '../../core/watchlist/schema.ts';
import { badQuery, notFound, problem } from '../ui/problem.tsx';
import { answerJson } from '../http/answer.ts';
import { readSetting, type Serving } from '../context.ts';
import { selectUtterances } from './query.ts';
import { readParty, readSpeaker, readSpeakerList, readStanding } from './read.ts';
import { ledgerQueryOf } from './request.ts';
import type { Utterance } from './utterances.ts';

/** The same as the pages of what was said, in JSON. */
export function ledgerApiRoutes(serving: Serving): Hono {
  const app = new Hono();
  app.get('/api/parties/:id', (c) =>
    answerLedger(c, serving, 'No party of the watchlist has this id.', async (id) => {
      const { watchlist } = await readSetting(serving);
      const isKnown = watchlist.parties.some((party) => party.id === id);
      return isKnown ? readParty(serving, watchlist, id) : null;
    }),
  );
  app.get('/api/speakers/:id', (c) =>
    answerLedger(c, serving, 'No speaker has this id.', async (id) => {
      const { watchlist } = await readSetting(serving);
      return isNameId(id) ? ((await readSpeaker(serving, watchlist, id))?.utterances ?? null) : null;
    }),
  );
  app.get('/api/speakers', async (c) => {
    const { watchlist } = await readSetting(serving);
    const { listed, hidden } = await readSpeakerList(serving, watchlist);
    return answerJson(c, serving, { items: listed, cursor: null, hidden });
  });
  app.get('/api/positions', async (c) => {
    const { watchlist } = await readSetting(serving);
    const states = await readStanding(serving, watchlist);
    const items = watchlist.positions.map((position) => answered(position, states.get(position.id)));
    return answerJson(c, serving, { items, cursor: null });
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
  serving: Serving,
  missing: string,
  read: (id: string) => Promise<readonly Utterance[] | null>,
): Promise<Response> {
  const asked = ledgerQueryOf(c);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return badQuery(c, asked.problems);
  const utterances = await read(c.req.param('id') ?? '');
  if (utterances === null) return problem(c, notFound(missing));
  const { items, cursor } = selectUtterances(asked.query, utterances);
  return answerJson(c, serving, { items, cursor });
}
