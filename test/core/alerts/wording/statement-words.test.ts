import { describe, expect, test } from 'vitest';
import type { WatchlistLabels } from '../../../../src/core/watchlist/labels.ts';
import { watchlistLabels } from '../../../../src/core/watchlist/labels.ts';
import {
  circumstances,
  dateWords,
  foundWords,
  judgeWords,
  markNew,
  newForSpeakerWords,
  verdictWords,
} from '../../../../src/core/alerts/wording/statement-words.ts';
import type { Statement } from '../../../../src/core/model/index.ts';

const names: WatchlistLabels = watchlistLabels({
  parties: [{ id: 'north', name: 'North\nShore', names: { en: ['Shore'] }, from: null, until: null }],
  positions: [],
});

const said: Statement = {
  speaker: { id: 'ada', name: 'Ada', role: null },
  party: 'north',
  to: null,
  text: 'x',
  cue: 'said',
  wording: 'verbatim',
  issuer: null,
  saidOn: '2024-02-29',
  verdict: 'new',
  searched: { statements: 1_214, since: '2021-08-17' },
  newWords: [],
  droppedWords: [],
  precedents: [],
};

test.each([
  ['2023-10-05', '5 October 2023'],
  ['2022-12', 'December 2022'],
  ['<b>once</b>\n', '<b>once</b>'],
])('%j is said as %j', (saidOn, expected) => {
  expect(dateWords(saidOn)).toBe(expected);
});

test('no verdict says “first” or “never”', () => {
  expect((['new', 'partial', 'repeat', 'thin', null] as const).map(verdictWords)).toEqual([
    'no match',
    'partly new',
    'said before',
    'too few to compare',
    'given as history',
  ]);
});

test.each<[string, Partial<Statement>, string]>([
  ['new', {}, 'No match in 1,214 statements of the Shore side since August 2021.'],
  [
    'what is not sure to be new',
    { sure: false },
    'Not found among 1,214 statements of the Shore side since August 2021; it may have been said in other words.',
  ],
  [
    'partial',
    { verdict: 'partial' },
    'Partly new: a part has no match in 1,214 statements of the Shore side since August 2021.',
  ],
  [
    'repeat',
    { verdict: 'repeat', party: null },
    'Said before: it matches among 1,214 statements since August 2021.',
  ],
  [
    'thin',
    { verdict: 'thin', party: 'gone', searched: { statements: 1, since: '2024-02' } },
    'Too few to compare: 1 statement of the gone side since February 2024.',
  ],
  [
    'nothing to compare with',
    { verdict: 'thin', searched: { statements: 0, since: '' } },
    'Too few to compare: 0 statements of the Shore side.',
  ],
])('%s says what was searched', (_, change, expected) => {
  expect(foundWords({ ...said, ...change }, names)).toBe(expected);
});

test.each<[Partial<Statement>, string]>([
  [{}, 'said 29 February 2024; quoted by Dawn'],
  [{ saidOn: '2022-12' }, 'said in December 2022; quoted by Dawn'],
  [{ wording: 'translated' }, 'said 29 February 2024; in translation, quoted by Dawn'],
  [{ wording: 'paraphrase', saidOn: null }, 'said on an unknown date; paraphrased by Dawn'],
  [
    { issuer: { party: 'north', form: 'readout' }, to: 'south' },
    'said 29 February 2024, to south; in the words of North Shore’s readout',
  ],
  [
    { issuer: { party: 'north', form: 'post' }, wording: 'translated' },
    'said 29 February 2024; in translation, from North Shore’s post',
  ],
  [
    { issuer: { party: 'north', form: 'briefing' }, wording: 'paraphrase' },
    'said 29 February 2024; paraphrased in North Shore’s briefing',
  ],
])('%j is worded %j', (change, expected) => {
  expect(circumstances({ ...said, ...change }, 'Dawn', names)).toBe(expected);
});

test.each<[string, Statement['judge'], string]>([
  ['the rules', { by: 'rules', model: null }, 'Judged by the rules.'],
  ['a model', { by: 'model', model: 'judge-1\u202E\n' }, 'Judged by judge-1.'],
  ['a nameless model', { by: 'model', model: null }, 'Judged by a language model.'],
  [
    'a model with its reason on one line',
    { by: 'model', model: 'judge-1', reason: ' No earlier\none\u0000 says it. ' },
    'Judged by judge-1: “No earlier one says it.”',
  ],
  [
    'a model that writes a page',
    { by: 'model', model: 'm'.repeat(99), reason: 'x'.repeat(999) },
    `Judged by ${'m'.repeat(79)}…: “${'x'.repeat(199)}…”`,
  ],
  ['nobody, before it was recorded', undefined, ''],
])('%s is named as judge', (_, judge, expected) => {
  expect(judgeWords(judge)).toBe(expected);
});

describe('what is new for a speaker alone', () => {
  const again = { ...said, verdict: 'repeat' as const, newForSpeaker: true };
  const near = { speaker: 'Bo\nLund', saidOn: '2023-10-05' };

  test.each<[string, Partial<Statement>, Parameters<typeof newForSpeakerWords>[1], string | null]>([
    ['names who said it', {}, near, 'New for this speaker; Bo Lund said it on 5 October 2023.'],
    [
      'says that it was only a part',
      { verdict: 'partial' },
      { ...near, saidOn: '2022-12' },
      'New for this speaker; Bo Lund said a part of it in December 2022.',
    ],
    [
      'says that its day is not known',
      {},
      { ...near, saidOn: null, reportedOn: '2023-10-06' },
      'New for this speaker; Bo Lund said it on an unknown date, reported 6 October 2023.',
    ],
    ['is not said of what the speaker said', { newForSpeaker: false }, near, null],
    ['is not said where the nearest is the speaker’s own', {}, { ...near, speaker: 'ADA' }, null],
    ['is not said of another report of the same day', {}, { ...near, saidOn: said.saidOn }, null],
    ['is not said of what is new for the side', { verdict: 'new' }, near, null],
    ['is not said where nothing can be claimed', { verdict: 'thin' }, near, null],
    ['is not said where nothing is near', {}, undefined, null],
  ])('%s', (_, change, nearest, expected) => {
    expect(newForSpeakerWords({ ...again, ...change }, nearest)).toBe(expected);
  });
});

describe('new words', () => {
  test.each<[string, string[], [string, boolean][]]>([
    ['an attack on us', [], [['an attack on us', false]]],
    [
      'An Attack, attacks on US',
      ['attack', 'us'],
      [
        ['An ', false],
        ['Attack', true],
        [', attacks on ', false],
        ['US', true],
      ],
    ],
    [
      "they won't pay 1.5%",
      ["won't"],
      [
        ['they ', false],
        ["won't", true],
        [' pay 1.5%', false],
      ],
    ],
    [
      'a joint guard',
      ['joint guard'],
      [
        ['a ', false],
        ['joint', true],
        [' ', false],
        ['guard', true],
      ],
    ],
    ['', ['x'], []],
  ])('%j with %j', (text, words, expected) => {
    expect(markNew(text, words)).toEqual(expected.map(([part, isNew]) => ({ text: part, isNew })));
  });
});
