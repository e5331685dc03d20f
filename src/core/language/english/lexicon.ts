/** Tags words by closed classes of English, a list of words that cannot be told by their endings, and endings. */
import { isTitleAbbreviation } from '../sentences.ts';
import { splitWords, wordSet } from '../word-set.ts';
import { calendarWords } from './calendar-words.ts';
import { irregularForms } from './inflection.ts';
import lexicon from './lexicon.json' with { type: 'json' };
import { cueForms } from './reporting-words.ts';

/** The class of a word, as far as rules of attribution need to know it. */
export type Tag = keyof typeof lexicon.tags;

const isTag = (name: string): name is Tag => Object.hasOwn(lexicon.tags, name);
const TAGS = Object.keys(lexicon.tags).filter(isTag);

/** The given text where it is tags parted by single spaces; else a type that tells which tag stands wrong. */
type TagNames<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First extends Tag
    ? `${First} ${TagNames<Rest>}`
    : Tag
  : Text extends Tag
    ? Text
    : Tag;

/** @param names tags parted by single spaces, checked by the compiler */
export function tagSet<const Names extends string>(names: Names & TagNames<Names>): ReadonlySet<Tag> {
  const wanted = wordSet(names);
  return new Set(TAGS.filter((tag) => wanted.has(tag)));
}

const hasClass = (tag: Tag): tag is Tag & keyof typeof lexicon.classes => tag in lexicon.classes;

/** The tag of each word of a closed class; the table lists each word once. */
const classes: ReadonlyMap<string, Tag> = new Map(
  TAGS.filter(hasClass).flatMap((tag) =>
    splitWords(lexicon.classes[tag]).map((word) => [word, tag] as const),
  ),
);
/** Returns the words of the closed classes that have one of the tags. */
export const closedClass = (tags: ReadonlySet<Tag>): ReadonlySet<string> =>
  new Set(Array.from(classes).flatMap(([word, tag]) => (tags.has(tag) ? [word] : [])));

const nounsInEd = wordSet(lexicon.nounsInEd);
const nounsInIng = wordSet(lexicon.nounsInIng);
const nounsInLy = wordSet(lexicon.nounsInLy);
/** Base forms of verbs that report which are nouns too; the other verbs are verbs wherever they stand. */
export const NOUN_BASES = wordSet(lexicon.nounBases);
/** Forms that are the plural of a noun more often than a verb. */
export const PLURAL_NOUNS = wordSet(lexicon.pluralNouns);

/**
 * Tags a word by its closed class or its ending alone, before its neighbours are looked at.
 * @param lower in lower case
 * @param capital whether it is written with a capital letter, which means something
 */
export function wordTag(lower: string, capital: boolean): Tag {
  const closed = classes.get(lower);
  if (closed !== undefined) return closed;
  if (calendarWords().unambiguous.has(lower)) return 'time';
  if (capital || isTitleAbbreviation(lower)) return 'name';
  const cue = cueForms.get(lower);
  if (cue?.form === 'ing') return nounsInIng.has(lower) ? 'noun' : 'ing';
  if (cue !== undefined || irregularForms.has(lower)) return 'verb';
  return /^[0-9]/u.test(lower) ? 'number' : tagByEnding(lower);
}

/** Returns whether nothing but its ending tells the tag of a lower-case word: with a capital letter it may be a name. */
export function isTaggedByEnding(lower: string): boolean {
  return !classes.has(lower) && !cueForms.has(lower) && !irregularForms.has(lower);
}

/** A stem without a vowel is no verb's: "Ning". */
const VOWEL = /[aeiouy]/u;

function tagByEnding(lower: string): Tag {
  if (lower.length <= 3) return 'noun';
  if (lower.endsWith('ly')) return nounsInLy.has(lower) ? 'noun' : 'adverb';
  if (lower.endsWith('ed') && !nounsInEd.has(lower)) return 'verb';
  if (lower.endsWith('ing') && VOWEL.test(lower.slice(0, -3)) && !nounsInIng.has(lower)) return 'ing';
  return /(?:ous|ful|ive|able|ible|ish|less|ic|ical)$/u.test(lower) ? 'adjective' : 'noun';
}
