/** Lists what was sent to an endpoint, and sends it again. */
import { clockSince, iso } from '../../../core/model/time.ts';
import type { DeliveryMessage } from '../../../core/model/index.ts';
import { alertEvent } from '../../../core/webhooks/event.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { readForm } from './body.ts';
import { invalid, json, type Refusal, refuse } from './problem.ts';
import { notFound } from '../../http/http-problem.ts';
import { DeliveriesQuery, WebhookReplayForm } from './webhook-forms.ts';
import { noWebhook } from './webhooks.ts';

const closed: Refusal = {
  status: 409,
  title: 'The endpoint is paused or disabled',
  detail:
    'Resume a paused one (PATCH paused to false). Send a disabled one a test: an answer of 2xx makes it active again.',
};

/** Answers with the attempts, newest first. */
export async function listDeliveries(
  { corpus }: Dependencies,
  request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const query = DeliveriesQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refuse(badQuery);
  if ((await corpus.getSubscription(id)) === null) return refuse(noWebhook);
  const { limit, cursor } = query.data;
  const page = await corpus.pageOfDeliveries(id, limit, cursor);
  return json({ items: page.deliveries, cursor: page.cursor });
}

const badQuery: Refusal = {
  ...invalid([{ path: '', text: 'must be a limit (1 to 100) and the cursor of an earlier answer' }]),
  status: 400,
};

/**
 * Sends one alert again, whatever the filter says, or every alert since a time that the filter wants. Each keeps the id of its
 * first event.
 */
export async function postWebhookReplay(
  { corpus, queues, wall }: Dependencies,
  request: Request,
  { id }: { readonly id: string },
): Promise<Response> {
  const form = await readForm(request, WebhookReplayForm);
  if (!form.ok) return refuse(form.error);
  const subscription = await corpus.getSubscription(id);
  if (subscription === null) return refuse(noWebhook);
  if (subscription.paused || (await corpus.getEndpoint(id))?.state === 'disabled') return refuse(closed);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  const wanted = form.value;
  let message: DeliveryMessage;
  if ('alert' in wanted) {
    const alert = await corpus.getAlert(wanted.alert);
    if (alert === null) return refuse(notFound('No alert has this id.'));
    message = alertEvent(clock, id, alert);
  } else {
    const since = iso(Date.parse(wanted.since));
    message = { kind: 'catch-up', clock, subscription: id, since, again: !wanted.missed, by: null };
  }
  await queues.deliveries([message]);
  return json({ queued: message.kind === 'delivery' ? message.type : 'replay' }, 202);
}
