/** Whether anything can be read at all, which is the first thing to know before trusting silence. */
import type { HostRecord, SourceState, Status } from '../model/index.ts';
import { hostOf } from '../model/url.ts';
import type { Watchlist } from '../watchlist/schema.ts';
import { watchedSources } from './watched-sources.ts';

type Reads = 'some' | 'none' | undefined;

const wasLookedAt = ({ failures, baselineAt }: SourceState): boolean => failures > 0 || baselineAt !== null;

/** Says whether some of these sources could be read at their last looks; undefined where none was looked at. */
export function readsOf(states: readonly SourceState[]): Reads {
  const known = states.filter(wasLookedAt);
  if (known.length === 0) return undefined;
  return known.some(({ failures }) => failures === 0) ? 'some' : 'none';
}

/** Of sources that were looked at, how many failed at their last look. */
type Looks = { readonly looked: number; readonly failing: number };

export function looksOf(states: readonly SourceState[]): Looks {
  const known = states.filter(wasLookedAt);
  return { looked: known.length, failing: known.filter(({ failures }) => failures > 0).length };
}

const isActive = ({ paused }: Watchlist['sources'][number]): boolean => !paused;

/** Says whether no host with a source of the watchlist could be read, as their metadata has it. One that says nothing may have been. */
export function isBlind(
  { sources }: Watchlist,
  hosts: readonly { readonly host: string; readonly reads?: Reads }[],
): boolean {
  const watched = new Set(sources.filter(isActive).map(({ url }) => hostOf(url)));
  const known = hosts.filter(({ host }) => watched.has(host));
  return known.length > 0 && known.every(({ reads }) => reads === 'none');
}

type ListedLooks = { readonly host: string; readonly reads?: Reads; readonly looks?: Looks | undefined };

/** Adds up the looks of all hosts, as their metadata has them. @returns null where nothing was looked at */
export function looksAt(watchlist: Watchlist, hosts: readonly ListedLooks[]): Looks | null {
  const { onHost } = watchedSources(watchlist);
  let [looked, failing] = [0, 0];
  for (const { host, reads, looks } of hosts) {
    // A record may still have sources that the watchlist no longer has.
    const active = onHost(host).filter(isActive).length;
    const known = looks ?? looksBy(reads, active);
    looked += Math.min(active, known.looked);
    failing += Math.min(active, known.failing);
  }
  return looked === 0 ? null : { looked, failing };
}

/** What an earlier version wrote does not say how many failed, where one could be read. */
const looksBy = (reads: Reads, active: number): Looks => ({
  looked: reads === undefined ? 0 : active,
  failing: reads === 'none' ? active : 0,
});

export const UNREAD_WATCHLIST =
  'Nothing is checked: the stored watchlist cannot be read. Put it again, or delete it, and the bundled one is in force.';

export type ReadingStatus = Status['reading'];

/** Returns the looks at the sources of a watchlist by the records of their hosts. */
export function looksIn({ sources }: Watchlist, records: readonly HostRecord[]): Looks {
  const byHost = new Map(records.map((record) => [record.host, record]));
  return looksOf(
    sources.filter(isActive).flatMap(({ id, url }) => byHost.get(hostOf(url))?.sources[id] ?? []),
  );
}

/** Describes in one sentence how many sources could be read at their last looks. @param looks null: the watchlist cannot be read */
export function describeReading(looks: Looks | null): ReadingStatus {
  if (looks === null) return { state: 'nothing', failing: 0, looked: 0, sentence: UNREAD_WATCHLIST };
  const { looked, failing } = looks;
  if (looked === 0) return { state: 'unknown', failing, looked, sentence: 'No source was looked at yet.' };
  const at = `the last look failed at ${failing} of ${looked} ${looked === 1 ? 'source' : 'sources'}`;
  if (failing === looked) {
    const sentence = `Nothing can be read: ${at}, so that silence says nothing.`;
    return { state: 'nothing', failing, looked, sentence };
  }
  const sentence = failing === 0 ? 'Every source was read at its last look.' : `T${at.slice(1)}.`;
  return { state: 'reading', failing, looked, sentence };
}
