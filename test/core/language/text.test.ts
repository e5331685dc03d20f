import { expect, test } from 'vitest';
import { clean, line, grouped } from '../../../src/core/language/text.ts';

test.each([
  ['a control character', 'a\u0000b\u001Fc', 'abc'],
  ['DEL and what lies behind it', 'a\u007Fb\u0080c\u009Fd', 'abcd'],
  ['what is no character', 'a\uFFFEb\uFDD0c\u{1FFFE}d', 'abcd'],
  ['an override of direction', 'a\u202Eb', 'ab'],
])('%s is dropped', (_, text, cleaned) => {
  expect(clean(text)).toBe(cleaned);
});

test.each(['tab\tline\nreturn\rnext\u0085', 'é 中 پ 🙂 \u200D \uFFFD', '\u00A0\u00AD'])(
  'white space, joiners and letters of every script stay: %j',
  (text) => {
    expect(clean(text)).toBe(text);
  },
);

test('half a surrogate becomes the replacement character', () => {
  expect(line(' a \uD800\n b ')).toBe('a � b');
});

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
])('%i is grouped as %s', (count, words) => {
  expect(grouped(count)).toBe(words);
});
