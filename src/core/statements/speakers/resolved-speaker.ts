import type { Speaker } from '../../model/index.ts';

/** One person, several people, or an institution, side or outlet: this decides which pronouns may mean it. */
export type Referent = 'one' | 'many' | 'institution';

/** The one who said something, as far as the article tells. */
export type ResolvedSpeaker = {
  readonly speaker: Speaker;
  readonly party: string | null;
  /** Words may be told under this name, because it can mean nobody else. */
  readonly certain: boolean;
  readonly referent: Referent;
  /** An outlet or a document relays words that others may have said. */
  readonly relay: 'outlet' | 'document' | null;
  /** Neither a person nor a body, or nobody knows whose: a pronoun may mean it, and it makes no statements. */
  readonly isThing?: boolean;
};

/** Longer names are cut. In UTF-16 units. */
const MAX_ID_LENGTH = 80;

/**
 * Makes the id of somebody whom the watchlist does not name: `~` and the name's letters and digits, hyphens between.
 * @returns null for a name without any
 */
export function unlistedId(name: string): string | null {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/['’.\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_ID_LENGTH)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/^-+|(?<!-)-+$/gu, '');
  return slug === '' ? null : `~${slug}`;
}
