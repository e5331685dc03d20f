import type { ArticleMentions, NamedInstitution } from './article-mentions.ts';
import type { Description } from './description.ts';
import { lastBefore } from '../../language/sorted-search.ts';

/** Returns the last institution of a kind that was named with its party before a token, or else the first after it. */
export function institutionBefore(
  { institutionsByNoun }: ArticleMentions,
  at: number,
  noun: string,
): NamedInstitution | undefined {
  const same = institutionsByNoun.get(noun) ?? [];
  return lastBefore(same, at, (institution) => institution.at) ?? same[0];
}

/** Returns the party assumed for an institution that the article does not attribute to any party. */
export function homeParty({ publisher, dateline }: ArticleMentions): string | null {
  return publisher ?? dateline;
}

/** Returns the party of an office without a side: that of the ministry or embassy that the article named, or the home party. */
export function partyOfPlace(mentions: ArticleMentions, { words }: Description, at: number): string | null {
  const noun = ['ministry', 'embassy'].find((noun) => words.has(noun));
  const named = noun === undefined ? null : institutionBefore(mentions, at, noun)?.description.party;
  return named ?? (words.size > 1 ? homeParty(mentions) : null);
}
