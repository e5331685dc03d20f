import fc from 'fast-check';
import { expect, test } from 'vitest';
import patterns from '../../../src/core/extract/furniture-patterns.json' with { type: 'json' };
import { foldLine, MARKS, Wordings } from '../../../src/core/language/wordings.ts';

const table = [
  'read (?:more|next)|(?:see )?also',
  '\\d+ likes?|©.{0,9}|[-–] ?more',
  '.{0,4} back|л(?:айк|ист)|σας',
];
const wordings = new Wordings(table, '(?!\\p{L})');

test.each([
  ['read more here', 9],
  ['— read next', 11],
  ['also', 4],
  ['see also', 8],
  ['١٢ likes', -1],
  ['12 likes', 8],
  ['(© 2026 b', 9],
  ['– more', 6],
  ['turn back', 9],
  ['лист', 4],
  ['reader', -1],
  ['', -1],
  ['…', -1],
])('of %j the wording ends at %i', (line, end) => {
  expect(wordings.endIn(line)).toBe(end);
});

test.each([
  ['ΣΑΣ', 'σασ'],
  ['σας', 'σασ'],
  ['İZLE', 'izle'],
  ['STRAẞE', 'straße'],
])('%s is folded to %s, each letter in its place', (text, folded) => {
  expect([foldLine(text), folded.length]).toEqual([folded, text.length]);
});

test('finds in any line what one pattern of the whole table finds', () => {
  const rows = [...Object.values(patterns.lines).flat(), ...patterns.leadsElsewhere, ...patterns.ago];
  const indexed = new Wordings(rows, `${MARKS}$`);
  const whole = new RegExp(`^${MARKS}(?:${rows.join('|')})${MARKS}$`, 'iu');
  const words = rows
    .flatMap((row) => row.split(/[|()?:[\]{}.,*+^$\\\d]+/u))
    .filter((word) => word.trim() !== '');
  const piece = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom('12', ' ', '— ', '©', '5 min', '...', 'x'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const line = pieces.join(' ');
      expect([line, indexed.begins(foldLine(line))]).toEqual([line, whole.test(line)]);
    }),
    { numRuns: 3_000 },
  );
});
