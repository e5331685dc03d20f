import type { Context } from 'hono';
import { z } from 'zod';
import { newEndpoint } from '../../../core/webhooks/retry.ts';
import type { Result } from '../../../core/model/result.ts';
import { isId } from '../../api/routes.ts';
import { WebhookPage } from './webhook-view.tsx';
import { type Notice, WebhooksPage } from './webhooks-view.tsx';
import { notFound, respondProblem } from '../../http/problem.tsx';
import { readWatchState, type ServeContext } from '../../context.ts';
import { whenOf } from '../../ui/render.tsx';
import { readFields } from '../form.ts';
import { outcomeOf } from '../outcome.ts';
import type { Refusal } from '../api/problem.ts';
import { type AdminRoute, showAdmin, titleAfter } from './show.tsx';
import { webhookOf } from '../webhook-fields.ts';
import { deleteWebhook, patchWebhook, postRotate, postTest, postWebhook } from '../api/webhooks.ts';
import { postReplayOf } from '../api/webhooks-log.ts';

/** Who is told, and how that went: each form asks a handler of the API. */
export const webhookPages: readonly AdminRoute[] = [
  { method: 'GET', path: '/admin/webhooks', handle: (c, serving) => showList(c, serving, noticeOf(c)) },
  { method: 'POST', path: '/admin/webhooks', handle: create },
  { method: 'GET', path: '/admin/webhooks/:id', handle: (c, serving) => showOne(c, serving, noticeOf(c)) },
  { method: 'POST', path: '/admin/webhooks/:id', handle: act },
];

/** What was done, by the word in the address that a form leads to. */
const done = {
  paused: 'Paused: what is told from now on is noted, and not sent.',
  resumed: 'Resumed.',
  changed: 'Changed. Storage may show the earlier settings for a minute.',
  tested: 'A test is on its way; its attempt stands in the log in a moment.',
  replayed: 'What you asked for is on its way.',
  deleted: 'Deleted. Storage may show it for a minute.',
} as const;
/** No other word has a sentence: those that every object knows (`constructor`) neither. */
const sentences: ReadonlyMap<string, string> = new Map(Object.entries(done));

function noticeOf(c: Context): Notice | null {
  const sentence = sentences.get(c.req.query('done') ?? '');
  return sentence === undefined ? null : { kind: 'done', sentence };
}

const refused = ({ title, detail, errors }: Refusal): Notice => ({
  kind: 'refused',
  sentence: `${title}: ${detail}`,
  errors: errors ?? [],
});

const titled = (notice: Notice | null, title: string): string =>
  titleAfter(notice === null ? null : notice.kind === 'done' ? 'good' : 'bad', title);

async function showList(c: Context, serving: ServeContext, notice: Notice | null): Promise<Response> {
  const { corpus } = serving;
  const subscriptions = await corpus.listSubscriptions();
  const endpoints = await corpus.getEndpoints(subscriptions.map(({ id }) => id));
  const webhooks = subscriptions
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map((subscription) => ({
      subscription,
      endpoint: endpoints.get(subscription.id) ?? newEndpoint(subscription),
    }));
  const when = whenOf(await readWatchState(serving));
  return showAdmin(
    c,
    serving,
    { title: titled(notice, 'Webhooks') },
    <WebhooksPage {...{ webhooks, notice, when }} />,
  );
}

const jsonRequest = (c: Context, method: string, body: unknown) =>
  new Request(c.req.url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const Secret = z.object({ id: z.string(), secret: z.string().optional() });

/** The secret is shown in this one answer: it stands in no address and no other page. */
function secretNotice(made: Result<unknown, Refusal>, sentence: string): Notice {
  if (!made.ok) return refused(made.error);
  const { secret } = Secret.parse(made.value);
  return { kind: 'done', sentence, ...(secret === undefined ? {} : { secret }) };
}

async function create(c: Context, serving: ServeContext): Promise<Response> {
  const fields = (await readFields(c.req.raw)) ?? new URLSearchParams();
  const made = await outcomeOf(await postWebhook(serving, jsonRequest(c, 'POST', webhookOf(fields))));
  return showList(c, serving, secretNotice(made, 'Made; a test event is on its way.'));
}

const CURSOR = /^[\w+/=.~-]{1,1000}$/u;
const LOG_ROWS = 50;

const none = notFound('No webhook has this address.');

async function showOne(c: Context, serving: ServeContext, notice: Notice | null): Promise<Response> {
  const { corpus } = serving;
  const id = c.req.param('id') ?? '';
  const subscription = isId(id) ? await corpus.getSubscription(id) : null;
  if (subscription === null) return respondProblem(c, none);
  const asked = c.req.query('cursor') ?? '';
  const [endpoint, log, setting] = await Promise.all([
    corpus.getEndpoint(id),
    corpus.pageOfDeliveries(id, LOG_ROWS, CURSOR.test(asked) ? asked : null),
    readWatchState(serving),
  ]);
  return showAdmin(
    c,
    serving,
    { title: titled(notice, 'Webhook') },
    <WebhookPage
      webhook={{ subscription, endpoint: endpoint ?? newEndpoint(subscription) }}
      log={log}
      notice={notice}
      when={whenOf(setting)}
    />,
  );
}

/** Does what the button says by the API's own handler, and leads back to the page. */
async function act(c: Context, serving: ServeContext): Promise<Response> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return respondProblem(c, none);
  const fields = (await readFields(c.req.raw)) ?? new URLSearchParams();
  const action = fields.get('action') ?? '';
  if (action === 'rotate') {
    const made = await outcomeOf(await postRotate(serving, c.req.raw, { id }));
    return showOne(c, serving, secretNotice(made, 'A new secret; the one before signs as well for a day.'));
  }
  const asked = await ask(c, serving, id, action, fields);
  if (asked === null) return showOne(c, serving, null);
  const outcome = await outcomeOf(asked.answer);
  if (!outcome.ok) return showOne(c, serving, refused(outcome.error));
  const place = asked.done === 'deleted' ? '/admin/webhooks' : `/admin/webhooks/${id}`;
  return c.redirect(`${place}?done=${asked.done}`, 303);
}

type Asked = { readonly answer: Response; readonly done: keyof typeof done };

/** @returns null: no button of ours says that */
async function ask(
  c: Context,
  serving: ServeContext,
  id: string,
  action: string,
  fields: URLSearchParams,
): Promise<Asked | null> {
  const patch = (body: unknown) => patchWebhook(serving, jsonRequest(c, 'PATCH', body), { id });
  const replay = (body: unknown) => postReplayOf(serving, jsonRequest(c, 'POST', body), { id });
  switch (action) {
    case 'pause':
      return { answer: await patch({ paused: true }), done: 'paused' };
    case 'resume':
      return { answer: await patch({ paused: false }), done: 'resumed' };
    case 'change':
      return { answer: await patch(webhookOf(fields)), done: 'changed' };
    case 'test':
      return { answer: await postTest(serving, c.req.raw, { id }), done: 'tested' };
    case 'replay':
      return { answer: await replay(replayOf(fields)), done: 'replayed' };
    case 'delete':
      // The box must be ticked: a button beside others is pressed by mistake.
      return fields.get('sure') === 'yes'
        ? { answer: await deleteWebhook(serving, c.req.raw, { id }), done: 'deleted' }
        : null;
    default:
      return null;
  }
}

/** One alert, or all since a time in UTC, as `datetime-local` writes it. */
function replayOf(fields: URLSearchParams): unknown {
  const alert = fields.get('alert');
  if (alert !== null) return { alert };
  const since = fields.get('since') ?? '';
  return {
    since: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(since) ? `${since}:00Z` : since,
    missed: fields.get('missed') === 'yes',
  };
}
