import { Hono } from 'hono';
import { iso } from '../../core/model/time.ts';
import { hostOf } from '../../core/model/url.ts';
import { describeStatus } from '../../core/tracking/status.ts';
import { StatusPage } from './status-page.tsx';
import { readWatchState, type ServeContext, type WatchState } from '../context.ts';
import { renderPage } from '../ui/render.tsx';
import { isToldRow, isSuppressedRow, todayOf } from '../pages/today.ts';
import type { Status } from '../../core/model/index.ts';

/** Reads: one bulk read for the watch state, one for all hosts, one list each of dead letters and endpoints, and the windows. */
export async function readStatus(context: ServeContext): Promise<{ status: Status; watchState: WatchState }> {
  const watchState = await readWatchState(context);
  const { watchlist, heartbeat, now } = watchState;
  const hosts = [...new Set(watchlist.sources.map(({ url }) => hostOf(url)))].filter((host) => host !== '');
  const [records, dead, endpoints, log, suppressed] = await Promise.all([
    context.corpus.getHosts(hosts),
    context.corpus.listDeadQueues(),
    context.corpus.listEndpoints(),
    context.listLog(),
    context.listSuppressed(),
  ]);
  const when = { now, zone: watchlist.timeZone };
  const status = describeStatus({
    watchlist,
    heartbeat,
    records,
    dead,
    endpoints,
    told: todayOf(log, when).filter(isToldRow).length,
    suppressed: todayOf(suppressed, when).filter(isSuppressedRow).length,
    wall: context.wall(),
  });
  return { status, watchState };
}

export function statusRoutes(context: ServeContext): Hono {
  const app = new Hono();

  app.get('/status', async (c) => {
    const { status, watchState } = await readStatus(context);
    const place = { title: 'Status', current: 'status' as const, search: '?kind=health' };
    return renderPage(c, watchState, place, <StatusPage status={status} />);
  });

  app.get('/status.json', async (c) => c.json((await readStatus(context)).status));
  return app;
}

/** Cheap, open to monitors, one read: is the cron alive? draft-inadarei-api-health-check, section 3. */
export function healthRoute(context: ServeContext): Hono {
  const app = new Hono();
  app.get('/healthz', async (c) => {
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
  });
  return app;
}
