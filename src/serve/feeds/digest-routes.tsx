import type { Context } from 'hono';
import { DAY_MS, iso } from '../../core/model/time.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { ServeContext } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { pageRoute, type Route } from '../route.ts';
import { renderPage, whenOf } from '../ui/render.tsx';
import { DigestPage } from './digest-page.tsx';
import { readDigest } from './digests.ts';

/** The brief of a day as a page: the last one that is over, or any that the window of alerts reaches. */
export const digestRoutes: readonly Route[] = [
  pageRoute('/digest', (c, context) => digestPage(c, context, null)),
  pageRoute('/digest/:day', (c, context) => digestPage(c, context, c.req.param('day') ?? '')),
];

async function digestPage(c: Context, context: ServeContext, day: string | null): Promise<Response> {
  const read = await readDigest(context, day);
  if (read === null) return respondProblem(c, notFound('There is no digest of this day.'));
  const { digest, watchState, ...facts } = read;
  const dayAt = (days: number): string =>
    iso(Date.parse(`${digest.day}T12:00:00Z`) + days * DAY_MS).slice(0, 10);
  const content = (
    <DigestPage
      digest={digest}
      days={{ before: dayAt(-1), after: Date.parse(digest.until) <= watchState.now ? dayAt(1) : null }}
      labels={watchlistLabels(watchState.watchlist)}
      when={whenOf(watchState)}
      {...facts}
    />
  );
  return renderPage(c, watchState, { title: digest.title, current: 'digest', search: '' }, content);
}
