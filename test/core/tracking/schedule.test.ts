import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, TICK_MS } from '../../../src/core/model/time.ts';
import { isArticleDue, isDue, lastSlot, recheckPeriod } from '../../../src/core/tracking/schedule.ts';

const NOON = Date.UTC(2023, 9, 6, 12);

const period = fc.constantFrom(5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, DAY_MS);
/** Distances between ticks: regular, late, early, and outages that stay under the 24 hours that are made up for. */
const gaps = fc.array(fc.oneof(fc.constant(TICK_MS), fc.integer({ min: 1, max: DAY_MS - 1 })), {
  minLength: 1,
  maxLength: 60,
});

describe('slots', () => {
  test('each slot is due at exactly one tick, whatever the ticks', () => {
    fc.assert(
      fc.property(fc.string(), period, gaps, (id, periodMs, distances) => {
        let tick = NOON;
        const served: number[] = [];
        for (const distance of distances) {
          const after = tick;
          tick += distance;
          if (isDue(id, periodMs, after, tick)) {
            const newest = lastSlot(id, periodMs, tick);
            // A late tick serves every slot since the previous one at once.
            for (let slot = newest; slot > after; slot -= periodMs) served.push(slot);
          }
        }
        const expected: number[] = [];
        for (let slot = lastSlot(id, periodMs, NOON) + periodMs; slot <= tick; slot += periodMs)
          expected.push(slot);
        expect(served.toSorted((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  test('the last slot is not after the tick and less than a period before it', () => {
    fc.assert(
      fc.property(fc.string(), period, fc.integer({ min: 0, max: 4e12 }), (id, periodMs, until) => {
        const slot = lastSlot(id, periodMs, until);
        expect(slot).toBeLessThanOrEqual(until);
        expect(slot).toBeGreaterThan(until - periodMs);
        expect(lastSlot(id, periodMs, slot)).toBe(slot);
      }),
    );
  });

  test('a tick after a long outage, or the first tick ever, makes every source due once', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `source-${index}`);
    expect(ids.filter((id) => !isDue(id, DAY_MS, 0, NOON))).toEqual([]);
  });

  test('a repeated tick finds nothing due', () =>
    expect(isDue('dawn', 5 * MINUTE_MS, NOON, NOON)).toBe(false));

  test('daily sources are spread over the day', () => {
    const hours = Array.from({ length: 1000 }, (_, index) =>
      Math.floor((NOON - lastSlot(`source-${index}`, DAY_MS, NOON)) / HOUR_MS),
    );
    const busiest = Math.max(
      ...Array.from({ length: 24 }, (_, hour) => hours.filter((each) => each === hour).length),
    );
    expect(busiest).toBeLessThan(80);
  });
});

describe('rechecks', () => {
  test.each([
    [0, TICK_MS],
    [3 * HOUR_MS - 1, TICK_MS],
    [3 * HOUR_MS, HOUR_MS],
    [DAY_MS, 3 * HOUR_MS],
    [7 * DAY_MS, DAY_MS],
    [30 * DAY_MS - 1, DAY_MS],
    [30 * DAY_MS, null],
  ])('an article %d ms old is checked every %d ms', (age, periodMs) =>
    expect(recheckPeriod(age)).toBe(periodMs),
  );

  test('two articles of one host and one age are due at the same ticks', () => {
    const ticks = Array.from({ length: 96 }, (_, index) => NOON + index * TICK_MS);
    const due = (firstSeen: number) =>
      ticks.filter((tick) => isArticleDue('news.example', firstSeen, tick - TICK_MS, tick));
    const aWeekOld = due(NOON - 8 * DAY_MS);
    expect(aWeekOld).toEqual(due(NOON - 9 * DAY_MS));
    expect(aWeekOld).toHaveLength(1);
  });

  test('a young article is due at every tick, an old one at none', () => {
    expect(isArticleDue('news.example', NOON - HOUR_MS, NOON - TICK_MS, NOON)).toBe(true);
    expect(isArticleDue('news.example', NOON - 31 * DAY_MS, NOON - DAY_MS, NOON)).toBe(false);
  });
});
