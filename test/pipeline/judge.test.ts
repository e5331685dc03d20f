import { describe, expect, test } from 'vitest';
import type { JudgeAnswer, JudgeFailure } from '../../src/core/model/index.ts';
import { ids } from '../../src/core/model/ids.ts';
import { articleId } from '../../src/core/model/url.ts';
import { replayDeadLetter, storeDeadLetter } from '../../src/pipeline/dead-letters.ts';
import { newDeskMemory } from '../../src/pipeline/desk/batch.ts';
import { desk } from '../../src/pipeline/desk/desk.ts';
import { newJudgeMemory } from '../../src/pipeline/judge/ask-question.ts';
import { askJudge } from '../../src/pipeline/judge/judge.ts';
import { ALL, type JudgedWorld, openJudgedWorld, STATEMENTS } from '../fakes/judged-world.ts';
import { storyOn } from '../fakes/serve.ts';

/** The rules find nothing like these, and are not sure that they are new; the last is marked for its form. */
const SETTLEMENT = 'Norland supports a fair settlement with Vestia';
const BLOCKADE = 'Norland opposes any blockade of the strait';
const SCHOOLS = 'Norland will open a school in every village';
/** They are sure that this is. */
const CROSSING = 'Norland has closed the crossing at Brod';

const quoted = (text: string) => `"${text}," Foreign Minister Ada Holm told reporters on Monday.`;
const FILLER = [
  'The talks in Aldby lasted for three days and were held in the old customs house by the harbour.',
  'Fishermen from the northern villages waited outside with banners and a brass band until late.',
  'A second round is planned for the spring, when the passes will be free of snow again.',
];
const article = (...texts: string[]) =>
  storyOn('talks', {
    headline: 'Norland speaks after the talks',
    publishedAt: '2026-03-02T09:10:00Z',
    paragraphs: [...texts.map(quoted), ...FILLER],
  });

const ARTICLE = articleId('https://courier.example/talks');
const ALERT = ids.firstSight(ARTICLE);

async function told({ world }: JudgedWorld) {
  const rows = await world.dependencies.corpus.listLog();
  const alerts = await world.alerts();
  return alerts.map(({ id, kind, severity, statements }) => ({
    id,
    kind,
    severity,
    row: rows.find((row) => row.id === id)?.kind,
    statements: statements.map(({ text, told: as, verdict, sure, judge }) => [
      text,
      as,
      verdict,
      sure,
      judge?.by,
    ]),
  }));
}
const kept = async ({ world }: JudgedWorld, id = ARTICLE) =>
  (await world.dependencies.corpus.getStatements(id))?.statements.map(({ text, verdict, sure, judge }) => [
    text,
    verdict,
    sure,
    judge,
  ]);
const byModel = { by: 'model', model: 'small-model-2', reason: 'no candidate names a toll' };
const day = async ({ world }: JudgedWorld) => {
  const found = await world.dependencies.corpus.getJudgeDay();
  return (
    found && {
      asked: found.asked,
      answered: found.answered,
      failed: found.failed,
      waiting: found.waiting.length,
    }
  );
};
const slow: JudgeFailure = { kind: 'timeout', seconds: 30 };

type ToldAs = Readonly<Record<'kind' | 'severity' | 'as' | 'verdict', string> & { sure: boolean }>;

describe('an article of which the rules leave a statement unsure', () => {
  test.each<[string, Partial<JudgeAnswer>, ToldAs, string[]]>([
    [
      'is told as a statement where the judge finds nothing like it',
      { relation: 'different' },
      { kind: 'statement', severity: 'major', as: 'by-itself', verdict: 'new', sure: true },
      ['alert.statement all', 'alert.statement statements'],
    ],
    [
      'is told as a statement where it takes back what was said',
      { relation: 'contradicts', candidate: 2 },
      { kind: 'statement', severity: 'major', as: 'by-itself', verdict: 'new', sure: true },
      ['alert.statement all', 'alert.statement statements'],
    ],
    [
      'is an article like any other where the judge knows the statement',
      { relation: 'same', candidate: 1 },
      { kind: 'new', severity: 'notable', as: 'listed', verdict: 'repeat', sure: true },
      ['alert.new all'],
    ],
    [
      'is no news where it adds to what was said',
      { relation: 'adds', candidate: 1 },
      { kind: 'new', severity: 'notable', as: 'listed', verdict: 'partial', sure: true },
      ['alert.new all'],
    ],
    [
      'is no news where somebody else says it',
      { attribution: 'wrong' },
      { kind: 'new', severity: 'notable', as: 'listed', verdict: 'new', sure: false },
      ['alert.new all'],
    ],
    [
      'is marked where it may be somebody else who says it',
      { attribution: 'unsure' },
      { kind: 'new', severity: 'notable', as: 'marked', verdict: 'new', sure: false },
      ['alert.new all'],
    ],
    [
      'is no news where it is a courtesy',
      { substance: 'courtesy' },
      { kind: 'new', severity: 'notable', as: 'listed', verdict: 'new', sure: true },
      ['alert.new all'],
    ],
  ])('%s', async (_name, answer, { kind, severity, as, verdict, sure }, posts) => {
    const judged = await openJudgedWorld();
    judged.says = () => answer;
    judged.courier.publish(article(SCHOOLS));
    await judged.live(30);
    expect({ told: await told(judged), asked: judged.asked, kept: await kept(judged) }).toEqual({
      told: [{ id: ALERT, kind, severity, row: kind, statements: [[SCHOOLS, as, verdict, sure, 'model']] }],
      asked: [SCHOOLS],
      kept: [[SCHOOLS, verdict, sure, byModel]],
    });
    const [sent] = judged.posts;
    const got = judged.posts.map(({ url, type }) => `${type} ${url === ALL ? 'all' : 'statements'}`);
    expect(got.toSorted()).toEqual(posts);
    expect([sent?.event, sent?.minute]).toEqual([ALERT, 18]);
  });

  test('is told at once where the rules are sure of another, and the rest follows in the same alert', async () => {
    const judged = await openJudgedWorld();
    judged.courier.publish(article(SETTLEMENT, CROSSING));
    await judged.live(30);
    expect(await told(judged)).toMatchObject([
      {
        id: ALERT,
        kind: 'statement',
        statements: [
          [SETTLEMENT, 'by-itself', 'new', true, 'model'],
          [CROSSING, 'by-itself', 'new', true, 'rules'],
        ],
      },
    ]);
    const got = judged.posts.map(({ url, type, minute }) => [url, type, minute].join(' '));
    expect(got.toSorted()).toEqual([`${ALL} alert.statement 15`, `${STATEMENTS} alert.statement 15`]);
  });

  test('waits for nobody, and is told by the rules, where there is no judge', async () => {
    const judged = await openJudgedWorld({ withJudge: false });
    judged.courier.publish(article(SCHOOLS));
    await judged.live(30);
    expect(await told(judged)).toMatchObject([
      { kind: 'new', statements: [[SCHOOLS, 'marked', 'new', false, 'rules']] },
    ]);
    expect(judged.posts.map(({ url, minute }) => [url, minute])).toEqual([[ALL, 15]]);
    expect(judged.world.store.keys('judge')).toEqual([]);
  });

  test('is compared with what the judge found when somebody says it again', async () => {
    const judged = await openJudgedWorld();
    judged.courier.publish(article(SCHOOLS));
    await judged.live(30);
    const [row] = (await judged.world.dependencies.corpus.listRecent()).filter(
      (one) => one.article === ARTICLE,
    );
    const record = await judged.world.dependencies.corpus.getStatements(ARTICLE);
    expect([row?.statedAt === record?.at, (record?.at ?? '') > '2026-03-02T09:15']).toEqual([true, true]);
  });
});

describe('a copy of a known story', () => {
  const copied = async (answer: Partial<JudgeAnswer>) => {
    const judged = await openJudgedWorld();
    judged.says = () => answer;
    judged.courier.publish(article());
    await judged.live(15);
    judged.herald.publish(article(BLOCKADE));
    await judged.live(30);
    const herald = articleId('https://herald.example/talks');
    const alert = await judged.world.dependencies.corpus.getAlert(ids.firstSight(herald));
    return {
      judged,
      alert,
      suppressed: (await judged.world.suppressed()).filter(({ article: id }) => id === herald),
    };
  };

  test('that holds something the judge is sure is new is told then, and is no longer among what was not told', async () => {
    const { judged, alert, suppressed } = await copied({});
    expect([alert?.kind, alert?.at.slice(0, 16), suppressed]).toEqual(['statement', '2026-03-02T09:30', []]);
    expect((await told(judged)).map(({ kind, row }) => [kind, row])).toEqual([
      ['new', 'new'],
      ['statement', 'statement'],
    ]);
    expect(judged.posts.flatMap(({ event, url }) => (event === alert?.id ? [url] : [])).toSorted()).toEqual([
      ALL,
      STATEMENTS,
    ]);
  });

  test('stays silent where the judge knows what it adds', async () => {
    const { judged, alert, suppressed } = await copied({ relation: 'same', candidate: 1 });
    expect([alert, suppressed.map(({ rule }) => rule), judged.asked]).toEqual([
      null,
      ['same-story'],
      [BLOCKADE],
    ]);
  });
});

test('an edit that adds something the judge is sure is new is told as a statement, with what was edited', async () => {
  const judged = await openJudgedWorld();
  judged.courier.publish(article());
  await judged.live(15);
  judged.courier.edit('talks', { paragraphs: [...FILLER, quoted(BLOCKADE)] });
  await judged.live(90);
  const alerts = await judged.world.alerts();
  expect(
    alerts.map(({ kind, change, statements }) => [
      kind,
      change !== null,
      statements.map(({ told: as }) => as),
    ]),
  ).toEqual([
    ['new', false, []],
    ['statement', true, ['by-itself']],
  ]);
  expect(judged.asked).toEqual([BLOCKADE]);
});

describe('a judge who does not answer', () => {
  test('changes nothing, and is asked again later: the same alert then reaches those who lack it, and nobody twice', async () => {
    const judged = await openJudgedWorld();
    judged.says = () => (judged.asked.length === 1 ? slow : {});
    judged.courier.publish(article(SCHOOLS));
    await judged.live(10);
    expect([await told(judged), await day(judged)]).toMatchObject([
      [{ id: ALERT, kind: 'new', statements: [[SCHOOLS, 'marked', 'new', false, 'rules']] }],
      { asked: 1, answered: 0, failed: { timeout: 1 }, waiting: 1 },
    ]);
    const [before] = await judged.world.alerts();
    await judged.live(30);
    expect([await told(judged), await day(judged)]).toMatchObject([
      [
        {
          id: ALERT,
          kind: 'statement',
          row: 'statement',
          statements: [[SCHOOLS, 'by-itself', 'new', true, 'model']],
        },
      ],
      { asked: 2, answered: 1, failed: { timeout: 1 }, waiting: 0 },
    ]);
    const [alert] = await judged.world.alerts();
    const row = (await judged.world.dependencies.corpus.listLog())[0];
    expect([alert?.at, row?.at, row?.severity]).toEqual([before?.at, before?.at, 'major']);
    expect([before?.judgedAt, alert?.judgedAt?.slice(0, 15)]).toEqual([undefined, '2026-03-02T09:3']);
    expect(judged.posts.map(({ url, type }) => [url, type])).toEqual([
      [ALL, 'alert.new'],
      [STATEMENTS, 'alert.statement'],
    ]);
  });

  test('who answers bit by bit leaves the alert in the digest of the time at which it became what it is', async () => {
    const judged = await openJudgedWorld();
    judged.says = () => ([1, 3].includes(judged.asked.length) ? slow : {});
    judged.courier.publish(article(SCHOOLS, SETTLEMENT));
    const rowAfter = async (minutes: number) => {
      await judged.live(minutes);
      const [row] = await judged.world.dependencies.corpus.listLog();
      return [row?.kind, row?.toldAt?.slice(11, 15), judged.asked.length];
    };
    expect([await rowAfter(10), await rowAfter(20), await rowAfter(90)]).toEqual([
      ['new', undefined, 1],
      ['statement', '09:3', 3],
      ['statement', '09:3', 4],
    ]);
  });

  test('is given up after a day, on which the rules alone decide', async () => {
    const judged = await openJudgedWorld();
    judged.says = () => slow;
    judged.courier.publish(article(SCHOOLS));
    await judged.live(20);
    for (let hours = 0; hours < 26; hours += 1) {
      judged.world.now += 3_600_000;
      await judged.world.drain();
    }
    expect([judged.asked.length, judged.world.questions, (await told(judged))[0]?.kind]).toEqual([
      5,
      [],
      'new',
    ]);
    expect((await judged.world.dependencies.corpus.getJudgeDay())?.givenUp).toBe(1);
  });

  test('is asked about one question more than the day has on the next day', async () => {
    const judged = await openJudgedWorld();
    Object.assign(judged.world.dependencies.settings.judge ?? {}, { daily: 1 });
    judged.courier.publish(article(SCHOOLS, SETTLEMENT));
    await judged.live(20);
    expect([judged.asked.length, await day(judged)]).toEqual([
      1,
      { asked: 1, answered: 1, failed: { cap: 1 }, waiting: 1 },
    ]);
    judged.world.now = Date.parse('2026-03-03T00:06:00Z');
    await judged.world.drain();
    expect([judged.asked.toSorted(), await day(judged)]).toEqual([
      [SETTLEMENT, SCHOOLS].toSorted(),
      { asked: 1, answered: 1, failed: {}, waiting: 0 },
    ]);
  });

  test('is not asked on when it cannot be reached, but is when one question is refused or its answer cannot be understood', async () => {
    const asked = async (failure: JudgeFailure) => {
      const judged = await openJudgedWorld();
      judged.says = () => failure;
      judged.courier.publish(article(SCHOOLS, SETTLEMENT));
      await judged.live(5);
      return judged.asked.length;
    };
    const refused = (status: number) => asked({ kind: 'status', status, retryAfterSeconds: null });
    expect([await asked(slow), await refused(401), await refused(503)]).toEqual([1, 1, 1]);
    expect([await asked({ kind: 'bad-answer', text: 'not JSON' }), await refused(400)]).toEqual([2, 2]);
  });
});

describe('what comes twice', () => {
  /** Hands out each message of desk and judge again some minutes later, each to an isolate that remembers nothing. */
  async function repeated(staleMs: number) {
    const judged = await openJudgedWorld({ staleMs });
    const { dependencies } = judged.world;
    const { desk: toDesk, judge: toJudge } = dependencies.queues;
    const again: (() => Promise<unknown>)[] = [];
    Object.assign(dependencies.queues, {
      desk: async (messages: Parameters<typeof toDesk>[0]) => {
        await toDesk(messages);
        again.push(() => desk(dependencies, messages, newDeskMemory()));
      },
      judge: async (messages: Parameters<typeof toJudge>[0], delay?: number) => {
        await toJudge(messages, delay);
        const received = messages.map((message) => ({ message, attempts: 3 }));
        again.push(() => askJudge(dependencies, received, newJudgeMemory()));
      },
    });
    judged.courier.publish(article(SCHOOLS));
    await judged.live(18);
    Object.assign(dependencies.queues, { desk: toDesk, judge: toJudge });
    judged.world.now += 120_000;
    for (const work of again.splice(0)) await work();
    await judged.live(60);
    return judged;
  }

  test.each([
    ['is asked once and told once', 0],
    ['is asked once and told once over storage that is a minute behind', 60_000],
  ])('%s', async (_name, staleMs) => {
    const judged = await repeated(staleMs);
    expect({ asked: judged.asked, told: await told(judged) }).toMatchObject({
      asked: [SCHOOLS],
      told: [{ id: ALERT, kind: 'statement', statements: [[SCHOOLS, 'by-itself', 'new', true, 'model']] }],
    });
    const reached = judged.posts.map(({ url, event }) => `${event} ${url}`);
    expect(reached).toEqual([...new Set(reached)]);
  });
});

test('a message that died with its isolate waits until what was answered then can be read', async () => {
  const judged = await openJudgedWorld({ staleMs: 60_000 });
  const { world } = judged;
  judged.courier.publish(article(SCHOOLS));
  const sent: Parameters<typeof world.dependencies.queues.judge>[0][number][] = [];
  const { judge: send } = world.dependencies.queues;
  Object.assign(world.dependencies.queues, {
    judge: async (messages: typeof sent) => void sent.push(...messages),
  });
  await judged.live(20);
  Object.assign(world.dependencies.queues, { judge: send });
  const handOut = (attempts: number) =>
    askJudge(
      world.dependencies,
      sent.map((message) => ({ message, attempts })),
      newJudgeMemory(),
    );
  const outcomes = [await handOut(1), await handOut(2)];
  world.now += 90_000;
  outcomes.push(await handOut(3));
  expect([outcomes, judged.asked]).toEqual([[['done'], ['later'], ['done']], [SCHOOLS]]);
});

test('a question or an answer that every retry gave up is kept, and goes on when it is replayed', async () => {
  const judged = await openJudgedWorld();
  const { dependencies, store } = judged.world;
  const { desk: toDesk, judge: toJudge } = dependencies.queues;
  const lost: unknown[] = [];
  const lose = async (messages: readonly unknown[]) => void lost.push(...messages);
  const loseAnswers = async (messages: Parameters<typeof toDesk>[0]) =>
    messages.some(({ kind }) => kind === 'answers') ? lose(messages) : toDesk(messages);
  const replay = async (queue: string) => {
    for (const message of lost.splice(0)) await storeDeadLetter(dependencies, 'readout-dead', 'm1', message);
    const [key = ''] = store.keys(`dead/${queue}/`);
    Object.assign(dependencies.queues, { desk: queue === 'judge' ? loseAnswers : toDesk, judge: toJudge });
    expect(await replayDeadLetter(dependencies, key)).toEqual({ ok: true, value: queue });
    await judged.live(2);
  };
  Object.assign(dependencies.queues, { judge: lose });
  judged.courier.publish(article(SCHOOLS));
  await judged.live(2);
  expect([judged.asked, (await told(judged))[0]?.kind]).toEqual([[], 'new']);
  await replay('judge');
  expect([judged.asked, (await told(judged))[0]?.kind]).toEqual([[SCHOOLS], 'new']);
  await replay('desk');
  expect([judged.asked, (await told(judged))[0]?.kind]).toEqual([[SCHOOLS], 'statement']);
});

describe('a write of storage that fails once', () => {
  test.each(['alert/', 'log/', 'recent/', 'statement/', 'judge/', 'judge-day'])(
    'at %s changes nothing of what is asked, told and delivered',
    async (prefix) => {
      const judged = await openJudgedWorld();
      const { store } = judged.world;
      const { put } = store;
      const failed: string[] = [];
      let seen = 0;
      // The first such write is that of the sight, the second that of the answers; a judge writes once.
      const fails = prefix.startsWith('judge') ? [1] : [1, 3];
      store.put = async (key, value, options) => {
        if (key.startsWith(prefix)) {
          seen += 1;
          if (fails.includes(seen)) {
            failed.push(key);
            throw new Error('500 storage is away');
          }
        }
        return put(key, value, options);
      };
      judged.courier.publish(article(SCHOOLS));
      await judged.live(60);
      expect([failed.length > 0, judged.asked]).toEqual([true, [SCHOOLS]]);
      expect(await told(judged)).toMatchObject([
        {
          id: ALERT,
          kind: 'statement',
          row: 'statement',
          statements: [[SCHOOLS, 'by-itself', 'new', true, 'model']],
        },
      ]);
      expect(await kept(judged)).toEqual([[SCHOOLS, 'new', true, byModel]]);
    },
  );
});
