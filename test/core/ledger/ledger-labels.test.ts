import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import table from '../../../src/core/ledger/form-weights.json' with { type: 'json' };
import { formFeatures, SURELY_NEW } from '../../../src/core/ledger/form.ts';
import { answersFor, type AnswerRow, readAnswers } from '../../bench/judge-answers.ts';
import { countVerdicts, judgedLabels, withAnswers } from '../../bench/ledger-labels.ts';
import { contentHash } from '../../../src/core/ledger/judge/question.ts';
import { examplesOf, heldOut, trained } from '../../bench/train-verdicts.ts';

const all = judgedLabels();
const examples = examplesOf(all);

describe('the weights of the form', () => {
  it('are at most thirty, and those that the training gives', () => {
    expect(Object.keys(formFeatures).length).toBeLessThanOrEqual(30);
    expect(table).toEqual(trained(examples));
  });

  it.each(heldOut(examples))('trained without $subject tell its news and hardly a repetition', ({ held }) => {
    const shareTold = (is: number): number => {
      const own = held.filter((one) => one.is === is);
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

describe('the bench with a judge', () => {
  const asked = all.flatMap((one) => one.asked ?? []);
  const rows = asked.map(({ question }): AnswerRow => ({
    hash: contentHash(question),
    model: 'nobody',
    prompt: null,
    relation: 'different',
    candidate: null,
    attribution: 'right',
    substance: 'claim',
    reason: '',
  }));

  it('asks about clauses that the rules leave unsure, and puts nothing of their labels into a question', () => {
    expect(asked.length).toBeGreaterThan(200);
    const written = JSON.stringify(asked.map(({ question }) => question));
    const whys = all.map(({ label }) => label.why).filter((why) => why.length > 40);
    expect(whys.filter((why) => written.includes(why))).toEqual([]);
    expect(written).not.toMatch(/"(?:verdict|why|told|precedent|half)"/u);
  });

  it('counts by the rules alone what nobody answered', () => {
    expect(countVerdicts(withAnswers(all, []))).toEqual(countVerdicts(all));
  });

  it('tells what a judge finds new, as far as its day and its substance let it', () => {
    const judged = withAnswers(all, rows);
    for (const one of judged.filter(({ answer }) => answer !== null)) expect(one.told).toBe(one.mayTell);
    expect(countVerdicts(judged).repeatsTold).toBeGreaterThan(100);
  });

  it('reads answers as an array or line by line, without a last line that a killed run left', () => {
    const folder = mkdtempSync(join(tmpdir(), 'answers-'));
    const [one, other] = rows;
    const [array, lines] = [join(folder, 'a.json'), join(folder, 'b.ndjson')];
    writeFileSync(array, JSON.stringify([one, { hash: 1 }, other]));
    writeFileSync(
      lines,
      `${JSON.stringify(one)}\n${JSON.stringify(other)}\n${JSON.stringify(one).slice(0, 40)}`,
    );
    expect([readAnswers(array), readAnswers(lines)]).toEqual([
      [one, other],
      [one, other],
    ]);
    expect(readAnswers(join(folder, 'none.json'))).toEqual([]);
    const [first] = asked;
    expect(first === undefined ? null : answersFor(readAnswers(lines))(first)).toEqual(one);
    rmSync(folder, { recursive: true });
  });
});
