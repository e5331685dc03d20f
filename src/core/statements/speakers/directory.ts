import type { Watchlist } from '../../watchlist/schema.ts';
import { isAdjective, type ListedParty, type PartyName, partyNamesOf } from './listed-party-names.ts';
import { nameKeys, spellings, type Spellings } from './name-spelling.ts';
import { officeKey, officeWords, type TermOfOffice } from './office.ts';
import { categoryOf, HONORIFICS } from './title-words.ts';

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

function languagesOf(parties: Watchlist['parties']): ReadonlySet<string> {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const tags = new Set(parties.flatMap(({ names }) => Object.keys(names)));
  return new Set(
    [...tags, ...(tags.has('fa') ? ['fa-AF'] : [])]
      .filter((tag) => !tag.startsWith('en'))
      .map((tag) => (names.of(tag) ?? '').toLowerCase()),
  );
}
