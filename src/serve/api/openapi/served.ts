import { Hono } from 'hono';
import { respond } from '../../http/respond.ts';
import { baseOf, type ServeContext } from '../../context.ts';
import { alertSchema } from './components.ts';
import { openApiDocument } from './document.ts';

/** Written once for a base: it takes milliseconds, and says the same until the next deployment. */
function onceFor(write: (base: string) => unknown): (base: string) => string {
  let kept: { readonly base: string; readonly body: string } | null = null;
  return (base) => {
    if (kept?.base !== base) kept = { base, body: `${JSON.stringify(write(base), null, 1)}\n` };
    return kept.body;
  };
}

const descriptions = {
  '/openapi.json': { type: 'application/json; charset=utf-8', write: onceFor(openApiDocument) },
  '/schemas/alert.json': { type: 'application/schema+json; charset=utf-8', write: onceFor(alertSchema) },
} as const;

/** What the API says of itself. */
export function descriptionRoutes(context: ServeContext): Hono {
  const app = new Hono();
  for (const [path, { type, write }] of Object.entries(descriptions)) {
    app.get(path, (c) =>
      respond(c.req.raw, {
        body: write(baseOf(c, context)),
        type,
        lastModified: null,
        isPrivate: context.settings.readToken !== null,
      }),
    );
  }
  return app;
}
