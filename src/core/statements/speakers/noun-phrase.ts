import { wordSet } from '../../language/word-set.ts';
import type { NameToken } from './name-tokens.ts';
import {
  categoryOf,
  ENDS_CORE,
  FIELDS,
  FILLERS,
  FORMER,
  HONORIFICS,
  OF_THE_STATE,
  RANKS,
} from './title-words.ts';

/** Returns whether titles are made of a word. */
export function isTitleWord(key: string): boolean {
  return (
    categoryOf(key) !== null ||
    FIELDS.has(key) ||
    FILLERS.has(key) ||
    RANKS.has(key) ||
    HONORIFICS.has(key) ||
    isFormer(key) ||
    key.startsWith('then-')
  );
}

export function isFormer(key: string): boolean {
  return FORMER.has(key) || key.startsWith('ex-');
}

/** Returns what the noun at a place is, by the word before it too: an intelligence agency is no outlet. */
export function nounAt(tokens: readonly NameToken[], at: number): ReturnType<typeof categoryOf> {
  const { key, joined } = tokens[at] ?? { key: '', joined: false };
  const noun = categoryOf(key);
  const isOfState = joined && OF_THE_STATE.get(key)?.has(tokens[at - 1]?.key ?? '') === true;
  return isOfState ? { category: 'institution', plural: noun?.plural ?? false } : noun;
}

/**
 * Finds where a noun phrase's core ends: at a comma, a preposition or a relative, or at another word than a title's after
 * its noun, which is most often the verb. "Minister of foreign affairs" is all core.
 */
export function coreEnd(tokens: readonly NameToken[], from: number, to: number): number {
  let at = from;
  let hasNoun = false;
  while (at < to) {
    const token = tokens[at];
    if (token === undefined || (at > from && !token.joined)) return at;
    if (at > from && ENDS_CORE.has(token.key)) {
      const fields = fieldsEnd(tokens, at, to);
      if (fields === at) return at;
      at = fields;
    } else if (
      hasNoun &&
      !token.capital &&
      (!isTitleWord(token.key) || isParticiple(token, tokens[at + 1]))
    ) {
      return at;
    } else {
      hasNoun ||= categoryOf(token.key) !== null;
      at += 1;
    }
  }
  return at;
}

const HAS_FIELDS = wordSet('minister ministry department secretary ministers vice-minister bureau');

/** Finds where "of foreign affairs" ends after "minister"; returns `at` itself where no field stands there. */
function fieldsEnd(tokens: readonly NameToken[], at: number, to: number): number {
  const [before, here] = [tokens[at - 1]?.key ?? '', tokens[at]?.key];
  if (!HAS_FIELDS.has(before) || (here !== 'of' && here !== 'for')) return at;
  let end = at + 1;
  while (end < to && tokens[end]?.joined === true && isField(tokens[end]?.key ?? '')) end += 1;
  return tokens.slice(at + 1, end).some(({ key }) => FIELDS.has(key)) ? end : at;
}

const isField = (key: string): boolean => FIELDS.has(key) || key === 'and' || key === 'the';

/** Returns whether the "of" at a place is that of "minister of foreign affairs". */
export function opensFields(tokens: readonly NameToken[], at: number): boolean {
  return fieldsEnd(tokens, at, tokens.length) > at;
}

/** Finds the noun that the core's other words belong to; only a name may follow it. Returns -1 where there is none. */
export function headOf(tokens: readonly NameToken[], from: number, end: number): number {
  for (let at = end - 1; at >= from; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.possessive) return -1;
    const before = tokens[at - 1];
    const isAfterOf =
      (before?.key === 'of' || before?.key === 'for' || isField(before?.key ?? '')) &&
      isInFields(tokens, from, at);
    if (nounAt(tokens, at) !== null && !isAfterOf) {
      const isTitle =
        token.key === 'general' &&
        before !== undefined &&
        at > from &&
        categoryOf(before.key)?.category === 'office';
      return isTitle ? at - 1 : at;
    }
    if (!token.capital && !isField(token.key) && token.key !== 'of' && token.key !== 'for') return -1;
  }
  return -1;
}

/** Returns whether a word stands in the "of state" of "secretary of state". */
function isInFields(tokens: readonly NameToken[], from: number, at: number): boolean {
  for (let of = at - 1; of > from && of > at - 6; of -= 1) {
    const key = tokens[of]?.key ?? '';
    if (key === 'of' || key === 'for') return HAS_FIELDS.has(tokens[of - 1]?.key ?? '');
    if (!isField(key)) return false;
  }
  return false;
}

/** Returns an office's own words, those after "of" included, without the name that may follow. */
export function officeKeys(keys: readonly string[], head: number): readonly string[] {
  const [of = '', ...after] = keys.slice(head + 1);
  if (of !== 'of' && of !== 'for') return keys.slice(0, head + 1);
  const name = after.findIndex((key) => !isField(key));
  return [...keys.slice(0, head + 1), ...(name < 0 ? after : after.slice(0, name))];
}

/** Returns whether nothing else belongs to the noun before a word: "government data" are not the government. */
export function endsPhrase(tokens: readonly NameToken[], end: number, isLast: boolean): boolean {
  const after = tokens[end];
  return (
    isLast ||
    after === undefined ||
    !after.joined ||
    ENDS_CORE.has(after.key) ||
    after.key.endsWith('ly') ||
    after.key === 'also' ||
    isParticiple(after, tokens[end + 1])
  );
}

/** Returns whether a word says what the noun before it does, and to whom or where: "a delegation visiting Norland". */
function isParticiple({ key, capital }: NameToken, next: NameToken | undefined): boolean {
  if (capital || next?.joined !== true || !/(?:[a-z]{2}ing|[a-z]ed|led)$/u.test(key)) return false;
  return next.capital || ENDS_CORE.has(next.key) || /^(?:the|an?|its|his|her|their)$/u.test(next.key);
}
