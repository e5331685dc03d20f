/**
 * Trains the weights of `form-weights.json` on the labelled ledgers: logistic regression with a penalty on large weights, and
 * with the sign of each weight given by the feature's reason, so that no chance of a few hundred clauses turns it round. It is
 * deterministic. Before that it prints what weights that were trained without a subject predict for it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formFeatures, SURELY_NEW } from '../../src/core/ledger/form.ts';
import { judgedLabels, type JudgedLabel } from './ledger-labels.ts';
import { chanceBy, type LogisticModel, train } from './logistic.ts';

const FILE = join(import.meta.dirname, '../../src/core/ledger/form-weights.json');
/** On a weight's square: features are mostly 0, and their spread is about a third. */
const PENALTY = 0.4;
const THRESHOLDS = [0.77, 0.79, SURELY_NEW, 0.83, 0.86];

/** Features are mostly 0, and 1 where they are not. */
const features = Object.fromEntries(
  Object.entries(formFeatures).map(([name, sign]) => [name, { sign, scale: 1 }] as const),
);

/** Only what is clearly new or clearly said before teaches; another report of one utterance is known without its form. */
export const examplesOf = (judged: readonly JudgedLabel[]) =>
  judged.flatMap(({ subject, judgement: { form, same }, label }) =>
    same === null && (label.verdict === 'new' || label.verdict === 'repeat')
      ? [{ subject, values: form, is: Number(label.verdict === 'new') }]
      : [],
  );
type FormExample = ReturnType<typeof examplesOf>[number];

/** @returns for each subject, its clauses with the chances that weights which never saw it give them */
export function heldOut(own: readonly FormExample[], further: readonly FormExample[] = []) {
  return [...Map.groupBy([...own, ...further], ({ subject }) => subject)].map(([subject, held]) => {
    const model = trained(own.filter((one) => one.subject !== subject));
    return { subject, held: held.map((one) => ({ ...one, chance: chanceBy(model, one.values) })) };
  });
}

function reportHeldOut(own: readonly FormExample[], further: readonly FormExample[]): void {
  const rows = heldOut(own, further).flatMap(({ subject, held }) =>
    THRESHOLDS.map((threshold) => {
      const share = (isNew: number): string => {
        const all = held.filter(({ is }) => is === isNew);
        return `${all.filter(({ chance }) => chance >= threshold).length} of ${all.length}`;
      };
      return { 'left out': subject, 'told from': threshold, repeats: share(0), new: share(1) };
    }),
  );
  console.log('\nBy weights that were trained on the other subjects of the project alone:');
  console.table(rows);
}

/** @returns the weights as they are stored */
export const trained = (examples: readonly FormExample[]): LogisticModel =>
  train(examples, features, PENALTY);

/** @param data further subjects to measure with, which teach nothing; null for none */
export function trainVerdicts(data: string | null): void {
  const own = examplesOf(judgedLabels());
  reportHeldOut(own, data === null ? [] : examplesOf(judgedLabels(data)));
  const model = trained(own);
  writeFileSync(FILE, `${JSON.stringify(model, null, 2)}\n`);
  console.log(`\n${Object.keys(features).length} weights and a bias, from ${own.length} clauses:`);
  console.table({ bias: model.bias, ...model.weights });
}
