import { wordSet } from '../../language/word-set.ts';
import type { SourceName } from '../../model/index.ts';
import type { Watchlist } from '../../watchlist/schema.ts';
import { isNear, isPartOfName, isSpelling, nameKeys, spellings, type Spellings } from './name-spelling.ts';
import { isInForce, officeKey, officeWords, type TermOfOffice } from './office.ts';
import { nameKey } from '../../language/english/words.ts';
import { tokensOfName, type NameToken } from './name-tokens.ts';
import { categoryOf, FIELDS, FILLERS, HONORIFICS } from './title-words.ts';

type ListedParty = TermOfOffice & { readonly id: string; readonly name: string };
export type ListedRole = TermOfOffice & {
  readonly title: string;
  readonly party: string;
  readonly words: ReadonlySet<string>;
};
export type ListedPerson = {
  readonly id: string;
  readonly name: string;
  /** Every name of more than one word. */
  readonly names: readonly (readonly string[])[];
  /** Names of one word that the watchlist gives to this person alone. */
  readonly short: ReadonlySet<string>;
  readonly roles: readonly ListedRole[];
};

/** A name that stands for a party: in its own right ("Beijing"), or only before a noun ("Chinese"). */
type PartyName = {
  readonly keys: readonly string[];
  readonly party: ListedParty;
  readonly adjective: boolean;
  /** It is written in capitals alone: "PRC". */
  readonly initials?: boolean;
  /** Indexes of its words that are possessive: "People's Republic". */
  readonly owners?: ReadonlySet<number>;
};

/** The watchlist's parties, speakers and outlets, made ready for looking up words. */
export type SpeakerDirectory = {
  readonly parties: ReadonlyMap<string, ListedParty>;
  /** By first word, the longest first. */
  readonly partyNames: ReadonlyMap<string, readonly PartyName[]>;
  /** Every word of their names that is no word for an office or institution. */
  readonly partyWords: ReadonlySet<string>;
  readonly persons: readonly ListedPerson[];
  /** The watchlist's names of institutions and offices, by party and `officeKey`. */
  readonly titles: ReadonlyMap<string, string>;
  /** By first and by last word of each name. */
  readonly byFirst: ReadonlyMap<string, readonly ListedPerson[]>;
  readonly byLast: ReadonlyMap<string, readonly ListedPerson[]>;
  readonly byShort: ReadonlyMap<string, readonly ListedPerson[]>;
  readonly spellings: Spellings;
  readonly outlets: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** The party whose text an official source publishes, by the source's id. */
  readonly publishers: ReadonlyMap<string, string>;
  /** Names of the languages that the parties speak, lower-case. */
  readonly languages: ReadonlySet<string>;
  /** Parties whose officials do not speak English. */
  readonly speaksForeign: ReadonlySet<string>;
};

/** @param watchlist a valid one; names of other scripts than an English text's do no harm */
export function compileSpeakerDirectory(
  watchlist: Pick<Watchlist, 'parties' | 'speakers' | 'sources'>,
): SpeakerDirectory {
  const parties = new Map(
    watchlist.parties.map(({ id, name, from, until }) => [id, { id, name, from, until }] as const),
  );
  const partyNames = watchlist.parties.flatMap((party) => partyNamesOf(party, parties, watchlist));
  const partyWords = new Set(partyNames.flatMap(({ keys }) => keys).filter(isAdjective));
  const persons = watchlist.speakers.map((speaker) => listedPerson(speaker, partyWords));
  const outlets = watchlist.sources
    .filter(({ type }) => type !== 'official')
    .flatMap(({ name }) => outletNames(nameKeys(name.split(',')[0] ?? '')));
  return {
    parties,
    partyNames: grouped(
      partyNames.toSorted((a, b) => b.keys.length - a.keys.length),
      ({ keys }) => keys.slice(0, 1),
    ),
    partyWords,
    persons,
    titles: titlesOf(watchlist, partyWords),
    byFirst: grouped(persons, ({ names }) => names.flatMap((keys) => keys.slice(0, 1))),
    byLast: grouped(persons, ({ names }) => names.flatMap((keys) => keys.slice(-1))),
    byShort: grouped(persons, ({ short }) => [...short]),
    spellings: spellings(persons.flatMap(({ names, short }) => [...names.flat(), ...short])),
    outlets: grouped(outlets, (keys) => keys.slice(0, 1)),
    publishers: new Map(
      watchlist.sources.flatMap(({ id, party }) => (party === null ? [] : [[id, party] as const])),
    ),
    languages: languagesOf(watchlist.parties),
    speaksForeign: new Set(
      watchlist.parties.flatMap(({ id, speaks = 'en' }) => (/^en(?:-|$)/u.test(speaks) ? [] : [id])),
    ),
  };
}

/** "Orvane News Agency" is called "Orvane" too. */
const outletNames = (keys: readonly string[]): (readonly string[])[] =>
  keys.length > 2 && keys.at(-1) === 'agency' && keys.at(-2) === 'news' ? [keys, keys.slice(0, -2)] : [keys];

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function listedPerson(speaker: Watchlist['speakers'][number], partyWords: ReadonlySet<string>): ListedPerson {
  const names = [speaker.name, ...speaker.aliases].map((name) => withoutTitles(nameKeys(name)));
  return {
    id: speaker.id,
    name: speaker.name,
    names: fullNames(names),
    short: new Set(names.filter((keys) => keys.length === 1).flat()),
    roles: speaker.roles.map((role) => ({ ...role, words: officeWords(nameKeys(role.title), partyWords) })),
  };
}

/** Names of one person beyond these are not combined. */
const MAX_FULL_NAMES = 40;

/** Returns the names of more than one word; the given names of each may stand with the surname of any other. */
function fullNames(names: readonly (readonly string[])[]): (readonly string[])[] {
  const full = names.filter((keys) => keys.length > 1);
  const surnames = [...new Set(names.flatMap((keys) => keys.slice(-1)))];
  const combined = full.flatMap((keys) => surnames.map((surname) => [...keys.slice(0, -1), surname]));
  const all = new Map([...full, ...combined].map((keys) => [keys.join(' '), keys] as const));
  return [...all.values()].slice(0, MAX_FULL_NAMES);
}

function titlesOf(
  { parties, speakers }: Pick<Watchlist, 'parties' | 'speakers'>,
  partyWords: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const named = [
    ...speakers.flatMap(({ roles }) => roles.map(({ party, title }) => [party, title] as const)),
    ...parties.flatMap(({ id, names }) => (names['en'] ?? []).map((name) => [id, name] as const)),
  ];
  const titles = new Map<string, string>();
  for (const [party, title] of named) {
    const key = `${party}-${officeKey(officeWords(nameKeys(title), partyWords))}`;
    if (!titles.has(key)) titles.set(key, title);
  }
  return titles;
}

/** Returns the name alone of "Mullah Yaqoob", "President Xi". */
function withoutTitles(keys: readonly string[]): readonly string[] {
  const first = keys.findIndex((key) => !HONORIFICS.has(key) && categoryOf(key)?.category !== 'office');
  return first < 0 ? keys : keys.slice(first);
}

// --- names of parties ---------------------------------------------------------------------------------

type PartyOfList = Watchlist['parties'][number];

/** Returns a party's names, with the adjectives that its names, its speakers' titles and English grammar give it. */
function partyNamesOf(
  { id, names }: PartyOfList,
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

function isAdjective(key: string): boolean {
  return categoryOf(key) === null && !FIELDS.has(key) && !FILLERS.has(key) && !HONORIFICS.has(key);
}

/** Makes the adjectives that a country's name may have: China → Chinese, Pakistan → Pakistani, Afghanistan → Afghan. */
function demonyms(name: string): string[] {
  if (!/^[a-z]{4,}$/u.test(name)) return [];
  const stem = name.replace(/(?:ia|ey|[aeoy])$/u, '');
  const endings = ['i', 'n', 'an', 'ian', 'ese', 'ish'].flatMap((ending) => [name + ending, stem + ending]);
  return [...endings, ...(name.endsWith('istan') ? [name.slice(0, -5)] : [])];
}

function languagesOf(parties: readonly PartyOfList[]): ReadonlySet<string> {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const tags = new Set(parties.flatMap(({ names }) => Object.keys(names)));
  return new Set(
    [...tags, ...(tags.has('fa') ? ['fa-AF'] : [])]
      .filter((tag) => !tag.startsWith('en'))
      .map((tag) => (names.of(tag) ?? '').toLowerCase()),
  );
}

// --- looking up ---------------------------------------------------------------------------------------

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
