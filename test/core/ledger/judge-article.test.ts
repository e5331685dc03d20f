import { describe, expect, test } from 'vitest';
import type { LedgerRow, StatementRecord } from '../../../src/core/model/index.ts';
import { namesOfParties } from '../../../src/core/ledger/frame/party-names.ts';
import {
  addToLedgers,
  judgeStatements,
  type JudgedStatement,
  newSince,
} from '../../../src/core/ledger/judge-article.ts';
import { type Ledger, openLedger } from '../../../src/core/ledger/ledger.ts';
import type { FoundStatement } from '../../../src/core/statements/read-statements.ts';
import { parties, rowOf, unrelated } from './ledger-rows.ts';

const names = namesOfParties({ parties, speakers: [] });
const source = { id: 'courier', name: 'Courier', type: 'press' as const };
const DAY = '2024-03-01';

const said = (text: string, more: Partial<FoundStatement> = {}): FoundStatement => ({
  speaker: { id: 'ada-holm', name: 'Ada Holm', role: 'foreign minister' },
  party: 'norland',
  to: null,
  text,
  span: [0, text.length],
  cue: 'said',
  wording: 'verbatim',
  issuer: null,
  via: null,
  saidOn: DAY,
  rule: 'quotation-after',
  isEarlier: false,
  substance: 'commitment',
  isSure: true,
  mayTell: true,
  inHeadline: false,
  asserts: true,
  ...more,
});

/** The ledgers of a desk: Norland's knows enough to claim something. */
function deskOf(rows: readonly LedgerRow[] = []): (party: string) => Ledger {
  const norland = openLedger([...unrelated, ...rows], names);
  const nobody = openLedger([], names);
  return (party) => (party === 'norland' ? norland : nobody);
}

const articleRef = (id: string, day = DAY) => ({
  id,
  url: `https://courier.example/${id}`,
  source,
  day,
});

function recordOf(article: string, judged: readonly JudgedStatement[]): StatementRecord {
  return {
    article,
    url: `https://courier.example/${article}`,
    source,
    title: '',
    at: `${DAY}T10:00:00.000Z`,
    publishedAt: `${DAY}T09:00:00.000Z`,
    version: 'v',
    story: article,
    statements: judged.map(({ stored }) => stored),
    evidence: [],
  };
}

const BORDER = 'Norland will open the crossing at Brod to traders in June';
const BORDER_TOO = 'The crossing at Brod would be opened to traders in June';
const verdictsOf = (judged: readonly JudgedStatement[]) =>
  judged.map(({ stored: { text, verdict }, tells }) => [text, verdict, tells]);

describe('a statement that several outlets report', () => {
  test('is told once, for the outlet that came first', () => {
    const ledgers = deskOf();
    const first = judgeStatements([said(BORDER)], articleRef('one'), ledgers, parties);
    addToLedgers(recordOf('one', first), ledgers);
    const second = judgeStatements([said(BORDER_TOO)], articleRef('two'), ledgers, parties);
    expect(verdictsOf([...first, ...second])).toEqual([
      [BORDER, 'new', true],
      [BORDER_TOO, 'repeat', false],
    ]);
    expect(second[0]?.stored.utterance).toBe(first[0]?.stored.utterance);
  });

  test('is not lost when only the report of the second outlet could be kept, and the first comes again', () => {
    const desk = deskOf();
    const lost = judgeStatements([said(BORDER)], articleRef('one'), desk, parties);
    addToLedgers(recordOf('one', lost), desk);
    const kept = recordOf('two', judgeStatements([said(BORDER_TOO)], articleRef('two'), desk, parties));
    const again = deskOf();
    addToLedgers(kept, again);
    expect(judgeStatements([said(BORDER)], articleRef('one'), again, parties)).toMatchObject([
      { stored: { verdict: 'new', utterance: lost[0]?.stored.utterance }, tells: true },
    ]);
  });

  test('keeps its verdict when an article comes again whose report was kept', () => {
    const desk = deskOf();
    const judged = judgeStatements([said(BORDER)], articleRef('one'), desk, parties);
    addToLedgers(recordOf('one', judged), desk);
    addToLedgers(
      recordOf('two', judgeStatements([said(BORDER_TOO)], articleRef('two'), desk, parties)),
      desk,
    );
    expect(verdictsOf(judgeStatements([said(BORDER)], articleRef('one'), desk, parties))).toEqual(
      verdictsOf(judged),
    );
  });

  test('is told for the first outlet that is sure of the speaker', () => {
    const ledgers = deskOf();
    const reports = [
      said(BORDER_TOO, { isSure: false, mayTell: false, inHeadline: true }),
      said(BORDER),
      said(BORDER_TOO),
    ].map((one, at) => {
      const judged = judgeStatements([one], articleRef(`report-${at}`), ledgers, parties);
      addToLedgers(recordOf(`report-${at}`, judged), ledgers);
      return judged;
    });
    expect(verdictsOf(reports.flat())).toEqual([
      [BORDER_TOO, 'new', false],
      [BORDER, 'new', true],
      [BORDER_TOO, 'repeat', false],
    ]);
  });

  test('is told for no other outlet when the first one came before the watch began', () => {
    const desk = deskOf([rowOf(BORDER, '2024-02-29', { verdict: null })]);
    expect(verdictsOf(judgeStatements([said(BORDER_TOO)], articleRef('two'), desk, parties))).toEqual([
      [BORDER_TOO, 'repeat', false],
    ]);
  });
});

describe('a statement that may be new', () => {
  const PLAN = 'Norland will mend the lighthouse';
  const marksOf = (more: Partial<FoundStatement>, ledgers = deskOf()) =>
    judgeStatements([said(PLAN, more)], articleRef('one'), ledgers, parties).map(({ tells, marks }) => [
      tells,
      marks,
    ]);

  test.each([
    ['nothing like which was found', {}, true],
    ['whose speaker is not sure', { isSure: false, mayTell: false }, true],
    ['in a headline, which the text restates', { isSure: false, mayTell: false, inHeadline: true }, false],
    ['of no side', { party: null, mayTell: false }, false],
    ['that was made long ago', { isEarlier: true, saidOn: '2022-03-01' }, false],
    ['that is a courtesy', { substance: 'courtesy' as const, mayTell: false }, false],
  ])('is marked or not: one %s', (_, more, marked) => expect(marksOf(more)).toEqual([[false, marked]]));

  test('is marked for each outlet that reports it while readers were not told of it by itself', () => {
    const ledgers = deskOf();
    const reports = ['one', 'two'].map((id) => {
      const judged = judgeStatements([said(PLAN)], articleRef(id), ledgers, parties);
      addToLedgers(recordOf(id, judged), ledgers);
      return judged.map(({ stored: { verdict, utterance }, tells, marks }) => ({
        verdict,
        utterance,
        tells,
        marks,
      }));
    });
    expect(reports[0]).toMatchObject([{ verdict: 'new', tells: false, marks: true }]);
    expect(reports[1]).toEqual(reports[0]);
  });

  test.each([
    [
      'adds a figure to an earlier statement',
      'Norland will mend the old lighthouse at Brod with 40 masons',
      true,
    ],
    ['says that it goes on', 'Norland continues to mend its old lighthouse at Brod', false],
  ])('is marked where it %s, or is not', (_, text, marked) => {
    const ledgers = deskOf([rowOf('Norland will mend the lighthouse at Brod', '2023-01-01')]);
    const [judged] = judgeStatements([said(text)], articleRef('one'), ledgers, parties);
    expect([judged?.stored.verdict, judged?.tells, judged?.marks]).toEqual(['partial', false, marked]);
  });
});

describe('a statement that one article makes twice', () => {
  test.each([
    ['dated in the text and not in the headline', DAY, null],
    ['dated to the day before in one place', '2024-02-29', DAY],
  ])('counts once, in its best report: %s', (_, inText, inHeadline) => {
    const found = [
      said(BORDER_TOO, {
        saidOn: inHeadline,
        wording: 'paraphrase',
        inHeadline: true,
        isSure: false,
        mayTell: false,
      }),
      said(BORDER, { saidOn: inText, span: [100, 160] }),
    ];
    expect(verdictsOf(judgeStatements(found, articleRef('one'), deskOf(), parties))).toEqual([
      [BORDER, 'new', true],
    ]);
  });

  test('counts twice where one of them was said years before', () => {
    const found = [
      said(BORDER),
      said(BORDER, { saidOn: '2022-03-01', isEarlier: true, mayTell: false, span: [100, 160] }),
    ];
    expect(judgeStatements(found, articleRef('one'), deskOf(), parties)).toHaveLength(2);
  });
});

describe('a statement of an edited article', () => {
  test.each([
    ['the same words', said(BORDER), 0],
    ['the same in other words', said(BORDER_TOO), 0],
    ['the same with its date added', said(BORDER, { saidOn: '2024-02-20' }), 0],
    ['the same without its date', said(BORDER, { saidOn: null }), 0],
    ['the contrary', said('Norland will not open the crossing at Brod to traders in June'), 1],
    [
      'the same, said by another one',
      said(BORDER, { speaker: { id: 'bo-lund', name: 'Bo Lund', role: null } }),
      1,
    ],
    ['something else', said('Norland will send warships to the gulf'), 1],
  ])('is new in this version or not: %s', (_, now, expected) => {
    expect(newSince([now], [said(BORDER), said('Norland is ready for talks')], names)).toHaveLength(expected);
  });
});

describe('a transcript without end', () => {
  const words = [
    'river',
    'bridge',
    'harbour',
    'railway',
    'forest',
    'mine',
    'school',
    'market',
    'tower',
    'dam',
  ];
  const found = Array.from({ length: 3_000 }, (_, at) =>
    said(`Norland will give ${words[at % 10]} number ${at} to ${words[Math.floor(at / 10) % 10]}`, {
      span: [at * 100, at * 100 + 60],
    }),
  );

  test('is read as far as eighty statements', () => {
    expect(
      judgeStatements(found, articleRef('one'), deskOf(), parties).map(({ stored }) => stored.span[0]),
    ).toEqual(found.slice(0, 80).map(({ span }) => span[0]));
  });

  test('is read without parts that are too long for a clause', () => {
    const endless = said(`Norland will give ${'a bridge and '.repeat(200)}a dam`);
    expect(
      judgeStatements([endless, said(BORDER)], articleRef('one'), deskOf(), parties).map(
        ({ stored }) => stored.text,
      ),
    ).toEqual([BORDER]);
  });
});
