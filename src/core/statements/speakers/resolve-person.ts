import type { ListedPerson, ListedRole, SpeakerDirectory } from './directory.ts';
import type { Description } from './description.ts';
import type { ArticleTokens } from './party-of-phrase.ts';
import { homeParty, partyOfPlace } from './institutions.ts';
import { lastBefore } from '../../language/sorted-search.ts';
import { isNear, isSpelling } from './name-spelling.ts';
import { fitsOffice, isInForce } from './office.ts';
import type { Mention, MentionedPerson, ArticleMentions } from './article-mentions.ts';
import { unlistedId, type ResolvedSpeaker } from './resolved-speaker.ts';
import { COVERS, SENT } from './title-words.ts';

/** Somebody found, and whether it can be nobody else. */
export type PersonMatch = { readonly person: MentionedPerson; readonly certain: boolean };

// --- from a person to a speaker -----------------------------------------------------------------------

/**
 * Makes a speaker of a person, with the office and party that the watchlist gives them on the article's day. Without an
 * office in force they speak for no party, nor where the article calls them former in the office that the watchlist says
 * they hold. The "then" minister spoke for the party of that office.
 */
export function resolvePerson(
  mentions: ArticleMentions,
  { person, certain }: PersonMatch,
): ResolvedSpeaker | null {
  const { known, descriptions, name } = person;
  if (known !== null) return resolveListed(mentions, known, descriptions, certain);
  const id = unlistedId(name);
  const said = descriptions.find(({ party }) => party !== null) ?? descriptions[0];
  return id === null
    ? null
    : {
        speaker: { id, name, role: said === undefined ? null : titleOf(mentions, said) },
        party: said === undefined ? null : sideOf(mentions, said),
        certain,
        referent: 'one',
        relay: null,
      };
}

/**
 * Returns the party that somebody with a description speaks for; "the ministry" is the article's ministry. A minister without a
 * country is one of the country that the article is dated from, unless the watchlist knows another one in the office.
 */
export function sideOf(mentions: ArticleMentions, description: Description): string | null {
  const { party, foreign, of, words, from, former, category, indefinite } = description;
  if (former || category === 'civil') return null;
  if (party !== null || foreign) return party;
  const isOfInstitution = of !== null || words.has('ministry') || words.has('embassy');
  if (isOfInstitution) return partyOfPlace(mentions, description, from);
  const home = words.has('minister') && !indefinite ? homeParty(mentions) : null;
  return home === null || words.size < 2 || holderOf(mentions, words, home) !== null ? null : home;
}

function resolveListed(
  { day, directory }: ArticleTokens,
  known: ListedPerson,
  descriptions: readonly Description[],
  certain: boolean,
): ResolvedSpeaker {
  const former = descriptions.filter((description) => description.former);
  const left = (role: ListedRole): boolean => former.some(({ words }) => fitsOffice(words, role.words));
  const roles = known.roles.filter((role) => isInForce(role, day) && !left(role));
  const then = descriptions.find((description) => description.atTheTime);
  const past = then && known.roles.find(({ words }) => fitsOffice(then.words, words));
  const role = past ?? roles.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))[0];
  const party = role === undefined ? undefined : directory.parties.get(role.party);
  const isNow = party !== undefined && (past !== undefined || isInForce(party, day));
  return {
    speaker: { id: known.id, name: known.name, role: role?.title ?? null },
    party: isNow ? party.id : null,
    certain: certain && past === undefined,
    referent: 'one',
    relay: null,
  };
}

/** Returns a description as the article has it, without articles and possessives. */
export function titleOf({ tokens }: ArticleTokens, { from, to }: Description): string {
  const words = tokens.slice(from, to);
  const start = words.findIndex(({ key }) => !/^(?:the|an?|his|her|its|their|and)$/u.test(key));
  return words
    .slice(Math.max(0, start))
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 120);
}

/** Makes a person of somebody on the watchlist whom the article does not name in full. */
export function asPerson(known: ListedPerson): MentionedPerson {
  return { name: known.name, keys: known.names[0] ?? [], known, introduced: [], descriptions: [] };
}

// --- by a single word ---------------------------------------------------------------------------------

/**
 * Finds whom a surname (or the only word of a name) means: the person last introduced before it under a full name with
 * that word first or last, else somebody whom the article introduces later, else somebody whom the watchlist calls so.
 */
export function bySurname(
  mentions: ArticleMentions,
  { keys, from, description }: Mention,
): PersonMatch | null {
  const key = keys[0] ?? '';
  const exact = mentions.people.filter((person) => hasWord(person, key, (a, b) => a === b));
  const people =
    exact.length > 0 ? exact : mentions.people.filter((person) => hasWord(person, key, isSpelling));
  const before = people
    .map((person) => ({ person, at: lastBefore(person.introduced, from, (place) => place) ?? -1 }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => b.at - a.at);
  const [last, other] = before;
  if (last !== undefined) {
    const isTorn = other !== undefined && mentions.sentences[other.at] === mentions.sentences[last.at];
    return { person: last.person, certain: !isTorn };
  }
  const [later, another] = people;
  if (later !== undefined) return { person: later, certain: another === undefined };
  return fromDirectory(mentions, key, description);
}

function hasWord(
  { keys, known }: MentionedPerson,
  key: string,
  same: (a: string, b: string) => boolean,
): boolean {
  const words = [keys[0], keys.at(-1), ...(known?.short ?? [])];
  return words.some((word) => word !== undefined && same(word, key));
}

/**
 * Finds whom the watchlist calls so, best somebody in office on the day. A title of another side rules a person out; without a
 * title, the last word of another name than the first is nobody's surname.
 */
function fromDirectory(
  { directory, day }: ArticleMentions,
  key: string,
  description: Description | null,
): PersonMatch | null {
  const spelt = directory.spellings.of(key);
  const short = spelt.flatMap((name) => directory.byShort.get(name) ?? []);
  const last = spelt
    .flatMap((name) => directory.byLast.get(name) ?? [])
    .filter(({ names }) => description !== null || isSpelling(key, names[0]?.at(-1) ?? ''));
  const first = (directory.byFirst.get(key) ?? []).filter(({ names }) => names[0]?.length === 2);
  const fits = (person: ListedPerson): boolean =>
    description === null ||
    (!description.foreign &&
      description.category !== 'civil' &&
      (description.party === null || person.roles.some(({ party }) => party === description.party)));
  const near = short.length + last.length > 0 ? [] : misspelt(directory, key, description);
  for (const candidates of [short, last, first, near]) {
    const fitting = [...new Set(candidates)].filter(fits);
    const now = fitting.filter(({ roles }) => roles.some((role) => isInForce(role, day)));
    const inOffice = now.filter(({ roles }) =>
      roles.some(
        (role) => isInForce(role, day) && description !== null && fitsOffice(description.words, role.words),
      ),
    );
    const [person, other] = inOffice.length > 0 ? inOffice : now.length > 0 ? now : fitting;
    const isSure = candidates !== first || inOffice.length > 0;
    if (person !== undefined)
      return other === undefined ? { person: asPerson(person), certain: isSure } : null;
  }
  return null;
}

/** Finds those who hold the office that a title names, with a surname that is nearly the one written. */
function misspelt(
  { persons }: SpeakerDirectory,
  key: string,
  description: Description | null,
): readonly ListedPerson[] {
  if (description === null) return [];
  return persons.filter(
    ({ names, short, roles }) =>
      roles.some(({ words }) => fitsOffice(description.words, words)) &&
      [...names.map((name) => name.at(-1) ?? ''), ...short].some((name) => isNear(key, name)),
  );
}

/** Returns the one party of all who bear a surname, or null: nobody can say which of them is meant. */
export function partyOfNamesakes({ directory, day }: ArticleTokens, key: string): string | null {
  const all = [...(directory.byLast.get(key) ?? []), ...(directory.byFirst.get(key) ?? [])];
  const parties = new Set(
    all.flatMap(({ roles }) => roles.filter((role) => isInForce(role, day)).map(({ party }) => party)),
  );
  const [party = null] = parties;
  return parties.size === 1 ? party : null;
}

// --- by office ----------------------------------------------------------------------------------------

/** A place in the article and the party meant there; `mayFollow` allows somebody who is introduced later. */
type OfficePlace = { readonly at: number; readonly party: string | null; readonly mayFollow: boolean };

/** Finds whom the article introduced in an office, the last before a place first: "the minister", "the Chinese envoy". */
export function introducedAs(
  mentions: ArticleMentions,
  description: Description,
  { at, party, mayFollow }: OfficePlace,
): PersonMatch | null {
  const fitting = mentions.people.flatMap((person) => {
    const place = lastBefore(person.introduced, at, (place) => place) ?? person.introduced[0] ?? Infinity;
    const of = resolvePerson(mentions, { person, certain: true })?.party ?? null;
    const isOfParty = party === null || of === party;
    return isOfParty && holds(mentions, person, description)
      ? [{ person, of, distance: place < at ? at - place : Infinity }]
      : [];
  });
  const [nearest, other] = fitting.toSorted((a, b) =>
    a.distance === b.distance ? 0 : a.distance - b.distance,
  );
  if (nearest === undefined || (nearest.distance === Infinity && !mayFollow)) return null;
  const isOnly = other === undefined || other.distance === Infinity;
  return { person: nearest.person, certain: isOnly || other.of === nearest.of };
}

/** Finds all of a party whom the article names in an office, wherever. */
export function holdersIn(
  mentions: ArticleMentions,
  description: Description,
  party: string,
): readonly MentionedPerson[] {
  return mentions.people.filter(
    (person) =>
      resolvePerson(mentions, { person, certain: true })?.party === party &&
      holds(mentions, person, description),
  );
}

const ministries = new WeakMap<ArticleMentions, Map<string, string | null>>();

/** Returns the party of a ministry that the article names without one: that of its minister, if all in that office are of one party. */
export function partyOfMinister(mentions: ArticleMentions, { words }: Description): string | null {
  if (!words.has('ministry') || words.size < 2) return null;
  const known = ministries.get(mentions) ?? new Map<string, string | null>();
  ministries.set(mentions, known);
  const key = [...words].join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const office = new Set(['minister', ...[...words].filter((word) => word !== 'ministry')]);
  const parties = new Set(
    mentions.people.flatMap((person) => {
      const isHolder = officesOf(mentions, person).some((held) => fitsOffice(office, held));
      return isHolder ? [resolvePerson(mentions, { person, certain: true })?.party ?? null] : [];
    }),
  );
  const [party = null] = parties;
  const found = parties.size === 1 ? party : null;
  known.set(key, found);
  return found;
}

/** Returns the words of all offices that somebody holds, as the article and the watchlist say. */
function officesOf(
  { day }: ArticleMentions,
  { known, descriptions }: MentionedPerson,
): readonly ReadonlySet<string>[] {
  return [
    ...descriptions.map(({ words }) => words),
    ...(known?.roles.filter((role) => isInForce(role, day)).map(({ words }) => words) ?? []),
  ];
}

function holds(mentions: ArticleMentions, person: MentionedPerson, description: Description): boolean {
  const heads = COVERS.get(description.head) ?? new Set([description.head]);
  return officesOf(mentions, person).some(
    (office) => fitsOffice(description.words, office) || covers(heads, description, office),
  );
}

/** Returns whether a vague description may mean an office: "the envoy" may be an ambassador, "the trade envoy" no peace envoy. */
function covers(
  heads: ReadonlySet<string>,
  { words, head }: Description,
  office: ReadonlySet<string>,
): boolean {
  const rest = [...words].filter((word) => word !== head);
  return [...heads].some((word) => office.has(word)) && rest.every((word) => office.has(word));
}

/** Finds who on the watchlist holds exactly this office on the day, if only one person does. */
export function holderOf(
  { directory, day }: ArticleTokens,
  words: ReadonlySet<string>,
  party: string,
): PersonMatch | null {
  const holders = directory.persons.filter(({ roles }) =>
    roles.some((role) => role.party === party && isInForce(role, day) && isEqual(role.words, words)),
  );
  const [holder, other] = holders;
  return holder === undefined || other !== undefined ? null : { person: asPerson(holder), certain: true };
}

/** Finds all on the watchlist whom a party has sent somewhere on the day. */
export function sentBy({ directory, day }: ArticleTokens, party: string): readonly ListedPerson[] {
  return directory.persons.filter(({ roles }) =>
    roles.some(
      (role) =>
        role.party === party && isInForce(role, day) && [...role.words].some((word) => SENT.has(word)),
    ),
  );
}

function isEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((word) => b.has(word));
}
