import type { FC } from 'hono/jsx';

/** The reasons to ask for the token again. */
export type LoginReason = 'wrong-token' | 'session-ended';

const reasons: Readonly<Record<LoginReason, string>> = {
  'wrong-token': 'That is not the admin token.',
  'session-ended':
    'Your session had ended, so nothing was done. Log in in another tab, then go back here and send the form again.',
};

/** @param next the page to open after logging in */
export const LoginPage: FC<{ next: string; reason: LoginReason | null }> = ({ next, reason }) => (
  <div class="column">
    <h1>Admin</h1>
    {reason !== null && (
      <p class="banner" role="alert">
        {reasons[reason]}
      </p>
    )}
    <form action="/admin/login" method="post">
      <input type="hidden" name="next" value={next} />
      <label for="token">Admin token</label>
      <span class="field">
        <input
          id="token"
          name="token"
          type="password"
          required
          maxlength={512}
          autocomplete="current-password"
          spellcheck={false}
        />
        <button type="submit">Log in</button>
      </span>
    </form>
    <p class="note">
      The value of ADMIN_TOKEN. This browser keeps a signed cookie instead of the token; it ends after an hour
      without use, and after twelve hours in any case.
    </p>
  </div>
);

export const AdminPage: FC = () => (
  <div class="column">
    <h1>Admin</h1>
    <ul>
      <li>
        <a href="/admin/sources">Sources</a>: their last answers; add, pause, check and try one
      </li>
      <li>
        <a href="/admin/watchlist">Watchlist</a>: what is watched; checked before it is saved
      </li>
      <li>
        <a href="/admin/webhooks">Webhooks</a>: who is told, and how each delivery went
      </li>
      <li>
        <a href="/status">Status</a>: how each source is doing
      </li>
    </ul>
    <LogoutForm />
  </div>
);

const LogoutForm: FC = () => (
  <form action="/admin/logout" method="post">
    <button type="submit">Log out</button>
  </form>
);
