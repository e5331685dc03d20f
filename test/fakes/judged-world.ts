import { MINUTE_MS } from '../../src/core/model/time.ts';
import type { JudgeAnswer, JudgeFailure, JudgeQuestion } from '../../src/core/model/index.ts';
import { ok, err } from '../../src/core/model/result.ts';
import type { Judge } from '../../src/io/judge.ts';
import { deliver } from '../../src/pipeline/deliver/deliver.ts';
import { answerOf } from '../core/ledger/judge/question-cases.ts';
import { parties, unrelated } from '../core/ledger/ledger-rows.ts';
import { noFilter } from './filter.ts';
import { watchlistOf } from './outlet.ts';
import { subscriptionTo } from './post-office.ts';
import { type Outlet, serveOutlet, storyOn } from './serve.ts';
import { makeWorld, type World } from './world.ts';

/** Norland's ledger knows enough to claim something. */
export const watched = {
  ...watchlistOf(['courier', 'herald'].map((id) => ({ id, url: `https://${id}.example/feed.xml` }))),
  subject: { all: [['norland*']] },
  parties: parties.map(({ id, name, names }) => ({ id, name, names })),
  speakers: [{ id: 'ada-holm', name: 'Ada Holm', roles: [{ title: 'foreign minister', party: 'norland' }] }],
  history: unrelated.map(({ text, saidOn, url }) => ({
    speaker: 'Ada Holm',
    party: 'norland',
    text,
    saidOn,
    url,
    outlet: 'Courier',
  })),
};

export const ALL = 'https://all.receiver.example/hook';
export const STATEMENTS = 'https://statements.receiver.example/hook';

/** What a judge says about a clause at the time it is asked. */
type Says = (question: JudgeQuestion) => Partial<JudgeAnswer> | JudgeFailure;

export type JudgedWorld = {
  readonly world: World;
  readonly courier: Outlet;
  readonly herald: Outlet;
  /** The clauses that the judge was asked about, in order. */
  readonly asked: string[];
  /** What receivers got: address, type, event, and minutes since the start. */
  readonly posts: { url: string; type: string; event: string; minute: number }[];
  says: Says;
  /** Lets time pass in steps of ten seconds, with a tick every 15 minutes, and works off all that falls due. */
  live(minutes: number): Promise<void>;
};

const OLD = storyOn('the old road', {
  headline: 'Norland plans a road',
  publishedAt: '2026-03-01T08:00:00Z',
});
const STEP_MS = 10_000;
const START = Date.parse('2026-03-02T09:00:00Z');

/** One receiver wants everything, the other statements alone. */
export const RECEIVERS = [
  subscriptionTo(ALL),
  subscriptionTo(STATEMENTS, { filter: { ...noFilter, kind: ['statement'] } }),
];

/** Two outlets, a judge and two receivers, a minute before the second tick. */
export async function openJudgedWorld({
  staleMs = 0,
  withJudge = true,
  receivers = RECEIVERS,
} = {}): Promise<JudgedWorld> {
  const judge: Judge = {
    model: 'small-model',
    async ask(question) {
      judged.asked.push(question.clause);
      const said = judged.says(question);
      return 'kind' in said ? err(said) : ok({ answer: answerOf(said), model: 'small-model-2' });
    },
  };
  const world = makeWorld(watched, START, staleMs, withJudge ? judge : null);
  const { dependencies, posted } = world;
  Object.assign(dependencies.fetch, {
    post: async ({ url, body, headers }: { url: string; body: string; headers: Record<string, string> }) => {
      const { type } = JSON.parse(body) as { type: string };
      const minute = Math.round((world.now - START) / MINUTE_MS);
      judged.posts.push({ url, type, event: headers['webhook-id'] ?? '', minute });
      return ok({ status: 204, text: '', retryAfterSeconds: null, milliseconds: 1 });
    },
  });
  const [courier, herald] = ['courier', 'herald'].map((id) =>
    serveOutlet(world, `https://${id}.example`, [OLD]),
  ) as [Outlet, Outlet];
  for (const receiver of receivers) await dependencies.corpus.putSubscription(receiver);

  async function workDeliveries(): Promise<void> {
    for (;;) {
      const next = posted.find(({ dueAt }) => dueAt <= world.now);
      if (next === undefined) return;
      posted.splice(posted.indexOf(next), 1);
      const outcome = await deliver(dependencies, next.message);
      if ('retryAfterSeconds' in outcome)
        posted.push({ ...next, dueAt: world.now + outcome.retryAfterSeconds * 1_000 });
    }
  }
  let nextTick = START + 15 * MINUTE_MS;
  const judged: JudgedWorld = {
    world,
    courier,
    herald,
    asked: [],
    posts: [],
    says: () => ({}),
    async live(minutes) {
      const until = world.now + minutes * MINUTE_MS;
      while (world.now < until) {
        world.now += STEP_MS;
        if (world.now >= nextTick) {
          nextTick += 15 * MINUTE_MS;
          await world.tick();
        } else await world.drain();
        await workDeliveries();
      }
    },
  };
  await world.tick();
  await judged.live(14);
  return judged;
}
