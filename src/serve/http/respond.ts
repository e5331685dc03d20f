import type { Context } from 'hono';
import { hash } from '../../core/model/ids.ts';
import type { Alert } from '../../core/model/index.ts';
import type { ServeContext } from '../context.ts';

/** Caches may answer as long as an isolate answers from its window. */
const PUBLIC = 'public, max-age=30';
/** Where a token guards the reading, caches keep nothing: they key by address alone and would answer strangers. */
const PRIVATE = 'private, no-store';

type Representation = {
  readonly body: string;
  readonly type: string;
  /** ISO 8601, of the newest change in the body; null where it is not known. */
  readonly lastModified: string | null;
  readonly isPrivate: boolean;
};

/** Answers 200 with validators made from the content alone, or 304 when the reader has it (RFC 9110, section 13.2.2). */
export function respond(request: Request, representation: Representation): Response {
  const { body, type, lastModified, isPrivate } = representation;
  const etag = `W/"${hash(type, body)}"`;
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': isPrivate ? PRIVATE : PUBLIC,
    Vary: 'Accept-Encoding',
  });
  if (isPrivate) headers.append('Vary', 'Authorization');
  if (lastModified !== null) headers.set('Last-Modified', new Date(lastModified).toUTCString());
  if (isNotModified(request.headers, etag, lastModified)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', type);
  return new Response(body, { status: 200, headers });
}

/** @param lastModified ISO 8601, of the newest change in the value; null where it is not known */
export const respondJson = (
  c: Context,
  { settings }: ServeContext,
  value: unknown,
  lastModified: string | null = null,
): Response =>
  respond(c.req.raw, {
    body: `${JSON.stringify(value)}\n`,
    type: 'application/json; charset=utf-8',
    lastModified,
    isPrivate: settings.readToken !== null,
  });

/** Adds the address of an alert's page, which moves with this Worker and so is not stored. @param base without a slash at its end */
export const servedAlert = (alert: Alert, base: string): Alert & { url: string } => ({
  ...alert,
  url: `${base}/alerts/${alert.id}`,
});

/** Matches an entity tag, weak or not. Proxies that compress add a suffix inside the quotes. */
const TAG = /(?:W\/)?"([^"]*)"/gu;
const SUFFIX = /[-;]+(?:gzip|br|zstd|deflate)$/u;
/** Matches an HTTP-date as everyone sends it; anything else must be ignored. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

const opaque = (tag: string): string => tag.replace(/^W\//u, '').replaceAll('"', '').replace(SUFFIX, '');

/** @param lastModified ISO 8601 or null */
function isNotModified(headers: Headers, etag: string, lastModified: string | null): boolean {
  const tags = headers.get('If-None-Match');
  if (tags !== null) {
    if (tags.trim() === '*') return true;
    return [...tags.matchAll(TAG)].some(([tag]) => opaque(tag) === opaque(etag));
  }
  const since = headers.get('If-Modified-Since')?.trim();
  if (since === undefined || lastModified === null || !HTTP_DATE.test(since)) return false;
  return Math.floor(Date.parse(lastModified) / 1_000) * 1_000 <= Date.parse(since);
}
