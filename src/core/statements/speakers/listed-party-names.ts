/** The names by which a text may call the parties of a watchlist. */
import { wordSet } from '../../language/word-set.ts';
import { nameKey } from '../../language/english/words.ts';
import type { Watchlist } from '../../watchlist/schema.ts';
import { nameKeys } from './name-spelling.ts';
import type { TermOfOffice } from './office.ts';
import { categoryOf, FIELDS, FILLERS, HONORIFICS } from './title-words.ts';

export type ListedParty = TermOfOffice & { readonly id: string; readonly name: string };

/** A name that stands for a party: in its own right ("Beijing"), or only before a noun ("Chinese"). */
export type PartyName = {
  readonly keys: readonly string[];
  readonly party: ListedParty;
  readonly adjective: boolean;
  /** It is written in capitals alone: "PRC". */
  readonly initials?: boolean;
  /** Indexes of its words that are possessive: "People's Republic". */
  readonly owners?: ReadonlySet<number>;
};

/** Returns a party's names, with the adjectives that its names, its speakers' titles and English grammar give it. */
export function partyNamesOf(
  { id, names }: Watchlist['parties'][number],
  parties: ReadonlyMap<string, ListedParty>,
  { speakers }: Pick<Watchlist, 'speakers'>,
): PartyName[] {
  const party = parties.get(id);
  if (party === undefined) return [];
  const named = (names['en'] ?? []).map((name) => ({ keys: nameKeys(name), owners: ownersIn(name) }));
  const own = named.map(({ keys }) => keys);
  const titles = speakers.flatMap(({ roles }) =>
    roles.filter((role) => role.party === id).map(({ title }) => title),
  );
  const known = new Set(own.map((keys) => keys.join(' ')));
  const places = own.flatMap(placeInName);
  const adjectives = [...own.flatMap(adjectiveOf), ...titles.flatMap(adjectiveOfTitle)];
  const derived = [...own.filter((keys) => keys.length === 1).flat(), ...places].flatMap(demonyms);
  const added = (keys: readonly string[], adjective: boolean): PartyName[] =>
    known.has(keys.join(' ')) ? [] : [{ keys, party, adjective }];
  return [
    ...named.flatMap(({ keys, owners }) =>
      keys.length > 0 ? [{ keys, owners, party, adjective: false }] : [],
    ),
    ...places.flatMap((key) => added([key], false)),
    ...[...new Set([...adjectives, ...derived])].flatMap((key) => added([key], true)),
    ...own
      .flatMap(initialsOf)
      .flatMap((key) => added([key], false).map((name) => ({ ...name, initials: true }))),
  ];
}

const ownersIn = (name: string): ReadonlySet<number> =>
  new Set(name.split(/\s+/u).flatMap((word, index) => (/['’]s$/u.test(word) ? [index] : [])));

const POLITIES = wordSet('emirate republic kingdom federation union government state');

/** Returns the place that is a state's name too: "Islamic Emirate of Afghanistan". */
function placeInName(keys: readonly string[]): string[] {
  const [polity, of, place] = keys.slice(-3);
  return polity !== undefined && POLITIES.has(polity) && of === 'of' && place !== undefined ? [place] : [];
}

/** Returns the initials of a state's full name: "Islamic Emirate of Afghanistan" is the IEA. */
function initialsOf(keys: readonly string[]): string[] {
  if (placeInName(keys).length === 0 || keys.length < 4) return [];
  return [keys.flatMap((key) => (key === 'of' || key === 'the' ? [] : key.slice(0, 1))).join('')];
}

/** Returns the first word of "Chinese government" and "Afghan foreign ministry", which names the owner. */
function adjectiveOf(keys: readonly string[]): string[] {
  const [first, ...rest] = keys;
  const noun = categoryOf(rest.at(-1) ?? '');
  const isOfState = noun?.category === 'institution' || noun?.category === 'whole';
  return first !== undefined && isOfState && isAdjective(first) ? [first] : [];
}

/** Returns the owner in "Chinese president" and "China's special envoy"; there is none in "Deputy spokesman of …". */
function adjectiveOfTitle(title: string): string[] {
  const [first = '', second = ''] = title.split(/\s+/u);
  const [key, next] = [nameKey(first), nameKey(second)];
  const isBeforeOffice = categoryOf(next) !== null || FIELDS.has(next) || FILLERS.has(next);
  const isOffice = isBeforeOffice || ['deputy', 'vice', 'assistant'].includes(next) || /['’]s$/u.test(first);
  return /^\p{Lu}/u.test(first) && isOffice && isAdjective(key) ? [key] : [];
}

/** Returns whether a word of a name is none for an office, an institution or their fields. */
export function isAdjective(key: string): boolean {
  return categoryOf(key) === null && !FIELDS.has(key) && !FILLERS.has(key) && !HONORIFICS.has(key);
}

/** Makes the adjectives that a country's name may have: China → Chinese, Pakistan → Pakistani, Afghanistan → Afghan. */
function demonyms(name: string): string[] {
  if (!/^[a-z]{4,}$/u.test(name)) return [];
  const stem = name.replace(/(?:ia|ey|[aeoy])$/u, '');
  const endings = ['i', 'n', 'an', 'ian', 'ese', 'ish'].flatMap((ending) => [name + ending, stem + ending]);
  return [...endings, ...(name.endsWith('istan') ? [name.slice(0, -5)] : [])];
}
