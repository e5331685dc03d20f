/** Speakers who are described and not named: officers, institutions, sides and documents. */
import { unreachable } from '../../model/result.ts';
import { ownerPartyIn } from './antecedents.ts';
import { type SourceWords, unlistedSpeaker } from './described-source.ts';
import { readDescription, type Description } from './description.ts';
import { resolveDocument, resolveInstitution } from './resolve-institution.ts';
import { anonymous, resolveOfficer } from './resolve-officer.ts';
import type { ResolvedSpeaker } from './resolved-speaker.ts';
import type { NounCategory } from './title-words.ts';

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
