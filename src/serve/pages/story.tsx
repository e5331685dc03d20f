import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { line } from '../../core/language/text.ts';
import { readWatchState, type ServeContext, type WatchState } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { idOf, isId } from '../http/request.ts';
import { counted, pathTo, ToldRow } from '../ui/components.tsx';
import { renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { Time, type When } from '../ui/time.tsx';
import type { LogRow, RecentRow } from '../../core/model/index.ts';
import { readWithdrawals, type Withdrawals } from './withdrawals.ts';

export async function serveStoryPage(c: Context, context: ServeContext): Promise<Response> {
  const id = idOf(c);
  const [recent, log] = isId(id) ? await Promise.all([context.listRecent(), context.listLog()]) : [[], []];
  const rows = recent.filter((row) => row.story === id || row.article === id);
  const articles = new Set(rows.map((row) => row.article));
  const alerts = log.filter(({ article }) => article !== null && (articles.has(article) || article === id));
  if (articles.size === 0 && alerts.length === 0) {
    return respondProblem(c, notFound('No story of the last 30 days has this address.'));
  }
  const watchState = await readWatchState(context);
  const carriers = carriersOf(
    recent.filter((row) => articles.has(row.article)),
    watchState,
  );
  const title = carriers[0]?.title ?? alerts[0]?.title ?? '';
  const withdrawn = await readWithdrawals(context, alerts);
  const content = <StoryPage {...{ title, carriers, alerts, withdrawn }} when={whenOf(watchState)} />;
  return renderPage(c, watchState, { title, current: null }, content);
}

/** @returns the articles in the order in which they were seen */
const carriersOf = (rows: readonly RecentRow[], watchState: WatchState): StoryCarrier[] =>
  rows
    .map(({ article, title, at, source }) => ({
      article,
      title,
      at,
      sourceName: sourceNameOf(watchState.watchlist, source),
      when: whenOf(watchState, source),
    }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));

/** One article that carries the story. */
type StoryCarrier = {
  readonly article: string;
  readonly title: string;
  readonly sourceName: string;
  readonly at: string;
  /** Its clocks include that of its source. */
  readonly when: When;
};

type StoryProps = {
  title: string;
  carriers: readonly StoryCarrier[];
  alerts: readonly LogRow[];
  withdrawn: Withdrawals;
  when: When;
};

/** Shows one event's copy in all outlets, in the order in which they were seen with it. */
const StoryPage: FC<StoryProps> = ({ title, carriers, alerts, withdrawn, when }) => (
  <article class="column">
    <p class="kicker">One story in {counted(carriers.length, 'article')}</p>
    <h1 dir="auto">{line(title)}</h1>
    <section aria-labelledby="carriers">
      <h2 id="carriers">Seen in</h2>
      <ol class="rows">
        {carriers.map(({ article, title, sourceName, at, when }) => (
          <li>
            <span class="title">
              <b>{sourceName}</b>{' '}
              <a href={pathTo.article(article)} dir="auto">
                {line(title)}
              </a>
            </span>
            <span class="meta">
              seen <Time at={at} when={when} dated />
            </span>
          </li>
        ))}
      </ol>
    </section>
    {alerts.length > 0 && (
      <section aria-labelledby="told">
        <h2 id="told">Told</h2>
        <ul class="rows">
          {alerts.map((row) => (
            <ToldRow row={row} withdrawn={withdrawn.get(row.id) ?? null} when={when} />
          ))}
        </ul>
      </section>
    )}
  </article>
);
