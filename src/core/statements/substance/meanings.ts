/** Classes of verbs, nouns and adjectives of political English, by what a clause with them does. */
import { inflect } from '../../language/english/inflection.ts';
import { splitWords, wordSet } from '../../language/word-set.ts';
import table from './meanings.json' with { type: 'json' };

type VerbMeaning = keyof typeof table.verbs;
type NounMeaning = keyof typeof table.nouns;
type AdjectiveMeaning = keyof typeof table.adjectives;

/** Every inflected form of a verb with a meaning, with the meanings of its base. */
const meaningsOf = new Map<string, Set<string>>();
for (const [meaning, rows] of Object.entries(table.verbs))
  for (const base of splitWords(rows)) {
    const { thirdPerson, past, participle, ing } = inflect(base);
    for (const form of [base, thirdPerson, past, participle, ing])
      meaningsOf.set(form, (meaningsOf.get(form) ?? new Set<string>()).add(meaning));
  }
for (const form of ['is', 'are', 'was', 'were', 'am', 'been', 'being'])
  meaningsOf.set(form, new Set(['relate']));

const setsOf = <Name extends string>(rows: Readonly<Record<Name, readonly string[]>>) =>
  new Map<string, ReadonlySet<string>>(
    Object.entries<readonly string[]>(rows).map(([name, words]) => [name, wordSet(words)]),
  );
const nouns = setsOf(table.nouns);
const adjectives = setsOf(table.adjectives);

/** @param verb in lower case, in any form */
export const verbMeans = (verb: string, ...meanings: readonly VerbMeaning[]): boolean =>
  meanings.some((meaning) => meaningsOf.get(verb)?.has(meaning) === true);

export const nounMeans = (noun: string, meaning: NounMeaning): boolean =>
  nouns.get(meaning)?.has(noun) === true;

export const adjectiveMeans = (adjective: string, ...meanings: readonly AdjectiveMeaning[]): boolean =>
  meanings.some((meaning) => adjectives.get(meaning)?.has(adjective) === true);

/** Words that every diplomat has for every relationship: a clause of nothing else says nothing particular. */
export const BLEACHED = wordSet(table.bleached);
