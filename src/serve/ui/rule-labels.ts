import { line } from '../../core/language/text.ts';
import ruleLabels from './rule-labels.json' with { type: 'json' };

/** Labels of rules whose names do not say enough by themselves. */
const labels: ReadonlyMap<string, string> = new Map(Object.entries(ruleLabels));

/** Gives a rule in plain words. A name without a label is made of words already, such as `number-changed`. */
export function ruleLabel(rule: string): string {
  const known = labels.get(rule);
  if (known !== undefined) return known;
  const plain = line(rule).replaceAll(/[-_]+/gu, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
