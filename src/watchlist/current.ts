import { defaultWatchlist } from './default.ts';
import { readWatchlist, type ReadOptions } from './read.ts';
import { Watchlist } from './schema.ts';

/** The watchlist that comes with the program, its defaults filled in. */
export const bundledWatchlist: Watchlist = Watchlist.parse(defaultWatchlist);

/**
 * The watchlist in force: the stored one, or the bundled one where none is stored or where the stored one no longer
 * reads (it was written by another version of this program).
 * @param stored as it came from storage; null and undefined are "none"
 */
export function currentWatchlist(stored: unknown, options: ReadOptions = {}): Watchlist {
  if (stored === null || stored === undefined) return bundledWatchlist;
  const read = readWatchlist(stored, options);
  return read.ok ? read.value : bundledWatchlist;
}
