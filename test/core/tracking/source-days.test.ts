import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { type Heartbeat, HostRecord, type SourceState } from '../../../src/core/model/index.ts';
import { describeDays, lastDays, sentenceOfDays } from '../../../src/core/tracking/source-days.ts';
import { Source } from '../../../src/core/watchlist/schema.ts';
import { state as stateOf } from '../../serve/seed.ts';

const NOW = Date.parse('2026-03-12T12:00:00Z');
const TODAY = Date.parse('2026-03-12T00:00:00Z');
const heartbeat: Heartbeat = { previous: null, last: NOW - 5 * MINUTE_MS, wall: NOW, outages: [] };
const source = Source.parse({
  id: 'dawn',
  name: 'Dawn',
  type: 'press',
  kind: 'feed',
  url: 'https://dawn.example/rss',
  language: 'en',
});

type Case = { state?: Partial<SourceState> | null; heartbeat?: Heartbeat | null; paused?: boolean };

const daysOf = ({ state = {}, paused = false, ...rest }: Case) =>
  describeDays(
    { ...source, paused },
    state === null ? null : recordOf(stateOf(state)),
    rest.heartbeat === undefined ? heartbeat : rest.heartbeat,
    lastDays(NOW),
  );

const recordOf = (state: SourceState): HostRecord => ({
  host: 'dawn.example',
  robots: null,
  backOff: null,
  sources: { dawn: state },
  articles: {},
  openings: {
    dawn: { known: {}, waiting: 0, days: { '2026-03-10': { opened: 2, onSubject: 1 } }, latest: [] },
  },
});

/** A letter a day, oldest first: from 27 February to 12 March. */
const letters = { well: 'w', trouble: 't', down: 'D', quiet: 'q', unwatched: '.', before: '-' } as const;
const picture = (given: Case): string =>
  daysOf(given)
    .map(({ state }) => letters[state])
    .join('');
/** @param daysAgo whole days before today's first instant, and hours into that day */
const at = (daysAgo: number, hours = 0): string => iso(TODAY - daysAgo * DAY_MS + hours * HOUR_MS);

describe('14 days of a source', () => {
  test.each<[string, Case, string, string]>([
    ['that is fine', {}, 'wwwwwwwwwwwwww', 'Last 14 days: fine on every day.'],
    [
      'that was never checked',
      { state: null },
      '--------------',
      'Last 14 days: fine on 0; not yet watched 27 Feb to 12 Mar.',
    ],
    [
      'before the first tick',
      { heartbeat: null },
      '..............',
      'Last 14 days: fine on 0; not watched 27 Feb to 12 Mar.',
    ],
    [
      'added four days ago',
      { state: { addedAt: at(4, 9) } },
      '---------wwwww',
      'Last 14 days: fine on 5; not yet watched 27 Feb to 7 Mar.',
    ],
    [
      'with failures on two days, as a record from before spells were kept has them',
      { state: { days: { '2026-03-05': 2, '2026-03-07': 1, '2026-01-01': 9 } } },
      'wwwwwwtwtwwwww',
      'Last 14 days: fine on 12; failed checks 5 Mar (2); failed checks 7 Mar (1).',
    ],
    [
      'that was down over most of three days',
      {
        state: {
          spells: [{ from: at(6, 10), until: at(4, 3) }],
          days: { '2026-03-06': 50, '2026-03-08': 4 },
        },
      },
      'wwwwwwwDDtwwww',
      'Last 14 days: fine on 11; down 6 Mar to 7 Mar (50); failed checks 8 Mar (4).',
    ],
    [
      'that is down since yesterday evening',
      { state: { health: 'failing', failures: 9, failingSince: at(1, 20), days: { '2026-03-12': 7 } } },
      'wwwwwwwwwwwwtD',
      'Last 14 days: fine on 12; failed checks 11 Mar; down 12 Mar (7).',
    ],
    [
      'that is quiet since five days',
      { state: { health: 'quiet', newestAt: at(5, 8) } },
      'wwwwwwwwwqqqqq',
      'Last 14 days: fine on 9; nothing new 8 Mar to 12 Mar.',
    ],
    [
      'while the cron was away for a day',
      { heartbeat: { ...heartbeat, outages: [{ from: TODAY - 3 * DAY_MS, until: TODAY - 2 * DAY_MS }] } },
      'wwwwwwwwww.www',
      'Last 14 days: fine on 13; not watched 9 Mar.',
    ],
    [
      'while the cron is dead since the day before yesterday',
      { heartbeat: { ...heartbeat, last: TODAY - 2 * DAY_MS } },
      'wwwwwwwwwww...',
      'Last 14 days: fine on 11; not watched 10 Mar to 12 Mar.',
    ],
    [
      'that is paused, with a failure before it was',
      { paused: true, state: { days: { '2026-03-10': 1 }, failingSince: at(2, 4), lastFailure: null } },
      '...........t..',
      'Last 14 days: fine on 0; not watched 27 Feb to 9 Mar; failed checks 10 Mar (1); not watched 11 Mar to 12 Mar.',
    ],
  ])('%s', (_, given, days, sentence) => {
    expect([picture(given), sentenceOfDays(daysOf(given))]).toEqual([days, sentence]);
  });

  test('say for how long it was down, and how many pages were opened', () => {
    const days = daysOf({
      state: { spells: [{ from: at(3, 22), until: at(2, 1) }], days: { '2026-03-09': 3 } },
    });
    expect(days.slice(10, 13)).toEqual([
      { day: '2026-03-09', state: 'trouble', failures: 3, downMinutes: 120, opened: 0 },
      { day: '2026-03-10', state: 'trouble', failures: 0, downMinutes: 60, opened: 2 },
      { day: '2026-03-11', state: 'well', failures: 0, downMinutes: 0, opened: 0 },
    ]);
  });
});

test('a record stored before spells were kept still reads', () => {
  const { spells: _, ...before } = stateOf();
  const record = {
    host: 'dawn.example',
    robots: null,
    backOff: null,
    sources: { dawn: before },
    articles: {},
  };
  expect(HostRecord.parse(record).sources['dawn']?.spells).toEqual([]);
});
