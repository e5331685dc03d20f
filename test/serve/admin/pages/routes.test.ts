import { env, reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryMessage, Subscription } from '../../../../src/core/model/index.ts';
import { err, ok } from '../../../../src/core/model/result.ts';
import { type Corpus, openCorpus } from '../../../../src/io/storage/corpus.ts';
import type { GuardedFetch } from '../../../../src/io/fetch/fetch.ts';
import { articlePage } from '../../../fakes/outlet.ts';
import { storyOn } from '../../../fakes/serve.ts';
import { subscriptionTo } from '../../../fakes/post-office.ts';
import { loggedIn, openApp, type Opened, settings } from '../../open.ts';
import { seenLines } from '../../seen.ts';
import { alerts, NOW, seed, watchlist } from '../../seed.ts';

const TOKEN = settings.adminToken ?? '';
const stored = JSON.stringify(watchlist);
let corpus: Corpus;
let opened: Opened;
let sent: DeliveryMessage[];
/** The answers of the network, by address; anything else cannot be reached. */
let network: Map<string, string>;

const get: GuardedFetch['get'] = async ({ url }) => {
  const text = network.get(url);
  if (text === undefined) return err({ code: 'network', text: 'no route' });
  const body = { kind: 'body', url, movedPermanently: null, redirected: false, text } as const;
  return ok({ ...body, bytes: new TextEncoder().encode(text), contentType: null, validators: null });
};

beforeEach(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus);
  sent = [];
  network = new Map();
  opened = open();
});
afterEach(() => reset());

const open = (change = {}) =>
  openApp(corpus, change, {
    fetch: { get, post: async () => err({ code: 'network', text: 'no network' }) },
    queues: {
      checks: async () => {},
      desk: async () => {},
      deliveries: async (messages) => void sent.push(...messages),
      judge: async () => {},
    },
  });

const post = (path: string, fields: [string, string][] | Record<string, string>, headers = loggedIn()) =>
  opened.app.request(`https://readout.example${path}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const seen = async (path: string) => seenLines(await (await opened.get(path, loggedIn())).text());
const linesOf = async (answer: Response) => seenLines(await answer.text());

describe('the session of an admin', () => {
  test.each(['/admin', '/admin/sources', '/admin/watchlist', '/admin/webhooks'])(
    'is asked for at %s',
    async (path) => {
      const answer = await opened.get(path);
      const html = await answer.text();
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([
        401,
        'no-store',
        null,
      ]);
      expect(html).toContain(`name="next" value="${path}"`);
    },
  );

  test('takes the token once, and keeps a signed cookie that no script and no other site can use', async () => {
    const answer = await post(
      '/admin/login',
      { token: TOKEN, next: '/admin/webhooks' },
      { 'Sec-Fetch-Site': 'same-origin', Cookie: '' },
    );
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/webhooks']);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=3600',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    expect(cookie).not.toContain(TOKEN);
    const [pair = ''] = cookie.split(';');
    expect((await opened.get('/admin/webhooks', { Cookie: pair })).status).toBe(200);
  });

  test.each([
    ['the wrong token', { token: 'zebra', next: '/admin' }],
    ['no token', { next: '/admin' }],
  ])('is refused with %s, which is not repeated', async (_, fields: Record<string, string>) => {
    const answer = await post('/admin/login', fields);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
    expect(html).toContain('That is not the admin token.');
    expect(html).not.toContain('zebra');
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/', '/admin/../x', '/admin/webhooks/zz'])(
    'leads only to pages of the admin, not to %s',
    async (next) => {
      const answer = await post('/admin/login', { token: TOKEN, next });
      expect(answer.headers.get('location')).toBe('/admin');
    },
  );

  test('ends after an hour without use, and a form sent then does nothing', async () => {
    opened.now += 60 * 60_000;
    const answer = await post('/admin/watchlist', { action: 'save', text: '{}' });
    expect([answer.status, await corpus.readWatchlist()]).toEqual([401, stored]);
    expect(await linesOf(await post('/admin/watchlist', {}))).toContain(
      'Your session had ended, so nothing was done. Log in in another tab, then go back here and send the form again.',
    );
  });

  test('ends after twelve hours, even in use', async () => {
    let cookie = loggedIn().Cookie ?? '';
    const statuses: number[] = [];
    for (let hour = 0; hour < 12; hour += 0.75) {
      const answer = await opened.get('/admin', { Cookie: cookie });
      statuses.push(answer.status);
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      opened.now += 45 * 60_000;
    }
    expect(statuses).toEqual(Array.from({ length: 16 }, () => 200));
    expect((await opened.get('/admin', { Cookie: cookie })).status).toBe(401);
  });

  test('says how to set a token where none is', async () => {
    opened = open({ adminToken: null });
    const answer = await opened.get('/admin', { Accept: 'text/html' });
    expect([answer.status, (await answer.text()).includes('wrangler secret put ADMIN_TOKEN')]).toEqual([
      503,
      true,
    ]);
  });

  test('ends by logging out', async () => {
    const answer = await post('/admin/logout', {});
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      303,
      '__Host-readout-admin=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict',
    ]);
  });

  test('opens the pages but not the API', async () => {
    expect((await opened.get('/api/webhooks', loggedIn())).status).toBe(401);
  });

  test.each(['cross-site', 'same-site', 'none'])('does not help a form that is sent %s', async (site) => {
    const answer = await post(
      '/admin/watchlist',
      { action: 'save', text: '{}' },
      { ...loggedIn(), 'Sec-Fetch-Site': site },
    );
    expect([answer.status, await corpus.readWatchlist()]).toEqual([403, stored]);
  });
});

test.each(['/admin', '/admin/watchlist', '/admin/webhooks'])(
  '%s is a page without anything inline',
  async (path) => {
    const html = await (await opened.get(path, loggedIn())).text();
    expect(html).toMatch(/^<!doctype html><html lang="en" data-zone="[^"]+">/u);
    expect(html).not.toMatch(/ style=| on\w+=|<style|<script(?! src="\/assets\/)|javascript:/u);
    expect(html.match(/<h1/gu)?.length).toBe(1);
  },
);

const titleOf = (html: string): string => /<title>([^<]*)/u.exec(html)?.[1] ?? '';

test.each([
  ['/admin/watchlist', { action: 'check', text: '{' }, 'Problem: Watchlist · Readout'],
  ['/admin/watchlist', { action: 'check', text: JSON.stringify(watchlist) }, 'Done: Watchlist · Readout'],
  ['/admin/webhooks', { url: 'nowhere', digestHour: '7' }, 'Problem: Webhooks · Readout'],
  ['/admin/webhooks', { url: 'https://endpoint.example/', digestHour: '7' }, 'Done: Webhooks · Readout'],
])(
  'the outcome of a form at %s comes first in the title',
  async (path, fields: Record<string, string>, title) => {
    expect(titleOf(await (await post(path, fields)).text())).toBe(title);
  },
);

const many = (count: number) => Array.from({ length: count }, (_, nth) => `${'long '.repeat(20)}${nth}`);
const textOf = (value: unknown): string => JSON.stringify(value, null, 2);
const etagOf = async () =>
  /name="etag" value="([^"]*)"/u
    .exec(await (await opened.get('/admin/watchlist', loggedIn())).text())?.[1]
    ?.replaceAll('&quot;', '"') ?? '';

describe('the sources', () => {
  const rowsIn = (html: string): string[] =>
    [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gu)].map(([, row = '']) =>
      row
        .replaceAll(/<[^>]*>/gu, ' ')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    );
  const inForce = async (): Promise<unknown> => JSON.parse((await corpus.readWatchlist()) ?? 'null');
  const etagIn = (html: string): string =>
    (/name="etag" value="([^"]*)"/u.exec(html)?.[1] ?? '').replaceAll('&quot;', '"');
  const page = async (path = '/admin/sources') => (await opened.get(path, loggedIn())).text();

  test('are listed with their last answers and what can be done', async () => {
    const rows = rowsIn(await page());
    expect(rows).toHaveLength(watchlist.sources.length);
    expect(rows[0]).toMatch(
      /^Kabul Courier kabul-courier blocked since 08:48 UTC: bot challenge; .* Check now Kabul Courier Try Kabul Courier Pause Kabul Courier$/u,
    );
    expect(rowsIn(await page('/admin/sources?q=wire')).map((row) => row.slice(0, 13))).toEqual([
      'Meridian Wire',
    ]);
  });

  test('are paused and resumed, and nothing else changes', async () => {
    const etag = etagIn(await page());
    const paused = await linesOf(await post('/admin/sources', { etag, pause: 'indus-gazette' }));
    expect(paused.some((line) => line.startsWith('Paused: indus-gazette.'))).toBe(true);
    const changed = watchlist.sources.map((source) =>
      source.id === 'indus-gazette' ? { ...source, paused: true } : source,
    );
    expect(await inForce()).toMatchObject({ ...watchlist, sources: changed });
    opened = open();
    const html = await page();
    expect(rowsIn(html)[1]).toMatch(/Try Indus Gazette Resume Indus Gazette$/u);
    await post('/admin/sources', { etag: etagIn(html), resume: 'indus-gazette' });
    expect(await inForce()).toMatchObject({
      sources: watchlist.sources.map((source) =>
        source.id === 'indus-gazette' ? { ...source, paused: false } : source,
      ),
    });
  });

  const draft = { id: 'new-post', name: 'New Post', kind: 'feed', type: 'press', language: 'en', add: 'yes' };

  test('gain one, which is checked as the API checks a watchlist', async () => {
    const etag = etagIn(await page());
    const refused = await linesOf(await post('/admin/sources', { ...draft, etag, url: 'http://10.0.0.1/x' }));
    expect(refused.join(' ')).toMatch(/sources\[6\]\.url/u);
    expect(await inForce()).toMatchObject({ sources: watchlist.sources });
    await post('/admin/sources', { ...draft, etag, url: 'https://new-post.example/feed.xml' });
    const { add: _, ...added } = draft;
    expect(await inForce()).toMatchObject({
      sources: [...watchlist.sources, { ...added, url: 'https://new-post.example/feed.xml' }],
    });
  });

  test('are not changed where somebody else saved meanwhile', async () => {
    const answer = await post('/admin/sources', { etag: '"other"', pause: 'indus-gazette' });
    expect((await linesOf(answer)).join(' ')).toContain('Changed meanwhile');
    expect(await inForce()).toMatchObject({ sources: watchlist.sources });
  });

  test('say under the list what checks that were asked for led to', async () => {
    expect(await seen('/admin/sources')).toContain('None was answered in the last week.');
    const at = { askedAt: '2026-03-12T09:00:00.000Z', at: '2026-03-12T09:01:00.000Z' };
    const none = { error: null, listed: null, onSubject: null, version: null };
    const article = 'https://kabul-courier.example/a';
    await corpus.putAsked({
      host: 'kabul-courier.example',
      answers: [
        {
          kind: 'source',
          id: 'kabul-courier',
          url: 'https://kabul-courier.example/feed',
          ...at,
          ...none,
          status: 200,
          outcome: 'listed',
          listed: 1,
          onSubject: 0,
        },
        {
          kind: 'article',
          id: 'a1',
          url: article,
          ...at,
          ...none,
          status: 500,
          outcome: 'unreadable',
          error: { code: 'http', text: 'HTTP 500' },
        },
        {
          kind: 'article',
          id: 'a2',
          url: `${article}b`,
          ...at,
          ...none,
          status: null,
          outcome: 'waiting',
          error: { code: 'back-off', text: 'HTTP 429' },
        },
      ],
    });
    const page = (await seen('/admin/sources')).join(' ');
    expect(page.slice(page.indexOf('Checks asked for'), page.indexOf('Add a source'))).toBe(
      'Checks asked for kabul-courier: HTTP 200: 1 entry, 0 on the subjectlooked at 12 Mar, 09:01, asked for 12 Mar, 09:00 ' +
        'https://kabul-courier.example/a: HTTP 500: the page could not be readlooked at 12 Mar, 09:01, asked for 12 Mar, 09:00 ' +
        'https://kabul-courier.example/ab: not looked at yet (HTTP 429)put off 12 Mar, 09:01, asked for 12 Mar, 09:00 ',
    );
  });

  test('are checked now, or the refusal of the API is shown', async () => {
    const good = await linesOf(await post('/admin/sources', { check: 'indus-gazette' }));
    expect(good.join(' ')).toContain('A check of indus-gazette is on its way.');
    const bad = await linesOf(await post('/admin/sources', { check: 'nobody' }));
    expect(bad.join(' ')).toContain('no source of the watchlist has this id');
  });

  test('are tried without storing anything', async () => {
    const tried = await linesOf(await post('/admin/sources', { try: 'indus-gazette' }));
    expect(tried.join(' ')).toContain('Dry run of indus-gazette');
    expect(tried.join(' ')).toContain('It failed: connection failed');
    expect((await linesOf(await post('/admin/sources', { try: 'nobody' }))).join(' ')).toContain(
      'No source has that id.',
    );
  });
});

describe('the watchlist', () => {
  test('is shown in the editor as it is stored', async () => {
    const html = await (await opened.get('/admin/watchlist', loggedIn())).text();
    const [, text = ''] = /<textarea[^>]*>\n([^<]*)<\/textarea>/u.exec(html) ?? [];
    expect(JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toEqual(watchlist);
  });

  test('is saved when it has no problem and nobody saved meanwhile', async () => {
    const next = { ...watchlist, title: 'Another <title>' };
    const fields = { action: 'save', text: textOf(next), etag: await etagOf() };
    expect(await linesOf(await post('/admin/watchlist', fields))).toContain(
      'Saved. The next check uses it; elsewhere it may take a minute to appear.',
    );
    expect(await corpus.readWatchlist()).toBe(JSON.stringify(next));
    const again = await linesOf(await post('/admin/watchlist', { ...fields, text: textOf(watchlist) }));
    expect(again.find((line) => line.startsWith('Changed meanwhile'))).toBe(
      'Changed meanwhile: Somebody else saved the watchlist after you opened it. Get it again and repeat your changes.',
    );
    expect(await corpus.readWatchlist()).toBe(JSON.stringify(next));
  });

  test('is edited elsewhere where it is too long for a form, and no form replaces it', async () => {
    const long = { ...watchlist, subject: { ...watchlist.subject, none: many(3_000) } };
    await corpus.putWatchlist(long);
    const shown = await (await opened.get('/admin/watchlist', loggedIn())).text();
    expect(shown).toContain('Too long for this page, which edits up to 256 KB of JSON');
    expect(shown).toMatch(/<textarea[^>]*>\n<\/textarea>/u);
    const sent = { action: 'save', text: 'x'.repeat(1_100_000), etag: await etagOf() };
    expect(await (await post('/admin/watchlist', sent)).text()).toContain('Too long for this page');
    expect(await corpus.readWatchlist()).toBe(JSON.stringify(long));
  });

  test('has every problem shown with its line, and is not saved', async () => {
    const [first, ...rest] = watchlist.sources;
    const wrong = { ...watchlist, timeZone: 'Mars/Base', sources: [{ ...first, every: '7m' }, ...rest] };
    const lines = await linesOf(await post('/admin/watchlist', { action: 'save', text: textOf(wrong) }));
    expect(
      lines.slice(lines.indexOf('2 problems; nothing was saved.'), lines.indexOf('The document, as JSON')),
    ).toEqual([
      '2 problems; nothing was saved.',
      'line 6 timeZone must be an IANA time zone such as Asia/Kabul"timeZone": "Mars/Base",',
      expect.stringMatching(/^line \d+ sources\[0\]\.every must be "5m" or .*"every": "7m"$/u),
    ]);
    expect(await corpus.readWatchlist()).toBe(stored);
  });

  test.each([
    ['{\n "schema": 1,\n "title": }', /^line 3 is not JSON/u],
    ['{\n "schema": 1,\n', /^line \d is not JSON/u],
  ])('that does not parse is shown with the line where it breaks', async (text, expected) => {
    const lines = await linesOf(await post('/admin/watchlist', { action: 'check', text }));
    expect(lines.some((line) => expected.test(line))).toBe(true);
  });

  test('is checked while it is typed', async () => {
    const good = await post('/admin/watchlist/check', { text: textOf(watchlist) });
    expect(await good.json()).toEqual({
      state: 'good',
      sentence: 'No problem found: 6 sources, 0 parties, 0 speakers. Not saved.',
      problems: [],
    });
    const bad = await post('/admin/watchlist/check', { text: '{}' });
    expect(await bad.json()).toEqual({
      state: 'bad',
      sentence: '4 problems; nothing was saved.',
      problems: ['schema', 'title', 'subject', 'sources'].map((path) => ({
        line: 1,
        excerpt: '{}',
        path,
        text: 'is missing',
      })),
    });
  });

  test('shows hostile text as text', async () => {
    const html = await (
      await post('/admin/watchlist', {
        action: 'try',
        text: '</textarea><script>zebra()</script>',
        etag: '"><script>',
        source: '"><script>',
      })
    ).text();
    expect(html).not.toMatch(/<script(?! src="\/assets\/)/u);
    expect(html).not.toMatch(/<\/textarea>[^]*<\/textarea>/u);
  });
});

const feed = `<rss version="2.0"><channel><title>F</title>
<item><title>China and Taliban sign &lt;b&gt;a deal&lt;/b&gt;</title><link>https://kabul-courier.example/deal</link><pubDate>Thu, 12 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>Weather</title><link>https://kabul-courier.example/weather</link></item></channel></rss>`;
const story = storyOn('the road through the pass', { publishedAt: '2026-03-12T07:50:00Z' });

describe('a dry run', () => {
  const fields = { action: 'try', text: textOf(watchlist), source: 'kabul-courier' };

  test('shows what a source would yield, and stores nothing', async () => {
    network.set('https://kabul-courier.example/robots.txt', 'User-agent: *\nDisallow: /private');
    network.set('https://kabul-courier.example/feed', feed);
    network.set('https://kabul-courier.example/deal', articlePage(story));
    const before = await env.CORPUS.list();
    const lines = await linesOf(await post('/admin/watchlist', fields));
    expect(
      lines.slice(lines.indexOf('Dry run of kabul-courier'), lines.indexOf('The document, as JSON')),
    ).toEqual([
      'Dry run of kabul-courier',
      'Asking for robots.txt: https://kabul-courier.example/robots.txt',
      'Asking for the listing: https://kabul-courier.example/feed',
      '2 listed, 1 on the subject by title and summary, 1 unsure; the newest 12 Mar 2026, 08:00 (UTC).',
      'On the subject 1',
      'China and Taliban sign a deal12 Mar, 08:00',
      'Unsure: the page is opened once 1',
      'Weatherno date',
      'Asking for an article: https://kabul-courier.example/deal',
      story.headline,
      expect.stringMatching(
        /^Read: the whole page, \d+ words in 4 paragraphs, published 12 Mar 2026, 07:50 \(UTC\); on the subject by its title and summary\.$/u,
      ),
      story.paragraphs[0],
      'The dry run is complete. Nothing was stored.',
    ]);
    expect((await env.CORPUS.list()).keys).toEqual(before.keys);
  });

  test.each([
    ['a host that is not there', new Map<string, string>(), 'It failed: connection failed: no route.'],
    [
      'a host that wants none',
      new Map([['https://kabul-courier.example/robots.txt', 'User-agent: *\nDisallow: /']]),
      expect.stringContaining('disallowed for this address'),
    ],
    [
      'an address that lists nothing',
      new Map([
        ['https://kabul-courier.example/robots.txt', ''],
        ['https://kabul-courier.example/feed', '<html><body>Hello</body></html>'],
      ]),
      expect.stringMatching(/^It failed: /u),
    ],
  ])('says what failed: %s', async (_, answers, expected) => {
    network = answers;
    const lines = await linesOf(await post('/admin/watchlist', fields));
    expect(lines[lines.indexOf('The document, as JSON') - 1]).toEqual(expected);
  });

  test('reports an id that no source in the text has', async () => {
    const lines = await linesOf(await post('/admin/watchlist', { ...fields, source: 'zebra' }));
    expect(lines).toContain('No source in this text has that id.');
  });

  test('is sent while it runs', async () => {
    network.set('https://kabul-courier.example/robots.txt', '');
    const answer = await post('/admin/watchlist', fields);
    const reader = answer.body!.getReader();
    const { value } = await reader.read();
    const first = new TextDecoder().decode(value);
    expect([first.includes('Dry run of'), first.includes('</html>')]).toEqual([true, false]);
    await reader.cancel();
  });
});

const hook: Subscription = subscriptionTo('https://endpoint.example/hook');
const path = `/admin/webhooks/${hook.id}`;

describe('the webhooks', () => {
  beforeEach(async () => {
    await corpus.putSubscription(hook);
    await corpus.putEndpoint({
      id: hook.id,
      state: 'failing',
      since: alerts[0]!.at,
      failingSince: alerts[0]!.at,
      reason: 'HTTP 500 <b>',
    });
    await corpus.putDelivery({
      subscription: hook.id,
      event: alerts[0]!.id,
      alert: alerts[0]!.id,
      digest: null,
      type: 'alert.edit',
      attempt: 2,
      at: alerts[0]!.at,
      status: 500,
      outcome: 'retry',
      opened: false,
      nextAt: alerts[0]!.at,
      milliseconds: 1_240,
      text: '<h1>Oops',
    });
  });

  test('are listed with their state and its reason', async () => {
    const lines = await seen('/admin/webhooks');
    expect(lines.slice(lines.indexOf('Webhooks'), lines.indexOf('Make a webhook'))).toEqual([
      'Webhooks',
      'endpoint.example/hookFailing since 12 Mar, 09:36: HTTP 500 &lt;b&gt;.Standard Webhooks; notable and above',
    ]);
  });

  test('have a log of attempts with status, time taken and the start of the answer', async () => {
    const lines = await seen(path);
    expect(
      lines.slice(
        lines.indexOf('Deliveries') + 1,
        lines.indexOf('Send again', lines.indexOf('Deliveries') + 3),
      ),
    ).toEqual([
      '12 Mar, 09:36 Failed, will be retried, HTTP 500 in 1,240 ms, attempt 2, next 12 Mar, 09:36alert.edit &lt;h1&gt;Oops',
      'Send again{ the alert of this attempt}',
    ]);
  });

  test.each([
    ['pause', {}, 'paused'],
    ['resume', {}, 'resumed'],
    ['test', {}, 'tested'],
    ['replay', { alert: alerts[0]!.id }, 'replayed'],
    ['replay', { since: '2026-03-12T00:00', missed: 'yes' }, 'replayed'],
    ['change', { url: hook.url, severity: 'major', digestHour: '7' }, 'changed'],
  ])('%s %o', async (action, fields, done) => {
    const answer = await post(path, { action, ...fields });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?done=${done}`]);
  });

  test.each(['constructor', '__proto__', 'zebra', ''])('show no notice for the word “%s”', async (word) => {
    expect(await seen(`${path}?done=${word}`)).toEqual(await seen(path));
    expect(await seen('/admin/webhooks?done=tested')).toContain(
      'A test is on its way. Its attempt will soon be in the log.',
    );
  });

  test('change what they are asked to', async () => {
    await post(path, [
      ['action', 'change'],
      ['url', 'https://endpoint.example/other'],
      ['format', 'standard'],
      ['severity', 'major'],
      ['kind', 'edit'],
      ['kind', 'removed'],
      ['source', 'kabul-courier, indus-gazette'],
      ['q', ' pass '],
      ['digest', 'day'],
      ['digestHour', '6'],
    ]);
    expect(await corpus.getSubscription(hook.id)).toEqual({
      ...hook,
      url: 'https://endpoint.example/other',
      digest: 'day',
      digestHour: 6,
      filter: {
        ...hook.filter,
        kind: ['edit', 'removed'],
        source: ['kabul-courier', 'indus-gazette'],
        severity: 'major',
        q: 'pass',
      },
    });
    expect(sent.map(({ kind }) => kind)).toEqual(['delivery']);
  });

  test('send what is asked for', async () => {
    await post(path, { action: 'replay', since: '2026-03-12T00:00' });
    expect(sent).toEqual([
      expect.objectContaining({ kind: 'catch-up', since: '2026-03-12T00:00:00.000Z', again: true }),
    ]);
  });

  test('are refused in the words of the API', async () => {
    const lines = await linesOf(
      await post(path, { action: 'change', url: 'http://10.0.0.1/', digestHour: '7' }),
    );
    expect(lines.slice(lines.indexOf('endpoint.example') + 1)[0]).toMatch(/^Not valid: Every problem/u);
    expect(await corpus.getSubscription(hook.id)).toEqual(hook);
  });

  test('show a new secret once', async () => {
    const html = await (await post(path, { action: 'rotate' })).text();
    const [secret = ''] = /whsec_[\w+/=]+/u.exec(html) ?? [];
    expect((await corpus.getSubscription(hook.id))?.secret).toBe(secret);
    expect(await (await opened.get(path, loggedIn())).text()).not.toContain('whsec_');
  });

  test('are made with a secret, shown once', async () => {
    const html = await (
      await post('/admin/webhooks', { url: 'https://endpoint.example/third', digestHour: '7' })
    ).text();
    const made = (await corpus.listSubscriptions()).find(({ url }) => url.endsWith('third'));
    expect(html).toContain(made!.secret);
    expect(made!.createdAt).toBe(new Date(NOW).toISOString());
  });

  test('are deleted only when the box is ticked', async () => {
    expect((await post(path, { action: 'delete' })).status).toBe(200);
    expect(await corpus.getSubscription(hook.id)).toEqual(hook);
    const answer = await post(path, { action: 'delete', sure: 'yes' });
    expect(answer.headers.get('location')).toBe('/admin/webhooks?done=deleted');
    expect(await corpus.getSubscription(hook.id)).toBeNull();
  });

  test.each(['0'.repeat(32), 'zebra'])('that are not there have no page: %s', async (id) => {
    expect((await opened.get(`/admin/webhooks/${id}`, loggedIn())).status).toBe(404);
    expect((await post(`/admin/webhooks/${id}`, { action: 'zebra' })).status).toBe(404);
  });
});
