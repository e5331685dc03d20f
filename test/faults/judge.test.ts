import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ids } from '../../src/core/model/ids.ts';
import { Alert, JudgedArticle, StatementRecord } from '../../src/core/model/index.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import { articleId } from '../../src/core/model/url.ts';
import { RECEIVERS, watched } from '../fakes/judged-world.ts';
import type { Fault } from './faults.ts';
import { type Outcome, play } from './run.ts';
import type { Scenario } from './scenario.ts';
import type { WebStory } from './web.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
/** The rules are not sure of it, and the judge of these runs knows nothing like it. */
const SAID = 'Norland wants the fishermen to be released';
const FEED = 'https://courier.example/feed.xml';
const storyOf = (slug: string, headline: string, paragraphs: string[], publishedAt: string): WebStory => ({
  url: `https://courier.example/${slug}`,
  guid: slug,
  headline,
  paragraphs,
  publishedAt,
});
const old = storyOf(
  'old',
  'Norland plans a road',
  ['The road to the north will be built by three firms.'],
  '2026-03-01T08:00:00Z',
);
const talks = storyOf(
  'talks',
  'Norland speaks after the talks',
  [
    `"${SAID}," Foreign Minister Ada Holm told reporters on Monday.`,
    'The talks in Aldby lasted for three days and were held in the old customs house by the harbour.',
  ],
  '2026-03-02T09:40:00Z',
);
const PUBLISHED_MS = 40 * MINUTE_MS;

const scenario: Scenario = {
  seed: 'a judge',
  start: START,
  watchlist: { ...watched, sources: watched.sources.slice(0, 1) },
  sources: [{ id: 'courier', host: 'courier.example', url: FEED, kind: 'feed', every: '15m' }],
  subscriptions: RECEIVERS,
  happenings: [
    {
      at: -MINUTE_MS,
      label: 'courier begins',
      act: ({ web }) => {
        web.feeds.set(FEED, []);
        web.publish([FEED], old);
      },
    },
    { at: PUBLISHED_MS, label: 'courier publishes', act: ({ web }) => web.publish([FEED], talks) },
  ],
  settledAt: 20 * MINUTE_MS,
  lastAt: PUBLISHED_MS,
  storyOf: new Map([[talks.url, 'talks']]),
  live: new Set(),
  isJudged: true,
  dropped: new Set(),
  fresh: new Set(['talks']),
};

const ARTICLE = articleId(talks.url);
function stored<T extends z.ZodType>(run: Outcome, schema: T, key: string): z.infer<T> | null {
  const value = run.store.stored().get(key)?.value;
  return value === undefined ? null : schema.parse(JSON.parse(String(value)));
}

/** What the run came to, as readers and receivers see it. */
function seenOf(run: Outcome) {
  const alert = stored(run, Alert, `alert/${ids.firstSight(ARTICLE)}`);
  const record = stored(run, StatementRecord, `statement/${ARTICLE}`);
  const judged = stored(run, JudgedArticle, `judge/${ARTICLE}`);
  const keys = [...run.store.stored().keys()];
  return {
    alerts: keys.filter((key) => key.startsWith('alert/')).length,
    logged: keys.filter((key) => key.startsWith('log/')).length,
    alert: [alert?.kind, alert?.statements.map((one) => [one.text, one.told, one.judge?.by])],
    record: record?.statements.map(({ verdict, sure, judge }) => [verdict, sure, judge?.by]),
    answers: Object.keys(judged?.answers ?? {}).length,
    events: [...new Set(run.posts.filter(isGood).map(({ event, url }) => `${url} ${event}`))].toSorted(),
    dead: keys.filter((key) => key.startsWith('dead/')),
    waiting: [...run.queues].flatMap(([name, queue]) => queue.waiting().map(() => name)),
  };
}

/** What a run did, by the number of each operation: `put judge/…`. */
const operationsOf = ({ trace }: Outcome): Map<number, string> =>
  new Map(
    trace.flatMap((line): [number, string][] => {
      const [, nth, what] = /^ *[\d.]+ (\d+) (\S+ \S+)/u.exec(line) ?? [];
      return nth === undefined || what === undefined ? [] : [[Number(nth), what]];
    }),
  );

const isGood = ({ status }: Outcome['posts'][number]): boolean => status !== null && status < 300;
describe('an article about which a judge is asked', () => {
  test.each([
    ['wherever an isolate dies', null],
    ['wherever an isolate dies, over storage that is always a minute behind', 'behind'],
  ] as const)(
    'comes to the same %s: one answer, one alert, one event for each endpoint',
    async (_name, how) => {
      const stale: Fault[] = how === null ? [] : [{ kind: 'stale', how, from: 0, until: 400 * HOUR_MS }];
      const calm = await play(scenario, stale, { isTraced: true, isShort: true });
      const expected = seenOf(calm);
      expect(expected).toMatchObject({
        alert: ['statement', [[SAID, 'by-itself', 'model']]],
        answers: 1,
        events: [expect.any(String), expect.any(String)],
        dead: [],
        waiting: [],
      });
      const operations = operationsOf(calm);
      const until = calm.operationsBy(PUBLISHED_MS + 20 * MINUTE_MS);
      const wrong: string[] = [];
      for (let op = calm.operationsBy(PUBLISHED_MS); op <= until; op += 1) {
        for (const when of ['before', 'after'] as const) {
          const run = await play(scenario, [{ kind: 'kill', op, when }, ...stale], { isShort: true });
          const note = (what: string) => wrong.push(`${what}: killed ${when} ${op} ${operations.get(op)}`);
          if (JSON.stringify(seenOf(run)) !== JSON.stringify(expected)) note('another outcome');
          // What dies between an answer and its storing is asked again.
          const isLost = /^(?:post judge|put judge\/)/u.test(operations.get(op) ?? '');
          if (run.questions.length > (isLost ? 2 : 1)) note('asked twice');
          // A delivery that dies between its request and its record, or beside another work of its isolate, is made again under the same id.
          const isDelivery = /^(?:post http|put delivery\/|send DELIVERIES|list recent\/)/u.test(
            operations.get(op) ?? '',
          );
          if (run.posts.filter(isGood).length > expected.events.length && !isDelivery) note('posted twice');
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
