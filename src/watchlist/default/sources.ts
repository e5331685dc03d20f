import type { WatchlistInput } from '../../core/watchlist/schema.ts';
import { afghanistan } from './sources/afghanistan.ts';
import { china } from './sources/china.ts';
import { neighbours } from './sources/neighbours.ts';
import { world } from './sources/world.ts';

/** Where each address was seen stands in `docs/sources.md`; what could not be verified is paused. */
export const sources: WatchlistInput['sources'] = [...afghanistan, ...china, ...neighbours, ...world];
