import { Hono } from 'hono';
import { iso } from '../../core/model/time.ts';
import { hostOf } from '../../core/model/url.ts';
import { describeStatus } from '../../core/tracking/status.ts';
import { StatusPage } from './page.tsx';
import { readSetting, type Serving, type Setting } from '../context.ts';
import { show } from '../ui/show.tsx';
import { isToldRow, isSuppressedRow, todayOf } from '../pages/today.ts';
import type { Status } from '../../core/model/index.ts';

/** Reads: one bulk read for the setting, one for all hosts, one list each of dead letters and endpoints, and the windows. */
export async function readStatus(serving: Serving): Promise<{ status: Status; setting: Setting }> {
  const setting = await readSetting(serving);
  const { watchlist, heartbeat, now } = setting;
  const hosts = [...new Set(watchlist.sources.map(({ url }) => hostOf(url)))].filter((host) => host !== '');
  const [records, dead, endpoints, log, suppressed] = await Promise.all([
    serving.corpus.getHosts(hosts),
    serving.corpus.listDeadQueues(),
    serving.corpus.listEndpoints(),
    serving.listLog(),
    serving.listSuppressed(),
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
    wall: serving.wall(),
  });
  return { status, setting };
}

export function statusRoutes(serving: Serving): Hono {
  const app = new Hono();

  app.get('/status', async (c) => {
    const { status, setting } = await readStatus(serving);
    const place = { title: 'Status', current: 'status' as const, search: '?kind=health' };
    return show(c, setting, place, <StatusPage status={status} />);
  });

  app.get('/status.json', async (c) => c.json((await readStatus(serving)).status));
  return app;
}

/** Cheap, open to monitors, one read: is the cron alive? draft-inadarei-api-health-check, section 3. */
export function healthRoute(serving: Serving): Hono {
  const app = new Hono();
  app.get('/healthz', async (c) => {
    const { tick, now } = await readSetting(serving);
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
