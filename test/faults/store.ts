import type { KeyValueStore } from '../../src/io/storage/store.ts';
import { hash32 } from './random.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

type Write = {
  readonly at: number;
  readonly value: string | Uint8Array | null;
  readonly metadata: unknown;
  /** When it expires. */
  readonly until: number;
};

/**
 * How far behind readers are. `fresh`: not at all. `cached`: a location keeps what it read, also that there was nothing, for a minute,
 * and lists are behind by up to one. `mixed`: each key and list is behind by another part of a minute. `behind`: all by a whole minute.
 */
export type Staleness = 'fresh' | 'cached' | 'mixed' | 'behind';

/** What one operation does, so that faults can be put around it. */
export type Operation = {
  readonly what: 'get' | 'put' | 'delete' | 'list';
  readonly key: string;
  /** Of a bulk read. */
  readonly keys?: number;
};
export type Perform = <T>(operation: Operation, effect: () => T) => Promise<T>;

export type ModelStore = {
  /** @param location of the reader, each with a cache of its own */
  readonly open: (location: string, perform: Perform, how?: () => Staleness) => KeyValueStore;
  /** All that is stored now, as nobody may see it yet. */
  readonly stored: (prefix?: string) => Map<string, Write>;
  /** Writes without an operation: what an earlier life of the program left. */
  readonly put: (key: string, value: string | Uint8Array | null, metadata?: unknown) => void;
  /** Every value that a key held, oldest first. */
  readonly history: (key: string) => readonly Write[];
  readonly refusedWrites: Map<string, number>;
};

const encoder = new TextEncoder();
/** Values as JSON: the corpus checks and copies what it reads. */
const parsed = new WeakMap<Write, unknown>();
const sizeOf = (text: string): number => Buffer.byteLength(text);

const valueOf = (value: unknown): string | Uint8Array => {
  if (typeof value === 'string') return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0));
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
  throw new Error('the model takes text and bytes');
};

function checkWrite(key: string, options: KVNamespacePutOptions | undefined): void {
  if (sizeOf(key) > 512) throw new Error('KV PUT failed: 414 UTF-8 encoded length exceeds key limit of 512');
  const metadata: unknown = options?.metadata ?? null;
  if (metadata !== null && sizeOf(JSON.stringify(metadata)) > 1_024)
    throw new Error('KV PUT failed: 413 Metadata length exceeds limit of 1024');
  if (options?.expirationTtl !== undefined && options.expirationTtl < 60)
    throw new Error('KV PUT failed: 400 Invalid expiration_ttl. Must be at least 60');
}

/** Workers KV at its worst, over virtual time. @param keeps also what was overwritten more than two minutes ago */
export function openModelStore(now: () => number, staleness: () => Staleness, keeps: boolean): ModelStore {
  const writes = new Map<string, Write[]>();
  /** The keys by their first part, since lists ask for no less. */
  const byFolder = new Map<string, Set<string>>();
  const refusedWrites = new Map<string, number>();
  const folderOf = (key: string): string => key.slice(0, key.indexOf('/') + 1);

  const seenAt = (key: string, horizon: number): Write | null => {
    const all = writes.get(key);
    if (all === undefined) return null;
    for (let index = all.length - 1; index >= 0; index -= 1) {
      const write = all[index]!;
      if (write.at <= horizon) return write.value !== null && write.until > now() ? write : null;
    }
    return null;
  };
  const write = (key: string, entry: Write): void => {
    const all = writes.get(key);
    if (all === undefined) {
      writes.set(key, [entry]);
      const folder = byFolder.get(folderOf(key));
      if (folder === undefined) byFolder.set(folderOf(key), new Set([key]));
      else folder.add(key);
      return;
    }
    if (!keeps) while (all.length > 1 && all[1]!.at < now() - 2 * MINUTE_MS) all.shift();
    all.push(entry);
  };
  const refuseTooOften = (key: string): void => {
    const last = writes.get(key)?.at(-1);
    if (last === undefined || now() - last.at >= SECOND_MS) return;
    refusedWrites.set(key, (refusedWrites.get(key) ?? 0) + 1);
    throw new Error('KV PUT failed: 429 Too Many Requests');
  };
  const listed = (prefix: string, horizon: number): string[] =>
    [...(byFolder.get(folderOf(prefix)) ?? [])]
      .filter((key) => key.startsWith(prefix) && seenAt(key, horizon) !== null)
      .toSorted();

  const open: ModelStore['open'] = (location, perform, how = staleness) => {
    const cache = new Map<string, { readonly write: Write | null; readonly until: number }>();
    const lag = (name: string): number =>
      hash32(`${location} ${name} ${Math.floor(now() / MINUTE_MS)}`) % MINUTE_MS;
    const horizonOf = (name: string): number => {
      const behind = how();
      if (behind === 'fresh') return now();
      return behind === 'behind' ? now() - MINUTE_MS : now() - lag(name);
    };
    const seen = (key: string): Write | null => {
      if (how() !== 'cached') return seenAt(key, horizonOf(key));
      const known = cache.get(key);
      if (known !== undefined && known.until > now()) return known.write;
      const found = seenAt(key, now());
      cache.set(key, { write: found, until: now() + MINUTE_MS });
      return found;
    };
    const read = (key: string, type: string): unknown => {
      const write = seen(key);
      if (write === null || write.value === null) return null;
      const { value } = write;
      const text = () => (typeof value === 'string' ? value : Buffer.from(value).toString('utf8'));
      if (type === 'text') return text();
      if (type !== 'json') return (typeof value === 'string' ? encoder.encode(value) : value.slice()).buffer;
      const known = parsed.get(write);
      if (known !== undefined) return known;
      const read: unknown = JSON.parse(text());
      parsed.set(write, read);
      return read;
    };
    function get(key: string, type: 'json'): Promise<unknown>;
    function get(key: string, type: 'text'): Promise<string | null>;
    function get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
    function get(keys: string[], type: 'json'): Promise<Map<string, unknown>>;
    function get(keys: string[], type: 'text'): Promise<Map<string, string | null>>;
    async function get(wanted: string | string[], type: string): Promise<unknown> {
      if (typeof wanted === 'string')
        return perform({ what: 'get', key: wanted, keys: 1 }, () => read(wanted, type));
      if (wanted.length > 100) throw new Error('KV GET failed: 400 You can request a maximum of 100 keys');
      const name = `${wanted[0] ?? ''}${wanted.length > 1 ? ` and ${wanted.length - 1} more` : ''}`;
      return perform(
        { what: 'get', key: name, keys: wanted.length },
        () => new Map(wanted.map((key) => [key, read(key, type)])),
      );
    }
    return {
      get,
      put: (key: string, value: unknown, options?: KVNamespacePutOptions) =>
        perform({ what: 'put', key }, () => {
          checkWrite(key, options);
          refuseTooOften(key);
          const ttl = options?.expirationTtl;
          write(key, {
            at: now(),
            value: valueOf(value),
            metadata: JSON.parse(JSON.stringify(options?.metadata ?? null)),
            until: ttl === undefined ? Infinity : now() + ttl * SECOND_MS,
          });
        }),
      delete: (key: string) =>
        perform({ what: 'delete', key }, () => {
          refuseTooOften(key);
          write(key, { at: now(), value: null, metadata: null, until: Infinity });
        }),
      list: ({ prefix, limit = 1_000, cursor }) =>
        perform({ what: 'list', key: prefix }, () => {
          const horizon = horizonOf(`list ${prefix}`);
          const all = listed(prefix, horizon);
          const from = cursor ? all.findIndex((key) => key > cursor) : 0;
          const page = from === -1 ? [] : all.slice(from, from + limit);
          const keys = page.map((name) => ({
            name,
            metadata: seenAt(name, horizon)?.metadata ?? undefined,
          }));
          return from === -1 || from + limit >= all.length
            ? { keys, list_complete: true }
            : { keys, list_complete: false, cursor: page.at(-1)! };
        }),
    };
  };

  return {
    open,
    refusedWrites,
    stored: (prefix = '') => {
      const found = prefix === '' ? [...writes.keys()].toSorted() : listed(prefix, now());
      return new Map(
        found.flatMap((key) => {
          const write = seenAt(key, now());
          return write === null ? [] : [[key, write] as const];
        }),
      );
    },
    put: (key, value, metadata = null) => write(key, { at: now(), value, metadata, until: Infinity }),
    history: (key) => writes.get(key) ?? [],
  };
}
