/** Asks a judge what the rules left unsure, article after article, and sends the desk what was answered. */
import { PROMPT_VERSION } from '../../core/ledger/judge/prompt.ts';
import { questionHash } from '../../core/ledger/judge/question.ts';
import type {
  AnswersMessage,
  JudgedArticle,
  JudgeMessage,
  JudgeReply,
  MeetingAnswersMessage,
} from '../../core/model/index.ts';
import { iso, messageClock } from '../../core/model/time.ts';
import { nextPause, openJudgeDay, type Unanswered, withWaiting } from '../../core/tracking/judge-day.ts';
import type { Dependencies } from '../dependencies.ts';
import { askQuestion, type JudgeBatch, type JudgeMemory, rememberAnswers } from './ask-question.ts';

/** A message with how often its queue handed it out, from 1. */
type ReceivedQuestions = { readonly message: JudgeMessage; readonly attempts: number };

/** A message that comes back waits until what was stored for it can be read everywhere. */
type JudgeOutcome = 'done' | 'later';
export const LATER_SECONDS = 90;

/**
 * Works off a batch, one question after the other. Each answer is stored before the desk hears of it, and by nobody else, so
 * that a repetition finds it and asks nobody. The count of the day is one write a batch.
 * @returns for each message whether it is done
 */
export async function askJudge(
  dependencies: Dependencies,
  received: readonly ReceivedQuestions[],
  memory: JudgeMemory,
): Promise<JudgeOutcome[]> {
  const { judge, corpus, wall } = dependencies;
  // Nobody is to be asked any more, and the rules' judgement stands.
  if (judge === null) return received.map(() => 'done');
  const stored = await corpus.readJudged([...new Set(received.map(({ message }) => message.article))]);
  const before = openJudgeDay([memory.day, stored.day], wall());
  const batch: JudgeBatch = { dependencies, judge, memory, day: before, stopped: null };
  const outcomes: JudgeOutcome[] = [];
  for (const questions of received) outcomes.push(await workOff(batch, questions, stored));
  memory.day = batch.day;
  if (batch.day !== before) {
    // A count that cannot be stored now is stored with the next batch.
    await corpus.putJudgeDay(batch.day).catch((error: unknown) => logFailure(dependencies, error));
  }
  return outcomes;
}

/** Asks about one article, unless it was erased or its answers of before may not be seen yet. */
async function workOff(
  batch: JudgeBatch,
  { message, attempts }: ReceivedQuestions,
  stored: Awaited<ReturnType<Dependencies['corpus']['readJudged']>>,
): Promise<JudgeOutcome> {
  const { memory } = batch;
  const known = memory.judged.get(message.article);
  // It was handed out before, and died with its isolate: what was answered then may not be seen yet.
  if (known === undefined && attempts === 2) return 'later';
  if (stored.erased.has(message.article)) {
    // Nothing of it is to leave the Worker any more, or to be kept.
    memory.judged.delete(message.article);
    batch.day = withWaiting(batch.day, message.article, null);
    return 'done';
  }
  try {
    await askAbout(batch, message, {
      stored: stored.judged.get(message.article)?.answers ?? {},
      remembered: known?.answers ?? {},
    });
    return 'done';
  } catch (error) {
    logFailure(batch.dependencies, error);
    return 'later';
  }
}

const logFailure = ({ log }: Dependencies, error: unknown): void =>
  log({ event: 'judge-failed', text: error instanceof Error ? error.message : String(error) });

/** The answers of an article as storage shows them, and as this isolate knows them. */
type KnownAnswers = Readonly<Record<'stored' | 'remembered', JudgedArticle['answers']>>;

/** Asks what was not answered yet, stores the answers, sends them to the desk, and has the rest asked again. */
async function askAbout(
  batch: JudgeBatch,
  message: JudgeMessage,
  { stored, remembered }: KnownAnswers,
): Promise<void> {
  const { corpus, queues, wall } = batch.dependencies;
  const before = { article: message.article, answers: { ...stored, ...remembered } };
  const { judged, answers, failure } = await collectAnswers(batch, message, before);
  rememberAnswers(batch.memory, judged);
  // What could not be stored before is stored now.
  if (Object.keys(judged.answers).some((id) => stored[id] === undefined)) await corpus.putJudged(judged);
  if (Object.keys(answers).length > 0) {
    const answeredAt = iso(messageClock(message.clock, wall)());
    await queues.desk([answersTo(message, { answeredAt, answers })]);
  }
  const questions = message.asked.length - Object.keys(answers).length;
  const now = wall();
  const pause =
    failure === null ? null : nextPause(failure, message.round, { askedAt: message.askedAt, now });
  if (pause !== null) await queues.judge([{ ...message, round: message.round + 1 }], pause);
  const waits = pause === null ? null : { questions, until: now + pause * 1_000 };
  if (waits !== null || batch.day.waiting.some(({ article }) => article === message.article)) {
    batch.day = withWaiting(batch.day, message.article, waits);
  }
  if (failure !== null && pause === null) {
    batch.day = { ...batch.day, givenUp: batch.day.givenUp + questions };
  }
}

/** Sends back all that the desk needs to tell anew what was asked about. */
function answersTo(
  message: JudgeMessage,
  answered: Pick<AnswersMessage, 'answeredAt' | 'answers'>,
): AnswersMessage | MeetingAnswersMessage {
  if (message.kind === 'judge') {
    const { round: _, ...sight } = message;
    return { ...sight, ...answered, kind: 'answers' };
  }
  const { round: _, ...meeting } = message;
  return { ...meeting, ...answered, kind: 'meeting-answers' };
}

type Collected = {
  readonly judged: JudgedArticle;
  /** By the keys of what was asked. */
  readonly answers: Record<string, JudgeReply>;
  /** The reason why some are missing, or null where none is. */
  readonly failure: Unanswered | null;
};

async function collectAnswers(
  batch: JudgeBatch,
  message: JudgeMessage,
  before: JudgedArticle,
): Promise<Collected> {
  const answers = new Map<string, JudgeReply>();
  let [judged, failure]: [JudgedArticle, Unanswered | null] = [before, null];
  for (const { key, question } of message.asked) {
    const id = questionHash(batch.judge.model, PROMPT_VERSION, question);
    const known = judged.answers[id];
    if (known !== undefined) {
      answers.set(key, { answer: known.answer, model: known.model });
      continue;
    }
    const reply = await askQuestion(batch, question);
    if ('kind' in reply) failure = reply;
    else {
      answers.set(key, reply);
      const kept = { ...reply, prompt: PROMPT_VERSION, at: iso(batch.dependencies.wall()) };
      judged = { ...judged, answers: { ...judged.answers, [id]: kept } };
    }
  }
  return { judged, answers: Object.fromEntries(answers), failure };
}
