import { expect, test } from 'vitest';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';
import { readAttributions } from '../../../../src/core/statements/registers/read-attributions.ts';

/** Source and content of the only attribution. */
const read = (text: string): string[] =>
  readAttributions(readEnglish(text)).flatMap(({ source, content }) =>
    [source, content].map((spans) => spans.map(([start, end]) => text.slice(start, end)).join(' … ')),
  );

test.each([
  ['The ministry said on Nov. 29 that aid would continue.', ['The ministry', 'that aid would continue']],
  ['The ministry said on December 29, 2023 that it rained.', ['The ministry', 'that it rained']],
  ['The ministry said Tuesday, Dec. 3, 2024, the road was shut.', ['The ministry', 'the road was shut']],
  ['On Nov. 3 Olga Brandt said that trade grew.', ['Olga Brandt', 'that trade grew']],
  ['Olga Brandt said on Tuesday 12 people left.', ['Olga Brandt', '12 people left']],
  ['It opens on December 3.The minister said trade would grow.', ['The minister', 'trade would grow']],
  [
    'Olga Brandt said (in Norlandic) that the schools stay open.',
    ['Olga Brandt', 'that the schools stay open'],
  ],
  ['The road is open, Olga Brandt said (by telephone).', ['Olga Brandt', 'The road is open']],
])('dates and asides are no part of who says what: %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
