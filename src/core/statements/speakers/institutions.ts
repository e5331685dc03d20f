import type { ArticleMentions, NamedInstitution } from './article-mentions.ts';
import type { Description } from './description.ts';

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

/** Finds the last item whose place is less than a bound. @param items in ascending order of their places */
export function lastBefore<T>(
  items: readonly T[],
  bound: number,
  placeOf: (item: T) => number,
): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < bound) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
