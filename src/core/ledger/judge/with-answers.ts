/** Judges an article's statements anew by what a judge answered about them. */
import type {
  JudgeAnswer,
  JudgeCase,
  JudgedBy,
  LedgerRow,
  Reason,
  Statement,
  StatementRecord,
  StoredStatement,
} from '../../model/index.ts';
import { type LedgerLookup, precedentOf, reasonOf } from '../judge-article.ts';
import { reportsOf } from '../places.ts';
import { NO_PARTY } from '../rows.ts';
import { statementKey } from './question.ts';
import { weigh, type WeighedAnswer } from './weigh.ts';

/** A case with its answer and the model that gave it, or with none yet: then the rules' judgement stands. */
export type AnsweredCase = {
  readonly asked: JudgeCase;
  readonly answered: { readonly answer: JudgeAnswer; readonly model: string } | null;
};

/** One statement that was asked about, as an alert has it now. */
export type ReweighedStatement = {
  readonly key: string;
  readonly statement: Statement;
  readonly tells: boolean;
  readonly marks: boolean;
  readonly reason: Reason;
};

/** What an answer changes in a statement, with the earlier statement that it names where the ledger still has it. */
type AnswerEffect = {
  readonly weighed: WeighedAnswer;
  readonly judge: JudgedBy;
  readonly answer: JudgeAnswer;
  readonly row: LedgerRow | null;
};

/**
 * Returns the record with the answers in it, and the statements that were asked about. An answer about a statement that the
 * article no longer makes changes nothing in the record.
 * @param cases all of the article, with what is answered so far: the same answers again change nothing
 * @param ledgers only read; the rows of the new record replace the article's (see `withRecords`)
 */
export function withAnswers(
  record: StatementRecord,
  cases: readonly AnsweredCase[],
  ledgers: LedgerLookup,
): { readonly record: StatementRecord; readonly statements: readonly ReweighedStatement[] } {
  const changes = new Map(cases.map((one) => [one.asked.key, changeBy(one, ledgers)]));
  const statements = record.statements.map((stored) => {
    const change = changes.get(statementKey(stored)) ?? null;
    return change === null
      ? stored
      : { ...changed(stored, change), precedents: storedPrecedents(stored, change) };
  });
  const reweighed = cases.map(({ asked: { key, statement, rules } }): ReweighedStatement => {
    const change = changes.get(key) ?? null;
    const reason = reasonOf(statement);
    if (change === null) return { key, statement, tells: false, marks: rules.marks, reason };
    const { tells, marks } = change.weighed;
    const told = { ...changed(statement, change), precedents: shownPrecedents(statement, change) };
    return { key, statement: told, tells, marks, reason };
  });
  return { record: { ...record, statements }, statements: reweighed };
}

function changeBy({ asked, answered }: AnsweredCase, ledgers: LedgerLookup): AnswerEffect | null {
  if (answered === null) return null;
  const { answer, model } = answered;
  const weighed = weigh(asked, answer);
  const ledger = ledgers(asked.statement.party ?? NO_PARTY);
  const row = weighed.precedent === null ? null : (reportsOf(ledger, weighed.precedent)[0] ?? null);
  return { weighed, answer, row, judge: { by: 'model', model, reason: answer.reason } };
}

function changed<T extends Statement | StoredStatement>(
  statement: T,
  { weighed, answer, row, judge }: AnswerEffect,
): T {
  const { verdict, sure, isMisread } = weighed;
  const isOwn = verdict === 'repeat' && row?.speaker.id === statement.speaker.id;
  return {
    ...statement,
    verdict,
    sure,
    judge,
    substance: answer.substance,
    ...(isOwn ? { newForSpeaker: false } : {}),
    ...(isMisread ? { unsure: true as const } : {}),
  };
}

/** Puts the earlier statement that the answer names before the nearest ones, of which there stay as many as there were. */
function storedPrecedents(
  { precedents }: StoredStatement,
  { weighed: { precedent } }: AnswerEffect,
): string[] {
  if (precedent === null) return precedents;
  const others = precedents.filter((utterance) => utterance !== precedent);
  return [precedent, ...others].slice(0, Math.max(1, precedents.length));
}

function shownPrecedents({ precedents }: Statement, { row }: AnswerEffect): Statement['precedents'] {
  if (row === null) return precedents;
  const named = precedentOf(row);
  const others = precedents.filter(({ text, url }) => text !== named.text || url !== named.url);
  return [named, ...others].slice(0, Math.max(1, precedents.length));
}
