import { describe, expect, it } from 'vitest';
import { digestDay, digestDays, hoursBegun } from '../../../src/core/alerts/digest-days.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';

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

  it('include each hour of a day once, whatever the ticks, even where the clocks change', () => {
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

  it('cover only the last day after an outage of weeks', () => {
    expect(hoursBegun(at('2026-01-01T00:00:00Z'), at('2026-02-01T00:00:00Z'), 'UTC')).toHaveLength(24);
  });
});

describe('the days of digests', () => {
  it('end at the hour, newest first', () => {
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

  it.each(['Europe/Berlin', 'Pacific/Chatham', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'are found by their date in %s, through a change of clocks',
    (zone) => {
      for (const period of digestDays(at('2026-04-06T12:00:00Z'), zone, 7, 14)) {
        expect(digestDay(period.day, zone, 7)).toEqual(period);
      }
    },
  );

  it.each(['2026-02-30', '2026-13-01', 'today', '2026-3-1', '+12026-01-01', ''])(
    'are none for “%s”',
    (day) => {
      expect(digestDay(day, 'UTC', 7)).toBeNull();
    },
  );

  it('are the days that the ticks announce', () => {
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
