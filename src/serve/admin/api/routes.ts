import type { Route } from '../../route.ts';
import { adminRoute } from './admin-route.ts';
import { postWithdraw } from './alerts.ts';
import { deleteArticle, getSnapshot, getVersion } from './articles.ts';
import { listAnswers, postChecks } from './checks.ts';
import { listDeadLetters, postDeadReplay } from './dead-letters.ts';
import { deleteWatchlist, getOpml, getWatchlist, putWatchlist } from './watchlist.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** Every route of the API for whoever runs a deployment. */
export const adminRoutes: readonly Route[] = [
  adminRoute('GET', '/api/watchlist', getWatchlist, {
    id: 'getWatchlist',
    tag: 'Admin',
    summary: 'The watchlist in force, with an ETag',
    answer: 'Watchlist',
  }),
  adminRoute('PUT', '/api/watchlist', putWatchlist, {
    id: 'putWatchlist',
    tag: 'Admin',
    summary: 'Replaces the watchlist; the next tick uses it',
    description:
      'The header `readout-warning` says what it stops: webhooks whose filters name what it does not, or everything where no source is left.',
    parameters: [
      {
        name: 'If-Match',
        in: 'header',
        description:
          'The ETag of the watchlist that was edited. It keeps two editors from undoing each other’s work.',
        schema: { type: 'string' },
      },
    ],
    body: 'Watchlist',
    answer: 'Watchlist',
    refusals: [412],
  }),
  adminRoute('DELETE', '/api/watchlist', deleteWatchlist, {
    id: 'deleteWatchlist',
    tag: 'Admin',
    summary: 'Returns to the watchlist that comes with the program',
    answer: 'Watchlist',
    refusals: [412],
  }),
  adminRoute('GET', '/opml', getOpml, {
    id: 'getOpml',
    tag: 'Admin',
    summary: 'OPML 2.0: the feeds of the watchlist’s sources, and Readout’s own',
    answer: null,
    type: 'text/x-opml',
    refusals: [409],
  }),
  adminRoute('GET', '/api/checks', listAnswers, {
    id: 'listChecks',
    tag: 'Admin',
    summary:
      'What the checks that were asked for in the last week led to: the last answer of each source and article',
    answer: 'CheckAnswerList',
  }),
  adminRoute('POST', '/api/checks', postChecks, {
    id: 'check',
    tag: 'Admin',
    summary: 'Checks now, whatever schedule and back-off say',
    body: 'ChecksRequest',
    status: 202,
    answer: 'QueuedChecks',
    refusals: [409],
  }),
  adminRoute('DELETE', '/api/articles/:id', deleteArticle, {
    id: 'eraseArticle',
    tag: 'Admin',
    summary: 'Erases an article with all that cites it; it is not taken up again',
    status: 202,
    answer: 'Queued',
    refusals: [404],
  }),
  adminRoute('GET', '/api/articles/:id/versions/:hash', getVersion, {
    id: 'getVersion',
    tag: 'Admin',
    summary: 'The text that was extracted; full texts are not republished',
    answer: 'Version',
  }),
  adminRoute('GET', '/api/articles/:id/versions/:hash/snapshot', getSnapshot, {
    id: 'getSnapshot',
    tag: 'Admin',
    summary: 'The page as fetched, as plain text',
    answer: null,
    type: 'text/plain',
  }),
  adminRoute('POST', '/api/alerts/:id/withdraw', postWithdraw, {
    id: 'withdrawAlert',
    tag: 'Admin',
    summary: 'Marks an alert as withdrawn, in place, and tells the endpoints that received it',
    body: 'WithdrawRequest',
    answer: 'Alert',
  }),
  ...webhookRoutes,
  adminRoute('GET', '/api/dead', listDeadLetters, {
    id: 'listDead',
    tag: 'Admin',
    summary: 'Messages that failed every retry',
    answer: 'DeadList',
  }),
  adminRoute('POST', '/api/dead/replay', postDeadReplay, {
    id: 'replayDead',
    tag: 'Admin',
    summary: 'Sends a dead letter again',
    body: 'DeadReplay',
    status: 202,
    answer: 'Queued',
    refusals: [404, 409],
  }),
];
