import { defaultWatchlist } from '../../watchlist/default.ts';
import { readStoredWatchlist } from './parse.ts';
import { Watchlist } from './schema.ts';

/** The watchlist that comes with the program, its defaults filled in. */
export const bundledWatchlist: Watchlist = Watchlist.parse(defaultWatchlist);

/** The last stored watchlist that was read: reading takes milliseconds, and every check asks for the same one. */
let last: { readonly stored: string; readonly watchlist: Watchlist } | null = null;

/**
 * The watchlist in force: the stored one, or the bundled one where none is stored or where the stored one no longer
 * reads (another version of this program wrote it). The same stored value gives the same object.
 * @param stored as it came from storage; null and undefined are "none"
 */
export function currentWatchlist(stored: unknown): Watchlist {
  if (stored === null || stored === undefined) return bundledWatchlist;
  const text = JSON.stringify(stored);
  if (last?.stored !== text) {
    const read = readStoredWatchlist(stored);
    last = { stored: text, watchlist: read.ok ? read.value : bundledWatchlist };
  }
  return last.watchlist;
}
