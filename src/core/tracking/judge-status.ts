import type { JudgeDay, JudgeStatus } from '../model/index.ts';
import { openJudgeDay } from './judge-day.ts';
import { moment } from './time-in-words.ts';

/** Who is asked, and how often on a day at most. */
export type AskedJudge = { readonly model: string; readonly daily: number };

/**
 * Describes what a judge was asked today.
 * @param known the count that was stored last, or null
 * @param now wall time in milliseconds
 */
export function describeJudge(
  { model, daily }: AskedJudge,
  known: JudgeDay | null,
  now: number,
): JudgeStatus {
  const { asked, answered, failed, givenUp, lastFailure, waiting } = openJudgeDay([known], now);
  const waits = waiting.reduce((sum, { questions }) => sum + questions, 0);
  const facts = { model, asked, cap: daily, answered, failed, waiting: waits, givenUp, lastFailure };
  return { ...facts, sentence: sentenceOf(facts, now) };
}

const failureWords: ReadonlyMap<string, string> = new Map([
  ['timeout', 'too late'],
  ['status', 'refused by the endpoint'],
  ['bad-answer', 'not to be understood'],
  ['refused', 'declined'],
  ['unreachable', 'not reached'],
  ['cap', 'over the day’s limit'],
]);

function sentenceOf(facts: Omit<JudgeStatus, 'sentence'>, now: number): string {
  const { model, asked, cap, answered, failed, waiting, givenUp, lastFailure } = facts;
  const failures = Object.entries(failed).map(([kind, n]) => `${n} ${failureWords.get(kind) ?? kind}`);
  const counts = [
    `asked ${asked} of ${cap} questions today`,
    `${answered} answered`,
    ...failures,
    ...(waiting > 0 ? [`${waiting} to be asked again`] : []),
    ...(givenUp > 0 ? [`${givenUp} given up, on which the rules alone decide`] : []),
  ];
  const last =
    lastFailure === null
      ? ''
      : ` Last failure ${moment(Date.parse(lastFailure.at), now)}: ${lastFailure.text}.`;
  return `Judge ${model}: ${counts.join(', ')}.${last}`;
}
