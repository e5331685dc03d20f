import type { Context } from 'hono';
import { iso } from '../../core/model/time.ts';
import type { Status } from '../../core/model/index.ts';
import { describeStatus } from '../../core/tracking/status.ts';
import { readWatchState, type ServeContext, watchedHosts, type WatchState } from '../context.ts';
import { respondJson } from '../http/respond.ts';
import { pageRoute, readRoute, type Route } from '../route.ts';
import { isSuppressedRow, isToldRow, todayOf } from '../ui/today.ts';
import { renderPage } from '../ui/render.tsx';
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
        summary: 'Whether the cron is alive; 503 when no tick came for 45 minutes',
        answer: 'Health',
      },
      'application/health+json',
    ),
    access: 'open',
    cache: 'never',
  },
  pageRoute('/status', statusPage),
];

/** Reads the watch state and all hosts in a bulk read each, dead letters and endpoints in a list each, and the windows. */
async function readStatus(context: ServeContext): Promise<{ status: Status; watchState: WatchState }> {
  const watchState = await readWatchState(context);
  const { watchlist, heartbeat, now } = watchState;
  const { judge } = context.settings;
  const [records, dead, endpoints, size, log, suppressed, day] = await Promise.all([
    context.corpus.getHosts(watchedHosts(watchlist)),
    context.listDeadQueues(),
    context.listEndpoints(),
    context.corpus.getSize(),
    context.listLog(),
    context.listSuppressed(),
    judge === null ? null : context.corpus.getJudgeDay(),
  ]);
  const when = { now, zone: watchlist.timeZone };
  const status = describeStatus({
    watchlist,
    heartbeat,
    records,
    dead,
    endpoints,
    size,
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
  const head = { title: 'Status', current: 'status' as const, search: '?kind=health' };
  return renderPage(c, watchState, head, <StatusPage status={status} />);
}

async function getStatus(_: Context, context: ServeContext): Promise<Response> {
  return respondJson((await readStatus(context)).status);
}

/** Tells monitors whether the cron is alive, with one read (draft-inadarei-api-health-check, section 3). */
async function getHealth(c: Context, context: ServeContext): Promise<Response> {
  const { tick, now } = await readWatchState(context);
  const isWell = tick.state === 'ticking';
  const check = {
    componentType: 'system',
    observedValue: tick.ageSeconds,
    observedUnit: 's',
    status: isWell ? 'pass' : 'fail',
    time: iso(now),
    ...(isWell ? {} : { output: tick.sentence }),
  };
  const body = { status: check.status, checks: { 'cron:lag': [check] } };
  return c.body(JSON.stringify(body), isWell ? 200 : 503, { 'Content-Type': 'application/health+json' });
}
