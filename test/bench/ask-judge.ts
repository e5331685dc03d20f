/** Asks a judge about labelled statements, as the Worker asks one: at the endpoint that the environment names. */
import { openAskJson, openFetch } from '../../src/io/fetch/fetch.ts';
import { openResolve } from '../../src/io/fetch/resolve-name.ts';
import { type Judge, openJudge } from '../../src/io/judge.ts';
import { promptOf, PROMPT_VERSION } from '../../src/core/ledger/judge/prompt.ts';
import { contentHash } from '../../src/core/ledger/judge/question.ts';
import type { JudgeQuestion } from '../../src/core/model/index.ts';
import { readSettings } from '../../src/settings.ts';
import { type AnswerRow, appendAnswer, readAnswers } from './judge-answers.ts';
import type { LabelledCase } from './judge-questions.ts';

/** Neurons for a million tokens in and out of `llama-3.3-70b-instruct-fp8-fast` on Workers AI, as published. */
const NEURONS = { in: 26_668, out: 204_805 };
/** English has about so many characters a token. */
const CHARACTERS_A_TOKEN = 4;

/** Returns the judge of JUDGE_URL, JUDGE_KEY and JUDGE_MODEL, or null where no endpoint is named. */
export function judgeOfEnvironment(env: NodeJS.ProcessEnv): Judge | null {
  const { JUDGE_URL, JUDGE_KEY, JUDGE_MODEL } = env;
  if (JUDGE_URL === undefined || JUDGE_URL === '') return null;
  // What runs on this machine is what it is for.
  const settings = readSettings({ JUDGE_URL, JUDGE_KEY, JUDGE_MODEL, ALLOW_HOSTS: new URL(JUDGE_URL).host });
  if (!settings.ok) throw new Error(settings.error.map(({ name, text }) => `${name} ${text}`).join('; '));
  const { allowHosts, judge } = settings.value;
  const resolve = openResolve(openAskJson(), Date.now);
  const fetch = openFetch({ allowHosts, ownHost: null, userAgent: 'Readout/1.0', resolve });
  return openJudge(judge, { fetch, ai: { run: () => Promise.reject(new Error('no binding here')) } });
}

/**
 * Asks what the file does not answer, one question after the other, and adds each answer to it at once.
 * @returns the answers of this model by this prompt
 */
export async function askAll(
  judge: Judge,
  cases: readonly Pick<LabelledCase, 'question'>[],
  file: string,
): Promise<AnswerRow[]> {
  const isOwn = ({ asked, prompt }: AnswerRow): boolean => asked === judge.model && prompt === PROMPT_VERSION;
  const known = readAnswers(file).filter(isOwn);
  const answered = new Set(known.map(({ hash }) => hash));
  const open = new Map(cases.map(({ question }) => [contentHash(question), question]));
  for (const hash of answered) open.delete(hash);
  console.log(`\n${judge.model} is asked ${open.size} questions; ${answered.size} are answered in ${file}`);
  const cost = { tokensIn: 0, tokensOut: 0 };
  const failures = new Map<string, number>();
  let done = 0;
  for (const [hash, question] of open) {
    const reply = await judge.ask(question);
    done++;
    addCost(cost, question, reply.ok ? JSON.stringify(reply.value.answer) : '');
    if (reply.ok) {
      const row = {
        hash,
        asked: judge.model,
        model: reply.value.model,
        prompt: PROMPT_VERSION,
        ...reply.value.answer,
      };
      appendAnswer(file, row);
      known.push(row);
    } else failures.set(reply.error.kind, (failures.get(reply.error.kind) ?? 0) + 1);
    if (done % 10 === 0 || done === open.size) console.log(progress(done, open.size, cost, failures));
  }
  return known;
}

function addCost(
  cost: { tokensIn: number; tokensOut: number },
  question: JudgeQuestion,
  answer: string,
): void {
  const { system, user } = promptOf(question);
  cost.tokensIn += (system.length + user.length) / CHARACTERS_A_TOKEN;
  cost.tokensOut += answer.length / CHARACTERS_A_TOKEN;
}

function progress(
  done: number,
  of: number,
  { tokensIn, tokensOut }: { tokensIn: number; tokensOut: number },
  failures: ReadonlyMap<string, number>,
): string {
  const neurons = (tokensIn * NEURONS.in + tokensOut * NEURONS.out) / 1e6;
  const failed = [...failures].map(([kind, times]) => `, ${times} ${kind}`).join('');
  const tokens = `some ${Math.round(tokensIn)} tokens in, ${Math.round(tokensOut)} out`;
  return `${done} of ${of}${failed}; ${tokens}; as llama-3.3-70b-instruct-fp8-fast ${Math.round(neurons)} neurons`;
}
