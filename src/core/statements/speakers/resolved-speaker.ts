import type { Speaker } from '../../model/index.ts';

/** One person, several people, or an institution, side or outlet: which pronouns may mean it. */
export type Referent = 'one' | 'many' | 'institution';

/** Who said something, as far as it could be made out. */
export type ResolvedSpeaker = {
  readonly speaker: Speaker;
  readonly party: string | null;
  /** Whether words may be told under this name. */
  readonly certain: boolean;
  readonly count: Referent;
  /** An outlet or a document: it carries words, and others may have said them. */
  readonly relay: 'outlet' | 'document' | null;
};

/** Longer names are cut. In UTF-16 units. */
const MAX_ID_LENGTH = 80;

/**
 * The id of somebody whom the watchlist does not name: `~` and the name's letters and digits, hyphens between.
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
    .replace(/^-+|-+$/gu, '');
  return slug === '' ? null : `~${slug}`;
}
