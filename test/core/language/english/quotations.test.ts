import { expect, it } from 'vitest';
import { englishQuotations, isInQuotation } from '../../../../src/core/language/english/quotations.ts';

it.each([
  ['“We agree,” she said. "So do we."', ['“We agree,”', '"So do we."']],
  ["He called it 'a day of hope' in the people's house.", ["'a day of hope'"]],
  ['He is 6\'3" tall and leads the party.', []],
  ['“He said ‘no’ twice,” she said.', ['“He said ‘no’ twice,”']],
  ['“We left Mr. Orlov there. Then it rained.', ['“We left Mr. Orlov there.']],
  ['“The first part.\n\n“The second part.”', ['“The first part.', '“The second part.”']],
])('finds the quotations of %j', (text, expected) => {
  expect(englishQuotations(text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
});

it('tells whether a place stands in a quotation', () => {
  const quotations = englishQuotations('He said “yes” today.');
  expect([3, 8, 12, 13].map((place) => isInQuotation(quotations, place))).toEqual([false, true, true, false]);
});
