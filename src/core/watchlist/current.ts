import bundled from './default.json' with { type: 'json' };
import { readStoredWatchlist } from './parse.ts';
import type { Watchlist } from './schema.ts';

let bundledRead: Watchlist | null = null;

/**
 * Returns the watchlist that comes with the program, with its defaults filled in. It is read when it is first asked
 * for, because reading takes milliseconds that a Worker with a stored watchlist need not spend at its start.
 */
export function bundledWatchlist(): Watchlist {
  bundledRead ??= readBundledWatchlist(bundled);
  return bundledRead;
}

/** @throws an error that names every problem: such a program must not be deployed */
export function readBundledWatchlist(value: unknown): Watchlist {
  const read = readStoredWatchlist(value);
  if (read.ok) return read.value;
  const problems = read.error.map(({ path, text }) => `${path}: ${text}`);
  throw new Error(`The bundled watchlist does not read:\n${problems.join('\n')}`);
}

/** The last stored watchlist that was read: reading takes milliseconds, and every check asks for the same one. */
let last: { readonly stored: string; readonly watchlist: Watchlist | null } | null = null;

/** @returns null where a watchlist is stored that cannot be read: it is damaged, or a later version of this program wrote it */
function readCurrent(stored: unknown): Watchlist | null {
  if (stored === null || stored === undefined) return bundledWatchlist();
  const text = JSON.stringify(stored);
  if (last?.stored !== text) {
    const read = readStoredWatchlist(stored);
    last = { stored: text, watchlist: read.ok ? read.value : null };
  }
  return last.watchlist;
}

/** Says whether the stored watchlist can be read, or none is stored. */
export const isWatchlistRead = (stored: unknown): boolean => readCurrent(stored) !== null;

/**
 * Returns the watchlist that answers are worded by: the stored one, or the bundled one where none is stored or where the stored
 * one cannot be read. The same stored value gives the same object.
 * @param stored as it came from storage; null and undefined are "none"
 */
export const currentWatchlist = (stored: unknown): Watchlist => readCurrent(stored) ?? bundledWatchlist();

/**
 * Returns the watchlist by which news is looked for and told.
 * @throws where the stored one cannot be read: that is not "none", and news on another subject must not be told in its place
 */
export function watchlistInForce(stored: unknown): Watchlist {
  const watchlist = readCurrent(stored);
  if (watchlist === null) throw new Error('the stored watchlist cannot be read: nothing is checked');
  return watchlist;
}
