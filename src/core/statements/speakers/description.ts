import { wordSet } from '../../language/word-set.ts';
import { partyAt } from './directory-lookup.ts';
import type { NameToken } from './name-tokens.ts';
import { coreEnd, endsPhrase, headOf, isFormer, isTitleWord, nounAt, officeKeys } from './noun-phrase.ts';
import { officeWords } from './office.ts';
import {
  type ArticleTokens,
  isSomeName,
  isUnknownName,
  FOREIGN,
  partyIn,
  type PhraseParty,
} from './party-of-phrase.ts';
import { categoryOf, ENDS_CORE, SENT, type NounCategory } from './title-words.ts';

/** A noun phrase that says what somebody is: "the acting Chinese foreign minister", "a spokesman for the embassy". */
export type Description = PhraseParty & {
  readonly category: NounCategory;
  /** Its noun, as tokens have it. */
  readonly head: string;
  readonly headAt: number;
  /** The office or institution, see `officeWords`. */
  readonly words: ReadonlySet<string>;
  readonly former: boolean;
  /** The person was in office when it was said: "then prime minister". */
  readonly atTheTime: boolean;
  readonly plural: boolean;
  /** "a diplomat" is somebody; "the diplomat" was named before. */
  readonly indefinite: boolean;
  /** The person or institution it belongs to: "of the ministry". */
  readonly of: Description | null;
  /** Nothing else belongs to the noun: "government data" are not the government. */
  readonly whole: boolean;
  /** Tokens: the phrase's first one, and the one after all that was read. */
  readonly from: number;
  readonly to: number;
};

/** Returns the party of the person that some words name, or null: "Muttaqi's office". */
export type OwnerParty = (from: number, to: number) => string | null;

/** Complements that are followed: "spokesman for the deputy head of the office of …". */
const MAX_DEPTH = 3;
/** Longer noun phrases are no descriptions. In words. */
const MAX_WORDS = 24;

/** The words of a noun phrase, up to a token, and how its owners are found. */
type PhraseWords = {
  readonly reading: ArticleTokens;
  readonly to: number;
  readonly ownerParty: OwnerParty;
  /** The number of noun phrases that it is a complement of. */
  readonly depth: number;
};

/** Reads the noun phrase that begins at `from`; null where its noun is no word for an office, institution or the like. */
export function readDescription(
  reading: ArticleTokens,
  from: number,
  to: number,
  ownerParty: OwnerParty = () => null,
): Description | null {
  return readPhrase({ reading, to, ownerParty, depth: 0 }, from);
}

function readPhrase(phrase: PhraseWords, from: number): Description | null {
  const { reading, to, depth } = phrase;
  const { tokens, directory } = reading;
  const end = coreEnd(tokens, from, Math.min(to, from + MAX_WORDS));
  const headAt = headOf(tokens, from, end);
  const head = tokens[headAt];
  const noun = head === undefined ? null : nounAt(tokens, headAt);
  if (head === undefined || noun === null) return null;
  const owner = ownerBefore(phrase, from, headAt);
  const start = Math.max(from, owner.end);
  const keys = tokens.slice(start, end).map(({ key }) => key);
  const complement =
    noun.category === 'civil' || depth >= MAX_DEPTH ? null : complementOf(phrase, head.key, end);
  const isTop = head.key === 'diplomat' && keys.some((key) => key === 'top' || key === 'chief');
  const before = tokens.slice(from, headAt);
  return {
    category: isTop ? 'office' : noun.category,
    head: isTop ? 'minister' : head.key,
    headAt,
    words: isTop
      ? new Set(['foreign', 'minister'])
      : officeWords(
          [...officeKeys(keys, headAt - start), ...(complement?.words ?? [])],
          directory.partyWords,
        ),
    ...(isAnother(head.key) ? FOREIGN : partyOfNoun(owner, complement)),
    former: before.some(({ key }) => isFormer(key)),
    atTheTime: before.some(({ key }) => key === 'then' || key.startsWith('then-')),
    plural: noun.plural || head.key === 'people',
    indefinite: /^(?:an?|another|one)$/u.test(tokens[from]?.key ?? ''),
    of: complement?.of ?? null,
    whole: endsPhrase(tokens, end, end >= to),
    from,
    to: complement?.to ?? end,
  };
}

/** Norland's neighbours are not Norland's. */
const isAnother = (head: string): boolean => /^neighbou?rs?$/u.test(head);

/** Returns the party by what stands before the noun, or else by what follows it. */
function partyOfNoun(owner: PhraseParty, complement: PhraseParty | null): PhraseParty {
  if (owner.party !== null || owner.foreign || complement === null)
    return { party: owner.party, foreign: owner.foreign };
  return { party: complement.party, foreign: complement.foreign };
}

/** Finds the party a noun belongs to by what stands before it: "China's", "Afghan", "the Kabul government's". */
function ownerBefore(
  { reading, ownerParty }: PhraseWords,
  from: number,
  headAt: number,
): PhraseParty & { readonly end: number } {
  const { tokens } = reading;
  const head = tokens[headAt]?.key ?? '';
  const owner = tokens.slice(from, headAt).findLastIndex(({ possessive }) => possessive) + from;
  const end = owner < from ? from : owner + 1;
  if (end === from) return { ...partyIn(reading, from, headAt + 1, head), end };
  const { party, foreign } = partyIn(reading, from, end, head);
  const known = party ?? ownerParty(from, end);
  const isNamed = tokens.slice(from, end).some(isSomeName);
  return { party: known, foreign: known === null && (foreign || isNamed), end };
}

// --- complements --------------------------------------------------------------------------------------

/** The phrase that follows a noun phrase's core and says more about it; `words` are those of the office. */
type Complement = PhraseParty & Pick<Description, 'of' | 'to'> & { readonly words: readonly string[] };

const NAMES_EMPLOYER = wordSet('of from for at with');
/** Someone who leads a function of a side speaks for it; a speaker "for opponents of …" may not. */
const LEADS = wordSet('head chief director deputy commander secretary officer');
const SERVES = wordSet('aide adviser advisor secretary deputy assistant');

/** The government in a capital is that capital's; an office or an army there need not be. */
const SEATED = wordSet(
  'ministry government administration authority authorities cabinet leadership parliament',
);

/** Reads "of the Islamic Emirate", "for the Chinese embassy". The place that an envoy is sent to is not the envoy's party. */
function complementOf(phrase: PhraseWords, head: string, at: number): Complement | null {
  const { reading, to, ownerParty } = phrase;
  const { tokens } = reading;
  const word = tokens[at];
  if (word === undefined || at >= to || !word.joined) return null;
  const isAuthor = word.key === 'by' && categoryOf(head)?.category === 'document';
  const isSeat = word.key === 'in' && SEATED.has(head);
  const isEmployer =
    isSeat || (SENT.has(head) ? word.key === 'of' || word.key === 'from' : NAMES_EMPLOYER.has(word.key));
  if (!isEmployer && !isAuthor && !(word.key === 'to' && SERVES.has(head))) return null;
  const start = at + (tokens[at + 1]?.key === 'the' ? 2 : 1);
  const described = readPhrase({ ...phrase, depth: phrase.depth + 1 }, at + 1);
  const direct = partyAt(reading.directory, tokens, start, reading.day);
  const after = start + (direct?.length ?? 0);
  // In "of the League's ministry" and "of the League Ministry" the party is only the owner.
  const isOwner = described !== null && isTitleWord(tokens[after]?.key ?? '');
  if (direct !== null && !direct.adjective && !isOwner && isPhraseEnd(tokens, after, to))
    return { party: direct.party, foreign: false, of: null, to: after, words: [] };
  if (described !== null) return complementOfDescription(described);
  const isNamed = tokens[start] !== undefined && isUnknownName(tokens[start]);
  const party = isNamed ? ownerParty(start, Math.min(to, start + 4)) : null;
  const further = isNamed ? null : pastFunction(phrase, head, start);
  return further ?? { party, foreign: isNamed && party === null, of: null, to: at, words: [] };
}

function complementOfDescription(described: Description): Complement {
  const { category, party, foreign, of, to, words } = described;
  if (category === 'civil') return { party: null, foreign: true, of: null, to, words: [] };
  return {
    party,
    foreign,
    of: party !== null || foreign ? described : (of ?? described),
    to,
    words: category === 'whole' ? [] : [...words],
  };
}

/** A function in "head of border trade of …" has no more words. */
const MAX_FUNCTION_WORDS = 4;

/** Skips the function that somebody leads and reads who it belongs to: "director of research of the League's army". */
function pastFunction(phrase: PhraseWords, head: string, from: number): Complement | null {
  const { tokens } = phrase.reading;
  const end = Math.min(phrase.to, from + MAX_FUNCTION_WORDS);
  let at = from;
  while (at < end && tokens[at]?.joined === true && !isBreak(tokens[at])) at += 1;
  if (at === from || !LEADS.has(head) || !NAMES_EMPLOYER.has(tokens[at]?.key ?? '')) return null;
  const further = complementOf({ ...phrase, depth: phrase.depth + 1 }, head, at);
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
