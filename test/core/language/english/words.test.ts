import { describe, expect, it, test } from 'vitest';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';
import { englishWords, wordsWithin } from '../../../../src/core/language/english/words.ts';

const cut = (text: string): string[] => englishWords(text).map(({ start, end }) => text.slice(start, end));

describe('englishWords', () => {
  it.each([
    ["It's Norland's well-known port.", ["It's", "Norland's", 'well-known', 'port', '.']],
    ['The U.S. paid 1,000.5 or 5%.', ['The', 'U.S.', 'paid', '1,000.5', 'or', '5%', '.']],
    [
      'It lies in Tarmond.But e.g. ports.example stays.',
      ['It', 'lies', 'in', 'Tarmond', '.', 'But', 'e.g.', 'ports.example', 'stays', '.'],
    ],
    ['“No,” – he said…', ['“', 'No', ',', '”', '–', 'he', 'said', '…']],
  ])('cuts %s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it.each([
    ["China's", 'china', null],
    ['Müller', 'muller', null],
    ['H.E.', 'excellency', null],
    ['Kabul/Islamabad', 'kabul/islamabad', ['Kabul', 'Islamabad']],
    ['@ministry_news', '@ministry_news', ['ministry', 'news']],
  ])('compares the names in %s', (text, key, parts) => {
    const [form] = englishWords(text).map((word) => word.form);
    expect(form?.key).toBe(key);
    expect(form?.parts?.map((part) => part.form.text) ?? null).toEqual(parts);
  });

  it('finds the words of a part of a text', () => {
    const text = 'One two three four';
    expect(wordsWithin(englishWords(text), [4, 13]).map(({ word }) => word)).toEqual(['two', 'three']);
  });
});

test.each([
  ['opening marks', '“'],
  ['marks that open and close', '“a ”'],
  ['straight marks', '"a '],
  ['single marks', " 'a"],
  ['paragraphs of open quotations', '“a. b\n\n'],
  ['glued sentences', 'ab.Cd'],
  ['full stops', '.'],
  ['initials', 'A.'],
  ['numbers of points', '1. '],
  ['clitics', "a's"],
])('reads %s in time that grows with the text', (_name, piece) => {
  const start = performance.now();
  readEnglish(piece.repeat(Math.ceil(60_000 / piece.length)));
  expect(performance.now() - start).toBeLessThan(3_000);
});
