import type { WatchlistInput } from '../../core/watchlist/schema.ts';
import { said2021 } from './history/2021.ts';
import { said2022And2023 } from './history/2022-2023.ts';
import { said2024To2026 } from './history/2024-2026.ts';

/**
 * What officials of the parties said before the first tick: the earlier statements that a new one is compared with.
 *
 * Each text stands between quotation marks on the page at its address, letter for letter, and has 25 words at most;
 * brackets and ellipses are the page's own. It is in the page's words: what was not said in English is a translation.
 * Where pages differ on the day, or give none, the month stands. `docs/history.md` says where each date was read, and
 * how to add a statement: one that was not read on its page does not belong here.
 */
export const history: NonNullable<WatchlistInput['history']> = [
  ...said2021,
  ...said2022And2023,
  ...said2024To2026,
];
