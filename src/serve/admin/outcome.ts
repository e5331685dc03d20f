import { z } from 'zod';
import { err, ok, type Result } from '../../core/model/result.ts';
import type { Refusal } from './api/problem.ts';

const Problem = z.object({
  status: z.number(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), text: z.string() })).exactOptional(),
});

/** What a handler of the API answered, for a page to show. @param answer of one of our own handlers */
export async function outcomeOf(answer: Response): Promise<Result<unknown, Refusal>> {
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return answer.ok ? ok(body) : err(Problem.parse(body));
}
