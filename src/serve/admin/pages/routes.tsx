import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSameSecret } from '../../http/access.ts';
import { AdminPage, LoginPage, type LoginReason } from './login-view.tsx';
import { Layout, htmlDocument } from '../../ui/layout.tsx';
import { respondProblem } from '../../http/problem.tsx';
import { pageRoute, type Route } from '../../route.ts';
import type { ServeContext } from '../../context.ts';
import { readFields } from '../api/body.ts';
import { isFromOurselves, makeSession, SESSION_IDLE_MS, sessionBegin } from './session.ts';
import { type AdminRoute, renderAdminPage } from './render.tsx';
import { refusalOf } from '../api/token.ts';
import { sourcePages } from './source-pages.tsx';
import { watchlistPages } from './watchlist-pages.tsx';
import { webhookPages } from './webhook-pages.tsx';

/** Makes the route of a form that needs no session. It takes only requests from our own pages, where a token is set. */
const formRoute = ({ method, path, handle }: AdminRoute): Route => ({
  ...pageRoute(path, (c, context) => ifAllowed(c, context, () => handle(c, context))),
  method,
  access: 'session',
  cache: 'never',
});

const sessionRoute = ({ handle, ...route }: AdminRoute): Route => ({
  ...formRoute({ ...route, handle: (c, context) => ifLoggedIn(c, context, handle) }),
  changes: route.method !== 'GET',
});

const overview: AdminRoute = {
  method: 'GET',
  path: '/admin',
  handle: (c, context) => renderAdminPage(c, context, { title: 'Admin' }, <AdminPage />),
};

/**
 * The admin's pages, for browsers. The token is typed once; afterwards a signed cookie stands for it. The pages call the same
 * handlers as the API, which itself takes no cookie.
 */
export const adminPageRoutes: readonly Route[] = [
  formRoute({ method: 'POST', path: '/admin/login', handle: logIn }),
  formRoute({ method: 'POST', path: '/admin/logout', handle: async (c) => logOut(c) }),
  ...[overview, ...sourcePages, ...watchlistPages, ...webhookPages].map(sessionRoute),
];

const COOKIE = 'readout-admin';

/** The prefix `__Host-` keeps neighbouring subdomains from setting the cookie; no script can read it. */
const COOKIE_OPTIONS = {
  prefix: 'host',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Strict',
  maxAge: SESSION_IDLE_MS / 1_000,
} as const;

/** Refuses every request while no token is set, and every form that was not sent from our own pages. */
async function ifAllowed(
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
      title: 'This form was not sent from our own page',
      detail: 'Open the page with this form again, over https, and send the form from there.',
    });
  }
  return answer();
}

/** Renews the session and answers, or asks for the token. */
async function ifLoggedIn(
  c: Context,
  context: ServeContext,
  handle: AdminRoute['handle'],
): Promise<Response> {
  const { settings, wall } = context;
  const token = settings.adminToken ?? '';
  const begun = sessionBegin(getCookie(c, COOKIE, 'host') ?? '', token, wall());
  if (begun === null) {
    c.status(401);
    const isForm = c.req.method === 'POST';
    return renderLogin(c, isForm ? '/admin' : c.req.path, isForm ? 'session-ended' : null);
  }
  setCookie(c, COOKIE, makeSession(token, wall(), begun), COOKIE_OPTIONS);
  return handle(c, context);
}

async function logIn(c: Context, { settings, wall }: ServeContext): Promise<Response> {
  const fields = await readFields(c.req.raw);
  const token = settings.adminToken ?? '';
  const next = safeNext(fields.get('next') ?? '');
  if (!isSameSecret((fields.get('token') ?? '').trim(), token)) {
    c.status(401);
    return renderLogin(c, next, 'wrong-token');
  }
  setCookie(c, COOKIE, makeSession(token, wall()), COOKIE_OPTIONS);
  return c.redirect(next, 303);
}

function logOut(c: Context): Response {
  deleteCookie(c, COOKIE, COOKIE_OPTIONS);
  return c.redirect('/admin', 303);
}

/** Returns the path only if it is one of our own pages, so that a link made elsewhere cannot lead out of here. */
const safeNext = (asked: string): string =>
  /^\/admin\/(?:sources|watchlist|webhooks(?:\/[0-9a-f]{1,64})?)$/u.test(asked) ? asked : '/admin';

/** Reads nothing from storage, so that visitors who are not logged in cost nothing. */
const renderLogin = (c: Context, next: string, reason: LoginReason | null): Response | Promise<Response> =>
  c.html(
    htmlDocument(
      <Layout title="Admin" subject="" current={null} tick={null} now={0} search={null}>
        <LoginPage next={safeNext(next)} reason={reason} />
      </Layout>,
    ),
  );
