import { describe, expect, test } from 'vitest';
import { newAlert } from '../../../src/core/alerts/compose.ts';
import { watchlistLabels } from '../../../src/core/watchlist/labels.ts';
import { monthWords } from '../../../src/core/alerts/wording/statement-words.ts';
import { emptyDifference, type Statement } from '../../../src/core/model/index.ts';
import {
  noAlertStatements,
  hasToldStatements,
  addStatements,
} from '../../../src/core/alerts/add-statements.ts';
import { positionTitle, statementTitle } from '../../../src/core/alerts/wording/statement-title.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';

const { parties, positions } = Watchlist.parse({
  schema: 1,
  title: 'Kordava and Maralia',
  subject: { all: [['kordava']] },
  sources: [],
  parties: [
    { id: 'kordava', name: 'Government of Kordava', names: { en: ['Kordava', 'Beshlik'] } },
    { id: 'maralia', name: 'Maralia', names: { fr: ['Maralie'] } },
  ],
  positions: [
    {
      id: 'treaty',
      question: 'Is the treaty in force?',
      answers: [
        { id: 'no', label: 'Not in force', phrases: ['lapsed'] },
        { id: 'yes', label: 'In force', phrases: ['entered into force'] },
      ],
    },
  ],
});
const names = watchlistLabels({ parties, positions });

const statement: Statement = {
  speaker: { id: 'ilona-dressen', name: 'Ilona Dressen', role: 'foreign minister' },
  party: 'kordava',
  to: null,
  text: 'an attack on the dam is an attack on us',
  cue: 'said',
  wording: 'verbatim',
  issuer: null,
  saidOn: '2024-05-02',
  verdict: 'new',
  searched: { statements: 214, since: '2021-08-17' },
  newWords: [],
  droppedWords: [],
  precedents: [],
};

const alert = newAlert({
  source: { id: 'courier', name: 'Courier', type: 'press' },
  article: {
    id: 'a1',
    url: 'https://courier.example/1',
    title: 'Minister speaks at the dam',
    publishedAt: null,
    language: 'en',
    read: 'full',
  },
  coverage: { newSentences: [], repeatedShare: 0, story: 'a1', agency: null, alsoIn: [] },
  summary: 'The minister spoke.',
  severity: 'notable',
  why: [{ rule: 'new-article', text: '' }],
  at: '2024-05-02T10:00:00.000Z',
});

describe('the title of a new statement', () => {
  test.each([
    [
      'in his own words',
      {},
      'Ilona Dressen: "an attack on the dam is an attack on us" (no match in 214 statements of the Kordava side since August 2021)',
    ],
    [
      'as an outlet words it',
      { wording: 'paraphrase' },
      'Ilona Dressen, as Courier words it: "an attack on the dam is an attack on us" (no match in 214 statements of the Kordava side since August 2021)',
    ],
    [
      "in the other side's readout",
      { wording: 'paraphrase', issuer: { party: 'maralia', form: 'readout' } },
      `Ilona Dressen, in the words of Maralia's readout: "an attack on the dam is an attack on us" (no match in 214 statements of the Kordava side since August 2021)`,
    ],
    [
      'in translation',
      { wording: 'translated' },
      'Ilona Dressen, in translation: "an attack on the dam is an attack on us" (no match in 214 statements of the Kordava side since August 2021)',
    ],
  ] satisfies [string, Partial<Statement>, string][])(
    'says %s what was said and what was searched',
    (_how, change, title) => {
      expect(statementTitle({ statement: { ...statement, ...change }, outlet: 'Courier' }, names)).toBe(
        title,
      );
    },
  );

  const titleOf = (change: Partial<Statement>) =>
    statementTitle({ statement: { ...statement, ...change }, outlet: 'Courier' }, names);

  test('keeps what was searched whole, however long the clause', () => {
    const title = titleOf({ text: 'word '.repeat(100) });
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title).toMatch(/word…" \(no match in 214 statements of the Kordava side since August 2021\)$/u);
  });

  test('leaves out what was searched where the speaker and the wording take its room', () => {
    const speaker = { ...statement.speaker, name: 'The Commission for the Restoration of the Northern Dams' };
    const issuer = { party: 'kordava', form: 'readout' };
    const title = titleOf({
      speaker,
      issuer,
      wording: 'paraphrase',
      text: 'it will never open the upper dam again',
    });
    expect(title).toBe(
      `The Commission for the Restoration of the Northern Dams, in the words of Government of Kordava's readout: "it will never open the upper dam again" (no match in 214 statements)`,
    );
  });

  test('cuts at the end of a clause and closes the marks of a quotation inside', () => {
    const text =
      'the dam is “a gift of the whole nation to those who live below it”, and no minister who has sworn on its keys will not see it finished';
    expect(titleOf({ text })).toBe(
      'Ilona Dressen: "the dam is “a gift of the whole nation to those who live below it”…" (no match in 214 statements of the Kordava side since August 2021)'.replace(
        /“(.*)”/u,
        '‘$1’',
      ),
    );
  });

  test.each([
    ['2021-08-17', 'August 2021'],
    ['2022-12', 'December 2022'],
    ['', ''],
  ])('names the month of "%s"', (day, words) => {
    expect(monthWords(day)).toBe(words);
  });
});

describe('an alert', () => {
  test('of an article that says nothing new keeps its kind, and carries what was said', () => {
    const repeated = { ...statement, verdict: 'repeat' as const };
    const added = { ...noAlertStatements, statements: [repeated] };
    expect(hasToldStatements(added)).toBe(false);
    expect(addStatements(alert, added, names)).toEqual({
      ...alert,
      statements: [{ ...repeated, told: 'listed' }],
    });
  });

  test("of a new statement is major, and its summary begins with the alert's earlier title", () => {
    const reason = { rule: 'new-statement', text: 'Ilona Dressen: "an attack"' };
    const added = { ...noAlertStatements, statements: [statement], told: 1, why: [reason] };
    expect(addStatements(alert, added, names)).toEqual({
      ...alert,
      kind: 'statement',
      severity: 'major',
      title: statementTitle({ statement, outlet: 'Courier' }, names),
      summary: 'New in Courier: "Minister speaks at the dam". The minister spoke.',
      statements: [{ ...statement, told: 'by-itself' }],
      why: [reason, { rule: 'new-article', text: '' }],
    });
  });

  test('of a moved position names the question and both answers', () => {
    const move = {
      id: 'treaty',
      question: 'Is the treaty in force?',
      from: 'no',
      to: 'yes',
      standing: 'reported' as const,
      evidence: [],
    };
    const told = addStatements(alert, { ...noAlertStatements, positions: [move] }, names);
    expect([told.kind, told.severity, told.title]).toEqual([
      'position',
      'major',
      'Is the treaty in force? Not in force → In force (reported)',
    ]);
  });

  const move = {
    id: 'treaty',
    question: 'Is the treaty in force?',
    from: 'no',
    to: 'yes',
    standing: 'confirmed' as const,
    evidence: [],
  };

  test('of a statement that moves a position has both in its title, and its summary names what else is told', () => {
    const other: Statement = {
      ...statement,
      text: 'the dam is safe',
      speaker: { ...statement.speaker, name: 'Ivo Brandt' },
    };
    const told = addStatements(
      alert,
      { ...noAlertStatements, statements: [statement, other], told: 2, positions: [move] },
      names,
    );
    expect([told.kind, told.title, told.summary]).toEqual([
      'statement',
      'Ilona Dressen: "an attack on the dam is an attack on us" (no match in 214 statements of the Kordava side since August 2021); Is the treaty in force? Not in force → In force (confirmed)',
      'New in Courier: "Minister speaks at the dam". Also Ivo Brandt: "the dam is safe". The minister spoke.',
    ]);
  });

  test('of an edit that moves a position names the article too', () => {
    const edit = {
      ...alert,
      kind: 'edit' as const,
      title: 'Courier, "Minister speaks at the dam": "will open" → "will not open" (no note found)',
      summary: '"Minister speaks at the dam": Was: It will open. Now: It will not open.',
      change: {
        ...emptyDifference,
        from: { version: 'a', seenAt: alert.at },
        to: { version: 'b', seenAt: alert.at },
      },
    };
    const told = addStatements(edit, { ...noAlertStatements, positions: [move] }, names);
    expect([told.kind, told.title, told.summary]).toEqual([
      'position',
      'Courier, "Minister speaks at the dam": Is the treaty in force? Not in force → In force (confirmed)',
      `${edit.title}. Was: It will open. Now: It will not open.`,
    ]);
  });

  test('of a long question keeps both answers whole', () => {
    const title = positionTitle({ ...move, question: `Is ${'the treaty '.repeat(40)}in force?` }, names);
    expect(title).toMatch(/^Is the treaty (?:the treaty )+.*…\? Not in force → In force \(confirmed\)$/u);
    expect(title.length).toBeLessThanOrEqual(200);
  });

  test.each([
    ['no', 'Touches "Is the treaty in force?": was In force, now Not in force. '],
    [null, 'Touches "Is the treaty in force?": was In force, now no answer. '],
    ['yes', 'Touches "Is the treaty in force?": says In force in other words. '],
  ])(
    'of an edit after which the article answers %j says in title and summary which position it touches',
    (now, words) => {
      const edit = { ...alert, kind: 'edit' as const, title: 'Courier, "Dam": "is" → "was" (no note found)' };
      const touched = [{ id: 'treaty', question: 'Is the treaty in force?', was: 'yes', now }];
      const told = addStatements(edit, { ...noAlertStatements, touched }, names);
      expect([told.kind, told.title, told.summary, told.touched]).toEqual([
        'edit',
        'Courier, "Dam": "is" → "was" (no note found; touches a position)',
        `${words}${alert.summary}`,
        touched,
      ]);
    },
  );
});

describe('a statement that is not surely new', () => {
  const marked = {
    ...noAlertStatements,
    statements: [statement],
    marked: 1,
    why: [{ rule: 'not-found-before', text: 'Ilona Dressen: "an attack on the dam is an attack on us"' }],
  };

  test("leaves the article's alert its kind, title and severity, and opens its summary", () => {
    const { kind, title, severity, summary, why } = addStatements(alert, marked, names);
    expect({ kind, title, severity }).toEqual({
      kind: alert.kind,
      title: alert.title,
      severity: alert.severity,
    });
    expect(summary).toBe(
      'Not found among 214 statements of the Kordava side since August 2021: Ilona Dressen: "an attack on the dam is an attack on us". The minister spoke.',
    );
    expect(why.map(({ rule }) => rule)).toEqual(['not-found-before', 'new-article']);
  });

  test('is told apart from what is told by itself and from what was said before', () => {
    const statements = (['new', 'new', 'repeat', 'thin'] as const).map((verdict) => ({
      ...statement,
      verdict,
    }));
    const added = { ...noAlertStatements, statements, told: 1, marked: 1 };
    expect(addStatements(alert, added, names).statements.map(({ told, verdict }) => [told, verdict])).toEqual(
      [
        ['by-itself', 'new'],
        ['marked', 'new'],
        ['listed', 'repeat'],
        ['listed', 'thin'],
      ],
    );
  });

  test.each([
    [
      'adds to an earlier one',
      { verdict: 'partial' as const },
      'Not found in this form among',
      'Ilona Dressen: "',
    ],
    ['may be misread', { unsure: true as const }, 'Not found among', 'Ilona Dressen (may be misread): "'],
  ])('says so of a statement that %s', (_, more, opening, speaker) => {
    const { summary } = addStatements(alert, { ...marked, statements: [{ ...statement, ...more }] }, names);
    expect([summary.slice(0, opening.length), summary.includes(speaker)]).toEqual([opening, true]);
  });

  test('makes no alert where the article itself is not told', () =>
    expect(hasToldStatements(marked)).toBe(false));
});
