import { Hono, type Context } from 'hono';
import { isNameId } from '../../core/parameters.ts';
import { badQuery, notFound, problem } from '../problem.tsx';
import { answerJson } from '../answer.ts';
import { readSetting, type Serving } from '../serving.ts';
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
    const [{ watchlist }, states] = await Promise.all([readSetting(serving), readStanding(serving)]);
    const items = watchlist.positions.map(({ id, question, answers }) => ({
      id,
      question,
      answers: answers.map((answer) => ({ id: answer.id, label: answer.label })),
      answer: states.get(id)?.answer ?? null,
      standing: states.get(id)?.standing ?? null,
      since: states.get(id)?.since ?? null,
      moves: states.get(id)?.moves ?? [],
      evidence: states.get(id)?.evidence ?? [],
    }));
    return answerJson(c, serving, { items, cursor: null });
  });
  return app;
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
