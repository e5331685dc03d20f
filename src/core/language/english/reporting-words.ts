/**
 * English words that report what somebody said, thinks or wants. Verbs are classed by the complements they take; the classes follow Levin's (English Verb Classes and Alternations, 1993: 37.1 to 37.9, 29, 33, 13.4) in coarser form.
 */
import { splitWords, wordSet } from '../word-set.ts';
import { inflect } from './inflection.ts';
import table from './reporting-words.json' with { type: 'json' };

/**
 * - `say`: a clause or a quotation, and it may stand after it: "X said that …", "…, X said"
 * - `quote`: a quotation alone: “…,” X continued
 * - `tell`: an addressee, then what `say` takes
 * - `ask`: a question or a quotation
 * - `think`: a clause, rarely after it
 * - `show`: a clause, with papers and polls for subjects
 * - `commit`: an infinitive that binds the subject: "vowed to …"
 * - `direct`: an addressee and an infinitive: "urged them to …"
 * - `stance`: a noun: "condemned the attack"
 * - `speak`: a preposition and a topic: "spoke of the attack"
 * - `put`: "as X put it" alone
 * - `light`: a noun of speech alone: "gave assurances that"
 * - `want`: a stance told without an utterance: "wants to …", "hopes for …"
 */
const CLASSES = [
  'say',
  'quote',
  'tell',
  'ask',
  'think',
  'show',
  'commit',
  'direct',
  'stance',
  'speak',
  'want',
  'put',
  'light',
] as const;
export type VerbClass = (typeof CLASSES)[number];

type Inflection = 'base' | 's' | 'past' | 'participle' | 'ing';

type CueVerb = { readonly lemma: string; readonly classes: ReadonlySet<VerbClass> };

export type CueForm = { readonly verb: CueVerb; readonly form: Inflection };

function classifyVerbs(): CueVerb[] {
  const classes = new Map<string, Set<VerbClass>>();
  for (const name of CLASSES)
    for (const lemma of splitWords(table.verbs[name]))
      classes.set(lemma, (classes.get(lemma) ?? new Set<VerbClass>()).add(name));
  return Array.from(classes, ([lemma, names]) => ({ lemma, classes: names }));
}

function inflectAll(verbs: readonly CueVerb[]): ReadonlyMap<string, CueForm> {
  const forms = new Map<string, CueForm>();
  for (const verb of verbs) {
    const { thirdPerson, past, participle, ing } = inflect(verb.lemma);
    forms.set(participle, { verb, form: 'participle' });
    forms.set(past, { verb, form: 'past' });
    forms.set(ing, { verb, form: 'ing' });
    forms.set(thirdPerson, { verb, form: 's' });
    if (past !== verb.lemma) forms.set(verb.lemma, { verb, form: 'base' });
  }
  return forms;
}

/** Every inflected form of a verb that reports, in lower case. */
export const cueForms: ReadonlyMap<string, CueForm> = inflectAll(classifyVerbs());

/** Nouns of speech and thought. */
export const SPEECH_NOUNS: ReadonlySet<string> = wordSet(table.nouns);
/** Nouns that a verb makes an utterance: "made the case that", "issued an appeal for". */
export const GIVEN_NOUNS: ReadonlySet<string> = wordSet([...table.nouns, ...table.nounsOfGivenSpeech]);
/** Adjectives and participles that say what their subject thinks. */
export const ATTITUDES: ReadonlySet<string> = wordSet(table.attitudes);

/** Returns whether the word may attribute without being a verb that reports. */
export function isSignal(word: string): boolean {
  return SPEECH_NOUNS.has(word) || ATTITUDES.has(word) || word === 'according';
}
