/** Inflects English verbs. Every reader of English takes irregular verbs from this one table. */
import { splitWords, wordSet } from '../word-set.ts';
import verbs from './verbs.json' with { type: 'json' };

type InflectedVerb = {
  readonly thirdPerson: string;
  readonly past: string;
  readonly participle: string;
  readonly ing: string;
};

/** Past and participle of each base; one form where they are alike. */
const irregular: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(verbs.irregular).map(([base, forms]) => [base, splitWords(forms)]),
);
/** Verbs that double their last letter: "stop, stopped, stopping". */
const doubling = wordSet(verbs.doubling);

/** The base of each irregular past and participle. Forms that are also the base of a verb ("lay") are left out. */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  Array.from(irregular).flatMap(([base, forms]) =>
    forms.filter((form) => !irregular.has(form)).map((form) => [form, base] as const),
  ),
);

/** @param base a verb as it stands after "to" */
export function inflect(base: string): InflectedVerb {
  const [past = regularPast(base), participle = past] = irregular.get(base) ?? [];
  return { thirdPerson: thirdPersonOf(base), past, participle, ing: `${stemBeforeIng(base)}ing` };
}

function thirdPersonOf(base: string): string {
  if (/(?:s|sh|ch|x|z|o)$/u.test(base)) return `${base}es`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

const doubled = (base: string): string => (doubling.has(base) ? base + base.slice(-1) : base);

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ied` : `${doubled(base)}ed`;
}

const stemBeforeIng = (base: string): string => (/[^e]e$/u.test(base) ? base.slice(0, -1) : doubled(base));
