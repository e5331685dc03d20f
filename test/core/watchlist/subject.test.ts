import { describe, expect, test } from 'vitest';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';

const subject = {
  all: [
    ['china', 'beijing', '中国'],
    ['taliban', 'afghan*', '阿富汗'],
  ],
  none: ['cricket'],
  ignore: ['Tehreek-i-Taliban', 'Pakistani Taliban'],
};
const parties = [
  { id: 'china', names: { en: ['China', 'Beijing', 'the Chinese side'], zh: ['中国'] } },
  { id: 'taliban', names: { en: ['Taliban', 'Islamic Emirate'], zh: ['阿富汗塔利班', '阿富汗临时政府'] } },
  { id: 'un', names: { en: ['United Nations', 'UN', 'UN Assistance Mission in Afghanistan'] } },
];
const { isMet, groupsIn, groupsOf, isAll } = compileSubject(subject, parties);

describe('subject', () => {
  test.each([
    ['all groups in headline and summary', ['Beijing hosts talks. An Afghan delegation arrived.'], true],
    ['one group only', ['Beijing hosts talks'], false],
    [
      'all groups in one block',
      ['Minister travels', 'On Monday.', 'He flew from Kabul, Afghanistan, to China.'],
      true,
    ],
    [
      'groups spread over two blocks',
      ['Minister travels', 'He left Afghanistan.', 'He arrived in China.'],
      false,
    ],
    ['Chinese without spaces', ['中国向阿富汗提供援助'], true],
    ['an ignored phrase only', ['China condemns an attack by the Tehreek-i-Taliban'], false],
    ['an ignored phrase beside the real one', ['China, the Pakistani Taliban and the Afghan Taliban'], true],
    [
      'an excluded phrase in the headline',
      ['China meet Afghanistan in cricket', 'China and Afghanistan play.'],
      false,
    ],
    ['an excluded phrase in the block that meets', ['Sports day', 'Cricket: China met Afghanistan.'], false],
    [
      'an excluded phrase in another block',
      ['Envoys meet', 'China and Afghanistan talk.', 'Also: cricket.'],
      true,
    ],
    ['no text at all', [], false],
  ])('%s', (_, texts, expected) => expect(isMet(texts)).toBe(expected));

  test.each([
    ['a text of one side that names the other', ['Minister meets the Afghan delegation'], 'china', true],
    [
      'a block of it that names the other',
      ['Minister travels', 'He goes to Kabul, Afghanistan.'],
      'china',
      true,
    ],
    ['a text of one side about itself', ['China opens a museum'], 'china', false],
    ['a side of which most names in one language are phrases', ['中国代表团抵达'], 'taliban', true],
    ['a party that only has the name of a side in one of its names', ['China at the Assembly'], 'un', false],
    ['an excluded phrase in a text of one side', ['Afghan cricket team lands'], 'china', false],
    ['an ignored phrase in a text of one side', ['Pakistani Taliban attack convoy'], 'china', false],
    ['a party that the watchlist does not have', ['Afghan delegation lands'], 'mars', false],
  ])('with a party: %s', (_, texts, party, expected) => expect(isMet(texts, party)).toBe(expected));

  test('names the groups in a text, and none where it is excluded', () => {
    expect(groupsIn('Afghan delegation lands')).toEqual(new Set([1]));
    expect(groupsIn('Cricket: Afghan delegation lands')).toBeNull();
    expect(isAll(groupsOf('china'), new Set([1]))).toBe(true);
    expect(isAll(groupsOf(null), new Set([1]))).toBe(false);
  });
});
