import type { Watchlist } from '../../watchlist/schema.ts';

/** What the ids of an alert are called: alerts carry ids, readers read names. */
export type Names = {
  readonly party: (id: string) => string;
  readonly answer: (position: string, answer: string) => string;
};

/** An id that the watchlist no longer has is its own name. */
export function namesIn({ parties, positions }: Pick<Watchlist, 'parties' | 'positions'>): Names {
  return {
    party: (id) => parties.find((party) => party.id === id)?.name ?? id,
    answer: (position, id) =>
      positions.find((known) => known.id === position)?.answers.find((answer) => answer.id === id)?.label ??
      id,
  };
}
