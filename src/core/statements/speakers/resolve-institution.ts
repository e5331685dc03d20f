/** Institutions, sides and documents that are described and not named. */
import { partySpeaker, resolveMention } from './antecedents.ts';
import { type ArticleMentions, mentionsIn } from './article-mentions.ts';
import {
  isPossessive,
  partyOfInstitution,
  sameNounBefore,
  type SourceWords,
  unlistedSpeaker,
} from './described-source.ts';
import type { Description } from './description.ts';
import { homeParty, institutionBefore } from './institutions.ts';
import { officeKey } from './office.ts';
import { partyOfMinister, titleOf } from './resolve-person.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';

/** Returns the institution, side or group that a source describes. */
export function resolveInstitution(source: SourceWords, description: Description): ResolvedSpeaker | null {
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
export function resolveDocument(source: SourceWords, description: Description): ResolvedSpeaker | null {
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
