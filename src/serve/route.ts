import type { Context } from 'hono';
import * as z from 'zod';
import type { QueryParameter } from '../core/alerts/query-parameters.ts';
import type { ServeContext } from './context.ts';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** A parameter of a request that has no canonical address, or a header, as OpenAPI has it. */
type OtherParameter = {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
};

/** Describes the parameters that a strict object of zod reads. @param words describes each, by its name */
export function parametersIn(form: z.ZodObject, words: Readonly<Record<string, string>>): OtherParameter[] {
  const { properties = {} } = z.toJSONSchema(form, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    description: words[name] ?? '',
    schema: typeof schema === 'boolean' ? {} : { ...schema },
  }));
}

/** Describes a route to programs. */
export type Operation = {
  readonly id: string;
  readonly tag:
    'Alerts' | 'Articles' | 'Statements' | 'Feeds' | 'Status' | 'Description' | 'Admin' | 'Webhooks';
  /** One line. */
  readonly summary: string;
  readonly description?: string;
  /** The parameters of a route whose addresses are canonical. */
  readonly query?: readonly QueryParameter[];
  readonly parameters?: readonly OtherParameter[];
  /** The schema of the request's body, by its name in the API's description. */
  readonly body?: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** The schema of a good answer's body, likewise; null where it is text or empty. */
  readonly answer: string | null;
  /** The statuses that may refuse a request beside those of every route of its kind. */
  readonly refusals?: readonly number[];
};

export type Handle = (c: Context, context: ServeContext) => Response | Promise<Response>;

/** A route, written once: the router, the API's description and the tests are made from it. */
export type Route = {
  readonly method: Method;
  /** The path as the router takes it: `/alerts/:id`. */
  readonly path: string;
  /**
   * The kind of client that may ask. `reader`: one with READ_TOKEN, where it is set. `admin`: one with ADMIN_TOKEN. `session`: a browser in
   * which the admin's token was typed; without a session the answer is the form that asks for it.
   */
  readonly access: 'open' | 'reader' | 'admin' | 'session';
  /**
   * The time for which caches may keep a good answer. `window` is the time for which an isolate answers from what it listed: such an
   * answer has an ETag, and a client that sends it back gets 304.
   */
  readonly cache: 'never' | 'window' | 'day' | 'for-ever';
  /** The media type of a good answer; null where it has no body. */
  readonly type: string | null;
  /**
   * The parameters that the route takes, in the order of its address; any other is left out of it. `canonical`: the route itself leads
   * to its canonical address.
   */
  readonly names: 'canonical' | readonly string[];
  /** True where a good request may change what readers are shown: what is kept of answers is forgotten then. */
  readonly changes: boolean;
  /** True where scripts of other sites may read the answer. */
  readonly shared: boolean;
  /** Null for routes for people, which the API's description leaves out. */
  readonly operation: Operation | null;
  readonly handle: Handle;
};

export const JSON_TYPE = 'application/json';

/** Makes a route that reads for the API. */
export const readRoute = (path: string, handle: Handle, operation: Operation, type = JSON_TYPE): Route => ({
  method: 'GET',
  path,
  access: 'reader',
  cache: 'window',
  type,
  names: operation.query === undefined ? [] : 'canonical',
  changes: false,
  shared: true,
  operation,
  handle,
});

/** Makes the route of a page for people. */
export const pageRoute = (path: string, handle: Handle, names: Route['names'] = []): Route => ({
  method: 'GET',
  path,
  access: 'reader',
  cache: 'window',
  type: 'text/html',
  names,
  changes: false,
  shared: false,
  operation: null,
  handle,
});

const cacheControl = {
  day: 'public, max-age=86400',
  'for-ever': 'public, max-age=31536000, immutable',
} as const;

/** Makes the route of a file that holds nothing of the corpus, and so is open to everyone. */
export const fileRoute = (
  path: string,
  type: string,
  cache: keyof typeof cacheControl,
  body: string,
): Route => ({
  ...pageRoute(path, (c) =>
    c.body(body, 200, {
      'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'Cache-Control': cacheControl[cache],
    }),
  ),
  access: 'open',
  cache,
  type,
});
