import { describe, expect, test } from 'vitest';
import type { HostRecord, TrackedArticle } from '../../../src/core/model/index.ts';
import { newTrackedArticle } from '../../../src/core/tracking/article-state.ts';
import { openOwnership } from '../../../src/core/tracking/ownership.ts';
import {
  countShare,
  hasCredit,
  inTurns,
  leftOf,
  refusedBySource,
  shareOf,
  sharesOfToday,
  withoutRoom,
} from '../../../src/core/tracking/shares.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const DAY = 86_400_000;
const emptyRecord = (): HostRecord => ({
  host: 'courier.example',
  robots: null,
  backOff: null,
  sources: {},
  articles: {},
});

/** The later its number, the newer. */
function article(
  source: string,
  nth: number,
  change: Partial<TrackedArticle> = {},
): [string, TrackedArticle] {
  const entry = {
    url: `https://courier.example/${nth}`,
    title: 'A',
    summary: '',
    publishedAt: null,
    guid: null,
  };
  const from = {
    source,
    baseline: false,
    sourceAddedAt: '2026-03-01T00:00:00.000Z',
    crowd: null,
    now: now + nth,
  };
  return [`${source}-${nth}`, { ...newTrackedArticle(entry, from), ...change }];
}

const many = (source: string, count: number, change: Partial<TrackedArticle> = {}) =>
  Array.from({ length: count }, (_, nth) => article(source, nth, change));

const holdersOf = (articles: readonly [string, TrackedArticle][]) => {
  const record = { ...emptyRecord(), articles: Object.fromEntries(articles) };
  const gone = new Set(withoutRoom(record));
  const kept = articles.filter(([id]) => !gone.has(id)).map(([id]) => id.split('-')[0] ?? '');
  return Object.fromEntries([...Map.groupBy(kept, (id) => id)].map(([id, all]) => [id, all.length]));
};

describe('the share of a day', () => {
  test('is counted for each source, begins anew with the day, and is told on the status', () => {
    const record = emptyRecord();
    countShare(record, { source: 'evil', now }, { taken: 59, refused: 3 });
    countShare(record, { source: 'evil', now }, { taken: 1 });
    countShare(record, { source: 'constructor', now }, { looked: 1 });
    expect(leftOf(shareOf(record, 'evil', now), 'taken', 'free')).toBe(0);
    expect(leftOf(shareOf(record, 'good', now), 'taken', 'free')).toBe(60);
    expect(leftOf(shareOf(record, 'evil', now + DAY), 'taken', 'free')).toBe(60);
    expect(shareOf(record, 'toString', now).taken).toBe(0);
    const refused = refusedBySource([record, record], now);
    expect([refused.get('evil'), refused.get('good') ?? 0]).toEqual([6, 0]);
    expect(Object.keys(sharesOfToday(record, now))).toEqual(['evil', 'constructor']);
    expect(sharesOfToday(record, now + DAY)).toEqual({});
  });

  test.each([
    [{ looked: 7, missed: 7 }, true],
    [{ looked: 8, missed: 8 }, false],
    [{ looked: 16, missed: 8 }, true],
    [{ looked: 15, missed: 8 }, false],
  ])('of looks elsewhere ends when they lead nowhere: %o', (counts, credit) => {
    const record = emptyRecord();
    countShare(record, { source: 'evil', now }, counts);
    expect(hasCredit(shareOf(record, 'evil', now))).toBe(credit);
  });
});

describe('the room in a record', () => {
  test('is enough for what is usual', () => {
    expect(holdersOf([...many('good', 150), ...many('digest', 40)])).toEqual({ good: 150, digest: 40 });
  });

  test('is the same for each source, which leaves to others what it does not need', () => {
    expect(holdersOf([...many('good', 100), ...many('evil', 4_000), ...many('asia', 400)])).toEqual({
      good: 100,
      asia: 400,
      evil: 500,
    });
  });

  test('goes by size where articles are fat, and the oldest go first', () => {
    const fat = many('evil', 400, { url: `https://courier.example/${'x'.repeat(60_000)}` });
    const { good, evil = 0 } = holdersOf([...many('good', 300), ...fat]);
    expect(good).toBe(300);
    expect(evil).toBeGreaterThan(20);
    expect(evil).toBeLessThan(50);
    const gone = withoutRoom({ ...emptyRecord(), articles: Object.fromEntries(fat) });
    expect([gone.includes('evil-0'), gone.includes('evil-399')]).toEqual([true, false]);
  });

  test('is a tenth for what strangers found', () => {
    const entry = { url: 'https://courier.example/x', title: '', summary: '', publishedAt: null, guid: null };
    const found = many('found', 500, { source: 'good', entry, alsoIn: ['evil'] });
    expect(holdersOf([...many('good', 800), ...found])).toEqual({ good: 800, found: 100 });
  });
});

describe('what is due on a host', () => {
  test('is looked at for its own sources first, and for each in its turn', () => {
    const ownership = openOwnership([
      { id: 'good', kind: 'feed', url: 'https://courier.example/feed', hosts: [] },
      { id: 'asia', kind: 'feed', url: 'https://courier.example/asia', hosts: [] },
    ]);
    const found = article('good', 9, {
      entry: { url: 'https://courier.example/9', title: '', summary: '', publishedAt: null, guid: null },
      alsoIn: ['evil'],
    });
    const record = {
      ...emptyRecord(),
      articles: Object.fromEntries([...many('evil', 2), found, ...many('good', 3), ...many('asia', 1)]),
    };
    const ids = ['evil-0', 'evil-1', 'good-9', 'good-0', 'good-1', 'good-2', 'asia-0', 'nobody-0'];
    expect(inTurns(ids, record, ownership)).toEqual([
      'good-0',
      'asia-0',
      'good-1',
      'good-2',
      'evil-0',
      'good-9',
      'evil-1',
    ]);
  });
});
