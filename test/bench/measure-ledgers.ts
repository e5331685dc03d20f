/** Measures verdicts on labelled ledgers: by the rules alone, with recorded answers of a judge, or with one that is asked now. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { askAll, judgeOfEnvironment } from './ask-judge.ts';
import { readAnswers, RECORDED } from './judge-answers.ts';
import { judgedLabels, measureVerdicts } from './ledger-labels.ts';
import { writeQuestions } from './judge-questions.ts';

type LedgerOptions = {
  readonly data: string | null;
  /** A file to write the questions to, or null for none: nothing is measured then. */
  readonly questions: string | null;
  readonly judge: boolean;
  /** A file of answers; null for the recorded ones. */
  readonly answers: string | null;
  readonly list: boolean;
  readonly json: boolean;
};

export async function measureLedgers({
  data,
  questions,
  judge,
  answers,
  list,
  json,
}: LedgerOptions): Promise<void> {
  if (questions !== null) {
    const asked = judgedLabels(data).flatMap((one) => one.asked ?? []);
    writeQuestions(asked, questions);
    return;
  }
  const asked = judge ? judgeOfEnvironment(process.env) : null;
  if (asked === null) {
    const file = answers ?? recordedFor(data);
    measureVerdicts({ data, list, json, answers: judge ? { file, rows: readAnswers(file) } : null });
    return;
  }
  const file = answers ?? KEPT;
  mkdirSync(dirname(file), { recursive: true });
  const cases = judgedLabels(data).flatMap((one) => one.asked ?? []);
  const rows = await askAll(asked, cases, file);
  measureVerdicts({ data, list, json, answers: { file, rows } });
}

/** Where answers are kept that nobody named a file for. */
const KEPT = join('.build', 'judge-answers.ndjson');

/** Answers may lie beside other ledgers as they do beside those of the repository. */
function recordedFor(data: string | null): string {
  const beside = join(data ?? '.', 'answers.json');
  return data !== null && existsSync(beside) ? beside : RECORDED;
}
