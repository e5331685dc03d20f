import { describe, expect, test } from 'vitest';
import { openAskJson, openFetch } from '../../../src/io/fetch/fetch.ts';
import type { FetchOptions, FetchRequest } from '../../../src/io/fetch/fetch.ts';
import { redirectTarget } from '../../../src/io/fetch/response.ts';

type Sent = { url: string; init: RequestInit };
type Answers = Readonly<Record<string, () => Response | Promise<Response>>>;

/** A door to a world of prepared answers, and what was sent through it. */
function world(answers: Answers, options: Partial<FetchOptions> = {}) {
  const sent: Sent[] = [];
  const door = openFetch({
    userAgent: 'Readout test (+https://readout.example/)',
    allowHosts: [],
    ownHost: 'readout.example',
    resolve: () => Promise.resolve(['93.184.216.34']),
    timeoutMs: 2_000,
    fetch: (url, init) => {
      sent.push({ url: addressOf(url), init: init ?? {} });
      const answer = answers[addressOf(url)];
      return answer === undefined ? Promise.reject(new TypeError('unreachable')) : Promise.resolve(answer());
    },
    ...options,
  });
  return { door, sent };
}
const addressOf = (url: RequestInfo | URL): string => (url instanceof Request ? url.url : url.toString());

const URL_A = 'https://news.example/a';
const request = (more: Partial<FetchRequest> = {}): FetchRequest => ({
  url: URL_A,
  accept: 'page',
  validators: null,
  limitBytes: 100_000,
  ...more,
});
const get = async (answer: () => Response | Promise<Response>, more: Partial<FetchRequest> = {}) => {
  const got = await world({ [URL_A]: answer }).door.get(request(more));
  return got.ok ? (got.value.kind === 'body' ? got.value.text : got.value.kind) : got.error;
};

const html = (text: BodyInit | null, headers: Record<string, string> = {}, status = 200) =>
  new Response(text, { status, headers: { 'content-type': 'text/html', ...headers } });
const to = (location: string, status = 302) => new Response(null, { status, headers: { location } });

async function gzip(bytes: Uint8Array | string): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
const streamOf = (...chunks: readonly (Uint8Array | Error)[]) => {
  let next = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[next++];
      if (chunk === undefined) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(chunk);
    },
  });
};
const bytes = (text: string) => new TextEncoder().encode(text);

test('says who asks, for what, and with the validators as they came', async () => {
  const { door, sent } = world({ [URL_A]: () => html('x') });
  await door.get(request({ accept: 'listing', validators: { etag: 'W/"v1"', lastModified: 'yesterday' } }));
  const [{ url, init } = { url: '', init: {} }] = sent;
  expect([url, init.redirect, init.cache, Object.keys(Object(init.headers)).toSorted()]).toEqual([
    URL_A,
    'manual',
    'no-store',
    ['accept', 'accept-encoding', 'if-modified-since', 'if-none-match', 'user-agent'],
  ]);
  expect(init.headers).toMatchObject({
    'user-agent': 'Readout test (+https://readout.example/)',
    'if-none-match': 'W/"v1"',
    'if-modified-since': 'yesterday',
  });
});

test('hands on the body with where it came from and its validators', async () => {
  const { door } = world({ [URL_A]: () => html('<p>é', { etag: '"v2"' }) });
  expect(await door.get(request())).toEqual({
    ok: true,
    value: {
      kind: 'body',
      url: URL_A,
      movedPermanently: null,
      redirected: false,
      bytes: bytes('<p>é'),
      text: '<p>é',
      contentType: 'text/html',
      validators: { etag: '"v2"', lastModified: null },
    },
  });
});

test('drops a validator of more than 1 KB', async () => {
  const { door } = world({ [URL_A]: () => html('x', { etag: `"${'e'.repeat(2_000)}"` }) });
  const got = await door.get(request());
  expect(got.ok && got.value.kind === 'body' && got.value.validators).toBeNull();
});

test.each([
  ['not modified', { etag: '"v1"', lastModified: null }, 'not-modified'],
  ['unasked', null, { code: 'unasked-304' }],
  ['unasked, by empty validators', { etag: null, lastModified: null }, { code: 'unasked-304' }],
])('takes 304 as %s', async (_what, validators, expected) => {
  expect(await get(() => new Response(null, { status: 304 }), { validators })).toEqual(expected);
});

test.each(['utf-8', 'none', 'identity'])('takes the encoding %s for nothing packed', async (name) => {
  const { door } = world({
    [URL_A]: () => new Response('<p>a</p>', { headers: { 'content-encoding': name }, encodeBody: 'manual' }),
  });
  const got = await door.get(request());
  expect(got.ok && got.value.kind === 'body' && got.value.text).toBe('<p>a</p>');
});

test.each([
  ['an empty body', () => html(''), { code: 'empty-body' }],
  ['white space alone', () => html(' \n '), { code: 'empty-body' }],
  ['204', () => new Response(null, { status: 204 }), { code: 'empty-body' }],
  [
    'half a body that nobody asked for',
    () => html('x', {}, 206),
    { code: 'http', status: 206, retryAfterSeconds: null },
  ],
  ['PDF', () => html('%PDF-1.7 and more'), { code: 'binary' }],
  ['an image', () => html('abc', { 'content-type': 'image/webp' }), { code: 'binary' }],
  ['404', () => html('no', {}, 404), { code: 'http', status: 404, retryAfterSeconds: null }],
  ['410', () => html('gone', {}, 410), { code: 'http', status: 410, retryAfterSeconds: null }],
  [
    '429',
    () => html('slow', { 'retry-after': '120' }, 429),
    { code: 'http', status: 429, retryAfterSeconds: 120 },
  ],
  [
    'a pause without end',
    () => html('slow', { 'retry-after': '99999999' }, 503),
    { code: 'http', status: 503, retryAfterSeconds: 86_400 },
  ],
  [
    'a negative pause',
    () => html('slow', { 'retry-after': '-5' }, 429),
    { code: 'http', status: 429, retryAfterSeconds: null },
  ],
  [
    'a challenge by header',
    () => html('x', { 'cf-mitigated': 'challenge' }, 403),
    { code: 'challenge', status: 403, retryAfterSeconds: null },
  ],
  [
    'a challenge called a success',
    () => html('x', { 'x-amzn-waf-action': 'challenge' }, 202),
    { code: 'challenge', status: 202, retryAfterSeconds: null },
  ],
  [
    'a challenge by its words',
    () => html('<title>Just a moment...</title>', {}, 403),
    { code: 'challenge', status: 403, retryAfterSeconds: null },
  ],
  [
    'a refused connection',
    () => Promise.reject(new Error('refused')),
    { code: 'network', text: 'the host could not be reached or did not answer' },
  ],
  ['more than the limit', () => html('x'.repeat(100_001)), { code: 'too-large', limitBytes: 100_000 }],
  [
    'more than the limit, declared',
    () => html('x', { 'content-length': '100001' }),
    { code: 'too-large', limitBytes: 100_000 },
  ],
  [
    'a body that breaks off',
    () => html(streamOf(bytes('<p>'), new Error('cut'))),
    { code: 'network', text: 'the body broke off' },
  ],
  [
    'an encoding nobody asked for',
    () => new Response('x', { headers: { 'content-encoding': 'zstd' }, encodeBody: 'manual' }),
    { code: 'undecodable', text: 'its content encoding is not one that was asked for' },
  ],
  [
    'two encodings',
    () => new Response('x', { headers: { 'content-encoding': 'gzip, gzip' }, encodeBody: 'manual' }),
    { code: 'undecodable', text: 'its content encoding is not one that was asked for' },
  ],
])('refuses %s', async (_what, answer, error) => {
  expect(await get(answer)).toEqual(error);
});

test('unpacks gzip that no header announces', async () => {
  const packed = await gzip('<urlset/>');
  expect(await get(() => html(packed, { 'content-type': 'application/x-gzip' }))).toBe('<urlset/>');
});

test.each([
  ['a bomb', async () => gzip(new Uint8Array(30_000_000)), { code: 'too-large', limitBytes: 100_000 }],
  [
    'half of it',
    async () => (await gzip('<p>text</p>'.repeat(500))).slice(0, 40),
    { code: 'undecodable', text: 'the compressed body is damaged or cut' },
  ],
  [
    'what only begins like it',
    async () => Uint8Array.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    { code: 'undecodable', text: 'the compressed body is damaged or cut' },
  ],
  [
    'gzip in gzip',
    async () => gzip(await gzip('<p>')),
    { code: 'undecodable', text: 'the body is compressed more than once' },
  ],
])('refuses unannounced gzip: %s', async (_what, pack, error) => {
  const packed = await pack();
  expect(await get(() => html(packed))).toEqual(error);
});

test('reads only the beginning of a long robots.txt', async () => {
  expect(await get(() => html('Disallow: /\n'.repeat(20_000)), { accept: 'robots', limitBytes: 12 })).toBe(
    'Disallow: /\n',
  );
});

const hang = () => new Promise<never>(() => undefined);
const late = (_url: unknown, init?: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError')));
  });

test.each<[string, typeof fetch]>([
  ['headers that do not come', late],
  [
    'a body that stops',
    () => Promise.resolve(html(new ReadableStream({ start: (to) => to.enqueue(bytes('<p>')), pull: hang }))),
  ],
])('gives up on %s', async (_what, fetch) => {
  const { door } = world({}, { fetch, timeoutMs: 50 });
  expect(await door.get(request())).toEqual({ ok: false, error: { code: 'timeout', seconds: 0 } });
});

test.each([
  [[to('/b', 301), to('https://other.example/c', 308)], 'https://other.example/c', 'https://other.example/c'],
  [[to('/b', 301), to('https://other.example/c', 302)], 'https://other.example/c', null],
  [[to('?page=2', 307), null], 'https://news.example/a?page=2', null],
])('follows redirects by hand: %#', async ([first, second], url, movedPermanently) => {
  const { door } = world({
    [URL_A]: () => first ?? html(''),
    'https://news.example/b': () => second ?? html(''),
    [url]: () => html('there'),
  });
  const got = await door.get(request());
  expect(got.ok && got.value.kind === 'body' && { ...got.value, bytes: null }).toMatchObject({
    url,
    movedPermanently,
    redirected: true,
    text: 'there',
  });
});

test.each([
  ['/\u00C3\u00A9', 'https://news.example/%C3%A9'],
  ['/\u00E9', 'https://news.example/%C3%A9'],
  ['/新闻', 'https://news.example/%E6%96%B0%E9%97%BB'],
  ['/a%20b c', 'https://news.example/a%20b%20c'],
])('reads the target %j as it was meant', (location, target) => {
  expect(redirectTarget(location, URL_A)).toEqual({ ok: true, value: target });
});

test('gives up after five hops', async () => {
  const pages = Array.from({ length: 8 }, (_, n) => [`https://news.example/${n}`, () => to(`/${n + 1}`)]);
  const { door, sent } = world(Object.fromEntries(pages));
  expect(await door.get(request({ url: 'https://news.example/0' }))).toEqual({
    ok: false,
    error: { code: 'bad-redirect', text: 'more than 5 hops' },
  });
  expect(sent.length).toBe(6);
});

test.each([
  [{ [URL_A]: () => to(`${URL_A}#again`) }, 1],
  [{ [URL_A]: () => to('/b'), 'https://news.example/b': () => to('/a') }, 2],
])('asks no address twice in a circle: %#', async (answers: Answers, asked) => {
  const { door, sent } = world(answers);
  const got = await door.get(request());
  expect(got.ok ? null : got.error).toEqual({ code: 'bad-redirect', text: 'it leads in a circle' });
  expect(sent.length).toBe(asked);
});

test('asks before each hop, and the wait is not the host’s time', async () => {
  const { door, sent } = world(
    {
      [URL_A]: () => to('/b'),
      'https://news.example/b': () => to('/c'),
      'https://news.example/c': () => html('there'),
    },
    { timeoutMs: 60 },
  );
  const hops: string[] = [];
  const got = await door.get(
    request({
      beforeHop: async (url) => {
        hops.push(url);
        await new Promise((resolve) => setTimeout(resolve, 50));
        return null;
      },
    }),
  );
  expect(got.ok && got.value.kind === 'body' && got.value.text).toBe('there');
  expect(hops).toEqual(['https://news.example/b', 'https://news.example/c']);
  expect(sent.length).toBe(3);
});

test('ends at a hop that is refused', async () => {
  const { door, sent } = world({ [URL_A]: () => to('https://other.example/b') });
  const error = { code: 'robots', text: 'not here' } as const;
  expect(await door.get(request({ beforeHop: async () => error }))).toEqual({ ok: false, error });
  expect(sent.length).toBe(1);
});

test.each([
  ['http://127.0.0.1/secret', 'refused-address'],
  ['http://localhost:8787/', 'refused-address'],
  ['http://me:you@news.example/', 'refused-address'],
  ['http://169.254.169.254\\@news.example/', 'bad-redirect'],
  ['file:///etc/hosts', 'refused-address'],
  ['data:text/html,x', 'refused-address'],
  ['javascript:alert(1)', 'refused-address'],
  ['https://readout.example/feed.xml', 'refused-address'],
  ['http://[bad/', 'bad-redirect'],
  ['', 'bad-redirect'],
])('never follows a redirect to %j', async (location, code) => {
  const { door, sent } = world({ [URL_A]: () => to(location) });
  const got = await door.get(request());
  expect([got.ok ? null : got.error.code, sent.map(({ url }) => url)]).toEqual([code, [URL_A]]);
});

test.each([
  ['a private answer among public ones', ['93.184.216.34', '100.64.0.1'], 'refused-address'],
  ['a private IPv6 answer', ['fd00::1'], 'refused-address'],
  ['no answer', [], 'network'],
])('does not connect after %s', async (_what, addresses, code) => {
  const { door, sent } = world({ [URL_A]: () => html('x') }, { resolve: () => Promise.resolve(addresses) });
  const got = await door.get(request());
  expect([got.ok ? null : got.error.code, sent.length]).toEqual([code, 0]);
});

test('refuses a name whose servers fail or refuse', async () => {
  const { door, sent } = world(
    { [URL_A]: () => html('x') },
    { resolve: () => Promise.resolve('unresolvable') },
  );
  expect([await door.get(request()), sent.length]).toEqual([
    { ok: false, error: { code: 'network', text: 'its name cannot be resolved' } },
    0,
  ]);
});

test('goes on when the resolver cannot be asked', async () => {
  const { door } = world({ [URL_A]: () => html('x') }, { resolve: () => Promise.resolve(null) });
  expect((await door.get(request())).ok).toBe(true);
});

test('neither resolves nor refuses a host that the operator allowed', async () => {
  const local = 'http://127.0.0.1:9001/a';
  const { door } = world({ [local]: () => html('x') }, { allowHosts: ['127.0.0.1:9001'], resolve: hang });
  expect((await door.get(request({ url: local }))).ok).toBe(true);
});

test('names the address that a redirect of a post leads to, and does not follow it', async () => {
  const location = `https://other.example/${'x'.repeat(400)}`;
  const { door, sent } = world({
    [URL_A]: () => new Response('<p>Moved</p>', { status: 308, headers: { location } }),
  });
  const posted = await door.post({ url: URL_A, headers: {}, body: '{}' });
  expect([posted.ok && posted.value.status, posted.ok && posted.value.text, sent.length]).toEqual([
    308,
    `HTTP 308 to ${location.slice(0, 300)}; redirects are not followed`,
    1,
  ]);
});

test('posts once, follows nothing, and tells what came back', async () => {
  const { door, sent } = world({
    [URL_A]: () =>
      new Response('moved\n here', { status: 307, headers: { location: '/b', 'retry-after': '7' } }),
  });
  const posted = await door.post({ url: URL_A, headers: { 'content-type': 'application/json' }, body: '{}' });
  expect(posted.ok && { ...posted.value, milliseconds: 0 }).toEqual({
    status: 307,
    text: 'HTTP 307 to /b; redirects are not followed',
    retryAfterSeconds: 7,
    milliseconds: 0,
  });
  expect(sent.map(({ url, init }) => [url, init.method, init.redirect, init.body])).toEqual([
    [URL_A, 'POST', 'manual', '{}'],
  ]);
});

test.each([
  ['http://10.0.0.1/hook', 'refused-address'],
  ['https://readout.example/hook', 'refused-address'],
  ['https://silent.example/hook', 'network'],
])('does not post to %s', async (url, code) => {
  const posted = await world({}).door.post({ url, headers: {}, body: '{}' });
  expect(posted.ok ? null : posted.error.code).toBe(code);
});

test('keeps no more than 2,000 bytes of what a receiver says', async () => {
  const { door } = world({ [URL_A]: () => html('x'.repeat(50_000)) });
  const posted = await door.post({ url: URL_A, headers: {}, body: '{}' });
  expect(posted.ok && posted.value.text.length).toBe(2_000);
});

test.each([
  ['JSON', () => Promise.resolve(Response.json({ a: 1 })), { a: 1 }],
  ['no JSON', () => Promise.resolve(new Response('<p>')), null],
  ['an error', () => Promise.resolve(Response.json({ a: 1 }, { status: 500 })), null],
  ['nobody', () => Promise.reject(new Error('unreachable')), null],
])('asks a service of its own and gets %s', async (_what, fetch, value) => {
  expect(await openAskJson(fetch)('https://service.example/')).toEqual(value);
});

test.each(['<p>Moved.</p>', ''])('hands on what the header Refresh says, with the body %j', async (body) => {
  const answer = () => html(body, { refresh: '0; url=/b' });
  const got = await world({ [URL_A]: answer }).door.get(request());
  expect(got).toMatchObject({ ok: true, value: { kind: 'body', text: body, refresh: '0; url=/b' } });
});

describe('a post that wants the whole answer', () => {
  const whole = { limitBytes: 50, timeoutMs: 200 };
  const ask = async (answer: () => Response) => {
    const { door } = world({ [URL_A]: answer });
    const got = await door.post({ url: URL_A, headers: {}, body: '{}', whole });
    return got.ok ? [got.value.status, got.value.text] : got.error;
  };
  const endless = () => new ReadableStream({ pull: (c) => c.enqueue(bytes('0'.repeat(40))) });
  const stuck = () => new ReadableStream({ start: (c) => c.enqueue(bytes('{')) });

  test.each([
    ['gets it as it is', () => new Response('{\n "a":  1 }'), [200, '{\n "a":  1 }']],
    ['is refused a longer one', () => new Response(endless()), { code: 'too-large', limitBytes: 50 }],
    ['waits for the rest no longer than that', () => new Response(stuck()), { code: 'timeout', seconds: 0 }],
    [
      'gets the status of a failure, however long its body',
      () => new Response(endless(), { status: 500 }),
      [500, ''],
    ],
    ['follows no redirect', () => to('https://news.example/b', 307), [307, '']],
  ])('%s', async (_name, answer, expected) => {
    expect(await ask(answer)).toEqual(expected);
  });
});
