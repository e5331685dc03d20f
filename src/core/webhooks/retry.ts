import { DAY_MS, iso } from '../model/time.ts';
import { hash } from '../model/ids.ts';
import type { Endpoint, Format, Subscription } from '../model/index.ts';

/**
 * The waits before the second and later attempts, in seconds. They are those of Standard Webhooks and Svix as far as a queue can
 * delay (14, 20 and 24 hours are left out). After the last attempt the event becomes a dead letter.
 */
export const RETRY_SECONDS = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600] as const;
/** A receiver may ask for a pause of a day at most, because a queue can hold a message no longer. */
const MAX_RETRY_SECONDS = 24 * 3_600;
/** Up to this share is added to each wait, so that attempts that failed together are not repeated together. */
const MAX_JITTER = 0.1;
/** An endpoint that has only failed for this long is disabled (Svix does the same). */
const MAX_FAILING_MS = 5 * DAY_MS;

/**
 * Statuses by which an endpoint asks for no more deliveries, with what they mean. 410 is the standard's own. By the others a chat
 * says that its hook was removed or that its channel is archived (Slack: "Handling errors" of incoming webhooks; Discord: error
 * 10015).
 */
const FINAL_STATUSES: Readonly<Record<Format, Readonly<Record<number, string>>>> = {
  standard: { 410: 'the endpoint answered 410 Gone, which asks for no more deliveries' },
  slack: {
    403: 'Slack answered 403: the hook may no longer post',
    404: 'Slack answered 404: the hook or its channel was removed',
    410: 'Slack answered 410: the channel is archived',
  },
  discord: {
    401: 'Discord answered 401: the token of the hook is no longer valid',
    404: 'Discord answered 404: the hook was removed',
    410: 'Discord answered 410: the hook was removed',
  },
};

/** An endpoint's answer to one attempt. */
export type EndpointAnswer = {
  /** Null where nothing came back. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  /** The beginning of the answer, or the reason why there was none. */
  readonly text: string;
};

export type AttemptOutcome =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'retry'; readonly seconds: number }
  /** There are no more attempts: the event is kept as a dead letter. */
  | { readonly outcome: 'dead'; readonly reason: string }
  /** The endpoint wants no more, or is sent no more; the log still has its alerts. */
  | { readonly outcome: 'disabled'; readonly reason: string }
  | { readonly outcome: 'paused'; readonly reason: string };

/** The result of one attempt. `endpoint` is its new state, or null where the state stays. */
export type DeliveryVerdict = { readonly result: AttemptOutcome; readonly endpoint: Endpoint | null };

/** Makes the record of an endpoint that has none: it has never failed. */
export const newEndpoint = ({ id, createdAt }: Pick<Subscription, 'id' | 'createdAt'>): Endpoint => ({
  id,
  state: 'active',
  since: createdAt,
  failingSince: null,
  reason: null,
});

/** One attempt at one endpoint, as its answer is judged. */
export type JudgedAttempt = {
  readonly endpoint: Endpoint;
  readonly format: Format;
  /** The event's id, from which the jitter is made. */
  readonly event: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** In milliseconds. */
  readonly now: number;
};

/**
 * Judges one attempt. Only 2xx is a success; a redirect is a failure; some statuses say that the receiver wants no more. An endpoint
 * is also disabled where an event was given up and no other event has come through for days.
 */
export function judgeAttempt(answer: EndpointAnswer, attempt: JudgedAttempt): DeliveryVerdict {
  const { endpoint, now } = attempt;
  if (isSuccess(answer)) {
    return { result: { outcome: 'delivered' }, endpoint: changeState(endpoint, 'active', null, now) };
  }
  const finalReason = FINAL_STATUSES[attempt.format][answer.status ?? 0];
  if (finalReason !== undefined) {
    return {
      result: { outcome: 'disabled', reason: finalReason },
      endpoint: changeState(endpoint, 'disabled', finalReason, now),
    };
  }
  return judgeFailure(answer, attempt);
}

function judgeFailure(
  answer: EndpointAnswer,
  { endpoint, event, attempt, now }: JudgedAttempt,
): DeliveryVerdict {
  const last = describeAnswer(answer);
  const wait = endpoint.state === 'disabled' ? undefined : RETRY_SECONDS[attempt - 1];
  if (wait !== undefined) {
    const seconds = retrySeconds(wait, answer.retryAfterSeconds, jitterShare(endpoint.id, event, attempt));
    return {
      result: { outcome: 'retry', seconds },
      endpoint: endpoint.state === 'active' ? changeState(endpoint, 'failing', last, now) : null,
    };
  }
  const reason = `${attempt} ${attempt === 1 ? 'attempt' : 'attempts'}; the last: ${last}`;
  const { state, since } = endpoint;
  const isHopeless = state === 'failing' && now - Date.parse(since) >= MAX_FAILING_MS;
  const hopelessReason = `only failures since ${since}; the last: ${last}`;
  return {
    result: { outcome: 'dead', reason },
    endpoint: isHopeless ? changeState(endpoint, 'disabled', hopelessReason, now) : null,
  };
}

/** Returns null where the endpoint is in that state already. */
function changeState(
  { id, state: before, since, failingSince }: Endpoint,
  state: Endpoint['state'],
  reason: string | null,
  now: number,
): Endpoint | null {
  if (before === state) return null;
  // Records of earlier versions lack the time of the first failure.
  const firstFailure = failingSince ?? (before === 'active' ? iso(now) : since);
  return { id, state, since: iso(now), failingSince: state === 'active' ? null : firstFailure, reason };
}

const isSuccess = ({ status }: EndpointAnswer): boolean => status !== null && status >= 200 && status < 300;

/** A receiver is never asked earlier than it said. @param share of the jitter, 0 to 1 */
const retrySeconds = (wait: number, asked: number | null, share: number): number =>
  Math.min(Math.ceil(Math.max(wait, asked ?? 0) * (1 + MAX_JITTER * share)), MAX_RETRY_SECONDS);

/** Returns 0 to 1, always the same for the same attempt, so that an attempt judged twice is judged alike. */
const jitterShare = (endpoint: string, event: string, attempt: number): number =>
  Number.parseInt(hash('jitter', endpoint, event, String(attempt)).slice(0, 8), 16) / 0xff_ff_ff_ff;

export function describeAnswer({ status, text }: EndpointAnswer): string {
  if (status === null) return text;
  if (status >= 300 && status < 400) return `HTTP ${status}; redirects are not followed`;
  return `HTTP ${status}`;
}
