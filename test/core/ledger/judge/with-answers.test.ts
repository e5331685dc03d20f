import { describe, expect, it } from 'vitest';
import type {
  JudgeAnswer,
  JudgeCase,
  Statement,
  StatementRecord,
  StoredStatement,
} from '../../../../src/core/model/index.ts';
import { namesOfParties } from '../../../../src/core/ledger/frame/party-names.ts';
import { statementKey } from '../../../../src/core/ledger/judge/question.ts';
import { withAnswers } from '../../../../src/core/ledger/judge/with-answers.ts';
import { openLedger } from '../../../../src/core/ledger/ledger.ts';
import { parties, rowOf } from '../ledger-rows.ts';
import { answerOf, questionOf } from './question-cases.ts';

const DAY = '2024-03-01';
const own = rowOf('we shall lower the toll', '2023-11-04', { url: 'https://courier.example/own' });
const other = rowOf('the toll is fair', '2023-10-04', {
  speaker: { id: 'ole-brandt', name: 'Ole Brandt', role: null },
  url: 'https://courier.example/other',
});
const ledger = openLedger([own, other], namesOfParties({ parties, speakers: [] }));
const ledgers = () => ledger;

const said = (text: string) => ({
  speaker: { id: 'ada-holm', name: 'Ada Holm', role: 'foreign minister' },
  party: 'norland',
  to: null,
  text,
  cue: 'said',
  wording: 'verbatim' as const,
  issuer: null,
  saidOn: DAY,
  verdict: 'new' as const,
  substance: 'commitment' as const,
  sure: false,
  judge: { by: 'rules' as const, model: null },
  newForSpeaker: true,
});
const stored = (text: string): StoredStatement => ({
  ...said(text),
  utterance: `utterance of ${text}`,
  span: [0, text.length],
  via: null,
  rule: 'quotation-after',
  precedents: [other.utterance],
});
const statement = (text: string): Statement => ({
  ...said(text),
  searched: { statements: 40, since: '2021-01-05' },
  newWords: [],
  droppedWords: [],
  precedents: [
    { text: other.text, saidOn: '2023-10-04', speaker: 'Ole Brandt', source: other.source, url: other.url },
  ],
});
const record = (...statements: StoredStatement[]): StatementRecord => ({
  article: 'one',
  url: 'https://courier.example/one',
  source: other.source,
  title: 'Toll to fall',
  at: `${DAY}T10:00:00.000Z`,
  publishedAt: `${DAY}T09:00:00.000Z`,
  version: 'v',
  story: 'one',
  statements,
  evidence: [],
});
const asked = (text: string): JudgeCase => ({
  key: statementKey(stored(text)),
  question: questionOf({ clause: text }),
  utterances: [own.utterance, other.utterance],
  unlike: [],
  rules: { verdict: 'new', sure: false, marks: true },
  statement: statement(text),
});
const answered = (text: string, answer: JudgeAnswer) => ({
  asked: asked(text),
  answered: { answer, model: 'judge-small' },
});
const [TOLL, FERRY] = ['the toll falls', 'the ferry sails'];
const judge = (reason: string) => ({ by: 'model', model: 'judge-small', reason });

describe('an answer', () => {
  it('that finds nothing like it makes the statement sure and told, in the record as in the alert', () => {
    const answer = answerOf({ substance: 'claim' });
    const change = { sure: true, substance: 'claim', judge: judge(answer.reason) };
    expect(withAnswers(record(stored(TOLL)), [answered(TOLL, answer)], ledgers)).toEqual({
      record: record({ ...stored(TOLL), ...change } as StoredStatement),
      statements: [
        {
          key: statementKey(stored(TOLL)),
          statement: { ...statement(TOLL), ...change },
          tells: true,
          marks: false,
          reason: { rule: 'new-statement', text: 'Ada Holm: "the toll falls"' },
        },
      ],
    });
  });

  it('that names an earlier statement puts it first, and its own speaker has said it', () => {
    const same = answerOf({ relation: 'same', candidate: 1 });
    const { record: after, statements } = withAnswers(record(stored(TOLL)), [answered(TOLL, same)], ledgers);
    expect(after.statements).toMatchObject([
      { verdict: 'repeat', sure: true, newForSpeaker: false, precedents: [own.utterance] },
    ]);
    expect(statements).toMatchObject([
      {
        tells: false,
        marks: false,
        statement: { precedents: [{ text: own.text, url: own.url, speaker: 'Ada Holm' }] },
      },
    ]);
  });

  it('that names another speaker’s statement leaves it new for this speaker', () => {
    const same = answerOf({ relation: 'same', candidate: 2 });
    const { record: after } = withAnswers(record(stored(TOLL)), [answered(TOLL, same)], ledgers);
    expect(after.statements).toMatchObject([{ verdict: 'repeat', newForSpeaker: true }]);
  });

  it('that finds the speaker wrong makes the statement nobody’s precedent', () => {
    const wrong = answerOf({ attribution: 'wrong' });
    const { record: after, statements } = withAnswers(record(stored(TOLL)), [answered(TOLL, wrong)], ledgers);
    expect(after.statements.map(({ unsure }) => unsure)).toEqual([true]);
    expect(statements.map(({ tells, marks }) => [tells, marks])).toEqual([[false, false]]);
  });

  it('leaves the other statements as they are, and those without an answer as the rules have them', () => {
    const before = record(stored(TOLL), stored(FERRY));
    const cases = [answered(TOLL, answerOf()), { asked: asked(FERRY), answered: null }];
    const { record: after, statements } = withAnswers(before, cases, ledgers);
    expect(after.statements[1]).toEqual(stored(FERRY));
    expect(statements[1]).toMatchObject({ statement: statement(FERRY), tells: false, marks: true });
  });

  it('given again changes nothing', () => {
    const cases = [answered(TOLL, answerOf({ relation: 'adds', candidate: 1 }))];
    const once = withAnswers(record(stored(TOLL)), cases, ledgers);
    expect(withAnswers(once.record, cases, ledgers)).toEqual(once);
  });

  it('about a statement that the article no longer makes changes nothing in its record', () => {
    const before = record(stored(FERRY));
    expect(withAnswers(before, [answered(TOLL, answerOf())], ledgers).record).toEqual(before);
  });

  it('that names a statement which the ledger no longer has keeps the nearest ones', () => {
    const gone = { ...asked(TOLL), utterances: ['gone', other.utterance] };
    const answer = answerOf({ relation: 'adds', candidate: 1 });
    const { statements } = withAnswers(
      record(stored(TOLL)),
      [{ asked: gone, answered: { answer, model: 'judge-small' } }],
      ledgers,
    );
    expect(statements).toMatchObject([{ statement: { precedents: statement(TOLL).precedents } }]);
  });
});
