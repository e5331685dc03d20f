import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { ANSWER_SCHEMA } from '../../src/core/ledger/judge/prompt.ts';
import { openFetch } from '../../src/io/fetch/fetch.ts';
import { type ModelRunner, openJudge } from '../../src/io/judge.ts';
import { answerOf, questionOf } from '../core/ledger/judge/question-cases.ts';

const MODEL = '@cf/meta/llama-3.3-70b-instruct-fp8-fast';
const fetch = openFetch({
  userAgent: 'Readout test',
  allowHosts: [],
  ownHost: null,
  resolve: async () => null,
  fetch: () => Promise.reject(new Error('nothing is fetched here')),
});

async function ask(run: ModelRunner['run']) {
  const judge = openJudge(
    { model: MODEL, url: null, key: null, daily: 5 },
    { fetch, ai: { run }, timeoutMs: 100 },
  );
  const reply = await judge?.ask(questionOf());
  return reply?.ok === true ? reply.value : reply?.error;
}
const failing = (message: string) => ask(() => Promise.reject(new Error(message)));

test('nobody is asked where no model is named', () => {
  expect(openJudge(null, { fetch, ai: env.AI })).toBeNull();
});

describe('Workers AI', () => {
  test('is asked by the model’s name, with the form of the answer', async () => {
    const asked: unknown[] = [];
    const reply = await ask(async (model, { messages, response_format: form, temperature }) => {
      asked.push([model, Array.isArray(messages) && messages.length, form, temperature]);
      return { response: answerOf(), usage: { prompt_tokens: 600, completion_tokens: 40 } };
    });
    expect([reply, asked]).toEqual([
      { answer: answerOf(), model: MODEL },
      [[MODEL, 2, { type: 'json_schema', json_schema: ANSWER_SCHEMA }, 0]],
    ]);
  });

  test.each<[string, unknown]>([
    ['its own form, as text', { response: JSON.stringify(answerOf()) }],
    ['a chat completion', { model: null, choices: [{ message: { content: JSON.stringify(answerOf()) } }] }],
  ])('may answer in %s', async (_name, output) => {
    expect(await ask(async () => output)).toEqual({ answer: answerOf(), model: MODEL });
  });

  test.each([
    ['of an allowance that is used up', '3036: You have used up your daily free allocation', 429],
    ['of a model without room', 'AiError: 3040: No more data centers to forward the request to', 429],
  ])('says %s as a limit', async (_name, message, status) => {
    expect(await failing(message)).toEqual({ kind: 'status', status, retryAfterSeconds: null });
  });

  test.each([
    ['5024: JSON Mode couldn’t be met', { kind: 'bad-answer', text: 'no JSON came of it' }],
    ['5007: No such model sk-secret', { kind: 'unreachable', text: 'Workers AI failed with error 5007' }],
    ['something with sk-secret', { kind: 'unreachable', text: 'Workers AI failed' }],
  ])('that fails with "%s" says so in our own words', async (message, expected) => {
    expect(await failing(message)).toEqual(expected);
  });

  test('that never answers is given up', async () => {
    expect(await ask(() => new Promise(() => undefined))).toEqual({ kind: 'timeout', seconds: 0 });
  });

  test('is bound without an account, and says here that it cannot be reached', async () => {
    const judge = openJudge({ model: MODEL, url: null, key: null, daily: 5 }, { fetch, ai: env.AI });
    expect(await judge?.ask(questionOf())).toEqual({
      ok: false,
      error: { kind: 'unreachable', text: 'Workers AI failed' },
    });
  });
});
