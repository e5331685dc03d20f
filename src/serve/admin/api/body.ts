import type { z } from 'zod';
import { err, ok, type Result } from '../../../core/model/result.ts';
import { explainIssue } from '../../../core/watchlist/parse.ts';
import { invalid, type PathProblem, type Refusal } from './problem.ts';

const KILOBYTE = 1_024;
/** What a small request needs; the watchlist has a limit of its own. */
export const SMALL_BODY_BYTES = 16 * KILOBYTE;
/** No document of ours has more than ten; what walks a value must not meet the end of its stack. */
const MOST_LEVELS = 50;
/** Lists of problems end here: who sent them will send again. */
const MOST_PROBLEMS = 100;

/**
 * Reads a JSON body. Its size is counted while it is read: a declared length can be wrong, and without one a body has no end.
 * Only `application/json` is taken, which no form of another site can send.
 */
export async function readJson(request: Request, limitBytes: number): Promise<Result<unknown, Refusal>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return err({
      status: 415,
      title: 'Not JSON',
      detail: 'Send the body as JSON, with Content-Type: application/json.',
    });
  }
  const bytes = await readBytes(request.body, limitBytes);
  if (bytes === null) {
    const detail = `The body may have ${limitBytes / KILOBYTE} KB at most.`;
    return err({ status: 413, title: 'Too large', detail });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (levelsOf(text) > MOST_LEVELS) return err(invalid([{ path: '', text: 'is nested too deep' }]));
    return ok(value);
  } catch {
    return err({ status: 400, title: 'Not JSON', detail: 'The body does not parse as JSON in UTF-8.' });
  }
}

/** How deep lists and objects stand in each other. @param text JSON; brackets inside strings are no levels */
function levelsOf(text: string): number {
  let [level, deepest] = [0, 0];
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gsu)) {
    if (mark === '[' || mark === '{') level += 1;
    else if (mark === ']' || mark === '}') level -= 1;
    deepest = Math.max(deepest, level);
  }
  return deepest;
}

/** @returns null when there is more than the limit */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return new Uint8Array();
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > limitBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** A small body of a known form, or every problem of it with its path. */
export async function readForm<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<Result<z.infer<T>, Refusal>> {
  const body = await readJson(request, SMALL_BODY_BYTES);
  if (!body.ok) return body;
  const parsed = schema.safeParse(body.value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : err(invalid(problemsOf(parsed.error)));
}

const unknownKeys = (count: number): string => `has ${count} unknown ${count === 1 ? 'key' : 'keys'}`;

/** Unknown keys are counted, not named: they are what was sent. */
const problemsOf = (error: z.ZodError): PathProblem[] =>
  error.issues.slice(0, MOST_PROBLEMS).map((issue) => ({
    path: pathOf(issue.path),
    text: issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys.length) : explainIssue(issue),
  }));

/** As `sources[3].url`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
