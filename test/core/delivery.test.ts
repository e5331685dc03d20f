import { describe, expect, it } from 'vitest';
import { DAY_MS, iso } from '../../src/core/clock.ts';
import { type Answer, describeAnswer, judge, newEndpoint, RETRY_SECONDS } from '../../src/core/delivery.ts';
import type { Endpoint } from '../../src/core/model.ts';

const NOW = Date.parse('2026-01-10T00:00:00.000Z');
const answer = (status: number | null, retryAfterSeconds: number | null = null): Answer => ({
  status,
  retryAfterSeconds,
  text: status === null ? 'no complete answer within 15 s' : '',
});
const active: Endpoint = { id: 's', state: 'active', since: iso(NOW - DAY_MS), reason: null };
const failing = (ms: number): Endpoint => ({
  id: 's',
  state: 'failing',
  since: iso(NOW - ms),
  reason: 'HTTP 500',
});
const disabled: Endpoint = { id: 's', state: 'disabled', since: iso(NOW - DAY_MS), reason: 'HTTP 500' };
const turned = (state: Endpoint['state'], reason: string | null): Endpoint => ({
  id: 's',
  state,
  since: iso(NOW),
  reason,
});

describe('judge', () => {
  it.each([200, 201, 202, 204, 299])('takes %i for delivered', (status) => {
    expect(judge(answer(status), 1, active, NOW)).toEqual({
      result: { outcome: 'delivered' },
      endpoint: null,
    });
  });

  it.each([
    ['a redirect', 301, 'HTTP 301; redirects are not followed'],
    ['a redirect that keeps the method', 307, 'HTTP 307; redirects are not followed'],
    ['a refusal', 400, 'HTTP 400'],
    ['an error', 500, 'HTTP 500'],
    ['an informational answer', 199, 'HTTP 199'],
    ['no answer', null, 'no complete answer within 15 s'],
  ])('takes %s for a failure', (_, status, reason) => {
    expect(judge(answer(status), 1, active, NOW)).toEqual({
      result: { outcome: 'retry', seconds: 5 },
      endpoint: turned('failing', reason),
    });
  });

  it('waits longer after each attempt, then gives up', () => {
    const results = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (attempt) => judge(answer(500), attempt, active, NOW).result,
    );
    expect(results).toEqual([
      ...[5, 300, 1_800, 7_200, 18_000, 36_000].map((seconds) => ({ outcome: 'retry', seconds })),
      { outcome: 'dead', reason: '7 attempts; the last: HTTP 500' },
      { outcome: 'dead', reason: '8 attempts; the last: HTTP 500' },
    ]);
    expect(RETRY_SECONDS).toHaveLength(6);
  });

  it.each([
    ['longer than the step', 1, 120, 120],
    ['shorter than the step', 2, 10, 300],
    ['broken seconds', 1, 7.2, 8],
    ['beyond a day', 1, 10_000_000, 86_400],
    ['in the past', 1, -50, 5],
  ])('heeds a Retry-After %s', (_, attempt, asked, seconds) => {
    expect(judge(answer(429, asked), attempt, active, NOW).result).toEqual({ outcome: 'retry', seconds });
    expect(judge(answer(503, asked), attempt, active, NOW).result).toEqual({ outcome: 'retry', seconds });
  });

  it('disables on 410', () => {
    const reason = 'the endpoint answered 410 Gone, which asks for no more deliveries';
    expect(judge(answer(410), 1, active, NOW)).toEqual({
      result: { outcome: 'disabled', reason },
      endpoint: turned('disabled', reason),
    });
  });

  it('keeps the state while it fails on', () => {
    expect(judge(answer(500), 1, failing(DAY_MS), NOW)).toEqual({
      result: { outcome: 'retry', seconds: 5 },
      endpoint: null,
    });
  });

  it('disables where an event is given up after five days of only failures, with the reason', () => {
    const dead = { outcome: 'dead', reason: '7 attempts; the last: HTTP 502' };
    expect(judge(answer(502), 7, failing(5 * DAY_MS), NOW)).toEqual({
      result: dead,
      endpoint: turned('disabled', 'only failures since 2026-01-05T00:00:00.000Z; the last: HTTP 502'),
    });
    expect(judge(answer(502), 7, failing(5 * DAY_MS - 1), NOW)).toEqual({ result: dead, endpoint: null });
    expect(judge(answer(502), 6, failing(5 * DAY_MS), NOW).endpoint).toBeNull();
  });

  it.each([
    ['failing', failing(4 * DAY_MS)],
    ['disabled', disabled],
  ])('makes a %s endpoint active by one success', (_, endpoint) => {
    expect(judge(answer(204), 2, endpoint, NOW)).toEqual({
      result: { outcome: 'delivered' },
      endpoint: turned('active', null),
    });
  });

  it('tries a disabled endpoint once and leaves it as it is', () => {
    expect(judge(answer(500), 1, disabled, NOW)).toEqual({
      result: { outcome: 'dead', reason: '1 attempt; the last: HTTP 500' },
      endpoint: null,
    });
  });
});

describe('an endpoint', () => {
  it('starts active', () => {
    expect(newEndpoint({ id: 's', createdAt: iso(NOW) })).toEqual({
      id: 's',
      state: 'active',
      since: iso(NOW),
      reason: null,
    });
  });
});

describe('describeAnswer', () => {
  it('never repeats what a receiver wrote', () => {
    expect(describeAnswer({ status: 500, retryAfterSeconds: null, text: '<script>' })).toBe('HTTP 500');
  });
});
