import { describe, expect, test } from 'vitest';
import { currentWatchlist } from '../../../src/core/watchlist/current.ts';
import { outletMarks } from '../../../src/serve/ui/outlet-mark.tsx';
import { watchlist } from '../seed.ts';

const outletsNamed = (names: readonly string[]) =>
  names.map((name, index) => ({ ...watchlist.sources[0]!, id: `outlet-${index}`, name }));
const marksOf = (names: readonly string[]) => {
  const sources = outletsNamed(names);
  const markOf = outletMarks(currentWatchlist(JSON.stringify({ ...watchlist, sources })));
  return sources.map((source) => markOf(source));
};
const lettersOf = (names: readonly string[]) => marksOf(names).map(({ letters }) => letters);

describe('the mark of an outlet', () => {
  test('has the initials of its name, in the script of the name', () => {
    expect(lettersOf(['Harbour Herald', 'Tidings', 'پیام امروز', '新海报', '«An Nur»', '7 Days'])).toEqual([
      'HH',
      'Ti',
      'پا',
      '新海',
      'AN',
      '7D',
    ]);
  });

  test('has other letters where another outlet took the initials', () => {
    expect(lettersOf(['Harbour Herald', 'Hill House', 'Holm Hope', 'Hh'])).toEqual(['HH', 'Hi', 'Ho', 'Hh']);
  });

  test('has a hue that no other outlet has, as far as twelve go', () => {
    const hues = marksOf(Array.from({ length: 24 }, (_, index) => `Outlet ${index}`)).map(({ hue }) => hue);
    expect(hues.slice(0, 12).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(hues.slice(12).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('is one for an outlet that the watchlist no longer has, and for a name without letters', () => {
    const markOf = outletMarks(currentWatchlist(JSON.stringify(watchlist)));
    const gone = { id: 'gone', name: '***' };
    expect([markOf(gone), markOf({ ...gone, name: 'Gone Gazette' })]).toEqual([
      { letters: '?', hue: markOf(gone).hue },
      { letters: 'GG', hue: markOf(gone).hue },
    ]);
  });
});
