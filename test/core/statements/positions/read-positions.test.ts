import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import cases from '../../../../fixtures/positions/cases.json' with { type: 'json' };
import type { CitedEvidence, PositionState } from '../../../../src/core/model/index.ts';
import type { ArticleText } from '../../../../src/core/statements/article-text.ts';
import {
  compilePositions,
  decidePosition,
  readPositions,
  type SaidClause,
  unansweredPosition,
} from '../../../../src/core/statements/positions/read-positions.ts';
import { readStatements } from '../../../../src/core/statements/read-statements.ts';
import { compileCast } from '../../../../src/core/statements/speakers/who-said.ts';
import { bundledWatchlist } from '../../../../src/core/watchlist/current.ts';

const Case = z.strictObject({
  position: z.string(),
  text: z.string(),
  publishedAt: z.string(),
  kind: z.enum(['headline', 'paragraph']),
  said: z.array(
    z.strictObject({
      party: z.string().nullable(),
      words: z.string(),
      cue: z.string(),
      on: z.string().optional(),
      isEarlier: z.boolean().optional(),
    }),
  ),
  answer: z.string().nullable(),
  why: z.string(),
});
type Case = z.infer<typeof Case>;

const watchlist = bundledWatchlist();
const compiled = compilePositions(watchlist);
const cast = compileCast(watchlist);
const table = Case.array().parse(cases);
const sentences = table.map((one): [string, string, Case] => [one.answer ?? 'nothing', one.text, one]);

function articleOf({ text, publishedAt, kind }: Pick<Case, 'text' | 'publishedAt' | 'kind'>): ArticleText {
  const source = { id: 'herald', name: 'Herald', type: 'press' as const };
  const start = kind === 'headline' ? 0 : 10;
  const paragraphs: ArticleText['paragraphs'][number][] = [{ kind, start, end: start + text.length }];
  const whole = kind === 'headline' ? text : `Headline\n\n${text}`;
  return { text: whole, paragraphs, source, publishedAt, timeZone: 'UTC' };
}

function saidIn(article: ArticleText, { said }: Case): SaidClause[] {
  return said.map(({ party, words, cue, on, isEarlier }) => {
    const start = article.text.indexOf(words);
    if (start === -1) throw new Error(`"${words}" is not in "${article.text}"`);
    return {
      span: [start, start + words.length] as const,
      party,
      cue,
      saidOn: on ?? null,
      isEarlier: isEarlier ?? false,
      mayTell: true,
    };
  });
}

describe('what a sentence answers', () => {
  test.each(sentences)('%s: %s', (_, __, one) => {
    const article = articleOf(one);
    const answers = readPositions(article, saidIn(article, one), compiled)
      .filter(({ position }) => position === one.position)
      .map(({ answer }) => answer);
    expect(answers).toEqual(one.answer === null ? [] : [one.answer]);
  });

  test('is asked of enough sentences, most of which must move nothing', () => {
    expect(table.length).toBeGreaterThanOrEqual(60);
    expect(table.filter(({ answer }) => answer === null).length).toBeGreaterThanOrEqual(45);
  });

  test.each(sentences)(
    'by statements as they are found in the article, never another than %s: %s',
    (_, __, one) => {
      const article = articleOf(one);
      const answers = readPositions(article, readStatements(article, cast), compiled)
        .filter(({ position, answer }) => position === one.position && answer !== one.answer)
        .map(({ answer }) => answer);
      expect(answers).toEqual([]);
    },
  );
});

describe('a question of another watchlist', () => {
  const other = compilePositions({
    parties: [
      {
        id: 'sylvania',
        name: 'Sylvania',
        names: { en: ['Sylvania', 'Sylvanian navy'] },
        from: null,
        until: null,
      },
      { id: 'freedonia', name: 'Freedonia', names: { en: ['Freedonia'] }, from: null, until: null },
    ],
    speakers: [],
    positions: [
      {
        id: 'strait',
        question: 'Is the strait open?',
        of: ['sylvania'],
        about: [['strait']],
        answers: [
          { id: 'open', label: 'Open', phrases: ['reopen* … strait'] },
          { id: 'closed', label: 'Closed', phrases: ['clos* … strait'] },
        ],
      },
      {
        id: 'weather',
        question: 'Does it rain?',
        of: [],
        about: [],
        answers: [{ id: 'yes', label: 'Yes', phrases: ['it rain*'] }],
      },
    ],
  });
  const read = (text: string, said: readonly SaidClause[] = []) =>
    readPositions(articleOf({ text, publishedAt: '2024-02-05T08:00:00Z', kind: 'headline' }), said, other);

  test.each<[string, string[]]>([
    ['The Sylvanian navy closed the strait on Sunday.', ['closed']],
    ['Sylvania closed the strait and reopened the strait.', []],
    ['Freedonia closed the strait.', []],
    ['Sylvania might reopen the canal and close the strait.', []],
    ['The strait, closed by Freedonia, is quiet.', []],
    ['In the north it rained all day.', ['yes']],
    ['If it rains, the match is off.', []],
    ['', []],
  ])('%s', (text, answers) => expect(read(text).map(({ answer }) => answer)).toEqual(answers));

  test('is answered with the sentence, the day and, in the party’s own words, the party', () => {
    const text = 'The minister said: Sylvania has reopened the strait. It rains.';
    const start = text.indexOf('Sylvania');
    const said: SaidClause = {
      span: [start, text.indexOf('. It')],
      party: 'sylvania',
      cue: 'said',
      saidOn: '2024-02-03',
      isEarlier: false,
      mayTell: true,
    };
    expect(read(text, [said])).toEqual([
      {
        position: 'strait',
        answer: 'open',
        text: 'The minister said: Sylvania has reopened the strait.',
        party: 'sylvania',
        on: '2024-02-03',
      },
      { position: 'weather', answer: 'yes', text: 'It rains.', party: null, on: '2024-02-05' },
    ]);
    expect(read(text, [{ ...said, mayTell: false }])[0]?.party).toBeNull();
  });

  test.each<[text: string, words: string, answers: string[]]>([
    [
      'The Sylvanian navy said on Friday that it closes the strait again.',
      'it closes the strait again',
      ['closed'],
    ],
    ['The navy said: “It closes the strait again.”', 'It closes the strait again.', []],
    ['The navy said that Freedonia closes the strait.', 'Freedonia closes the strait', []],
  ])(
    'takes "it" for who is reported to have said it, and for nobody in a quotation: %s',
    (text, words, answers) => {
      const start = text.indexOf(words);
      const said = { party: 'sylvania', cue: 'said', saidOn: null, isEarlier: false, mayTell: true };
      expect(
        read(text, [{ ...said, span: [start, start + words.length] }]).map(({ answer }) => answer),
      ).toEqual(answers);
    },
  );

  test.each<[string, string[]]>([
    ['Freedonia left in 2021, but Sylvania reopened the strait.', []],
    ['Freedonia left in 2021, but Sylvania has reopened the strait.', ['open']],
    ['Freedonia left in 2021, but on Sunday Sylvania reopened the strait.', ['open']],
  ])('takes a past for that of the clause before unless it has a time of its own: %s', (text, answers) =>
    expect(read(text).map(({ answer }) => answer)).toEqual(answers),
  );

  test('is read from a hostile text', () => {
    expect(read('Sylvania, Freedonia and closed '.repeat(8_000))).toEqual([]);
  });
});

describe('where a position stands', () => {
  type Given = { answer: string; on?: string | null; party?: string; story?: string };
  const evidence = ({ answer, on = null, party, story = 'one' }: Given, index: number): CitedEvidence => ({
    position: 'strait',
    answer,
    text: `${answer} ${index}`,
    party: party ?? null,
    on,
    article: `article-${index}`,
    url: `https://herald.example/${index}`,
    source: { id: 'herald', name: 'Herald', type: 'press' },
    story,
    at: `2024-02-0${index + 1}T00:00:00.000Z`,
  });
  const own = { party: 'sylvania' };
  const baseline: Given[] = [{ answer: 'closed', on: '2024-01-01', ...own }];

  function run(given: readonly Given[]) {
    let state: PositionState = unansweredPosition('strait');
    const moves = given.map((one, index) => {
      const decided = decidePosition(state, evidence(one, index));
      state = decided.state;
      return decided.move;
    });
    const told = moves.map((move) =>
      move === null ? null : `${move.from} → ${move.to}, ${move.standing}, ${move.evidence.length}`,
    );
    return { told, now: `${state.answer}, ${state.standing}, since ${state.since}` };
  }

  test.each<[string, Given[], (string | null)[], string]>([
    ['the first answer is the baseline', baseline, [null], 'closed, confirmed, since 2024-01-01'],
    [
      'a baseline of one report is confirmed in silence',
      [
        { answer: 'closed', on: '2024-01-01' },
        { answer: 'closed', on: '2024-01-02', story: 'two' },
      ],
      [null, null],
      'closed, confirmed, since 2024-01-01',
    ],
    [
      'the party’s own words move it',
      [...baseline, { answer: 'open', on: '2024-02-01', ...own }],
      [null, 'closed → open, confirmed, 1'],
      'open, confirmed, since 2024-02-01',
    ],
    [
      'one report is reported, a copy of it changes nothing, another story confirms',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-01' },
        { answer: 'open', on: '2024-02-01' },
        { answer: 'open', on: '2024-02-02', story: 'two' },
        { answer: 'open', on: '2024-02-03', ...own },
      ],
      [null, 'closed → open, reported, 1', null, 'closed → open, confirmed, 2', null],
      'open, confirmed, since 2024-02-01',
    ],
    [
      'a report is refuted by the party',
      [...baseline, { answer: 'open', on: '2024-02-01' }, { answer: 'closed', on: '2024-02-02', ...own }],
      [null, 'closed → open, reported, 1', 'open → closed, confirmed, 1'],
      'closed, confirmed, since 2024-02-02',
    ],
    [
      'one report refutes no report, two stories do',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-01' },
        { answer: 'closed', on: '2024-02-02', story: 'two' },
        { answer: 'closed', on: '2024-02-03', story: 'three' },
      ],
      [null, 'closed → open, reported, 1', null, 'open → closed, confirmed, 2'],
      'closed, confirmed, since 2024-02-02',
    ],
    [
      'older words never move it back',
      [
        ...baseline,
        { answer: 'open', on: '2024-02-10', ...own },
        { answer: 'closed', on: '2024-02-09', ...own },
        { answer: 'closed', on: '2024-02', ...own },
        { answer: 'closed', ...own },
      ],
      [null, 'closed → open, confirmed, 1', null, null, null],
      'open, confirmed, since 2024-02-10',
    ],
    [
      'fresh words for the answer keep later reports of the old one out',
      [
        ...baseline,
        { answer: 'closed', on: '2024-02-05', story: 'two' },
        { answer: 'open', on: '2024-02-04', story: 'three' },
      ],
      [null, null, null],
      'closed, confirmed, since 2024-01-01',
    ],
  ])('%s', (_, given, told, now) => expect(run(given)).toEqual({ told, now }));

  test('the same evidence read again changes nothing', () => {
    const first = decidePosition(
      unansweredPosition('strait'),
      evidence({ answer: 'open', on: '2024-02-01' }, 0),
    );
    expect(decidePosition(first.state, evidence({ answer: 'open', on: '2024-02-01' }, 0))).toEqual({
      state: first.state,
      move: null,
    });
  });

  test('it keeps the newest fifty pieces of evidence', () => {
    let state = unansweredPosition('strait');
    for (let index = 0; index < 60; index++) {
      const one = evidence(
        {
          answer: 'open',
          on: `2024-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
        },
        0,
      );
      state = decidePosition(state, { ...one, article: `article-${index}` }).state;
    }
    expect([state.evidence.length, state.evidence[0]?.on, state.evidence.at(-1)?.on]).toEqual([
      50,
      '2024-03-04',
      '2024-01-11',
    ]);
  });
});
