import { describe, expect, test } from 'vitest';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';

const isOnSubject = compileSubject({
  all: [
    ['china', 'beijing', '中国'],
    ['taliban', 'afghan*', '阿富汗'],
  ],
  none: ['cricket'],
  ignore: ['Tehreek-i-Taliban', 'Pakistani Taliban'],
});

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
  ])('%s', (_, texts, expected) => expect(isOnSubject(texts)).toBe(expected));
});
