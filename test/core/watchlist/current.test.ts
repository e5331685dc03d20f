import { describe, expect, test } from 'vitest';
import {
  bundledWatchlist,
  currentWatchlist,
  isWatchlistRead,
  readBundledWatchlist,
  watchlistInForce,
} from '../../../src/core/watchlist/current.ts';

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

  test.each([null, undefined])('is the bundled one where %j is stored', (stored) => {
    expect(currentWatchlist(stored)).toBe(bundledWatchlist());
    expect(watchlistInForce(stored)).toBe(bundledWatchlist());
    expect(isWatchlistRead(stored)).toBe(true);
  });

  test.each(['', [], {}, 'damaged', 7, { ...own, schema: 2 }])(
    'words answers as the bundled one where %j is stored, by which nothing is checked',
    (stored) => {
      expect(currentWatchlist(stored)).toBe(bundledWatchlist());
      expect(() => watchlistInForce(stored)).toThrow('the stored watchlist cannot be read');
      expect(isWatchlistRead(stored)).toBe(false);
    },
  );

  test('is the stored one whatever the address gate would say of it today', () =>
    expect(
      currentWatchlist({ ...own, sources: [{ ...own.sources[0], url: 'http://127.0.0.1:8788/feed' }] }).title,
    ).toBe('The strait'));

  test('is the same object for the same stored value', () =>
    expect(currentWatchlist(structuredClone(own))).toBe(currentWatchlist(own)));

  test('is the stored one where that is valid', () => expect(currentWatchlist(own).title).toBe('The strait'));
});

describe('readBundledWatchlist', () => {
  test('names every problem of a file that must not be deployed', () => {
    const [source] = bundledWatchlist().sources;
    const wrong = {
      ...bundledWatchlist(),
      title: '',
      sources: [{ ...source, every: '20m', party: 'nobody' }],
    };
    const read = () => readBundledWatchlist(wrong);
    expect(read).toThrow('The bundled watchlist does not read:\ntitle: must not be empty\n');
    expect(read).toThrow('sources[0].every: must be "5m" or "10m"');
    expect(read).toThrow('sources[0].party: no party has the id "nobody"');
  });
});
