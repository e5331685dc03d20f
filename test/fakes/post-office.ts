import { defaultRetention } from '../../src/core/model/index.ts';
import { logRowOf } from '../../src/core/alerts/log-row.ts';
import type { CheckFailure } from '../../src/core/model/failure.ts';
import { noFilter } from './filter.ts';
import { hash } from '../../src/core/model/ids.ts';
import type {
  Alert,
  CheckMessage,
  DeliveryMessage,
  DeskMessage,
  Subscription,
} from '../../src/core/model/index.ts';
import { err, ok, type Result } from '../../src/core/model/result.ts';
import { checksOf } from '../../src/core/tracking/visits.ts';
import { openCorpus } from '../../src/io/storage/corpus.ts';
import type { Posted, PostRequest } from '../../src/io/fetch/fetch.ts';
import { deliver } from '../../src/pipeline/deliver/deliver.ts';
import type { Dependencies } from '../../src/pipeline/dependencies.ts';
import { type FakeStore, fakeStore } from './store.ts';

/** The reaction of an endpoint to a request; `status` alone is an answer with an empty body. */
export type Reply =
  | { readonly status: number; readonly text?: string; readonly retryAfterSeconds?: number }
  | { readonly failure: CheckFailure; readonly seconds?: number };

export type Post = PostRequest & { readonly at: number };

export type PostOffice = {
  readonly dependencies: Dependencies;
  readonly store: FakeStore;
  /** Address to how it replies to its next request; what is not there has no server. */
  readonly endpoints: Map<string, () => Reply>;
  readonly posts: Post[];
  readonly sent: { checks: CheckMessage[]; desk: DeskMessage[] };
  readonly logged: Record<string, unknown>[];
  /** Messages of the queue `deliveries`, with when they are due in milliseconds and how often they were handed out. */
  readonly queue: { message: DeliveryMessage; dueAt: number; attempts: number }[];
  now: number;
  /** Works the queue in order of time, which passes from message to message, until it is empty or the time is reached. */
  work(until?: number): Promise<void>;
};

/**
 * The deliveries over a fake store, a queue that keeps its delays, and endpoints that a test scripts.
 * @param staleMs how far behind reads of the store are
 */
export function openPostOffice(
  start: number,
  settings: Partial<Dependencies['settings']> = {},
  staleMs = 0,
): PostOffice {
  const store = fakeStore(() => office.now, staleMs);
  const queue: PostOffice['queue'] = [];
  const sent: PostOffice['sent'] = { checks: [], desk: [] };

  async function post(request: PostRequest): Promise<Result<Posted, CheckFailure>> {
    office.posts.push({ ...request, at: office.now });
    const reply: Reply = office.endpoints.get(request.url)?.() ?? {
      failure: { code: 'network', text: 'the host could not be reached or did not answer' },
    };
    if ('failure' in reply) {
      office.now += (reply.seconds ?? 0) * 1_000;
      return err(reply.failure);
    }
    const { status, text = '', retryAfterSeconds = null } = reply;
    return ok({ status, text, retryAfterSeconds, milliseconds: 0 });
  }

  async function workOne(item: PostOffice['queue'][number]): Promise<void> {
    item.attempts += 1;
    const handled = await store
      .during(() => deliver(dependencies, item.message))
      .catch(() => 'failed' as const);
    if (handled === 'failed') {
      queue.push({
        ...item,
        dueAt: office.now + Math.min(RETRY_MS * 2 ** (item.attempts - 1), MAX_RETRY_MS),
      });
    } else if ('retryAfterSeconds' in handled) {
      queue.push({ ...item, dueAt: office.now + handled.retryAfterSeconds * 1_000 });
    }
  }

  const dependencies: Dependencies = {
    corpus: openCorpus(store),
    queues: {
      checks: async (messages) => void sent.checks.push(...messages.flatMap(checksOf)),
      desk: async (messages) => void sent.desk.push(...messages),
      deliveries: async (messages, delaySeconds = 0) => {
        const dueAt = office.now + delaySeconds * 1_000;
        queue.push(...messages.map((message) => ({ message, dueAt, attempts: 0 })));
      },
      judge: async () => {},
    },
    fetch: { get: async () => err({ code: 'network', text: 'nothing is fetched here' }), post },
    judge: null,
    settings: {
      adminToken: 'admin-token-for-tests',
      readToken: null,
      publicUrl: 'https://readout.example',
      contactUrl: null,
      pingUrl: null,
      plan: 'free',
      allowHosts: [],
      judge: null,
      keep: defaultRetention,
      storageBytes: null,
      ...settings,
    },
    wall: () => office.now,
    sleep: async () => {},
    log: (entry) => void office.logged.push(entry),
  };

  const office: PostOffice = {
    dependencies,
    store,
    endpoints: new Map(),
    posts: [],
    sent,
    logged: [],
    queue,
    now: start,
    async work(until = Infinity) {
      for (let handled = 0; queue.length > 0; handled += 1) {
        if (handled > 1_000) throw new Error('the queue never empties');
        const [next] = queue.toSorted((a, b) => a.dueAt - b.dueAt);
        if (next === undefined || next.dueAt > until) break;
        queue.splice(queue.indexOf(next), 1);
        office.now = Math.max(office.now, next.dueAt);
        await workOne(next);
      }
      if (until !== Infinity) office.now = Math.max(office.now, until);
    },
  };
  return office;
}

/** A message whose work failed is handed out again after so long, longer each time. */
const RETRY_MS = 30_000;
const MAX_RETRY_MS = 900_000;

/** Known bytes, so that a signature can be checked. */
export const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;

export const subscriptionTo = (url: string, change: Partial<Subscription> = {}): Subscription => ({
  id: hash(url),
  url,
  secret: SECRET,
  retiring: [],
  filter: noFilter,
  format: 'standard',
  paused: false,
  authorization: null,
  digest: null,
  digestHour: 7,
  createdAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

export const newAlert = (id: string, at: string, change: Partial<Alert> = {}): Alert => ({
  schema: 1,
  id,
  kind: 'new',
  at,
  title: 'Ferry starts again',
  summary: 'The ferry starts again on Monday.',
  severity: 'notable',
  source: { id: 'harbour-post', name: 'Harbour Post', type: 'press' },
  article: null,
  why: [],
  coverage: null,
  change: null,
  statements: [],
  positions: [],
  health: null,
  meeting: null,
  withdrawn: null,
  ...change,
});

/** Does what the desk does when it tells. */
export async function tell({ dependencies, now }: PostOffice, alert: Alert): Promise<void> {
  await dependencies.corpus.putAlert(alert);
  await dependencies.corpus.putLog(logRowOf(alert));
  await dependencies.queues.deliveries([
    { kind: 'fan-out', clock: { tick: Date.parse(alert.at), sentAt: now }, alert: alert.id },
  ]);
}
