import type { FC } from 'hono/jsx';
import type { Delivery } from '../../../core/model/index.ts';
import { line } from '../../../core/language/text.ts';
import { pathTo } from '../../ui/components.tsx';
import { Time, type When } from '../../ui/time.tsx';
import { formatLabels, WebhookFields } from './webhook-fields.tsx';
import { type Notice, NoticeView, StateLine, describeFilter, type Webhook } from './webhooks-view.tsx';

type DeliveryLogPage = { readonly deliveries: readonly Delivery[]; readonly cursor: string | null };
type WebhookPageProps = { webhook: Webhook; log: DeliveryLogPage; notice: Notice | null; when: When };

/** Shows one endpoint: its state, what can be done with it, and every attempt. */
export const WebhookPage: FC<WebhookPageProps> = ({ webhook, log, notice, when }) => {
  const { subscription } = webhook;
  const action = `/admin/webhooks/${subscription.id}`;
  return (
    <div class="column">
      <p class="kicker">
        <a href="/admin">Admin</a> <a href="/admin/webhooks">Webhooks</a>
      </p>
      <h1 class="address">{line(new URL(subscription.url).host)}</h1>
      <NoticeView notice={notice} />
      <p>
        <StateLine webhook={webhook} when={when} />
      </p>
      <p class="meta">
        {formatLabels[subscription.format]}; {describeFilter(subscription)}; made{' '}
        <Time at={subscription.createdAt} when={when} dated />
      </p>
      <Actions webhook={webhook} action={action} />
      <section aria-labelledby="log">
        <h2 id="log">Deliveries</h2>
        <DeliveryLog log={log} action={action} when={when} />
      </section>
      <section aria-labelledby="again">
        <h2 id="again">Send again</h2>
        <ReplayForm action={action} />
      </section>
      <ChangeSection subscription={subscription} action={action} />
      <DeleteSection action={action} />
    </div>
  );
};

const ChangeSection: FC<{ subscription: Webhook['subscription']; action: string }> = ({
  subscription,
  action,
}) => (
  <section aria-labelledby="change">
    <h2 id="change">Change it</h2>
    <form action={action} method="post">
      <WebhookFields subscription={subscription} />
      <button type="submit" name="action" value="change">
        Change
      </button>
    </form>
  </section>
);

const DeleteSection: FC<{ action: string }> = ({ action }) => (
  <section aria-labelledby="delete">
    <h2 id="delete">Delete it</h2>
    <form action={action} method="post">
      <label class="tick">
        <input type="checkbox" name="sure" value="yes" required /> Yes, and cancel what is on its way to it
      </label>
      <button type="submit" name="action" value="delete">
        Delete
      </button>
    </form>
  </section>
);

const Actions: FC<{ webhook: Webhook; action: string }> = ({ webhook: { subscription }, action }) => (
  <form class="actions" action={action} method="post">
    <button type="submit" name="action" value="test">
      Send a test
    </button>
    <button type="submit" name="action" value={subscription.paused ? 'resume' : 'pause'}>
      {subscription.paused ? 'Resume' : 'Pause'}
    </button>
    {subscription.format === 'standard' && (
      <button type="submit" name="action" value="rotate">
        Make a new secret
      </button>
    )}
  </form>
);

const ReplayForm: FC<{ action: string }> = ({ action }) => (
  <form action={action} method="post">
    <label for="since">Every alert told since (UTC)</label>
    <span class="field">
      <input id="since" name="since" type="datetime-local" required />
      <button type="submit" name="action" value="replay">
        Send again
      </button>
    </span>
    <label class="tick">
      <input type="checkbox" name="missed" value="yes" checked /> Only what was not delivered
    </label>
  </form>
);

const DeliveryLog: FC<{ log: DeliveryLogPage; action: string; when: When }> = ({ log, action, when }) =>
  log.deliveries.length === 0 ? (
    <p class="empty">Nothing was sent in the last 30 days.</p>
  ) : (
    <>
      <ol class="rows deliveries">
        {log.deliveries.map((delivery) => (
          <li>
            <Attempt delivery={delivery} action={action} when={when} />
          </li>
        ))}
      </ol>
      {log.cursor !== null && (
        <p>
          <a href={`${action}?cursor=${encodeURIComponent(log.cursor)}#log`}>Older</a>
        </p>
      )}
    </>
  );

const outcomes: Readonly<Record<Delivery['outcome'], string>> = {
  delivered: 'Delivered',
  retry: 'Failed, will be retried',
  dead: 'Given up',
  disabled: 'Not sent: disabled',
  paused: 'Not sent: paused',
};

const Attempt: FC<{ delivery: Delivery; action: string; when: When }> = ({ delivery, action, when }) => {
  const { at, outcome, status, milliseconds, attempt, type, alert, text, nextAt } = delivery;
  return (
    <>
      <span>
        <Time at={at} when={when} dated /> <b>{outcomes[outcome]}</b>
        {status !== null && `, HTTP ${status}`}
        {(outcome === 'delivered' || outcome === 'retry' || outcome === 'dead') &&
          ` in ${milliseconds.toLocaleString('en')} ms, attempt ${attempt}`}
        {nextAt !== null && (
          <>
            , next <Time at={nextAt} when={when} dated />
          </>
        )}
      </span>
      <span class="meta">
        {alert === null ? line(type) : <a href={pathTo.alert(alert)}>{line(type)}</a>}
        {text !== '' && (
          <>
            {' '}
            <q dir="auto">{line(text)}</q>
          </>
        )}
      </span>
      {alert !== null && (
        <form class="again" action={action} method="post">
          <input type="hidden" name="alert" value={alert} />
          <button type="submit" name="action" value="replay">
            Send again<span class="hidden"> the alert of this attempt</span>
          </button>
        </form>
      )}
    </>
  );
};
