/** English words that titles and descriptions of people are made of. None of them names a subject. */
import { once } from '../../model/once.ts';
import { calendarWords } from '../../language/english/calendar-words.ts';
import { wordSet } from '../../language/word-set.ts';
import table from './title-words.json' with { type: 'json' };
import type { Referent } from './resolved-speaker.ts';

/** The kind of source that the source's last noun makes it. */
export type NounCategory =
  /** An office that one person holds: "minister". */
  | 'office'
  /** Somebody of a side without an office of their own: "official", "diplomat". */
  | 'staff'
  /** A part of a state: "ministry". */
  | 'institution'
  /** The side as a whole: "government". */
  | 'whole'
  /** A thing that may stand for a side named before: "group". */
  | 'group'
  /** A side's text: "statement". */
  | 'document'
  /** Someone who publishes what others say: "newspaper". */
  | 'outlet'
  /** Someone who speaks only for themselves: "analyst", "resident", "university". */
  | 'civil';

const CATEGORIES = [
  'office',
  'staff',
  'institution',
  'whole',
  'group',
  'document',
  'outlet',
  'civil',
] as const satisfies readonly NounCategory[];

const setsByWord = (rows: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(rows).map(([word, others]) => [word, wordSet(others)]));

/** Nouns of outlets and companies that are part of a state after one of these words: "intelligence agency". */
export const OF_THE_STATE = setsByWord(table.ofTheState);

type Noun = { readonly category: NounCategory; readonly plural: boolean };

const nouns = once(readNouns);

/** A plural in "s" that is a noun of its own ("remarks") keeps its own category. */
function readNouns(): ReadonlyMap<string, Noun> {
  const found = new Map<string, Noun>();
  const singles = CATEGORIES.flatMap((category) =>
    [...wordSet(table.categories[category])].map((word) => [word, category] as const),
  );
  for (const [word, category] of singles) found.set(`${word}s`, { category, plural: true });
  for (const [word, category] of singles) found.set(word, { category, plural: false });
  for (const [plural, single] of Object.entries(table.irregularPlurals)) {
    const noun = found.get(single);
    if (noun !== undefined) found.set(plural, { ...noun, plural: true });
  }
  return found;
}

/** Returns what a noun is, and whether it stands in the plural; null for any other word. @param key as tokens have it */
export function categoryOf(key: string): Noun | null {
  return nouns().get(key) ?? null;
}

/** Fields of an office or institution: they may stand before its noun or after "ministry of". */
export const FIELDS = wordSet(table.fields);
/** Words of rank make another office of an office, and may not be left out. */
export const RANKS = wordSet(table.ranks);
/** Words that say nothing about which office it is. */
export const FILLERS = wordSet(table.fillers);
export const HONORIFICS = wordSet(table.honorifics);
export const FORMER = wordSet(table.former);
export const PRONOUNS: ReadonlyMap<string, Referent> = new Map([
  ['he', 'one'],
  ['she', 'one'],
  ['they', 'many'],
  ['him', 'one'],
  ['them', 'many'],
  ['it', 'institution'],
  ['who', 'one'],
  ['which', 'institution'],
]);
/** First and second persons, demonstratives and dummies, which stand for nobody who could be named. */
export const NOBODY = wordSet(table.nobody);
/** Prepositions and relatives that end the core of a noun phrase. */
export const ENDS_CORE = wordSet(table.endsCore);
/** People and offices sent somewhere: "ambassador to", "envoy for" name the destination, not the party they speak for. */
export const SENT = wordSet(table.sent);
/** The offices that a vague noun may refer back to. */
export const COVERS = setsByWord(table.covers);
/** The words under which offices are compared, by other words for the same. */
export const SAME: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(table.same).map(([word, same]) => [word, same === '' ? [] : same.split(' ')]),
);
const notNames = wordSet(table.notNames);
/** Returns whether a word is never part of a person's name, though it begins with a capital letter. */
export const isNoName = (key: string): boolean => notNames.has(key) || calendarWords().long.has(key);
/** Small words inside names. */
export const PARTICLES = wordSet(table.particles);
