import type { Context } from 'hono';
import { respond } from './respond.ts';
import type { ServeContext } from '../context.ts';

/** @param lastModified ISO 8601, of the newest change in the value; null: not known */
export const answerJson = (
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
