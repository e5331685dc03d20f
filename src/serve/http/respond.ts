import type { Alert } from '../../core/model/index.ts';

/**
 * Answers 200. Its validator, and how long it may be kept, are set where answers are kept.
 * @param type the media type with its character set
 * @param lastModified ISO 8601, of the newest change in the body; null where it is not known
 */
export function respond(body: string, type: string, lastModified: string | null = null): Response {
  const headers = new Headers({ 'Content-Type': type });
  if (lastModified !== null) headers.set('Last-Modified', new Date(lastModified).toUTCString());
  return new Response(body, { headers });
}

/** @param lastModified ISO 8601, of the newest change in the value; null where it is not known */
export const respondJson = (value: unknown, lastModified: string | null = null): Response =>
  respond(`${JSON.stringify(value)}\n`, 'application/json; charset=utf-8', lastModified);

/** Adds the address of an alert's page, which moves with this Worker and so is not stored. @param base without a slash at its end */
export const servedAlert = (alert: Alert, base: string): Alert & { url: string } => ({
  ...alert,
  url: `${base}/alerts/${alert.id}`,
});
