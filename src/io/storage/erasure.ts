import {
  Alert,
  AskedChecks,
  DeadLetter,
  EraseMessage,
  LogRow,
  RecentRow,
  SuppressedRow,
} from '../../core/model/index.ts';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

/** Rows are looked through up to so many lists of 1,000, so that an erasure stays within what one invocation may do. */
const MAX_PAGES = 60;
/** Alerts are read so many at a time. */
const ALERTS_A_PAGE = 500;

const ofArticle = { log: LogRow.pick({ article: true }), suppressed: SuppressedRow.pick({ article: true }) };

const isSuppressedOf = (row: unknown, article: string): boolean =>
  ofArticle.suppressed.safeParse(row).data?.article === article;

/** Opens what erases one article from the corpus. Everything is found again by its key, so a repetition goes on. */
export const openErasure = (store: Store) => ({
  /** Deletes all records that are the article's own. @returns their number */
  async eraseRecords(article: string): Promise<number> {
    const found = [
      keys.statements(article),
      keys.judged(article),
      ...(await namesOf(store, keys.versions(article))),
      ...(await namesOf(store, keys.snapshots(article))),
      ...(await namesOf(store, keys.changes(article))),
      ...(await namesOf(store, keys.recents, (name) => name.endsWith(`/${article}`))),
      ...(await namesOf(store, keys.allEdits, (name) => name.endsWith(`/${article}`))),
      ...(await rowsOf(store, keys.logs, (row) => ofArticle.log.safeParse(row).data?.article === article)),
      ...(await rowsOf(store, keys.suppressedRows, (row) => isSuppressedOf(row, article))),
      ...(await rowsOf(store, keys.earlierSuppressedRows, (row) => isSuppressedOf(row, article))),
      ...(await rowsOf(
        store,
        keys.recents,
        (row) => RecentRow.pick({ sameAs: true }).safeParse(row).data?.sameAs === article,
      )),
      ...(await deadLettersOf(store, article)),
      ...(await askedWith(store, article)),
    ];
    for (const key of new Set(found)) await store.kv.delete(key);
    return found.length;
  },
  /** One list and a bulk read for every 100. @returns some alerts, and the cursor of the next ones */
  async alertsPage(cursor: string | null): Promise<{ alerts: Alert[]; cursor: string | null }> {
    const page = await store.kv.list({ prefix: keys.alerts, limit: ALERTS_A_PAGE, cursor });
    const found = await store.getMany(
      Alert,
      page.keys.map(({ name }) => name),
      'leave-out',
    );
    return { alerts: [...found.values()], cursor: page.list_complete ? null : (page.cursor ?? null) };
  },
  deleteAlert: (id: string) => store.kv.delete(keys.alert(id)),
  deletePositionStates: () => store.kv.delete(keys.positions),
});

async function rowsOf(store: Store, prefix: string, isWanted: (row: unknown) => boolean): Promise<string[]> {
  const found: string[] = [];
  let pages = 0;
  for await (const page of store.pages(prefix)) {
    found.push(...page.filter(({ metadata }) => isWanted(metadata)).map(({ name }) => name));
    pages += 1;
    if (pages === MAX_PAGES) break;
  }
  return found;
}

async function namesOf(store: Store, prefix: string, isWanted = (_name: string) => true): Promise<string[]> {
  const found: string[] = [];
  for await (const page of store.pages(prefix)) found.push(...page.map(({ name }) => name).filter(isWanted));
  return found;
}

/** A message that was given up may carry the article's words; one that erases it has yet to be worked off. */
async function deadLettersOf(store: Store, article: string): Promise<string[]> {
  const letters = await store.getMany(DeadLetter, await store.names(keys.deads), 'leave-out');
  return [...letters].flatMap(([key, { body }]) =>
    JSON.stringify(body).includes(article) && !EraseMessage.safeParse(body).success ? [key] : [],
  );
}

/** What checks led to on a host is kept for a week alone; it goes as a whole. */
async function askedWith(store: Store, article: string): Promise<string[]> {
  const asked = await store.getMany(AskedChecks, await store.names(keys.asked), 'leave-out');
  return [...asked].flatMap(([key, { answers }]) => (answers.some(({ id }) => id === article) ? [key] : []));
}
