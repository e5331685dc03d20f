/** Officers who are described and not named. */
import { type ArticleMentions, mentionsIn } from './article-mentions.ts';
import {
  isPossessive,
  partyOfInstitution,
  sameNounBefore,
  type SourceWords,
  unlistedSpeaker,
} from './described-source.ts';
import type { Description } from './description.ts';
import { homeParty, institutionBefore, partyOfPlace } from './institutions.ts';
import { officeKey } from './office.ts';
import {
  holderOf,
  holdersIn,
  introducedAs,
  type PersonMatch,
  resolvePerson,
  sentBy,
  titleOf,
} from './resolve-person.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import { SENT } from './title-words.ts';

/** Returns the one who holds the office that a source describes, named or not. */
export function resolveOfficer(source: SourceWords, description: Description): ResolvedSpeaker | null {
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
    return resolveOfficer(source, { ...description, party: before.party, foreign: before.foreign });
  if (category === 'staff' && party === null) return antecedents.resolvePronoun('one', from);
  const only = party === null ? onlyHolder(mentions, description) : null;
  return only ?? anonymous(source, description, party);
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
export function anonymous(
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
