import { history } from './default/history.ts';
import { parties } from './default/parties.ts';
import { positions } from './default/positions.ts';
import { sources } from './default/sources.ts';
import { speakers } from './default/speakers.ts';
import { subject } from './default/subject.ts';
import type { WatchlistInput } from '../core/watchlist/schema.ts';

/**
 * The bundled watchlist: diplomacy between China and Afghanistan's Taliban government. Edit it and deploy, or put
 * another one in its place over the API; `docs/watchlist.md` explains every key.
 */
export const defaultWatchlist: WatchlistInput = {
  schema: 1,
  title: 'China and Afghanistan',
  description:
    "What changes in the news on relations between China and Afghanistan's Taliban government: new coverage, edits, statements and positions.",
  language: 'en',
  timeZone: 'UTC',
  subject,
  sources,
  parties,
  speakers,
  positions,
  history,
};
