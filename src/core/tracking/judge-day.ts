/** Counts what a judge is asked on a UTC day, and says when it is asked again after it failed. */
import type { JudgeDay, JudgeFailure } from '../model/index.ts';
import { unreachable } from '../model/result.ts';
import { DAY_MS, HOUR_MS, iso } from '../model/time.ts';

/** Why a question stays without an answer: a failure, or the day's questions are used up. */
export type Unanswered = JudgeFailure | { readonly kind: 'cap'; readonly daily: number };

/** An article waits so long from one time to the next; after the last it is given up. */
const PAUSES_S = [15 * 60, 3_600, 4 * 3_600, 12 * 3_600] as const;
/** A question is asked for a day, whatever it waited for. */
const MAX_AGE_MS = DAY_MS;
const MAX_PAUSE_S = 86_400;
/** Clocks differ, and the day's count is up to a minute behind. */
const AFTER_MIDNIGHT_S = 300;
/** An article whose time is long over came to its end unseen. */
const FORGOTTEN_MS = HOUR_MS;
const MAX_WAITING = 200;
const MAX_FAILURE_TEXT = 200;

/** Takes up the count of a day, of which two may be known: the greater one is newer, because counts only grow. */
export function openJudgeDay(known: readonly (JudgeDay | null)[], now: number): JudgeDay {
  const day = iso(now).slice(0, 10);
  const days = known.flatMap((one) => one ?? []);
  const last = days.toSorted((a, b) => (a.day === b.day ? b.asked - a.asked : a.day < b.day ? 1 : -1))[0];
  const waiting = (last?.waiting ?? []).filter(({ until }) => now - Date.parse(until) < FORGOTTEN_MS);
  const lastFailure = last?.lastFailure ?? null;
  return last?.day === day
    ? { ...last, waiting }
    : { day, asked: 0, answered: 0, failed: {}, givenUp: 0, lastFailure, waiting };
}

export const withAnswer = (day: JudgeDay): JudgeDay => ({
  ...day,
  asked: day.asked + 1,
  answered: day.answered + 1,
});

/** Counts one question that stays without an answer; one beyond the day's is not asked. */
export function withFailure(day: JudgeDay, failure: Unanswered, now: number): JudgeDay {
  const { kind } = failure;
  return {
    ...day,
    asked: day.asked + (kind === 'cap' ? 0 : 1),
    failed: { ...day.failed, [kind]: (day.failed[kind] ?? 0) + 1 },
    lastFailure: { at: iso(now), kind, text: describeUnanswered(failure).slice(0, MAX_FAILURE_TEXT) },
  };
}

/** @param waits how many questions of the article are asked again, and when in milliseconds; null: none */
export function withWaiting(
  day: JudgeDay,
  article: string,
  waits: { readonly questions: number; readonly until: number } | null,
): JudgeDay {
  const others = day.waiting.filter((one) => one.article !== article);
  const own = waits === null ? [] : [{ article, questions: waits.questions, until: iso(waits.until) }];
  return { ...day, waiting: [...own, ...others].slice(0, MAX_WAITING) };
}

/**
 * Says when the questions of an article are asked again.
 * @param round how often they were asked before this time
 * @param askedAt when they were asked first, in milliseconds
 * @returns seconds from now; null: they are given up
 */
export function nextPause(
  failure: Unanswered,
  round: number,
  { askedAt, now }: { readonly askedAt: number; readonly now: number },
): number | null {
  const pause = pauseAfter(failure, round, now);
  const left = (askedAt + MAX_AGE_MS - now) / 1_000;
  if (pause === null || pause.least > left) return null;
  // Who wants to be left alone until its day is over is asked once more, at the end of the day.
  return Math.min(Math.ceil(Math.min(pause.wanted, left)), MAX_PAUSE_S);
}

/** Before `least` seconds it would be in vain. */
type Pause = { readonly least: number; readonly wanted: number };

function pauseAfter(failure: Unanswered, round: number, now: number): Pause | null {
  if (failure.kind === 'cap') {
    const midnight = (DAY_MS - (now % DAY_MS)) / 1_000;
    return { least: midnight, wanted: midnight + AFTER_MIDNIGHT_S };
  }
  const least = PAUSES_S[round];
  if (least === undefined) return null;
  const asked = failure.kind === 'status' ? (failure.retryAfterSeconds ?? 0) : 0;
  return { least, wanted: Math.max(least, asked) };
}

/** What an endpoint refuses a single question with: its form, its length, or words that a filter does not let through. */
const OF_ONE_QUESTION: ReadonlySet<number> = new Set([400, 413, 422]);

/** Says that asking on would only fail the same way: whoever is to answer cannot be reached, or does not want to be. */
export function stopsAsking(failure: Unanswered): boolean {
  switch (failure.kind) {
    case 'cap':
    case 'timeout':
    case 'unreachable':
      return true;
    case 'status':
      return !OF_ONE_QUESTION.has(failure.status);
    case 'bad-answer':
    case 'refused':
      return false;
    default:
      return unreachable(failure);
  }
}

const NOT_FOUND =
  ': is JUDGE_URL the base of the API, such as https://…/v1, and JUDGE_MODEL a model that it has?';

/** Describes it in a part of a sentence, without a word of what the judge said. */
function describeUnanswered(failure: Unanswered): string {
  switch (failure.kind) {
    case 'timeout':
      return `no complete answer within ${failure.seconds} s`;
    case 'status':
      return `HTTP ${failure.status}${failure.status === 404 ? NOT_FOUND : ''}`;
    case 'bad-answer':
      return `an answer that cannot be meant: ${failure.text}`;
    case 'refused':
      return failure.text;
    case 'unreachable':
      return failure.text;
    case 'cap':
      return `the day's ${failure.daily} questions are used up`;
    default:
      return unreachable(failure);
  }
}
