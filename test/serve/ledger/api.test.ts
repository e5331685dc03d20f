import { beforeEach, describe, expect, test } from 'vitest';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { fakeStore } from '../../fakes/store.ts';
import { openApp, type Opened } from '../open.ts';
import { NOW, pass, seed, sources } from '../seed.ts';
import { seedStatements, standing, utterances } from '../statements-seed.ts';

let opened: Opened;
beforeEach(async () => {
  const corpus = openCorpus(fakeStore(() => NOW));
  await seed(corpus);
  await seedStatements(corpus);
  opened = openApp(corpus);
});

const json = async (path: string): Promise<unknown> => (await opened.get(path)).json();

test('a party’s statements, newest first', async () => {
  const answer = await (
    await opened.get('/api/parties/china')
  ).json<{ items: { utterance: string }[]; cursor: string | null }>();
  expect([answer.items.map(({ utterance }) => utterance), answer.cursor]).toEqual([
    [utterances.opened, utterances.closed, utterances.history],
    null,
  ]);
  expect(answer.items[0]).toEqual({
    utterance: utterances.opened,
    party: 'china',
    speaker: { id: 'ren-lu', name: 'Ren Lu', role: 'Chinese vice foreign minister' },
    to: 'taliban',
    text: 'the pass will be open to every lorry from May',
    saidOn: '2026-03-11',
    wording: 'paraphrase',
    issuer: { party: 'taliban', form: 'readout' },
    verdict: 'new',
    precedents: [utterances.closed, utterances.history],
    reports: [{ article: pass.id, source: sources.bulletin, url: pass.url }],
  });
});

describe('filters', () => {
  test.each([
    ['/api/parties/china?verdict=history', [utterances.history]],
    ['/api/parties/china?year=2025', [utterances.closed]],
    ['/api/parties/china?q=lorry,road', [utterances.opened, utterances.closed]],
    [`/api/parties/china?cursor=2022-12_${utterances.history}`, [utterances.history]],
    ['/api/speakers/ren-lu?verdict=new,partial', [utterances.opened, utterances.closed]],
    ['/api/speakers/~border-guard', [utterances.guard]],
    ['/api/speakers/quiet-one', []],
  ])('%s', async (path, expected) => {
    const { items } = await (await opened.get(path)).json<{ items: { utterance: string }[] }>();
    expect(items.map(({ utterance }) => utterance)).toEqual(expected);
  });
});

test('speakers, and how many are not listed', async () => {
  expect(await json('/api/speakers')).toEqual({
    items: [
      {
        speaker: { id: 'ren-lu', name: 'Ren Lu', role: 'Chinese vice foreign minister' },
        party: 'china',
        statements: 3,
        first: '2022-12',
        last: '2026-03-11',
      },
      {
        speaker: { id: 'zalmai', name: 'Zalmai', role: 'Afghan trade minister' },
        party: 'taliban',
        statements: 1,
        first: '2026-03-12',
        last: '2026-03-12',
      },
    ],
    cursor: null,
    hidden: 1,
  });
});

test('every position of the watchlist, answered or not', async () => {
  const { answer, standing: how, since, moves, evidence } = standing;
  expect(await json('/api/positions')).toEqual({
    items: [
      {
        id: 'corridor',
        question: 'Is the Wakhan corridor open to trade?',
        answers: [
          { id: 'open', label: 'Open' },
          { id: 'shut', label: 'Shut' },
        ],
        answer,
        standing: how,
        since,
        moves,
        evidence,
      },
      {
        id: 'consulate',
        question: 'Is there a consulate in Faizabad?',
        answers: [{ id: 'yes', label: 'Yes' }],
        answer: null,
        standing: null,
        since: null,
        moves: [],
        evidence: [],
      },
    ],
    cursor: null,
  });
});

test.each(['/api/parties/china', '/api/speakers', '/api/speakers/ren-lu', '/api/positions'])(
  '%s answers 304 to who has it',
  async (path) => {
    const first = await opened.get(path);
    const again = await opened.get(path, { 'If-None-Match': first.headers.get('etag') ?? '' });
    expect([first.status, first.headers.get('cache-control'), again.status]).toEqual([
      200,
      'public, max-age=30, stale-while-revalidate=30',
      304,
    ]);
  },
);
