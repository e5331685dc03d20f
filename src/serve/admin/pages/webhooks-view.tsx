import type { FC } from 'hono/jsx';
import type { Endpoint, Subscription } from '../../../core/model/index.ts';
import { line } from '../../../core/language/text.ts';
import type { PathProblem } from '../api/problem.ts';
import { Time, type When } from '../../ui/time.tsx';
import { formatLabels, WebhookFields } from './webhook-fields.tsx';

export type Webhook = { readonly subscription: Subscription; readonly endpoint: Endpoint };

/** The outcome of a form. */
export type Notice =
  | { readonly kind: 'done'; readonly sentence: string; readonly secret?: string }
  | { readonly kind: 'refused'; readonly sentence: string; readonly errors: readonly PathProblem[] };

type WebhooksPageProps = { webhooks: readonly Webhook[]; notice: Notice | null; when: When };

export const WebhooksPage: FC<WebhooksPageProps> = ({ webhooks, notice, when }) => (
  <div class="column">
    <p class="kicker">
      <a href="/admin">Admin</a>
    </p>
    <h1>Webhooks</h1>
    <NoticeView notice={notice} />
    {webhooks.length === 0 ? (
      <p class="empty">There is no webhook yet. Make one below.</p>
    ) : (
      <ul class="rows webhooks">
        {webhooks.map((webhook) => (
          <WebhookRow webhook={webhook} when={when} />
        ))}
      </ul>
    )}
    <section aria-labelledby="make">
      <h2 id="make">Make a webhook</h2>
      <form action="/admin/webhooks" method="post">
        <WebhookFields subscription={null} />
        <button type="submit">Make it</button>
      </form>
    </section>
  </div>
);

export const NoticeView: FC<{ notice: Notice | null }> = ({ notice }) => (
  <div role="status">
    {notice !== null && (
      <div class="banner">
        <p>{notice.sentence}</p>
        {notice.kind === 'done' && notice.secret !== undefined && (
          <p>
            Its secret, shown only now: <code>{notice.secret}</code>
          </p>
        )}
        {notice.kind === 'refused' && notice.errors.length > 0 && (
          <ul>
            {notice.errors.map(({ path, text }) => (
              <li>
                <code>{path}</code> {text}
              </li>
            ))}
          </ul>
        )}
      </div>
    )}
  </div>
);

/** Shows only the host of a chat's hook: its whole address is its key, and others may see the list over a shoulder. */
function displayName({ url, format }: Subscription): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return format === 'standard' ? `${host}${pathname}` : host;
}

const WebhookRow: FC<{ webhook: Webhook; when: When }> = ({ webhook, when }) => {
  const { subscription } = webhook;
  const { id, format, digest } = subscription;
  return (
    <li class={stateOf(webhook) === 'disabled' || stateOf(webhook) === 'failing' ? 'failing' : undefined}>
      <a class="name address" href={`/admin/webhooks/${id}`}>
        {line(displayName(subscription))}
      </a>
      <StateLine webhook={webhook} when={when} />
      <span class="meta">
        {formatLabels[format]}
        {digest === 'day' && ', once a day'}; {describeFilter(subscription)}
      </span>
    </li>
  );
};

const stateOf = ({ subscription, endpoint }: Webhook) => (subscription.paused ? 'paused' : endpoint.state);

const states = {
  active: 'Working',
  failing: 'Failing',
  disabled: 'Disabled',
  paused: 'Paused by you',
} as const;

/** Says the state in words, with its reason, because a colour alone says nothing. */
export const StateLine: FC<{ webhook: Webhook; when: When }> = ({ webhook, when }) => {
  const state = stateOf(webhook);
  const { since, reason } = webhook.endpoint;
  return (
    <span>
      <b>{states[state]}</b>
      {state !== 'paused' && (
        <>
          {' '}
          since <Time at={since} when={when} dated />
        </>
      )}
      {reason !== null && state !== 'paused' && `: ${line(reason)}`}.
    </span>
  );
};

/** Describes the filter in one line. */
export function describeFilter({ filter }: Subscription): string {
  const { severity, q, ...lists } = filter;
  const named = Object.entries(lists).flatMap(([name, values]) =>
    values.length === 0 ? [] : [`${name} ${values.map(line).join(' or ')}`],
  );
  const words = q === null ? [] : [`words ${line(q)}`];
  return [`${severity ?? 'notable'} and above`, ...named, ...words].join('; ');
}
