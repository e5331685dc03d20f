import { hash } from '../model/ids.ts';
import type { Validators } from '../model/index.ts';

/** A host that asks for more is asked again tomorrow. */
const MAX_PAUSE_S = 86_400;
/** KV keeps validators in a record that is read at each check; a longer one is not worth a conditional request. */
const MAX_VALIDATOR = 1_024;
const PRINTABLE = /^[\u0020-\u007E]+$/u;

/**
 * Reads Retry-After (RFC 9110, section 10.2.3): seconds or an HTTP date.
 * @param now the present in milliseconds
 * @returns seconds from now, at most a day; null for an absent, negative, past or unreadable value
 */
export function retryAfterSeconds(value: string | null, now: number): number | null {
  const trimmed = value?.trim() ?? '';
  if (/^\d{1,20}$/u.test(trimmed)) return Math.min(Number(trimmed), MAX_PAUSE_S);
  // Date.parse reads "-5" and "12" as years: an HTTP date begins with the name of its day.
  if (!/^[a-z]{3,9},? /iu.test(trimmed)) return null;
  const at = Date.parse(trimmed);
  if (Number.isNaN(at) || at <= now) return null;
  return Math.min(Math.ceil((at - now) / 1_000), MAX_PAUSE_S);
}

/** Returns the validators of an answer verbatim, to be sent back as they came; one that is too long or not printable is dropped. */
export function validatorsOf(etag: string | null, lastModified: string | null): Validators | null {
  const kept = { etag: usable(etag), lastModified: usable(lastModified) };
  return kept.etag === null && kept.lastModified === null ? null : kept;
}

const usable = (value: string | null): string | null =>
  value !== null && value.length <= MAX_VALIDATOR && PRINTABLE.test(value) ? value : null;

/** What an answer says, and all by which it is read: with other selectors the same body is read anew. */
type ReadBody = { readonly text: string; readonly by: unknown };

const nameBody = ({ text, by }: ReadBody): string => hash('body', JSON.stringify(by), text);

/** Returns the validators of an answer, with the hash of its body beside those of its server. */
export const withBody = (validators: Validators | null, body: ReadBody): Validators => ({
  etag: null,
  lastModified: null,
  ...validators,
  body: nameBody(body),
});

/** Says whether a body is the one that came with the validators: nothing in it needs to be read again. */
export const isKnownBody = (validators: Validators | null, body: ReadBody): boolean =>
  validators?.body !== undefined && validators.body === nameBody(body);

/** The mark that a server adds to the tag of an answer which it compressed (Apache's `AddSuffix`, Jetty, Caddy). */
const COMPRESSED_TAG = /(?<![-;])[-;]+(?:gzip|br|zstd|deflate)"$/u;

/**
 * Returns the request headers of a conditional GET; none without validators. Apache marks the tag of a compressed answer and then
 * knows only the bare one, so a marked tag is sent both as it came and bare.
 */
export function conditionalHeaders(validators: Validators | null): Record<string, string> {
  const { etag = null } = validators ?? {};
  const bare = etag?.replace(COMPRESSED_TAG, '"') ?? null;
  return {
    ...(etag && bare ? { 'if-none-match': bare === etag ? etag : `${etag}, ${bare}` } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}
