import { partyAt, type SpeakerDirectory, type PartyMatch } from './directory.ts';
import { officeWords } from './office.ts';
import type { NameToken } from './name-tokens.ts';
import {
  categoryOf,
  ENDS_CORE,
  FIELDS,
  FILLERS,
  FORMER,
  HONORIFICS,
  NOT_NAMES,
  OF_THE_STATE,
  RANKS,
  SENT,
  type NounCategory,
} from './noun-categories.ts';

/** An article's words with what is needed to read them. */
export type ArticleTokens = {
  readonly directory: SpeakerDirectory;
  readonly tokens: readonly NameToken[];
  /** Of the article, such as 2023-10-05, or null. */
  readonly day: string | null;
};

/** What a noun phrase says that somebody is: "the acting Chinese foreign minister", "a spokesman for the embassy". */
export type Description = {
  readonly category: NounCategory;
  /** Its noun, as tokens have it. */
  readonly head: string;
  readonly headAt: number;
  /** Which office or institution, see `officeWords`. */
  readonly words: ReadonlySet<string>;
  readonly party: string | null;
  /** It says whose, and that is none of the watchlist's parties. */
  readonly foreign: boolean;
  readonly former: boolean;
  /** In office then, when it was said: "then prime minister". */
  readonly atTheTime: boolean;
  readonly plural: boolean;
  /** "a diplomat" is somebody; "the diplomat" was named before. */
  readonly indefinite: boolean;
  /** Whom or what it is of: "of the ministry". */
  readonly of: Description | null;
  /** Nothing else belongs to the noun: "government data" are not the government. */
  readonly whole: boolean;
  /** Tokens: the phrase's first one, and the one after all that was read. */
  readonly from: number;
  readonly to: number;
};

/** The party of the person that some words name, or null: "Muttaqi's office". */
export type OwnerParty = (from: number, to: number) => string | null;

/** "spokesman for the deputy head of the office of …": how many complements are followed. */
const MAX_DEPTH = 3;
/** Longer noun phrases are no descriptions. In words. */
const MAX_LENGTH = 24;

/** Reads the noun phrase that begins at `from`; null where its noun is no word for an office, institution or the like. */
export function describe(
  reading: ArticleTokens,
  from: number,
  to: number,
  ownerParty: OwnerParty = () => null,
  depth = 0,
): Description | null {
  const { tokens, directory } = reading;
  const end = coreEnd(tokens, from, Math.min(to, from + MAX_LENGTH));
  const headAt = headOf(tokens, from, end);
  const head = tokens[headAt];
  const noun = head === undefined ? null : nounAt(tokens, headAt);
  if (head === undefined || noun === null) return null;
  const whose = partyBefore(reading, from, headAt, head.key, ownerParty);
  const start = Math.max(from, whose.ownerEnd);
  const keys = tokens.slice(start, end).map(({ key }) => key);
  const own = keysOfOffice(keys, headAt - start);
  const complement =
    noun.category === 'civil' || depth >= MAX_DEPTH
      ? null
      : complementOf(reading, head.key, end, to, ownerParty, depth);
  const isSettled = whose.party !== null || whose.foreign;
  const isTop = head.key === 'diplomat' && keys.some((key) => key === 'top' || key === 'chief');
  return {
    category: isTop ? 'office' : noun.category,
    head: isTop ? 'minister' : head.key,
    headAt,
    words: isTop
      ? new Set(['foreign', 'minister'])
      : officeWords([...own, ...(complement?.words ?? [])], directory.partyWords),
    party: whose.party ?? (isSettled ? null : (complement?.party ?? null)),
    foreign: whose.foreign || (!isSettled && complement !== null && complement.foreign),
    former: tokens.slice(from, headAt).some(({ key }) => isFormer(key)),
    atTheTime: tokens.slice(from, headAt).some(({ key }) => key === 'then' || key.startsWith('then-')),
    plural: noun.plural || head.key === 'people',
    indefinite: /^(?:an?|another|one)$/u.test(tokens[from]?.key ?? ''),
    of: complement?.of ?? null,
    whole: isWhole(tokens[end], end >= to),
    from,
    to: complement?.to ?? end,
  };
}

/** The noun at a place by the word before it too: an intelligence agency is no outlet, a central bank no company. */
function nounAt(tokens: readonly NameToken[], at: number): ReturnType<typeof categoryOf> {
  const { key, joined } = tokens[at] ?? { key: '', joined: false };
  const noun = categoryOf(key);
  const isOfState = joined && OF_THE_STATE.get(key)?.has(tokens[at - 1]?.key ?? '') === true;
  return isOfState ? { category: 'institution', plural: noun?.plural ?? false } : noun;
}

function isWhole(after: NameToken | undefined, isLast: boolean): boolean {
  return (
    isLast ||
    after === undefined ||
    !after.joined ||
    ENDS_CORE.has(after.key) ||
    after.key.endsWith('ly') ||
    after.key === 'also'
  );
}

export function isFormer(key: string): boolean {
  return FORMER.has(key) || key.startsWith('ex-');
}

/**
 * Where a noun phrase's core ends: at a comma, a preposition or a relative, or at another word than a title's after its
 * noun, most often the verb. "Minister of foreign affairs" is all core.
 */
function coreEnd(tokens: readonly NameToken[], from: number, to: number): number {
  let at = from;
  let hasNoun = false;
  while (at < to) {
    const token = tokens[at];
    if (token === undefined || (at > from && !token.joined)) return at;
    if (at > from && ENDS_CORE.has(token.key)) {
      const fields = fieldsEnd(tokens, at, to);
      if (fields === at) return at;
      at = fields;
    } else if (hasNoun && !token.capital && !isTitleWord(token.key)) {
      return at;
    } else {
      hasNoun ||= categoryOf(token.key) !== null;
      at += 1;
    }
  }
  return at;
}

const HAS_FIELDS = new Set([
  'minister',
  'ministry',
  'department',
  'secretary',
  'ministers',
  'vice-minister',
  'bureau',
]);

/** After "minister": where "of foreign affairs" ends; `at` itself where there is none. */
function fieldsEnd(tokens: readonly NameToken[], at: number, to: number): number {
  const [before, here] = [tokens[at - 1]?.key ?? '', tokens[at]?.key];
  if (!HAS_FIELDS.has(before) || (here !== 'of' && here !== 'for')) return at;
  let end = at + 1;
  while (end < to && tokens[end]?.joined === true && isField(tokens[end]?.key ?? '')) end += 1;
  return tokens.slice(at + 1, end).some(({ key }) => FIELDS.has(key)) ? end : at;
}

function isField(key: string): boolean {
  return FIELDS.has(key) || key === 'and' || key === 'the';
}

/** Whether "of" stands in "minister of foreign affairs". */
export function opensFields(tokens: readonly NameToken[], at: number): boolean {
  return fieldsEnd(tokens, at, tokens.length) > at;
}

/** The index of the noun that the core's other words belong to; -1 for none. Only a name may follow it. */
function headOf(tokens: readonly NameToken[], from: number, end: number): number {
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

/** Whether a word stands in the "of state" of "secretary of state". */
function isInFields(tokens: readonly NameToken[], from: number, at: number): boolean {
  for (let of = at - 1; of > from && of > at - 6; of -= 1) {
    const key = tokens[of]?.key ?? '';
    if (key === 'of' || key === 'for') return HAS_FIELDS.has(tokens[of - 1]?.key ?? '');
    if (!isField(key)) return false;
  }
  return false;
}

/** The office's own words, those after "of" included, and the name that may follow left out. */
function keysOfOffice(keys: readonly string[], head: number): readonly string[] {
  const [of = '', ...after] = keys.slice(head + 1);
  if (of !== 'of' && of !== 'for') return keys.slice(0, head + 1);
  const name = after.findIndex((key) => !isField(key));
  return [...keys.slice(0, head + 1), ...(name < 0 ? after : after.slice(0, name))];
}

// --- whose --------------------------------------------------------------------------------------------

type Whose = { readonly party: string | null; readonly foreign: boolean; readonly ownerEnd: number };

/** Whose the noun is, by what stands before it: "China's", "Afghan", "the Kabul government's". */
function partyBefore(
  reading: ArticleTokens,
  from: number,
  headAt: number,
  head: string,
  ownerParty: OwnerParty,
): Whose {
  const { tokens } = reading;
  const owner = tokens.slice(from, headAt).findLastIndex(({ possessive }) => possessive) + from;
  const ownerEnd = owner < from ? from : owner + 1;
  if (ownerEnd > from) {
    const { party, foreign } = partyIn(reading, from, ownerEnd, head);
    const known = party ?? ownerParty(from, ownerEnd);
    const isNamed = tokens.slice(from, ownerEnd).some(isSomeName);
    return { party: known, foreign: known === null && (foreign || isNamed), ownerEnd };
  }
  return { ...partyIn(reading, from, headAt + 1, head), ownerEnd };
}

/** The one party that the words of a range name. Two of them side by side are a third: "the Pakistani Taliban". */
export function partyIn(
  reading: ArticleTokens,
  from: number,
  to: number,
  head = '',
): { party: string | null; foreign: boolean } {
  const { tokens, directory, day } = reading;
  const found: PartyMatch[] = [];
  let isForeign = false;
  // Where the party's name before ends.
  let end = from;
  for (let at = from; at < to; at += 1) {
    const match = partyAt(directory, tokens, at, day);
    const token = tokens[at];
    if (match === null) {
      isForeign ||= token !== undefined && isUnknownName(token);
      continue;
    }
    found.push(match);
    if (!match.adjective && at > end && isOtherGroup(tokens[at - 1], token))
      return { party: null, foreign: true };
    at += match.length - 1;
    end = at + 1;
  }
  const parties = new Set(found.map(({ party }) => party));
  const [party = null] = parties;
  if (parties.size > 1) return SENT.has(head) ? { party, foreign: false } : { party: null, foreign: true };
  if (party !== null && tokens.slice(from, to).some(isDemonym(reading)))
    return { party: null, foreign: true };
  return { party, foreign: party === null && (isForeign || found.length > 0) };
}

/** "Tehreek-i-Taliban Pakistan": a name that only ends like a party's. */
function isOtherGroup(before: NameToken | undefined, name: NameToken | undefined): boolean {
  if (before === undefined || name?.joined !== true || before.possessive || !isSomeName(before)) return false;
  return !before.first || before.key.includes('-');
}

/** As `isUnknownName`, also at a sentence's beginning. */
function isSomeName({ key, capital }: NameToken): boolean {
  return capital && !isTitleWord(key) && !NOT_NAMES.has(key);
}

/** A capitalised word that is neither grammar nor part of an office's title: somebody else's name. */
function isUnknownName({ key, capital, first }: NameToken): boolean {
  return capital && !(first && !DEMONYM.test(key)) && !isTitleWord(key) && !NOT_NAMES.has(key);
}

const DEMONYM = /^[a-z]{3,}(?:ese|ish|ian|ean|[^aeiou]i)$/u;

function isDemonym({ directory }: ArticleTokens): (token: NameToken) => boolean {
  return ({ key, capital }) =>
    capital &&
    DEMONYM.test(key) &&
    !isTitleWord(key) &&
    !NOT_NAMES.has(key) &&
    !directory.partyWords.has(key);
}

/** A word that titles are made of. */
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

type Complement = Pick<Description, 'party' | 'foreign' | 'of' | 'to'> & { words: readonly string[] };
const NAMES_EMPLOYER = new Set(['of', 'from', 'for', 'at', 'with']);
/** Whoever leads a function of a side speaks for the side; whoever speaks for some people ("for opponents of …") may not. */
const LEADS = new Set(['head', 'chief', 'director', 'deputy', 'commander', 'secretary', 'officer']);
const SERVES = new Set(['aide', 'adviser', 'advisor', 'secretary', 'deputy', 'assistant']);

/** What follows the core: "of the Islamic Emirate", "for the Chinese embassy". Where an envoy is sent to is not whose he is. */
function complementOf(
  reading: ArticleTokens,
  head: string,
  at: number,
  to: number,
  ownerParty: OwnerParty,
  depth: number,
): Complement | null {
  const { tokens } = reading;
  const word = tokens[at];
  if (word === undefined || at >= to || !word.joined) return null;
  const isAuthor = word.key === 'by' && categoryOf(head)?.category === 'document';
  const isEmployer = SENT.has(head) ? word.key === 'of' || word.key === 'from' : NAMES_EMPLOYER.has(word.key);
  if (!isEmployer && !isAuthor && !(word.key === 'to' && SERVES.has(head))) return null;
  const start = at + (tokens[at + 1]?.key === 'the' ? 2 : 1);
  const described = describe(reading, at + 1, to, ownerParty, depth + 1);
  const direct = partyAt(reading.directory, tokens, start, reading.day);
  const after = start + (direct?.length ?? 0);
  if (direct !== null && !direct.adjective && isPhraseEnd(tokens, after, to)) {
    // "Of the League's ministry", "of the League Ministry": the party only says whose.
    const isOwner = described !== null && isTitleWord(tokens[after]?.key ?? '');
    if (!isOwner) return { party: direct.party, foreign: false, of: null, to: after, words: [] };
  }
  if (described === null) {
    const isNamed = tokens[start] !== undefined && isUnknownName(tokens[start]);
    const party = isNamed ? ownerParty(start, Math.min(to, start + 4)) : null;
    const further = isNamed ? null : pastFunction(reading, head, start, to, ownerParty, depth);
    return further ?? { party, foreign: isNamed && party === null, of: null, to: at, words: [] };
  }
  if (described.category === 'civil') {
    return { party: null, foreign: true, of: null, to: described.to, words: [] };
  }
  const { party, foreign, of } = described;
  const isNamed = party !== null || foreign;
  return {
    party,
    foreign,
    of: isNamed ? described : (of ?? described),
    to: described.to,
    words: described.category === 'whole' ? [] : [...described.words],
  };
}

/** Of a function, in words: "head of border trade of …". */
const MAX_FUNCTION_WORDS = 4;

/** "Director of research of the League's army": past what somebody leads, to whose that is. */
function pastFunction(
  reading: ArticleTokens,
  head: string,
  from: number,
  to: number,
  ownerParty: OwnerParty,
  depth: number,
): Complement | null {
  const { tokens } = reading;
  let at = from;
  while (at < to && at - from < MAX_FUNCTION_WORDS && tokens[at]?.joined === true && !isBreak(tokens[at]))
    at += 1;
  if (at === from || !LEADS.has(head) || !NAMES_EMPLOYER.has(tokens[at]?.key ?? '')) return null;
  const further = complementOf(reading, head, at, to, ownerParty, depth + 1);
  const words = tokens.slice(from, at).map(({ key }) => key);
  return further === null ? null : { ...further, words: [...words, ...further.words] };
}

const isBreak = (token: NameToken | undefined): boolean =>
  token === undefined || token.capital || token.possessive || ENDS_CORE.has(token.key);

function isPhraseEnd(tokens: readonly NameToken[], at: number, to: number): boolean {
  const token = tokens[at];
  return (
    token === undefined ||
    at >= to ||
    !token.joined ||
    ENDS_CORE.has(token.key) ||
    token.capital ||
    token.key === 'and'
  );
}
