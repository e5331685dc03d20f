import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApiStore } from '../../../src/local/backup/api-store.ts';
import type { KvRecord, RecordStore } from '../../../src/local/backup/record-store.ts';

/** What happens to a request, by its number: it is refused for now, its answer is cut, or the server is gone from then on. */
export type Trouble = 'busy' | 'cut' | 'gone';

export type LoopbackApi = {
  readonly records: Map<string, KvRecord>;
  readonly store: RecordStore;
  readonly requests: string[];
  readonly waits: number[];
  trouble: (request: number) => Trouble | null;
  readonly stop: () => Promise<void>;
};

const TOKEN = 'token-of-the-test';

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

type Written = { key: string; value: string; base64: boolean; metadata?: unknown; expiration?: number };

/** Speaks the part of Cloudflare's API for Workers KV that backups use: keys, values, bulk get, bulk put. */
function answer(records: Map<string, KvRecord>, url: URL, body: unknown): unknown {
  const [, path = '', key = ''] =
    /\/namespaces\/n1\/(keys|values|bulk\/get|bulk)(?:\/(.*))?$/u.exec(url.pathname) ?? [];
  const names = [...records.keys()].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  switch (path) {
    case 'keys': {
      const start = Number(url.searchParams.get('cursor') ?? 0);
      const limit = Math.min(3, Number(url.searchParams.get('limit')));
      const result = names.slice(start, start + limit).map((name) => {
        const { metadata, expiration } = records.get(name)!;
        return { name, metadata, expiration };
      });
      const cursor = start + limit < names.length ? String(start + limit) : '';
      return { success: true, result, result_info: { count: result.length, cursor } };
    }
    case 'values':
      return records.get(decodeURIComponent(key))?.value ?? null;
    case 'bulk/get': {
      const wanted = (body as { keys: string[] }).keys;
      const value = (name: string) => {
        const found = records.get(name);
        return found ? new TextDecoder().decode(found.value) : null;
      };
      return {
        success: true,
        result: { values: Object.fromEntries(wanted.map((name) => [name, value(name)])) },
      };
    }
    case 'bulk':
      for (const { key, value, metadata, expiration } of body as Written[]) {
        const record = { key, value: new Uint8Array(Buffer.from(value, 'base64')), metadata, expiration };
        records.set(
          key,
          JSON.parse(JSON.stringify(record), (name, own) => (name === 'value' ? record.value : own)),
        );
      }
      return {
        success: true,
        result: { successful_key_count: (body as Written[]).length, unsuccessful_keys: [] },
      };
    default:
      return null;
  }
}

function send(response: ServerResponse, result: unknown, isCut: boolean): void {
  if (result === null) {
    response.writeHead(404).end('{"success":false}');
    return;
  }
  const bytes = result instanceof Uint8Array ? Buffer.from(result) : Buffer.from(JSON.stringify(result));
  response.writeHead(200, { 'content-length': bytes.length });
  if (!isCut) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  setImmediate(() => response.destroy());
}

export async function openLoopbackApi(given: readonly KvRecord[]): Promise<LoopbackApi> {
  const records = new Map(given.map((record) => [record.key, record]));
  const requests: string[] = [];
  const waits: number[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const trouble = api.trouble(requests.push(`${request.method} ${url.pathname}`) - 1);
    const body = await bodyOf(request);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) response.writeHead(401).end('{}');
    else if (trouble === 'gone') response.destroy();
    else if (trouble === 'busy') response.writeHead(429, { 'retry-after': '7' }).end('{"success":false}');
    else send(response, answer(records, url, body), trouble === 'cut');
  };
  const server: Server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const api: LoopbackApi = {
    records,
    requests,
    waits,
    trouble: () => null,
    store: openApiStore({
      account: 'a1',
      namespace: 'n1',
      token: TOKEN,
      base: `http://127.0.0.1:${port}`,
      wait: async (ms) => void waits.push(ms),
    }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}
