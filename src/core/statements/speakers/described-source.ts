/** What officers, institutions and documents that are described have in common. */
import { ownerPartyIn, type Antecedents } from './antecedents.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { readDescription, type Description } from './description.ts';
import { homeParty, institutionBefore } from './institutions.ts';
import { MAX_TITLE_WORDS, titleStart } from './name-titles.ts';
import { type ResolvedSpeaker, unlistedId } from './resolved-speaker.ts';

/** The words of a source, from token to token, in their article. */
export type SourceWords = {
  readonly mentions: ArticleMentions;
  readonly antecedents: Antecedents;
  readonly from: number;
  readonly to: number;
};

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

/** So many words before "the envoy" are looked through for "the Norlandic envoy", and so many envoys among them. */
const MAX_WORDS_BEFORE = 400;
const MAX_OFFICERS_BEFORE = 6;

/**
 * Returns the last one whom (or what) the article called by the same noun and of a side, listed or not. "The envoy" may be the
 * Norlandic envoy; "the deputy prime minister" is not the Norlandic foreign minister.
 */
export function sameNounBefore(
  { mentions, from }: SourceWords,
  { head, words }: Description,
): Description | null {
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

/** Returns whether a description begins with "his", "its" and the like. */
export const isPossessive = ({ mentions }: SourceWords, { from }: Description): boolean =>
  /^(?:his|her|its|their)$/u.test(mentions.tokens[from]?.key ?? '');

/** Returns the party of an institution: the one that names it, or that of the last of its kind before. */
export function partyOfInstitution(
  { mentions, from }: SourceWords,
  { head, party }: Description,
): string | null {
  return party ?? institutionBefore(mentions, from, head)?.description.party ?? homeParty(mentions);
}
