import { describe, expect, test } from 'vitest';
import { findSections, type SectionBlocks } from '../../../src/core/sections/find-sections.ts';

/** Writes blocks as lines: "# …" is a heading, "* …" an item of a list, "--- …" stands behind a rule. */
const blocksOf = (...lines: readonly string[]): SectionBlocks =>
  lines.map((line) => {
    if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) };
    if (line.startsWith('* ')) return { kind: 'list', text: line.slice(2) };
    if (line.startsWith('--- ')) return { kind: 'paragraph', text: line.slice(4), parted: true };
    return { kind: 'paragraph', text: line };
  });

/** The places of the first blocks of the sections. */
const starts = (...lines: readonly string[]): number[] =>
  findSections(blocksOf(...lines)).list.map(({ from }) => from);

const ANSWER = 'Mara Holt: We have no plan of that kind.';

describe('findSections', () => {
  test('makes a section of each question with its whole answer', () => {
    const found = findSections(
      blocksOf(
        'Mara Holt: Before we begin, the minister leaves for Norwick on Friday.',
        'Coast Radio: Will the harbour be dredged?',
        'Mara Holt: It will be dredged in May.',
        'The port has asked for two ships.',
        'Daily Tide: How many teachers are missing?',
        ANSWER,
      ),
    );
    expect(found).toEqual({
      form: 'transcript',
      list: [
        { from: 0, end: 1, opening: 0 },
        { from: 1, end: 4, opening: 1 },
        { from: 4, end: 6, opening: 1 },
      ],
      lead: 1,
      askers: 2,
    });
  });

  test('parts the announcements before the first question, and keeps each with what goes on from it', () => {
    const questions = ['Coast Radio: Will it open?', ANSWER, 'Daily Tide: Are taxes due?', ANSWER];
    expect(
      starts(
        'Mara Holt: The foreign minister of Norwick will visit Aldby from 3 to 5 May.',
        'During the visit, Premier Lee Rand will meet him in the town hall of Eastport.',
        'The two sides will sign a paper on salt.',
        'Vice President Ann Moor will open the fair of Lima on Friday.',
        ...questions,
      ),
    ).toEqual([0, 3, 4, 6]);
  });

  test.each([
    [
      'labels in capitals',
      ['QUESTION: Is it open?', 'MR. HOLT: Yes.', 'QUESTION: Are taxes due?', 'MR. HOLT: No.'],
      [0, 2],
    ],
    [
      'question and answer in one block',
      [
        'Coast Radio: Will it open? Mara Holt: It will.',
        'In May.',
        'Daily Tide: Are taxes due? Mara Holt: No.',
      ],
      [0, 2],
    ],
    [
      'answers without labels',
      ['Question: Will it open?', 'It will.', 'In May.', 'Question: Are taxes due?', 'They are not.'],
      [0, 3],
    ],
    [
      'labels in Chinese',
      ['路透社记者：港口何时开放？', '林霍：五月开放。', '《晚报》记者：教师短缺多少？', '林霍：没有信息。'],
      [0, 2],
    ],
    [
      'labels in brackets',
      [
        '【記者】港はいつ開きますか？',
        '【大臣】五月です。',
        '【記者】税金はどうなりますか？',
        '【大臣】検討中です。',
      ],
      [0, 2],
    ],
    [
      'labels in Persian',
      ['خبرنگار: بندر کی باز می‌شود؟', 'هولت: در ماه می.', 'خبرنگار: مالیات چه می‌شود؟', 'هولت: خبری ندارم.'],
      [0, 2],
    ],
    [
      'labels on lines of their own',
      [
        '# Coast Radio:',
        'Will it open?',
        '# Mara Holt:',
        'It will.',
        '# Daily Tide:',
        'Are taxes due?',
        '# Mara Holt:',
        'No.',
      ],
      [0, 4],
    ],
    [
      'a question without a mark',
      ['Coast Radio: Will it open?', ANSWER, 'Daily Tide: Please tell us more about the new tax.', ANSWER],
      [0, 2],
    ],
    [
      'two who answer',
      [
        'Question: Will it open?',
        'Mara Holt: Yes.',
        'Question: Are taxes due?',
        'Tom Reed: No.',
        'Question: Is Norwick coming?',
        'Tom Reed: Yes.',
        'Question: Is the road built?',
        'Mara Holt: No.',
      ],
      [0, 2, 4, 6],
    ],
    [
      'a follow-up by the same outlet',
      [
        'Coast Radio: Will Norwick open its port?',
        ANSWER,
        'Coast Radio: A follow-up. Has it said when?',
        ANSWER,
        'Daily Tide: Are taxes due?',
        ANSWER,
      ],
      [0, 4],
    ],
    [
      'another topic of the same outlet',
      [
        'Coast Radio: Will Norwick open its port?',
        ANSWER,
        'Coast Radio: How many teachers are missing in Aldby?',
        ANSWER,
      ],
      [0, 2],
    ],
    [
      'a label inside an answer',
      [
        'Coast Radio: Will it open?',
        'Mara Holt: Two things.',
        'First: It is not ready.',
        'Daily Tide: Are taxes due?',
        ANSWER,
      ],
      [0, 3],
    ],
    [
      'a heading over a question',
      ['# The port', 'Coast Radio: Will it open?', ANSWER, '# Taxes', 'Daily Tide: Are taxes due?', ANSWER],
      [0, 3],
    ],
  ])('reads a transcript with %s', (_, lines, expected) => {
    expect(starts(...lines)).toEqual(expected);
    expect(findSections(blocksOf(...lines)).form).toBe('transcript');
  });

  test.each([
    [
      'headings',
      ['The day in short.', '# The port', 'It opens.', 'In May.', '# Taxes', 'They rise.'],
      'headings',
      [0, 1, 4],
    ],
    [
      'headings that follow each other',
      ['# Abroad', '# Norwick', 'It votes.', '# Aldby', 'It does not.'],
      'headings',
      [0, 3],
    ],
    [
      'numbers',
      [
        'The sides agreed:',
        '1. The port opens.',
        'It has two quays.',
        '2. Taxes rise.',
        '3. They meet again.',
      ],
      'items',
      [0, 1, 3, 4],
    ],
    [
      'a list that is most of the page',
      [
        'In brief:',
        '* The port of Norwick opens in May.',
        '* Taxes rise in the north.',
        '* Teachers meet.',
        'More tomorrow.',
      ],
      'items',
      [0, 1, 2, 3, 4],
    ],
    [
      'rules between paragraphs',
      ['The port opens.', 'In May.', '--- Taxes rise.', '--- Teachers meet.'],
      'rules',
      [0, 2, 3],
    ],
    [
      'questions without labels',
      ['Will the port open?', 'It will.', 'Do taxes rise?', 'They do.', 'Who pays?', 'All do.'],
      'questions',
      [0, 2, 4],
    ],
  ])('parts a page by %s', (_, lines, form, expected) => {
    expect(starts(...lines)).toEqual(expected);
    expect(findSections(blocksOf(...lines)).form).toBe(form);
  });

  test.each([
    ['an article', ['The port opens.', 'It has two quays.', '"We are glad," said Mara Holt.']],
    ['an article with one heading', ['The port opens.', '# Taxes', 'They rise.']],
    ['an article that asks twice', ['Will it open?', 'It will.', 'Who pays?', 'All do.']],
    ['facts with labels', ['Date: Friday', 'Place: Norwick', 'Fee: none', 'Date: Monday']],
    ['times of a programme', ['12:30 The port opens.', '12:45 The minister speaks.', '13:00 The end.']],
    ['a text with two numbered points', ['1. The port opens.', '2. Taxes rise.']],
    [
      'an article with a short list',
      [
        'The port opens in May after two years of work on its quays.',
        'It gets:',
        '* a crane',
        '* a light',
        '* a shed',
      ],
    ],
  ])('leaves %s one section', (_, lines) => {
    const { form, list } = findSections(blocksOf(...lines));
    expect([form, list.length]).toEqual(['whole', 1]);
  });

  test('takes linear time for a flood of labels and questions', () => {
    const flood = Array.from(
      { length: 6_000 },
      (_, at) => `${at % 2 ? 'Mara Holt' : 'Radio'}: And so, why is it?`,
    );
    const before = performance.now();
    findSections(blocksOf(...flood));
    findSections(blocksOf(`${'A '.repeat(200_000)}: b`, '?'.repeat(200_000)));
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
