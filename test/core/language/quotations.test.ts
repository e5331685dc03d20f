import { expect, it } from 'vitest';
import { isWithin, quotations, quotedSpans } from '../../../src/core/language/quotations.ts';

it.each([
  ['“We agree,” she said. "So do we."', ['“We agree,”', '"So do we."']],
  ["He called it 'a day of hope' in the people's house.", ["'a day of hope'"]],
  ['He is 6\'3" tall and leads the party.', []],
  ['“He said ‘no’ twice,” she said.', ['“He said ‘no’ twice,”']],
  ['“We left Mr. Orlov there. Then it rained.', ['“We left Mr. Orlov there.']],
  ['“He came. He said "no" twice,” she said. "Both."', ['“He came. He said "no" twice,”', '"Both."']],
  ['“We call it “peace.” They call it war,” he said.', ['“We call it “peace.” They call it war,”']],
  ['“We call this “peace,” he said, “and stay.”', ['“We call this “peace,”', '“and stay.”']],
  ['“A stray mark. Then “a word,” he said. No more.', ['“A stray mark.', '“a word,”']],
  ['“We agree," she said. "We stay,” he said.', ['“We agree,"', '"We stay,”']],
  ['"He is 6\'3" tall," she said.', ['"He is 6\'3" tall,"']],
  ['He said."We agree," and left.', ['"We agree,"']],
  ['The „old“ town.', ['„old“']],
  ['“He said "no". We go on.\n\n“Then it rained.”', ['“He said "no". We go on.', '“Then it rained.”']],
  ['“The first part.\n\n“The second part.”', ['“The first part.', '“The second part.”']],
])('finds the quotations of %j', (text, expected) => {
  expect(quotations(text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
});

it.each([
  ['他说“我们「同意」。”会谈结束。', ['我们「同意」。']],
  ['« Nous restons », dit-il, et "oui".', [' Nous restons ', 'oui']],
  ['“The first part. It goes on', ['The first part. It goes on']],
  ["``We agree,'' she said.", ['We agree,']],
])('finds what %j quotes, as one paragraph of many', (text, expected) => {
  expect(quotedSpans(text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
});

it('tells whether a place stands in a quotation', () => {
  const spans = quotations('He said “yes” today.');
  expect([3, 8, 12, 13].map((place) => isWithin(spans, place))).toEqual([false, true, true, false]);
});
