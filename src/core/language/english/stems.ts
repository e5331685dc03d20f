/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980). Three things come before the
 * algorithm: irregular forms, British spelling, and words that its rules would join by accident.
 */
import { stemmer } from 'stemmer';
import { splitWords, wordSet } from '../word-set.ts';
import { irregularForms } from './inflection.ts';
import table from './stems.json' with { type: 'json' };

/**
 * The base of each irregular form. "Closed" and "freed" stand under "shut" and "liberate", because "close" and "free" mean
 * something else as adjectives.
 */
const bases: ReadonlyMap<string, string> = new Map([
  ...irregularForms,
  ...Object.entries(table.forms).flatMap(([base, forms]) =>
    splitWords(forms).map((form) => [form, base] as const),
  ),
]);
/** Words that Porter's rules would give the stem of another word. */
const kept = wordSet(table.kept);

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})is(?=e$|ed$|es$|ing$|ation$|ations$)/u, 'iz'],
  [/(?<=\p{L}{2})our(?=$|s$|ed$|ing$|er$|ers$|able$|hood$)/u, 'or'],
  [/(?<=\p{L}{2})tre(?=s?$)/u, 'ter'],
  [/(?<=def|off|lic|pret)ence$/u, 'ense'],
];

/** A longer word is no English word, and its own stem. */
const MAX_LENGTH = 40;
/** Stems found before, to save work. A language has more forms than a ledger, so that their number is bounded. */
const known = new Map<string, string>();
const MAX_KNOWN = 20_000;

/** @param word lower-case, without possessive or hyphen; one that is not English is its own stem */
export function englishStem(word: string): string {
  const stem = known.get(word);
  if (stem !== undefined) return stem;
  const found = /^[a-z]{3,}$/u.test(word) && word.length <= MAX_LENGTH ? stemAnew(word) : word;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(word, found);
  return found;
}

function stemAnew(word: string): string {
  const base = bases.get(word) ?? word;
  if (kept.has(base)) return base;
  return stemmer(BRITISH.reduce((text, [from, to]) => text.replace(from, to), base));
}
