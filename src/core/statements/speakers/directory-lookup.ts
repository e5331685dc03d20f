/** Finds whom the words of a text name, in the watchlist's directory. */
import type { SourceName } from '../../model/index.ts';
import type { ListedPerson, SpeakerDirectory } from './directory.ts';
import type { PartyName } from './listed-party-names.ts';
import { isNear, isPartOfName, isSpelling } from './name-spelling.ts';
import { tokensOfName, type NameToken } from './name-tokens.ts';
import { isInForce } from './office.ts';
import { categoryOf } from './title-words.ts';

/** A party's name in a text, with its number of words; `party` is null where two parties share the name on the day. */
export type PartyMatch = {
  readonly length: number;
  readonly party: string | null;
  readonly adjective: boolean;
};

/**
 * Finds the longest party name that begins at a word.
 * @param day of the article, or null; parties not in force then do not answer to their names
 */
export function partyAt(
  directory: SpeakerDirectory,
  tokens: readonly NameToken[],
  at: number,
  day: string | null,
): PartyMatch | null {
  const first = tokens[at];
  if (first === undefined || !first.capital) {
    // "de facto authorities" is written small.
    if (first === undefined || (directory.partyNames.get(first.key)?.[0]?.keys.length ?? 0) < 2) return null;
  }
  const found = (directory.partyNames.get(first.key) ?? []).filter(
    ({ keys, initials, owners }) =>
      isAt(keys, tokens, at, owners) && (initials !== true || first.text === first.text.toUpperCase()),
  );
  const longest = found[0]?.keys.length;
  if (longest === undefined) return null;
  const all = found.filter(({ keys }) => keys.length === longest);
  const named = all.some(({ adjective }) => !adjective) ? all.filter(({ adjective }) => !adjective) : all;
  const now = bearersOf(named, day);
  const [party] = now;
  return {
    length: longest,
    party: now.size === 1 && party !== undefined ? party : null,
    adjective: named.every(({ adjective }) => adjective),
  };
}

/** Returns the parties in force that a name stands for. A name that passes to a successor is its first bearer's to the last day. */
function bearersOf(names: readonly PartyName[], day: string | null): ReadonlySet<string> {
  const now = names.map(({ party }) => party).filter((party) => isInForce(party, day));
  const ending = now.filter(({ until }) => until !== null);
  return new Set((ending.length > 0 ? ending : now).map(({ id }) => id));
}

function isAt(
  keys: readonly string[],
  tokens: readonly NameToken[],
  at: number,
  owners?: ReadonlySet<number>,
): boolean {
  return keys.every((key, index) => {
    const token = tokens[at + index];
    if (token?.key !== key) return false;
    const isOwned = tokens[at + index - 1]?.possessive === true && owners?.has(index - 1) !== true;
    return index === 0 || (token.joined && !isOwned);
  });
}

/**
 * Returns the party whose own texts an official source publishes: as the watchlist says, or else the party that its name
 * begins with ("Chinese foreign ministry") or names after "of". Null for the rest: the "Indian embassy in Kabul" does not
 * speak for Kabul.
 */
export function publisherOf(
  directory: SpeakerDirectory,
  source: SourceName,
  day: string | null,
): string | null {
  const said = directory.publishers.get(source.id);
  if (said !== undefined) return said;
  const tokens = tokensOfName(source.name);
  if (source.type !== 'official' && !isUnlistedInstitution(source, tokens)) return null;
  for (let at = 0; at < tokens.length; at += 1) {
    const before = tokens.slice(Math.max(0, at - 2), at).map(({ key }) => key);
    const isOf =
      at === 0 || before.at(-1) === 'of' || (before.at(-1) === 'the' && (at === 1 || before[0] === 'of'));
    const match = isOf ? partyAt(directory, tokens, at, day) : null;
    if (match !== null) return match.party;
  }
  return null;
}

/** Returns whether an outlet that the watchlist does not list is a part of a state by its name. */
const isUnlistedInstitution = ({ id }: SourceName, tokens: readonly NameToken[]): boolean =>
  id.startsWith('~') && tokens.some(({ key }) => categoryOf(key)?.category === 'institution');

/** Counts the words of the outlet's name that begins here; 0 for none. */
export function outletAt(directory: SpeakerDirectory, tokens: readonly NameToken[], at: number): number {
  const names = directory.outlets.get(tokens[at]?.key ?? '') ?? [];
  const lengths = names.filter((keys) => isAt(keys, tokens, at)).map((keys) => keys.length);
  return tokens[at]?.capital === true ? Math.max(0, ...lengths) : 0;
}

/** Finds who on the watchlist bears a name of two words or more; returns null for nobody, or for more than one. */
export function personNamed(directory: SpeakerDirectory, keys: readonly string[]): ListedPerson | null {
  if (keys.length < 2) return null;
  const context = directory.spellings.of(keys.at(-1) ?? '').flatMap((key) => directory.byLast.get(key) ?? []);
  const candidates = [...new Set(context)];
  const exact = candidates.filter(({ names }) => names.some((name) => name.join(' ') === keys.join(' ')));
  const like = candidates.filter(({ names }) => names.some((name) => isLike(keys, name)));
  const found = exact.length > 0 ? exact : like.length > 0 ? like : nearlyNamed(directory, keys);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Finds those whose given names these are, with a surname that is misspelt. */
function nearlyNamed(directory: SpeakerDirectory, keys: readonly string[]): readonly ListedPerson[] {
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  const given = keys.slice(0, -1);
  const candidates = directory.spellings.of(first).flatMap((key) => directory.byFirst.get(key) ?? []);
  const near = [...new Set(candidates)].filter(({ names }) =>
    names.some((name) => isNear(last, name.at(-1) ?? '') && isPartOfName(given, name.slice(0, -1))),
  );
  return near.length > 0 ? near : joinedOtherwise(directory, keys);
}

/** Finds those whose given names are the same letters, parted otherwise: "Amirkhan Lee", "Amir-Khan Lee". */
function joinedOtherwise(directory: SpeakerDirectory, keys: readonly string[]): readonly ListedPerson[] {
  const given = joined(keys);
  const candidates = directory.spellings
    .of(keys.at(-1) ?? '')
    .flatMap((key) => directory.byLast.get(key) ?? []);
  return [...new Set(candidates)].filter(({ names }) =>
    names.some((name) => isSpelling(given, joined(name))),
  );
}

const joined = (name: readonly string[]): string => name.slice(0, -1).join('').replaceAll('-', '');

/** Returns whether words may be a listed name with some left out ("Amir Muttaqi") or added. */
function isLike(keys: readonly string[], name: readonly string[]): boolean {
  return isPartOfName(keys, name) || (keys.length > name.length && isPartOfName(name, keys));
}
