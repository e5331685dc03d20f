import { describe, expect, test } from 'vitest';
import {
  nextPause,
  openJudgeDay,
  type Unanswered,
  withAnswer,
  withFailure,
  withWaiting,
} from '../../../src/core/tracking/judge-day.ts';
import { describeJudge } from '../../../src/core/tracking/judge-status.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';

const NOW = Date.parse('2026-03-12T10:18:00Z');
const slow: Unanswered = { kind: 'timeout', seconds: 30 };
const limited = (retryAfterSeconds: number): Unanswered => ({
  kind: 'status',
  status: 429,
  retryAfterSeconds,
});
const full: Unanswered = { kind: 'cap', daily: 200 };
const empty = openJudgeDay([], NOW);
const judge = { model: 'small-model', daily: 200 };

describe('the count of a day', () => {
  test('is that of the isolate or of storage, whichever went further', () => {
    const [one, two] = [withAnswer(empty), withAnswer(withAnswer(empty))];
    expect([openJudgeDay([one, two], NOW), openJudgeDay([two, one], NOW)]).toEqual([two, two]);
  });

  test('begins anew at midnight, and keeps the last failure and what waits', () => {
    const waiting = withWaiting(withFailure(empty, slow, NOW), 'a1', {
      questions: 2,
      until: NOW + 20 * HOUR_MS,
    });
    expect(openJudgeDay([waiting], NOW + 15 * HOUR_MS)).toEqual({
      day: '2026-03-13',
      asked: 0,
      answered: 0,
      failed: {},
      givenUp: 0,
      lastFailure: { at: iso(NOW), kind: 'timeout', text: 'no complete answer within 30 s' },
      waiting: [{ article: 'a1', questions: 2, until: iso(NOW + 20 * HOUR_MS) }],
    });
  });

  test('forgets an article whose time is long over', () => {
    const waiting = withWaiting(empty, 'a1', { questions: 2, until: NOW + MINUTE_MS });
    expect(openJudgeDay([waiting], NOW + 2 * HOUR_MS).waiting).toEqual([]);
  });

  test('counts a question beyond the limit as not asked', () => {
    expect(withFailure(withFailure(empty, full, NOW), slow, NOW)).toMatchObject({
      asked: 1,
      failed: { cap: 1, timeout: 1 },
    });
  });
});

describe('a question without an answer', () => {
  const pauses = (failure: Unanswered) =>
    [0, 1, 2, 3, 4].map((round) => nextPause(failure, round, { askedAt: NOW, now: NOW }));

  test('is asked again after longer and longer pauses, and given up after the fourth', () => {
    expect(pauses(slow)).toEqual([900, 3_600, 14_400, 43_200, null]);
  });

  test('waits as long as the endpoint asks for, and no longer than a day from when it was asked first', () => {
    const first = (seconds: number) => pauses(limited(seconds))[0];
    expect([first(5_000), first(60), first(90_000)]).toEqual([5_000, 900, 86_400]);
    const failed = { askedAt: NOW - 30_000, now: NOW };
    expect(nextPause(limited(604_800), 0, failed)).toBe(86_370);
    const again = { askedAt: NOW, now: NOW + 86_370_000 };
    expect(nextPause(limited(604_800), 1, again)).toBeNull();
  });

  test('that is beyond the limit in the first minutes of a day is asked in those of the next one', () => {
    const midnight = NOW - (NOW % DAY_MS);
    const early = { askedAt: midnight + 10_000, now: midnight + 20_000 };
    expect(nextPause(full, 0, early)).toBe(86_390);
  });

  test('that is beyond the limit is asked on the next day, however often it was asked', () => {
    expect([0, 4].map((round) => nextPause(full, round, { askedAt: NOW, now: NOW }))).toEqual([
      49_620, 49_620,
    ]);
  });

  test('is given up when a day is over', () => {
    expect(nextPause(full, 1, { askedAt: NOW - DAY_MS / 2, now: NOW })).toBeNull();
  });
});

describe('the status', () => {
  test('says what was asked, what came of it, and what waits', () => {
    const day = withWaiting(withFailure(withAnswer(empty), slow, NOW), 'a1', {
      questions: 1,
      until: NOW + HOUR_MS,
    });
    expect(describeJudge(judge, day, NOW)).toEqual({
      model: 'small-model',
      asked: 2,
      cap: 200,
      answered: 1,
      failed: { timeout: 1 },
      waiting: 1,
      givenUp: 0,
      lastFailure: { at: iso(NOW), kind: 'timeout', text: 'no complete answer within 30 s' },
      sentence:
        'Judge small-model: asked 2 of 200 questions today, 1 answered, 1 too late, 1 to be asked again. Last failure 10:18 UTC: no complete answer within 30 s.',
    });
  });

  test.each([
    [401, 'HTTP 401'],
    [
      404,
      'HTTP 404: is JUDGE_URL the base of the API, such as https://…/v1, and JUDGE_MODEL a model that it has?',
    ],
  ])('says of HTTP %i what may be wrong', (status, text) => {
    const failure = { kind: 'status', status, retryAfterSeconds: null } as const;
    expect(withFailure(empty, failure, NOW).lastFailure?.text).toBe(text);
  });

  test('of a judge who was not asked yet is short', () => {
    expect(describeJudge(judge, null, NOW).sentence).toBe(
      'Judge small-model: asked 0 of 200 questions today, 0 answered.',
    );
  });
});
