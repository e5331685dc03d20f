import { defaultRetention } from '../../src/core/model/index.ts';
import type { Hono } from 'hono';
import { err } from '../../src/core/model/result.ts';
import type { Settings } from '../../src/settings.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { makeSession } from '../../src/serve/admin/pages/session.ts';
import { createApp } from '../../src/serve/app.ts';
import { NOW } from './seed.ts';

export const settings: Settings = {
  adminToken: 'admin-token-for-tests',
  readToken: null,
  publicUrl: 'https://readout.example',
  contactUrl: null,
  pingUrl: null,
  plan: 'paid',
  allowHosts: [],
  judge: null,
  keep: defaultRetention,
  storageBytes: null,
};

export type Opened = {
  readonly app: Hono;
  /** Every line that was logged. */
  readonly logged: unknown[];
  /** Wall time in milliseconds. */
  now: number;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
};

/** The headers that a browser sends from a page of the admin after the token was typed. */
export const loggedIn = (at = NOW): Record<string, string> => ({
  Cookie: `__Host-readout-admin=${makeSession(settings.adminToken ?? '', at)}`,
  'Sec-Fetch-Site': 'same-origin',
});

const refused = async () => err({ code: 'network' as const, text: 'no network in this test' });

/** Opens the app over a corpus. It fetches and sends nothing, unless the test passes something that does. */
export function openApp(
  corpus: Corpus,
  change: Partial<Settings> = {},
  world: Partial<Dependencies> & { readonly shown?: Corpus } = {},
): Opened {
  const logged: unknown[] = [];
  const dependencies: Dependencies = {
    corpus,
    queues: {
      checks: async () => {},
      desk: async () => {},
      deliveries: async () => {},
      judge: async () => {},
    },
    fetch: { get: refused, post: refused },
    judge: null,
    settings: { ...settings, ...change },
    wall: () => opened.now,
    sleep: async () => {},
    log: (entry) => void logged.push(entry),
    ...world,
  };
  const app = createApp(dependencies, world.shown ?? dependencies.corpus);
  const opened: Opened = {
    app,
    logged,
    now: NOW,
    get: async (path, headers = {}) => app.request(`https://readout.example${path}`, { headers }),
  };
  return opened;
}
