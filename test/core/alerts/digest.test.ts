import { describe, expect, it } from 'vitest';
import { logRowOf } from '../../../src/core/alerts/compose.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import {
  DIGEST_ALERTS,
  digestDays,
  digestOf,
  hoursBegun,
  planDigests,
  rowsOfDigest,
} from '../../../src/core/alerts/digest.ts';
import { newAlert } from '../../fakes/post-office.ts';

const at = (text: string): number => Date.parse(text);
const begun = (after: string, until: string, zone: string) =>
  hoursBegun(at(after), at(until), zone).map(({ hour, period }) => `${period.day} ${hour}`);

describe('the hours that began', () => {
  it.each([
    ['UTC', '2026-01-05T06:45:00Z', '2026-01-05T07:00:00Z', ['2026-01-05 7']],
    ['UTC', '2026-01-05T07:00:00Z', '2026-01-05T07:15:00Z', []],
    ['UTC', '2026-01-05T06:45:00.001Z', '2026-01-05T06:59:59.999Z', []],
    // Half an hour and three quarters off.
    ['Asia/Kabul', '2026-01-05T02:15:00Z', '2026-01-05T02:30:00Z', ['2026-01-05 7']],
    ['Asia/Kathmandu', '2026-01-05T01:00:00Z', '2026-01-05T01:15:00Z', ['2026-01-05 7']],
    ['Asia/Shanghai', '2026-01-05T15:45:00Z', '2026-01-05T16:00:00Z', ['2026-01-06 0']],
    // A tick late by hours makes them good.
    ['UTC', '2026-01-05T05:30:00Z', '2026-01-05T08:10:00Z', ['2026-01-05 6', '2026-01-05 7', '2026-01-05 8']],
    // 02:00 became 03:00.
    ['Europe/Berlin', '2026-03-29T00:45:00Z', '2026-03-29T01:00:00Z', ['2026-03-29 2', '2026-03-29 3']],
    // 03:00 became 02:00, which had been.
    ['Europe/Berlin', '2026-10-25T00:45:00Z', '2026-10-25T01:00:00Z', []],
    ['Europe/Berlin', '2026-10-25T01:45:00Z', '2026-10-25T02:00:00Z', ['2026-10-25 3']],
  ])('in %s after %s until %s are %j', (zone, after, until, hours) => {
    expect(begun(after, until, zone)).toEqual(hours);
  });

  it('are each of a day once, whatever the ticks, also where the clocks change', () => {
    for (const [zone, from, days] of [
      ['Europe/Berlin', '2026-03-28T12:00:00Z', 2],
      ['Europe/Berlin', '2026-10-24T12:00:00Z', 2],
      ['America/St_Johns', '2026-03-07T12:00:00Z', 3],
      ['Australia/Lord_Howe', '2026-04-04T00:00:00Z', 2],
      // Put back at a quarter to four, and by two hours.
      ['Pacific/Chatham', '2026-04-04T00:00:00Z', 2],
      ['Antarctica/Troll', '2026-10-24T12:00:00Z', 2],
    ] as const) {
      const hours: string[] = [];
      for (let tick = at(from); tick < at(from) + days * DAY_MS; tick += 15 * MINUTE_MS) {
        hours.push(
          ...hoursBegun(tick, tick + 15 * MINUTE_MS, zone).map(({ hour, period }) => `${period.day} ${hour}`),
        );
      }
      expect(new Set(hours).size).toBe(hours.length);
    }
  });

  it('are those of the last day, after an outage of weeks', () => {
    expect(hoursBegun(at('2026-01-01T00:00:00Z'), at('2026-02-01T00:00:00Z'), 'UTC')).toHaveLength(24);
  });
});

describe('the days of digests', () => {
  it('end at the hour, the newest first', () => {
    expect(digestDays(at('2026-01-06T09:10:00Z'), 'Asia/Kabul', 7, 2)).toEqual([
      { day: '2026-01-06', from: '2026-01-05T02:30:00.000Z', until: '2026-01-06T02:30:00.000Z' },
      { day: '2026-01-05', from: '2026-01-04T02:30:00.000Z', until: '2026-01-05T02:30:00.000Z' },
    ]);
  });

  it.each([
    ['Europe/Berlin', 7],
    ['Europe/Berlin', 2],
    ['America/New_York', 1],
    ['America/St_Johns', 0],
    ['Africa/Cairo', 0],
    ['Pacific/Chatham', 3],
    ['Asia/Kabul', 23],
  ])('follow each other without a gap in %s at %i, through a year of clock changes', (zone, hour) => {
    const days = digestDays(at('2026-12-01T12:00:00Z'), zone, hour, 365);
    expect(days).toHaveLength(365);
    for (const [index, { day, from, until }] of days.entries()) {
      const before = days[index + 1];
      expect(from).toBe(before?.until ?? from);
      expect(day).not.toBe(before?.day);
      const hours = (at(until) - at(from)) / HOUR_MS;
      expect(hours).toBeGreaterThanOrEqual(23);
      expect(hours).toBeLessThanOrEqual(25);
    }
  });

  it('are those that the ticks announce', () => {
    const zone = 'Europe/Berlin';
    const announced = hoursBegun(at('2026-03-29T00:00:00Z'), at('2026-03-29T12:00:00Z'), zone);
    const [day] = digestDays(at('2026-03-29T12:00:00Z'), zone, 7, 1);
    expect(announced.find(({ hour }) => hour === 7)?.period).toEqual(day);
    expect(day).toEqual({
      day: '2026-03-29',
      from: '2026-03-28T06:00:00.000Z',
      until: '2026-03-29T05:00:00.000Z',
    });
  });
});

describe('a digest', () => {
  const period = { day: '2026-01-06', from: '2026-01-05T07:00:00.000Z', until: '2026-01-06T07:00:00.000Z' };
  const told = (id: string, kind: Parameters<typeof newAlert>[2] = {}, minute = 0) =>
    newAlert(id, iso(at(period.from) + minute * MINUTE_MS), kind);

  it('has statements and positions first, then edits, new and removed, what weighs most before what is newer', () => {
    const alerts = [
      told('new', { kind: 'new' }, 50),
      told('edit', { kind: 'edit' }, 40),
      told('edit-major', { kind: 'edit', severity: 'major' }, 10),
      told('edit-newer', { kind: 'edit' }, 45),
      told('gone', { kind: 'removed', severity: 'major' }, 5),
      told('moved', { kind: 'position', severity: 'major' }, 3),
      told('said', { kind: 'statement', severity: 'major' }, 2),
      told('source', { kind: 'health' }, 1),
      told('mistake', { kind: 'statement', withdrawn: { at: period.until, reason: 'A misread page.' } }, 1),
    ];
    const { groups, title, alerts: count } = digestOf(period, 'Ferries', alerts);
    expect(groups.map((group) => [group.id, group.alerts.map(({ id }) => id)])).toEqual([
      ['said', ['moved', 'said']],
      ['edited', ['edit-major', 'edit-newer', 'edit']],
      ['new', ['new']],
      ['removed', ['gone']],
      ['health', ['source']],
      ['withdrawn', ['mistake']],
    ]);
    expect([title, count]).toEqual([
      'Ferries, 6 January 2026: 2 statements and positions, 3 edits, 1 new article, 1 removal, 1 change of a source, 1 withdrawn',
      9,
    ]);
  });

  it('begins with the end of the one before', () => {
    const alerts = [
      newAlert('before', iso(at(period.from) - 1)),
      newAlert('first', period.from),
      newAlert('last', iso(at(period.until) - 1)),
      newAlert('next', period.until),
    ];
    const { groups } = digestOf(period, 'Ferries', alerts);
    expect(groups.flatMap((group) => group.alerts.map(({ id }) => id))).toEqual(['last', 'first']);
    expect(rowsOfDigest(period, alerts.map(logRowOf)).rows.map(({ id }) => id)).toEqual(['last', 'first']);
  });

  it('leaves out what weighs least, and counts it', () => {
    const rows = Array.from({ length: DIGEST_ALERTS + 5 }, (_, index) =>
      logRowOf(told(`a${index}`, { severity: index < 5 ? 'minor' : 'notable' }, index)),
    );
    const { rows: kept, omitted } = rowsOfDigest(period, rows);
    expect([kept.length, omitted]).toEqual([DIGEST_ALERTS, 5]);
    expect(kept.every(({ severity }) => severity === 'notable')).toBe(true);
  });
});

describe('the digests of a feed', () => {
  const days = digestDays(at('2026-01-06T09:00:00Z'), 'UTC', 7, 4);
  /** @param counts alerts of each day, the newest first */
  const rowsOf = (counts: readonly number[]) =>
    days.flatMap(({ day, from }, index) =>
      Array.from({ length: counts[index] ?? 0 }, (_, minute) =>
        logRowOf(newAlert(`${day}-${minute}`, iso(at(from) + minute * MINUTE_MS))),
      ),
    );
  const planned = (counts: readonly number[], knownSince = 0, most = 14) =>
    planDigests(days, rowsOf(counts), knownSince, most).map(({ period, rows, omitted }) => [
      period.day,
      rows.length,
      omitted,
    ]);

  it.each([
    [
      'leave out empty days',
      [2, 0, 1, 0],
      0,
      14,
      [
        ['2026-01-06', 2, 0],
        ['2026-01-04', 1, 0],
      ],
    ],
    ['are none where nothing was told', [0, 0, 0, 0], 0, 14, []],
    [
      'are as many as are asked for',
      [0, 2, 3, 1],
      0,
      2,
      [
        ['2026-01-05', 2, 0],
        ['2026-01-04', 3, 0],
      ],
    ],
    [
      'count what a long day leaves out',
      [95, 1],
      0,
      14,
      [
        ['2026-01-06', 90, 5],
        ['2026-01-05', 1, 0],
      ],
    ],
    [
      'are two at least, each whole',
      [95, 91, 1, 1],
      0,
      14,
      [
        ['2026-01-06', 90, 5],
        ['2026-01-05', 90, 1],
      ],
    ],
    [
      'lose a whole day before a line',
      [60, 60, 61, 1],
      0,
      14,
      [
        ['2026-01-06', 60, 0],
        ['2026-01-05', 60, 0],
      ],
    ],
    ['lack a day that the rows cut', [1, 1, 1], at('2026-01-04T07:00:00.001Z'), 14, [['2026-01-06', 1, 0]]],
    ['have a newest day that the rows cut', [3, 1], at('2026-01-05T09:00:00Z'), 14, [['2026-01-06', 3, 0]]],
  ])('%s', (_, counts, knownSince, most, expected) => {
    expect(planned(counts, knownSince, most)).toEqual(expected);
  });
});
