import { DAY_MS, iso } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { Endpoint, Format, Subscription } from '../model/index.ts';

/**
 * Waits before the second and later attempts, in seconds: those of Standard Webhooks and Svix as far as a queue can
 * delay (14, 20 and 24 hours are left out). After the last the event is a dead letter.
 */
export const RETRY_SECONDS = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600] as const;
/** A receiver may ask for a day's pause and no more; a queue can hold a message no longer either. */
const LONGEST_RETRY_SECONDS = 24 * 3_600;
/** Of the wait, at most: what failed together does not come back together. */
const JITTER = 0.1;
/** An endpoint that only failed for so long is disabled (Svix does the same). */
const PATIENCE_MS = 5 * DAY_MS;

/**
 * Answers that ask for no more, with what they mean. 410 is the standard's own; a chat says by the others that its
 * hook was removed or that its channel is archived (Slack: "Handling errors" of incoming webhooks; Discord: error 10015).
 */
const STOPS: Readonly<Record<Format, Readonly<Record<number, string>>>> = {
  standard: { 410: 'the endpoint answered 410 Gone, which asks for no more deliveries' },
  slack: {
    403: 'Slack answered 403: the hook may not post any more',
    404: 'Slack answered 404: the hook or its channel was removed',
    410: 'Slack answered 410: the channel is archived',
  },
  discord: {
    401: 'Discord answered 401: the token of the hook is not valid any more',
    404: 'Discord answered 404: the hook was removed',
    410: 'Discord answered 410: the hook was removed',
  },
};

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
  | { readonly outcome: 'disabled'; readonly reason: string }
  | { readonly outcome: 'paused'; readonly reason: string };

/** What follows from one attempt. `endpoint` is its new state, or null when the state stays. */
export type Verdict = { readonly result: Outcome; readonly endpoint: Endpoint | null };

/** An endpoint without a record has never failed. */
export const newEndpoint = ({ id, createdAt }: Pick<Subscription, 'id' | 'createdAt'>): Endpoint => ({
  id,
  state: 'active',
  since: createdAt,
  failingSince: null,
  reason: null,
});

/** One attempt at one endpoint. */
export type Attempt = {
  readonly endpoint: Endpoint;
  readonly format: Format;
  /** The event's id, which spreads its attempts. */
  readonly event: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** In milliseconds. */
  readonly now: number;
};

/**
 * Judges one attempt: only 2xx is success, a redirect is a failure, and 410 says that the receiver wants no more. An
 * endpoint is disabled where an event was given up and nothing else has come through for days.
 */
export function judge(answer: Answer, attempt: Attempt): Verdict {
  const { endpoint, now } = attempt;
  if (isSuccess(answer)) {
    return { result: { outcome: 'delivered' }, endpoint: turned(endpoint, 'active', null, now) };
  }
  const stop = STOPS[attempt.format][answer.status ?? 0];
  if (stop !== undefined) {
    return {
      result: { outcome: 'disabled', reason: stop },
      endpoint: turned(endpoint, 'disabled', stop, now),
    };
  }
  return judgeFailure(answer, attempt);
}

function judgeFailure(answer: Answer, { endpoint, event, attempt, now }: Attempt): Verdict {
  const last = describeAnswer(answer);
  const wait = endpoint.state === 'disabled' ? undefined : RETRY_SECONDS[attempt - 1];
  if (wait !== undefined) {
    const seconds = retrySeconds(wait, answer.retryAfterSeconds, spread(endpoint.id, event, attempt));
    return {
      result: { outcome: 'retry', seconds },
      endpoint: endpoint.state === 'active' ? turned(endpoint, 'failing', last, now) : null,
    };
  }
  const reason = `${attempt} ${attempt === 1 ? 'attempt' : 'attempts'}; the last: ${last}`;
  const { state, since } = endpoint;
  const isHopeless = state === 'failing' && now - Date.parse(since) >= PATIENCE_MS;
  const hopeless = `only failures since ${since}; the last: ${last}`;
  return {
    result: { outcome: 'dead', reason },
    endpoint: isHopeless ? turned(endpoint, 'disabled', hopeless, now) : null,
  };
}

/** @returns null where it is in that state already */
function turned(
  { id, state: before, since, failingSince }: Endpoint,
  state: Endpoint['state'],
  reason: string | null,
  now: number,
): Endpoint | null {
  if (before === state) return null;
  // A record of an earlier version of this program does not have the time of the first failure.
  const firstFailure = failingSince ?? (before === 'active' ? iso(now) : since);
  return { id, state, since: iso(now), failingSince: state === 'active' ? null : firstFailure, reason };
}

const isSuccess = ({ status }: Answer): boolean => status !== null && status >= 200 && status < 300;

/** @param share of the jitter, 0 to 1; a receiver is never asked earlier than it said */
const retrySeconds = (wait: number, asked: number | null, share: number): number =>
  Math.min(Math.ceil(Math.max(wait, asked ?? 0) * (1 + JITTER * share)), LONGEST_RETRY_SECONDS);

/** 0 to 1, the same for the same attempt: whatever is judged twice is judged alike. */
const spread = (endpoint: string, event: string, attempt: number): number =>
  Number.parseInt(hash('jitter', endpoint, event, String(attempt)).slice(0, 8), 16) / 0xff_ff_ff_ff;

export function describeAnswer({ status, text }: Answer): string {
  if (status === null) return text;
  if (status >= 300 && status < 400) return `HTTP ${status}; redirects are not followed`;
  return `HTTP ${status}`;
}
