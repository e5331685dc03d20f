import type { Context } from 'hono';
import * as z from 'zod';
import type { Result } from '../../../core/model/result.ts';
import { newEndpoint } from '../../../core/webhooks/retry.ts';
import { isId } from '../../http/request.ts';
import { readWatchState, type ServeContext } from '../../context.ts';
import { notFound } from '../../http/http-problem.ts';
import { respondProblem } from '../../http/problem.tsx';
import { whenOf } from '../../ui/render.tsx';
import { readFields } from '../api/body.ts';
import { postWebhookReplay } from '../api/deliveries.ts';
import { readAnswer, type RefusalText } from '../api/problem.ts';
import { deleteWebhook, patchWebhook, postRotate, postTest, postWebhook } from '../api/webhooks.ts';
import { type AdminRoute, renderAdminPage, titleWithOutcome } from './render.tsx';
import { webhookFromFields } from './webhook-fields.tsx';
import { WebhookPage } from './webhook-view.tsx';
import { type Notice, WebhooksPage } from './webhooks-view.tsx';

/** The pages that show who is told and how each delivery went. Each form calls a handler of the API. */
export const webhookPages: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/admin/webhooks',
    handle: (c, context) => renderList(c, context, noticeIn(c)),
  },
  { method: 'POST', path: '/admin/webhooks', handle: createWebhook },
  {
    method: 'GET',
    path: '/admin/webhooks/:id',
    handle: (c, context) => renderWebhook(c, context, noticeIn(c)),
  },
  { method: 'POST', path: '/admin/webhooks/:id', handle: answerForm },
];

/** Reports what was done, by the word in the address that a form leads to. */
const doneSentences = {
  paused: 'Paused. Alerts told from now on are recorded and not sent.',
  resumed: 'Resumed.',
  changed: 'Changed. The earlier settings may still be shown for a minute.',
  tested: 'A test is on its way. Its attempt will soon be in the log.',
  replayed: 'What you asked for is on its way.',
  deleted: 'Deleted. It may still be shown for a minute.',
} as const;
type Done = keyof typeof doneSentences;

/** A map has no other words, not even those that every object knows (`constructor`). */
const sentences: ReadonlyMap<string, string> = new Map(Object.entries(doneSentences));

function noticeIn(c: Context): Notice | null {
  const sentence = sentences.get(c.req.query('done') ?? '');
  return sentence === undefined ? null : { kind: 'done', sentence };
}

const refusedNotice = ({ title, detail, errors }: RefusalText): Notice => ({
  kind: 'refused',
  sentence: `${title}: ${detail}`,
  errors: errors ?? [],
});

const titleFor = (notice: Notice | null, title: string): string =>
  titleWithOutcome(notice === null ? null : notice.kind === 'done' ? 'good' : 'bad', title);

async function renderList(c: Context, context: ServeContext, notice: Notice | null): Promise<Response> {
  const { corpus } = context;
  const subscriptions = await corpus.listSubscriptions();
  const endpoints = await corpus.getEndpoints(subscriptions.map(({ id }) => id));
  const webhooks = subscriptions
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map((subscription) => ({
      subscription,
      endpoint: endpoints.get(subscription.id) ?? newEndpoint(subscription),
    }));
  const when = whenOf(await readWatchState(context));
  const head = { title: titleFor(notice, 'Webhooks') };
  return renderAdminPage(c, context, head, <WebhooksPage {...{ webhooks, notice, when }} />);
}

const CURSOR = /^[\w+/=.~-]{1,1000}$/u;
const LOG_ROWS = 50;

const noWebhook = notFound('No webhook has this address.');

async function renderWebhook(c: Context, context: ServeContext, notice: Notice | null): Promise<Response> {
  const { corpus } = context;
  const id = c.req.param('id') ?? '';
  const subscription = isId(id) ? await corpus.getSubscription(id) : null;
  if (subscription === null) return respondProblem(c, noWebhook);
  const cursor = c.req.query('cursor') ?? '';
  const [endpoint, log, watchState] = await Promise.all([
    corpus.getEndpoint(id),
    corpus.pageOfDeliveries(id, LOG_ROWS, CURSOR.test(cursor) ? cursor : null),
    readWatchState(context),
  ]);
  const webhook = { subscription, endpoint: endpoint ?? newEndpoint(subscription) };
  const when = whenOf(watchState);
  const head = { title: titleFor(notice, 'Webhook') };
  return renderAdminPage(c, context, head, <WebhookPage {...{ webhook, log, notice, when }} />);
}

const jsonRequest = (c: Context, method: string, body: unknown) =>
  new Request(c.req.url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const MadeSecret = z.object({ id: z.string(), secret: z.string().optional() });

/** The secret is shown in this one answer: no address and no other page holds it. */
function secretNotice(made: Result<unknown, RefusalText>, sentence: string): Notice {
  if (!made.ok) return refusedNotice(made.error);
  const { secret } = MadeSecret.parse(made.value);
  return { kind: 'done', sentence, ...(secret === undefined ? {} : { secret }) };
}

async function createWebhook(c: Context, context: ServeContext): Promise<Response> {
  const fields = await readFields(c.req.raw);
  const answer = await postWebhook(context, jsonRequest(c, 'POST', webhookFromFields(fields)));
  const notice = secretNotice(await readAnswer(answer), 'Made. A test event is on its way.');
  return renderList(c, context, notice);
}

/** Does what the pressed button says by the API's own handler, and leads back to the page. */
async function answerForm(c: Context, context: ServeContext): Promise<Response> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return respondProblem(c, noWebhook);
  const fields = await readFields(c.req.raw);
  if (fields.get('action') === 'rotate') {
    const made = await readAnswer(await postRotate(context, c.req.raw, { id }));
    const notice = secretNotice(made, 'A new secret was made. The previous one keeps signing for a day.');
    return renderWebhook(c, context, notice);
  }
  const result = await performAction(c, context, id, fields);
  if (result === null) return renderWebhook(c, context, null);
  const outcome = await readAnswer(result.answer);
  if (!outcome.ok) return renderWebhook(c, context, refusedNotice(outcome.error));
  const path = result.done === 'deleted' ? '/admin/webhooks' : `/admin/webhooks/${id}`;
  return c.redirect(`${path}?done=${result.done}`, 303);
}

type ActionResult = { readonly answer: Response; readonly done: Done };

/** Returns null where no button of ours asks for the action, or the box beside the button was not ticked. */
async function performAction(
  c: Context,
  context: ServeContext,
  id: string,
  fields: URLSearchParams,
): Promise<ActionResult | null> {
  const patch = (body: unknown) => patchWebhook(context, jsonRequest(c, 'PATCH', body), { id });
  const replay = (body: unknown) => postWebhookReplay(context, jsonRequest(c, 'POST', body), { id });
  switch (fields.get('action') ?? '') {
    case 'pause':
      return { answer: await patch({ paused: true }), done: 'paused' };
    case 'resume':
      return { answer: await patch({ paused: false }), done: 'resumed' };
    case 'change':
      return { answer: await patch(webhookFromFields(fields)), done: 'changed' };
    case 'test':
      return { answer: await postTest(context, c.req.raw, { id }), done: 'tested' };
    case 'replay':
      return { answer: await replay(replayFromFields(fields)), done: 'replayed' };
    case 'delete':
      // The box must be ticked, because a button beside others is easily pressed by mistake.
      return fields.get('sure') === 'yes'
        ? { answer: await deleteWebhook(context, c.req.raw, { id }), done: 'deleted' }
        : null;
    default:
      return null;
  }
}

/** Asks for one alert, or for all since a time in UTC, as `datetime-local` writes it. */
function replayFromFields(fields: URLSearchParams): unknown {
  const alert = fields.get('alert');
  if (alert !== null) return { alert };
  const since = fields.get('since') ?? '';
  return {
    since: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(since) ? `${since}:00Z` : since,
    missed: fields.get('missed') === 'yes',
  };
}
