import type { JudgeDay, JudgedArticle, JudgeQuestion, JudgeReply } from '../../core/model/index.ts';
import { stopsAsking, type Unanswered, withAnswer, withFailure } from '../../core/tracking/judge-day.ts';
import type { Judge } from '../../io/judge.ts';
import type { Dependencies } from '../dependencies.ts';

/** What the judge's consumer knows before storage shows it everywhere. It is lost with its isolate. */
export type JudgeMemory = { day: JudgeDay | null; readonly judged: Map<string, JudgedArticle> };
const MAX_REMEMBERED = 200;

export const newJudgeMemory = (): JudgeMemory => ({ day: null, judged: new Map() });

export function rememberAnswers({ judged }: JudgeMemory, one: JudgedArticle): void {
  judged.delete(one.article);
  judged.set(one.article, one);
  const [oldest] = judged.keys();
  if (judged.size > MAX_REMEMBERED && oldest !== undefined) judged.delete(oldest);
}

/** One batch of the judge's queue. */
export type JudgeBatch = {
  readonly dependencies: Dependencies;
  readonly judge: Judge;
  readonly memory: JudgeMemory;
  day: JudgeDay;
  /** The failure after which nobody is asked any more in this batch. */
  stopped: Unanswered | null;
};

/** Asks one question, unless the day's are used up or the judge cannot be reached, and counts what came of it. */
export async function askQuestion(
  batch: JudgeBatch,
  question: JudgeQuestion,
): Promise<JudgeReply | Unanswered> {
  const { dependencies, judge, stopped } = batch;
  if (stopped !== null) return stopped;
  const daily = dependencies.settings.judge?.daily ?? 0;
  if (batch.day.asked >= daily) {
    const cap: Unanswered = { kind: 'cap', daily };
    batch.day = withFailure(batch.day, cap, dependencies.wall());
    return cap;
  }
  const reply = await judge.ask(question);
  if (reply.ok) {
    batch.day = withAnswer(batch.day);
    return reply.value;
  }
  batch.day = withFailure(batch.day, reply.error, dependencies.wall());
  dependencies.log({ event: 'judge-unanswered', kind: reply.error.kind });
  if (stopsAsking(reply.error)) batch.stopped = reply.error;
  return reply.error;
}
