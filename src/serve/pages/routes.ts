import { pageRoute, type Route } from '../http/route.ts';
import { serveAlertPage } from './alert.tsx';
import { serveArticlePage } from './article.tsx';
import { serveDiffPage } from './diff.tsx';
import { serveLookupPage } from './lookup.tsx';
import { serveStoryPage } from './story.tsx';
import { serveStream } from './stream.tsx';
import { serveSuppressedPage } from './suppressed.tsx';

/** The pages of alerts and articles. */
export const pageRoutes: readonly Route[] = [
  pageRoute('/', serveStream, 'window'),
  pageRoute('/suppressed', serveSuppressedPage),
  pageRoute('/alerts/:id', serveAlertPage),
  pageRoute('/articles/:id', serveArticlePage),
  pageRoute('/articles/:id/diff', serveDiffPage),
  pageRoute('/stories/:id', serveStoryPage),
  pageRoute('/lookup', serveLookupPage),
];
