import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import type { CheckFailure } from '../../../src/core/model/failure.ts';
import {
  afterFailure,
  afterListing,
  afterSuccess,
  backedOffPeriod,
  failureWeight,
  overlapMs,
  troubleOf,
} from '../../../src/core/tracking/source-health.ts';
import type { HostRecord, SourceState } from '../../../src/core/model/index.ts';
import { sourceStateOf } from '../../../src/core/tracking/source-state.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const http = (status: number): CheckFailure => ({ code: 'http', status, retryAfterSeconds: null });
const record: HostRecord = { host: 'a.example', robots: null, backOff: null, sources: {}, articles: {} };
const source = {
  id: 'a',
  kind: 'feed' as const,
  url: 'https://a.example/feed',
  scope: 'subject' as const,
  linkSelector: null,
};
const fresh = sourceStateOf(record, source, now);
const well: SourceState = { ...fresh, health: 'ok', baselineAt: fresh.addedAt };

describe('a failure', () => {
  test('that turns out to be for good is told again', () => {
    const blocked = afterFailure(afterFailure(well, http(403), now).state, http(403), now).state;
    expect(afterFailure(blocked, http(410), now + HOUR_MS).news).toEqual({
      state: 'gone',
      since: '2026-03-02T09:00:00.000Z',
      error: { code: 'http-410', text: 'HTTP 410' },
    });
  });

  test.each<[string, CheckFailure, number, string]>([
    ['a passing one of the server', http(503), 0.25, 'failing'],
    ['a missing page', http(404), 0.5, 'failing'],
    ['too many requests', http(429), 0.5, 'blocked'],
    ['a refusal', http(403), 1, 'blocked'],
    ['a refusal by law', http(451), 1, 'blocked'],
    ['a page that is gone for good', http(410), 1, 'gone'],
    ['a time-out', { code: 'timeout', seconds: 15 }, 0.25, 'failing'],
    ['a challenge', { code: 'challenge', status: 403, retryAfterSeconds: null }, 1, 'blocked'],
    ['a listing that parsed to nothing', { code: 'no-entries' }, 1, 'unreadable'],
    ['a check that died', { code: 'check-died', text: 'killed' }, 0.25, 'failing'],
  ])('that is %s has its weight and its word', (_name, failure, weight, trouble) => {
    expect([failureWeight(failure), troubleOf(failure)]).toEqual([weight, trouble]);
  });

  test('is told when it is no longer chance: passing ones at the fourth, hard ones at the second', () => {
    const toldAt = (failure: CheckFailure): number => {
      let state = well;
      for (let nth = 1; nth < 20; nth += 1) {
        const after = afterFailure(state, failure, now + nth * MINUTE_MS);
        if (after.news !== null) return nth;
        state = after.state;
      }
      return -1;
    };
    expect([toldAt(http(503)), toldAt(http(404)), toldAt(http(403)), toldAt(http(410))]).toEqual([
      4, 2, 2, 1,
    ]);
  });

  test('that goes on is told once, whatever form it takes', () => {
    const first = afterFailure(afterFailure(well, http(403), now).state, http(403), now);
    const second = afterFailure(first.state, { code: 'no-entries' }, now + HOUR_MS);
    expect([first.news?.state, second.news]).toEqual(['blocked', null]);
    expect(second.state.days).toEqual({ '2026-03-02': 3 });
  });
});

describe('a good check', () => {
  test('forgets failures that were not told', () => {
    const failed = afterFailure(well, http(503), now).state;
    expect(afterSuccess(failed, now)).toMatchObject({
      news: null,
      state: { failures: 0, failureWeight: 0, health: 'ok' },
    });
  });

  test('tells that a told failure is over', () => {
    const failed = afterFailure(afterFailure(well, http(403), now).state, http(403), now).state;
    expect(afterSuccess(failed, now + HOUR_MS).news).toEqual({
      state: 'recovered',
      since: '2026-03-02T10:00:00.000Z',
      error: null,
    });
  });

  test('ends a spell of failed checks, and forgets the spells of before the last 14 days', () => {
    const old = { from: '2026-02-10T09:00:00.000Z', until: '2026-02-16T08:59:59.999Z' };
    const kept = { from: '2026-02-15T09:00:00.000Z', until: '2026-02-16T09:00:00.000Z' };
    const failed = afterFailure({ ...well, spells: [kept, old] }, http(503), now).state;
    expect(afterSuccess(failed, now + HOUR_MS).state.spells).toEqual([
      { from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T10:00:00.000Z' },
    ]);
    expect(afterSuccess(failed, now).state.spells).toEqual([
      { from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T09:00:00.000Z' },
      kept,
    ]);
  });

  test('keeps the newest twenty spells of a source that flaps', () => {
    let state = well;
    for (let nth = 0; nth < 30; nth += 1) {
      state = afterFailure(state, http(503), now + nth * HOUR_MS).state;
      state = afterSuccess(state, now + nth * HOUR_MS + MINUTE_MS).state;
    }
    expect([state.spells.length, state.spells[0]?.until]).toEqual([20, '2026-03-03T14:01:00.000Z']);
  });

  test('changes nothing in a source that is well', () => {
    expect(afterSuccess(well, now)).toEqual({ state: well, news: null });
  });
});

describe('a quiet source', () => {
  const listed = { ...well, newestAt: '2026-02-26T09:00:00.000Z' };

  test('is told once, from its newest entry', () => {
    const quiet = afterListing(listed, 3 * DAY_MS, [], now);
    expect(quiet.news).toEqual({ state: 'quiet', since: listed.newestAt, error: null });
    expect(afterListing(quiet.state, 3 * DAY_MS, [], now + HOUR_MS).news).toBeNull();
  });

  test('is not quiet for the time in which nobody listened', () => {
    const outage = { from: now - 2 * DAY_MS, until: now };
    expect(afterListing(listed, 3 * DAY_MS, [outage], now).news).toBeNull();
  });

  test('is back when it lists something new', () => {
    const quiet = afterListing(listed, 3 * DAY_MS, [], now).state;
    expect(
      afterListing({ ...quiet, newestAt: '2026-03-02T08:00:00.000Z' }, 3 * DAY_MS, [], now).news?.state,
    ).toBe('recovered');
  });
});

test('a failing source waits 2, 4, 8 … of its periods, a day at most', () => {
  const quarter = 15 * MINUTE_MS;
  expect([0.75, 1, 2, 3.5, 40].map((weight) => backedOffPeriod(quarter, weight) / quarter)).toEqual([
    1, 2, 4, 8, 96,
  ]);
});

test('outages count only where they overlap', () => {
  expect(
    overlapMs(
      [
        { from: 0, until: 10 },
        { from: 15, until: 30 },
      ],
      5,
      20,
    ),
  ).toBe(10);
});
