import { expect, test } from 'vitest';
import type { Alert, RecentRow, Version } from '../../../src/core/model/index.ts';
import { openCorpus } from '../../../src/io/storage/corpus.ts';
import { readCarriers } from '../../../src/serve/pages/read-story.ts';
import { fakeStore } from '../../fakes/store.ts';
import { alerts, hash, NOW, version } from '../seed.ts';

const COMMON =
  'Two delegations met in the capital on Monday to talk about the tolls on the road over the pass.';
const of = (digit: string, ...texts: string[]): Version => ({
  ...version(digit, 'h', ''),
  blocks: texts.map((text) => ({ kind: 'paragraph' as const, text })),
});
const first = of('1', COMMON, 'The fee for a lorry is twelve coins.');
const corrected = of('2', COMMON, 'The fee for a lorry is fifteen coins.');
const copy = of(
  '3',
  COMMON,
  'The fee for a lorry is twelve coins.',
  'A trader from the north said that he would wait for the spring before he sends anything.',
);

const row = (article: string, version: string): RecentRow => ({
  article: hash(article),
  at: new Date(NOW + Number.parseInt(article, 16)).toISOString(),
  title: 'Talks',
  source: 'kabul-courier',
  story: hash('a'),
  sketch: [],
  baseline: false,
  statedAt: null,
  version: hash(version),
  sameAs: null,
  fingerprint: '',
});

const edit: Alert = {
  ...alerts[0]!,
  article: { ...alerts[0]!.article!, id: hash('a') },
  change: {
    ...alerts[0]!.change!,
    headline: null,
    blocks: [
      [
        { op: 'equal', text: 'The fee for a lorry is ', moved: null },
        { op: 'delete', text: 'twelve', moved: null },
        { op: 'insert', text: 'fifteen', moved: null },
        { op: 'equal', text: ' coins.', moved: null },
      ],
    ],
  },
};

test('a story knows what each copy repeats and has alone, and which still has the words that another changed', async () => {
  const corpus = openCorpus(fakeStore(() => NOW));
  const pointer = (article: string, current: string) =>
    corpus.putArticle({
      id: hash(article),
      url: `https://news.example/${article}`,
      aliases: [],
      source: 'kabul-courier',
      firstSeenAt: alerts[0]!.at,
      current: { version: hash(current), extractor: '1', seenAt: alerts[0]!.at },
      publishedAt: null,
      language: 'en',
    });
  await Promise.all([
    pointer('a', '2'),
    pointer('b', '3'),
    corpus.putVersion(hash('a'), first),
    corpus.putVersion(hash('a'), corrected),
    corpus.putVersion(hash('b'), copy),
  ]);
  const context = { corpus } as Parameters<typeof readCarriers>[0];
  const carriers = await readCarriers(context, [row('a', '1'), row('b', '3'), row('c', '4')], [edit]);
  expect(
    carriers.map(({ repeated, own, stale, alerts: about }) => [
      repeated,
      own,
      stale?.words ?? null,
      about.length,
    ]),
  ).toEqual([
    [null, [], null, 1],
    [expect.closeTo(0.6, 1), [expect.stringContaining('A trader from the north')], 'twelve', 0],
    [null, [], null, 0],
  ]);
});
