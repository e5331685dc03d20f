import { expect, test } from 'vitest';
import type { HostRecord } from '../../../src/core/model/index.ts';
import { openFetch } from '../../../src/io/fetch/fetch.ts';
import { openPoliteFetch } from '../../../src/pipeline/check/polite-fetch.ts';

const site = 'https://courier.example';
const elsewhere = 'https://archive.example';

/** A polite fetch over a net of texts and redirects (`-> address`); waits pass at once and are noted among the requests. */
function openNet(net: Readonly<Record<string, string>>) {
  const log: string[] = [];
  let now = 0;
  let requests = 0;
  const door = openFetch({
    userAgent: 'Readout test',
    allowHosts: [],
    ownHost: null,
    resolve: async () => null,
    fetch: async (input) => {
      const url = String(input instanceof Request ? input.url : input);
      log.push(url);
      const text = net[url];
      if (text === undefined) return new Response('', { status: 404 });
      const [, seconds] = /^wait (.*)$/u.exec(text) ?? [];
      if (seconds !== undefined)
        return new Response('', { status: 429, headers: { 'retry-after': seconds } });
      const [, location] = /^-> (.*)$/u.exec(text) ?? [];
      return location === undefined
        ? new Response(text, { headers: { 'content-type': 'text/plain' } })
        : new Response(null, { status: 302, headers: { location } });
    },
  });
  const memory: Pick<HostRecord, 'host' | 'robots' | 'robotsElsewhere' | 'backOff'> = {
    host: 'courier.example',
    robots: null,
    backOff: null,
  };
  const polite = openPoliteFetch({
    fetch: door,
    wall: () => now,
    now: () => now,
    sleep: async (ms) => {
      if (ms > 0) log.push(`wait ${ms}`);
      now += ms;
    },
    memory,
    budget: {
      requestsLeft: () => Infinity,
      countRequests: (number) => {
        requests += number;
      },
    },
  });
  const ask = async (url: string) => {
    const got = await polite.get({ url, accept: 'page', validators: null, limitBytes: 10_000 });
    return got.ok ? (got.value.kind === 'body' ? got.value.text : got.value.kind) : got.error.code;
  };
  return { ask, log, memory, requests: () => requests, pass: (ms: number) => void (now += ms) };
}

test('keeps the gap of the host before each hop of a redirect', async () => {
  const net = openNet({
    [`${site}/robots.txt`]: 'User-agent: *\nCrawl-delay: 5',
    [`${site}/a`]: '-> /b',
    [`${site}/b`]: 'there',
  });
  expect(await net.ask(`${site}/a`)).toBe('there');
  expect(net.log).toEqual([`${site}/robots.txt`, 'wait 5000', `${site}/a`, 'wait 5000', `${site}/b`]);
  expect(net.requests()).toBe(3);
});

test('does not follow a redirect to what the robots.txt of the same host disallows', async () => {
  const net = openNet({
    [`${site}/robots.txt`]: 'User-agent: Readout\nDisallow: /secret/',
    [`${site}/a`]: '-> /secret/a',
    [`${site}/secret/a`]: 'there',
  });
  expect(await net.ask(`${site}/a`)).toBe('robots');
  expect(net.log).not.toContain(`${site}/secret/a`);
});

test.each([
  ['User-agent: *\nDisallow: /b', 'robots', false],
  ['User-agent: *\nDisallow: /c', 'there', true],
])('obeys the robots.txt of the host that a redirect leads to: %j', async (rules, answer, isAsked) => {
  const net = openNet({
    [`${site}/a`]: `-> ${elsewhere}/b`,
    [`${elsewhere}/robots.txt`]: rules,
    [`${elsewhere}/b`]: 'there',
  });
  expect(await net.ask(`${site}/a`)).toBe(answer);
  expect(await net.ask(`${site}/a`)).toBe(answer);
  expect(net.log.includes(`${elsewhere}/b`)).toBe(isAsked);
  expect(net.log.filter((url) => url === `${elsewhere}/robots.txt`).length).toBe(1);
});

test('has a clock of gaps for each host', async () => {
  const net = openNet({ [`${site}/a`]: `-> ${elsewhere}/b`, [`${elsewhere}/b`]: 'there' });
  await net.ask(`${site}/a`);
  expect(net.log).toEqual([
    `${site}/robots.txt`,
    'wait 1000',
    `${site}/a`,
    `${elsewhere}/robots.txt`,
    'wait 1000',
    `${elsewhere}/b`,
  ]);
});

test('follows no redirect for which its host wants a longer pause than a check has', async () => {
  const net = openNet({
    [`${site}/robots.txt`]: 'User-agent: *\nCrawl-delay: 50',
    ...Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${site}/${n}`, `-> /${n + 1}`])),
    [`${site}/5`]: 'there',
  });
  expect(await net.ask(`${site}/4`)).toBe('there');
  expect(await net.ask(`${site}/0`)).toBe('bad-redirect');
  expect(net.log).not.toContain(`${site}/3`);
});

test('leaves a host alone that asks for it, and not the host whose redirect led there', async () => {
  const net = openNet({
    [`${site}/a`]: `-> ${elsewhere}/b`,
    [`${site}/c`]: 'there',
    [`${elsewhere}/b`]: 'wait 3600',
  });
  expect(await net.ask(`${site}/a`)).toBe('http');
  expect(net.memory.backOff).toBe(null);
  expect(await net.ask(`${site}/c`)).toBe('there');
  expect(await net.ask(`${site}/a`)).toBe('network');
  const asked = () => net.log.filter((url) => url === `${elsewhere}/b`).length;
  expect(asked()).toBe(1);
  net.pass(3_600_000);
  expect(await net.ask(`${site}/a`)).toBe('http');
  expect(asked()).toBe(2);
});

test('leaves its own host alone that asks for it', async () => {
  const net = openNet({ [`${site}/a`]: 'wait 60' });
  expect(await net.ask(`${site}/a`)).toBe('http');
  expect(net.memory.backOff).toMatchObject({ seconds: 60 });
});
