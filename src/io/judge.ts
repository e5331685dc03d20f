/** Asks a language model whether a statement was made before: on Workers AI, or at any endpoint of chat completions. */
import * as z from 'zod';
import { describeFailure } from '../core/model/failure.ts';
import type { CheckFailure } from '../core/model/failure.ts';
import type { JudgeFailure, JudgeQuestion, JudgeReply } from '../core/model/index.ts';
import { err, ok, type Result } from '../core/model/result.ts';
import { cut, line } from '../core/language/text.ts';
import { readAnswer } from '../core/ledger/judge/answer.ts';
import { ANSWER_SCHEMA, MAX_ANSWER_TOKENS, promptOf } from '../core/ledger/judge/prompt.ts';
import type { JudgeSettings } from '../settings.ts';
import type { GuardedFetch } from './fetch/fetch.ts';

export type Judge = {
  /** The name by which the model is asked for. */
  readonly model: string;
  ask(question: JudgeQuestion): Promise<Result<JudgeReply, JudgeFailure>>;
};

/** The part of Workers AI that this program uses. */
export type ModelRunner = {
  run(
    model: string,
    inputs: Record<string, unknown>,
    options: { readonly signal: AbortSignal },
  ): Promise<unknown>;
};

type JudgeWorld = { readonly fetch: GuardedFetch; readonly ai: ModelRunner; readonly timeoutMs?: number };

/** A large model on a small machine takes its time, and nobody waits for it. */
const TIMEOUT_MS = 30_000;
const MAX_REPLY_BYTES = 65_536;
const MAX_MODEL_NAME = 100;
/** Any number will do, as long as it stays the same. */
const SEED = 20_260_302;
/** Shorter keys are placeholders, as local servers take them, and would be found in plain words. */
const MIN_SECRET_LENGTH = 8;

/** @returns null where no model is named: nobody is asked then */
export function openJudge(settings: JudgeSettings | null, world: JudgeWorld): Judge | null {
  if (settings === null) return null;
  const { model, url, key } = settings;
  const hide = (text: string): string => withoutSecret(text, key);
  const send = url === null ? askWorkersAi(model, world) : askEndpoint({ model, url, key }, world);
  return {
    model,
    async ask(question) {
      const completion = await send(promptOf(question));
      if (!completion.ok) return completion;
      const answer = readAnswer(completion.value.content, question, hide);
      if (!answer.ok) return err({ kind: 'bad-answer', text: answer.error });
      const named = cut(hide(line(completion.value.model ?? '')), MAX_MODEL_NAME);
      return ok({ answer: answer.value, model: named === '' ? model : named });
    },
  };
}

/** Whoever holds the key might write it into an answer, which is shown to readers. */
const withoutSecret = (text: string, key: string | null): string =>
  key === null || key.length < MIN_SECRET_LENGTH ? text : text.replaceAll(key, '…');

/** What a model said, before it is read as an answer. */
type Completion = { readonly content: unknown; readonly model: string | null };
type SendPrompt = (prompt: ReturnType<typeof promptOf>) => Promise<Result<Completion, JudgeFailure>>;

const messagesOf = ({ system, user }: ReturnType<typeof promptOf>) => [
  { role: 'system', content: system },
  { role: 'user', content: user },
];
/** The same question is to get the same answer, as far as a model can. */
const sampling = { temperature: 0, seed: SEED, max_tokens: MAX_ANSWER_TOKENS };

/** @param endpoint whose `url` is the base of the API, or the whole address of its chat completions */
function askEndpoint(
  { model, url, key }: Omit<JudgeSettings, 'daily'> & { readonly url: string },
  { fetch, timeoutMs = TIMEOUT_MS }: JudgeWorld,
): SendPrompt {
  const address = url.endsWith('/chat/completions') ? url : `${url}/chat/completions`;
  const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
  return async (prompt) => {
    const posted = await fetch.post({
      url: address,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization },
      body: JSON.stringify({
        model,
        messages: messagesOf(prompt),
        ...sampling,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', strict: true, schema: ANSWER_SCHEMA },
        },
      }),
      whole: { limitBytes: MAX_REPLY_BYTES, timeoutMs },
    });
    if (!posted.ok) return err(failedRequest(posted.error));
    const { status, text, retryAfterSeconds } = posted.value;
    if (status < 200 || status > 299) return err({ kind: 'status', status, retryAfterSeconds });
    return readCompletion(parseJson(text));
  };
}

function failedRequest(failure: CheckFailure): JudgeFailure {
  const { code } = failure;
  if (code === 'timeout') return { kind: 'timeout', seconds: failure.seconds };
  if (code === 'too-large') return { kind: 'bad-answer', text: 'longer than any answer' };
  const kind = code === 'refused-address' ? 'refused' : 'unreachable';
  return { kind, text: describeFailure(failure) };
}

function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return null;
  }
}

const Choice = z.object({
  finish_reason: z.string().nullish(),
  message: z.object({ content: z.unknown(), refusal: z.string().nullish() }),
});
/** What chat completions come as, and what models of Workers AI answer that have a form of their own. */
const Reply = z.union([
  z.object({ model: z.string().nullish().catch(null), choices: z.tuple([Choice], z.unknown()) }),
  z.object({ response: z.union([z.string(), z.record(z.string(), z.unknown())]) }),
]);

function readCompletion(body: unknown): Result<Completion, JudgeFailure> {
  const read = Reply.safeParse(body);
  if (!read.success) return err({ kind: 'bad-answer', text: 'no chat completion' });
  if ('response' in read.data) return ok({ content: read.data.response, model: null });
  const [{ message, finish_reason: ended }] = read.data.choices;
  const isDeclined = ended === 'content_filter' || (message.refusal ?? '') !== '';
  if (isDeclined) return err({ kind: 'refused', text: 'the model declined' });
  if (ended === 'length')
    return err({ kind: 'bad-answer', text: `not at its end after ${MAX_ANSWER_TOKENS} tokens` });
  return ok({ content: message.content, model: read.data.model ?? null });
}

/** A call that neither answers nor fails is given up after the time limit, whether it can be ended or not. */
function askWorkersAi(model: string, { ai, timeoutMs = TIMEOUT_MS }: JudgeWorld): SendPrompt {
  return async (prompt) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const inputs = {
      messages: messagesOf(prompt),
      ...sampling,
      response_format: { type: 'json_schema', json_schema: ANSWER_SCHEMA },
    };
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('timeout')));
    });
    try {
      return readCompletion(await Promise.race([ai.run(model, inputs, { signal }), late]));
    } catch (error) {
      if (signal.aborted) return err({ kind: 'timeout', seconds: Math.round(timeoutMs / 1_000) });
      return err(failedRun(error));
    }
  };
}

/** The codes of Workers AI that mean something else than a failure: https://developers.cloudflare.com/workers-ai/platform/errors/ */
const LIMITED = new Set(['3036', '3040', '4006']);
const NOT_JSON = '5024';

/** Reads the code alone of an error, because its words may hold anything. */
function failedRun(error: unknown): JudgeFailure {
  const code = /\b(\d{4}):/u.exec(error instanceof Error ? error.message.slice(0, 1_000) : '')?.[1];
  if (code === undefined) return { kind: 'unreachable', text: 'Workers AI failed' };
  if (LIMITED.has(code)) return { kind: 'status', status: 429, retryAfterSeconds: null };
  if (code === NOT_JSON) return { kind: 'bad-answer', text: 'no JSON came of it' };
  return { kind: 'unreachable', text: `Workers AI failed with error ${code}` };
}
