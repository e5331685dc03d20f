import { describe, expect, test } from 'vitest';
import { lineOf, linesOf } from '../../../../src/serve/admin/pages/watchlist-json.ts';

const text = `{
  "title": "a \\"b\\", {c}",
  "sources": [
    { "id": "one", "ignore": ["x",
      "y"] },
    {
      "id": "two"
    }
  ],
  "empty": {}, "none": []
}`;

describe('the lines of a document', () => {
  test('are those of its values, by path', () => {
    expect(Object.fromEntries(linesOf(text))).toEqual({
      '': 1,
      title: 2,
      sources: 3,
      'sources[0]': 4,
      'sources[0].id': 4,
      'sources[0].ignore': 4,
      'sources[0].ignore[0]': 4,
      'sources[0].ignore[1]': 5,
      'sources[1]': 6,
      'sources[1].id': 7,
      empty: 10,
      none: 10,
    });
  });

  test.each([
    ['a value', 'sources[1].id', 7],
    ['what is missing from an object', 'sources[1].url', 6],
    ['what is missing from what is missing', 'sources[9].names.en[0]', 3],
    ['the document', '', 1],
    ['a path that is none', ']x[', 1],
  ])('name the place of %s', (_, path, line) => {
    expect(lineOf(linesOf(text), path)).toBe(line);
  });

  test.each([
    ['nothing', '', {}],
    ['a number', ' 7', { '': 1 }],
    ['what breaks off', '{"a": [1,', { '': 1, a: 1, 'a[0]': 1 }],
  ])('are found in %s', (_, broken, lines) => {
    expect(Object.fromEntries(linesOf(broken))).toEqual(lines);
  });

  test('are few in a document of brackets alone, and all in a long list on one line', () => {
    expect(linesOf('['.repeat(100_000)).size).toBeLessThan(100);
    expect(linesOf(`[${'1,'.repeat(100_000)}1]`).size).toBe(100_002);
  });
});
