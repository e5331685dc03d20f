import { DeliveriesQuery } from '../../admin/api/webhook-forms.ts';
import { parametersIn } from './parameters.ts';
import { admin, adminPage, type Route } from './route.ts';

/** What whoever runs a deployment may do. */
export const administration: readonly Route[] = [
  admin('GET', '/api/watchlist', {
    id: 'getWatchlist',
    tag: 'Admin',
    summary: 'The watchlist in force, with an ETag',
    answer: 'Watchlist',
  }),
  admin('PUT', '/api/watchlist', {
    id: 'putWatchlist',
    tag: 'Admin',
    summary: 'Replaces the watchlist; the next tick goes by it',
    headers: [
      {
        name: 'If-Match',
        description: 'The ETag that was answered: keeps two editors from undoing each other’s work.',
        schema: { type: 'string' },
        list: false,
      },
    ],
    body: 'Watchlist',
    answer: 'Watchlist',
    refusals: [412],
  }),
  admin(
    'GET',
    '/opml',
    {
      id: 'getOpml',
      tag: 'Admin',
      summary: 'OPML 2.0: the feeds of the watchlist’s sources, and Readout’s own',
      answer: null,
    },
    'text/x-opml',
  ),
  admin('POST', '/api/checks', {
    id: 'check',
    tag: 'Admin',
    summary: 'Checks now, whatever schedule and back-off say',
    body: 'ChecksRequest',
    status: 202,
    answer: 'QueuedChecks',
  }),
  admin('GET', '/api/articles/:id/versions/:hash', {
    id: 'getVersion',
    tag: 'Admin',
    summary: 'The text that was extracted; full texts are not republished',
    answer: 'Version',
  }),
  admin(
    'GET',
    '/api/articles/:id/versions/:hash/snapshot',
    { id: 'getSnapshot', tag: 'Admin', summary: 'The page as fetched, as plain text', answer: null },
    'text/plain',
  ),
  admin('POST', '/api/alerts/:id/withdraw', {
    id: 'withdrawAlert',
    tag: 'Admin',
    summary: 'Marks an alert as withdrawn, in place, and tells the endpoints that it went to',
    body: 'WithdrawRequest',
    answer: 'Alert',
  }),
  admin('GET', '/api/dead', {
    id: 'listDead',
    tag: 'Admin',
    summary: 'Messages that every retry gave up',
    answer: 'DeadList',
  }),
  admin('POST', '/api/dead/replay', {
    id: 'replayDead',
    tag: 'Admin',
    summary: 'Sends one of them again',
    body: 'DeadReplay',
    status: 202,
    answer: 'Queued',
    refusals: [404, 409],
  }),
  ...webhooks(),
];

/** The same in a browser. */
export const adminPages: readonly Route[] = [
  adminPage('GET', '/admin'),
  adminPage('POST', '/admin/login'),
  adminPage('POST', '/admin/logout'),
  adminPage('GET', '/admin/watchlist'),
  adminPage('POST', '/admin/watchlist'),
  adminPage('POST', '/admin/watchlist/check'),
  adminPage('GET', '/admin/webhooks'),
  adminPage('POST', '/admin/webhooks'),
  adminPage('GET', '/admin/webhooks/:id'),
  adminPage('POST', '/admin/webhooks/:id'),
];

function webhooks(): Route[] {
  return [
    admin('GET', '/api/webhooks', {
      id: 'listWebhooks',
      tag: 'Webhooks',
      summary: 'All webhooks, with the state of their endpoints',
      answer: 'WebhookList',
    }),
    admin('POST', '/api/webhooks', {
      id: 'createWebhook',
      tag: 'Webhooks',
      summary: 'Makes a webhook and answers with its secret, this once; a test event is on its way',
      body: 'WebhookRequest',
      status: 201,
      answer: 'CreatedWebhook',
      refusals: [409],
    }),
    admin('GET', '/api/webhooks/:id', {
      id: 'getWebhook',
      tag: 'Webhooks',
      summary: 'One webhook',
      answer: 'Webhook',
    }),
    admin('PATCH', '/api/webhooks/:id', {
      id: 'changeWebhook',
      tag: 'Webhooks',
      summary: 'Changes what is named: address, filter, format, pause, digest',
      body: 'WebhookPatch',
      answer: 'Webhook',
    }),
    admin(
      'DELETE',
      '/api/webhooks/:id',
      {
        id: 'deleteWebhook',
        tag: 'Webhooks',
        summary: 'Ends a webhook and what is on its way',
        status: 204,
        answer: null,
      },
      null,
    ),
    admin('POST', '/api/webhooks/:id/test', {
      id: 'testWebhook',
      tag: 'Webhooks',
      summary: 'Sends a test event: answered with 2xx, a disabled endpoint is open again',
      status: 202,
      answer: 'Queued',
    }),
    admin('POST', '/api/webhooks/:id/rotate', {
      id: 'rotateSecret',
      tag: 'Webhooks',
      summary: 'Makes a new secret; the one before signs as well for 24 hours',
      answer: 'RotatedSecret',
      refusals: [409],
    }),
    admin('POST', '/api/webhooks/:id/replay', {
      id: 'replayWebhook',
      tag: 'Webhooks',
      summary: 'Sends again one alert, or what was told since a time',
      body: 'WebhookReplay',
      status: 202,
      answer: 'Queued',
      refusals: [409],
    }),
    admin('GET', '/api/webhooks/:id/deliveries', {
      id: 'listDeliveries',
      tag: 'Webhooks',
      summary: 'Attempts, newest first: status, latency, attempt, and the start of the answer',
      query: parametersIn(DeliveriesQuery, {
        limit: 'Attempts on a page.',
        cursor: 'As the answer before gave it.',
      }),
      answer: 'DeliveryList',
      refusals: [400],
    }),
  ];
}
