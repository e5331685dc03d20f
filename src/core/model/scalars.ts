import * as z from 'zod';

/** An instant as ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instant = z.string();
export const nullable = <T extends z.ZodType>(schema: T) => schema.nullable();
