import { nextRobotsCopy, parseRobots } from '../../src/core/http/robots.ts';
import { discover } from '../../src/core/discover/discover.ts';
import type { CheckFailure } from '../../src/core/model/failure.ts';
import type { Result } from '../../src/core/model/result.ts';
import { openFetch } from '../../src/io/fetch/fetch.ts';
import type { Fetched, FetchRequest } from '../../src/io/fetch/fetch.ts';
import type { HostileVerdict } from './hostile-feeds.ts';

const isAllowedByRobots = (text: string, address: string): boolean =>
  parseRobots(text, new URL(address).origin).allows(address);
const crawlDelaySeconds = (text: string): number | null =>
  parseRobots(text, 'https://host.invalid').delaySeconds;

type Got = Result<Fetched, CheckFailure>;
type Expectation = (got: Got) => boolean;

const failure =
  (...codes: CheckFailure['code'][]): Expectation =>
  (got) =>
    !got.ok && codes.includes(got.error.code);
const pause =
  (least: number | null, most: number | null = least): Expectation =>
  (got) => {
    if (got.ok || got.error.code !== 'http') return false;
    const seconds = got.error.retryAfterSeconds;
    if (least === null || most === null || seconds === null) return seconds === least;
    return seconds >= least && seconds <= most;
  };
const body =
  (holds: (fetched: Extract<Fetched, { kind: 'body' }>) => boolean): Expectation =>
  (got) =>
    got.ok && got.value.kind === 'body' && holds(got.value);
const says = (part: string): Expectation =>
  body(({ text }) => text.includes(part) && !text.includes('\u0000'));

const NOW = Date.UTC(2026, 10, 1);
const listing = (text: string) =>
  discover('feed', text, { url: 'http://example.com/', timeZone: 'UTC', linkSelector: null, now: NOW });
const isFeed: Expectation = body(({ text }) => listing(text).ok);
const isNoFeed: Expectation = body(({ text }) => !listing(text).ok);
const moved = (permanently: boolean): Expectation =>
  body(
    ({ redirected, movedPermanently, text }) =>
      redirected && (movedPermanently !== null) === permanently && listing(text).ok,
  );

const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  '/redirect-self': failure('bad-redirect'),
  '/redirect-endless': failure('bad-redirect'),
  '/redirect-loop-a': failure('bad-redirect'),
  '/redirect-private': failure('refused-address'),
  '/redirect-file': failure('refused-address'),
  '/redirect-data': failure('refused-address'),
  '/redirect-js': failure('refused-address'),
  '/redirect-backslash': failure('bad-redirect', 'refused-address'),
  '/redirect-none': failure('bad-redirect'),
  '/redirect-bad': failure('bad-redirect'),
  '/redirect-userinfo': failure('refused-address'),
  '/meta-refresh': body(({ redirected }) => !redirected),
  '/301': moved(true),
  '/308': moved(true),
  '/302': moved(false),
  '/307': moved(false),
  '/301-then-302': moved(false),
  '/gzip-bomb': failure('too-large'),
  '/gzip-twice': failure('undecodable'),
  '/gzip-lie': failure('undecodable', 'network'),
  '/gzip-truncated': failure('undecodable', 'network'),
  '/gzip-unlabelled': isFeed,
  '/sitemap.xml.gz': says('<urlset'),
  '/100mb': failure('too-large'),
  '/100mb-declared': failure('too-large'),
  '/length-too-long': failure('network'),
  '/cut-mid-chunk': failure('network'),
  '/slow-headers': failure('timeout'),
  '/slow-body': failure('timeout'),
  '/hang-after-headers': failure('timeout'),
  '/close-at-once': failure('network'),
  '/huge-header': (got) => isFeed(got) || failure('network')(got),
  '/many-headers': isFeed,
  '/set-cookies': isFeed,
  '/huge-etag': body(({ validators }) => validators === null),
  '/bad-last-modified': body(({ validators }) => validators?.lastModified === 'yesterday'),
  '/etag-changes': isFeed,
  '/conditional': (got) => got.ok && got.value.kind === 'not-modified',
  '/304-always': failure('unasked-304'),
  '/empty': failure('empty-body'),
  '/204': failure('empty-body'),
  '/html-as-rss': isNoFeed,
  '/rss-as-html': isFeed,
  '/rss-as-octets': isFeed,
  '/no-type': isFeed,
  '/pdf-as-html': failure('binary'),
  '/200-error-page': isNoFeed,
  '/403-challenge': failure('challenge'),
  '/401': failure('http'),
  '/404': failure('http'),
  '/410': failure('http'),
  '/451': failure('http'),
  '/429-seconds': pause(120),
  '/429-date': pause(3_500, 3_600),
  '/429-silly': pause(86_400),
  '/429-negative': pause(null),
  '/429-none': pause(null),
  '/503': pause(30),
  '/500': failure('http'),
  '/flaky': (got) => isFeed(got) || failure('http')(got),
  '/latin1-header': body(({ text }) => text.includes('café “q”')),
  '/latin1-undeclared': says('café'),
  '/latin1-decl': says('café'),
  '/utf8-declared-latin1': says('café'),
  '/utf16le-bom': says('café'),
  '/utf16le-no-bom': says('café'),
  '/utf7': body(({ text }) => !text.includes('<script')),
  '/bad-utf8': says('\uFFFD'),
  '/nul': says('ab'),
  '/charset-unknown': isFeed,
  '/charset-quoted': says('café'),
  '/meta-charset-late': says('café'),
  '/shift-jis-meta': says('日本'),
  '/robots.txt': body(
    ({ text }) =>
      crawlDelaySeconds(text) === 10 &&
      !isAllowedByRobots(text, 'http://h.example/private') &&
      isAllowedByRobots(text, 'http://h.example/a'),
  ),
  '/robots-500': (got) => !nextRobotsCopy(null, got, NOW).ok,
  '/robots-huge': (got) => nextRobotsCopy(null, got, NOW).ok,
  '/robots-html': (got) => {
    const rules = nextRobotsCopy(null, got, NOW);
    return rules.ok && isAllowedByRobots(rules.value.text, 'http://h.example/a');
  },
  '/echo': body(
    ({ text }) =>
      text.includes('"user-agent":"Readout bench (+https://readout.example/)"') &&
      text.includes('"if-none-match":"\\"v1\\""') &&
      !/"cookie"|"referer"/u.test(text),
  ),
};

/** One way of asking: the guarded fetch in this process, or in workerd. */
export type Ask = (request: FetchRequest, allowHost: string) => Promise<Got>;

/** Node's own fetch; what it gets wrong by itself (see `LENIENT`) is judged in workerd alone. */
export const askInNode: Ask = (request, allowHost) =>
  openFetch({
    userAgent: 'Readout bench (+https://readout.example/)',
    allowHosts: [allowHost],
    ownHost: null,
    resolve: () => Promise.resolve(null),
  }).get(request);

/** Node's fetch hands on half of a cut gzip body, and refuses more than 16 KB of headers. */
const LENIENT: Readonly<Record<string, Expectation>> = {
  '/gzip-truncated': (got) => isNoFeed(got) || failure('undecodable', 'network')(got),
  '/set-cookies': (got) => isFeed(got) || failure('network')(got),
  '/many-headers': (got) => isFeed(got) || failure('network')(got),
};

/** @param payload `GET /path` @returns whether the fetch answered as the path's name promises */
export async function httpVerdict(payload: string, port: number, ask: Ask): Promise<HostileVerdict> {
  const path = payload.replace(/^GET /u, '');
  const isConditional = path === '/conditional' || path === '/echo';
  const isRobots = path.startsWith('/robots');
  const request: FetchRequest = {
    url: `http://localhost:${port}${path}`,
    accept: isRobots ? 'robots' : 'listing',
    validators: isConditional ? { etag: '"v1"', lastModified: null } : null,
    limitBytes: isRobots ? 512_000 : 5_000_000,
  };
  // By name, so that the redirects to 127.0.0.1 lead to a host that nobody allowed.
  const got = await ask(request, `localhost:${port}`);
  const expected = (ask === askInNode ? LENIENT[path] : undefined) ?? EXPECTATIONS[path];
  if (expected === undefined) return 'no expectation is written down';
  return expected(got) ? null : shown(got);
}

const shown = (got: Got): string =>
  JSON.stringify(got, (key, value: unknown) => (key === 'bytes' ? undefined : value)).slice(0, 300);
