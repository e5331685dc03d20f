import * as z from 'zod';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { UNREAD_WATCHLIST } from '../../../core/tracking/reading.ts';
import type { HttpProblem } from '../../http/http-problem.ts';

/** One thing that is wrong with what was sent: where it stands (`sources[3].url`), and what it is. */
export type PathProblem = NonNullable<HttpProblem['errors']>[number];

/** The reason why a request is refused, with headers beside the content type. */
export type Refusal = HttpProblem & { readonly headers?: Readonly<Record<string, string>> };

export const invalid = (errors: readonly PathProblem[]): Refusal => ({
  status: 422,
  title: 'Not valid',
  detail: 'Every problem is listed with its path; nothing was changed.',
  errors,
});

/** The bundled watchlist must not stand in for one that cannot be read. */
export const noWatchlist: Refusal = { status: 409, title: 'No watchlist', detail: UNREAD_WATCHLIST };

export function refuse({ status, title, detail, errors, headers }: Refusal): Response {
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(errors === undefined ? {} : { errors }),
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}

/** @param headers beside the content type */
export const json = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
  });

/** Answers with a list in the form of every list of the API; all of it is one page. */
export const list = (items: readonly unknown[]): Response => json({ items, cursor: null });

const RefusalText = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), text: z.string() })).exactOptional(),
});
/** The words of a refusal. */
export type RefusalText = z.infer<typeof RefusalText>;

/** Returns what a handler of the API answered, for a page to show. @param answer of one of our own handlers */
export async function readAnswer(answer: Response): Promise<Result<unknown, RefusalText>> {
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return answer.ok ? ok(body) : err(RefusalText.parse(body));
}
