/** A store for hundreds of thousands of keys: Workers KV without its limits and delays, listed without sorting all keys each time. */
import type { KeyValueStore } from '../../src/io/storage/store.ts';

type Kept = {
  readonly value: Uint8Array | null;
  readonly metadata: unknown;
  readonly until: number;
  readonly bytes: number;
};

type LongStore = KeyValueStore & {
  readonly operations: { get: number; keysRead: number; list: number; put: number; delete: number };
  /** Keys and bytes of what has not expired, and the largest value. */
  measure(): { keys: number; bytes: number; largest: number; largestKey: string };
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const bytesOf = (value: unknown): Uint8Array =>
  typeof value === 'string' ? encoder.encode(value) : new Uint8Array(value as ArrayBuffer);

/** @param isForgotten values that nobody will read; only their size is kept */
export function openLongStore(wall: () => number, isForgotten: (key: string) => boolean): LongStore {
  const kept = new Map<string, Kept>();
  const families = new Map<string, { names: string[]; isSorted: boolean }>();
  const operations = { get: 0, keysRead: 0, list: 0, put: 0, delete: 0 };
  const familyOf = (key: string) => key.split('/', 1)[0] ?? '';
  const alive = (key: string): Kept | null => {
    const found = kept.get(key);
    return found && found.until > wall() ? found : null;
  };
  const namesOf = (family: string): string[] => {
    const found = families.get(family) ?? { names: [], isSorted: true };
    if (!found.isSorted) {
      found.names = [...new Set(found.names)].filter((name) => kept.has(name)).toSorted();
      found.isSorted = true;
    }
    return found.names;
  };
  const read = (key: string, type: string): unknown => {
    operations.keysRead += 1;
    const value = alive(key)?.value ?? null;
    if (value === null) return null;
    if (type === 'text') return decoder.decode(value);
    return type === 'json' ? JSON.parse(decoder.decode(value)) : value.slice().buffer;
  };
  function get(key: string, type: 'json'): Promise<unknown>;
  function get(key: string, type: 'text'): Promise<string | null>;
  function get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
  function get(keys: string[], type: 'json'): Promise<Map<string, unknown>>;
  function get(keys: string[], type: 'text'): Promise<Map<string, string | null>>;
  async function get(wanted: string | string[], type: string): Promise<unknown> {
    operations.get += 1;
    if (typeof wanted === 'string') return read(wanted, type);
    return new Map(wanted.map((key) => [key, read(key, type)]));
  }
  return {
    operations,
    get,
    async put(key: string, value: unknown, options?: KVNamespacePutOptions) {
      operations.put += 1;
      const bytes = bytesOf(value);
      const ttl = options?.expirationTtl;
      const family = families.get(familyOf(key)) ?? { names: [], isSorted: true };
      families.set(familyOf(key), family);
      if (!kept.has(key)) {
        family.names.push(key);
        family.isSorted = false;
      }
      kept.set(key, {
        value: isForgotten(key) ? null : bytes.slice(),
        metadata: options?.metadata ?? null,
        until: ttl === undefined ? Infinity : wall() + ttl * 1_000,
        bytes: bytes.byteLength + key.length + JSON.stringify(options?.metadata ?? null).length,
      });
    },
    async delete(key: string) {
      operations.delete += 1;
      kept.delete(key);
      const family = families.get(familyOf(key));
      if (family) family.isSorted = false;
    },
    async list({ prefix, limit = 1_000, cursor }) {
      operations.list += 1;
      const wanted = prefix === '' ? [...families.keys()].toSorted() : [familyOf(prefix)];
      const found: { name: string; metadata: unknown }[] = [];
      for (const family of wanted) {
        for (const name of namesOf(family)) {
          if (!name.startsWith(prefix) || (cursor !== null && cursor !== undefined && name <= cursor))
            continue;
          const own = alive(name);
          if (own === null) continue;
          if (found.length === limit)
            return { keys: found, list_complete: false, cursor: found.at(-1)?.name ?? '' };
          found.push({ name, metadata: own.metadata });
        }
      }
      return { keys: found, list_complete: true };
    },
    measure() {
      let [keys, bytes, largest, largestKey] = [0, 0, 0, ''];
      for (const [key, own] of kept) {
        if (own.until <= wall()) {
          kept.delete(key);
          continue;
        }
        keys += 1;
        bytes += own.bytes;
        if (own.bytes > largest) [largest, largestKey] = [own.bytes, key];
      }
      for (const family of families.values()) family.isSorted = false;
      return { keys, bytes, largest, largestKey };
    },
  };
}
