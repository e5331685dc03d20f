import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/core/language/sentences.ts';

describe('sentences', () => {
  it.each([
    ['en', 'He met Mr. Noori. They talked.', ['He met Mr. Noori.', 'They talked.']],
    [
      'en',
      'The U.S. Embassy is shut. J. Smith left at 5 p.m. on Monday.',
      ['The U.S. Embassy is shut.', 'J. Smith left at 5 p.m. on Monday.'],
    ],
    ['en', '"We agree." He left. "Why?" she asked.', ['"We agree."', 'He left.', '"Why?" she asked.']],
    [
      'en',
      'He fell ill. She lives in Peoria, Ill. Both left.',
      ['He fell ill.', 'She lives in Peoria, Ill. Both left.'],
    ],
    ['en', 'They sat. On Sat. 5 May they met.', ['They sat.', 'On Sat. 5 May they met.']],
    ['en', 'It cost 1.3 million... Nobody paid.', ['It cost 1.3 million...', 'Nobody paid.']],
    [
      'en',
      'It opened on May 3. They left on Dec. 5. He came.',
      ['It opened on May 3.', 'They left on Dec. 5.', 'He came.'],
    ],
    [
      'en',
      'Two aims: 1. Peace. 2. Trade in 3.5 tons. See No. 5. No. It ends.',
      ['Two aims: 1. Peace.', '2. Trade in 3.5 tons.', 'See No. 5.', 'No.', 'It ends.'],
    ],
    [
      'en',
      'It lies in Tarmond.But nobody came.“Why?” he asked.',
      ['It lies in Tarmond.', 'But nobody came.', '“Why?” he asked.'],
    ],
    [
      'en',
      'Lt. Gen. A.B. Noor and H.E. Karim, e.g. The Hague. See www.Ports.Example or Ports.Com now.',
      ['Lt. Gen. A.B. Noor and H.E. Karim, e.g. The Hague.', 'See www.Ports.Example or Ports.Com now.'],
    ],
    [
      'en',
      'It shut at 5 p.m. Monday, and opens at 6 a.m. Kabul time until 7 p.m. Rain fell.',
      ['It shut at 5 p.m. Monday, and opens at 6 a.m. Kabul time until 7 p.m.', 'Rain fell.'],
    ],
    [
      'en',
      'It rained in Jan. Exports fell by Nov. 3.Trade grew.',
      ['It rained in Jan.', 'Exports fell by Nov. 3.', 'Trade grew.'],
    ],
    [
      'en',
      'He flew to the U.S. The port shut at 5 p.m. Monday. It was Plan B. She left.',
      ['He flew to the U.S.', 'The port shut at 5 p.m. Monday.', 'It was Plan B.', 'She left.'],
    ],
    ['de', 'Am 13. August kam er an. Dann ging er.', ['Am 13. August kam er an.', 'Dann ging er.']],
    ['fr', 'M. Dupont est arrivé. Il repart.', ['M. Dupont est arrivé.', 'Il repart.']],
    [
      'ru',
      'В 2021 г. Китай открыл посольство. Оно работает.',
      ['В 2021 г. Китай открыл посольство.', 'Оно работает.'],
    ],
    ['zh', '他说：“我们同意。”会谈结束了！', ['他说：“我们同意。”', '会谈结束了！']],
    ['ur', 'وہ آیا۔پھر چلا گیا۔', ['وہ آیا۔', 'پھر چلا گیا۔']],
    ['ar', 'هل وافقوا؟ نعم. انتهى اللقاء.', ['هل وافقوا؟', 'نعم.', 'انتهى اللقاء.']],
    ['en', ' \n ', []],
  ])('splits %s: %s', (language, text, expected) => {
    expect(sentences(text, language).map((found) => found.text)).toEqual(expected);
  });

  it('are slices of the text that leave out white space alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const found = sentences(text, 'en');
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map((one) => one.text));
        expect(
          found
            .map((one) => one.text)
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  it('cuts an endless sentence, and stops counting where it is told to', () => {
    expect(sentences('word '.repeat(1_000), 'en').every(({ text }) => text.length <= 1_500)).toBe(true);
    expect(sentences('One. Two. Three. Four.', 'en', 3).map(({ text }) => text)).toEqual([
      'One.',
      'Two.',
      'Three. Four.',
    ]);
  });
});
