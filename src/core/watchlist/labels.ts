import type { Watchlist } from './schema.ts';

/** The names for the ids of an alert: alerts carry ids, readers read names. */
export type WatchlistLabels = {
  readonly party: (id: string) => string;
  /** The name for “the … side”: the short one that a party's list begins with, “Taliban” rather than “Taliban government”. */
  readonly side: (id: string) => string;
  readonly answer: (position: string, answer: string) => string;
};

/** Looks names up in a watchlist; an id that it no longer has is its own name. */
export function watchlistLabels(watchlist: Pick<Watchlist, 'parties' | 'positions'>): WatchlistLabels {
  const { parties, positions } = watchlist;
  return {
    party: (id) => parties.find((party) => party.id === id)?.name ?? id,
    side: (id) => {
      const party = parties.find((candidate) => candidate.id === id);
      return party?.names['en']?.[0] ?? party?.name ?? id;
    },
    answer: (position, id) =>
      positions.find((known) => known.id === position)?.answers.find((answer) => answer.id === id)?.label ??
      id,
  };
}
