import { describe, expect, test } from 'vitest';
import { heard, official } from './heard.ts';

const SIZE = 100_000;
const pages: [name: string, head: string, piece: string][] = [
  ['questions', 'Press Conference', 'Ada Moss: Is it so?\n\nKarl Berg: It is not known to us yet.\n\n'],
  ['labels alone', 'Press Conference', 'A: \n\n'],
  ['posts', 'Delmar: news', '1/9 We will come.\n\n'],
  ['list marks', 'Statement by the Ministry', '(1) 2. 3) • '],
  [
    'sides without an end',
    'Joint Statement of Norland and Rivera',
    'Norland and Rivera, Norland and Rivera, ',
  ],
  ['one who said', 'Anna Berg meets Quarrow', 'Anna Berg said, Norland will come. It will stay. '],
];

describe('hostile pages', () => {
  test.each(pages)('%s are read in linear time', (_name, head, piece) => {
    const text = `${head}\n\n${piece.repeat(Math.ceil(SIZE / piece.length))}`;
    const start = performance.now();
    heard(text, official);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
