/** One thing that is wrong with what was sent: where (`sources[3].url`), and what. */
export type PathProblem = { readonly path: string; readonly text: string };

/** RFC 9457, in our own words alone: what was sent is never repeated. */
export type Refusal = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly PathProblem[];
  readonly headers?: Readonly<Record<string, string>>;
};

export const notFound = (detail: string): Refusal => ({ status: 404, title: 'Not found', detail });

export const invalid = (errors: readonly PathProblem[]): Refusal => ({
  status: 422,
  title: 'Not valid',
  detail: 'Every problem is listed with its path; nothing was changed.',
  errors,
});

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

/** A list as every list of the API; all of it is one page. */
export const list = (items: readonly unknown[]): Response => json({ items, cursor: null });
