import type { WatchlistInput } from '../schema.ts';

/** Where the addresses were seen stands in `docs/sources.md`; what could not be verified is paused. */
export const sources: WatchlistInput['sources'] = [
  {
    id: 'al-jazeera',
    name: 'Al Jazeera',
    type: 'press',
    kind: 'feed',
    url: 'https://www.aljazeera.com/xml/rss/all.xml',
    language: 'en',
  },
  {
    id: 'dawn',
    name: 'Dawn',
    type: 'press',
    kind: 'feed',
    url: 'https://www.dawn.com/feeds/home',
    language: 'en',
    timeZone: 'Asia/Karachi',
  },
];
