import { readBytes } from './api/body.ts';

/** A document of 256 KB in a form: most of its signs are written with three letters. */
export const FORM_BYTES = 1_024 * 1_024;

/** The fields of a form of ours, or null: another kind of body, or too much of it. */
export async function readFields(request: Request): Promise<URLSearchParams | null> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  const bytes = await readBytes(request.body, FORM_BYTES);
  return bytes === null ? null : new URLSearchParams(new TextDecoder().decode(bytes));
}
