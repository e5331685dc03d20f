import { env, reset } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR_MS, iso } from '../../src/core/model/time.ts';
import { feedParameters } from '../../src/core/alerts/filter.ts';
import { hash } from '../../src/core/model/ids.ts';
import { type Corpus, openCorpus } from '../../src/io/storage/corpus.ts';
import { faultsOf, titlesIn } from './feed-rules.ts';
import { openApp } from './open.ts';
import { alerts, NOW, seed } from './seed.ts';
import { seedStatements } from './statements-seed.ts';

/** Repeats the alerts of the seed on some earlier days; some were withdrawn since. */
const earlier = [1, 2, 5].flatMap((days) =>
  alerts.map((alert, index) => ({
    ...alert,
    id: hash('earlier', String(days), alert.id),
    at: iso(Date.parse(alert.at) - days * 24 * HOUR_MS),
    withdrawn: index === days ? { at: iso(NOW - HOUR_MS), reason: 'read wrongly & late' } : null,
  })),
);

let corpus: Corpus;

beforeAll(async () => {
  corpus = openCorpus(env.CORPUS);
  await seed(corpus, earlier);
  await seedStatements(corpus);
});
afterAll(() => reset());

/** One or more values of every parameter, then some parameters together; `some` tells whether they find alerts and digests. */
const filters: readonly (readonly [search: string, some: boolean])[] = [
  ['', true],
  ['kind=new', true],
  ['kind=statement,position', true],
  ['kind=edit,removed', true],
  ['kind=health', true],
  ['severity=minor', true],
  ['severity=major', true],
  ['source=great-wall-bulletin', true],
  ['source=nobody', false],
  ['type=official,state', true],
  ['party=china', true],
  ['speaker=ren-lu', true],
  ['speaker=~nobody', false],
  ['position=corridor', true],
  ['q=a%20%26%20%3Cb%3E', false],
  ['q=urumqi', true],
  ['since=2026-03-10', true],
  ['until=2026-03-11T08:00:00Z', true],
  ['limit=2', true],
  ['kind=edit&limit=3&severity=major&since=2026-03-01&type=state', true],
];

test('the filters name every parameter of the feeds', () => {
  const named = new Set(filters.flatMap(([search]) => [...new URLSearchParams(search).keys()]));
  expect([...named, 'digest'].toSorted()).toEqual(feedParameters.map(({ name }) => name).toSorted());
});

test.each<[fault: string, broken: (feed: string) => string]>([
  ['tags that do not nest', (feed) => feed.replace('</item>', '')],
  ['tags that do not nest', (feed) => feed.replace('<ttl>', '<ttl>a & b')],
  ['a character that XML forbids', (feed) => feed.replace('<ttl>', '<ttl>\u0007')],
  ['no description of RSS', (feed) => feed.replace(/<description>[^<]*<\/description>/u, '')],
  ['another address of its own', (feed) => feed.replace('/feed.xml"', '/feed.atom"')],
  [
    'ids that repeat',
    (feed) => feed.replace('<item>', `${'<item><guid isPermaLink="false">x</guid></item>'.repeat(2)}<item>`),
  ],
  ['no tag as an id: undefined', (feed) => feed.replace('isPermaLink="false"', '')],
  ['no title', (feed) => feed.replace(/<title>[^<]*<\/title>/u, '')],
])('a feed with %s is found', async (fault, broken) => {
  const feed = await (await openApp(corpus).get('/feed.xml')).text();
  expect(faultsOf(broken(feed), 'https://readout.example/feed.xml')).toContain(fault);
});

describe.each(['/feed.xml', '/feed.atom', '/feed.json'])('%s', (path) => {
  test.each(filters)('?%s is valid, and so is its digest', async (search, some) => {
    const app = openApp(corpus);
    const found: boolean[] = [];
    for (const daily of ['', 'digest=day&']) {
      let address = `${path}?${daily}${search}`;
      let answer = await app.get(address);
      if (answer.status === 302) {
        address = answer.headers.get('location') ?? '';
        answer = await app.get(address);
      }
      const text = await answer.text();
      const self = address.replace(/\?$/u, '').replace(/&$/u, '');
      expect([answer.status, faultsOf(text, `https://readout.example${self}`)]).toEqual([200, []]);
      found.push(titlesIn(text).length > 0);
    }
    expect(found[0]).toBe(some);
    // A digest holds alerts of past days alone.
    expect(some || !found[1]).toBe(true);
  });
});
