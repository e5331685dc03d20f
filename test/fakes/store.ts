import type { KeyValueStore } from '../../src/io/storage/store.ts';

type Write = {
  readonly at: number;
  readonly value: Uint8Array | null;
  readonly metadata: unknown;
  readonly until: number;
};

export type FakeStore = KeyValueStore & {
  /** Operations so far, as KV bills them: a bulk get counts each key under `keysRead`. */
  readonly operations: { get: number; keysRead: number; list: number; put: number; delete: number };
  /** Every key put, in order. */
  readonly puts: string[];
  /** Throws at this put (counted from 0), once; null: never. */
  failPutAt: number | null;
  /**
   * Does a unit of work: a tick, a message or a batch. Within it a second write of a key within a second is refused. Time stands still
   * in most tests; between two units a second passes.
   */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Lets time pass for that limit alone, as where a unit of work sleeps. */
  rest(ms: number): void;
  /** Throws at each operation that it names, before its effect. */
  refuses: ((operation: 'get' | 'list' | 'put' | 'delete', key: string) => boolean) | null;
  /** Shows each key that it names as missing, as a cached miss does. */
  misses: ((key: string) => boolean) | null;
  /** The time in milliseconds at which a key's value ends; Infinity for one that is kept. */
  endOf(key: string): number | undefined;
  /** Keys as a reader would list them now. */
  keys(prefix?: string): string[];
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const bytesOf = (value: unknown): Uint8Array => {
  if (typeof value === 'string') return encoder.encode(value);
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0));
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
  throw new Error('the fake takes text and bytes');
};

/**
 * Workers KV as its documentation describes it at its worst: reads and lists are `staleMs` behind, limits are refused
 * with a throw, and so is a second write of a key within a second. `test/io/storage/corpus.test.ts` runs one suite on this and on the real one.
 */
export function fakeStore(wall: () => number, staleMs = 0): FakeStore {
  const writes = new Map<string, Write[]>();
  const operations = { get: 0, keysRead: 0, list: 0, put: 0, delete: 0 };
  const puts: string[] = [];
  const lastPut = new Map<string, number>();
  let working = 0;
  let rested = 0;

  const refuseSecondWrite = (key: string) => {
    if (working === 0) return;
    const now = wall() + rested;
    if (now - (lastPut.get(key) ?? -Infinity) < 1_000) throw new Error(`429 second write of ${key}`);
    lastPut.set(key, now);
  };
  const refuse = (operation: 'get' | 'list' | 'put' | 'delete', key: string) => {
    if (store.refuses?.(operation, key) === true) throw new Error('500 storage is away');
  };
  const seen = (key: string): Write | null => {
    if (store.misses?.(key) === true) return null;
    const visible = writes.get(key)?.findLast((write) => write.at + staleMs <= wall());
    return visible && visible.value !== null && visible.until > wall() ? visible : null;
  };
  const write = (key: string, entry: Omit<Write, 'at'>) => {
    if (encoder.encode(key).length > 512) throw new Error('414 key too long');
    writes.set(key, [...(writes.get(key) ?? []), { ...entry, at: wall() }]);
  };
  const read = (key: string, type: string): unknown => {
    const found = seen(key);
    if (!found?.value) return null;
    if (type === 'text') return decoder.decode(found.value);
    return type === 'json' ? JSON.parse(decoder.decode(found.value)) : found.value.slice().buffer;
  };
  function get(key: string, type: 'json'): Promise<unknown>;
  function get(key: string, type: 'text'): Promise<string | null>;
  function get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
  function get(keys: string[], type: 'json'): Promise<Map<string, unknown>>;
  function get(keys: string[], type: 'text'): Promise<Map<string, string | null>>;
  async function get(wanted: string | string[], type: string): Promise<unknown> {
    operations.get += 1;
    for (const key of [wanted].flat()) refuse('get', key);
    if (typeof wanted === 'string') {
      operations.keysRead += 1;
      return read(wanted, type);
    }
    if (wanted.length > 100) throw new Error('400 at most 100 keys');
    operations.keysRead += wanted.length;
    return new Map(wanted.map((key) => [key, read(key, type)]));
  }
  const keys = (prefix = '') =>
    [...writes.keys()].filter((key) => key.startsWith(prefix) && seen(key)).toSorted();

  const store: FakeStore = {
    operations,
    puts,
    failPutAt: null,
    rest: (ms) => void (rested += ms),
    async during(work) {
      if (working === 0) lastPut.clear();
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
    refuses: null,
    misses: null,
    endOf: (key) => writes.get(key)?.at(-1)?.until,
    get,
    keys,
    async put(key: string, value: unknown, options?: KVNamespacePutOptions) {
      const nth = operations.put;
      operations.put += 1;
      if (store.failPutAt === nth) {
        store.failPutAt = null;
        throw new Error('500 storage is away');
      }
      refuse('put', key);
      const metadata: unknown = options?.metadata ?? null;
      if (encoder.encode(JSON.stringify(metadata)).length > 1_024) throw new Error('413 metadata too large');
      const ttl = options?.expirationTtl;
      if (ttl !== undefined && ttl < 60) throw new Error('400 expiration too short');
      refuseSecondWrite(key);
      puts.push(key);
      write(key, {
        value: bytesOf(value),
        metadata,
        until: ttl === undefined ? Infinity : wall() + ttl * 1_000,
      });
    },
    async delete(key: string) {
      operations.delete += 1;
      refuse('delete', key);
      write(key, { value: null, metadata: null, until: Infinity });
    },
    async list({ prefix, limit = 1_000, cursor }) {
      operations.list += 1;
      refuse('list', prefix);
      const all = keys(prefix);
      const start = cursor ? Number(cursor) : 0;
      const page = all
        .slice(start, start + limit)
        .map((name) => ({ name, metadata: seen(name)?.metadata ?? undefined }));
      const end = start + page.length;
      return end >= all.length
        ? { keys: page, list_complete: true }
        : { keys: page, list_complete: false, cursor: String(end) };
    },
  };
  return store;
}
