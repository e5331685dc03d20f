import { describe, expect, test } from 'vitest';
import { headlinePassage, passageOf } from '../../../../src/core/alerts/wording/passage.ts';
import type { DiffPart } from '../../../../src/core/model/index.ts';

/** `=same`, `-deleted`, `+inserted`, `~` omitted; a digit after the sign numbers a move. */
const parts = (...written: string[]): DiffPart[] =>
  written.map((part) => {
    const [, sign = '', moved, text = ''] = /^([=+~-])(\d)?([^]*)$/u.exec(part) ?? [];
    const op = ({ '=': 'equal', '+': 'insert', '-': 'delete', '~': 'omitted' } as const)[sign] ?? 'equal';
    return { op, text, moved: moved === undefined ? null : Number(moved) };
  });

const plain = (written: DiffPart[]) => {
  const { kind, was, now } = passageOf(written);
  const join = (words: typeof was) => words?.map(({ text }) => text).join('') ?? null;
  return [kind, join(was), join(now)];
};

describe('a passage', () => {
  test.each([
    [
      'words that changed',
      parts('=He said ', '-five', '+six', '=.'),
      ['changed', 'He said five.', 'He said six.'],
    ],
    [
      'a word that came',
      parts('=It was ', '+not ', '=signed.'),
      ['changed', 'It was signed.', 'It was not signed.'],
    ],
    [
      'a word that went',
      parts('=It was ', '-not ', '=signed.'),
      ['changed', 'It was not signed.', 'It was signed.'],
    ],
    ['a sentence that came', parts('=They met. ', '+Tea was served.'), ['added', null, 'Tea was served.']],
    ['a sentence that went', parts('-Tea was served. ', '=They met.'), ['removed', 'Tea was served. ', null]],
    ['a Chinese sentence that came', parts('=双方会谈。', '+气氛友好。'), ['added', null, '气氛友好。']],
    ['a paragraph that came', parts('+Tea was served'), ['added', null, 'Tea was served']],
    ['what was left out', parts('~', '-Tea.', '+Milk.'), ['changed', ' … Tea.', ' … Milk.']],
    ['a sentence that moved here', parts('=Then. ', '+1They met.'), ['moved', null, 'They met.']],
    [
      'two sentences that went, with one between them that stayed',
      parts('-Tea was served. ', '=They met. ', '-They sang.'),
      ['removed', 'Tea was served.  … They sang.', null],
    ],
    [
      'a sentence that went, and one that changed',
      parts('-Tea was served. ', '=He said ', '-five', '+six', '=.'),
      ['changed', 'Tea was served. He said five.', 'He said six.'],
    ],
    ['a sentence that moved away', parts('-1They met.'), ['moved', null, 'They met.']],
  ])('%s', (_, written, expected) => {
    expect(plain(written)).toEqual(expected);
  });
});

test('a headline is shown as it was and as it is now, with the words marked that differ', () => {
  expect(
    headlinePassage({ before: 'Envoy condemns closure', after: 'Envoy  regrets closure' }, 'en'),
  ).toEqual({
    was: [
      { text: 'Envoy ', mark: 'same' },
      { text: 'condemns', mark: 'deleted' },
      { text: ' closure', mark: 'same' },
    ],
    now: [
      { text: 'Envoy ', mark: 'same' },
      { text: 'regrets', mark: 'inserted' },
      { text: ' closure', mark: 'same' },
    ],
  });
});
