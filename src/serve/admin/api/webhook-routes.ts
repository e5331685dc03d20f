import { parametersIn, type Route } from '../../route.ts';
import { adminRoute } from './admin-route.ts';
import { DeliveriesQuery } from './webhook-forms.ts';
import { listDeliveries, postWebhookReplay } from './deliveries.ts';
import {
  deleteWebhook,
  getWebhook,
  listWebhooks,
  patchWebhook,
  postRotate,
  postTest,
  postWebhook,
} from './webhooks.ts';

export const webhookRoutes: readonly Route[] = [
  adminRoute('GET', '/api/webhooks', listWebhooks, {
    id: 'listWebhooks',
    tag: 'Webhooks',
    summary: 'All webhooks, with the state of their endpoints',
    answer: 'WebhookList',
  }),
  adminRoute('POST', '/api/webhooks', postWebhook, {
    id: 'createWebhook',
    tag: 'Webhooks',
    summary: 'Makes a webhook and answers with its secret, this once; a test event is on its way',
    body: 'WebhookRequest',
    status: 201,
    answer: 'CreatedWebhook',
    refusals: [409],
  }),
  adminRoute('GET', '/api/webhooks/:id', getWebhook, {
    id: 'getWebhook',
    tag: 'Webhooks',
    summary: 'One webhook',
    answer: 'Webhook',
  }),
  adminRoute('PATCH', '/api/webhooks/:id', patchWebhook, {
    id: 'changeWebhook',
    tag: 'Webhooks',
    summary: 'Changes the keys that are sent: address, filter, format, pause, digest',
    body: 'WebhookPatch',
    answer: 'Webhook',
  }),
  adminRoute('DELETE', '/api/webhooks/:id', deleteWebhook, {
    id: 'deleteWebhook',
    tag: 'Webhooks',
    summary: 'Deletes a webhook and cancels its pending deliveries',
    status: 204,
    answer: null,
    type: null,
  }),
  adminRoute('POST', '/api/webhooks/:id/test', postTest, {
    id: 'testWebhook',
    tag: 'Webhooks',
    summary: 'Sends a test event; an answer of 2xx opens a disabled endpoint again',
    status: 202,
    answer: 'Queued',
  }),
  adminRoute('POST', '/api/webhooks/:id/rotate', postRotate, {
    id: 'rotateSecret',
    tag: 'Webhooks',
    summary: 'Makes a new secret; the previous one keeps signing for 24 hours',
    answer: 'RotatedSecret',
    refusals: [409],
  }),
  adminRoute('POST', '/api/webhooks/:id/replay', postWebhookReplay, {
    id: 'replayWebhook',
    tag: 'Webhooks',
    summary: 'Sends one alert again, or every alert told since a time',
    body: 'WebhookReplay',
    status: 202,
    answer: 'Queued',
    refusals: [409],
  }),
  adminRoute('GET', '/api/webhooks/:id/deliveries', listDeliveries, {
    id: 'listDeliveries',
    tag: 'Webhooks',
    summary:
      'Attempts, newest first: status, latency, number of the attempt, and the beginning of the answer',
    parameters: parametersIn(DeliveriesQuery, {
      limit: 'Attempts on a page.',
      cursor: 'The cursor of the previous answer.',
    }),
    answer: 'DeliveryList',
    refusals: [400],
  }),
];
