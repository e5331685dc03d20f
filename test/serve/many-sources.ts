import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../src/core/model/time.ts';
import type { HostRecord, SourceState } from '../../src/core/model/index.ts';
import type { Corpus } from '../../src/io/storage/corpus.ts';
import { NOW, state } from './seed.ts';

/** A watchlist of many sources, of which every tenth is in some trouble. */

const names = [
  'Harbour Post',
  'Valley Courier',
  'Pass Gazette',
  'Ministry of Roads',
  'Delta Wire',
  'روزنامه راه',
];

const nameOf = (index: number): string => `${names[index % names.length]} ${index}`;
const hostOfIndex = (index: number): string => `outlet-${index}.example`;

const sourceOf = (index: number) => ({
  id: `outlet-${index}`,
  name: nameOf(index),
  type: (['press', 'state', 'official', 'wire'] as const)[index % 4],
  kind: (['feed', 'page', 'sitemap'] as const)[index % 3],
  language: 'en',
  url: `https://${hostOfIndex(index)}/news/feed.xml`,
  paused: index % 50 === 7,
});

const failed = (text: string, ago: number) => ({
  code: 'network',
  text,
  at: iso(NOW - ago),
  weight: 1,
});

/** What became of a source, by its place in a block of twenty. */
function changeOf(index: number): Partial<SourceState> {
  switch (index % 20) {
    case 3:
      return {
        health: 'failing',
        since: iso(NOW - 3 * DAY_MS),
        failingSince: iso(NOW - 3 * DAY_MS),
        failures: 9 + index,
        failureWeight: 4,
        lastFailure: failed('no answer within 15 s', 40 * MINUTE_MS),
        days: { '2026-03-10': 6, '2026-03-11': 8, '2026-03-12': 3 },
      };
    case 8:
      return { health: 'quiet', since: iso(NOW - 5 * DAY_MS), newestAt: iso(NOW - 5 * DAY_MS) };
    case 12:
      return {
        failures: 1,
        failureWeight: 1,
        lastFailure: failed('HTTP 502', 3 * MINUTE_MS),
        days: { '2026-03-12': 1 },
      };
    case 15:
      return { newestOnSubjectAt: iso(NOW - 20 * DAY_MS), onSubject: 0 };
    default:
      return { newestAt: iso(NOW - (index % 30) * HOUR_MS), listed: 20 + (index % 60), onSubject: index % 9 };
  }
}

const recordOf = (index: number): HostRecord => ({
  host: hostOfIndex(index),
  robots: null,
  backOff: null,
  sources: { [`outlet-${index}`]: state(changeOf(index)) },
  articles: {},
});

/** Writes a watchlist of so many sources, with what the checks would have found; the last one was never looked at. */
export async function seedSources(corpus: Corpus, count: number): Promise<void> {
  const sources = Array.from({ length: count }, (_, index) => sourceOf(index));
  await corpus.putWatchlist({
    schema: 1,
    title: 'Roads and passes',
    language: 'en',
    subject: { all: [['road']] },
    sources,
  });
  await corpus.putHeartbeat({
    previous: NOW - 18 * MINUTE_MS,
    last: NOW - 3 * MINUTE_MS,
    wall: NOW - 3 * MINUTE_MS,
    outages: [],
  });
  for (let index = 0; index < count - 1; index += 1) await corpus.putHost(recordOf(index));
}
