import { checkAddress } from '../../src/core/model/address.ts';
import { discover } from '../../src/core/discover/discover.ts';
import { articleId } from '../../src/core/model/url.ts';
import type { Entry } from '../../src/core/model/index.ts';

/** Null where the input was handled as it should be; else what was wrong. */
export type HostileVerdict = string | null;

type Expectation = (entries: readonly Entry[], code: string | null) => boolean;

const first =
  (holds: (entry: Entry) => boolean): Expectation =>
  ([entry]) =>
    entry !== undefined && holds(entry);
const titled = (title: string): Expectation => first((entry) => entry.title === title);
const fails: Expectation = (_entries, code) => code !== null && code !== 'throw';
const empty: Expectation = (entries) => entries.length === 0;

const NOW = Date.UTC(2026, 10, 1);
const MAX_MS = 500;

/** Checks what an entry's name promises, beyond what holds for all: no throw, no markup, no forbidden characters, in half a second. */
const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  'feed external DTD': (entries) => entries.length === 1,
  'feed xml-stylesheet': (entries) => entries.length === 1,
  'feed HTML in title': titled('Title'),
  'feed javascript link, case and tab': empty,
  'feed vbscript link': empty,
  'feed link to loopback': first(({ url }) => !checkAddress(url, { allowHosts: [], ownHost: null }).ok),
  'feed zero width': titled('abcd'),
  'feed CP1252 reference': titled('it’s'),
  'feed NFC and NFD': titled('café'),
  'feed nbsp churn': titled('a b'),
  'feed raw control': titled('ab'),
  'feed duplicate guid': (entries) => entries.length === 2,
  'feed guid missing': first((entry) => entry.guid === null && articleId(entry.url).length === 32),
  'feed link and guid missing': empty,
  'feed no title': titled('only text'),
  'feed numeric title': titled('007'),
  'feed title 1e5': titled('1e5'),
  'feed future date': first(({ publishedAt }) => publishedAt === null || Date.parse(publishedAt) <= NOW),
  'feed bad date': first(({ publishedAt }) => publishedAt === null || publishedAt.startsWith('2021-05-18')),
  'feed not a feed: HTML': fails,
  'feed not a feed: JSON error': fails,
  'feed JSON Feed with script': empty,
  'feed deep nesting': fails,
  'feed 1 MB of <': fails,
  'feed 100,000 items': (entries) => entries.length === 500,
  'feed title of 1 MB': first(({ title }) => title.length === 300 && title.endsWith('…')),
  'feed 100,000 entities': (entries) => entries.length === 40,
  'feed truncated feed': fails,
};

const FORBIDDEN =
  /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/u;
const MARKUP = /<(?:script|img|svg|math|iframe|object|a|b|p)[\s/>]|root:|TOP SECRET/iu;

export function feedVerdict(name: string, payload: string): HostileVerdict {
  const options = { url: 'http://example.com/feed', timeZone: 'UTC', linkSelector: null, now: NOW };
  const started = performance.now();
  const read = discover('feed', payload, options);
  const milliseconds = Math.round(performance.now() - started);
  const entries = read.ok ? read.value.entries : [];
  if (milliseconds > MAX_MS) return `took ${milliseconds} ms`;
  const texts = entries.flatMap(({ title, summary }) => [title, summary]);
  if (texts.some((text) => FORBIDDEN.test(text) || !text.isWellFormed())) return 'holds forbidden characters';
  if (texts.some((text) => MARKUP.test(text))) return `holds markup: ${texts.join(' | ').slice(0, 200)}`;
  const expected = EXPECTATIONS[name];
  if (expected === undefined || expected(entries, read.ok ? null : read.error.code)) return null;
  return JSON.stringify(read).slice(0, 300);
}
