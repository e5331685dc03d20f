import { describe, expect, test } from 'vitest';
import { cutAtWord, quote } from '../../../src/core/language/quote.ts';

describe('a text that is too long', () => {
  test.each<[string, number, string]>([
    ['is whole', 8, 'is whole'],
    ['the ferry leaves the harbour at dawn', 24, 'the ferry leaves…'],
    ['the ferry leaves, and the crew waits', 24, 'the ferry leaves…'],
    ['the ferry leaves the harbour, and later comes back', 44, 'the ferry leaves the harbour…'],
    // No ellipsis behind a word that needs the next one.
    ['the company says that it will not pay for the wreck', 36, 'the company says…'],
    ['the board does never accept gifts', 24, 'the board…'],
    ['they call it “a gift to the whole of the coast” and leave', 34, 'they call it “a gift to the whole…”'],
    ['they call it "a gift to the whole of the coast" and leave', 34, 'they call it "a gift to the whole…"'],
    ['a plank of 12" is what they asked for', 30, 'a plank of 12" is what…'],
    ['the fare (five crowns a day and more) rises', 26, 'the fare (five crowns…)'],
    ['the crew’s cabin and the captain’s own are empty', 30, 'the crew’s cabin…'],
    ['渡轮将于明天早上从北港出发，下午返回', 12, '渡轮将于明天早上从北港…'],
    ['渡轮将于明天早上从北港出发，下午返回', 16, '渡轮将于明天早上从北港出发…'],
    ['x'.repeat(40), 10, `${'x'.repeat(9)}…`],
    ['', 5, ''],
  ])('ends with a clause or a word: %j in %i', (text, limit, expected) => {
    expect(cutAtWord(text, limit)).toBe(expected);
  });

  test('is cut in time that is linear in the limit, whatever it holds', () => {
    const hostile = [
      'not '.repeat(50_000),
      '“'.repeat(50_000),
      ', '.repeat(50_000),
      'a\u0301'.repeat(50_000),
    ];
    for (const text of hostile) expect(Array.from(cutAtWord(text, 100)).length).toBeLessThanOrEqual(210);
  });
});

describe('a quotation', () => {
  test.each<[string, string]>([
    ['Port to\nreopen', '"Port to reopen"'],
    ['He said "no" and “never”', '"He said ‘no’ and ‘never’"'],
    [
      'He said "no to all of it, whatever the port may offer them now"',
      '"He said ‘no to all of it, whatever the port…’"',
    ],
  ])('holds single marks, all of them closed: %j', (text, expected) => {
    expect(quote(text, 50)).toBe(expected);
  });
});
