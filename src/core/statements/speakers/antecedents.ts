import type { Span } from '../../language/span.ts';
import type { ArticleMentions, Mention } from './article-mentions.ts';
import { type OwnerParty, readDescription } from './description.ts';
import { partyAt } from './directory-lookup.ts';
import { mentionsIn } from './article-mentions.ts';
import { asPerson, bySurname, holdersIn, introducedAs, resolvePerson } from './resolve-person.ts';
import { countBefore } from '../../language/sorted-search.ts';
import type { Referent, ResolvedSpeaker } from './resolved-speaker.ts';
import { categoryOf, ENDS_CORE } from './title-words.ts';

/** A speaker, or the subject of a sentence, whom a later pronoun may mean. */
type Occurrence = { readonly resolved: ResolvedSpeaker; readonly paragraph: number };

/** Follows an article from its beginning and knows whom a pronoun means at the place reached. */
export type Antecedents = {
  /** Takes in the subjects of all sentences before a token. Tokens must not decrease from call to call. */
  readonly advance: (at: number) => void;
  /** Takes in a speaker, named by some tokens. */
  readonly addSpeaker: (resolved: ResolvedSpeaker, from: number, to: number) => void;
  /** Returns the one whom a pronoun at a token means. */
  readonly resolvePronoun: (referent: Referent, at: number) => ResolvedSpeaker | null;
  /** Returns the last person who spoke or was a subject in the paragraph of a token, or null. */
  readonly lastInParagraph: (at: number) => ResolvedSpeaker | null;
  /** Returns the last speaker of any kind. */
  readonly lastSpeaker: () => ResolvedSpeaker | null;
};

/** @param contents what is said, in order: a name inside is not the subject of the sentence around it */
export function trackAntecedents(mentions: ArticleMentions, contents: readonly Span[]): Antecedents {
  const last = new Map<Referent, Occurrence>();
  let latest: ResolvedSpeaker | null = null;
  let next = 0;
  const paragraphOf = paragraphsByToken(mentions);
  const isSaid = insideAny(contents);
  const add = (resolved: ResolvedSpeaker, at: number): void => {
    // Set anew, so that the order of the map is that of the last time.
    last.delete(resolved.referent);
    last.set(resolved.referent, { resolved, paragraph: paragraphOf(at) });
  };
  return {
    advance(at) {
      for (; next < at; next += 1) {
        const start = mentions.tokens[next]?.start ?? 0;
        const subject = isSaid(start) ? null : sentenceSubjectAt(mentions, next);
        if (subject !== null) add(subject, next);
      }
    },
    addSpeaker(resolved, from, to) {
      add(resolved, from);
      latest = resolved;
      next = Math.max(next, to);
    },
    resolvePronoun(referent, at) {
      const wanted: readonly Referent[] = referent === 'many' ? ['many', 'institution'] : [referent];
      const key =
        [...last.keys()].findLast((key) => wanted.includes(key)) ?? (referent === 'many' ? 'one' : null);
      const occurrence = key === null ? undefined : last.get(key);
      if (occurrence === undefined) return null;
      const isNear = paragraphOf(at) - occurrence.paragraph <= 1;
      return {
        ...occurrence.resolved,
        certain: occurrence.resolved.certain && isNear && (referent !== 'many' || key === 'many'),
        relay: null,
      };
    },
    lastInParagraph(at) {
      const person = last.get('one');
      return person !== undefined && person.paragraph === paragraphOf(at) ? person.resolved : null;
    },
    lastSpeaker: () => latest,
  };
}

function paragraphsByToken({ article, tokens }: ArticleMentions): (at: number) => number {
  const starts = article.paragraphs.map(({ start }) => start);
  return (at) => countBefore(starts, (start) => start <= (tokens[at]?.start ?? 0));
}

/** Tells whether an offset lies in one of the spans. It must be asked in ascending order. */
function insideAny(spans: readonly Span[]): (offset: number) => boolean {
  let next = 0;
  let end = -1;
  return (offset) => {
    for (let span = spans[next]; span !== undefined && span[0] <= offset; span = spans[++next])
      end = Math.max(end, span[1]);
    return offset < end;
  };
}

/** Returns the subject of the sentence that begins at a token, where that is somebody who may speak. */
function sentenceSubjectAt(mentions: ArticleMentions, at: number): ResolvedSpeaker | null {
  const mention = mentions.byStart.get(at);
  if (mention !== undefined) return mention.subject ? resolveMention(mentions, mention) : null;
  const { tokens, directory, day } = mentions;
  const officer = tokens[at]?.first === true ? officerAt(mentions, at) : null;
  if (officer !== null) return officer;
  const isStart =
    tokens[at]?.first === true || (tokens[at - 1]?.first === true && tokens[at - 1]?.key === 'the');
  const match = isStart ? partyAt(directory, tokens, at, day) : null;
  if (match === null || match.party === null || match.adjective) return null;
  const after = tokens[at + match.length];
  if (tokens[at + match.length - 1]?.possessive === true || after === undefined || after.capital) return null;
  const party = directory.parties.get(match.party);
  const isAlone =
    ENDS_CORE.has(after.key) || (/(?:s|ed)$/u.test(after.key) && categoryOf(after.key) === null);
  return party === undefined || !isAlone ? null : partySpeaker(party);
}

/** Longer offices at the beginning of a sentence are cut. In words. */
const MAX_OFFICE = 10;

/** Returns the person whom a sentence that begins with an office means: after "The special envoy conveyed greetings", "he" is the envoy. */
function officerAt(mentions: ArticleMentions, at: number): ResolvedSpeaker | null {
  const { tokens, publisher } = mentions;
  if (tokens[at]?.key !== 'the') return null;
  const office = readDescription(mentions, at, at + MAX_OFFICE, ownerPartyIn(mentions));
  if (office === null || office.category !== 'office' || office.plural || office.former || office.foreign)
    return null;
  if (tokens[office.headAt]?.possessive !== false) return null;
  const own = office.party === null && publisher !== null ? holdersIn(mentions, office, publisher) : [];
  const [person, other] = own;
  if (person !== undefined)
    return other === undefined ? resolvePerson(mentions, { person, certain: true }) : null;
  const match = introducedAs(mentions, office, { at, party: office.party, mayFollow: false });
  return match?.certain === true ? resolvePerson(mentions, match) : null;
}

/** Returns a side as a speaker of its own. */
export function partySpeaker({ id, name }: { readonly id: string; readonly name: string }): ResolvedSpeaker {
  return {
    speaker: { id: `~${id}`, name, role: null },
    party: id,
    certain: true,
    referent: 'institution',
    relay: null,
  };
}

/** Returns the one whom a mention means, if the watchlist or the article introduces them. */
export function resolveMention(mentions: ArticleMentions, mention: Mention): ResolvedSpeaker | null {
  const { person, description, keys } = mention;
  if (person !== null) {
    const isIntroduced = person.known !== null || person.descriptions.length > 0;
    return isIntroduced ? resolvePerson(mentions, { person, certain: true }) : null;
  }
  const match = keys.length === 1 ? bySurname(mentions, mention) : null;
  if (match === null) return null;
  const { known, introduced } = match.person;
  const isListedOnly = introduced.length === 0 && known !== null && description !== null;
  return resolvePerson(mentions, {
    person: isListedOnly ? { ...asPerson(known), descriptions: [description] } : match.person,
    certain: match.certain,
  });
}

/** Finds the party of the first person that some words name. */
export function ownerPartyIn(mentions: ArticleMentions): OwnerParty {
  return (from, to) => {
    const [mention] = mentionsIn(mentions, from, to);
    return mention === undefined ? null : (resolveMention(mentions, mention)?.party ?? null);
  };
}
