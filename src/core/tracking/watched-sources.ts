import { hostOf } from '../model/url.ts';
import type { Source, Watchlist } from '../watchlist/schema.ts';
import { type AddressOwners, openOwnership } from './ownership.ts';

/** The sources of a watchlist, found by id, by host and by address. */
export type WatchedSources = {
  readonly ofId: (id: string) => Source | null;
  /** Returns the sources whose own address is on a host, in the order of the watchlist. */
  readonly onHost: (host: string) => readonly Source[];
  readonly ownership: AddressOwners;
};

/** A watchlist is one object as long as it stays the same, so its sources are indexed once, and no check pays for those of other hosts. */
const indexed = new WeakMap<object, WatchedSources>();

export function watchedSources(watchlist: Pick<Watchlist, 'sources'>): WatchedSources {
  const known = indexed.get(watchlist);
  if (known !== undefined) return known;
  const { sources } = watchlist;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const byHost = Map.groupBy(sources, ({ url }) => hostOf(url));
  const made: WatchedSources = {
    ofId: (id) => byId.get(id) ?? null,
    onHost: (host) => byHost.get(host) ?? [],
    ownership: openOwnership(sources),
  };
  indexed.set(watchlist, made);
  return made;
}
