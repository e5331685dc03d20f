import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { context, version } from './versions.ts';

describe('compare', () => {
  it('calls a version the same as itself', () => {
    const one = version('Envoys meet in Kabul', ['The envoys met on 24 March. They agreed on trade.']);
    expect(compare(one, one, context())).toEqual({ verdict: 'same' });
  });

  it.each([
    ['curly quotation marks', 'He said "no" and it\'s final.', 'He said “no” and it’s final.'],
    ['no-break spaces', 'The 24 March talks ended.', 'The 24\u00A0March talks  ended.'],
    ['zero-width characters', 'The talks ended.', 'The\u200B talks\u00AD ended.\uFEFF'],
    ['Unicode composition', 'Le café a fermé.', 'Le cafe\u0301 a ferme\u0301.'],
  ])('sees no difference in %s', (_name, before, after) => {
    const verdict = compare(version('A headline', [before]), version('A headline', [after]), context());
    expect(verdict).toEqual({ verdict: 'same' });
  });

  it.each([
    ['guillemets', 'Il a dit « non » lundi.', 'Il a dit "non" lundi.', 'fr'],
    [
      'a dash for a dash',
      'The north–south road – a long one – is shut.',
      'The north-south road—a long one—is shut.',
      'en',
    ],
    ['an ellipsis', 'He waited … and left.', 'He waited... and left.', 'en'],
    ['a ligature', 'The oﬃce is shut.', 'The office is shut.', 'en'],
    ['a half-space', 'او می‌رود به خانه.', 'او می رود به خانه.', 'fa'],
    ['a space beside Han', '他说 12 人 死亡。', '他说12人死亡。', 'zh'],
    ['Bengali digits', 'Trade rose by 47 percent.', 'Trade rose by ৪৭ percent.', 'bn'],
    ['Devanagari digits', 'Trade rose by 47 percent.', 'Trade rose by ४७ percent.', 'hi'],
    ['Arabic digits', 'Trade rose by 47 percent.', 'Trade rose by ٤٧ percent.', 'ar'],
    ['full-width digits', 'Trade rose by 47 percent.', 'Trade rose by ４７ percent.', 'ja'],
  ])('never tells %s', (_name, before, after, language) => {
    const versions = [version('A headline', [before]), version('A headline', [after])] as const;
    expect(compare(...versions, context({ language })).verdict).not.toBe('changed');
    expect(compare(version(before, ['x']), version(after, ['x']), context({ language })).verdict).not.toBe(
      'changed',
    );
  });

  it.each([
    ['another digit of the same script', 'Trade rose by ४७ percent.', 'Trade rose by ४८ percent.'],
    ['quotation marks that go', 'He called it a "failure" on Monday.', 'He called it a failure on Monday.'],
    ['a minus that comes', 'It was 5 degrees at noon.', 'It was -5 degrees at noon.'],
  ])('tells %s', (_name, before, after) => {
    const verdict = compare(version('A headline', [before]), version('A headline', [after]), context());
    expect(verdict.verdict).toBe('changed');
  });

  it('shows the changed words in their sentence with one sentence of context', () => {
    const before = version('Talks', [
      'It rained. It was cold. The embassy opens on 24 March. Trade grows. He left.',
    ]);
    const after = version('Talks', [
      'It rained. It was cold. The embassy opens on 31 March. Trade grows. He left.',
    ]);
    expect(compare(before, after, context())).toMatchObject({
      verdict: 'changed',
      difference: {
        headline: null,
        blocks: [
          [
            { op: 'omitted', text: '…', moved: null },
            { op: 'equal', text: ' It was cold. The embassy opens on ', moved: null },
            { op: 'delete', text: '24', moved: null },
            { op: 'insert', text: '31', moved: null },
            { op: 'equal', text: ' March. Trade grows.', moved: null },
            { op: 'omitted', text: '…', moved: null },
          ],
        ],
      },
    });
  });
});
