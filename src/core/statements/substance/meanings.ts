/** Classes of verbs, nouns and adjectives of political English, by what a clause with them does. */
import { inflect } from '../../language/english/inflection.ts';
import { splitWords, wordSet } from '../../language/word-set.ts';
import table from './meanings.json' with { type: 'json' };

type VerbMeaning = keyof typeof table.verbs;
type NounMeaning = keyof typeof table.nouns;
type AdjectiveMeaning = keyof typeof table.adjectives;

/** Every inflected form of a verb with a meaning, with the meanings of its base. */
function inflectVerbs(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [meaning, rows] of Object.entries(table.verbs))
    for (const base of splitWords(rows)) {
      const { thirdPerson, past, participle, ing } = inflect(base);
      for (const form of [base, thirdPerson, past, participle, ing])
        found.set(form, (found.get(form) ?? new Set<string>()).add(meaning));
    }
  for (const form of ['is', 'are', 'was', 'were', 'am', 'been', 'being'])
    found.set(form, new Set(['relate']));
  return found;
}

let verbs: ReadonlyMap<string, ReadonlySet<string>> | undefined;

const setsOf = <Name extends string>(rows: Readonly<Record<Name, readonly string[]>>) =>
  new Map<string, ReadonlySet<string>>(
    Object.entries<readonly string[]>(rows).map(([name, words]) => [name, wordSet(words)]),
  );
const nouns = setsOf(table.nouns);
const adjectives = setsOf(table.adjectives);

/** @param verb in lower case, in any form */
export function verbMeans(verb: string, ...meanings: readonly VerbMeaning[]): boolean {
  verbs ??= inflectVerbs();
  const known = verbs.get(verb);
  return known !== undefined && meanings.some((meaning) => known.has(meaning));
}

export const nounMeans = (noun: string, meaning: NounMeaning): boolean =>
  nouns.get(meaning)?.has(noun) === true;

export const adjectiveMeans = (adjective: string, ...meanings: readonly AdjectiveMeaning[]): boolean =>
  meanings.some((meaning) => adjectives.get(meaning)?.has(adjective) === true);

/** Words that every diplomat has for every relationship: a clause of nothing else says nothing particular. */
export const BLEACHED = wordSet(table.bleached);
