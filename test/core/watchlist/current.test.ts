import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';
import { bundledWatchlist, currentWatchlist } from '../../../src/core/watchlist/current.ts';
import { readWatchlist } from '../../../src/core/watchlist/parse.ts';
import { defaultWatchlist } from '../../../src/watchlist/default.ts';

describe('currentWatchlist', () => {
  const own = {
    schema: 1,
    title: 'The strait',
    subject: { all: [['strait']] },
    sources: [
      {
        id: 'post',
        name: 'Post',
        type: 'press',
        kind: 'feed',
        url: 'https://post.example.com/',
        language: 'en',
      },
    ],
  };

  test.each([null, undefined, {}, 'damaged', { ...own, schema: 2 }])(
    'is the bundled one where %j is stored',
    (stored) => expect(currentWatchlist(stored)).toBe(bundledWatchlist),
  );

  test('is the stored one whatever the address gate would say of it today', () =>
    expect(
      currentWatchlist({ ...own, sources: [{ ...own.sources[0], url: 'http://127.0.0.1:8788/feed' }] }).title,
    ).toBe('The strait'));

  test('is the same object for the same stored value', () =>
    expect(currentWatchlist(structuredClone(own))).toBe(currentWatchlist(own)));

  test('is the stored one where that is valid', () => expect(currentWatchlist(own).title).toBe('The strait'));
});

describe('the bundled watchlist', () => {
  test('has its sources in docs/sources.md, each with its address, and no others', () => {
    const page = readFileSync('docs/sources.md', 'utf8');
    const rows = Array.from(
      page.matchAll(
        /^\| `([^`]+)` +\| <([^>]+)>.*\| (measured|named list|lists|not verified, paused) +\|/gmu,
      ),
    );
    expect(rows.map(([, id, url, seen]) => ({ id, url, paused: seen === 'not verified, paused' }))).toEqual(
      bundledWatchlist.sources.map(({ id, url, paused }) => ({ id, url, paused })),
    );
  });

  test('is valid', () =>
    expect(readWatchlist(defaultWatchlist)).toEqual({ ok: true, value: bundledWatchlist }));

  const isOnSubject = compileSubject(bundledWatchlist.subject);
  test.each([
    'Chinese envoy meets Taliban foreign minister in Kabul',
    "China's embassy warns citizens in Afghanistan",
    'Beijing renews call on the Islamic Emirate over militants',
    'La Chine nomme un ambassadeur à Kaboul',
    '中国驻阿富汗大使会见塔利班官员',
    '中國大使抵達喀布爾',
    'سفیر چین در کابل با وزیر خارجه طالبان دیدار کرد',
    'د چین سفیر په کابل کې له افغان چارواکو سره ولیدل',
    'چینی سفیر کی کابل میں افغان وزیر خارجہ سے ملاقات',
    'السفير الصيني يلتقي مسؤولين من حركة طالبان في كابل',
    'Посол Китая встретился с представителями талибов в Кабуле',
  ])('takes "%s" for its subject', (headline) => expect(isOnSubject([headline])).toBe(true));

  test.each([
    'China opens a new railway to Laos',
    'Afghan farmers await the rain',
    'China condemns an attack by the Tehreek-e-Taliban Pakistan',
    'Посол встретился с министром',
    'Китай и арабские страны провели форум',
    '中阿合作论坛在多哈开幕',
    'طالب وزير الصحة الصيني بزيادة التمويل',
    'چین کابل دریایی تازه‌ای می‌سازد',
    'チャイナタウンの新しい店',
    '中国与老挝签署协议',
  ])('leaves "%s" alone', (headline) => expect(isOnSubject([headline])).toBe(false));
});
