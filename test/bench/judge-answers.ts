/** Answers about labelled statements that were given before: recorded in the repository, or kept by an earlier run. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { JudgeAnswer } from '../../src/core/model/judge.ts';
import { contentHash } from '../../src/core/ledger/judge/question.ts';
import { weigh } from '../../src/core/ledger/judge/weigh.ts';
import type { LabelledCase } from './judge-questions.ts';

/** `hash` names the question whoever is asked; `prompt` is null where a person was. */
const AnswerRow = JudgeAnswer.extend({
  hash: z.string(),
  /** The name that was asked for, where it is not the one that answered. */
  asked: z.string().optional(),
  model: z.string(),
  prompt: z.string().nullable(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** The answers that go with `fixtures/ledgers`. */
export const RECORDED = join(import.meta.dirname, '../../fixtures/ledgers/answers.json');

/** Reads a file of answers: a JSON array, or a line of JSON each. @returns none where there is no file */
export function readAnswers(file: string): AnswerRow[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8').trim();
  const rows: unknown[] = text.startsWith('[')
    ? z.array(z.unknown()).parse(JSON.parse(text))
    : text.split('\n').flatMap((row): unknown[] => parsedLine(row));
  return rows.flatMap((row) => AnswerRow.safeParse(row).data ?? []);
}

/** The last line of a run that was killed is no whole line. */
function parsedLine(row: string): unknown[] {
  try {
    return [JSON.parse(row)];
  } catch {
    return [];
  }
}

export const appendAnswer = (file: string, row: AnswerRow): void =>
  appendFileSync(file, `${JSON.stringify(row)}\n`);

/** Gives each case its answer, or null; of several the last one counts. */
export function answersFor(rows: readonly AnswerRow[]): (asked: LabelledCase) => AnswerRow | null {
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  return ({ question }) => byHash.get(contentHash(question)) ?? null;
}

/** What an answer makes of a case. @param mayTell whether its day and the rules' reading of its substance let it be told */
export function judgedBy(asked: LabelledCase, answer: JudgeAnswer, mayTell: boolean) {
  const { verdict, sure, tells, marks } = weigh(asked, answer);
  return { verdict, hidden: verdict === 'repeat' && sure, told: tells && mayTell, marked: marks && mayTell };
}
