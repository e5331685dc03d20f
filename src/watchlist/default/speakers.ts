import type { WatchlistInput } from '../../core/watchlist/schema.ts';
import { chineseSpeakers } from './speakers/chinese.ts';
import { otherSpeakers } from './speakers/others.ts';
import { talibanSpeakers } from './speakers/taliban.ts';

/** A term's end stands where it is known for certain; no `from` or `until` says nothing, and so allows any date. */
export const speakers: WatchlistInput['speakers'] = [
  ...chineseSpeakers,
  ...talibanSpeakers,
  ...otherSpeakers,
];
