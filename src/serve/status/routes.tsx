import type { Context } from 'hono';
import { iso } from '../../core/model/time.ts';
import { hostOf } from '../../core/model/url.ts';
import type { Status } from '../../core/model/index.ts';
import { UNREAD_WATCHLIST } from '../../core/tracking/reading.ts';
import { describeSources, describeStatus } from '../../core/tracking/status.ts';
import { readWatchState, type ServeContext, watchedHosts, type WatchState } from '../context.ts';
import { notFound } from '../http/http-problem.ts';
import { respondProblem } from '../http/problem.tsx';
import { respondJson } from '../http/respond.ts';
import { pageRoute, readRoute, type Route } from '../route.ts';
import { isSuppressedRow, isToldRow, todayOf } from '../ui/today.ts';
import { statusScriptPath } from '../ui/assets.ts';
import { Pulse } from '../ui/pulse.tsx';
import { renderPage, sourceSearch, whenOf } from '../ui/render.tsx';
import { readSourceQuery } from './source-groups.ts';
import { SourcePage } from './source-page.tsx';
import { StatusPage } from './status-page.tsx';

export const statusRoutes: readonly Route[] = [
  readRoute('/status.json', getStatus, {
    id: 'getStatus',
    tag: 'Status',
    summary: 'Every source in one sentence, its last 14 days, and the funnel of today',
    answer: 'Status',
  }),
  {
    ...readRoute(
      '/healthz',
      getHealth,
      {
        id: 'getHealth',
        tag: 'Status',
        summary:
          'Whether the cron is alive and a source can be read; 503 when no tick came for 45 minutes, or the last look at every source failed',
        answer: 'Health',
      },
      'application/health+json',
    ),
    access: 'open',
    cache: 'never',
  },
  pageRoute('/status', statusPage, ['show', 'q']),
  pageRoute('/sources/:id', sourcePage),
  pageRoute('/pulse', pulse),
];

/** Reads the watch state and all hosts in a bulk read each, dead letters and endpoints in a list each, and the windows. */
async function readStatus(context: ServeContext): Promise<{ status: Status; watchState: WatchState }> {
  const watchState = await readWatchState(context);
  const { watchlist, isWatchlistRead, heartbeat, now } = watchState;
  const { judge } = context.settings;
  const [records, dead, endpoints, size, log, suppressed, faults, day] = await Promise.all([
    context.corpus.getHosts(watchedHosts(watchlist)),
    context.listDeadQueues(),
    context.listEndpoints(),
    context.corpus.getSize(),
    context.listLog(),
    context.listSuppressed(),
    context.corpus.getFaultDay(),
    judge === null ? null : context.corpus.getJudgeDay(),
  ]);
  const when = { now, zone: watchlist.timeZone };
  const status = describeStatus({
    watchlist,
    isWatchlistRead,
    heartbeat,
    records,
    dead,
    endpoints,
    size,
    faults,
    storageBytes: context.settings.storageBytes,
    judge: judge === null ? null : { ...judge, day },
    told: todayOf(log, when).filter(isToldRow).length,
    suppressed: todayOf(suppressed, when).filter(isSuppressedRow).length,
    wall: context.wall(),
  });
  return { status, watchState };
}

async function statusPage(c: Context, context: ServeContext): Promise<Response> {
  const { status, watchState } = await readStatus(context);
  const head = {
    title: 'Status',
    current: 'status' as const,
    search: '?kind=health',
    script: statusScriptPath,
  };
  const query = readSourceQuery(new URL(c.req.url).searchParams);
  // The records were read for the table: they are newer than what the tick said.
  const read = { ...watchState, reading: status.reading };
  return renderPage(c, read, head, <StatusPage status={status} query={query} />);
}

/** Reads the record of one host: others are asked for by every look at the status, and so are kept. */
async function sourcePage(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { watchlist, heartbeat, now } = watchState;
  const known = watchlist.sources.find(({ id }) => id === c.req.param('id'));
  if (known === undefined) return respondProblem(c, notFound('The watchlist has no source with this id.'));
  const records = await context.corpus.getHosts([hostOf(known.url)]);
  const content = describeSources([known], records, heartbeat, now).map((source) => (
    <SourcePage source={source} when={whenOf(watchState, known.id)} />
  ));
  const head = { title: known.name, current: 'status' as const, search: sourceSearch(known.id) };
  return renderPage(c, watchState, head, content);
}

/** Answers with the header's dot and its words alone, for pages that stay open. */
async function pulse(c: Context, context: ServeContext): Promise<Response> {
  const watchState = await readWatchState(context);
  const { tick, reading } = watchState;
  return c.html(<Pulse tick={tick} reading={reading} when={whenOf(watchState)} />);
}

async function getStatus(_: Context, context: ServeContext): Promise<Response> {
  return respondJson((await readStatus(context)).status);
}

const UNREAD_SOURCES = 'Nothing can be read: the last look at every source failed.';

/** Tells monitors whether the cron is alive and anything can be read, with one read (draft-inadarei-api-health-check, section 3). */
async function getHealth(c: Context, context: ServeContext): Promise<Response> {
  const { tick, reading, isWatchlistRead, now } = await readWatchState(context);
  const blind = reading.state === 'nothing';
  const isTicking = tick.state === 'ticking';
  const lag = {
    componentType: 'system',
    observedValue: tick.ageSeconds,
    observedUnit: 's',
    status: isTicking ? 'pass' : 'fail',
    time: iso(now),
    ...(isTicking ? {} : { output: tick.sentence }),
  };
  const read = {
    componentType: 'system',
    observedValue: reading.looked === 0 ? null : reading.failing,
    observedUnit: 'sources that could not be read',
    status: blind ? 'fail' : 'pass',
    time: iso(now),
    ...(blind ? { output: isWatchlistRead ? UNREAD_SOURCES : UNREAD_WATCHLIST } : {}),
  };
  const isWell = isTicking && !blind;
  const checks = { 'cron:lag': [lag], 'sources:reading': [read] };
  const body = JSON.stringify({ status: isWell ? 'pass' : 'fail', checks });
  return c.body(body, isWell ? 200 : 503, { 'Content-Type': 'application/health+json' });
}
