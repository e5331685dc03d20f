/** Tells who of those who met holds the office that an account names without a name: "the Secretary", "the Head of State". */
import type { MeetingMention, Speaker } from '../model/index.ts';
import { wordSet } from '../language/word-set.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { tokensOfName } from '../statements/speakers/name-tokens.ts';
import { fitsOffice, officeWords } from '../statements/speakers/office.ts';
import { COVERS } from '../statements/speakers/title-words.ts';

/** An office as an account names it. */
type NamedOffice = {
  /** Its noun: "minister". */
  readonly head: string;
  /** See `officeWords`. */
  readonly words: ReadonlySet<string>;
};

/** Offices of whoever is at the head of a state or of its government. */
const HEADS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['state', wordSet('president king queen emir sultan emperor prince monarch')],
  ['government', wordSet('premier chancellor taoiseach')],
]);

/** Returns what somebody is at the head of, by tokens from "head" on: "state", "government". */
export function headOfWhat({ tokens }: ArticleMentions, at: number): string | null {
  const keys = [0, 1, 2].map((more) => tokens[at + more]?.key ?? '');
  return keys[0] === 'head' && keys[1] === 'of' && HEADS.has(keys[2] ?? '') ? (keys[2] ?? null) : null;
}

/**
 * Returns who holds an office. "The Minister" of an account is its own side's, unless only another one holds that, or its own holds
 * another and another one was introduced as that.
 */
export function holderOf(
  mentions: ArticleMentions,
  { speakers }: MeetingMention,
  office: NamedOffice,
): MeetingMention['speakers'][number] | null {
  const own = speakers.filter(({ party }) => party === mentions.publisher);
  const all = [...own, ...speakers.filter(({ party }) => party !== mentions.publisher)];
  const [leader] = own;
  const isOwn = leader?.role === null || (leader !== undefined && isVague(office.head, leader.role));
  return (
    all.find((one) => officesOf(mentions, one).some((words) => isOffice(office, words))) ??
    all.find((one) => isCalled(mentions, one, office.head)) ??
    (isOwn ? leader : null)
  );
}

/** Returns whether all words for an office are those of one that somebody holds. */
function isOffice({ head, words }: NamedOffice, held: ReadonlySet<string>): boolean {
  const ofWhat = head === 'head' ? [...words].find((word) => HEADS.has(word)) : undefined;
  if (ofWhat !== undefined) return [...held].some((word) => HEADS.get(ofWhat)?.has(word) === true);
  return fitsOffice(parted(words), held);
}

/** "Secretary-General", "secretary general". */
const parted = (words: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...words].flatMap((word) => word.split('-')));

function officesOf({ directory, people }: ArticleMentions, { name, role }: Speaker): ReadonlySet<string>[] {
  const keys = role === null ? [] : tokensOfName(role).map(({ key }) => key);
  const held = people.filter((person) => person.name === name).flatMap(({ descriptions }) => descriptions);
  return [officeWords(keys, directory.partyWords), ...held.map(({ words }) => words)].map(parted);
}

/** Returns whether somebody is introduced, or known, by the noun of an office. */
export function isCalled({ people }: ArticleMentions, { name, role }: Speaker, noun: string): boolean {
  if (role?.toLowerCase().includes(noun) === true) return true;
  return people.some(
    (person) => person.name === name && person.descriptions.some(({ head }) => head === noun),
  );
}

/** "The envoy" may be a representative. */
const isVague = (office: string, role: string): boolean =>
  role
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => COVERS.get(office)?.has(word) === true);

/** Nouns for a country of whatever name. */
const COUNTRY = wordSet('republic kingdom federation nation sultanate principality state');

/** Returns the token behind "the Republic", which is an account's own country where no name follows; else null. */
export function endOfOwnCountry({ tokens }: ArticleMentions, at: number): number | null {
  const [article, noun, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isNoun = noun?.capital === true && !noun.possessive && COUNTRY.has(noun.key);
  if (article?.key !== 'the' || !isNoun || next?.key === 'of') return null;
  return next?.joined === true && next.capital ? null : at + 2;
}

/**
 * Returns the one side whose name a noun stands for: "the Kingdom" for "Kingdom of Torvala" where the account's own is another, "the Union" for
 * "Inner Seas Union"; null where none or several have it.
 */
export function sideByNoun(
  { tokens, directory }: ArticleMentions,
  sides: readonly string[],
  at: number,
): string | null {
  const [article, noun, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isNoun = article?.key === 'the' && noun?.capital === true && !noun.possessive;
  if (!isNoun || next?.key === 'of' || (next?.joined === true && next.capital)) return null;
  const called = new Set<string>();
  for (const { keys, party } of [...directory.partyNames.values()].flat())
    if (sides.includes(party.id) && isNamedBy(keys, party.name, noun.key)) called.add(party.id);
  const [only, ...more] = called;
  return only !== undefined && more.length === 0 ? only : null;
}

/** Returns whether a side is called by a noun alone: by that of its country in a name, or by the last word of its own name. */
function isNamedBy(keys: readonly string[], name: string, noun: string): boolean {
  if (COUNTRY.has(noun)) return keys.some((key, at) => key === noun && keys[at + 1] === 'of');
  const own = name.toLowerCase().split(' ');
  return own.length > 1 && own.at(-1) === noun;
}

/** Returns the number of tokens of "Republic of" before a name. */
export const lengthOfCountry = ({ tokens }: ArticleMentions, at: number): number =>
  COUNTRY.has(tokens[at]?.key ?? '') && tokens[at + 1]?.key === 'of' ? 2 : 0;
