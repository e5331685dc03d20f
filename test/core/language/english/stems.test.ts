import { describe, expect, it } from 'vitest';
import { englishStem } from '../../../../src/core/language/english/stems.ts';

describe('stem', () => {
  it.each([
    'cooperate cooperation cooperated cooperating',
    'recognise recognize recognised recognizing',
    'organisation organization organisations',
    'neighbour neighbor neighbours',
    'tie ties',
    'lie lies',
    'visit visits visited visiting',
    'give gave given gives',
    'shut closed closing',
    'invest investment invested',
    'agree agrees agreed',
    'woman women',
    'respect respects respected',
    'threat threats',
    'authority',
  ])('is one for the forms of a word: %s', (words) => {
    expect(new Set(words.split(' ').map(englishStem)).size).toBe(1);
  });

  it.each([
    'authority authorise',
    'initiative initiate',
    'government govern',
    'united unite',
    'close closed',
    'general generous',
  ])('is another for other words: %s', (words) => {
    expect(new Set(words.split(' ').map(englishStem)).size).toBe(2);
  });

  it('leaves what is no English word as it is', () => {
    expect(['я', 'a', '', '中国', 'e'.repeat(5_000)].map(englishStem)).toEqual([
      'я',
      'a',
      '',
      '中国',
      'e'.repeat(5_000),
    ]);
  });
});
