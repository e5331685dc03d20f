import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import type { Endpoint, Heartbeat, HostRecord, SourceState } from '../../../src/core/model/index.ts';
import { describeStatus, describeTick } from '../../../src/core/tracking/status.ts';
import { Watchlist } from '../../../src/core/watchlist/schema.ts';
import { state as stateOf } from '../../serve/seed.ts';

const NOW = Date.parse('2026-03-12T10:18:00Z');
const TICK = Date.parse('2026-03-12T10:15:00Z');
const heartbeat: Heartbeat = { previous: TICK - 15 * MINUTE_MS, last: TICK, wall: TICK, outages: [] };

const watchlistOf = (change: object = {}) =>
  Watchlist.parse({
    schema: 1,
    title: 'China and Afghanistan',
    subject: { all: [['china']] },
    sources: [
      {
        id: 'dawn',
        name: 'Dawn',
        type: 'press',
        kind: 'feed',
        url: 'https://dawn.example/rss',
        language: 'en',
        ...change,
      },
    ],
  });

const ago = (ms: number): string => iso(NOW - ms);
const well: Partial<SourceState> = { newestAt: ago(2 * HOUR_MS), newestOnSubjectAt: ago(3 * DAY_MS) };
const troubled = (health: SourceState['health'], text: string): Partial<SourceState> => ({
  ...well,
  health,
  since: iso(Date.parse('2026-03-12T09:00:00Z')),
  failures: 3,
  failureWeight: 1,
  lastFailure: { code: 'some', text, at: iso(TICK), weight: 1 },
});

const endpoint = (state: Endpoint['state']): Endpoint => ({
  id: '5f0c7d0d3fbb2f6c5a0a54ed3e5a1c11',
  state,
  since: '2026-03-12T09:00:00.000Z',
  failingSince: state === 'active' ? null : '2026-03-07T09:00:00.000Z',
  reason: state === 'active' ? null : 'HTTP 503',
});

type Case = {
  source?: object;
  state?: Partial<SourceState> | null;
  record?: Partial<HostRecord>;
  heartbeat?: Heartbeat | null;
  dead?: string[];
  endpoints?: Endpoint[];
  wall?: number;
  isWatchlistRead?: boolean;
};

function status({ source = {}, state = well, record = {}, ...rest }: Case = {}) {
  const whole: HostRecord = {
    host: 'dawn.example',
    robots: null,
    backOff: null,
    sources: state === null ? {} : { dawn: stateOf({ addedAt: ago(40 * DAY_MS), ...state }) },
    articles: {},
    ...record,
  };
  return describeStatus({
    watchlist: watchlistOf(source),
    isWatchlistRead: rest.isWatchlistRead ?? true,
    heartbeat: rest.heartbeat === undefined ? heartbeat : rest.heartbeat,
    records: [whole],
    dead: rest.dead ?? [],
    endpoints: rest.endpoints ?? [],
    judge: null,
    told: 2,
    suppressed: 7,
    size: null,
    storageBytes: 1e9,
    faults: null,
    wall: rest.wall ?? NOW,
  });
}

describe('a source in one sentence', () => {
  test.each<[string, Case, string, string]>([
    [
      'ok',
      {},
      'ok',
      'Dawn: fine; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 3 days ago.',
    ],
    [
      '304: nothing was written for days, and it was checked all the same',
      { state: { ...well, validators: { etag: '"x"', lastModified: null }, newestAt: ago(30 * HOUR_MS) } },
      'ok',
      'Dawn: fine; last checked 10:15 UTC, newest entry 30 h ago, newest on subject 3 days ago.',
    ],
    [
      '403',
      { state: troubled('blocked', 'HTTP 403') },
      'blocked',
      'Dawn: blocked since 09:00 UTC: HTTP 403; last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    [
      'challenge',
      { state: troubled('blocked', 'bot challenge') },
      'blocked',
      'Dawn: blocked since 09:00 UTC: bot challenge; last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    [
      'parsed to nothing',
      { state: troubled('unreadable', 'parsed to nothing') },
      'unreadable',
      'Dawn: unreadable since 09:00 UTC: parsed to nothing; last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    [
      'failing since another day',
      { state: { ...troubled('failing', 'HTTP 503'), since: '2026-03-03T09:00:00.000Z' } },
      'failing',
      'Dawn: failing since 3 Mar 09:00 UTC: HTTP 503; last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    [
      'gone since another year',
      { state: { ...troubled('gone', 'HTTP 410'), since: '2025-11-03T09:00:00.000Z' } },
      'gone',
      'Dawn: gone since 3 Nov 2025: HTTP 410; last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    [
      'one failed check, which may be chance',
      { state: { ...troubled('ok', 'HTTP 503'), failures: 1, failureWeight: 0.25 } },
      'ok',
      'Dawn: fine, though its last check failed (HTTP 503); last checked 10:15 UTC, newest entry 2 h ago, newest on subject 3 days ago.',
    ],
    [
      'quiet',
      { state: { ...well, health: 'quiet', newestAt: ago(5 * DAY_MS), newestOnSubjectAt: ago(8 * DAY_MS) } },
      'quiet',
      'Dawn: quiet: no new entry for 5 days, expected within 3 days; last checked 10:15 UTC.',
    ],
    [
      'quiet on the subject only',
      { state: { ...well, newestOnSubjectAt: ago(9 * DAY_MS) } },
      'quiet-on-subject',
      'Dawn: quiet on the subject; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 9 days ago.',
    ],
    [
      'never on the subject',
      { state: { ...well, newestOnSubjectAt: null, baselineAt: ago(30 * DAY_MS) } },
      'quiet-on-subject',
      'Dawn: quiet on the subject; last checked 10:15 UTC, newest entry 2 h ago, none on subject yet.',
    ],
    [
      'a single article, of which nothing new is expected on the subject',
      { source: { scope: 'all' }, state: { ...well, newestOnSubjectAt: ago(30 * DAY_MS) } },
      'ok',
      'Dawn: fine; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 30 days ago.',
    ],
    [
      'entries without dates',
      { state: { newestAt: null, newestOnSubjectAt: null, baselineAt: ago(DAY_MS) } },
      'ok',
      'Dawn: fine; last checked 10:15 UTC, entries without dates, none on subject yet.',
    ],
    ['new', { state: null }, 'new', 'Dawn: new; no check yet, next check 10:30 UTC.'],
    [
      'new, and its first checks failed',
      { state: { ...troubled('new', 'HTTP 404'), baselineAt: null, failureWeight: 0.5, failures: 1 } },
      'new',
      'Dawn: new; no good check yet (HTTP 404), last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    ['paused', { source: { paused: true } }, 'paused', 'Dawn: paused in the watchlist; not checked.'],
    [
      'moved permanently',
      { state: { ...well, movedTo: { url: 'https://www.dawn.example/rss', count: 3 } } },
      'ok',
      'Dawn: fine; last checked 10:15 UTC, newest entry 2 h ago, newest on subject 3 days ago; moved permanently to https://www.dawn.example/rss, which the watchlist should name.',
    ],
    [
      'told to wait by its host',
      {
        state: troubled('blocked', 'HTTP 429'),
        record: { backOff: { since: iso(TICK), seconds: 7_200, text: 'asked for by the host' } },
      },
      'blocked',
      'Dawn: blocked since 09:00 UTC: HTTP 429; last checked 10:15 UTC, next check 12:15 UTC.',
    ],
    [
      'hostile words in a failure',
      { state: troubled('failing', 'a\u0000b\nc\u202E') },
      'failing',
      'Dawn: failing since 09:00 UTC: ab c; last checked 10:15 UTC, next check 10:30 UTC.',
    ],
    [
      'dead cron: nothing was checked since',
      { wall: NOW + 5 * HOUR_MS },
      'ok',
      'Dawn: fine; last checked 10:15 UTC, newest entry 7 h ago, newest on subject 3 days ago.',
    ],
  ])('%s', (_, given, state, sentence) => {
    const [source] = status(given).sources;
    expect([source?.state, source?.sentence]).toEqual([state, sentence]);
  });
});

describe('the clock', () => {
  test.each<[string, Heartbeat | null, number, string, string]>([
    ['ticks', heartbeat, NOW, 'ticking', 'Ticking: last tick 10:15 UTC, 3 min ago.'],
    [
      'is late once',
      heartbeat,
      TICK + 44 * MINUTE_MS,
      'ticking',
      'Ticking: last tick 10:15 UTC, 44 min ago.',
    ],
    [
      'is dead after three intervals',
      heartbeat,
      TICK + 45 * MINUTE_MS,
      'stopped',
      'The cron has stopped, or storage takes no writes: no tick since 10:15 UTC, 45 min ago, where one is due every 15 min; nothing is checked.',
    ],
    ['never ticked', null, NOW, 'never', 'No tick yet: the first is due within 15 minutes of the start.'],
    [
      'ticks in a replay, at its own time',
      { ...heartbeat, last: Date.parse('2023-10-06T08:15:00Z') },
      NOW,
      'ticking',
      'Ticking: last tick 08:15 UTC, 3 min ago.',
    ],
  ])('%s', (_, beat, wall, state, sentence) => {
    const tick = describeTick(beat, wall);
    expect([tick.state, tick.sentence]).toEqual([state, sentence]);
  });
});

/** From 27 February to 12 March. */
const fineDays = Array.from({ length: 14 }, (_, index) => ({
  day: iso(NOW - (13 - index) * DAY_MS).slice(0, 10),
  state: 'well',
  failures: 0,
  downMinutes: 0,
  opened: 0,
}));

describe('the whole', () => {
  test('names the webhooks that fail, and none of their addresses', () => {
    const endpoints = [endpoint('failing'), endpoint('active'), endpoint('disabled')];
    expect(status({ endpoints }).webhooks).toEqual({
      failing: 1,
      disabled: 1,
      sentence:
        'Webhooks: 5f0c7d0d disabled since 09:00 UTC: HTTP 503; 5f0c7d0d failing since 09:00 UTC: HTTP 503.',
    });
    expect(status().webhooks.sentence).toBe('No webhook fails.');
    const many = Array.from({ length: 7 }, () => endpoint('failing'));
    expect(status({ endpoints: many }).webhooks.sentence).toMatch(/; 2 more\.$/u);
  });

  test('counts dead letters by queue', () => {
    expect(status({ dead: ['readout-desk', 'readout-checks', 'readout-desk'] }).dead).toEqual({
      queues: { 'readout-checks': 1, 'readout-desk': 2 },
      sentence:
        'Dead letters: 1 message of queue readout-checks, 2 messages of queue readout-desk failed for good; they are kept and can be replayed.',
    });
    expect(status().dead.sentence).toBe('No dead letters.');
  });

  test('tells the funnel', () => {
    expect(status().today.sentence).toBe(
      'Listed now: 40 entries → on subject: 3 → told today: 2 → suppressed today: 7.',
    );
  });

  test.each<[string, Case, string]>([
    ['passes when all is well', {}, 'pass'],
    ['passes with a paused source', { source: { paused: true } }, 'pass'],
    ['warns of a quiet source', { state: { ...well, health: 'quiet' } }, 'warn'],
    ['fails where no source can be read', { state: troubled('blocked', 'HTTP 403') }, 'fail'],
    ['warns of a dead letter', { dead: ['readout-desk'] }, 'warn'],
    ['warns of a disabled webhook', { endpoints: [endpoint('disabled')] }, 'warn'],
    ['is well while a webhook is tried again', { endpoints: [endpoint('failing')] }, 'pass'],
    ['fails when the cron is dead', { wall: NOW + HOUR_MS }, 'fail'],
    ['fails without a tick', { heartbeat: null }, 'fail'],
  ])('%s', (_, given, expected) => {
    expect(status(given).status).toBe(expected);
  });

  test('warns of a blocked source beside one that is read', () => {
    const { sources, ...rest } = watchlistOf();
    const watchlist = {
      ...rest,
      sources: [...sources, ...sources.map((source) => ({ ...source, id: 'daily' }))],
    };
    const states = { dawn: stateOf(troubled('blocked', 'HTTP 403')), daily: stateOf(well) };
    const records = [{ host: 'dawn.example', robots: null, backOff: null, sources: states, articles: {} }];
    const given = {
      watchlist,
      isWatchlistRead: true,
      heartbeat,
      records,
      dead: [],
      endpoints: [],
      told: 0,
      suppressed: 0,
      size: null,
      storageBytes: 1e9,
      faults: null,
      judge: null,
      wall: NOW,
    };
    expect(describeStatus(given).status).toBe('warn');
  });

  test('says all that is known of a source', () => {
    const [source] = status({ state: troubled('blocked', 'HTTP 403') }).sources;
    expect(source).toEqual({
      id: 'dawn',
      name: 'Dawn',
      type: 'press',
      kind: 'feed',
      url: 'https://dawn.example/rss',
      enabled: true,
      state: 'blocked',
      sentence: 'Dawn: blocked since 09:00 UTC: HTTP 403; last checked 10:15 UTC, next check 10:30 UTC.',
      since: '2026-03-12T09:00:00.000Z',
      lastCheckAt: '2026-03-12T10:15:00.000Z',
      nextCheckAt: '2026-03-12T10:30:00.000Z',
      intervalSeconds: 900,
      newestEntryAt: '2026-03-12T08:18:00.000Z',
      newestOnSubjectAt: '2026-03-09T10:18:00.000Z',
      listed: 40,
      onSubject: 3,
      opened: { today: 0, onSubject: 0, waiting: 0 },
      articlesTracked: 0,
      refused: 0,
      consecutiveFailures: 3,
      failuresByDay: {},
      days: fineDays,
      history: 'Last 14 days: fine on every day.',
      lastError: { code: 'some', text: 'HTTP 403', at: '2026-03-12T10:15:00.000Z' },
      backOffUntil: null,
      movedTo: null,
      robots: null,
    });
  });
});

describe('what was refused to a source', () => {
  const share = { taken: 60, invited: 0, looked: 0, missed: 0, versions: 0 };
  const shares = {
    dawn: { ...share, day: '2026-03-12', refused: 7 },
    other: { ...share, day: '2026-03-12', refused: 9 },
  };

  test('today is counted against it, and said', () => {
    const [source] = status({ record: { shares } }).sources;
    expect([source?.refused, source?.sentence.split('; ').at(-1)]).toEqual([
      7,
      'refused 7 times today, because it used up its share.',
    ]);
  });

  test('on another day, or to another source, is not', () => {
    const [source] = status({
      record: { shares: { ...shares, dawn: { ...shares.dawn, day: '2026-03-11' } } },
    }).sources;
    expect([source?.refused, source?.sentence.includes('refused')]).toEqual([0, false]);
  });
});
