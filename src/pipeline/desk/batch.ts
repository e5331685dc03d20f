import type { Alert, DeskMessage, EditRow, RecentRow, StatementRecord } from '../../core/model/index.ts';
import { compileSubject, type SubjectTest } from '../../core/watchlist/subject.ts';
import { currentWatchlist } from '../../core/watchlist/current.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Archive, newArchive } from './ledgers.ts';

/** `later`: what it needs is not to be read yet (KV is up to 60 s behind), or storage failed. */
export type Outcome = 'done' | 'later';

/**
 * What the desk wrote lately and a list may not show yet: KV is up to 60 s behind, and the desk is one consumer. Bounded;
 * lost with its isolate, which costs at most a joined story.
 */
export type DeskMemory = {
  recent: RecentRow[];
  edits: { signature: string; row: EditRow }[];
  /** The one alert of many first sights at once. */
  crowds: Alert[];
  /** What articles say. */
  records: StatementRecord[];
};
export const newMemory = (): DeskMemory => ({ recent: [], edits: [], crowds: [], records: [] });
export const MEMORY_ROWS = 500;

/** One batch at the desk, with what it has read and what it has decided so far. */
export type Sitting = {
  readonly dependencies: Dependencies;
  readonly watchlist: Watchlist;
  readonly isOnSubject: SubjectTest;
  /** Newest first; grows with what this batch decides. */
  readonly recent: RecentRow[];
  readonly memory: DeskMemory;
  readonly archive: Archive;
};

export async function openSitting(dependencies: Dependencies, memory: DeskMemory): Promise<Sitting> {
  const watchlist = currentWatchlist(await dependencies.corpus.readWatchlist());
  const listed = await dependencies.corpus.listRecent();
  const known = new Set(listed.map(({ article }) => article));
  const recent = [...memory.recent.filter(({ article }) => !known.has(article)), ...listed];
  return {
    dependencies,
    watchlist,
    isOnSubject: compileSubject(watchlist.subject),
    recent,
    memory,
    archive: newArchive(),
  };
}

/** One message's storage failure is its own: it comes again, the others go on. */
export async function guarded(
  sitting: Sitting,
  message: DeskMessage,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const source = 'source' in message ? message.source : null;
    sitting.dependencies.log({ event: 'desk-failed', kind: message.kind, source, text });
    return 'later';
  }
}
