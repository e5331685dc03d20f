/** What was sent to an endpoint, and sending it again. */
import { clockSince, iso } from '../../../core/model/time.ts';
import type { DeliveryMessage } from '../../../core/model/index.ts';
import { alertEvent } from '../../../core/webhooks/event.ts';
import type { Dependencies } from '../../../pipeline/dependencies.ts';
import { readForm } from './body.ts';
import { invalid, json, notFound, type Refusal, refuse } from './problem.ts';
import { PageQuery, ReplayForm } from './webhook-forms.ts';

type Named = { readonly id: string };

const unknown = notFound('No webhook has this id.');
const noAlert = notFound('No alert has this id.');
const closed: Refusal = {
  status: 409,
  title: 'The endpoint takes nothing now',
  detail: 'It is paused or disabled. PATCH paused to false, or send it a test: answered with 2xx, it opens.',
};

/** Attempts, newest first. */
export async function listDeliveries(
  { corpus }: Dependencies,
  request: Request,
  { id }: Named,
): Promise<Response> {
  const query = PageQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refuse(badQuery);
  if ((await corpus.getSubscription(id)) === null) return refuse(unknown);
  const { limit, cursor } = query.data;
  const page = await corpus.pageOfDeliveries(id, limit, cursor);
  return json({ items: page.deliveries, cursor: page.cursor });
}

const badQuery: Refusal = {
  ...invalid([{ path: '', text: 'takes limit (1 to 100) and the cursor of an earlier answer' }]),
  status: 400,
};

/** Sends again one alert, whatever the filter says, or all that the filter wants since a time; each with its own id. */
export async function postReplayOf(
  { corpus, queues, wall }: Dependencies,
  request: Request,
  { id }: Named,
): Promise<Response> {
  const form = await readForm(request, ReplayForm);
  if (!form.ok) return refuse(form.error);
  const subscription = await corpus.getSubscription(id);
  if (subscription === null) return refuse(unknown);
  if (subscription.paused || (await corpus.getEndpoint(id))?.state === 'disabled') return refuse(closed);
  const clock = clockSince((await corpus.readTick()).heartbeat, wall);
  const asked = form.value;
  let message: DeliveryMessage;
  if ('alert' in asked) {
    const alert = await corpus.getAlert(asked.alert);
    if (alert === null) return refuse(noAlert);
    message = alertEvent(clock, id, alert);
  } else {
    const since = iso(Date.parse(asked.since));
    message = { kind: 'catch-up', clock, subscription: id, since, again: !asked.missed, by: null };
  }
  await queues.deliveries([message]);
  return json({ queued: message.kind === 'delivery' ? message.type : 'replay' }, 202);
}
