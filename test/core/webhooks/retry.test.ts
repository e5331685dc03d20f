import { describe, expect, it } from 'vitest';
import { DAY_MS, iso } from '../../../src/core/model/time.ts';
import {
  type EndpointAnswer,
  type JudgedAttempt,
  describeAnswer,
  judgeAttempt,
  newEndpoint,
  RETRY_SECONDS,
} from '../../../src/core/webhooks/retry.ts';
import type { Endpoint } from '../../../src/core/model/index.ts';

const NOW = Date.parse('2026-01-10T00:00:00.000Z');
const answer = (status: number | null, retryAfterSeconds: number | null = null): EndpointAnswer => ({
  status,
  retryAfterSeconds,
  text: status === null ? 'no complete answer within 15 s' : '',
});
const active: Endpoint = {
  id: 's',
  state: 'active',
  since: iso(NOW - DAY_MS),
  failingSince: null,
  reason: null,
};
const failing = (ms: number): Endpoint => ({
  id: 's',
  state: 'failing',
  since: iso(NOW - ms),
  failingSince: iso(NOW - ms),
  reason: 'HTTP 500',
});
const disabled: Endpoint = {
  id: 's',
  state: 'disabled',
  since: iso(NOW - DAY_MS),
  failingSince: iso(NOW - 6 * DAY_MS),
  reason: 'HTTP 500',
};
const turned = (
  state: Endpoint['state'],
  reason: string | null,
  failingSince: string | null = state === 'active' ? null : iso(NOW),
): Endpoint => ({
  id: 's',
  state,
  since: iso(NOW),
  failingSince,
  reason,
});
/** The first attempt at an active endpoint that takes the standard. */
const on = (change: Partial<JudgedAttempt> = {}): JudgedAttempt => ({
  endpoint: active,
  format: 'standard',
  event: 'e',
  attempt: 1,
  now: NOW,
  ...change,
});
const secondsOf = (judged: EndpointAnswer, attempt: JudgedAttempt): number => {
  const { result } = judgeAttempt(judged, attempt);
  return result.outcome === 'retry' ? result.seconds : -1;
};

describe('judgeAttempt', () => {
  it.each([200, 201, 202, 204, 299])('counts %i as delivered', (status) => {
    expect(judgeAttempt(answer(status), on())).toEqual({
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
  ])('counts %s as a failure', (_, status, reason) => {
    expect(judgeAttempt(answer(status), on())).toEqual({
      result: { outcome: 'retry', seconds: expect.toBeOneOf([5, 6]) },
      endpoint: turned('failing', reason),
    });
  });

  it('waits longer after each attempt, a tenth more at most, then gives up', () => {
    for (const [index, wait] of RETRY_SECONDS.entries()) {
      const seconds = secondsOf(answer(500), on({ attempt: index + 1 }));
      expect(seconds).toBeGreaterThanOrEqual(wait);
      expect(seconds).toBeLessThanOrEqual(Math.ceil(wait * 1.1));
    }
    expect(RETRY_SECONDS).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000]);
    for (const attempt of [7, 8]) {
      expect(judgeAttempt(answer(500), on({ attempt })).result).toEqual({
        outcome: 'dead',
        reason: `${attempt} attempts; the last: HTTP 500`,
      });
    }
  });

  it('spreads attempts that failed together, and judges the same attempt alike', () => {
    const events = Array.from({ length: 50 }, (_, index) => `e${index}`);
    const waits = events.map((event) => secondsOf(answer(500), on({ event, attempt: 4 })));
    expect(new Set(waits).size).toBeGreaterThan(30);
    expect(events.map((event) => secondsOf(answer(500), on({ event, attempt: 4 })))).toEqual(waits);
  });

  it.each([
    ['longer than the step', 1, 120, 120],
    ['shorter than the step', 2, 10, 300],
    ['broken seconds', 1, 7.2, 8],
    ['beyond a day', 1, 10_000_000, 86_400],
    ['in the past', 1, -50, 5],
  ])('heeds a Retry-After %s', (_, attempt, asked, least) => {
    for (const status of [429, 503]) {
      const seconds = secondsOf(answer(status, asked), on({ attempt }));
      expect(seconds).toBeGreaterThanOrEqual(least);
      expect(seconds).toBeLessThanOrEqual(Math.min(Math.ceil(least * 1.1), 86_400));
    }
  });

  it.each([
    ['slack', 403, 'Slack answered 403: the hook may no longer post'],
    ['slack', 404, 'Slack answered 404: the hook or its channel was removed'],
    ['discord', 404, 'Discord answered 404: the hook was removed'],
    ['discord', 401, 'Discord answered 401: the token of the hook is no longer valid'],
  ] as const)('disables where %s says by %i that the hook is gone', (format, status, reason) => {
    expect(judgeAttempt(answer(status), on({ format }))).toEqual({
      result: { outcome: 'disabled', reason },
      endpoint: turned('disabled', reason),
    });
    expect(judgeAttempt(answer(status), on()).result.outcome).toBe('retry');
  });

  it('disables on 410', () => {
    const reason = 'the endpoint answered 410 Gone, which asks for no more deliveries';
    expect(judgeAttempt(answer(410), on())).toEqual({
      result: { outcome: 'disabled', reason },
      endpoint: turned('disabled', reason),
    });
  });

  it('keeps the state while failures go on', () => {
    expect(judgeAttempt(answer(500), on({ endpoint: failing(DAY_MS) }))).toEqual({
      result: { outcome: 'retry', seconds: expect.toBeOneOf([5, 6]) },
      endpoint: null,
    });
  });

  it('disables where an event is given up after five days of only failures, with the reason', () => {
    const dead = { outcome: 'dead', reason: '7 attempts; the last: HTTP 502' };
    expect(judgeAttempt(answer(502), on({ attempt: 7, endpoint: failing(5 * DAY_MS) }))).toEqual({
      result: dead,
      endpoint: turned(
        'disabled',
        'only failures since 2026-01-05T00:00:00.000Z; the last: HTTP 502',
        iso(NOW - 5 * DAY_MS),
      ),
    });
    expect(judgeAttempt(answer(502), on({ attempt: 7, endpoint: failing(5 * DAY_MS - 1) }))).toEqual({
      result: dead,
      endpoint: null,
    });
    expect(judgeAttempt(answer(502), on({ attempt: 6, endpoint: failing(5 * DAY_MS) })).endpoint).toBeNull();
  });

  it.each([
    ['failing', failing(4 * DAY_MS)],
    ['disabled', disabled],
  ])('makes a %s endpoint active by one success', (_, endpoint) => {
    expect(judgeAttempt(answer(204), on({ attempt: 2, endpoint }))).toEqual({
      result: { outcome: 'delivered' },
      endpoint: turned('active', null),
    });
  });

  it('tries a disabled endpoint once and leaves it as it is', () => {
    expect(judgeAttempt(answer(500), on({ endpoint: disabled }))).toEqual({
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
      failingSince: null,
      reason: null,
    });
  });
});

describe('describeAnswer', () => {
  it('never repeats what a receiver wrote', () => {
    expect(describeAnswer({ status: 500, retryAfterSeconds: null, text: '<script>' })).toBe('HTTP 500');
  });
});
