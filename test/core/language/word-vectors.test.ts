import { describe, expect, test } from 'vitest';
import { cosine, rarity, wordVector } from '../../../src/core/language/english/word-vectors.ts';

const nearness = (one: string, other: string): number => {
  const [a, b] = [wordVector(one), wordVector(other)];
  return a === null || b === null ? Number.NaN : cosine(a, b);
};

describe('the vectors of words', () => {
  test.each([
    ['railway', 'train', 'treaty'],
    ['goods', 'freight', 'prison'],
    ['taxes', 'tariffs', 'weather'],
    ['highway', 'road', 'language'],
  ])('put %s nearer to %s than to %s', (word, near, far) => {
    expect(nearness(word, near)).toBeGreaterThan(0.5);
    expect(nearness(word, far)).toBeLessThan(0.4);
  });

  test('put a word on itself', () => {
    expect(nearness('harbour', 'harbour')).toBeCloseTo(1);
  });

  test.each(['constructor', '__proto__', 'hasOwnProperty', '', 'qwfpgj'])('have none for "%s"', (word) => {
    expect(wordVector(word)).toBeNull();
  });
});

test('a frequent word tells less than a rare one, and one that is in no list tells most', () => {
  expect(rarity('year')).toBeLessThan(rarity('harbour'));
  expect(rarity('harbour')).toBeLessThan(rarity('qwfpgj'));
  expect(rarity('qwfpgj')).toBeCloseTo(1);
});
