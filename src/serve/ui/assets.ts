import { hash } from '../../core/model/ids.ts';
import { fileRoute, type Route } from '../route.ts';
import editorScript from './browser/editor.client.js';
import icon from './browser/favicon.client.svg';
import meetingScript from './browser/meeting.client.js';
import pulseScript from './browser/pulse.client.js';
import statusScript from './browser/status.client.js';
import script from './browser/stream.client.js';
import timeScript from './browser/time.client.js';
import admin from './styles/admin.client.css';
import article from './styles/article.client.css';
import base from './styles/base.client.css';
import layout from './styles/layout.client.css';
import meetings from './styles/meetings.client.css';
import pictures from './styles/pictures.client.css';
import print from './styles/print.client.css';
import statements from './styles/statements.client.css';
import status from './styles/status.client.css';
import stream from './styles/stream.client.css';
import tokens from './styles/tokens.client.css';

/** One stylesheet, so that a reader asks once: what all pages share, then the parts of each, and paper last. */
const style = [
  tokens,
  base,
  layout,
  stream,
  statements,
  meetings,
  article,
  pictures,
  status,
  admin,
  print,
].join('\n');

/** Their addresses name their content, so that caches may keep them for ever and a deployment is seen at once. */
export const stylePath = `/assets/${hash('style', style)}.css`;
export const scriptPath = `/assets/${hash('script', script)}.js`;
export const timeScriptPath = `/assets/${hash('script', timeScript)}.js`;
export const pulseScriptPath = `/assets/${hash('script', pulseScript)}.js`;
export const meetingScriptPath = `/assets/${hash('script', meetingScript)}.js`;
export const statusScriptPath = `/assets/${hash('script', statusScript)}.js`;
export const editorScriptPath = `/assets/${hash('script', editorScript)}.js`;

/** The files that pages load. */
export const assetRoutes: readonly Route[] = [
  fileRoute(stylePath, 'text/css', 'for-ever', style),
  fileRoute(scriptPath, 'text/javascript', 'for-ever', script),
  fileRoute(timeScriptPath, 'text/javascript', 'for-ever', timeScript),
  fileRoute(pulseScriptPath, 'text/javascript', 'for-ever', pulseScript),
  fileRoute(meetingScriptPath, 'text/javascript', 'for-ever', meetingScript),
  fileRoute(statusScriptPath, 'text/javascript', 'for-ever', statusScript),
  fileRoute(editorScriptPath, 'text/javascript', 'for-ever', editorScript),
  fileRoute('/favicon.svg', 'image/svg+xml', 'day', icon),
  fileRoute('/robots.txt', 'text/plain', 'day', 'User-agent: *\nDisallow: /\n'),
];
