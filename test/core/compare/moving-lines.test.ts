import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { lineMask, movedLines, restOf } from '../../../src/core/compare/moving-lines.ts';
import type { Block } from '../../../src/core/model/index.ts';
import { context, version } from './versions.ts';

const BODY = 'The harbour board closed the pier on Monday.';
const LAST =
  'The board will meet again before the end of the month, said its chairman, who has led it since the spring.';
const pier = (language: string, ...lines: readonly (string | Block)[]) =>
  version('Pier is closed', [BODY, ...lines], { language });

const list = (text: string): Block => ({ kind: 'list', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

describe('a line whose words stand', () => {
  it.each([
    ['is', '3 hafa kveikt á kerti', '9 hafa kveikt á kerti'],
    ['ta', 'இதுவரை 12 பேர் படித்தனர்', 'இதுவரை 15 பேர் படித்தனர்'],
    ['zh', '阅读量1234次', '阅读量1250次'],
    ['ja', '閲覧数 1.2万', '閲覧数 1.3万'],
    ['bn', 'পড়া হয়েছে ১২ বার', 'পড়া হয়েছে ১৫ বার'],
    ['en', 'Tide table printed for 6 October', 'Tide table printed for 7 November'],
    ['en', 'Now on the pier: Ada Quill', 'Now on the pier: Tom Oakes'],
  ])('is one line in %s, whatever it counts: %s', (language, older, newer) => {
    expect(movedLines(pier(language, older), pier(language, newer), language)).toEqual([
      expect.objectContaining({ shape: 'terse' }),
    ]);
  });

  it.each([
    ['words that change', '3 lamps lit here', '9 boats sunk here'],
    ['nothing but numbers', '12:30', '12:45'],
    ['a negation in a title', 'Harbour Board Will Not Pay 12 Crews', 'Harbour Board Will Pay 12 Crews'],
    ['another modal in a title', 'Board WILL Pay 12 Crews', 'Board MAY Pay 12 Crews'],
    ['nothing but names', 'Ada Quill', 'Tom Oakes'],
    ['nothing that changes', '3 lamps lit here', '3 lamps lit here'],
  ])('is none with %s', (_name, older, newer) => {
    expect(movedLines(pier('en', older), pier('en', newer), 'en')).toEqual([]);
  });

  it.each<[string, string | Block, string | Block]>([
    ['a sentence', '12 people died in the surge.', '31 people died in the surge.'],
    ['a sentence in Hindi', 'लहर में 12 लोग मारे गए।', 'लहर में 31 लोग मारे गए।'],
    ['a Thai line', 'มีผู้เสียชีวิต 12 คน', 'มีผู้เสียชีวิต 31 คน'],
    ['a heading', heading('12 dead in the surge'), heading('31 dead in the surge')],
    [
      'a key point',
      { kind: 'key-point', text: '12 dead in the surge' },
      { kind: 'key-point', text: '31 dead in the surge' },
    ],
  ])('is of the text as %s', (_name, older, newer) => {
    expect(movedLines(pier('en', older, LAST), pier('en', newer, LAST), 'en')).toEqual([
      expect.objectContaining({ shape: 'text' }),
    ]);
  });

  it('is terse in a list behind the text, and not in one within it', () => {
    const [older, newer] = [list('12 came in boats'), list('31 came in boats')];
    const terse = (...lines: (string | Block)[][]) =>
      movedLines(pier('en', ...lines[0]!), pier('en', ...lines[1]!), 'en').map(({ shape }) => shape);
    expect(terse([older], [newer])).toEqual(['terse']);
    expect(terse([older, LAST], [newer, LAST])).toEqual(['text']);
  });
});

it('leaves of a version what its counters do not count', () => {
  const counters = new Set([lineMask('3 lamps lit here', 'en')!]);
  const rest = (...lines: string[]) => restOf(pier('en', ...lines), counters, 'en');
  expect(rest('3 lamps lit here')).toBe(rest('14 lamps lit here'));
  expect(rest('3 lamps lit here')).not.toBe(rest('14 lamps lit there'));
  expect(rest('3 lamps lit here', '12 boats sank.')).not.toBe(rest('3 lamps lit here', '31 boats sank.'));
});

describe('a learned counter', () => {
  const counters = new Set([lineMask('3 lamps lit here', 'en')!]);
  const verdict = (older: readonly string[], newer: readonly string[]) => {
    const found = compare(pier('en', ...older), pier('en', ...newer), context({ counters }));
    return found.verdict === 'suppressed' ? found.rule : found.verdict;
  };

  it.each([
    ['changes', ['3 lamps lit here'], ['9 lamps lit here']],
    ['comes', [], ['9 lamps lit here']],
    ['goes', ['3 lamps lit here'], []],
  ])('is no news when it %s', (_name, older, newer) => {
    expect(verdict(older, newer)).toBe('learned-counter');
  });

  it.each([
    ['other words', ['3 lamps lit here'], ['9 lamps lost here']],
    ['another line', ['3 lamps lit here', '12 boats sank.'], ['9 lamps lit here', '31 boats sank.']],
  ])('hides no change of %s', (_name, older, newer) => {
    expect(verdict(older, newer)).toBe('changed');
  });
});
