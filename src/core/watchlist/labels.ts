import type { Watchlist } from './schema.ts';

/** The names for the ids of an alert: alerts carry ids, readers read names. */
export type WatchlistLabels = {
  readonly party: (id: string) => string;
  /** The name for “the … side”: the short one that a party's list begins with, “Taliban” rather than “Taliban government”. */
  readonly side: (id: string) => string;
  readonly answer: (position: string, answer: string) => string;
};

type Labelled = Pick<Watchlist, 'parties' | 'positions'>;
const made = new WeakMap<Labelled, WatchlistLabels>();

/** Looks names up in a watchlist; an id that it no longer has is its own name. One watchlist has one object of labels. */
export function watchlistLabels(watchlist: Labelled): WatchlistLabels {
  const known = made.get(watchlist);
  if (known !== undefined) return known;
  const labels = makeLabels(watchlist);
  made.set(watchlist, labels);
  return labels;
}

function makeLabels({ parties, positions }: Labelled): WatchlistLabels {
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
