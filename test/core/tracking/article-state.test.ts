import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS, TICK_MS } from '../../../src/core/model/time.ts';
import { articleId } from '../../../src/core/model/url.ts';
import type { Entry, HostRecord, Suspicion, TrackedArticle, Version } from '../../../src/core/model/index.ts';
import {
  asGone,
  bornAt,
  versionStatus,
  indexArticles,
  isMassVanishing,
  isHeldEditDue,
  isWorthWriting,
  newTrackedArticle,
  withMissing,
  withVersion,
} from '../../../src/core/tracking/article-state.ts';
import { entryHash } from '../../../src/core/tracking/entries.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const entry: Entry = {
  url: 'https://courier.example/mine',
  title: 'China and Kabul on a mine',
  summary: 'In short.',
  publishedAt: '2026-03-02T08:00:00.000Z',
  guid: 'g1',
};
const found = { source: 'courier', baseline: false, sourceAddedAt: iso(0), crowd: null, now };
const fresh = newTrackedArticle(entry, found);

const version = (name: string, change: Partial<Version> = {}): Version => ({
  hash: name,
  extractor: '1',
  read: 'full',
  url: entry.url,
  canonicalUrl: null,
  headline: 'China and Kabul on a mine',
  kicker: null,
  byline: null,
  agency: null,
  publishedAt: null,
  modifiedAt: null,
  language: 'en',
  live: false,
  blocks: [{ kind: 'paragraph', text: 'word '.repeat(200) }],
  ...change,
});
const known = withVersion(fresh, version('a'), now);
const suspicion = (kind: Suspicion['kind'], since: number): Suspicion => ({
  kind,
  since: iso(since),
  text: 'HTTP 404',
});
const short = version('s', { blocks: [{ kind: 'paragraph', text: 'word '.repeat(40) }] });
const emptied = version('e', { blocks: [] });

describe('a check that found a version', () => {
  test.each<[string, TrackedArticle, Version, ReturnType<typeof versionStatus>]>([
    ['of a new article', fresh, version('a'), 'first'],
    ['that is known', known, version('a'), 'unchanged'],
    ['that a newer extractor of ours made', known, version('a', { extractor: '2' }), 'extracted-anew'],
    ['that is another one', known, version('b'), 'changed'],
    ['of which less could be read', known, version('b', { read: 'partial' }), 'worse-read'],
    ['of which more could be read', { ...known, read: 'listing' }, version('b', { read: 'full' }), 'changed'],
    ['cut by three quarters', known, short, 'suspect'],
    [
      'cut by three quarters, five minutes later',
      { ...known, suspicion: suspicion('cut', now - 5 * MINUTE_MS) },
      short,
      'suspect',
    ],
    [
      'cut by three quarters, ten minutes later',
      { ...known, suspicion: suspicion('cut', now - 10 * MINUTE_MS) },
      short,
      'changed',
    ],
    [
      'emptied, after it was cut',
      { ...known, suspicion: suspicion('cut', now - HOUR_MS) },
      emptied,
      'suspect',
    ],
    ['cut from a text that was short already', { ...known, characters: 399 }, emptied, 'changed'],
    ['that was there before', { ...known, earlier: ['z'] }, version('z'), 'changed'],
    [
      'that was there before and came back once',
      { ...known, earlier: ['z'], flips: 1 },
      version('z'),
      'flapping',
    ],
    [
      'that was there before and came back twice',
      { ...known, earlier: ['z'], flips: 2 },
      version('z'),
      'still-flapping',
    ],
  ])('%s is %s', (_name, article, seen, finding) => {
    expect(versionStatus(article, seen, now)).toBe(finding);
  });

  test('is remembered with the ones before it, at most four', () => {
    let article = known;
    for (const name of ['b', 'c', 'd', 'e', 'f'])
      article = withVersion(article, version(name), now + HOUR_MS);
    expect(article).toEqual({
      ...known,
      version: 'f',
      versionSeenAt: iso(now + HOUR_MS),
      changedAt: iso(now + HOUR_MS),
      earlier: ['e', 'd', 'c', 'b'],
    });
    expect(withVersion(article, version('d'), now + HOUR_MS)).toEqual({
      ...article,
      version: 'd',
      earlier: ['f', 'e', 'c', 'b'],
      flips: 1,
    });
  });

  test('ends what made the article suspect or gone', () => {
    const gone = { ...known, gone: true, suspicion: suspicion('gone', now) };
    expect(withVersion(gone, version('a'), now + HOUR_MS)).toEqual(known);
  });
});

describe('a check that found nothing', () => {
  const since = (minutes: number, kind: Suspicion['kind'] = 'gone') => ({
    ...known,
    suspicion: suspicion(kind, now - minutes * MINUTE_MS),
  });
  test.each<[string, TrackedArticle, TrackedArticle, boolean]>([
    ['the first time', known, { ...known, suspicion: suspicion('gone', now) }, false],
    ['nine minutes later', since(9), since(9), false],
    ['ten minutes later', since(10), since(10), true],
    ['after another suspicion', since(30, 'cut'), { ...known, suspicion: suspicion('gone', now) }, false],
    ['of what is gone already', { ...known, gone: true }, { ...known, gone: true }, false],
  ])('%s', (_name, article, after, confirmed) => {
    expect(withMissing(article, 'gone', 'HTTP 404', now)).toEqual({ article: after, confirmed });
  });

  test('that is confirmed is counted', () => {
    expect(asGone(since(15))).toEqual({ ...known, gone: true, removals: 1 });
  });
});

describe('pages that vanish together', () => {
  const host = (vanished: number, there: number, kind: Suspicion['kind'] = 'gone'): HostRecord => ({
    host: 'courier.example',
    robots: null,
    backOff: null,
    sources: {},
    articles: Object.fromEntries(
      Array.from({ length: vanished + there }, (_, index) => [
        String(index),
        { ...known, suspicion: index < vanished ? suspicion(kind, now) : null },
      ]),
    ),
  });
  test.each([
    [3, 0, 'gone', false],
    [4, 0, 'gone', true],
    [4, 15, 'gone', true],
    [4, 16, 'gone', false],
    [4, 0, 'cut', false],
  ] as const)(
    '%i beside %i that are there (%s): the trouble of the host is %s',
    (vanished, there, kind, is) => {
      expect(isMassVanishing(host(vanished, there, kind))).toBe(is);
    },
  );

  test('are counted among those that were read', () => {
    const { articles, ...rest } = host(4, 16);
    const unread = Object.entries(articles).map(([id, article]) =>
      article.suspicion === null ? [id, { ...article, read: 'listing' as const }] : [id, article],
    );
    expect(isMassVanishing({ ...rest, articles: Object.fromEntries(unread) })).toBe(true);
  });
});

describe('an article', () => {
  test.each([
    ['published before it was seen', '2026-03-01T00:00:00.000Z', Date.parse('2026-03-01T00:00:00Z')],
    ['dated after it was seen', '2026-03-05T00:00:00.000Z', now],
    ['without a date', null, now],
    ['with a date that is none', 'yesterday', now],
  ])('%s has its age from there', (_name, publishedAt, born) => {
    expect(bornAt(newTrackedArticle({ ...entry, publishedAt }, found))).toBe(born);
  });

  test('is sent to the desk again at the fourth tick after its change, however the seconds fell', () => {
    const changed = { ...known, changedAt: iso(now + 5_000) };
    expect([
      isHeldEditDue(known, now + HOUR_MS),
      isHeldEditDue(changed, now + HOUR_MS - TICK_MS),
      isHeldEditDue(changed, now + HOUR_MS),
    ]).toEqual([false, false, true]);
  });
});

describe('an entry', () => {
  const record = (articles: HostRecord['articles']): HostRecord => ({
    host: 'courier.example',
    robots: null,
    backOff: null,
    sources: {},
    articles,
  });
  const id = articleId(entry.url);
  const moved = { ...fresh, url: 'https://courier.example/copper-mine' };
  const index = indexArticles(record({ [id]: moved }));
  test.each<[string, string, Partial<Entry>, string | null]>([
    ['at its first address', 'courier', { guid: null }, id],
    [
      'at its first address, with a campaign',
      'courier',
      { url: `${entry.url}?utm_source=x`, guid: null },
      id,
    ],
    ['where it stands now', 'courier', { url: moved.url, guid: null }, id],
    ['elsewhere with its guid', 'courier', { url: 'https://courier.example/new' }, id],
    ['elsewhere with its guid, at another source', 'amu', { url: 'https://courier.example/new' }, null],
    ['elsewhere', 'courier', { url: 'https://courier.example/new', guid: null }, null],
  ])('%s is found or not', (_name, source, change, expected) => {
    expect(index.find(source, { ...entry, ...change })).toBe(expected);
  });

  test('means the article that has its address for its own, whoever moved there', () => {
    const there = articleId(moved.url);
    const both = indexArticles(record({ [there]: { ...fresh, url: moved.url, guid: 'g2' }, [id]: moved }));
    expect(both.find('courier', { ...entry, url: moved.url, guid: null })).toBe(there);
  });

  test('has another hash when its title or summary is another one, and not for its date', () => {
    const hashes = [{}, { title: 'x' }, { summary: 'x' }, { publishedAt: null }].map((change) =>
      entryHash({ ...entry, ...change }),
    );
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[3]).toBe(hashes[0]);
  });
});

describe('a host’s record', () => {
  const before: HostRecord = {
    host: 'courier.example',
    robots: null,
    backOff: null,
    sources: {
      courier: {
        fingerprint: 'f',
        addedAt: iso(now),
        baselineAt: iso(now),
        health: 'ok',
        since: iso(now),
        validators: null,
        listingHash: 'l',
        listed: 10,
        onSubject: 1,
        newestAt: iso(now),
        newestOnSubjectAt: iso(now),
        lastFailure: null,
        failures: 0,
        failureWeight: 0,
        failingSince: null,
        days: {},
        seen: {},
        listedHash: null,
        lastHealth: null,
        spells: [],
        lastForward: null,
        movedTo: null,
      },
    },
    articles: { a: known },
  };
  const source = before.sources['courier'];
  test.each<[string, HostRecord, boolean]>([
    ['the same', structuredClone(before), false],
    [
      'with other validators',
      {
        ...before,
        articles: { a: { ...known, validators: { etag: '"b"', lastModified: null } } },
      },
      false,
    ],
    [
      'with a newer entry of the same day, listed in another order',
      {
        ...before,
        sources: source
          ? { courier: { ...source, newestAt: iso(now + HOUR_MS), listingHash: 'm', listed: 11 } }
          : {},
      },
      false,
    ],
    [
      'with an entry of another day',
      { ...before, sources: source ? { courier: { ...source, newestAt: iso(now + DAY_MS) } } : {} },
      true,
    ],
    ['with a suspect', { ...before, articles: { a: { ...known, suspicion: suspicion('gone', now) } } }, true],
    ['without an article', { ...before, articles: {} }, true],
  ])('%s is worth writing or not', (_name, after, is) => {
    expect(isWorthWriting(before, after)).toBe(is);
  });

  test('is worth writing when there was none', () => {
    expect(isWorthWriting(null, before)).toBe(true);
  });
});
