import type { z } from 'zod';
import { AskedChecks, type CheckAnswer, HostMetadata, HostRecord } from '../../core/model/index.ts';
import { isAwaited } from '../../core/tracking/article-state.ts';
import { hasLeft } from '../../core/tracking/left.ts';
import { looksOf, readsOf } from '../../core/tracking/reading.ts';
import { keys } from './keys.ts';
import { DAY_S, type Store } from './store.ts';

const ASKED_TTL_S = 7 * DAY_S;

/** A host that has a record, with what its metadata says. */
type ListedHost = { readonly host: string } & z.infer<typeof HostMetadata>;

/** Opens the records of hosts, each written by the checks of its host alone. */
export const openHosts = (store: Store) => ({
  async hosts(): Promise<ListedHost[]> {
    const found: ListedHost[] = [];
    for await (const page of store.pages(keys.hosts)) {
      for (const { name, metadata } of page) {
        const row = HostMetadata.safeParse(metadata).data ?? { youngest: null, suspect: false };
        found.push({ host: name.slice(keys.hosts.length), ...row });
      }
    }
    return found;
  },
  getHosts: async (hosts: string[]): Promise<HostRecord[]> => [
    ...(await store.getMany(HostRecord, hosts.map(keys.host), 'leave-out')).values(),
  ],
  putHost(record: HostRecord): Promise<void> {
    const articles = Object.values(record.articles);
    const youngest = articles.reduce<number | null>(
      (newest, article) => Math.max(newest ?? 0, Date.parse(article.firstSeenAt)),
      null,
    );
    const suspect =
      record.spread === true ||
      hasLeft(record) ||
      articles.some((article) => isAwaited(article) || article.changedAt !== null);
    const metadata: z.infer<typeof HostMetadata> = {
      youngest,
      suspect,
      reads: readsOf(Object.values(record.sources)),
      looks: looksOf(Object.values(record.sources)),
    };
    return store.put(keys.host(record.host), record, { metadata });
  },
  /** @returns what the checks that an admin asked for led to on a host, a week back at most */
  getAsked: (host: string): Promise<AskedChecks | null> => store.get(AskedChecks, keys.askedOf(host)),
  putAsked: (asked: AskedChecks): Promise<void> =>
    store.put(keys.askedOf(asked.host), asked, { ttlSeconds: ASKED_TTL_S }),
  /** One list, and a bulk read for every 100 hosts. @returns the answers on all hosts, newest first */
  async listAsked(): Promise<CheckAnswer[]> {
    const found = await store.getMany(AskedChecks, await store.names(keys.asked), 'leave-out');
    return [...found.values()]
      .flatMap(({ answers }) => answers)
      .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  },
  deleteHost: (host: string) => store.kv.delete(keys.host(host)),
});
