/**
 * Trains the weights of `form-weights.json` on the labelled ledgers: logistic regression with a penalty on large weights, and
 * with the sign of each weight given by the feature's reason, so that no chance of a few hundred clauses turns it round. It is
 * deterministic. Before that it prints what weights that were trained without a subject predict for it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Form, formFeatures, SURELY_NEW } from '../../src/core/ledger/form.ts';
import { judgedLabels, type JudgedLabel } from './ledger-labels.ts';

const FILE = join(import.meta.dirname, '../../src/core/ledger/form-weights.json');
const ROUNDS = 600;
const STEP = 2;
/** The penalty on a weight's square. */
const PENALTY = 4;
const THRESHOLDS = [0.77, 0.79, SURELY_NEW, 0.83, 0.86];

type Model = { bias: number; weights: Record<string, number> };
const features = Object.entries(formFeatures);

/** Only what is clearly new or clearly said before teaches; another report of one utterance is known without its form. */
export const examplesOf = (judged: readonly JudgedLabel[]) =>
  judged.flatMap(({ subject, judgement: { form, same }, label }) =>
    same === null && (label.verdict === 'new' || label.verdict === 'repeat')
      ? [{ subject, form, isNew: Number(label.verdict === 'new') }]
      : [],
  );
type Example = ReturnType<typeof examplesOf>[number];

const chanceBy = ({ bias, weights }: Model, form: Form): number => {
  const sum = Object.entries(form).reduce((all, [name, value]) => all + (weights[name] ?? 0) * value, bias);
  return 1 / (1 + Math.exp(-sum));
};

/** Descends the gradient from nothing. */
function train(examples: readonly Example[]): Model {
  const model: Model = { bias: 0, weights: Object.fromEntries(features.map(([name]) => [name, 0])) };
  for (let round = 0; round < ROUNDS; round++) {
    const errors = examples.map(({ form, isNew }) => chanceBy(model, form) - isNew);
    model.bias -= (STEP * errors.reduce((sum, error) => sum + error, 0)) / examples.length;
    for (const [name, sign] of features)
      model.weights[name] = stepped(model, examples, errors, { name, sign });
  }
  return model;
}

function stepped(
  { weights }: Model,
  examples: readonly Example[],
  errors: readonly number[],
  { name, sign }: { name: string; sign: 1 | -1 },
): number {
  const now = weights[name] ?? 0;
  const slope = errors.reduce((sum, error, at) => sum + error * valueOf(examples[at], name), 0);
  const next = now - (STEP * (slope + PENALTY * SCALE * now)) / examples.length;
  return sign * Math.max(0, sign * next);
}

/** Features are mostly 0: their spread is about a third. */
const SCALE = 0.1;

const valueOf = (example: Example | undefined, name: string): number =>
  example?.form[name as keyof Form] ?? 0;

/** @returns for each subject, its clauses with the chances that weights which never saw it give them */
export function heldOut(own: readonly Example[], further: readonly Example[] = []) {
  return [...Map.groupBy([...own, ...further], ({ subject }) => subject)].map(([subject, held]) => {
    const model = train(own.filter((one) => one.subject !== subject));
    return { subject, held: held.map((one) => ({ ...one, chance: chanceBy(model, one.form) })) };
  });
}

function reportHeldOut(own: readonly Example[], further: readonly Example[]): void {
  const rows = heldOut(own, further).flatMap(({ subject, held }) =>
    THRESHOLDS.map((threshold) => {
      const share = (isNew: number): string => {
        const all = held.filter((one) => one.isNew === isNew);
        return `${all.filter(({ chance }) => chance >= threshold).length} of ${all.length}`;
      };
      return { 'left out': subject, 'told from': threshold, repeats: share(0), new: share(1) };
    }),
  );
  console.log('\nBy weights that were trained on the other subjects of the project alone:');
  console.table(rows);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** @returns the weights as they are stored */
export function trained(examples: readonly Example[]): Model {
  const { bias, weights } = train(examples);
  const all = Object.entries(weights).map(([name, value]) => [name, rounded(value)] as const);
  return { bias: rounded(bias), weights: Object.fromEntries(all) };
}

/** @param data further subjects to measure with, which teach nothing; null for none */
export function trainVerdicts(data: string | null): void {
  const own = examplesOf(judgedLabels());
  reportHeldOut(own, data === null ? [] : examplesOf(judgedLabels(data)));
  const model = trained(own);
  writeFileSync(FILE, `${JSON.stringify(model, null, 2)}\n`);
  console.log(`\n${features.length} weights and a bias, from ${own.length} clauses:`);
  console.table({ bias: model.bias, ...model.weights });
}
