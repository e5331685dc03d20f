import { describe, expect, it } from 'vitest';
import { logRowOf } from '../../../src/core/alerts/log-row.ts';
import { iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import type { Delivery } from '../../../src/core/model/index.ts';
import {
  alertEvent,
  digestEvent,
  repeatEvent,
  isCatchUpAlreadyAsked,
  findMissedEvents,
  testEvent,
} from '../../../src/core/webhooks/event.ts';
import { newAlert } from '../../fakes/post-office.ts';

const AT = Date.parse('2026-01-05T08:00:00.000Z');
const clock = { tick: AT, sentAt: AT };
const period = { day: '2026-01-05', from: iso(AT - 1), until: iso(AT) };
const attempt = (event: string, minute: number, change: Partial<Delivery> = {}): Delivery => ({
  subscription: 's1',
  event,
  alert: event,
  digest: null,
  type: 'alert.new',
  attempt: 1,
  at: iso(AT + minute * MINUTE_MS),
  status: 500,
  outcome: 'retry',
  opened: false,
  nextAt: null,
  milliseconds: 0,
  text: '',
  ...change,
});

describe('an event', () => {
  it('has the same id whenever it is made again, and a different event has a different id', () => {
    const alert = newAlert('a1', iso(AT));
    const withdrawn = { ...alert, withdrawn: { at: iso(AT), reason: 'A misread page.' } };
    const later = { tick: AT + 1, sentAt: AT + 1 };
    expect(alertEvent(clock, 's1', alert).event).toBe('a1');
    expect(alertEvent(clock, 's1', withdrawn).event).toBe(alertEvent(later, 's2', withdrawn).event);
    expect(digestEvent(clock, 's1', period).event).toBe(digestEvent(later, 's1', period).event);
    const all = [
      alertEvent(clock, 's1', alert),
      alertEvent(clock, 's1', withdrawn),
      digestEvent(clock, 's1', period),
      digestEvent(clock, 's2', period),
      digestEvent(clock, 's1', { ...period, until: iso(AT + MINUTE_MS) }),
      testEvent(clock, 's1'),
      testEvent(later, 's1'),
    ];
    expect(new Set(all.map(({ event }) => event)).size).toBe(all.length);
    expect(all.every(({ event }) => !event.includes('.'))).toBe(true);
  });

  it('is made again from its record, from the first attempt on', () => {
    const made = digestEvent(clock, 's1', period);
    const { event, type, digest } = made;
    expect(repeatEvent(clock, attempt(event, 0, { alert: null, type, digest, attempt: 7 }))).toEqual(made);
  });
});

describe('the events that an endpoint missed', () => {
  it('are those that never came through, each once, and those that were never tried', () => {
    const rows = ['untried', 'done', 'dead'].map((id) => logRowOf(newAlert(id, iso(AT))));
    const deliveries = [
      attempt('dead', 9, { outcome: 'dead', attempt: 7 }),
      attempt('done', 8, { outcome: 'delivered' }),
      attempt('dead', 7),
      attempt('done', 6),
      attempt('gone', 5, { outcome: 'disabled' }),
      attempt('rest', 4, { outcome: 'paused', type: 'alert.withdrawn' }),
      attempt('test', 3, { type: 'endpoint.test', outcome: 'dead' }),
    ];
    const { tried, untried } = findMissedEvents(deliveries, rows);
    expect(tried.map(({ event }) => event)).toEqual(['dead', 'gone', 'rest']);
    expect(untried.map(({ id }) => id)).toEqual(['untried']);
  });
});

describe('of several deliveries that open an endpoint at once', () => {
  const opened = (event: string, minute: number) =>
    attempt(event, minute, { opened: true, outcome: 'delivered' });

  it.each([
    ['the first asks', [opened('b', 1), opened('a', 0)], 'a', false],
    ['a later one leaves it to the first', [opened('b', 1), opened('a', 0)], 'b', true],
    ['the lesser id asks where both came at one time', [opened('b', 0), opened('a', 0)], 'a', false],
    ['the other one does not', [opened('b', 0), opened('a', 0)], 'b', true],
    ['one hours later asks for itself', [opened('b', 300), opened('a', 0)], 'b', false],
    [
      'what came through and opened nothing is no one that asked',
      [opened('b', 1), attempt('a', 0)],
      'b',
      false,
    ],
    ['one that the log does not show was not recorded, and will ask again', [opened('a', 0)], 'b', true],
    [
      'of two that were both handed out twice, the lesser id asks',
      [opened('a', 4), opened('b', 4), opened('b', 0), opened('a', 0)],
      'a',
      false,
    ],
    [
      'and the other one leaves it to that',
      [opened('a', 4), opened('b', 4), opened('b', 0), opened('a', 0)],
      'b',
      true,
    ],
    ['what opened it before this failure does not count', [opened('b', 62), opened('a', 59)], 'b', false],
  ])('%s', (name, deliveries, by, expected) => {
    const since = name.includes('before this failure') ? attempt('a', 60).at : null;
    expect(isCatchUpAlreadyAsked(deliveries, { by, since })).toBe(expected);
  });
});
