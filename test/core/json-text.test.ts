import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readable } from '../../src/core/json-text.ts';

test('writes short lists on one line and long ones on many', () => {
  const long = ['x'.repeat(60), 'y'.repeat(60)];
  expect(readable({ a: ['one', 2, null], b: [['three'], []], c: long, d: [{ e: 1 }] })).toBe(`{
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

test('says the same as what it was given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(readable(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
