import { CorpusSize, type NounSize } from '../../core/model/index.ts';
import { iso } from '../../core/model/time.ts';
import { keys } from './keys.ts';
import { PAGE_KEYS, type Store } from './store.ts';

/** One list for 1,000 keys: a day's count takes a fortieth of the free plan's lists, and goes on the next day. */
const PAGES_A_DAY = 24;
/** A key of an earlier version does not say how large its value is. */
const UNKNOWN_BYTES = 2_000;
const WEEK_MS = 7 * 86_400_000;

/** Opens the size of the corpus, which the desk alone counts. */
export const openSize = (store: Store) => ({
  getSize: () => store.get(CorpusSize, keys.size),
  /** Counts on through the keys, for as many lists as a day may cost. A count that ends takes the place of the last one. */
  async countOn(now: number): Promise<void> {
    const known = (await store.get(CorpusSize, keys.size)) ?? { last: null, before: null, running: null };
    const { nouns, cursor } = await countPages(store, known.running);
    const since = known.running?.since ?? iso(now);
    await store.put(
      keys.size,
      cursor === null
        ? ended(known, { at: iso(now), nouns })
        : { ...known, running: { since, cursor, nouns } },
    );
  },
});

function ended(known: CorpusSize, last: NonNullable<CorpusSize['last']>): CorpusSize {
  const isOld = known.before !== null && Date.parse(last.at) - Date.parse(known.before.at) < 2 * WEEK_MS;
  const previous = known.last;
  const before =
    isOld || previous === null
      ? known.before
      : {
          at: previous.at,
          bytes: Object.values(previous.nouns).reduce((sum, { bytes }) => sum + bytes, 0),
        };
  return { last, before, running: null };
}

/** @param running a count that goes on. A cursor that storage no longer knows begins it anew */
async function countPages(store: Store, running: CorpusSize['running']) {
  const nouns = new Map(Object.entries(running?.nouns ?? {}));
  let cursor = running?.cursor ?? null;
  for (let page = 0; page < PAGES_A_DAY; page += 1) {
    const listed = await listPage(store, cursor);
    if (listed.isAnew) nouns.clear();
    for (const { name, metadata } of listed.keys) count(nouns, name, metadata);
    cursor = listed.cursor;
    if (cursor === null) break;
  }
  return { nouns: Object.fromEntries(nouns), cursor };
}

async function listPage({ kv }: Store, cursor: string | null) {
  const list = async (from: string | null) => {
    const page = await kv.list({ prefix: '', limit: PAGE_KEYS, cursor: from });
    return { keys: page.keys, cursor: page.list_complete ? null : (page.cursor ?? null) };
  };
  if (cursor === null) return { ...(await list(null)), isAnew: false };
  try {
    return { ...(await list(cursor)), isAnew: false };
  } catch {
    return { ...(await list(null)), isAnew: true };
  }
}

function count(nouns: Map<string, NounSize>, name: string, metadata: unknown): void {
  const noun = name.split('/', 1)[0] ?? '';
  const bytes = valueBytes(metadata) + JSON.stringify(metadata ?? null).length + name.length;
  const known = nouns.get(noun) ?? { keys: 0, bytes: 0, largest: 0 };
  nouns.set(noun, {
    keys: known.keys + 1,
    bytes: known.bytes + bytes,
    largest: Math.max(known.largest, bytes),
  });
}

/** A row is metadata alone; a value says its bytes there. */
function valueBytes(metadata: unknown): number {
  if (typeof metadata !== 'object' || metadata === null) return UNKNOWN_BYTES;
  const bytes: unknown = 'b' in metadata ? metadata.b : 0;
  return typeof bytes === 'number' ? bytes : 0;
}
