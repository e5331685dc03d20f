import type { Description } from './description.ts';
import type { NamedInstitution, ArticleMentions } from './article-mentions.ts';

/** The last institution of a kind that was named with its party before a token, or the only one after it. */
export function institutionBefore(
  mentions: ArticleMentions,
  at: number,
  head: string,
): NamedInstitution | undefined {
  const same = mentions.institutionsByNoun.get(head) ?? [];
  return lastBefore(same, at, (body) => body.at) ?? same[0];
}

/** Whose an institution is that the article names without saying whose. */
export function homeParty({ publisher, dateline }: ArticleMentions): string | null {
  return publisher ?? dateline;
}

/** "The ministry spokesman" is of the ministry that the article named; "interior officials" are of the state it comes from. */
export function partyOfPlace(mentions: ArticleMentions, { words }: Description, at: number): string | null {
  const head = ['ministry', 'embassy'].find((noun) => words.has(noun));
  const named = head === undefined ? null : institutionBefore(mentions, at, head)?.description.party;
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
