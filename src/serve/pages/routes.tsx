import { Hono, type Context } from 'hono';
import { articleId, hostOf, identity } from '../../core/model/url.ts';
import { watchlistLabels } from '../../core/watchlist/labels.ts';
import type { LogRow } from '../../core/model/index.ts';
import { isId } from '../api/routes.ts';
import { articlePage, diffPage } from './article-routes.tsx';
import { scriptPath } from '../ui/assets.ts';
import { AlertPage } from './alert.tsx';
import { type LookedUp, LookupPage } from './lookup.tsx';
import { type Carrying, StoryPage } from './story.tsx';
import { Stream } from './stream.tsx';
import { SuppressedPage } from './suppressed.tsx';
import { respondBadQuery, notFound, respondProblem } from '../http/problem.tsx';
import { queryOf, readAlerts, readWatchState, type ServeContext, type WatchState } from '../context.ts';
import { searchOf, renderPage, sourceNameOf, whenOf } from '../ui/render.tsx';
import { isToldRow, isSuppressedRow, todayOf } from './today.ts';
import { readWithdrawals } from './withdrawals.ts';

export function pageRoutes(context: ServeContext): Hono {
  const app = new Hono();
  app.get('/', (c) => streamPage(c, context));
  app.get('/suppressed', (c) => suppressedPage(c, context));
  app.get('/alerts/:id', (c) => alertPage(c, context, c.req.param('id')));
  app.get('/articles/:id', (c) => articlePage(c, context, c.req.param('id')));
  app.get('/articles/:id/diff', (c) => diffPage(c, context, c.req.param('id')));
  app.get('/stories/:id', (c) => storyPage(c, context, c.req.param('id')));
  app.get('/lookup', (c) => lookupPage(c, context));
  return app;
}

async function streamPage(c: Context, context: ServeContext): Promise<Response> {
  const asked = queryOf(c, context);
  if (asked.kind === 'moved') return c.redirect(asked.location, 302);
  if (asked.kind === 'bad') return respondBadQuery(c, asked.problems);
  const [{ alerts, rows, watchState }, allSuppressed] = await Promise.all([
    readAlerts(context, asked.query),
    context.listSuppressed(),
  ]);
  const { watchlist } = watchState;
  const when = whenOf(watchState);
  const suppressed = allSuppressed.filter(isSuppressedRow);
  const told = todayOf(rows, when).filter(isToldRow);
  const today = {
    told: told.length,
    minor: told.filter((row) => row.severity === 'minor').length,
    suppressed: todayOf(suppressed, when).length,
  };
  const baseline = allSuppressed.filter((row) => !isSuppressedRow(row));
  const content = (
    <Stream
      {...{ watchlist, alerts, suppressed, baseline, today }}
      troubles={troublesIn(rows)}
      search={asked.search}
      when={when}
    />
  );
  // A busy stream is answered by caches for as long as the isolate's window lasts.
  if (context.settings.readToken === null) c.header('Cache-Control', 'public, max-age=30');
  return renderPage(
    c,
    watchState,
    { title: null, current: 'stream', search: asked.search, script: scriptPath },
    content,
  );
}

/** So many sources stand beside the stream; the status has them all. */
const TROUBLES = 4;

/** The newest word on each source, as the window has it. */
function troublesIn(rows: readonly LogRow[]): LogRow[] {
  const newest = new Map<string, LogRow>();
  for (const row of rows) {
    if (row.kind === 'health' && !newest.has(row.source)) newest.set(row.source, row);
  }
  return [...newest.values()].slice(0, TROUBLES);
}

async function suppressedPage(c: Context, context: ServeContext): Promise<Response> {
  const [watchState, rows] = await Promise.all([readWatchState(context), context.listSuppressed()]);
  const content = (
    <SuppressedPage
      rows={rows.filter(isSuppressedRow)}
      watchlist={watchState.watchlist}
      when={whenOf(watchState)}
    />
  );
  return renderPage(c, watchState, { title: 'Suppressed', current: 'suppressed' }, content);
}

async function alertPage(c: Context, context: ServeContext, id: string): Promise<Response> {
  const read = isId(id) ? await context.corpus.readServing([id]) : null;
  const alert = read?.alerts.get(id) ?? null;
  if (alert === null) return respondProblem(c, notFound('No alert has this address.'));
  const watchState = await readWatchState(context);
  const when = whenOf(watchState, alert.source.id);
  return renderPage(
    c,
    watchState,
    { title: alert.title, current: null, search: searchOf(alert.source.id) },
    <AlertPage alert={alert} names={watchlistLabels(watchState.watchlist)} when={when} />,
  );
}

async function storyPage(c: Context, context: ServeContext, id: string): Promise<Response> {
  const [recent, log] = isId(id) ? await Promise.all([context.listRecent(), context.listLog()]) : [[], []];
  const articles = new Set(
    recent.filter((row) => row.story === id || row.article === id).map((row) => row.article),
  );
  const alerts = log.filter(
    (row) => row.article !== null && (articles.has(row.article) || row.article === id),
  );
  if (articles.size === 0 && alerts.length === 0) {
    return respondProblem(c, notFound('No story of the last 30 days has this address.'));
  }
  const watchState = await readWatchState(context);
  const carriers = recent
    .filter((row) => articles.has(row.article))
    .map((row): Carrying => ({
      ...row,
      url: null,
      sourceName: sourceNameOf(watchState, row.source),
      when: whenOf(watchState, row.source),
    }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const title = carriers[0]?.title ?? alerts[0]?.title ?? '';
  const withdrawn = await readWithdrawals(context, alerts);
  const content = <StoryPage {...{ title, carriers, alerts, withdrawn }} when={whenOf(watchState)} />;
  return renderPage(c, watchState, { title, current: null }, content);
}

async function lookupPage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const found = await lookUp(context, watchState, c.req.query('url'));
  const content = (
    <LookupPage
      found={found}
      when={whenOf(watchState, found.kind === 'known' ? (found.pointer?.source ?? null) : null)}
    />
  );
  return renderPage(c, watchState, { title: 'Look up an article', current: 'lookup' }, content);
}

async function lookUp(
  context: ServeContext,
  { watchlist }: WatchState,
  asked: string | undefined,
): Promise<LookedUp> {
  if (asked === undefined || asked.trim() === '') return { kind: 'not-asked' };
  if (asked.length > 2_000 || identity(asked) === null) return { kind: 'not-an-address' };
  // An alias is stored under its own id and names the article's.
  const pointer = await context.corpus.getArticle(articleId(asked));
  const id = pointer?.id ?? articleId(asked);
  const [log, suppressed, recent] = await Promise.all([
    context.listLog(),
    context.listSuppressed(),
    context.listRecent(),
  ]);
  const alerts = log.filter((row) => row.article === id);
  const held = suppressed.filter((row) => row.article === id);
  const row = recent.find(({ article }) => article === id);
  if (pointer === null && row === undefined && alerts.length === 0 && held.length === 0) {
    const sources = watchlist.sources.filter(({ url }) => hostOf(url) === hostOf(asked.trim()));
    return { kind: 'unknown', sources: sources.map(({ name }) => name) };
  }
  const withdrawn = await readWithdrawals(context, alerts);
  return {
    kind: 'known',
    id,
    pointer,
    alerts,
    withdrawn,
    suppressed: held,
    baseline: row?.baseline ?? false,
  };
}
