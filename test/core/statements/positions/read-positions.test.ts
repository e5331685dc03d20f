import { dayAt } from '../../../../src/core/language/days.ts';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import cases from '../../../../fixtures/positions/cases.json' with { type: 'json' };
import type { ArticleText } from '../../../../src/core/statements/article-text.ts';
import {
  compilePositions,
  readPositions,
  type SaidClause,
} from '../../../../src/core/statements/positions/read-positions.ts';
import { readStatements } from '../../../../src/core/statements/read-statements.ts';
import { compileSpeakerDirectory } from '../../../../src/core/statements/speakers/resolve-speakers.ts';
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
const directory = compileSpeakerDirectory(watchlist);
const table = Case.array().parse(cases);
const sentences = table.map((one): [string, string, Case] => [one.answer ?? 'nothing', one.text, one]);

function articleOf({ text, publishedAt, kind }: Pick<Case, 'text' | 'publishedAt' | 'kind'>): ArticleText {
  const source = { id: 'herald', name: 'Herald', type: 'press' as const };
  const start = kind === 'headline' ? 0 : 10;
  const paragraphs: ArticleText['paragraphs'][number][] = [{ kind, start, end: start + text.length }];
  const whole = kind === 'headline' ? text : `Headline\n\n${text}`;
  return {
    text: whole,
    english: readEnglish(whole),
    paragraphs,
    source,
    publishedAt,
    publishedOn: dayAt(publishedAt, 'UTC'),
  };
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
      isSure: true,
    };
  });
}

describe('the answer of a sentence', () => {
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
      const answers = readPositions(article, readStatements(article, directory), compiled)
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
      isSure: true,
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
    expect(read(text, [{ ...said, isSure: false }])[0]?.party).toBeNull();
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
      const said = { party: 'sylvania', cue: 'said', saidOn: null, isEarlier: false, isSure: true };
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

  /** Each has the words of one party, if any; `*` marks an answer that is announced and not said to be done. */
  test.each<[text: string, said: readonly [party: string, words: string, cue: string][], answers: string[]]>([
    ['Sylvania has decided to close the strait.', [], ['closed*']],
    ['Sylvania has now decided to reopen the strait.', [], ['open*']],
    ['Sylvania decided on Sunday to close the strait.', [], ['closed*']],
    ['Sylvania announced its decision to close the strait.', [], ['closed*']],
    ['Sylvania took the decision to close the strait.', [], ['closed*']],
    [
      '“We have decided to close the strait,” the navy said.',
      [['sylvania', 'We have decided to close the strait', 'said']],
      ['closed*'],
    ],
    [
      'The navy said that it had decided to close the strait.',
      [['sylvania', 'it had decided to close the strait', 'said']],
      ['closed*'],
    ],
    // The neighbours: no decision, another decision, a decision of another or of another time.
    ['Sylvania has not decided to close the strait.', [], []],
    ['Sylvania has yet to decide to close the strait.', [], []],
    ['Sylvania may have decided to close the strait.', [], []],
    ['Sylvania will decide to close the strait.', [], []],
    ['If Sylvania decided to close the strait, prices would rise.', [], []],
    ['Sylvania reportedly decided to close the strait.', [], []],
    ['Sylvania has decided not to close the strait.', [], []],
    ['Sylvania has decided against closing the strait.', [], []],
    ['Sylvania has decided to consider closing the strait.', [], []],
    ['Sylvania has decided to delay closing the strait.', [], []],
    ['Freedonia has decided to close the strait.', [], []],
    ['Sylvania has decided to close the strait in Freedonia.', [], ['closed*']],
    ['In 2011 Sylvania decided to close the strait.', [], []],
    ['Sylvania has decided to close the strait if talks fail.', [], []],
    ['Sylvania rejected a decision to close the strait.', [], []],
    ['The decision to close the strait is for Sylvania.', [], []],
    // What was said in another tense.
    [
      'The navy said that it had closed the strait.',
      [['sylvania', 'it had closed the strait', 'said']],
      ['closed'],
    ],
    [
      'The navy said Sylvania had already reopened the strait.',
      [['sylvania', 'Sylvania had already reopened the strait', 'said']],
      ['open'],
    ],
    [
      'The navy said that it had formally closed the strait.',
      [['sylvania', 'it had formally closed the strait', 'said']],
      ['closed'],
    ],
    // The neighbours: an outlet looks back, a quotation does, another says it, it is denied, it was so once.
    ['Sylvania had closed the strait.', [], []],
    ['Sylvania had decided to close the strait.', [], []],
    ['Sylvania, which had decided to close the strait, met the envoy.', [], []],
    ['“We had closed the strait,” the navy said.', [['sylvania', 'We had closed the strait', 'said']], []],
    [
      'Freedonia said that Sylvania had closed the strait.',
      [['freedonia', 'Sylvania had closed the strait', 'said']],
      [],
    ],
    [
      'The navy said that Freedonia had closed the strait.',
      [['sylvania', 'Freedonia had closed the strait', 'said']],
      [],
    ],
    [
      'The navy denied that it had closed the strait.',
      [['sylvania', 'it had closed the strait', 'denied']],
      [],
    ],
    [
      'The navy said that it had not closed the strait.',
      [['sylvania', 'it had not closed the strait', 'said']],
      [],
    ],
    [
      'The navy said that it had previously closed the strait.',
      [['sylvania', 'it had previously closed the strait', 'said']],
      [],
    ],
    [
      'The navy said that it had closed the strait in 1999.',
      [['sylvania', 'it had closed the strait in 1999', 'said']],
      [],
    ],
    [
      'The navy said that it had wanted to close the strait.',
      [['sylvania', 'it had wanted to close the strait', 'said']],
      [],
    ],
    // Whose act it is: a pronoun behind "that", a sentence that begins with its verb.
    ['Sylvania told Freedonia that it closes the strait.', [], []],
    ['Sylvania assured Freedonia that it has reopened the strait.', [], ['open']],
    ['Freedonia assured Sylvania that it has reopened the strait.', [], []],
    ['Sylvania dreamt of Freedonia and that it has reopened the strait.', [], []],
    [
      'The navy: respects Freedonia and has reopened the strait.',
      [['sylvania', 'respects Freedonia and has reopened the strait', '']],
      ['open'],
    ],
    [
      'The navy: welcomes the fact that Freedonia has reopened the strait.',
      [['sylvania', 'welcomes the fact that Freedonia has reopened the strait', '']],
      [],
    ],
  ])('tells what is done and announced from what is neither: %s', (text, clauses, answers) => {
    const said = clauses.map(([party, words, cue]): SaidClause => {
      const start = text.indexOf(words);
      return {
        span: [start, start + words.length],
        party,
        cue,
        saidOn: '2024-02-05',
        isEarlier: false,
        isSure: true,
      };
    });
    const found = read(text, said).map(
      ({ answer, announced }) => `${answer}${announced === true ? '*' : ''}`,
    );
    expect(found).toEqual(answers);
  });

  test('is read from a hostile text', () => {
    expect(read('Sylvania, Freedonia and closed '.repeat(8_000))).toEqual([]);
  });
});
