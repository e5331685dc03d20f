import { env, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Corpus, openCorpus } from '../../../src/io/storage/corpus.ts';
import { editorScriptPath, scriptPath, stylePath } from '../../../src/serve/ui/assets.ts';
import { openApp, type Opened } from '../open.ts';
import { alerts, pass, seed, talks } from '../seed.ts';
import { seedStatements, statementAlert } from '../statements-seed.ts';

let corpus: Corpus;
let opened: Opened;

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus);
  await seedStatements(corpus);
  opened = openApp(corpus);
});
afterEach(() => reset());

const alert = alerts[0]!.id;
const reads = [
  '/',
  '/suppressed',
  '/status',
  '/status.json',
  '/lookup',
  `/lookup?url=${encodeURIComponent(pass.url)}`,
  '/feed.xml',
  '/feed.atom',
  '/feed.json',
  '/feed.xml?digest=day',
  `/alerts/${alert}`,
  `/articles/${pass.id}`,
  `/articles/${pass.id}/diff`,
  `/stories/${talks.id}`,
  '/parties',
  '/parties/china',
  '/parties/china?verdict=new',
  '/speakers',
  '/speakers/ren-lu',
  '/speakers/~border-guard',
  '/positions',
  '/meetings',
  `/alerts/${statementAlert.id}`,
  '/api/parties/china',
  '/api/speakers',
  '/api/speakers/~border-guard',
  '/api/positions',
  '/api/alerts',
  `/api/alerts/${alert}`,
  `/api/articles/${pass.id}`,
  '/api/suppressed',
];
const open = ['/healthz', '/robots.txt', '/favicon.svg', stylePath, scriptPath, editorScriptPath];
const missing = [
  '/nothing',
  '/alerts/x',
  `/alerts/${'0'.repeat(32)}`,
  '/articles/..%2F..%2Fetc%2Fpasswd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/stories/<script>zebra</script>',
  '/api/alerts/zebra',
  '/api/articles/zebra',
  '/parties/zebra',
  '/meetings/zebra',
  '/parties/~',
  '/speakers/zebra',
  '/speakers/~zebra',
  '/speakers/..%2F..%2Fetc%2Fpasswd',
  '/api/parties/zebra',
  '/api/speakers/~zebra',
];
const moved = ['/?zebra=1', '/feed.xml?zebra=1', '/parties/china?zebra=1', '/api/parties/china?q='];
const bad = [
  '/?kind=zebra',
  '/feed.json?since=zebra',
  '/api/alerts?cursor=zebra',
  '/parties/china?year=zebra',
  '/api/speakers/ren-lu?verdict=zebra',
];

/** Every answer says this: without a rule caches would keep it for two hours, and anyone could frame it. */
const guarded = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};
const guardsOf = (answer: Response) =>
  Object.fromEntries(Object.keys(guarded).map((name) => [name, answer.headers.get(name)]));

describe('every answer', () => {
  test.each([
    ...reads.map((path) => [path, 200] as const),
    ...open.map((path) => [path, 200] as const),
    ...missing.map((path) => [path, 404] as const),
    ...moved.map((path) => [path, 302] as const),
    ...bad.map((path) => [path, 400] as const),
    ['/api/watchlist', 401] as const,
  ])('%s is guarded, cached by rule and echoes nothing', async (path, status) => {
    const answer = await opened.get(path);
    expect([answer.status, guardsOf(answer)]).toEqual([status, guarded]);
    expect(answer.headers.get('cache-control')).toMatch(
      status === 200
        ? /^(?:no-store|public, max-age=\d+(?:, immutable|, stale-while-revalidate=30)?)$/u
        : /^no-store$/u,
    );
    const text = await answer.text();
    if (status !== 200) expect(text + (answer.headers.get('location') ?? '')).not.toMatch(/zebra|passwd/u);
  });

  test.each(reads.filter((path) => !/json|xml|atom|^\/api/u.test(path)))(
    '%s is a page without anything inline',
    async (path) => {
      const answer = await opened.get(path);
      const html = await answer.text();
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/u);
      expect(html).toMatch(/^<!doctype html><html lang="en" data-zone="[^"]+">/u);
      expect(html).not.toMatch(/ style=| on\w+=|<style|<script(?! src="\/assets\/)|javascript:/u);
      expect(html.match(/<link rel="alternate"/gu)?.length).toBe(path === '/' ? 4 : 3);
      expect(html.match(/<h1/gu)?.length).toBe(1);
    },
  );
});

test('a page is asked for and an error comes as a page, otherwise as a problem', async () => {
  const page = await opened.get('/alerts/nothing', { Accept: 'text/html,*/*' });
  expect([page.status, page.headers.get('content-type'), page.headers.get('vary')]).toEqual([
    404,
    'text/html; charset=UTF-8',
    'Accept',
  ]);
  const problem = await opened.get('/alerts/nothing');
  expect([problem.headers.get('content-type'), await problem.json()]).toEqual([
    'application/problem+json',
    { type: 'about:blank', title: 'Not found', status: 404, detail: 'No alert has this address.' },
  ]);
  const api = await opened.get('/api/alerts/nothing', { Accept: 'text/html,*/*' });
  expect(api.headers.get('content-type')).toBe('application/problem+json');
});

test('hostile words are shown as words', async () => {
  const hostile = {
    ...alerts[0]!,
    id: '6'.repeat(32),
    at: '2026-03-12T10:17:30.000Z',
    title: '"><script>alert(1)</script>\u202E',
    article: { ...pass, url: 'javascript:alert(1)', language: 'en" onload="x' },
    source: { ...alerts[0]!.source, name: '<img src=x onerror=1>' },
  };
  await seed(corpus, [hostile]);
  const pages = await Promise.all(
    ['/', `/alerts/${hostile.id}`, `/articles/${pass.id}`].map(async (path) =>
      (await openApp(corpus).get(path)).text(),
    ),
  );
  for (const html of pages) expect(html).not.toMatch(/<script>|<img|href="javascript|" onload|\u202E/u);
});

describe('a storage that fails', () => {
  test('gives a plain error and one line in the log', async () => {
    const failing = openApp({ ...corpus, readServing: () => Promise.reject(new Error('kv is away')) });
    const answer = await failing.get('/feed.xml');
    expect([
      answer.status,
      await answer.json(),
      guardsOf(answer),
      answer.headers.get('cache-control'),
    ]).toEqual([
      500,
      {
        type: 'about:blank',
        title: 'Something failed here',
        status: 500,
        detail: 'It is logged; try again.',
      },
      guarded,
      'no-store',
    ]);
    expect(failing.logged).toEqual([
      { event: 'request-failed', path: '/feed.xml', error: 'Error: kv is away' },
    ]);
  });
});

/** Sends the token as a browser sends what its user typed. */
const basic = (password: string) => ({ Authorization: `Basic ${btoa(`reader:${password}`)}` });

describe('with a reader’s token', () => {
  const token = 'reader-token-for-tests';
  const closed = () => openApp(corpus, { readToken: token });

  test.each(reads)('%s asks for it', async (path) => {
    const app = closed();
    const answer = await app.get(path);
    expect([
      answer.status,
      answer.headers.get('www-authenticate'),
      answer.headers.get('cache-control'),
    ]).toEqual([401, 'Basic realm="Readout", charset="UTF-8"', 'no-store']);
    const opening = await app.get(path, { Authorization: `Bearer ${token}` });
    expect([opening.status, opening.headers.get('cache-control')]).toEqual([
      200,
      expect.stringMatching(/^(?:private, )?no-store$/u),
    ]);
  });

  test.each(open)('%s stays open', async (path) => {
    expect((await closed().get(path)).status).toBe(200);
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['a wrong bearer token', '/', { Authorization: 'Bearer wrong' }, 401],
    ['a prefix of it', '/', { Authorization: `Bearer ${token.slice(0, -1)}` }, 401],
    ['the admin’s token', '/', { Authorization: 'Bearer admin-token-for-tests' }, 200],
    ['it as the password a browser asks for', '/', basic(token), 200],
    ['another password', '/', basic('x'), 401],
    ['it in the address of a feed', `/feed.xml?token=${token}`, {}, 200],
    ['it in the address of a page', `/status?token=${token}`, {}, 401],
    ['a wrong one in the address', '/feed.xml?token=wrong', {}, 401],
    ['the admin’s token in the address', '/feed.xml?token=admin-token-for-tests', {}, 401],
    ['no value', '/', { Authorization: 'Bearer ' }, 401],
  ])('%s', async (_, path, headers, status) => {
    expect((await closed().get(path, headers)).status).toBe(status);
  });

  test('the canonical address keeps it, last, and no feed names it', async () => {
    const app = closed();
    const answer = await app.get(`/feed.xml?token=${token}&b=1&kind=edit`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/feed.xml?kind=edit&token=${token}`,
    ]);
    const feed = await app.get(`/feed.xml?kind=edit&token=${token}`);
    expect([feed.status, (await feed.text()).includes(token)]).toEqual([200, false]);
  });

  test('the canonical address of a token with signs leads to itself', async () => {
    const app = openApp(corpus, { readToken: "it's(a)token!*~+/=&#" });
    const sent = encodeURIComponent("it's(a)token!*~+/=&#");
    const answer = await app.get(`/feed.xml?token=${sent}&b=1`);
    expect((await app.get(answer.headers.get('location') ?? '')).status).toBe(200);
  });

  test('the admin’s routes ask for the admin’s', async () => {
    expect((await closed().get('/api/watchlist', { Authorization: `Bearer ${token}` })).status).toBe(401);
  });
});
