/** Whether anything can be read at all, which is the first thing to know before trusting silence. */
import type { HostRecord, SourceState, Status } from '../model/index.ts';
import { hostOf } from '../model/url.ts';
import type { Watchlist } from '../watchlist/schema.ts';

type Reads = 'some' | 'none' | undefined;

const wasLookedAt = ({ failures, baselineAt }: SourceState): boolean => failures > 0 || baselineAt !== null;

/** Says whether some of these sources could be read at their last looks; undefined where none was looked at. */
export function readsOf(states: readonly SourceState[]): Reads {
  const known = states.filter(wasLookedAt);
  if (known.length === 0) return undefined;
  return known.some(({ failures }) => failures === 0) ? 'some' : 'none';
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

export const UNREAD_WATCHLIST =
  'Nothing is checked: the stored watchlist cannot be read. Put it again, or delete it, and the bundled one is in force.';

/** Describes in one sentence how many sources could be read at their last looks. @param watchlist null: the stored one cannot be read */
export function describeReading(
  watchlist: Watchlist | null,
  records: readonly HostRecord[],
): Status['reading'] {
  if (watchlist === null) return { state: 'nothing', failing: 0, looked: 0, sentence: UNREAD_WATCHLIST };
  const { sources } = watchlist;
  const byHost = new Map(records.map((record) => [record.host, record]));
  const known = sources
    .filter(isActive)
    .flatMap(({ id, url }) => byHost.get(hostOf(url))?.sources[id] ?? [])
    .filter(wasLookedAt);
  const failing = known.filter(({ failures }) => failures > 0).length;
  const counts = { failing, looked: known.length };
  const at = `the last look failed at ${failing} of ${known.length} ${known.length === 1 ? 'source' : 'sources'}`;
  const reads = readsOf(known);
  if (reads === undefined) return { state: 'unknown', ...counts, sentence: 'No source was looked at yet.' };
  if (reads === 'none') {
    const sentence = `Nothing can be read: ${at}, so that silence says nothing.`;
    return { state: 'nothing', ...counts, sentence };
  }
  const sentence = failing === 0 ? 'Every source was read at its last look.' : `T${at.slice(1)}.`;
  return { state: 'reading', ...counts, sentence };
}
