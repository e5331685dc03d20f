import { describe, expect, it } from 'vitest';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';

const tagged = (text: string): string[] =>
  readEnglish(text).list.flatMap(({ start, end, tag }) =>
    tag === 'edge' ? [] : [`${text.slice(start, end)}/${tag}`],
  );

describe('names at the head of a sentence', () => {
  it.each([
    ['Kelly said so.', 'Kelly/name'],
    ['Khaled has said so.', 'Khaled/name'],
    ['Harding told them.', 'Harding/name'],
    ['They met Fahim Ahmed. Ahmed, the envoy, left.', 'Ahmed/name'],
    ['Finally he said so.', 'Finally/adverb'],
    ['Rarely has he said so.', 'Rarely/adverb'],
    ['Included are two roads.', 'Included/verb'],
    ['Sadly, Kelly left.', 'Sadly/adverb'],
    ['Ahmed, the envoy, said so.', 'Ahmed/name'],
    ['Sadly, the envoy, who left, said so.', 'Sadly/adverb'],
    ['Theresa May said so.', 'May/name'],
    ['It May Rain.', 'May/modal'],
  ])('%s holds %s', (text, expected) => {
    expect(tagged(text)).toContain(expected);
  });
});

it.each([
  ['He left on Nov. 29 and on 3 December.', ['Nov', '.', '29', '3', 'December']],
  ['In April 120 came, and on Tuesday 12.', ['April', 'Tuesday']],
])('%s names the times %j', (text, times) => {
  expect(tagged(text).filter((token) => token.endsWith('/time'))).toEqual(
    times.map((time) => `${time}/time`),
  );
});

it.each([
  ['It lies in Tarmond.But he left.', 2],
  ['He flew to the U.S. The port shut.', 2],
  ['The U.S. Embassy shut on May 3. He left.', 2],
  ['“Why? How?” he asked.', 1],
])('%s has %i sentences', (text, expected) => {
  expect(readEnglish(text).sentences).toHaveLength(expected);
});
