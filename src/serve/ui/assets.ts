import { Hono } from 'hono';
import { hash } from '../../core/model/ids.ts';
import { editorScript } from './editor-script.ts';
import { script } from './script.ts';
import { style } from './style.ts';

/** Named by their content, so that they may be kept for ever and a deployment is seen at once. */
export const stylePath = `/assets/${hash('style', style)}.css`;
export const scriptPath = `/assets/${hash('script', script)}.js`;
export const editorScriptPath = `/assets/${hash('script', editorScript)}.js`;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#16324f"/><path d="M4 4.5h8M4 8h5M4 11.500h8" stroke="#fff" stroke-width="1.500"/><path d="M10.500 8h2" stroke="#ff9d5c" stroke-width="1.500"/></svg>';

const FOREVER = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400';

/** Open to everyone, also where a token guards the reading: there is nothing of the corpus in them. */
export function assetRoutes(): Hono {
  const app = new Hono();
  app.get(stylePath, (c) =>
    c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': FOREVER }),
  );
  for (const [path, text] of [
    [scriptPath, script],
    [editorScriptPath, editorScript],
  ] as const) {
    app.get(path, (c) =>
      c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': FOREVER }),
    );
  }
  app.get('/favicon.svg', (c) =>
    c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': DAY }),
  );
  app.get('/robots.txt', (c) =>
    c.body('User-agent: *\nDisallow: /\n', 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': DAY,
    }),
  );
  return app;
}
