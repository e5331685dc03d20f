import type { Rules } from '../../../core/alerts/parameters.ts';
import type { AnswerName, BodyName } from './components.ts';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** One parameter of a query as the document has it: JSON Schema of its value, and whether commas mean or. */
export type QueryParameter = {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly list: boolean;
};

/** What the document says of a route. */
export type Operation = {
  readonly id: string;
  readonly tag:
    'Alerts' | 'Articles' | 'Statements' | 'Feeds' | 'Status' | 'Description' | 'Admin' | 'Webhooks';
  /** One line. */
  readonly summary: string;
  readonly description?: string;
  /** The rules that read its query, or a list where there are none. */
  readonly query?: Rules | readonly QueryParameter[];
  readonly headers?: readonly QueryParameter[];
  readonly body?: BodyName;
  readonly status?: 200 | 201 | 202 | 204;
  /** What the body of a good answer is; null: text, or none. */
  readonly answer: AnswerName | BodyName | null;
  /** What may be refused beside what every route of its kind refuses. */
  readonly refusals?: readonly number[];
};

/** A route as the table has it: what it answers to whom, and how long caches may keep it. */
export type Route = {
  readonly method: Method;
  /** As the router takes it: `/alerts/:id`. */
  readonly path: string;
  /**
   * `reader`: READ_TOKEN where one is set. `admin`: ADMIN_TOKEN always. `session`: a browser in which the admin token was typed;
   * without a session the answer is the form that asks for it.
   */
  readonly access: 'open' | 'reader' | 'admin' | 'session';
  /** `window`: as long as an isolate answers from what it listed. */
  readonly cache: 'never' | 'window' | 'day' | 'for-ever';
  /** The media type of a good answer; null: it has no body. */
  readonly type: string | null;
  /** Whether it has an ETag and answers 304. */
  readonly conditional: boolean;
  /** Whether scripts of other sites may read it. */
  readonly shared: boolean;
  /** Null: for people; the document leaves it out. */
  readonly operation: Operation | null;
};

export const JSON_TYPE = 'application/json';

/** A read of the API. */
export const read = (path: string, operation: Operation, type = JSON_TYPE): Route => ({
  method: 'GET',
  path,
  access: 'reader',
  cache: 'window',
  type,
  conditional: true,
  shared: true,
  operation,
});

/** A page, for people. */
export const page = (path: string, cache: Route['cache'] = 'never'): Route => ({
  method: 'GET',
  path,
  access: 'reader',
  cache,
  type: 'text/html',
  conditional: false,
  shared: false,
  operation: null,
});

/** A page or form of the admin. */
export const adminPage = (method: 'GET' | 'POST', path: string): Route => ({
  ...page(path),
  method,
  access: 'session',
});

export const admin = (
  method: Method,
  path: string,
  operation: Operation,
  type: string | null = JSON_TYPE,
): Route => ({
  method,
  path,
  access: 'admin',
  cache: 'never',
  type,
  conditional: false,
  shared: false,
  operation,
});

/** A file with nothing of the corpus in it. */
export const file = (path: string, type: string, cache: Route['cache']): Route => ({
  ...page(path, cache),
  access: 'open',
  type,
});
