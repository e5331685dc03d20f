import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { encodeValue } from '../../core/alerts/query-parameters.ts';
import type { Clock } from '../../core/model/time.ts';
import type { Handle, Route } from '../route.ts';

/** So long an isolate answers with what it wrote, and caches may, which take as long again to ask for a newer answer. */
const KEPT_MS = 30_000;
const PUBLIC = 'public, max-age=30, stale-while-revalidate=30';
/** Where a token guards the reading, caches keep nothing: they key by address alone and would answer strangers. */
const PRIVATE = 'private, no-store';

/** An isolate keeps so many answers, and so many bytes of them in all: a small part of its 128 MB. */
const MAX_ANSWERS = 64;
const MAX_BYTES = 8_000_000;

/** Cloudflare compresses other types by itself, and these are the largest answers that readers ask for all day. */
const COMPRESSED_HERE = /^application\/(?:atom\+xml|feed\+json)\b/u;
/** Beyond it, the bytes that are saved cost more than they are worth. */
const GZIP_LEVEL = 4;

type Answer = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same compressed, made when the first reader takes it; null where the platform does that. */
  readonly compressed: (() => Uint8Array<ArrayBuffer>) | null;
  /** With the validators; the order is that of the answer. */
  readonly headers: Headers;
  readonly etag: string;
  readonly until: number;
};

/** Good answers by their whole address. */
type KeptAnswers = {
  readonly find: (url: string) => Answer | null;
  readonly keep: (url: string, bytes: Uint8Array<ArrayBuffer>, headers: Headers) => Answer;
  /** Forgets all, since the corpus has changed under them. */
  readonly clear: () => void;
};

/** @param windowMs the time for which the isolate answers from what it listed; 0 where nothing may be kept */
export function openAnswers(wall: Clock, windowMs: number): KeptAnswers {
  // A window may last longer. An answer that lasted as long as it would be twice as old at its end.
  const keptMs = Math.min(windowMs, KEPT_MS);
  const kept = new Map<string, Answer>();
  let size = 0;
  const forget = (url: string) => {
    size -= kept.get(url)?.bytes.byteLength ?? 0;
    kept.delete(url);
  };
  return {
    find(url) {
      const answer = kept.get(url);
      // The clock of a replay may also have gone back.
      const left = (answer?.until ?? 0) - wall();
      return answer !== undefined && left > 0 && left <= keptMs ? answer : null;
    },
    keep(url, bytes, headers) {
      const compressed = COMPRESSED_HERE.test(headers.get('Content-Type') ?? '') ? packOnce(bytes) : null;
      const answer = { bytes, compressed, headers, etag: etagOf(bytes, headers), until: wall() + keptMs };
      if (keptMs === 0 || bytes.byteLength > MAX_BYTES) return answer;
      forget(url);
      kept.set(url, answer);
      size += bytes.byteLength;
      for (const oldest of kept.keys()) {
        if (kept.size <= MAX_ANSWERS && size <= MAX_BYTES) break;
        forget(oldest);
      }
      return answer;
    },
    clear() {
      kept.clear();
      size = 0;
    },
  };
}

function packOnce(bytes: Uint8Array): () => Uint8Array<ArrayBuffer> {
  let packed: Uint8Array<ArrayBuffer> | null = null;
  return () => (packed ??= new Uint8Array(gzipSync(bytes, { level: GZIP_LEVEL })));
}

/** Returns a tag made from the content alone: the same in every isolate. */
function etagOf(bytes: Uint8Array, headers: Headers): string {
  const hash = createHash('sha256')
    .update(`${headers.get('Content-Type')}\u0000`)
    .update(bytes);
  return `W/"${hash.digest('hex').slice(0, 32)}"`;
}

/**
 * Wraps a route whose good answers hold for a window: they are kept as bytes, have a validator, and a reader who sends it
 * back gets 304 (RFC 9110, section 13.2.2), before storage is read or anything is written.
 * @param isPrivate true where a token guards the reading
 */
export function keepingAnswers({ handle, names }: Route, answers: KeptAnswers, isPrivate: boolean): Handle {
  return async (c, context) => {
    const { url } = c.req;
    const known = answers.find(url);
    if (known !== null) return reply(c.req.raw.headers, known);
    if (names !== 'canonical') {
      const moved = withoutOthers(c, names);
      if (moved !== null) return moved;
    }
    const made = await handle(c, context);
    if (made.status !== 200) return made;
    const headers = new Headers(made.headers);
    headers.set('Cache-Control', isPrivate ? PRIVATE : PUBLIC);
    headers.set('Vary', isPrivate ? 'Accept-Encoding, Authorization' : 'Accept-Encoding');
    return reply(c.req.raw.headers, answers.keep(url, new Uint8Array(await made.arrayBuffer()), headers));
  };
}

function reply(asked: Headers, { bytes, compressed, headers: kept, etag }: Answer): Response {
  const headers = new Headers(kept);
  headers.set('ETag', etag);
  if (isNotModified(asked, etag, kept.get('Last-Modified'))) {
    headers.delete('Content-Type');
    return new Response(null, { status: 304, headers });
  }
  if (compressed === null || !takesGzip(asked)) return new Response(bytes, { headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(compressed(), { headers, encodeBody: 'manual' });
}

/** Says whether the header names gzip without refusing it (RFC 9110, section 12.5.3). Only its beginning is read. */
const takesGzip = (asked: Headers): boolean =>
  (asked.get('Accept-Encoding') ?? '')
    .slice(0, MAX_ENCODINGS_LENGTH)
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim()))
    .some(([name, weight = '']) => name === 'gzip' && !/^q=0(?:\.0*)?$/u.test(weight));

/**
 * Leads a request with parameters that the route does not take, or in another order, to the address without them: an
 * answer has one address, so that nobody can bypass what is kept.
 */
function withoutOthers(c: Context, names: readonly string[]): Response | null {
  const url = new URL(c.req.url);
  const search = names
    .flatMap((name) => {
      const value = url.searchParams.get(name);
      return value === null ? [] : `${name}=${encodeValue(value)}`;
    })
    .join('&');
  const canonical = search === '' ? '' : `?${search}`;
  return url.search === canonical ? null : c.redirect(`${url.pathname}${canonical}`, 302);
}

const MAX_ENCODINGS_LENGTH = 256;
/** A client sends back a tag or a few; what lies beyond this many characters is not read, and costs a whole answer. */
const MAX_TAGS_LENGTH = 1_024;
/** Proxies that compress add a suffix to the tag, inside its quotes. */
const SUFFIXES = ['', '-gzip', ';gzip', '--gzip', '-br', ';br', '-zstd', ';zstd', '-deflate', ';deflate'];
/** Matches an HTTP-date as everyone sends it; anything else must be ignored. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

function isNotModified(asked: Headers, etag: string, lastModified: string | null): boolean {
  const tags = asked.get('If-None-Match');
  if (tags !== null) {
    if (tags.trim() === '*') return true;
    const sent = new Set(tags.slice(0, MAX_TAGS_LENGTH).split('"'));
    const [, opaque = ''] = etag.split('"');
    return SUFFIXES.some((suffix) => sent.has(`${opaque}${suffix}`));
  }
  const since = asked.get('If-Modified-Since')?.trim();
  if (since === undefined || lastModified === null || !HTTP_DATE.test(since)) return false;
  return Date.parse(lastModified) <= Date.parse(since);
}
