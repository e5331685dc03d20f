import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { learnCounters } from '../../../src/core/compare/learned-counters.ts';
import type { Difference } from '../../../src/core/model/index.ts';
import { context, version } from './versions.ts';

const BODY = 'The harbour board closed the pier on Monday.';

/** Compares each line with the next one, and learns from all changes before it. */
function verdicts(language: string, ...lines: readonly string[]): string[] {
  const earlier: Difference[] = [];
  return lines.slice(1).map((line, at) => {
    const [before, after] = [lines[at] ?? '', line].map((one) =>
      version('Pier is closed', [BODY, one], { language }),
    );
    const counters = learnCounters(earlier, language);
    const found = compare(before!, after!, context({ language, counters }));
    if (found.verdict !== 'same') earlier.unshift(found.difference);
    return found.verdict === 'suppressed' ? found.rule : found.verdict;
  });
}

describe('a line that changes at every sight', () => {
  it.each([
    ['is', ...[3, 9, 14, 20].map((count) => `${count} hafa kveikt á kerti`)],
    ['ta', ...[3, 9, 14, 20].map((count) => `இதுவரை ${count} பேர் படித்தனர்`)],
    [
      'en',
      ...['6 October', '7 October', '9 November', '2 December'].map((day) => `Tide table printed for ${day}`),
    ],
  ])('is learned in %s after two changes', (language, ...lines) => {
    expect(verdicts(language, ...lines)).toEqual(['changed', 'changed', 'learned-counter']);
  });

  it('is told when its words change too', () => {
    const lines = ['3 lamps lit here', '9 lamps lit here', '14 lamps lit here', '20 boats sunk here'];
    expect(verdicts('en', ...lines)).toEqual(['changed', 'changed', 'changed']);
  });

  it('is no other line that changes once', () => {
    const earlier = ['3 lamps lit here', '9 lamps lit here', '14 lamps lit here'];
    expect(verdicts('en', ...earlier, '14 lamps lit there by 8 boys')).toEqual([
      'changed',
      'changed',
      'changed',
    ]);
  });

  it('is not a toll in a long sentence that is put right twice', () => {
    const toll = (count: number) =>
      `The ministry said that ${count} people had died when the ferry turned over in the strait late on Monday night.`;
    expect(verdicts('en', ...[12, 19, 31, 40].map(toll))).toEqual(['changed', 'changed', 'changed']);
    const short = [12, 19, 31, 40].map((count) => `The toll rose to ${count}.`);
    expect(verdicts('en', ...short)).toEqual(['changed', 'changed', 'changed']);
  });
});
