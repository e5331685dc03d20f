import type { z } from 'zod';

/** The part of Workers KV that the corpus uses: small enough that a test can stand in for a slow or failing one. */
export type KeyValueStore = Pick<KVNamespace, 'put' | 'delete'> & {
  get(key: string, type: 'json'): Promise<unknown>;
  get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
  get(keys: string[], type: 'json'): Promise<Map<string, unknown>>;
  list(options: { prefix: string; limit?: number; cursor?: string | null }): Promise<{
    keys: ListedKey[];
    list_complete: boolean;
    cursor?: string;
  }>;
};
type ListedKey = { name: string; metadata?: unknown };

export const DAY_S = 86_400;
/** KV's limit for one page of a list, which counts as one operation. */
export const PAGE_KEYS = 1_000;
/** KV's limit for one bulk read, which counts as one operation. */
const BULK_KEYS = 100;

/** Returns null for a value that does not fit its schema: what is damaged counts as absent. */
export function narrow<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Keeps the first row of each id. A row that was written again at another time stands in a list twice. */
export function firstOfEach<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(idOf(row)) && seen.add(idOf(row)));
}

export type Store = ReturnType<typeof openStore>;

/** Reads and writes JSON and metadata on Workers KV. Each method throws when the storage fails. */
export function openStore(kv: KeyValueStore) {
  const list = async (prefix: string, limit: number) => (await kv.list({ prefix, limit })).keys;
  return {
    kv,
    get: async <T extends z.ZodType>(schema: T, key: string) => narrow(schema, await kv.get(key, 'json')),
    getMany: <T extends z.ZodType>(schema: T, keys: readonly string[]) => getMany(kv, schema, keys),
    put: (key: string, value: unknown, options?: KVNamespacePutOptions) =>
      kv.put(key, JSON.stringify(value), options),
    /** Writes a row that is metadata alone, so that a list returns it without another read. */
    putRow: (key: string, metadata: unknown, ttlSeconds?: number) =>
      kv.put(key, '', ttlSeconds === undefined ? { metadata } : { metadata, expirationTtl: ttlSeconds }),
    /** Returns one page of rows kept in metadata, newest first where the key says so. */
    rows: async <T extends z.ZodType>(schema: T, prefix: string, limit = PAGE_KEYS) =>
      (await list(prefix, limit)).flatMap(({ metadata }) => narrow(schema, metadata) ?? []),
    names: async (prefix: string, limit = PAGE_KEYS) => (await list(prefix, limit)).map(({ name }) => name),
    pages: (prefix: string) => pages(kv, prefix),
  };
}

/** Costs one operation for every 100 keys. Absent and damaged values are left out. @returns the values by key */
async function getMany<T extends z.ZodType>(
  kv: KeyValueStore,
  schema: T,
  keys: readonly string[],
): Promise<Map<string, z.infer<T>>> {
  const found = new Map<string, z.infer<T>>();
  const unique = [...new Set(keys)];
  for (let start = 0; start < unique.length; start += BULK_KEYS) {
    const values = await kv.get(unique.slice(start, start + BULK_KEYS), 'json');
    for (const [key, value] of values) {
      const narrowed = narrow(schema, value);
      if (narrowed !== null) found.set(key, narrowed);
    }
  }
  return found;
}

/** Yields the pages of a list until it ends or the caller stops. */
async function* pages(kv: KeyValueStore, prefix: string): AsyncGenerator<ListedKey[]> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<KeyValueStore['list']>> = await kv.list({
      prefix,
      limit: PAGE_KEYS,
      cursor,
    });
    yield page.keys;
    cursor = page.list_complete ? null : (page.cursor ?? null);
  } while (cursor !== null);
}
