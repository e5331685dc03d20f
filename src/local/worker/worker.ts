import * as z from 'zod';
import { Alert, alertKinds, SuppressedRow } from '../../core/model/index.ts';
import { describeEvent } from './alert-report.ts';

/** The Worker on this machine: workerd with real KV, which is kept on disk, and real queues. */
export type LocalWorker = {
  readonly url: string;
  /** Runs the cron handler, which wrangler never does by itself. @param time milliseconds */
  readonly tick: (time: number) => Promise<void>;
  /** The newest alerts, whatever their severity, newest first. */
  readonly alerts: () => Promise<{ alert: Alert; url: string }[]>;
  /** The newest suppressed items, newest first. */
  readonly suppressed: () => Promise<SuppressedRow[]>;
  /** Sends a request with the admin token. */
  readonly admin: (method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
  readonly stop: () => Promise<void>;
};

type LocalWorkerOptions = {
  readonly configPath: string;
  readonly envFiles: readonly string[];
  /** The folder that keeps KV. */
  readonly persist: string;
  readonly port: number;
  readonly adminToken: string | null;
  /** Used where there is no admin token, but reads need a token. */
  readonly readToken?: string | null;
  readonly vars: Readonly<Record<string, string>>;
};

const ServedAlert = z.looseObject({ url: z.string(), id: z.string() });
/** Includes copy-edits and alerts about sources, which the API leaves out by default. The API wants this order. */
const EVERY_ALERT = `kind=${alertKinds.toSorted().join(',')}&limit=90&severity=minor`;
const Items = z.object({ items: z.array(z.unknown()) });

/** Keeps wrangler from sending usage counts and error reports, and from asking where this machine is. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG: 'none',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
} as const;

const Logged = z.object({ event: z.string() });

/**
 * Prints the Worker's log lines that name a failure of its own. Failures of sources are on the status page, and the
 * runtime logs a stack for every host that has no address: both stay out of the terminal.
 */
function printTrouble(message: string): void {
  try {
    const logged = Logged.safeParse(JSON.parse(message));
    if (logged.success && logged.data.event.endsWith('failed'))
      console.error(describeEvent('trouble', message));
  } catch {
    // The runtime logged this line, not the Worker.
  }
}

async function startWrangler(options: LocalWorkerOptions) {
  // wrangler reads these variables when it is loaded.
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
      // Workers AI runs on Cloudflare alone, and reaching it would ask for an account: here it answers that it cannot.
      remote: false,
      testScheduled: true,
      structuredLogsHandler: ({ message }: { message: string }) => printTrouble(message),
    },
  });
  await worker.ready;
  return worker;
}

async function readItems(response: Response): Promise<unknown[]> {
  if (!response.ok) return [];
  const parsed = Items.safeParse(await response.json());
  return parsed.success ? parsed.data.items : [];
}

async function sendRequest(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error('the Worker no longer answers; start again to resume from here', { cause: error });
  }
}

/** Starts the Worker and waits until it answers. */
export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  const worker = await startWrangler(options);
  const url = `http://127.0.0.1:${options.port}`;
  const token = options.adminToken ?? options.readToken ?? null;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const get = (path: string): Promise<Response> => sendRequest(`${url}${path}`, { headers: authorization });
  return {
    url,
    tick: async (time) => {
      const response = await get(`/cdn-cgi/handler/scheduled?cron=*/15+*+*+*+*&time=${time}`);
      await response.body?.cancel();
    },
    alerts: async () =>
      (await readItems(await get(`/api/alerts?${EVERY_ALERT}`))).flatMap((item) => {
        const alert = Alert.safeParse(item);
        const served = ServedAlert.safeParse(item);
        return alert.success && served.success ? [{ alert: alert.data, url: served.data.url }] : [];
      }),
    suppressed: async () =>
      (await readItems(await get('/api/suppressed'))).flatMap(
        (item) => SuppressedRow.safeParse(item).data ?? [],
      ),
    admin: (method, path, body) => {
      const headers = { ...authorization, 'content-type': 'application/json' };
      return sendRequest(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    },
    get,
    stop: () => worker.dispose(),
  };
}
