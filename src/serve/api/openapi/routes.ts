import type { ServeContext } from '../../context.ts';
import { baseOf } from '../../http/request.ts';
import { respond } from '../../http/respond.ts';
import { type Handle, readRoute, type Route } from '../../route.ts';
import { alertSchema } from './components.ts';
import { openApiDocument } from './document.ts';

/** Keeps the text for the base that was asked last: writing it takes milliseconds, and it changes with a deployment alone. */
function writeOnce(write: (base: string) => unknown): (base: string) => string {
  let kept: { readonly base: string; readonly body: string } | null = null;
  return (base) => {
    if (kept?.base !== base) kept = { base, body: `${JSON.stringify(write(base), null, 1)}\n` };
    return kept.body;
  };
}

function serveDescription(type: string, describe: (base: string) => unknown): Handle {
  const write = writeOnce(describe);
  return (c, context: ServeContext) => respond(write(baseOf(c, context)), `${type}; charset=utf-8`);
}

/**
 * Makes the routes of the API's description of itself.
 * @param routes gives every route; they are asked for at the first request, since these routes are among them
 */
export const descriptionRoutes = (routes: () => readonly Route[]): readonly Route[] => [
  readRoute(
    '/openapi.json',
    serveDescription('application/json', (base) => openApiDocument(base, routes())),
    { id: 'getOpenApi', tag: 'Description', summary: 'This document', answer: null },
  ),
  readRoute(
    '/schemas/alert.json',
    serveDescription('application/schema+json', alertSchema),
    {
      id: 'getAlertSchema',
      tag: 'Description',
      summary: 'JSON Schema (2020-12) of an alert',
      answer: null,
    },
    'application/schema+json',
  ),
];
