/** Reads the bodies of requests: JSON for the API, fields for the pages. */
import type { z } from 'zod';
import { err, ok, type Result, unreachable } from '../../../core/model/result.ts';
import { explainIssue } from '../../../core/watchlist/parse.ts';
import { invalid, type PathProblem, type Refusal } from './problem.ts';

const KILOBYTE = 1_024;
/** The watchlist has a limit of its own. */
const MAX_SMALL_BODY_BYTES = 16 * KILOBYTE;
/** A document of 256 KB in a form: most of its characters are written as three. */
const MAX_FORM_BYTES = 1_024 * KILOBYTE;
/** None of our documents has more than ten levels. Code that walks a deeper value could run out of stack. */
const MAX_LEVELS = 50;
/** Longer lists of problems are cut: whoever sent the document will send it again. */
const MAX_PROBLEMS = 100;

/** The reasons why a JSON body is not taken. */
export type BodyFailure =
  | { readonly kind: 'wrong-type' }
  | { readonly kind: 'too-large'; readonly maxBytes: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'invalid'; readonly errors: readonly PathProblem[] };

export function bodyRefusal(failure: BodyFailure): Refusal {
  switch (failure.kind) {
    case 'wrong-type':
      return {
        status: 415,
        title: 'Not JSON',
        detail: 'Send the body as JSON, with Content-Type: application/json.',
      };
    case 'too-large': {
      const detail = `The body may have ${failure.maxBytes / KILOBYTE} KB at most.`;
      return { status: 413, title: 'Too large', detail };
    }
    case 'not-json':
      return { status: 400, title: 'Not JSON', detail: 'The body does not parse as JSON in UTF-8.' };
    case 'invalid':
      return invalid(failure.errors);
    default:
      return unreachable(failure);
  }
}

const mediaType = (request: Request): string | undefined =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();

/**
 * Reads a JSON body. Its size is counted while it is read, because a declared length can be wrong, and without one a body may
 * never end. Only `application/json` is taken, which no form of another site can send.
 */
export async function readJson(request: Request, maxBytes: number): Promise<Result<unknown, BodyFailure>> {
  if (mediaType(request) !== 'application/json') return err({ kind: 'wrong-type' });
  const bytes = await readBytes(request.body, maxBytes);
  if (bytes === null) return err({ kind: 'too-large', maxBytes });
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (countLevels(text) <= MAX_LEVELS) return ok(value);
    return err({ kind: 'invalid', errors: [{ path: '', text: 'is nested too deeply' }] });
  } catch {
    return err({ kind: 'not-json' });
  }
}

/** Returns how deep lists and objects are nested. @param text JSON; brackets inside strings do not count */
function countLevels(text: string): number {
  let [level, deepest] = [0, 0];
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{\]}]/gsu)) {
    if (mark === '[' || mark === '{') level += 1;
    else if (mark === ']' || mark === '}') level -= 1;
    deepest = Math.max(deepest, level);
  }
  return deepest;
}

/** Returns null when there is more than the limit. */
async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return new Uint8Array();
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Reads a small JSON body of a known form, or names every problem of it with its path. */
export async function readForm<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<Result<z.infer<T>, Refusal>> {
  const body = await readJson(request, MAX_SMALL_BODY_BYTES);
  if (!body.ok) return err(bodyRefusal(body.error));
  const parsed = schema.safeParse(body.value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : err(invalid(problemsOf(parsed.error)));
}

const countUnknownKeys = (count: number): string => `has ${count} unknown ${count === 1 ? 'key' : 'keys'}`;

/** Unknown keys are counted and not named, because an answer never repeats what was sent. */
const problemsOf = (error: z.ZodError): PathProblem[] =>
  error.issues.slice(0, MAX_PROBLEMS).map((issue) => ({
    path: formatPath(issue.path),
    text: issue.code === 'unrecognized_keys' ? countUnknownKeys(issue.keys.length) : explainIssue(issue),
  }));

/** Writes a path as `sources[3].url`. */
const formatPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');

/** Returns the fields of a form of our own pages. Any other kind of body, or a longer one, has none. */
export async function readFields(request: Request): Promise<URLSearchParams> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') return new URLSearchParams();
  const bytes = await readBytes(request.body, MAX_FORM_BYTES);
  return new URLSearchParams(bytes === null ? '' : new TextDecoder().decode(bytes));
}
