import { Alert, LogRow, SuppressedRow } from '../../core/model/index.ts';
import { fitLogRow } from '../../core/alerts/log-row.ts';
import { cutBytes } from '../../core/language/text.ts';
import { keys } from './keys.ts';
import { DAY_S, firstOfEach, PAGE_KEYS, type Store } from './store.ts';

const SUPPRESSED_TTL_S = 30 * DAY_S;
/** Bytes of a title in metadata, of which KV takes 1,024 bytes in all. */
const MAX_TITLE_BYTES = 300;

/** Opens the alerts, and the log by which lists and filters find them. */
export const openAlerts = (store: Store) => ({
  getAlert: (id: string) => store.get(Alert, keys.alert(id)),
  async getAlerts(ids: string[]): Promise<Map<string, Alert>> {
    const found = await store.getMany(Alert, ids.map(keys.alert), 'leave-out');
    return new Map([...found.values()].map((alert) => [alert.id, alert]));
  },
  putAlert: (alert: Alert) => store.put(keys.alert(alert.id), alert, { ttlSeconds: store.keep.article }),

  putLog: (row: LogRow) =>
    store.putRow(keys.log(Date.parse(row.at), row.id), fitLogRow(row), store.keep.article),
  /** Says whether the log has an alert's row, which is the last that is written of it. */
  isLogged: async ({ at, id }: Pick<LogRow, 'at' | 'id'>): Promise<boolean> =>
    (await store.names(keys.log(Date.parse(at), id), 1)).length > 0,
  /** Returns the newest 1,000 rows, each id once. */
  listLog: async (): Promise<LogRow[]> => firstOfEach(await store.rows(LogRow, keys.logs), ({ id }) => id),
});

/** Opens the list of suppressed sights, each with the rule that suppressed it. */
export function openSuppressed(store: Store) {
  /** An earlier version wrote these rows under `untold/`. Nobody writes there any more, so a list found empty stays empty. */
  let hasEarlierRows = true;
  return {
    putSuppressed: (row: SuppressedRow) =>
      store.putRow(
        keys.suppressed(Date.parse(row.at), row.id),
        {
          ...row,
          title: cutBytes(row.title, MAX_TITLE_BYTES),
          text: cutBytes(row.text, 160),
          url: row.url === null ? null : cutBytes(row.url, 160),
        },
        SUPPRESSED_TTL_S,
      ),
    /** Takes a row back, because its sight was told after all. */
    deleteSuppressed: ({ at, id }: Pick<SuppressedRow, 'at' | 'id'>) =>
      store.kv.delete(keys.suppressed(Date.parse(at), id)),
    /**
     * Returns the newest rows, each id once. While fewer are found than asked for, the rows that an earlier version wrote
     * under `untold/` follow; they live for 30 days. Both versions give a row the same id. The second list is made until
     * it comes back empty, which in the common case is once an isolate.
     */
    async listSuppressed(limit = PAGE_KEYS): Promise<SuppressedRow[]> {
      const rows = await store.rows(SuppressedRow, keys.suppressedRows, limit);
      if (hasEarlierRows && rows.length < limit) {
        const earlier = await store.rows(SuppressedRow, keys.earlierSuppressedRows, limit - rows.length);
        hasEarlierRows = earlier.length > 0;
        rows.push(...earlier);
      }
      return firstOfEach(rows, ({ id }) => id);
    },
  };
}
