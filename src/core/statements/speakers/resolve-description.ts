/** Speakers who are described and not named: officers, institutions, sides and documents. */
import { unreachable } from '../../model/result.ts';
import { type Antecedents, ownerPartyIn, partySpeaker, resolveMention } from './antecedents.ts';
import { type ArticleMentions, mentionsIn } from './article-mentions.ts';
import { readDescription, type Description } from './description.ts';
import { type NounCategory, SENT } from './title-words.ts';
import { homeParty, institutionBefore, partyOfPlace } from './institutions.ts';
import { MAX_TITLE_WORDS, titleStart } from './name-titles.ts';
import { officeKey } from './office.ts';
import {
  holderOf,
  holdersIn,
  introducedAs,
  partyOfMinister,
  type PersonMatch,
  resolvePerson,
  sentBy,
  titleOf,
} from './resolve-person.ts';
import { type ResolvedSpeaker, unlistedId } from './resolved-speaker.ts';

/** The words of a source, from token to token, in their article. */
type SourceWords = {
  readonly mentions: ArticleMentions;
  readonly antecedents: Antecedents;
  readonly from: number;
  readonly to: number;
};

/** Returns the one whom a noun phrase describes, or null where the source is no such phrase. */
export function resolveDescription(source: SourceWords): ResolvedSpeaker | null {
  const { mentions, from, to } = source;
  const description = readDescription(mentions, from, to, ownerPartyIn(mentions));
  return description === null || !description.whole ? null : resolveDescribed(source, description);
}

/** Kinds of sources that may give a side's stance without naming the side. */
const SPEAKS_FOR_SIDE = new Set<NounCategory>(['institution', 'document', 'staff']);

/**
 * Returns the unnamed spokesman of a side whose stance he gives: in "Norland urges calm, a foreign ministry spokesman said" he is
 * Norland's. Null where something else says whose he is, or nothing does.
 */
export function resolveByStance(source: SourceWords, party: string | null): ResolvedSpeaker | null {
  const { mentions, from, to } = source;
  const description = party === null ? null : readDescription(mentions, from, to, ownerPartyIn(mentions));
  if (description === null || !description.whole) return null;
  const { category, words, plural, former, foreign } = description;
  const speaks = SPEAKS_FOR_SIDE.has(category) || words.has('spokesperson');
  if (description.party !== null || foreign || former || plural || !speaks) return null;
  return resolveDescribed(source, { ...description, party });
}

function resolveDescribed(source: SourceWords, description: Description): ResolvedSpeaker | null {
  const { mentions, from, to } = source;
  switch (description.category) {
    case 'office':
    case 'staff':
      return resolveOfficer(source, description);
    case 'civil':
      return anonymous(source, description, null);
    case 'institution':
    case 'whole':
    case 'group':
      return resolveInstitution(source, description);
    case 'document':
      return resolveDocument(source, description);
    case 'outlet':
      return unlistedSpeaker(mentions, from, to, {
        party: null,
        certain: true,
        referent: 'institution',
        relay: 'outlet',
      });
    default:
      return unreachable(description.category);
  }
}

const MAX_NAME_LENGTH = 120;

/** Returns a speaker under the words of the source themselves, articles left out. */
export function unlistedSpeaker(
  { article, tokens }: ArticleMentions,
  from: number,
  to: number,
  rest: Pick<ResolvedSpeaker, 'party' | 'certain' | 'referent'> &
    Partial<Pick<ResolvedSpeaker, 'relay' | 'isThing'>>,
): ResolvedSpeaker | null {
  let start = from;
  while (start < to - 1 && /^(?:the|an?|some|and|both)$/u.test(tokens[start]?.key ?? '')) start += 1;
  const name = article.text
    .slice(tokens[start]?.start ?? 0, tokens[to - 1]?.end ?? 0)
    .replace(/\s+/gu, ' ')
    .slice(0, MAX_NAME_LENGTH);
  const id = unlistedId(name);
  return id === null ? null : { relay: null, ...rest, speaker: { id, name, role: null } };
}

// --- officers -----------------------------------------------------------------------------------------

function resolveOfficer(source: SourceWords, description: Description): ResolvedSpeaker | null {
  const { mentions, antecedents, from } = source;
  const { plural, indefinite, foreign, former, category } = description;
  if (former) return anonymous(source, description, null);
  const party = partyOf(source, description);
  if (plural || foreign) return anonymous(source, description, party);
  if (indefinite) {
    const named = namedLater(source, description, party);
    return named === null ? anonymous(source, description, party) : resolvePerson(mentions, named);
  }
  const match =
    introducedPerson(source, description) ??
    listedHolder(source, description, party) ??
    lastOfSide(source, description);
  if (match !== null) return resolvePerson(mentions, match);
  const before = party === null ? sameNounBefore(source, description) : null;
  if (before !== null)
    return resolveDescribed(source, { ...description, party: before.party, foreign: before.foreign });
  if (category === 'staff' && party === null) return antecedents.resolvePronoun('one', from);
  const only = party === null ? onlyHolder(mentions, description) : null;
  return only ?? anonymous(source, description, party);
}

/** So many words before "the envoy" are looked through for "the Norlandic envoy", and so many envoys among them. */
const MAX_WORDS_BEFORE = 400;
const MAX_OFFICERS_BEFORE = 6;

/**
 * Returns the last one whom (or what) the article called by the same noun and of a side, listed or not. "The envoy" may be the
 * Norlandic envoy; "the deputy prime minister" is not the Norlandic foreign minister.
 */
function sameNounBefore({ mentions, from }: SourceWords, { head, words }: Description): Description | null {
  const { tokens } = mentions;
  let seen = 0;
  for (let at = from - 1; at >= Math.max(0, from - MAX_WORDS_BEFORE) && seen < MAX_OFFICERS_BEFORE; at -= 1) {
    if (tokens[at]?.key !== head) continue;
    seen += 1;
    const named = readDescription(
      mentions,
      titleStart(tokens, at),
      at + MAX_TITLE_WORDS,
      ownerPartyIn(mentions),
    );
    if (named?.headAt !== at || named.former || ![...words].every((word) => named.words.has(word))) continue;
    if (named.party !== null || named.foreign) return named;
  }
  return null;
}

/** An officer without a name is named soon: so many characters of an article are its opening. */
const MAX_OPENING = 600;

/** Finds the one person whom the article names later in the office of "a foreign ministry spokesman" in its opening. */
function namedLater(
  { mentions, from }: SourceWords,
  description: Description,
  party: string | null,
): PersonMatch | null {
  const at = mentions.tokens[from]?.start ?? 0;
  if (party === null || description.category !== 'office' || at > MAX_OPENING) return null;
  const [only, other] = holdersIn(mentions, description, party);
  const isLater = only !== undefined && (only.introduced[0] ?? 0) > from;
  return isLater && other === undefined ? { person: only, certain: true } : null;
}

/** Finds whom the article introduced in the office. At home, an office without a country is not a later guest's. */
function introducedPerson(source: SourceWords, description: Description): PersonMatch | null {
  const { mentions, from } = source;
  const { party, head } = description;
  if (head === 'counterpart' || head === 'colleague') return counterpart(source, party);
  const mayFollow = party !== null || homeParty(mentions) === null;
  return (
    ownOfficer(source, description) ?? introducedAs(mentions, description, { at: from, party, mayFollow })
  );
}

/**
 * Finds whom a side means on its own page by an office without a country: "the Minister" is its own, unless another side's holder was the
 * last to speak in the paragraph.
 */
function ownOfficer(source: SourceWords, description: Description): PersonMatch | null {
  const { mentions, antecedents, from } = source;
  const { publisher } = mentions;
  const named = description.party ?? publisher;
  if (publisher === null || named !== publisher || description.of !== null) return null;
  const [own, other] = holdersIn(mentions, description, publisher);
  if (own === undefined || other !== undefined) return null;
  const last = antecedents.lastInParagraph(from);
  if (last !== null && last.party !== null && last.party !== publisher) {
    const guests = holdersIn(mentions, description, last.party);
    if (guests.length > 0) return null;
  }
  return { person: own, certain: true };
}

function listedHolder(
  source: SourceWords,
  description: Description,
  party: string | null,
): PersonMatch | null {
  const { from, headAt } = description;
  // A minister's spokesman is not his side's.
  if (party === null || mentionsIn(source.mentions, from, headAt).length > 0) return null;
  const words = officeOf(source, description);
  return holderOf(source.mentions, words, party) ?? onlyEnvoy(source, words, party);
}

/** Finds "the Norlandic envoy" in a side's special envoy, where that side has nobody else abroad. */
function onlyEnvoy({ mentions }: SourceWords, words: ReadonlySet<string>, party: string): PersonMatch | null {
  const [word] = words;
  if (words.size !== 1 || word === undefined || !SENT.has(word) || sentBy(mentions, party).length > 1)
    return null;
  return holderOf(mentions, new Set(['special', word]), party);
}

/** Finds "the Norlandic official": the last person of that side whom the article named, certainly if it named one alone. */
function lastOfSide({ mentions, from }: SourceWords, { category, party }: Description): PersonMatch | null {
  if (category !== 'staff' || party === null) return null;
  const ofSide = mentions.people.filter(
    (person) => resolvePerson(mentions, { person, certain: true })?.party === party,
  );
  const last = ofSide.findLast(({ introduced }) => (introduced[0] ?? Infinity) < from);
  return last === undefined ? null : { person: last, certain: ofSide.length === 1 };
}

/** Finds who holds an office without a country ("the foreign minister"), where one person of all parties holds it. */
function onlyHolder(mentions: ArticleMentions, { words }: Description): ResolvedSpeaker | null {
  const holders = [...mentions.directory.parties.keys()].flatMap(
    (party) => holderOf(mentions, words, party) ?? [],
  );
  const [only, other] = holders;
  return only === undefined || other !== undefined
    ? null
    : resolvePerson(mentions, { ...only, certain: false });
}

/** Finds "his Chinese counterpart": the last person of that side, or of another side than the last speaker's. */
function counterpart({ mentions, antecedents, from }: SourceWords, party: string | null): PersonMatch | null {
  const speaker = antecedents.lastSpeaker();
  const found = mentions.people
    .filter(({ introduced }) => (introduced[0] ?? Infinity) < from)
    .findLast((person) => {
      const resolved = resolvePerson(mentions, { person, certain: true });
      if (resolved === null || resolved.party === null || resolved.speaker.id === speaker?.speaker.id)
        return false;
      return party === null ? resolved.party !== speaker?.party : resolved.party === party;
    });
  return found === undefined ? null : { person: found, certain: party !== null };
}

/** Returns the words of an office. "The ministry's spokesman" is that of the ministry in the article. */
function officeOf({ mentions, from }: SourceWords, { words, of, party }: Description): ReadonlySet<string> {
  const head = of?.head ?? (words.has('ministry') ? 'ministry' : null);
  if (head === null || party !== null || words.size > 2) return words;
  return new Set([...words, ...(institutionBefore(mentions, from, head)?.description.words ?? [])]);
}

const isPossessive = ({ mentions }: SourceWords, { from }: Description): boolean =>
  /^(?:his|her|its|their)$/u.test(mentions.tokens[from]?.key ?? '');

/** Returns the party of a description: its own, or that of the institution it belongs to in this article. */
function partyOf(source: SourceWords, description: Description): string | null {
  const { party, foreign, of, head } = description;
  if (party !== null || foreign) return party;
  if (of !== null) return partyOfInstitution(source, of);
  return isPossessive(source, description) && head !== 'counterpart'
    ? (source.antecedents.lastSpeaker()?.party ?? null)
    : partyOfPlace(source.mentions, description, source.from);
}

/** Longer phrases are cut. In words. */
const MAX_PHRASE_WORDS = 10;

/** Finds the end of all that is said of somebody up to a comma: "a professor at Karsund University". */
function phraseEnd({ mentions: { tokens }, from, to }: SourceWords): number {
  let end = from + 1;
  while (
    end < to &&
    end - from < MAX_PHRASE_WORDS &&
    tokens[end]?.joined === true &&
    !/^(?:who|which|that|said|says)$/u.test(tokens[end]?.key ?? '')
  )
    end += 1;
  return end;
}

/** Returns somebody without a name: an office's own id where the side is known. */
function anonymous(
  source: SourceWords,
  description: Description,
  party: string | null,
): ResolvedSpeaker | null {
  const { mentions, from } = source;
  const { plural, former, category } = description;
  const words = officeOf(source, description);
  const referent = plural ? 'many' : 'one';
  if (party === null || plural || category !== 'office' || former)
    return unlistedSpeaker(mentions, from, phraseEnd(source), { party, certain: false, referent });
  const key = `${party}-${officeKey(words)}`;
  const title = mentions.directory.titles.get(key) ?? titleOf(mentions, description);
  return {
    speaker: { id: `~${key}`, name: title, role: title },
    party,
    certain: words.has('spokesperson') || !description.indefinite,
    referent,
    relay: null,
  };
}

// --- institutions, sides, documents -------------------------------------------------------------------

function partyOfInstitution({ mentions, from }: SourceWords, { head, party }: Description): string | null {
  return party ?? institutionBefore(mentions, from, head)?.description.party ?? homeParty(mentions);
}

function resolveInstitution(source: SourceWords, description: Description): ResolvedSpeaker | null {
  const { mentions, antecedents, from, to } = source;
  const { category, foreign, plural, head } = description;
  if (plural && head !== 'authorities')
    return unlistedSpeaker(mentions, from, to, {
      party: description.party,
      certain: false,
      referent: 'many',
      isThing: description.party === null && !foreign,
    });
  const nobodyKnown = { party: null, certain: false, referent: 'institution' } as const;
  // "The participants" alone are all who met.
  if (foreign || (head === 'participants' && description.party === null))
    return unlistedSpeaker(mentions, from, to, nobodyKnown);
  const own = description.party ?? ownedParty(source, description);
  const all = own === null ? null : institutionSpeaker(mentions, description, own, true);
  if (all !== null) return head === 'participants' ? { ...all, referent: 'many' } : all;
  const before = category === 'group' ? undefined : institutionBefore(mentions, from, head);
  if (before !== undefined && before.description.party !== null)
    return institutionSpeaker(
      mentions,
      before.description,
      before.description.party,
      isOfOneParty(mentions, head),
    );
  const minister = partyOfMinister(mentions, description);
  if (minister !== null) return institutionSpeaker(mentions, description, minister, true);
  const home = category === 'group' ? null : homeParty(mentions);
  if (home !== null) return institutionSpeaker(mentions, description, home, mentions.publisher !== null);
  const last = antecedents.resolvePronoun('institution', from);
  if (category !== 'institution' && last !== null) return { ...last, certain: false };
  return unlistedSpeaker(mentions, from, to, nobodyKnown);
}

/** Returns whether all institutions of a kind that the article names are one party's. */
function isOfOneParty({ institutionsByNoun }: ArticleMentions, noun: string): boolean {
  const named = institutionsByNoun.get(noun) ?? [];
  return new Set(named.map(({ description }) => description.party)).size === 1;
}

function ownedParty(source: SourceWords, description: Description): string | null {
  if (description.of !== null) return partyOfInstitution(source, description.of);
  if (!isPossessive(source, description)) return null;
  return source.antecedents.lastSpeaker()?.party ?? lastSubject(source);
}

/** Returns the party of the last subject before: in "Lee told them to come, his office said" it is Lee's. */
function lastSubject({ mentions, from }: SourceWords): string | null {
  const { sentences } = mentions;
  const inSentence = mentionsIn(mentions, Math.max(0, from - MAX_WORDS_OF_SENTENCE), from).filter(
    // A quotation counts as a sentence of its own.
    (mention) => (sentences[from] ?? 0) - (sentences[mention.from] ?? 0) <= 1,
  );
  const subject = inSentence.findLast((mention) => mention.subject) ?? inSentence[0];
  return subject === undefined ? null : (resolveMention(mentions, subject)?.party ?? null);
}

const MAX_WORDS_OF_SENTENCE = 80;

function institutionSpeaker(
  mentions: ArticleMentions,
  description: Description,
  party: string,
  certain: boolean,
): ResolvedSpeaker | null {
  const side = mentions.directory.parties.get(party);
  if (side === undefined) return null;
  if (description.category !== 'institution') return { ...partySpeaker(side), certain };
  const key = `${party}-${officeKey(description.words)}`;
  const name = mentions.directory.titles.get(key) ?? titleOf(mentions, description);
  return {
    speaker: { id: `~${key}`, name, role: null },
    party,
    certain,
    referent: 'institution',
    relay: null,
  };
}

/** Returns the one for whom a document speaks: its issuer, or for "the statement" the last speaker. */
function resolveDocument(source: SourceWords, description: Description): ResolvedSpeaker | null {
  const { mentions, antecedents, from, to } = source;
  const { indefinite, foreign, head, of } = description;
  const { parties } = mentions.directory;
  const named = indefinite ? undefined : institutionBefore(mentions, from, head);
  const before = named === undefined && !indefinite ? sameNounBefore(source, description) : null;
  const party =
    description.party ?? ownedParty(source, description) ?? named?.description.party ?? before?.party ?? null;
  const side = party === null ? undefined : parties.get(party);
  const issuer = of === null || party === null ? null : institutionSpeaker(mentions, of, party, true);
  if (side !== undefined) return { ...(issuer ?? partySpeaker(side)), relay: 'document' };
  const last = antecedents.lastSpeaker();
  if (last !== null && !foreign && !indefinite) return { ...last, certain: false, relay: 'document' };
  const publisher = foreign ? undefined : parties.get(mentions.publisher ?? '');
  if (publisher !== undefined) return { ...partySpeaker(publisher), relay: 'document' };
  return unlistedSpeaker(mentions, from, to, {
    party: null,
    certain: false,
    referent: 'institution',
    relay: 'document',
    isThing: true,
  });
}
