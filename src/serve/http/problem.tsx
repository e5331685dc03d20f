import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import type { QueryProblem } from '../../core/alerts/query-parameters.ts';
import type { SettingProblem } from '../../settings.ts';
import { htmlDocument, Layout } from '../ui/layout.tsx';
import type { HttpProblem } from './http-problem.ts';

/** Answers 400. @param problems parameters that we name, and what each must be */
export const respondBadQuery = (
  c: Context,
  problems: readonly QueryProblem[],
): Response | Promise<Response> =>
  respondProblem(c, {
    status: 400,
    title: 'A parameter cannot be read',
    detail: problems.map(({ path, text }) => `${path} ${text}`).join('; '),
    errors: problems,
  });

/** People who open a page get a page; programs get JSON. */
const isForPeople = (c: Context): boolean =>
  (c.req.header('Accept') ?? '').includes('text/html') &&
  !/^\/(?:api\/|feed\.|healthz|opml|.*\.json$)/u.test(c.req.path);

export function respondProblem(
  c: Context,
  { status, title, detail, errors }: HttpProblem,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept');
  if (isForPeople(c)) {
    return c.html(htmlDocument(<ErrorPage title={title} detail={detail} errors={errors ?? []} />), status);
  }
  const body = { type: 'about:blank', title, status, detail, ...(errors === undefined ? {} : { errors }) };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

type ErrorPageProps = { title: string; detail: string; errors: readonly QueryProblem[] };

/** Says what is wrong and where to go on. It reads nothing, since reading may be what failed. */
const ErrorPage: FC<ErrorPageProps> = ({ title, detail, errors }) => (
  <Layout title={title} subject="" current={null} tick={null} now={0} search="">
    <div class="column">
      <h1>{title}</h1>
      <p class="lede">{detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, text }) => (
            <li>
              <code>{path}</code> {text}.
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/">To the stream</a> · <a href="/status">Status</a>
      </p>
    </div>
  </Layout>
);

/** Answers for a Worker whose settings are bad. Every bad one is named and none is shown, since some are secrets. */
export const respondBadSettings = (problems: readonly SettingProblem[]): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: 'This Worker is not set up',
      status: 500,
      errors: problems.map(({ name, text }) => ({ path: name, text })),
    },
    {
      status: 500,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    },
  );
