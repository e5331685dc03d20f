import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { QueryProblem } from '../../core/alerts/query-parameters.ts';

/** An error as RFC 9457 has it. All of it is in our own words: what was sent is never repeated. */
export type HttpProblem = {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly QueryProblem[];
};

export const notFound = (detail: string): HttpProblem => ({ status: 404, title: 'Not found', detail });
