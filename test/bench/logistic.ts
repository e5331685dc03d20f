/**
 * Logistic regression with a penalty on large weights, and with the sign of each weight given by the feature's reason, so that no chance of
 * a few hundred examples turns it round. It is deterministic.
 */

export type LogisticModel = { bias: number; weights: Record<string, number> };
export type Example = { readonly values: Readonly<Record<string, number>>; readonly is: number };
/** What is known of each feature before: whether it speaks for (1) or against (-1), and what a usual difference of it is. */
export type Features = Readonly<Record<string, { readonly sign: 1 | -1; readonly scale: number }>>;

const ROUNDS = 600;
const STEP = 2;

export function chanceBy({ bias, weights }: LogisticModel, values: Example['values']): number {
  const sum = Object.entries(values).reduce((all, [name, value]) => all + (weights[name] ?? 0) * value, bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Descends the gradient from nothing. @param penalty on a weight's square, of features in their scale */
export function train(examples: readonly Example[], features: Features, penalty: number): LogisticModel {
  const model: LogisticModel = {
    bias: 0,
    weights: Object.fromEntries(Object.keys(features).map((name) => [name, 0])),
  };
  const scaled = examples.map(({ values, is }) => ({
    is,
    values: Object.fromEntries(
      Object.entries(features).map(([name, { scale }]) => [name, (values[name] ?? 0) / scale]),
    ),
  }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const errors = scaled.map(({ values, is }) => chanceBy(model, values) - is);
    model.bias -= (STEP * errors.reduce((sum, error) => sum + error, 0)) / scaled.length;
    for (const [name, { sign }] of Object.entries(features)) {
      const now = model.weights[name] ?? 0;
      const slope = errors.reduce((sum, error, at) => sum + error * (scaled[at]?.values[name] ?? 0), 0);
      const next = now - (STEP * (slope + penalty * now)) / scaled.length;
      model.weights[name] = sign * Math.max(0, sign * next);
    }
  }
  const weights = Object.entries(model.weights).map(([name, weight]) => [
    name,
    weight / (features[name]?.scale ?? 1),
  ]);
  return rounded({ bias: model.bias, weights: Object.fromEntries(weights) });
}

/** Returns the model as it is stored. */
function rounded({ bias, weights }: LogisticModel): LogisticModel {
  const short = (value: number): number => Math.round(value * 100) / 100;
  return {
    bias: short(bias),
    weights: Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, short(value)])),
  };
}
