import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSameSecret } from '../../http/access.ts';
import { AdminPage, LoginPage, type Refused } from './login-view.tsx';
import { Layout, htmlDocument } from '../../ui/layout.tsx';
import { respondProblem } from '../../http/problem.tsx';
import type { ServeContext } from '../../context.ts';
import { readFields } from '../form.ts';
import { isFromOurselves, makeSession, SESSION_IDLE_MS, sessionBegin } from './session.ts';
import { type AdminRoute, showAdmin } from './show.tsx';
import { refusalOf } from '../api/token.ts';
import { watchlistPages } from './watchlist-pages.tsx';
import { webhookPages } from './webhook-pages.tsx';

const routes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/admin',
    handle: (c, serving) => showAdmin(c, serving, { title: 'Admin' }, <AdminPage />),
  },
  ...watchlistPages,
  ...webhookPages,
];

/**
 * The admin's pages, for browsers: the token is typed once, and a signed cookie stands for it. What they do they do by the same
 * handlers as the API, which takes no cookie.
 */
export function adminPageRoutes(serving: ServeContext): Hono {
  const app = new Hono();
  app.post('/admin/login', (c) => guarded(c, serving, () => logIn(c, serving)));
  app.post('/admin/logout', (c) => guarded(c, serving, async () => logOut(c)));
  for (const { method, path, handle } of routes) {
    app.on(method, path, (c) => guarded(c, serving, () => asAdmin(c, serving, handle)));
  }
  return app;
}

const COOKIE = 'readout-admin';

/** `__Host-` keeps neighbouring subdomains from setting it; no script can read it. */
const COOKIE_OPTIONS = {
  prefix: 'host',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Strict',
  maxAge: SESSION_IDLE_MS / 1_000,
} as const;

async function guarded(
  c: Context,
  { settings }: ServeContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  if (settings.adminToken === null) {
    const unset = refusalOf(settings, null);
    return respondProblem(c, { status: 503, title: unset?.title ?? '', detail: unset?.detail ?? '' });
  }
  if (c.req.method === 'POST' && !isFromOurselves(c.req.raw.headers, new URL(c.req.url).origin)) {
    return respondProblem(c, {
      status: 403,
      title: 'Not sent from here',
      detail: 'Open the page of this form again, over https, and send it from there.',
    });
  }
  return answer();
}

async function asAdmin(c: Context, serving: ServeContext, handle: AdminRoute['handle']): Promise<Response> {
  const { settings, wall } = serving;
  const token = settings.adminToken ?? '';
  const begun = sessionBegin(getCookie(c, COOKIE, 'host') ?? '', token, wall());
  if (begun === null) {
    c.status(401);
    const isForm = c.req.method === 'POST';
    return showLogin(c, isForm ? '/admin' : c.req.path, isForm ? 'over' : null);
  }
  setCookie(c, COOKIE, makeSession(token, wall(), begun), COOKIE_OPTIONS);
  return handle(c, serving);
}

async function logIn(c: Context, { settings, wall }: ServeContext): Promise<Response> {
  const fields = await readFields(c.req.raw);
  const token = settings.adminToken ?? '';
  const next = nextOf(fields?.get('next') ?? '');
  if (!isSameSecret((fields?.get('token') ?? '').trim(), token)) {
    c.status(401);
    return showLogin(c, next, 'wrong');
  }
  setCookie(c, COOKIE, makeSession(token, wall()), COOKIE_OPTIONS);
  return c.redirect(next, 303);
}

function logOut(c: Context): Response {
  deleteCookie(c, COOKIE, COOKIE_OPTIONS);
  return c.redirect('/admin', 303);
}

/** Pages of ours alone: what is named elsewhere must not lead out of here. */
const nextOf = (asked: string): string =>
  /^\/admin\/(?:watchlist|webhooks(?:\/[0-9a-f]{1,64})?)$/u.test(asked) ? asked : '/admin';

/** Reads nothing: who is not logged in costs nothing. */
const showLogin = (c: Context, next: string, refused: Refused): Response | Promise<Response> =>
  c.html(
    htmlDocument(
      <Layout title="Admin" subject="" current={null} tick={null} now={0} search="">
        <LoginPage next={nextOf(next)} refused={refused} />
      </Layout>,
    ),
  );
