/** What one visit may use, so that it ends before the platform ends it. */
import type { RequestBudget } from '../../io/fetch/fetch.ts';
import type { Dependencies } from '../dependencies.ts';

type Limits = {
  /** To hosts outside of Cloudflare, with redirects and questions to DNS. */
  readonly requests: number;
  /** Of storage and queues. */
  readonly operations: number;
  /** Of pages and listings, which are parsed: the only measure of CPU time that a Worker has of itself. */
  readonly bytes: number;
};

/** The platform's limits of one invocation, with a reserve for what ends a visit: records and messages to the queues. */
const LIMITS: Readonly<Record<Dependencies['settings']['plan'], Limits>> = {
  free: { requests: 50, operations: 950, bytes: 10_000_000 },
  paid: { requests: 200, operations: 4_000, bytes: 25_000_000 },
};
/** A queue consumer has fifteen minutes, and other hosts wait. */
const MAX_VISIT_MS = 4 * 60_000;
/** One more listing or article takes so much at most, but for a few; those go on till the requests end. */
const STEP: Limits = { requests: 10, operations: 25, bytes: 0 };

export type VisitBudget = RequestBudget & {
  /** Says whether one more listing or article can be looked at. */
  readonly hasRoom: () => boolean;
  readonly countOperation: () => void;
  readonly countBytes: (bytes: number) => void;
};

export function openBudget({ settings, wall }: Pick<Dependencies, 'settings' | 'wall'>): VisitBudget {
  const limits = LIMITS[settings.plan];
  const startedAt = wall();
  const used = { requests: 0, operations: 0, bytes: 0 };
  return {
    requestsLeft: () => limits.requests - used.requests,
    countRequests: (number) => {
      used.requests += number;
    },
    countOperation: () => {
      used.operations += 1;
    },
    countBytes: (bytes) => {
      used.bytes += bytes;
    },
    hasRoom: () =>
      wall() - startedAt < MAX_VISIT_MS &&
      used.requests + STEP.requests <= limits.requests &&
      used.operations + STEP.operations <= limits.operations &&
      used.bytes < limits.bytes,
  };
}
