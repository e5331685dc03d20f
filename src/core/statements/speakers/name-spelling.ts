import { editDistance, isOneSlip } from '../../language/spelling.ts';
import { nameKey } from '../../language/english/words.ts';

/** Shorter words are other words when one letter differs: "Wang" and "Yang". In letters. */
const MIN_SLIP_LENGTH = 5;

/** Names of other scripts are spelt by ear: this writes the letters that stand for one sound as one. */
function soundOf(key: string): string {
  return key
    .replace(/oo|ou/gu, 'u')
    .replace(/ee|ea/gu, 'i')
    .replace(/(.)\1+/gu, '$1')
    .replace(/q/gu, 'k')
    .replace(/o/gu, 'u')
    .replace(/[ey]/gu, 'i');
}

/** Returns whether two words may be one name, spelt otherwise. */
export function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < MIN_SLIP_LENGTH || a[0] !== b[0]) return false;
  return isOneSlip(a, b) || soundOf(a) === soundOf(b);
}

/** Shorter words are other words when two letters differ. */
const MIN_NEAR_LENGTH = 6;
const MAX_NAME_WORD_LENGTH = 24;
/** So many letters may be added, left out or changed. */
const MAX_DISTANCE = 2;

/** Returns whether a word may be a name misspelt by up to two letters, which says so only of a person whom something else points to. */
export function isNear(a: string, b: string): boolean {
  if (isSpelling(a, b)) return true;
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (short < MIN_NEAR_LENGTH || long > MAX_NAME_WORD_LENGTH || a[0] !== b[0]) return false;
  return long - short <= MAX_DISTANCE && editDistance(a, b) <= MAX_DISTANCE;
}

/** Returns a key, its sound, and the key with each one letter left out: two words one slip apart share one of them. */
function neighbours(key: string): string[] {
  const shortened = Array.from(
    { length: key.length - 1 },
    (_, at) => key.slice(0, at + 1) + key.slice(at + 2),
  );
  return [key, soundOf(key), ...shortened];
}

/** Finds the words of a list that a word may be a spelling of, in time that does not grow with the list. */
export type Spellings = { readonly of: (key: string) => readonly string[] };

export function spellings(known: Iterable<string>): Spellings {
  const exact = new Set(known);
  const context = new Map<string, string[]>();
  for (const key of exact) {
    if (key.length < MIN_SLIP_LENGTH || key.length > MAX_NAME_WORD_LENGTH) continue;
    for (const variant of neighbours(key)) context.set(variant, [...(context.get(variant) ?? []), key]);
  }
  const seen = new Map<string, readonly string[]>();
  return {
    of(key) {
      if (exact.has(key)) return [key];
      if (key.length < MIN_SLIP_LENGTH || key.length > MAX_NAME_WORD_LENGTH) return [];
      const found = seen.get(key) ?? lookUp(key, context);
      // Bounded: an isolate keeps the directory for many articles.
      if (seen.size < 5_000) seen.set(key, found);
      return found;
    },
  };
}

function lookUp(key: string, context: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const candidates = new Set(neighbours(key).flatMap((variant) => context.get(variant) ?? []));
  return [...candidates].filter((candidate) => isSpelling(key, candidate));
}

/** Returns the words of a name in a watchlist, as tokens of an article have them. */
export function nameKeys(name: string): string[] {
  return name
    .split(/[\s,]+/u)
    .map(nameKey)
    .filter((key) => key !== '');
}

/** Returns whether `words` are the last and other words of `name`, in order: "Amir Muttaqi" of "Amir Khan Muttaqi". */
export function isPartOfName(
  words: readonly string[],
  name: readonly string[],
  same: (a: string, b: string) => boolean = isSpelling,
): boolean {
  const [lastWord, lastName] = [words.at(-1), name.at(-1)];
  if (lastWord === undefined || lastName === undefined || !same(lastWord, lastName)) return false;
  let at = 0;
  for (const key of name) {
    const word = words[at];
    if (word !== undefined && same(word, key)) at += 1;
  }
  return at === words.length;
}
