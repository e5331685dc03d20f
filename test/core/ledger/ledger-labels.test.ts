import { describe, expect, it } from 'vitest';
import { judgedLabels } from '../../bench/ledger-labels.ts';

const all = judgedLabels();
const isRight = ({ label, verdict }: (typeof all)[number]): boolean => label.verdict === verdict;

describe('verdicts on ledgers that were labelled before any rule was made', () => {
  it('are right in nine of ten of the half that rules are tuned on', () => {
    const tuned = all.filter(({ label }) => label.half === 'tune');
    expect(tuned.filter(isRight).length / tuned.length).toBeGreaterThanOrEqual(0.9);
  });

  it('never take a minimal pair of that half for a repetition, nor anything new', () => {
    const silenced = all.filter(
      ({ label, verdict }) => label.half === 'tune' && label.verdict === 'new' && verdict === 'repeat',
    );
    expect(silenced.map(({ label }) => label.text)).toEqual([]);
  });

  /** The figures of the half that no rule was tuned on. When a change of rules changes them, they are written here anew. */
  it('have these totals in the other half', () => {
    const reported = all.filter(({ label }) => label.half === 'report');
    const pairs = reported.filter(({ label }) => label.minimalPair !== null);
    expect({
      right: reported.filter(isRight).length,
      of: reported.length,
      newTakenForRepeats: reported.filter((one) => one.label.verdict === 'new' && one.verdict === 'repeat')
        .length,
      repeatsTold: reported.filter((one) => one.label.verdict === 'repeat' && one.told).length,
      minimalPairsRight: pairs.filter(isRight).length,
      minimalPairs: pairs.length,
    }).toEqual({
      right: 188,
      of: 228,
      newTakenForRepeats: 4,
      repeatsTold: 23,
      minimalPairsRight: 23,
      minimalPairs: 27,
    });
  });
});
