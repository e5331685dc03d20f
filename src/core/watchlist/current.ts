import { hash } from '../model/ids.ts';
import { err, type Result } from '../model/result.ts';
import bundled from './default.json' with { type: 'json' };
import { readStoredWatchlist, type WatchlistProblem } from './parse.ts';
import type { Watchlist } from './schema.ts';

/** The text of a watchlist as it is stored; null where none is stored. It is compared as text, and read once an isolate. */
export type StoredWatchlist = string | null;

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
  throw new Error(`The bundled watchlist does not read:\n${read.error.map(inWords).join('\n')}`);
}

const inWords = ({ path, text }: WatchlistProblem): string => (path === '' ? text : `${path}: ${text}`);

type Read = { readonly text: string; readonly name: string; readonly watchlist: Result<Watchlist, string> };

/** The last stored watchlist that was read: reading takes milliseconds, for a long one a second, and everything asks for the same one. */
let last: Read | null = null;

function readStored(text: string): Read {
  if (last?.text !== text) last = { text, name: hash('watchlist', text), watchlist: parseStored(text) };
  return last;
}

function parseStored(text: string): Result<Watchlist, string> {
  try {
    const read = readStoredWatchlist(JSON.parse(text));
    return read.ok ? read : err(read.error[0] === undefined ? 'it has problems' : inWords(read.error[0]));
  } catch {
    return err('it is no JSON');
  }
}

/** Says whether the stored watchlist can be read, or none is stored. */
export const isWatchlistRead = (stored: StoredWatchlist): boolean =>
  stored === null || readStored(stored).watchlist.ok;

/**
 * Returns the watchlist that answers are worded by: the stored one, or the bundled one where none is stored or where the stored
 * one cannot be read. The same stored text gives the same object.
 */
export function currentWatchlist(stored: StoredWatchlist): Watchlist {
  if (stored === null) return bundledWatchlist();
  const { watchlist } = readStored(stored);
  return watchlist.ok ? watchlist.value : bundledWatchlist();
}

/**
 * Returns the watchlist by which news is looked for and told.
 * @throws where the stored one cannot be read: that is not "none", and news on another subject must not be told in its place
 */
export function watchlistInForce(stored: StoredWatchlist): Watchlist {
  if (stored === null) return bundledWatchlist();
  const { watchlist } = readStored(stored);
  if (watchlist.ok) return watchlist.value;
  throw new Error(`the stored watchlist cannot be read: nothing is checked (${watchlist.error})`);
}

const BUNDLED = 'bundled';

/** Names a stored watchlist by its content, so that one who knows it already need not read it from storage. */
export const watchlistName = (stored: StoredWatchlist): string =>
  stored === null ? BUNDLED : readStored(stored).name;

/** Returns the watchlist of a name where it is the one that was read last, or the bundled one. */
export function knownWatchlist(name: string): Watchlist | null {
  if (name === BUNDLED) return bundledWatchlist();
  return last?.name === name && last.watchlist.ok ? last.watchlist.value : null;
}
