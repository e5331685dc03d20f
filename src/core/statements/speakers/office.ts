import { wordSet } from '../../language/word-set.ts';
import { categoryOf, FIELDS, FILLERS, FORMER, HONORIFICS, RANKS, SAME } from './title-words.ts';

/**
 * Reduces a title to the words that say which office it is: "the acting Chinese foreign affairs minister" is {foreign, minister}.
 * @param keys the words of its title up to a destination ("ambassador to …"), keys as tokens have them
 * @param partyWords adjectives and names of parties, which say whose office it is and not which
 */
export function officeWords(keys: readonly string[], partyWords: ReadonlySet<string>): ReadonlySet<string> {
  const destination = keys.findIndex((key, at) => at > 0 && (key === 'to' || key === 'on'));
  const own = destination < 0 ? keys : keys.slice(0, destination);
  const words = own.flatMap((word) => {
    const key = word.replace(/^(?:then|ex)-/u, '');
    const single = categoryOf(key)?.plural === true ? key.replace(/s$/u, '') : key;
    const skipped =
      (FILLERS.has(key) && key !== 'chief') || FORMER.has(key) || HONORIFICS.has(key) || partyWords.has(key);
    return skipped || CONNECTING.has(key) ? [] : (SAME.get(single) ?? [single]);
  });
  const found = new Set(words);
  // A prime minister is a premier, and never meant by "the minister".
  if (found.has('prime') && found.delete('prime') && found.delete('minister')) found.add('premier');
  return found;
}

const CONNECTING = wordSet('of for at in and the permanent extraordinary');

/** Returns whether a description may mean an office: all that it says is said of the office, and no rank is missing. */
export function fitsOffice(description: ReadonlySet<string>, office: ReadonlySet<string>): boolean {
  return (
    description.size > 0 &&
    [...description].every((word) => office.has(word)) &&
    sameRank(description, office)
  );
}

function sameRank(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // A deputy spokesman is called the spokesman.
  if (a.has('spokesperson')) return true;
  return [...RANKS].every((rank) => a.has(rank) === b.has(rank));
}

/** Joins an office's words, for ids, in the order of "deputy foreign ministry spokesperson": rank, field, institution, person. */
export function officeKey(words: ReadonlySet<string>): string {
  return [...words].toSorted((a, b) => positionOf(a) - positionOf(b) || (a < b ? -1 : 1)).join('-');
}

function positionOf(word: string): number {
  if (RANKS.has(word)) return 0;
  if (FIELDS.has(word)) return 1;
  const category = categoryOf(word)?.category;
  return category === undefined ? 1 : category === 'office' || category === 'staff' ? 3 : 2;
}

/** The first and the last day on which something holds; null for no known end. */
export type TermOfOffice = { readonly from: string | null; readonly until: string | null };

/** @param day such as 2023-10-05; null, where it is not known, lets only a term without an end count */
export function isInForce({ from, until }: TermOfOffice, day: string | null): boolean {
  if (day === null) return until === null;
  return (from === null || from <= day) && (until === null || day <= until);
}
