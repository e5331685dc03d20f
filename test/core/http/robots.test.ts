import { expect, test } from 'vitest';
import type { CheckFailure } from '../../../src/core/model/failure.ts';
import { err, ok } from '../../../src/core/model/result.ts';
import { keepElsewhere, nextRobotsCopy, parseRobots } from '../../../src/core/http/robots.ts';

const isAllowedByRobots = (text: string, address: string): boolean =>
  parseRobots(text, new URL(address).origin).allows(address);
const crawlDelaySeconds = (text: string): number | null =>
  parseRobots(text, 'https://host.invalid').delaySeconds;

const rules = `User-agent: *
Disallow: /private
Crawl-delay: 10

User-agent: Readout bot
Disallow: /drafts
Allow: /drafts/open
Disallow: /*.pdf$
`;

test.each([
  [rules, 'https://news.example/private', true],
  [rules, 'https://news.example/drafts/1', false],
  [rules, 'https://news.example/drafts/open/1', true],
  [rules, 'https://news.example/a.pdf', false],
  [rules, 'https://news.example/a.pdf?x=1', true],
  ['User-agent: *\nDisallow: /\n', 'http://localhost:9001/a', false],
  ['User-agent: READOUT\nDisallow: /\n', 'https://news.example/', false],
  ['User-agent: Readoutlier\nDisallow: /\n', 'https://news.example/', true],
  ['User-agent: *\nDisallow:\n', 'https://news.example/a', true],
  ['User-agent: *\nDisallow: /新闻\n', 'https://news.example/%E6%96%B0%E9%97%BB/1', false],
  ['User-agent: Readout/1.0\nDisallow: /\n', 'https://news.example/', false],
  ['User-agent: Other\nUser-agent: *\nDisallow: /', 'https://news.example/', false],
  [
    'User-agent: *\nSitemap: https://news.example/s.xml\nUser-agent: Other\nDisallow: /',
    'https://news.example/',
    false,
  ],
  ['User-agent: *\nDisallow: /b\n\nUser-agent: *\nDisallow: /a', 'https://news.example/a', false],
  ['User-agent: *\nDisallow: /\n\nUser-agent: Readout\nDisallow:', 'https://news.example/a', true],
  ['User-agent: * # all\rDisallow: /a # not this\r', 'https://news.example/a', false],
  // Escaped or not, an unreserved octet is the same one; a reserved one is not.
  ['User-agent: *\nDisallow: /%7Eanna/', 'https://news.example/~anna/x', false],
  ['User-agent: *\nDisallow: /~anna/', 'https://news.example/%7eanna/x', false],
  ['User-agent: *\nDisallow: /b/%62%61%7A', 'https://news.example/b/baz', false],
  ['User-agent: *\nDisallow: /a%2Fb', 'https://news.example/a/b', true],
  ['User-agent: *\nDisallow: /a%2fb', 'https://news.example/a%2Fb', false],
  ['User-agent: *\nDisallow: /[1]|', 'https://news.example/%5b1%5D%7C', false],
  ["User-agent: *\nDisallow: /?q='a", "https://news.example/?q='ab", false],
  ['User-agent: *\nDisallow: /%D8%a7', 'https://news.example/ا', false],
  ['User-agent: *\nDisallow: /a%2A$', 'https://news.example/a*', false],
  ['User-agent: *\nDisallow: /a%2A$', 'https://news.example/ab', true],
  ['User-agent: *\nDisallow: /a$b', 'https://news.example/a$b', false],
  ['User-agent: *\nDisallow: /*/b$', 'https://news.example/a/b', false],
  ['User-agent: *\nDisallow: /%zz', 'https://news.example/%zz', false],
  // A colon left out is forgiven.
  ['User-agent *\nDisallow /a', 'https://news.example/a', false],
  ['User-agent: *\nDisallow all robots', 'https://news.example/a', true],
  ['User-agent: *\nDisallowed: /a', 'https://news.example/a', true],
  ['', 'https://news.example/a', true],
  ['Disallow: /', 'https://news.example/a', true],
])('reads rules %j for %s: %s', (text, address, isAllowed) => {
  expect(isAllowedByRobots(text, address)).toBe(isAllowed);
});

test('keeps no rule twice for agents that are named again and again', () => {
  const hostile = `${'User-agent: Readout\n'.repeat(12_000)}${'Disallow: /x\n'.repeat(18_000)}`;
  expect(isAllowedByRobots(hostile, 'https://news.example/x')).toBe(false);
  expect(isAllowedByRobots(hostile, 'https://news.example/y')).toBe(true);
});

test('refuses an address that costs too much to be held against wildcards, and answers for the others', () => {
  const hostile = `User-agent: *\n${`Disallow: /${'*a'.repeat(500)}$\n`.repeat(500)}Disallow: /x\n`;
  expect(isAllowedByRobots(hostile, `https://news.example/${'a'.repeat(2_000)}b`)).toBe(false);
  expect(isAllowedByRobots(hostile, 'https://news.example/x')).toBe(false);
  expect(isAllowedByRobots(hostile, 'https://news.example/2024/05/18/envoys-meet-in-kabul')).toBe(true);
});

test.each([
  [
    'the longest rule',
    'Disallow: /a\nAllow: /a/b\nDisallow: /a/b/c',
    ['/a/x', '/a/b/x', '/a/b/c/x'],
    [false, true, false],
  ],
  ['of two as long the one that allows', 'Disallow: /a\nAllow: /a', ['/a'], [true]],
  ['a longer one with a wildcard', 'Allow: /a\nDisallow: /*.php', ['/a.php', '/a.html'], [false, true]],
  ['a longer one without', 'Disallow: /*a\nAllow: /news/a', ['/news/a', '/b/a'], [true, false]],
  ['the whole address', 'Disallow: /\nAllow: /$', ['/', '/a'], [true, false]],
  [
    'the end behind a wildcard',
    'Disallow: /a*bb$',
    ['/abb', '/abbb', '/abbc', '/ab'],
    [false, false, true, true],
  ],
  ['parts that may not overlap', 'Disallow: /ab*ba$', ['/aba', '/abba'], [true, false]],
])('goes by %s', (_what, text, paths, expected) => {
  const { allows } = parseRobots(`User-agent: *\n${text}`, 'https://news.example');
  expect(paths.map((path) => allows(`https://news.example${path}`))).toEqual(expected);
});

test.each([
  ['many wildcards', `Disallow: /${'*a'.repeat(100)}*z\n`],
  ['a wildcard before what nearly matches', 'Disallow: /*aaaaab\n'],
  ['no wildcard', 'Disallow: /aaaaaaaaaaaaaaaaaaab\n'],
])('holds 200 addresses of 2 KB against 512 KB of rules with %s in the time of a check', (_what, rule) => {
  const start = process.cpuUsage();
  const { allows } = parseRobots(
    `User-agent: *\n${rule.repeat(512_000 / rule.length)}`,
    'https://news.example',
  );
  for (let nth = 0; nth < 200; nth += 1) allows(`https://news.example/${'a'.repeat(2_000)}${nth}`);
  const { user, system } = process.cpuUsage(start);
  // Ten times what it takes: the machine may be busy. Each rule against each address would be a minute.
  expect((user + system) / 1_000).toBeLessThan(1_500);
});

test.each([
  ['User-agent: *\nCrawl-delay: 10', 10],
  ['User-agent: *\nCrawl-delay: 0.5', 0.5],
  ['User-agent: *\nCrawl-delay: 86400', 300],
  ['User-agent: *\nCrawl-delay: soon', null],
  ['User-agent: *\nCrawl-delay: -1', null],
  ['User-agent: Other\nCrawl-delay: 10', null],
  ['', null],
])('reads the delay of %j as %j', (text, seconds) => {
  expect(crawlDelaySeconds(text)).toBe(seconds);
});

const HOUR = 3_600_000;
const NOW = Date.UTC(2024, 4, 18, 12);
const copy = (hours: number, reachable = true) => ({
  fetchedAt: new Date(NOW - hours * HOUR).toISOString(),
  text: 'User-agent: *',
  reachable,
});
const now = { fetchedAt: new Date(NOW).toISOString(), reachable: true };
const body = (text: string) => ok({ kind: 'body' as const, text });
const http = (status: number): CheckFailure => ({ code: 'http', status, retryAfterSeconds: null });

test.each([
  ['asks when there is no copy', null, null, null],
  ['goes by a fresh copy', copy(11), null, copy(11)],
  ['asks again after half a day', copy(13), null, null],
  ['asks again when the host could not be reached', copy(1, false), null, null],
  ['takes a file as its rules', null, body('User-agent: a'), { ...now, text: 'User-agent: a' }],
  ['takes a page for no rules', null, body(' <!doctype html>'), { ...now, text: '' }],
  ['takes 404 for no rules', copy(13), err(http(404)), { ...now, text: '' }],
  ['takes 403 for no rules', null, err(http(403)), { ...now, text: '' }],
  ['takes an empty file for no rules', null, err({ code: 'empty-body' } as const), { ...now, text: '' }],
  ['allows nothing after 500', null, err(http(500)), null],
  ['allows nothing after 429', null, err(http(429)), null],
  ['allows nothing when nobody answers', null, err({ code: 'timeout', seconds: 15 } as const), null],
  ['goes by the last copy for a day', copy(23), err(http(503)), copy(23)],
  ['allows nothing once the copy is a day old', copy(25), err(http(503)), null],
])('%s', (_what, known, answer, expected) => {
  const decided = nextRobotsCopy(known, answer, NOW);
  expect(decided.ok ? decided.value : null).toEqual(expected);
});

test('says why nothing is allowed', () => {
  expect(nextRobotsCopy(null, err(http(503)), NOW)).toEqual(
    err({ code: 'robots', text: 'nothing is allowed, because HTTP 503' }),
  );
});

test('keeps 512,000 characters of rules', () => {
  const decided = nextRobotsCopy(null, body('User-agent: *\n'.repeat(50_000)), NOW);
  expect(decided.ok && decided.value.text.length).toBe(512_000);
});

test('keeps the robots.txt of few other origins, and none for longer than a day', () => {
  const [fresh, old] = [copy(1), copy(25)];
  const kept = { 'https://a.example': fresh, 'https://b.example': old };
  expect(Object.keys(keepElsewhere(kept, 'https://c.example', fresh, NOW))).toEqual([
    'https://a.example',
    'https://c.example',
  ]);
  const long = { ...fresh, text: '#'.repeat(30_000) };
  expect(keepElsewhere(kept, 'https://a.example', long, NOW)).toEqual({});
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`https://${n}.example`, fresh]));
  expect(keepElsewhere(many, 'https://c.example', fresh, NOW)).toEqual(many);
});
