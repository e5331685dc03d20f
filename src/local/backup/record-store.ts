/** One record of Workers KV as a backup keeps it. */
export type KvRecord = {
  readonly key: string;
  readonly value: Uint8Array;
  readonly metadata?: unknown;
  /** Seconds since 1970. */
  readonly expiration?: number | undefined;
};

export type ListedRecord = Omit<KvRecord, 'value'>;

/** A namespace of Workers KV, on this machine or at Cloudflare. */
export type RecordStore = {
  /** What the store is, for people and for the file that says how far a restoration came. */
  readonly name: string;
  /** Keys in byte order, at most 1,000 at a time. */
  list(cursor: string | null): Promise<{ records: ListedRecord[]; cursor: string | null }>;
  /** @returns the values by key; one that is gone by now is left out */
  read(records: readonly ListedRecord[]): Promise<Map<string, Uint8Array>>;
  write(records: readonly KvRecord[]): Promise<void>;
  close(): Promise<void>;
};

/** Calls a function for each item, a few at a time. */
export async function forEachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const item of waiting) await work(item);
  });
  await Promise.all(workers);
}

/** Puts items in groups of so many, and of so many bytes; a single item may be larger. */
export function groupsOf<T>(
  items: readonly T[],
  { count, bytes }: { readonly count: number; readonly bytes: number },
  sizeOf: (item: T) => number,
): T[][] {
  const groups: T[][] = [];
  let [group, size]: [T[], number] = [[], 0];
  for (const item of items) {
    if (group.length > 0 && (group.length >= count || size + sizeOf(item) > bytes)) {
      groups.push(group);
      [group, size] = [[], 0];
    }
    group.push(item);
    size += sizeOf(item);
  }
  return group.length > 0 ? [...groups, group] : groups;
}

/** Returns the bytes of a value as its metadata tells them; older records do not, and are mostly small. */
export function knownBytes({ metadata }: ListedRecord): number {
  const bytes: unknown =
    typeof metadata === 'object' && metadata !== null && 'b' in metadata ? metadata.b : null;
  return typeof bytes === 'number' ? bytes : 20_000;
}

/** What a backup leaves out unless it is asked for: addresses and secrets of webhooks, and what was sent to them. */
const SECRET = /^(?:subscription|endpoint|delivery)\//u;
export const isSecretKey = (key: string): boolean => SECRET.test(key);
