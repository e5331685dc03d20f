import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachOf, type KvRecord, type ListedRecord, type RecordStore } from './record-store.ts';

/** Reads and writes of a folder's database that wait at once. */
const AT_ONCE = 16;

/**
 * Opens the corpus that `npm run dev`, the demo or wrangler keeps on this machine.
 * @param persist the folder that wrangler was told to keep its state in
 */
export async function openLocalStore(configPath: string, persist: string): Promise<RecordStore> {
  const folder = join(persist, 'v3');
  const { getPlatformProxy } = await import('wrangler');
  const proxy = await getPlatformProxy<Pick<Env, 'CORPUS'>>({
    configPath,
    persist: { path: folder },
    remoteBindings: false,
    envFiles: [],
  });
  return { ...kvStore(proxy.env.CORPUS, persist), close: () => proxy.dispose() };
}

/** Says whether anything was ever kept there. */
export async function hasLocalStore(persist: string): Promise<boolean> {
  try {
    await access(join(persist, 'v3', 'kv'));
    return true;
  } catch {
    return false;
  }
}

/** Makes a store of a namespace as a Worker has it. */
export function kvStore(kv: KVNamespace, name: string): RecordStore {
  return {
    name,
    async list(cursor) {
      const page = await kv.list({ limit: 1_000, cursor });
      const records = page.keys.map(({ name, metadata, expiration }): ListedRecord => ({
        key: name,
        ...(metadata === undefined || metadata === null ? {} : { metadata }),
        ...(expiration === undefined ? {} : { expiration }),
      }));
      return { records, cursor: page.list_complete ? null : page.cursor };
    },
    async read(records) {
      const found = new Map<string, Uint8Array>();
      await forEachOf(records, AT_ONCE, async ({ key }) => {
        const value = await kv.get(key, 'arrayBuffer');
        if (value !== null) found.set(key, new Uint8Array(value));
      });
      return found;
    },
    write: (records) =>
      forEachOf<KvRecord>(records, AT_ONCE, ({ key, value, metadata, expiration }) =>
        kv.put(key, value, {
          ...(metadata === undefined ? {} : { metadata }),
          ...(expiration === undefined ? {} : { expiration }),
        }),
      ),
    close: async () => {},
  };
}
