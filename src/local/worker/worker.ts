import { z } from 'zod';
import { Alert, alertKinds, SuppressedRow } from '../../core/model/index.ts';
import { describeEvent } from './report.ts';

/** The Worker as it runs on this machine: workerd with real KV and queues, kept on disk. */
export type LocalWorker = {
  readonly url: string;
  /** Fires the cron handler, which wrangler dev never does by itself. @param time milliseconds */
  readonly tick: (time: number) => Promise<void>;
  /** The newest alerts, whatever their severity, newest first. */
  readonly alerts: () => Promise<{ alert: Alert; url: string }[]>;
  /** The newest sights that were not told, newest first. */
  readonly suppressed: () => Promise<SuppressedRow[]>;
  /** A request with the admin's token. */
  readonly admin: (method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
  readonly stop: () => Promise<void>;
};

export type LocalWorkerOptions = {
  readonly configPath: string;
  /** Files with secrets, as wrangler reads them. */
  readonly envFiles: readonly string[];
  /** Where KV is kept. */
  readonly persist: string;
  readonly port: number;
  readonly adminToken: string | null;
  /** What reads need, where they need one and the admin has none. */
  readonly readToken?: string | null;
  readonly vars: Readonly<Record<string, string>>;
};

const ServedAlert = z.looseObject({ url: z.string(), id: z.string() });
/** Readers' default leaves out copy-edits and the health of sources: here they are shown. In the API's own order. */
const EVERY_ALERT = `kind=${alertKinds.toSorted().join(',')}&limit=90&severity=minor`;
const Items = z.object({ items: z.array(z.unknown()) });

/** Nothing but loopback: no usage counts, no error reports, no look at where this machine is. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG: 'none',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
} as const;

const Logged = z.object({ event: z.string() });

/**
 * Of what the runtime logs, the Worker's own lines that name a failure of ours. What sources do wrong is on the status
 * page, and the runtime writes a stack for every host that has no address.
 */
function printTrouble(message: string): void {
  try {
    const logged = Logged.safeParse(JSON.parse(message));
    if (logged.success && logged.data.event.endsWith('failed'))
      console.error(describeEvent('trouble', message));
  } catch {
    // Not one of the Worker's lines.
  }
}

async function startWrangler(options: LocalWorkerOptions) {
  // They are read when wrangler is loaded.
  for (const [name, value] of Object.entries(QUIET)) process.env[name] ??= value;
  const { unstable_startWorker } = await import('wrangler');
  const vars =
    options.adminToken === null ? options.vars : { ...options.vars, ADMIN_TOKEN: options.adminToken };
  const worker = await unstable_startWorker({
    config: options.configPath,
    envFiles: [...options.envFiles],
    bindings: Object.fromEntries(
      Object.entries(vars).map(([name, value]) => [name, { type: 'plain_text' as const, value }]),
    ),
    dev: {
      server: { hostname: '127.0.0.1', port: options.port },
      persist: options.persist,
      watch: false,
      inspector: false,
      logLevel: 'none',
      testScheduled: true,
      structuredLogsHandler: ({ message }: { message: string }) => printTrouble(message),
    },
  });
  await worker.ready;
  return worker;
}

async function itemsOf(response: Response): Promise<unknown[]> {
  if (!response.ok) return [];
  const parsed = Items.safeParse(await response.json());
  return parsed.success ? parsed.data.items : [];
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new Error('the Worker answers no more; a new start goes on from here', { cause: error });
  }
}

/** Starts the Worker and waits until it answers. */
export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  const worker = await startWrangler(options);
  const url = `http://127.0.0.1:${options.port}`;
  const token = options.adminToken ?? options.readToken ?? null;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const get = (path: string): Promise<Response> => ask(`${url}${path}`, { headers: authorization });
  return {
    url,
    tick: async (time) => {
      const response = await get(`/cdn-cgi/handler/scheduled?cron=*/15+*+*+*+*&time=${time}`);
      await response.body?.cancel();
    },
    alerts: async () =>
      (await itemsOf(await get(`/api/alerts?${EVERY_ALERT}`))).flatMap((item) => {
        const alert = Alert.safeParse(item);
        const served = ServedAlert.safeParse(item);
        return alert.success && served.success ? [{ alert: alert.data, url: served.data.url }] : [];
      }),
    suppressed: async () =>
      (await itemsOf(await get('/api/suppressed'))).flatMap(
        (item) => SuppressedRow.safeParse(item).data ?? [],
      ),
    admin: (method, path, body) => {
      const headers = { ...authorization, 'content-type': 'application/json' };
      const request = { method, headers, body: JSON.stringify(body) };
      return ask(`${url}${path}`, request);
    },
    get,
    stop: () => worker.dispose(),
  };
}
