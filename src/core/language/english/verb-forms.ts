/**
 * Tells what a word can be as a verb: by closed classes, a list of bases with their inflections, and the ending -ed. That is
 * enough to know whether a stretch of words holds a verb of its own. The bases are those that are common in statements.
 */
import { once } from '../../model/once.ts';
import { splitWords, wordSet } from '../word-set.ts';
import { inflect } from './inflection.ts';
import { closedClass, tagSet } from './lexicon.ts';
import verbs from './verbs.json' with { type: 'json' };

const MODALS = closedClass(tagSet('modal'));
export const AUXILIARIES = closedClass(tagSet('be have do'));
/** After a singular noun these show that more than one noun is their subject. */
export const PLURAL_AUXILIARIES = wordSet("are were have do aren't weren't haven't don't");
export const BE = closedClass(tagSet('be'));

export type VerbForm = {
  /** The form after "will" and "to". */
  readonly base: boolean;
  readonly thirdPerson: boolean;
  /** A past or a participle: most English verbs write them alike. */
  readonly past: boolean;
  /** As often a noun, so that it is a verb only where an object follows. */
  readonly noun: boolean;
};

/** Marks a base in the table that is as often a noun: "support=". */
const NOUN_MARK = '=';
const NONE: VerbForm = { base: false, thirdPerson: false, past: false, noun: false };

const forms = once(() => {
  const found = new Map<string, VerbForm>();
  const add = (word: string, form: Partial<VerbForm>) =>
    found.set(word, { ...NONE, ...found.get(word), ...form });
  for (const entry of splitWords(verbs.bases)) {
    const noun = entry.endsWith(NOUN_MARK);
    const base = noun ? entry.slice(0, -1) : entry;
    const { thirdPerson, past, participle } = inflect(base);
    add(base, { base: true, noun });
    add(thirdPerson, { thirdPerson: true, noun });
    add(past, { past: true });
    add(participle, { past: true });
  }
  return found;
});

/** Words in -ed that are no verbs; the ending makes every other one a past. */
const NOT_PAST = wordSet('indeed hundred sacred need united armed speed seed breed naked wicked');

/** @returns what a lower-case word can be as a verb, or null */
export function verbForm(word: string): VerbForm | null {
  const known = forms().get(word);
  if (known !== undefined) return known;
  const past = word.length > 4 && word.endsWith('ed') && !NOT_PAST.has(word);
  return past ? { ...NONE, past } : null;
}

export const isModal = (word: string): boolean => MODALS.has(word) || /(?:’|')(?:ll|d)$/u.test(word);
