import { describe, expect, test } from 'vitest';
import { dayAt } from '../../../../src/core/language/days.ts';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';
import type { ArticleText } from '../../../../src/core/statements/article-text.ts';
import type { Span } from '../../../../src/core/language/span.ts';
import { saidOn } from '../../../../src/core/statements/dates/said-on.ts';

type Case = {
  readonly text: string;
  readonly source?: string;
  readonly cue?: string;
  readonly content?: string;
  readonly publishedAt?: string | null;
  readonly timeZone?: string;
};

const spanOf = (text: string, part: string | undefined): Span[] => {
  if (part === undefined) return [];
  const start = text.indexOf(part);
  if (start === -1) throw new Error(`"${part}" is not in "${text}"`);
  return [[start, start + part.length]];
};

/** Thursday, 5 October 2023, unless a case says otherwise. */
function read({ text, source, cue, content, publishedAt = '2023-10-05T09:00:00Z', timeZone = 'UTC' }: Case) {
  const paragraphs: ArticleText['paragraphs'][number][] = [];
  let start = 0;
  for (const part of text.split('\n\n')) {
    paragraphs.push({
      kind: paragraphs.length === 0 ? 'headline' : 'paragraph',
      start,
      end: start + part.length,
    });
    start += part.length + 2;
  }
  const publishedOn = publishedAt === null ? null : dayAt(publishedAt, timeZone);
  const spans = { source: spanOf(text, source), cue: spanOf(text, cue), content: spanOf(text, content) };
  return saidOn({ text, english: readEnglish(text), publishedOn, paragraphs }, spans);
}

/** A background paragraph: the third, after a headline and a first one. */
const inBody = (sentence: string) => `Headline\n\nFirst paragraph.\n\n${sentence}`;
const said = (before: string, cue: string, after: string) => ({
  text: inBody(`${before}${cue}${after} the road is safe.`),
  source: 'Orlov',
  cue,
  content: 'the road is safe',
});

describe('the day of publication', () => {
  test.each<[string, Case]>([
    ['without any sign', said('Orlov ', 'said', '')],
    ['for "today"', said('Orlov ', 'said', ' today')],
    ['for "on Thursday", a Thursday', said('Orlov ', 'said', ' on Thursday')],
    ['for "earlier on Thursday"', said('Orlov ', 'said', ' earlier on Thursday')],
    ['when the date is in the relative clause', said('Orlov, who took office in 2021, ', 'said', '')],
    ['when the date is of another event', said('Orlov ', 'said', " of Monday's raid that")],
    ['when the event lies ahead', said('Ahead of talks on Monday, Orlov ', 'said', '')],
    ['when the date is to come', said('Orlov ', 'said', ' of the 20 December vote')],
    ['when something has lasted since', said('Since 2021, Orlov ', 'said', ',')],
    [
      'when the date is inside the words',
      {
        text: inBody('Orlov said they would meet on Tuesday.'),
        source: 'Orlov',
        cue: 'said',
        content: 'they would meet on Tuesday',
      },
    ],
    [
      'when a quotation speaks of the past',
      {
        text: inBody('“In 2019 we kept our word,” Orlov said.'),
        source: 'Orlov',
        cue: 'said',
        content: '“In 2019 we kept our word,”',
      },
    ],
    [
      'when the next sentence has another date',
      {
        text: inBody('Orlov said: “We are ready.” On Tuesday he flew home.'),
        source: 'Orlov',
        cue: 'said',
        content: '“We are ready.”',
      },
    ],
    [
      'for "has said" in the first paragraph',
      {
        text: 'Headline\n\nOrlov has said the road is safe.',
        source: 'Orlov',
        cue: 'has said',
        content: 'the road is safe',
      },
    ],
  ])('%s', (_, given) => expect(read(given)).toEqual({ on: '2023-10-05', isEarlier: false }));
});

describe('another day', () => {
  test.each<[string, Case, string | null, boolean]>([
    ['on Tuesday', said('Orlov ', 'said', ' on Tuesday'), '2023-10-03', false],
    ['Tuesday, as American papers write', said('Orlov ', 'said', ' Tuesday'), '2023-10-03', false],
    ['on Friday is last week’s', said('Orlov ', 'said', ' on Friday'), '2023-09-29', false],
    ['on Monday evening', said('Orlov ', 'told', ' reporters on Monday evening'), '2023-10-02', false],
    ['last Thursday is never today', said('Orlov ', 'said', ' last Thursday'), '2023-09-28', false],
    ['yesterday', said('Orlov ', 'said', ' yesterday'), '2023-10-04', false],
    ['three days ago', said('Orlov ', 'said', ' three days ago'), '2023-10-02', false],
    ['a week ago: some day around it, in two months', said('Orlov ', 'said', ' a week ago'), null, false],
    ['two years ago', said('Orlov ', 'said', ' two years ago'), null, true],
    [
      'last week, in one month',
      { ...said('Orlov ', 'said', ' last week'), publishedAt: '2023-10-18T09:00:00Z' },
      '2023-10',
      false,
    ],
    ['last week, across two months', said('Orlov ', 'said', ' last week'), null, false],
    ['last month', said('Orlov ', 'said', ' last month'), '2023-09', true],
    ['last month, at the beginning', said('Last month Orlov ', 'said', ''), '2023-09', true],
    [
      'earlier this month',
      { ...said('Orlov ', 'said', ' earlier this month'), publishedAt: '2023-10-30T09:00:00Z' },
      '2023-10',
      true,
    ],
    ['earlier this year', said('Orlov ', 'said', ' earlier this year'), null, true],
    ['last year', said('Orlov ', 'said', ' last year'), null, true],
    ['in December 2022', said('Orlov ', 'said', ' in December 2022'), '2022-12', true],
    ['in December', said('Orlov ', 'said', ' in December'), '2022-12', true],
    ['in September', said('In September, Orlov ', 'said', ''), '2023-09', true],
    ['on October 2', said('Orlov ', 'said', ' on October 2'), '2023-10-02', false],
    ['on 2 Oct. 2022', said('Orlov ', 'said', ' on 2 Oct. 2022'), '2022-10-02', true],
    ['on August 15, 2021', said('On August 15, 2021, Orlov ', 'said', ''), '2021-08-15', true],
    ['on August 15 last year', said('Orlov ', 'said', ' on August 15 last year'), '2022-08-15', true],
    ['on November 30 is last year’s', said('Orlov ', 'said', ' on November 30'), '2022-11-30', true],
    ['in 2021', said('In 2021, Orlov ', 'said', ''), null, true],
    ['in a 2021 interview', said('Orlov ', 'said', ' in a 2021 interview'), null, true],
    ['in an insert', said('Orlov ', 'said', ', in a December 2022 interview,'), '2022-12', true],
    ['speaking on Monday', said('Speaking in Northport on Monday, Orlov ', 'said', ''), '2023-10-02', false],
    ['at Tuesday’s briefing', said("At Tuesday's press briefing, Orlov ", 'said', ''), '2023-10-03', false],
    [
      'after talks on Monday',
      said('After talks with his guests on Monday, Orlov ', 'said', ''),
      '2023-10-05',
      false,
    ],
    ['at the time', said('Orlov ', 'said', ' at the time'), null, true],
    ['previously', said('Orlov ', 'previously said', ''), null, true],
    ['had said', said('Orlov ', 'had said', ''), null, true],
    ['had said on Monday', said('Orlov ', 'had said', ' on Monday'), '2023-10-02', false],
    ['has said', said('Orlov ', 'has said', ''), null, false],
    ['has repeatedly said', said('Orlov ', 'has repeatedly said', ''), null, true],
    ['said earlier', said('Orlov ', 'said', ' earlier'), null, false],
  ])('%s', (_, given, on, isEarlier) => expect(read(given)).toEqual({ on, isEarlier }));

  test('is that of the source’s zone', () => {
    const late = {
      ...said('Orlov ', 'said', ''),
      publishedAt: '2023-10-05T21:00:00Z',
      timeZone: 'Asia/Shanghai',
    };
    expect(read(late)).toEqual({ on: '2023-10-06', isEarlier: false });
  });
});

describe('a quotation that goes on', () => {
  const paragraph =
    'In March 2022, Orlov told the assembly that the road was safe. “It will stay so,” he said. “We promise.”';

  test.each<[string, Case, { on: string | null; isEarlier: boolean }]>([
    [
      'with a pronoun has the time of the sentence before',
      { text: inBody(paragraph), source: 'he', cue: 'said', content: '“It will stay so,”' },
      { on: '2022-03', isEarlier: true },
    ],
    [
      'without any cue too',
      { text: inBody(paragraph), content: '“We promise.”' },
      { on: '2022-03', isEarlier: true },
    ],
    [
      'never has the time of another speaker’s sentence',
      {
        text: inBody(
          'In 2019 Berg warned of a flood. Orlov told the press the dam was new. “It holds,” he said.',
        ),
        source: 'he',
        cue: 'said',
        content: '“It holds,”',
      },
      { on: '2023-10-05', isEarlier: false },
    ],
    [
      'is of today where a name says it',
      {
        text: inBody('In 2019 Berg warned of a flood. “It holds,” Orlov said.'),
        source: 'Orlov',
        cue: 'said',
        content: '“It holds,”',
      },
      { on: '2023-10-05', isEarlier: false },
    ],
  ])('%s', (_, given, expected) => expect(read(given)).toEqual(expected));
});

describe('without a day of publication', () => {
  test.each<[string, Case, { on: string | null; isEarlier: boolean }]>([
    ['nothing is known', said('Orlov ', 'said', ' on Tuesday'), { on: null, isEarlier: false }],
    ['a full date is', said('Orlov ', 'said', ' on 3 October 2023'), { on: '2023-10-03', isEarlier: false }],
    ['a mark of an earlier time is', said('Orlov ', 'said', ' at the time'), { on: null, isEarlier: true }],
  ])('%s', (_, given, expected) => expect(read({ ...given, publishedAt: null })).toEqual(expected));
});

test('a hostile paragraph is read', () => {
  const text = `${'on Monday, in 2021, '.repeat(10_000)}Orlov said on Tuesday that it rains.`;
  expect(read({ text, source: 'Orlov', cue: 'said', content: 'it rains' })).toEqual({
    on: '2023-10-03',
    isEarlier: false,
  });
});
