import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenLine } from '../../src/core/json-syntax.ts';

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
