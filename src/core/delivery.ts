import { DAY_MS, iso } from './clock.ts';
import type { Endpoint, Subscription } from './model.ts';

/**
 * Waits before the second and later attempts, in seconds: those of Standard Webhooks and Svix as far as a queue can
 * delay (14, 20 and 24 hours are left out). After the last the event is a dead letter.
 */
export const RETRY_SECONDS = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600] as const;
/** A receiver may ask for a day's pause and no more; a queue can hold a message no longer either. */
const LONGEST_RETRY_SECONDS = 24 * 3_600;
/** An endpoint that only failed for so long is disabled (Svix does the same). */
const PATIENCE_MS = 5 * DAY_MS;

const GONE = 'the endpoint answered 410 Gone, which asks for no more deliveries';

/** What came back from one attempt. `status` is null when nothing did. */
export type Answer = {
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  /** The start of the answer, or why there was none. */
  readonly text: string;
};

export type Outcome =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'retry'; readonly seconds: number }
  /** No more attempts: the event is kept as a dead letter. */
  | { readonly outcome: 'dead'; readonly reason: string }
  /** The endpoint wants or gets no more; its alerts stand in the log. */
  | { readonly outcome: 'disabled'; readonly reason: string };

/** What follows from one attempt. `endpoint` is its new state, or null when the state stays. */
export type Verdict = { readonly result: Outcome; readonly endpoint: Endpoint | null };

/** An endpoint without a record has never failed. */
export const newEndpoint = ({ id, createdAt }: Pick<Subscription, 'id' | 'createdAt'>): Endpoint => ({
  id,
  state: 'active',
  since: createdAt,
  reason: null,
});

/**
 * Judges one attempt: only 2xx is success, a redirect is a failure, and 410 says that the receiver wants no more. An
 * endpoint is disabled where an event was given up and nothing else has come through for days.
 * @param attempt which one it was, counted from 1
 * @param now in milliseconds
 */
export function judge(answer: Answer, attempt: number, endpoint: Endpoint, now: number): Verdict {
  const turn = (state: Endpoint['state'], reason: string | null): Endpoint | null =>
    endpoint.state === state ? null : { id: endpoint.id, state, since: iso(now), reason };

  if (isSuccess(answer)) return { result: { outcome: 'delivered' }, endpoint: turn('active', null) };
  if (answer.status === 410) {
    return { result: { outcome: 'disabled', reason: GONE }, endpoint: turn('disabled', GONE) };
  }
  const last = describeAnswer(answer);
  const wait = endpoint.state === 'disabled' ? undefined : RETRY_SECONDS[attempt - 1];
  if (wait !== undefined) {
    const seconds = retrySeconds(wait, answer.retryAfterSeconds);
    return {
      result: { outcome: 'retry', seconds },
      endpoint: endpoint.state === 'active' ? turn('failing', last) : null,
    };
  }
  const reason = `${attempt} ${attempt === 1 ? 'attempt' : 'attempts'}; the last: ${last}`;
  const isHopeless = endpoint.state === 'failing' && now - Date.parse(endpoint.since) >= PATIENCE_MS;
  return {
    result: { outcome: 'dead', reason },
    endpoint: isHopeless
      ? turn('disabled', `only failures since ${endpoint.since}; the last: ${last}`)
      : null,
  };
}

const isSuccess = ({ status }: Answer): boolean => status !== null && status >= 200 && status < 300;

const retrySeconds = (wait: number, asked: number | null): number =>
  Math.min(Math.max(wait, Math.ceil(asked ?? 0)), LONGEST_RETRY_SECONDS);

export function describeAnswer({ status, text }: Answer): string {
  if (status === null) return text;
  if (status >= 300 && status < 400) return `HTTP ${status}; redirects are not followed`;
  return `HTTP ${status}`;
}
