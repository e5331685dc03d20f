import { describe, expect, test } from 'vitest';
import { readWatchlist } from '../../src/core/watchlist/parse.ts';
import type { DeskMessage, JudgeFailure } from '../../src/core/model/index.ts';
import { ids } from '../../src/core/model/ids.ts';
import { articleId } from '../../src/core/model/url.ts';
import { readLedgers } from '../../src/pipeline/read-ledgers.ts';
import { deleteArticle } from '../../src/serve/admin/api/articles.ts';
import { type JudgedWorld, openJudgedWorld, watched } from '../fakes/judged-world.ts';
import { storyOn } from '../fakes/serve.ts';

const SCHOOLS = 'Norland will open a school in every village';
const BLOCKADE = 'Norland opposes any blockade of the strait';
const FILLER = [
  'The talks in Aldby lasted for three days and were held in the old customs house by the harbour.',
  'Fishermen from the northern villages waited outside with banners and a brass band until late.',
  'A second round is planned for the spring, when the passes will be free of snow again.',
];
const RAIN = [
  'Rain fell on the capital throughout the week, and two bridges over the river Sann were shut to lorries.',
  'Farmers say that the barley came in early and that prices at the market of Ostby have dropped by half.',
];
const article = (...texts: string[]) =>
  storyOn('talks', {
    headline: 'Norland speaks after the talks',
    publishedAt: '2026-03-02T09:10:00Z',
    paragraphs: [
      ...texts.map((text) => `"${text}," Foreign Minister Ada Holm told reporters on Monday.`),
      ...FILLER,
    ],
  });
const ARTICLE = articleId('https://courier.example/talks');
const slow: JudgeFailure = { kind: 'timeout', seconds: 30 };

/** All that is stored, keys and metadata too, without the copies of pages. */
async function everything({ world: { store } }: JudgedWorld): Promise<string> {
  const kept = store.keys().filter((key) => !key.startsWith('snapshot/'));
  const values = await Promise.all(
    kept.map(async (key) => {
      const { keys } = await store.list({ prefix: key, limit: 1 });
      const value: unknown = await store.get(key, 'json').catch(() => '');
      return JSON.stringify([key, value, keys[0]?.metadata ?? null]);
    }),
  );
  return values.join('\n');
}

async function erase({ world }: JudgedWorld, id: string): Promise<void> {
  const request = new Request('https://readout.example/', { method: 'DELETE' });
  await deleteArticle(world.dependencies, request, { id });
  await world.drain();
}

describe('an article that is erased while its question is out', () => {
  test('is asked about no more, and nothing of it comes back', async () => {
    const judged = await openJudgedWorld();
    judged.says = () => slow;
    judged.courier.publish(article(SCHOOLS));
    await judged.live(10);
    judged.says = () => ({});
    await erase(judged, ARTICLE);
    await judged.live(60);
    expect([judged.asked, judged.world.questions, await judged.world.alerts()]).toEqual([[SCHOOLS], [], []]);
    const left = await everything(judged);
    expect([left.includes(SCHOOLS), left.includes(`judge/${ARTICLE}`)]).toEqual([false, false]);
  });

  test('is not told of the answer that comes then', async () => {
    const judged = await openJudgedWorld();
    judged.courier.publish(article(SCHOOLS));
    const held: Promise<void>[] = [];
    judged.says = () => {
      held.push(erase(judged, ARTICLE));
      return {};
    };
    await judged.live(60);
    await Promise.all(held);
    await judged.live(60);
    expect(await judged.world.alerts()).toEqual([]);
    const left = await everything(judged);
    expect([
      left.includes(SCHOOLS),
      left.includes(`judge/${ARTICLE}`),
      left.includes('no candidate names'),
    ]).toEqual([false, false, false]);
    expect(await judged.world.dependencies.corpus.getStatements(ARTICLE)).toBeNull();
  });
});

test('an article that is erased meanwhile is no longer quoted in an alert that a late answer tells', async () => {
  const judged = await openJudgedWorld();
  judged.says = ({ clause }) => (clause === SCHOOLS ? slow : {});
  const earlier = 'Norland will open a school in every harbour';
  const harbours = { headline: 'Norland speaks of harbours', publishedAt: '2026-03-02T09:10:00Z' };
  judged.herald.publish(
    storyOn('harbours', {
      ...harbours,
      paragraphs: [`"${earlier}," Foreign Minister Ada Holm said.`, ...RAIN],
    }),
  );
  await judged.live(15);
  judged.courier.publish(article(SCHOOLS));
  await judged.live(20);
  const quotes = async () => {
    const alerts = (await judged.world.alerts()).filter(({ source: { id } }) => id === 'courier');
    return alerts.map(({ kind, statements }) => [kind, statements[0]?.precedents.map(({ text }) => text)]);
  };
  expect(await quotes()).toEqual([['new', [earlier]]]);
  await erase(judged, articleId('https://herald.example/harbours'));
  await judged.live(20);
  expect(await quotes()).toEqual([['new', []]]);
  judged.says = () => ({});
  await judged.live(240);
  expect(await quotes()).toEqual([['statement', []]]);
});

test('an answer that the desk gets long after it came changes a ledger that was written meanwhile', async () => {
  const judged = await openJudgedWorld();
  const { dependencies, sent } = judged.world;
  const { corpus, queues } = dependencies;
  const held: DeskMessage[] = [];
  Object.assign(dependencies.queues, {
    desk: async (messages: readonly DeskMessage[]) => {
      held.push(...messages.filter(({ kind }) => kind === 'answers'));
      sent.desk.push(...messages.filter(({ kind }) => kind !== 'answers'));
    },
  } satisfies Partial<typeof queues>);
  judged.courier.publish(article(SCHOOLS));
  await judged.live(50);
  sent.desk.push({ kind: 'compact', clock: { tick: judged.world.now, sentAt: judged.world.now } });
  await judged.live(1);
  const judges = async () => {
    const read = readWatchlist(watched);
    if (!read.ok) throw new Error('the watchlist is good');
    const known = { watchlist: read.value, recent: await corpus.listRecent() };
    const rows = await readLedgers(corpus, known, ['norland']);
    return rows.get('norland')?.flatMap(({ text, judge }) => (text === SCHOOLS ? [judge?.by] : []));
  };
  expect([held.length, await judges()]).toEqual([1, ['rules']]);
  sent.desk.push(...held);
  await judged.live(2);
  expect(await judges()).toEqual(['model']);
});

test('a copy whose source is no longer watched is not told by a late answer', async () => {
  const judged = await openJudgedWorld();
  judged.says = () => slow;
  judged.courier.publish(article());
  await judged.live(15);
  judged.herald.publish(article(BLOCKADE));
  await judged.live(20);
  judged.says = () => ({});
  const { corpus } = judged.world.dependencies;
  const left = { ...watched, sources: watched.sources.filter(({ id }) => id !== 'herald') };
  await corpus.putWatchlist(left);
  await judged.live(90);
  const herald = articleId('https://herald.example/talks');
  expect(await corpus.getAlert(ids.firstSight(herald))).toBeNull();
});
