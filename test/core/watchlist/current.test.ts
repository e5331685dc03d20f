import { describe, expect, test } from 'vitest';
import {
  bundledWatchlist,
  currentWatchlist,
  isWatchlistRead,
  knownWatchlist,
  readBundledWatchlist,
  watchlistInForce,
  watchlistName,
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

  const text = JSON.stringify(own);

  test('is the bundled one where none is stored', () => {
    expect(currentWatchlist(null)).toBe(bundledWatchlist());
    expect(watchlistInForce(null)).toBe(bundledWatchlist());
    expect(isWatchlistRead(null)).toBe(true);
  });

  test.each([
    ['', 'it is no JSON'],
    ['{"schema": 1, "tit', 'it is no JSON'],
    ['[]', 'must be an object'],
    ['7', 'must be an object'],
    [JSON.stringify({ ...own, schema: 2 }), 'schema: must be 1'],
    [
      JSON.stringify({ ...own, description: 'x'.repeat(2_001) }),
      'description: has more than 2000 characters',
    ],
  ])('words answers as the bundled one where %j is stored, by which nothing is checked', (stored, why) => {
    expect(currentWatchlist(stored)).toBe(bundledWatchlist());
    expect(() => watchlistInForce(stored)).toThrow(
      `the stored watchlist cannot be read: nothing is checked (${why})`,
    );
    expect(isWatchlistRead(stored)).toBe(false);
  });

  test('is the stored one whatever the address gate would say of it today', () => {
    const here = { ...own, sources: [{ ...own.sources[0], url: 'http://127.0.0.1:8788/feed' }] };
    expect(currentWatchlist(JSON.stringify(here)).title).toBe('The strait');
  });

  test('is the same object for the same stored text', () =>
    expect(currentWatchlist(JSON.stringify(structuredClone(own)))).toBe(currentWatchlist(text)));

  test('is the stored one where that is valid', () =>
    expect(currentWatchlist(text).title).toBe('The strait'));

  test('is known by its name until another one is read', () => {
    const name = watchlistName(text);
    expect(knownWatchlist(name)).toBe(currentWatchlist(text));
    expect(knownWatchlist(watchlistName(null))).toBe(bundledWatchlist());
    expect(watchlistName(JSON.stringify({ ...own, title: 'The narrows' }))).not.toBe(name);
    expect(knownWatchlist(name)).toBeNull();
  });
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
