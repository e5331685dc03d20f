import type { FC } from 'hono/jsx';

/** Why one is asked again: the token was wrong, or the session was over when a form was sent. */
export type Refused = 'wrong' | 'over' | null;

const refusals = {
  wrong: 'That is not the admin token.',
  over: 'You were logged out meanwhile, and nothing was done. Log in in another tab; then go back here and send the form again.',
} as const;

/** @param next where to go on */
export const LoginPage: FC<{ next: string; refused: Refused }> = ({ next, refused }) => (
  <div class="column">
    <h1>Admin</h1>
    {refused !== null && (
      <p class="banner" role="alert">
        {refusals[refused]}
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
      The one that stands in ADMIN_TOKEN. This browser then keeps a signed note that it was here, for an hour
      of disuse and twelve in all, and never the token.
    </p>
  </div>
);

/** Where an admin can go. */
export const AdminPage: FC = () => (
  <div class="column">
    <h1>Admin</h1>
    <ul>
      <li>
        <a href="/admin/watchlist">Watchlist</a>: what is watched, checked before it is saved
      </li>
      <li>
        <a href="/admin/webhooks">Webhooks</a>: who is told, and how each delivery went
      </li>
      <li>
        <a href="/status">Status</a>: what each source answers
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
