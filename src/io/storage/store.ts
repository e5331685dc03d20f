import type { z } from 'zod';
import { byteLength } from '../../core/language/text.ts';
import type { Retention } from '../../core/model/index.ts';
import { formatOf, isReadable, type NewerRecords } from './formats.ts';
import { keys } from './keys.ts';

/** The part of Workers KV that the corpus uses: small enough that a test can stand in for a slow or failing one. */
export type KeyValueStore = Pick<KVNamespace, 'put' | 'delete'> & {
  get(key: string, type: 'json'): Promise<unknown>;
  get(key: string, type: 'text'): Promise<string | null>;
  get(key: string, type: 'arrayBuffer'): Promise<ArrayBuffer | null>;
  get(keys: string[], type: 'json'): Promise<Map<string, unknown>>;
  get(keys: string[], type: 'text'): Promise<Map<string, string | null>>;
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
/** A record that was found damaged is counted for so long. */
const DAMAGE_TTL_S = 7 * DAY_S;
/** An isolate writes down so many damaged records, each once. */
const MAX_DAMAGE_NOTED = 50;

/** Keeps the first row of each id. A row that was written again at another time stands in a list twice. */
export function firstOfEach<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(idOf(row)) && seen.add(idOf(row)));
}

export type Store = ReturnType<typeof openStore>;

type PutOptions = {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly ttlSeconds?: number | null;
};

const secondsOf = (days: number | null): number | null => (days === null ? null : days * DAY_S);

const expiring = (ttlSeconds: number | null | undefined): KVNamespacePutOptions =>
  ttlSeconds === null || ttlSeconds === undefined ? {} : { expirationTtl: ttlSeconds };

/**
 * Reads and writes JSON and metadata on Workers KV. Each method throws when the storage fails. A record says its format, and
 * its metadata how many bytes its value has, so that a list alone tells the size of the corpus.
 * @param newer what is done with a record of a later version where a method does not say
 */
export function openStore(kv: KeyValueStore, retention: Retention, newer: NewerRecords) {
  const note = openDamage(kv);
  const read = openReader(note, newer);
  const list = async (prefix: string, limit: number) => (await kv.list({ prefix, limit })).keys;
  return {
    kv,
    newer,
    noteDamage: note,
    /** How long what grows without end is kept, in seconds; null: for ever. */
    keep: { cited: secondsOf(retention.snapshotDays), article: secondsOf(retention.articleDays) },
    get: async <T extends z.ZodType>(schema: T, key: string) => read(schema, key, await getOne(kv, key)),
    /** Costs one operation for every 100 keys. Absent and damaged values are left out. @returns the values by key */
    async getMany<T extends z.ZodType>(
      schema: T,
      wanted: readonly string[],
      newerOnes: NewerRecords = newer,
    ): Promise<Map<string, z.infer<T>>> {
      const found = new Map<string, z.infer<T>>();
      for (const [key, value] of await getValues(kv, wanted)) {
        const record = await read(schema, key, value, newerOnes);
        if (record !== null) found.set(key, record);
      }
      return found;
    },
    /** Returns the values as they are stored, by key; null where there is none. */
    getValues: (wanted: readonly string[]) => getValues(kv, wanted),
    read,
    put: (key: string, value: object, { metadata, ttlSeconds }: PutOptions = {}): Promise<void> => {
      const json = JSON.stringify({ format: formatOf(key), ...value });
      return kv.put(key, json, { metadata: { ...metadata, b: byteLength(json) }, ...expiring(ttlSeconds) });
    },
    putBytes: (key: string, bytes: Uint8Array | ArrayBuffer, ttlSeconds: number | null) =>
      kv.put(key, bytes, { metadata: { b: bytes.byteLength }, ...expiring(ttlSeconds) }),
    ...openTexts(kv, newer),
    /** Writes a row that is metadata alone, so that a list returns it without another read. */
    putRow: (key: string, row: Readonly<Record<string, unknown>>, ttlSeconds?: number | null) =>
      kv.put(key, '', { metadata: { f: formatOf(key), ...row }, ...expiring(ttlSeconds) }),
    /** Returns one page of rows kept in metadata, newest first where the key says so. */
    async rows<T extends z.ZodType>(
      schema: T,
      prefix: string,
      limit = PAGE_KEYS,
      newerOnes: NewerRecords = 'leave-out',
    ): Promise<z.infer<T>[]> {
      const found: z.infer<T>[] = [];
      for (const { name, metadata } of await list(prefix, limit)) {
        const row = await read(schema, name, metadata ?? {}, newerOnes);
        if (row !== null) found.push(row);
      }
      return found;
    },
    names: async (prefix: string, limit = PAGE_KEYS) => (await list(prefix, limit)).map(({ name }) => name),
    pages: (prefix: string) => pages(kv, prefix),
  };
}

/** Writes each damaged record down once, so that the status can count it; whether that is written matters to no reader. */
function openDamage(kv: KeyValueStore) {
  const noted = new Set<string>();
  return async (key: string): Promise<void> => {
    if (noted.has(key) || noted.size >= MAX_DAMAGE_NOTED) return;
    noted.add(key);
    try {
      await kv.put(keys.damage(key), '', { metadata: { f: 1 }, expirationTtl: DAMAGE_TTL_S });
    } catch {
      noted.delete(key);
    }
  };
}

/** Makes the one place where stored values are checked. What is damaged counts as absent. */
function openReader(note: (key: string) => Promise<void>, newer: NewerRecords) {
  /** @returns null for an absent or damaged value, and for one of a later version that is left out */
  return async <T extends z.ZodType>(
    schema: T,
    key: string,
    value: unknown,
    newerOnes: NewerRecords = newer,
  ): Promise<z.infer<T> | null> => {
    if (value === null || value === undefined || !isReadable(key, value, newerOnes)) return null;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    await note(key);
    return null;
  };
}

/** What stands for a value that is no JSON: no schema of a record takes it. */
const NO_JSON = '';

/** Reads a value that came as text, as KV reads JSON. */
export function parseText(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

/** Reads a value. KV refuses to parse one that is damaged, and in a bulk read all others with it. */
async function getOne(kv: KeyValueStore, key: string): Promise<unknown> {
  try {
    return await kv.get(key, 'json');
  } catch (error) {
    if (!isDamage(error)) throw error;
    return NO_JSON;
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && /non-JSON|not valid JSON/iu.test(error.message));

async function getValues(kv: KeyValueStore, wanted: readonly string[]): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  const unique = [...new Set(wanted)];
  for (let start = 0; start < unique.length; start += BULK_KEYS) {
    const bulk = unique.slice(start, start + BULK_KEYS);
    for (const [key, value] of await getBulk(kv, bulk)) found.set(key, value);
  }
  return found;
}

/** Reads and writes texts, each behind a line that says its format. */
const openTexts = (kv: KeyValueStore, newer: NewerRecords) => ({
  /** Costs one operation for every 100 keys. @returns texts by key, without those that are absent */
  async getTexts(wanted: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const unique = [...new Set(wanted)];
    for (let start = 0; start < unique.length; start += BULK_KEYS) {
      for (const [key, text] of await kv.get(unique.slice(start, start + BULK_KEYS), 'text')) {
        const end = text?.indexOf('\n') ?? -1;
        if (text === null || end === -1 || !isReadable(key, parsedHead(text.slice(0, end)), newer)) continue;
        found.set(key, text.slice(end + 1));
      }
    }
    return found;
  },
  putText(key: string, value: string): Promise<void> {
    const text = `${JSON.stringify({ format: formatOf(key) })}\n${value}`;
    return kv.put(key, text, { metadata: { b: byteLength(text) } });
  },
});

function parsedHead(head: string): unknown {
  try {
    return JSON.parse(head);
  } catch {
    return null;
  }
}

async function getBulk(kv: KeyValueStore, bulk: string[]): Promise<Map<string, unknown>> {
  try {
    return await kv.get(bulk, 'json');
  } catch (error) {
    if (!isDamage(error)) throw error;
    const found = new Map<string, unknown>();
    for (const key of bulk) found.set(key, await getOne(kv, key));
    return found;
  }
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
