import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import {
  forEachOf,
  groupsOf,
  knownBytes,
  type KvRecord,
  type ListedRecord,
  type RecordStore,
} from './record-store.ts';

/** The namespace, and the token that opens it. */
type ApiAccess = {
  readonly account: string;
  readonly namespace: string;
  readonly token: string;
  /** Another address of the API, for tests. */
  readonly base: string;
  /** Waits before a request is repeated. */
  readonly wait?: (ms: number) => Promise<unknown>;
};

export const CLOUDFLARE_API = 'https://api.cloudflare.com/client/v4';

const MAX_TRIES = 8;
const MAX_WAIT_S = 300;
const TIMEOUT_MS = 120_000;
/** The API gives 100 values in one answer, as text. Pages are stored as gzip, and are asked for one by one. */
const BULK_READ = { count: 100, bytes: 10_000_000 };
/** The API takes 10,000 values and 100 MB at once. */
const BULK_WRITE = { count: 1_000, bytes: 20_000_000 };
const BINARY = 'snapshot/';
const AT_ONCE = 4;

const Listed = z.object({
  result: z.array(
    z.object({ name: z.string(), metadata: z.unknown().optional(), expiration: z.number().optional() }),
  ),
  result_info: z.object({ cursor: z.string().optional() }).optional(),
});
const Values = z.object({ result: z.object({ values: z.record(z.string(), z.string().nullable()) }) });
const Written = z.object({
  result: z.object({ unsuccessful_keys: z.array(z.string()).optional() }).nullish(),
});

/** Opens a namespace at Cloudflare by its API, which allows some 1,200 requests in five minutes. */
export function openApiStore(access: ApiAccess): RecordStore {
  const api = openApi(access);
  return {
    name: `namespace ${access.namespace} of account ${access.account}`,
    async list(cursor) {
      const answer = await api.ask(
        `/keys?limit=1000${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      const { result, result_info: info } = parseAs(Listed, answer);
      const records = result.map(({ name, metadata, expiration }): ListedRecord => ({
        key: name,
        ...(metadata === undefined || metadata === null ? {} : { metadata }),
        ...(expiration === undefined ? {} : { expiration }),
      }));
      return { records, cursor: info?.cursor === undefined || info.cursor === '' ? null : info.cursor };
    },
    async read(records) {
      const found = new Map<string, Uint8Array>();
      const texts = records.filter(({ key }) => !key.startsWith(BINARY));
      const pages = records.filter(({ key }) => key.startsWith(BINARY));
      await forEachOf(groupsOf(texts, BULK_READ, knownBytes), AT_ONCE, (some) => readTexts(api, some, found));
      await forEachOf(pages, AT_ONCE, (record) => readOne(api, record, found));
      return found;
    },
    async write(records) {
      for (const some of groupsOf(records, BULK_WRITE, ({ value }) => value.byteLength)) {
        const answer = await api.send('PUT', '/bulk', some.map(writtenRecord));
        const refused = parseAs(Written, answer).result?.unsuccessful_keys ?? [];
        if (refused.length > 0) throw new Error(`not written: ${refused.slice(0, 5).join(', ')}`);
      }
    },
    close: async () => {},
  };
}

type Api = ReturnType<typeof openApi>;

function openApi({ account, namespace, token, base, wait = sleep }: ApiAccess) {
  const root = `${base}/accounts/${encodeURIComponent(account)}/storage/kv/namespaces/${encodeURIComponent(namespace)}`;
  const authorization = `Bearer ${token}`;
  return {
    ask: (path: string) => request(`${root}${path}`, { headers: { authorization } }, wait),
    send: (method: string, path: string, body: unknown) => {
      const headers = { authorization, 'content-type': 'application/json' };
      return request(`${root}${path}`, { method, headers, body: JSON.stringify(body) }, wait);
    },
  };
}

async function readTexts(
  api: Api,
  some: readonly ListedRecord[],
  found: Map<string, Uint8Array>,
): Promise<void> {
  const answer = await api.send('POST', '/bulk/get', { keys: some.map(({ key }) => key), type: 'text' });
  const { values } = parseAs(Values, answer).result;
  for (const [key, value] of Object.entries(values)) {
    if (value !== null) found.set(key, new TextEncoder().encode(value));
  }
}

async function readOne(api: Api, { key }: ListedRecord, found: Map<string, Uint8Array>): Promise<void> {
  const value = await api.ask(`/values/${encodeURIComponent(key)}`);
  if (value !== null) found.set(key, value);
}

const writtenRecord = ({ key, value, metadata, expiration }: KvRecord) => ({
  key,
  value: Buffer.from(value).toString('base64'),
  base64: true,
  metadata,
  expiration,
});

function parseAs<T extends z.ZodType>(schema: T, body: Uint8Array | null): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(body ?? new Uint8Array())));
  if (!parsed.success) throw new Error('the API answered in a form that this program does not know');
  return parsed.data;
}

/**
 * Asks until the API answers: what was cut, refused for now (429) or failed there (5xx) is asked again, later each time.
 * All requests are safe to repeat. @returns the body, or null where there is nothing (404)
 */
async function request(
  url: string,
  init: RequestInit,
  wait: (ms: number) => Promise<unknown>,
): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await attempt(url, init);
    if ('body' in outcome) return outcome.body;
    if (!outcome.again || tries === MAX_TRIES) throw new Error(outcome.text);
    await wait(1_000 * Math.min(MAX_WAIT_S, outcome.waitSeconds ?? 2 ** (tries - 1)));
  }
}

type ApiAnswer =
  | { readonly body: Uint8Array | null }
  | { readonly again: boolean; readonly text: string; readonly waitSeconds: number | null };

async function attempt(url: string, init: RequestInit): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { body };
    if (response.status === 404) return { body: null };
    const said = new TextDecoder().decode(body.slice(0, 300));
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      again: response.status === 429 || response.status >= 500,
      text: `the API answered ${response.status}: ${said}`,
      waitSeconds: Number.isFinite(wait) && wait >= 0 ? wait : null,
    };
  } catch (error) {
    const { cause } = error instanceof Error ? error : { cause: error };
    return {
      again: true,
      text: `the API could not be reached: ${cause instanceof Error ? cause.message : String(error)}`,
      waitSeconds: null,
    };
  }
}
