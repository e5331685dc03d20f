import { hash } from '../../core/model/ids.ts';
import { fileRoute, type Route } from '../route.ts';
import editorScript from './browser/editor.client.js';
import icon from './browser/favicon.client.svg';
import script from './browser/stream.client.js';
import style from './browser/style.client.css';

/** Their addresses name their content, so that caches may keep them for ever and a deployment is seen at once. */
export const stylePath = `/assets/${hash('style', style)}.css`;
export const scriptPath = `/assets/${hash('script', script)}.js`;
export const editorScriptPath = `/assets/${hash('script', editorScript)}.js`;

/** The files that pages load. */
export const assetRoutes: readonly Route[] = [
  fileRoute(stylePath, 'text/css', 'for-ever', style),
  fileRoute(scriptPath, 'text/javascript', 'for-ever', script),
  fileRoute(editorScriptPath, 'text/javascript', 'for-ever', editorScript),
  fileRoute('/favicon.svg', 'image/svg+xml', 'day', icon),
  fileRoute('/robots.txt', 'text/plain', 'day', 'User-agent: *\nDisallow: /\n'),
];
