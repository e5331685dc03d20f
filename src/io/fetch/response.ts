import { conditionalHeaders, retryAfterSeconds } from '../../core/http/response-headers.ts';
import { isChallengeByHeaders, isChallengeByText } from '../../core/http/challenge.ts';
import { decodeText, isBinary } from '../../core/http/charset.ts';
import type { CheckFailure } from '../../core/model/failure.ts';
import type { Validators } from '../../core/model/index.ts';
import { err, ok, type Result } from '../../core/model/result.ts';
import { unpackGzip, isGzip, readBody } from './body.ts';
import type { BodyLimits } from './body.ts';

/** Of a failed answer, only the beginning is read: it is enough to recognise a bot challenge. */
const ERROR_BYTES = 65_536;
/** The encodings that the runtime undoes by itself, and the words of servers that packed nothing. A body of any other is packed still. */
const KNOWN_ENCODINGS = new Set(['', 'identity', 'none', 'utf-8', 'utf8', 'gzip', 'x-gzip', 'br']);

/** A 206 is no success: to a request without a range it is half a body. */
export const isSuccess = (response: Response): boolean => response.ok && response.status !== 206;

export function notModified(
  response: Response,
  validators: Validators | null,
): Result<{ readonly kind: 'not-modified' }, CheckFailure> {
  discard(response);
  const wasAsked = Object.keys(conditionalHeaders(validators)).length > 0;
  return wasAsked ? ok({ kind: 'not-modified' }) : err({ code: 'unasked-304' });
}

/** Cancels a body that nobody reads. It would keep its connection open, and an isolate has six. */
export function discard(response: Response): void {
  void response.body?.cancel().catch(() => undefined);
}

/** Resolves a Location against the address that sent it. The caller passes the result through the gate for addresses. */
export function redirectTarget(location: string | null, from: string): Result<string, CheckFailure> {
  if (location === null || location.trim() === '')
    return err({ code: 'bad-redirect', text: 'it names no target' });
  const target = fromHeaderBytes(location.trim());
  // Resolving would rewrite the characters that the gate must see.
  // eslint-disable-next-line no-control-regex
  if (/[\\\u0000-\u001F\u007F]/u.test(target))
    return err({ code: 'bad-redirect', text: 'its target is ambiguous' });
  if (!URL.canParse(target, from)) return err({ code: 'bad-redirect', text: 'its target is no address' });
  return ok(new URL(target, from).href);
}

/** Decodes UTF-8, which many servers write into Location and runtimes hand on byte by byte. */
function fromHeaderBytes(text: string): string {
  if (!/[\u0080-\u00FF]/u.test(text) || /[\u0100-\u{10FFFF}]/u.test(text)) return text;
  const decoded = new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  return decoded.includes('\uFFFD') ? text : decoded;
}

/** Returns what a failed answer means, from its status, its headers and its first bytes, which may show a bot challenge. */
export async function refusal(response: Response, limits: BodyLimits): Promise<CheckFailure> {
  const { status, headers } = response;
  const pause = retryAfterSeconds(headers.get('retry-after'), Date.now());
  const body = await readBody(response.body, { ...limits, limitBytes: ERROR_BYTES, beyond: 'cut' });
  const text = body.ok ? decodeText(body.value, headers.get('content-type')) : '';
  const isChallenge =
    isChallengeByHeaders(status, (name) => headers.get(name)) || isChallengeByText(status, text);
  return { code: isChallenge ? 'challenge' : 'http', status, retryAfterSeconds: pause };
}

export async function readSuccess(
  response: Response,
  limits: BodyLimits,
): Promise<Result<{ bytes: Uint8Array; text: string }, CheckFailure>> {
  const { status, headers } = response;
  const contentType = headers.get('content-type');
  const refused = refusedByHeaders(response, limits);
  if (refused !== null) {
    discard(response);
    return err(refused);
  }
  const read = await readBody(response.body, limits);
  if (!read.ok) return read;
  const unpacked = isGzip(read.value) ? await unpackGzip(read.value, limits) : read;
  if (!unpacked.ok) return unpacked;
  const bytes = unpacked.value;
  if (isGzip(bytes)) return err({ code: 'undecodable', text: 'the body is compressed more than once' });
  if (isBinary(bytes, contentType)) return err({ code: 'binary' });
  const text = decodeText(bytes, contentType);
  if (text.trim() === '') return err({ code: 'empty-body' });
  if (isChallengeByText(status, text)) return err({ code: 'challenge', status, retryAfterSeconds: null });
  return ok({ bytes, text });
}

function refusedByHeaders({ status, headers }: Response, limits: BodyLimits): CheckFailure | null {
  if (isChallengeByHeaders(status, (name) => headers.get(name))) {
    return {
      code: 'challenge',
      status,
      retryAfterSeconds: retryAfterSeconds(headers.get('retry-after'), Date.now()),
    };
  }
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (!KNOWN_ENCODINGS.has(encoding)) {
    return { code: 'undecodable', text: 'its content encoding is not one that was asked for' };
  }
  const declared = Number(headers.get('content-length') ?? 0);
  if (limits.beyond === 'refuse' && declared > limits.limitBytes) {
    return { code: 'too-large', limitBytes: limits.limitBytes };
  }
  return null;
}
