import { describe, expect, test } from 'vitest';
import { EXTRACTOR, versionOf } from '../../../src/core/extract/article.ts';
import { packPrints, printReader } from '../../../src/core/language/text-prints.ts';
import type { Block } from '../../../src/core/model/index.ts';
import {
  isCut,
  isOfToday,
  isPageOnSubject,
  keepOnSubject,
  type SectionChoice,
} from '../../../src/core/sections/on-subject.ts';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';

const phrases = {
  all: [
    ['aldby', 'aldbian'],
    ['norwick', 'norwickian'],
  ],
  none: ['regatta'],
  ignore: ['Norwick Street'],
};
const parties = [
  { id: 'aldby', names: { en: ['Aldby', 'Aldbian government'] } },
  { id: 'norwick', names: { en: ['Norwick'] } },
];
const subject = compileSubject(phrases, parties);
const choice = (change: Partial<SectionChoice> = {}): SectionChoice => ({
  subject,
  party: null,
  isListed: false,
  isOfOpener: true,
  isOpened: true,
  ...change,
});

/** "# …" is a heading. */
const versionOfLines = (headline: string, ...lines: readonly string[]) =>
  versionOf({
    read: 'full',
    url: 'https://aldby.example/1',
    canonicalUrl: null,
    headline,
    kicker: null,
    byline: null,
    agency: null,
    publishedAt: null,
    modifiedAt: null,
    language: 'en',
    live: false,
    blocks: lines.map((text): Block =>
      text.startsWith('# ') ? { kind: 'heading', text: text.slice(2) } : { kind: 'paragraph', text },
    ),
    leftOut: packPrints(['About this site']),
  });
const kept = (version: ReturnType<typeof versionOfLines>, change: Partial<SectionChoice> = {}): string[] =>
  keepOnSubject(version, choice(change)).blocks.map(({ text }) => text);

const CONFERENCE = [
  'Coast Radio: Are teachers missing in the north?',
  'Mara Holt: We have read the reports. The schools are open.',
  'Daily Tide: Norwick says that its port stays shut. What does the ministry say?',
  'Mara Holt: We take note of it.',
  'We will send a ship next week.',
  'Evening Bell: Will the tax on salt rise?',
  'Mara Holt: Please ask the treasury.',
];
const conference = versionOfLines("Spokesperson's Regular Press Conference on May 4", ...CONFERENCE);
const answered = CONFERENCE.slice(2, 5);

describe('keepOnSubject', () => {
  test.each([
    ['an opened press conference of a party', { party: 'aldby' }, answered],
    [
      'one that its listing says is on the subject',
      { party: 'aldby', isListed: true, isOpened: false },
      answered,
    ],
    ['a press conference of which no section is on the subject, when it was opened', {}, []],
    ['the same when it was listed as on the subject', { isListed: true, isOpened: false }, CONFERENCE],
  ])('keeps of %s what is on the subject', (_, change, expected) => {
    expect(kept(conference, change)).toEqual(expected);
  });

  test('keeps one section of a round-up, and the whole of an article on the subject', () => {
    const roundUp = [
      '# The north',
      'Teachers meet.',
      '# Abroad',
      'Norwick and Aldby talk.',
      '# Salt',
      'It costs more.',
    ];
    expect(kept(versionOfLines('The day in short', ...roundUp))).toEqual([
      'Abroad',
      'Norwick and Aldby talk.',
    ]);
    const report = [
      '# The port',
      'Norwick has two quays.',
      '# The talks',
      'Aldby came with ten people.',
      '# Salt',
      'It costs more.',
    ];
    expect(kept(versionOfLines('Aldby and Norwick: what to know', ...report))).toHaveLength(6);
  });

  test.each([
    ['a headline on the subject over other topics', 'Aldby talks to Norwick, and more of the day', [], 2],
    [
      'an interview on the subject',
      'Aldbian minister on Norwick',
      ['Q: Was it long?', 'A: It was.', 'Q: Will you go again?', 'A: I will.'],
      4,
    ],
  ])('reads %s', (_, headline, lines, expected) => {
    const others = [
      '# A',
      'Teachers meet.',
      '# B',
      'Salt costs more.',
      '# C',
      'The mayor rests.',
      '# D',
      'Norwick met Aldby.',
    ];
    expect(kept(versionOfLines(headline, ...(lines.length > 0 ? lines : others)))).toHaveLength(expected);
  });

  test.each([
    ['an article of the press that was listed as on the subject', { isOfOpener: false }, 8],
    ['the same of a source that opens entries', { isOfOpener: true }, 2],
  ])('reads %s', (_, change, expected) => {
    const lines = [
      '# A',
      'Teachers meet.',
      '# B',
      'Salt costs more.',
      '# C',
      'The mayor rests.',
      '# D',
      'Norwick met Aldby.',
    ];
    const version = versionOfLines('The year in the north', ...lines);
    expect(kept(version, { isListed: true, isOpened: false, ...change })).toHaveLength(expected);
  });

  test('keeps an interview whole that its listing says is on the subject', () => {
    const lines = [
      'Tide: Was it long?',
      'Holt: It was.',
      'Tide: Did Norwick agree with Aldby?',
      'Holt: It did.',
    ];
    const version = versionOfLines('A talk with Mara Holt', ...lines, 'Tide: Are you tired?', 'Holt: I am.');
    expect(kept(version, { isListed: true, isOfOpener: false, isOpened: false })).toHaveLength(6);
    expect(kept(version)).toHaveLength(2);
  });

  test('names the subject by which a version was cut, and nothing in a whole one', () => {
    const cut = keepOnSubject(conference, choice({ party: 'aldby' }));
    expect(cut.extractor).toBe(`${EXTRACTOR}/${subject.name}`);
    expect([isCut(cut), isCut(conference)]).toEqual([true, false]);
    const other = compileSubject({ ...phrases, none: [] }, parties);
    expect([isOfToday(cut.extractor, subject), isOfToday(cut.extractor, other)]).toEqual([true, false]);
    expect([isOfToday(EXTRACTOR, subject), isOfToday('1', subject)]).toEqual([true, false]);
  });

  test('gives the same version whatever is edited in another topic, and another one for an edit of ours', () => {
    const edit = (from: string, to: string) =>
      keepOnSubject(
        versionOfLines(conference.headline, ...CONFERENCE.map((line) => line.replace(from, to))),
        choice({ party: 'aldby' }),
      ).hash;
    const hash = edit('', '');
    expect(edit('Please ask the treasury', 'The treasury will tell you')).toBe(hash);
    expect(edit('next week', 'next month')).not.toBe(hash);
  });

  test('knows the sentences of the topics that it left out, beside what was left out before', () => {
    const isLeftOut = printReader(keepOnSubject(conference, choice({ party: 'aldby' })).leftOut ?? '');
    expect(isLeftOut('The schools are open.')).toBe(true);
    expect(isLeftOut('About this site')).toBe(true);
    expect(isLeftOut('We will send a ship next week.')).toBe(false);
  });
});

describe('isPageOnSubject', () => {
  const filler =
    'The mayor opened the fair, and the band played until late in the evening for all who had come. ';
  test.each([
    ['a conference with one question on it', conference, 'aldby', true],
    ['the same where nobody speaks for a side', conference, null, false],
    [
      'an article that opens with both sides',
      versionOfLines('Ministers meet', 'Aldby received Norwick.'),
      null,
      true,
    ],
    [
      "a side's own text that names the other once",
      versionOfLines('Speech', filler.repeat(9), 'Norwick is a friend.'),
      'aldby',
      true,
    ],
    [
      'a passing mention elsewhere',
      versionOfLines('Fair', filler.repeat(9), 'Aldby and Norwick came too.'),
      null,
      false,
    ],
    [
      'two mentions elsewhere',
      versionOfLines('Fair', filler.repeat(9), 'Aldby and Norwick came.', 'Norwick left with Aldby.'),
      null,
      true,
    ],
    [
      'a name that is ignored',
      versionOfLines('Works', 'The pipes of Norwick Street are old.'),
      'aldby',
      false,
    ],
    ['a headline that is excluded', versionOfLines('Regatta', 'Norwick won.'), 'aldby', false],
  ])('judges %s', (_, version, party, expected) => {
    expect(isPageOnSubject(version, choice({ party }))).toBe(expected);
  });
});

test("keeps the items of a side's numbered text that go on with one on the subject, up to the next topic", () => {
  const lines = [
    '1. The ministers of Aldby and Norwick met in Ostrand on Monday.',
    '2. The two ministers decided to open the Ferrin lock in May.',
    '3. The Minister asked that the ferry be repaired.',
    '4. Norwick undertook to pay for it by January.',
    '5. Both sides will send pilots to Callow.',
    '6. Grain prices at the Pellan exchange fell by a tenth.',
    '7. The ministers of trade and of Pella signed a loan.',
  ];
  const version = versionOfLines('Weekly note', ...lines);
  expect(kept(version, { party: 'aldby' })).toEqual(lines.slice(0, 5));
  expect(kept(version)).toEqual(lines.slice(0, 1));
});
