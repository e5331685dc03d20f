import { describe, expect, test } from 'vitest';
import type { HostRecord, TrackedArticle } from '../../../src/core/model/index.ts';
import { newTrackedArticle } from '../../../src/core/tracking/article-state.ts';
import { hasLeft, keepLeft, slotsOf, spreadSlots } from '../../../src/core/tracking/left.ts';

const at = '2026-03-02T09:00:00.000Z';
const article = (nth: number): TrackedArticle =>
  newTrackedArticle(
    { url: `https://news.example/${nth}`, title: '', summary: '', publishedAt: null, guid: null },
    { source: 'news', sourceAddedAt: at, baseline: false, crowd: null, now: Date.parse(at) },
  );
const record = (articles: number, change: Partial<HostRecord> = {}): HostRecord => ({
  host: 'news.example',
  robots: null,
  backOff: null,
  sources: {},
  articles: Object.fromEntries(Array.from({ length: articles }, (_, nth) => [`a${nth}`, article(nth)])),
  ...change,
});

describe('the slots of articles', () => {
  test.each([
    [40, {}, false],
    [41, {}, true],
    [20, { spread: true }, true],
    [19, { spread: true }, false],
  ] as const)('of a host with %i are apart after %o: %o', (count, change, apart) => {
    const host = record(count, change);
    spreadSlots(host);
    expect([host.spread === true, slotsOf(host, 'a1')]).toEqual([apart, apart ? 'a1' : 'news.example']);
  });
});

describe('what a check did not reach', () => {
  const unreached = (sources: string[], articles: string[]) => ({
    sources: new Set(sources),
    articles: new Set(articles),
  });

  test('is kept in its order, and nothing is where all was reached', () => {
    const host = record(2);
    keepLeft(host, {}, unreached(['news'], ['a1', 'a0']));
    expect([host.left, hasLeft(host)]).toEqual([{ sources: ['news'], articles: ['a1', 'a0'] }, true]);
    keepLeft(host, {}, unreached([], []));
    expect([host, hasLeft(host)]).toEqual([record(2), false]);
  });

  test('comes after what the check was not about, each once', () => {
    const host = record(3);
    keepLeft(host, { sources: [], articles: ['a2', 'a1'] }, unreached([], ['a1', 'a0']));
    expect(host.left).toEqual({ sources: [], articles: ['a2', 'a1', 'a0'] });
  });
});
