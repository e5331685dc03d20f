import { describe, expect, it } from 'vitest';
import table from '../../../src/core/ledger/form-weights.json' with { type: 'json' };
import { formFeatures, SURELY_NEW } from '../../../src/core/ledger/form.ts';
import { countVerdicts, judgedLabels } from '../../bench/ledger-labels.ts';
import { examplesOf, heldOut, trained } from '../../bench/train-verdicts.ts';

const all = judgedLabels();
const examples = examplesOf(all);

describe('the weights of the form', () => {
  it('are at most thirty, and those that the training gives', () => {
    expect(Object.keys(formFeatures).length).toBeLessThanOrEqual(30);
    expect(table).toEqual(trained(examples));
  });

  it.each(heldOut(examples))('trained without $subject tell its news and hardly a repetition', ({ held }) => {
    const shareTold = (isNew: number): number => {
      const own = held.filter((one) => one.isNew === isNew);
      return own.filter(({ chance }) => chance >= SURELY_NEW).length / own.length;
    };
    expect(shareTold(0)).toBeLessThanOrEqual(0.03);
    expect(shareTold(1)).toBeGreaterThanOrEqual(0.3);
  });
});

/** When a change of rules changes these totals, they are written here anew. */
it('the labelled ledgers are judged with these totals', () => {
  expect(countVerdicts(all)).toEqual({
    of: 331,
    right: 182,
    repeats: 142,
    repeatsTold: 1,
    new: 164,
    newHidden: 0,
    newTold: 59,
    partial: 25,
    partialTold: 4,
  });
});
