import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brokenLine,
  formatJson,
  lineOf,
  linesByPath,
} from '../../../../src/serve/admin/pages/watchlist-json.ts';

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
    expect(Object.fromEntries(linesByPath(text))).toEqual({
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
    expect(lineOf(linesByPath(text), path)).toBe(line);
  });

  test.each([
    ['nothing', '', {}],
    ['a number', ' 7', { '': 1 }],
    ['what breaks off', '{"a": [1,', {}],
  ])('are found in %s', (_, broken, lines) => {
    expect(Object.fromEntries(linesByPath(broken))).toEqual(lines);
  });

  test('are few in a document made only of brackets, and all in a long list on one line', () => {
    expect(linesByPath('['.repeat(100_000)).size).toBeLessThan(100);
    expect(linesByPath(`[${'1,'.repeat(100_000)}1]`).size).toBe(100_002);
  });
});

describe('the line where a text stops being JSON', () => {
  test.each([
    ['a value that is missing', '{\n "a": 1,\n "b": }', 3],
    ['a comma too many', '{\n "a": 1,\n}', 3],
    ['a comma too few', '{\n "a": 1\n "b": 2 }', 3],
    ['a quotation mark that is never closed', '{\n "a": "x,\n "b": 2 }', 2],
    ['a bracket of the other kind', '[1,\n2}', 2],
    ['a line break inside words', '["a\nb"]', 1],
    ['single quotation marks', "{\n 'a': 1 }", 2],
    ['a comment', '{\n "a": 1 // one\n}', 2],
    ['a number with a leading zero', '[\n01]', 2],
    ['a text that breaks off', '{\n "a": [1,\n', 2],
    ['two documents', '{}\n{}', 2],
    ['a space that is none of JSON', '[1,\n\u00A02]', 2],
    ['nothing', '', 1],
  ])('is that of %s', (_, text, line) => {
    expect(brokenLine(text)).toBe(line);
  });

  test('is not given for a text that is nested too deep to be parsed', () => {
    expect(brokenLine('['.repeat(100_000))).toBeNull();
  });

  test('is found where the engine finds fault, and nowhere else', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const marks = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '-', 'true', ' ', '\n', '\\'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          marks.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(brokenLine(text) === null).toBe(isJson(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('JSON for an editor', () => {
  test('writes short lists on one line and long ones on many', () => {
    const long = ['x'.repeat(60), 'y'.repeat(60)];
    expect(formatJson({ a: ['one', 2, null], b: [['three'], []], c: long, d: [{ e: 1 }] })).toBe(`{
  "a": ["one", 2, null],
  "b": [
    ["three"],
    []
  ],
  "c": [
    "${long[0]}",
    "${long[1]}"
  ],
  "d": [
    {
      "e": 1
    }
  ]
}`);
  });

  test('parses to the value it was made from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
