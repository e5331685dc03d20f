/** Finds who takes part in a meeting, as a sentence names them. */
import type { MeetingMention, Speaker } from '../model/index.ts';
import type { TokenRange } from '../language/english/token.ts';
import { isWithin } from '../language/quotations.ts';
import type { Span } from '../language/span.ts';
import { wordSet } from '../language/word-set.ts';
import { resolveMention } from '../statements/speakers/antecedents.ts';
import { type ArticleMentions, mentionsIn } from '../statements/speakers/article-mentions.ts';
import { readDescription } from '../statements/speakers/description.ts';
import { partyAt } from '../statements/speakers/directory-lookup.ts';
import { tokensOfName } from '../statements/speakers/name-tokens.ts';

/** These tell of a meeting, and were not met. */
const SPOKESPERSON = /\bspokes(?:man|woman|person)\b/iu;
export const isSpokesperson = ({ role }: Speaker): boolean => SPOKESPERSON.test(role ?? '');

/** Returns the people of parties whom some words name. @param contents what is said there, whose names met nobody */
export function peopleIn(
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  contents: readonly Span[],
): MeetingMention['speakers'] {
  const found = new Map<string, MeetingMention['speakers'][number]>();
  for (const mention of mentionsIn(mentions, from, to)) {
    if (isWithin(contents, mentions.tokens[mention.from]?.start ?? 0)) continue;
    const resolved = resolveMention(mentions, mention);
    if (resolved === null || resolved.party === null) continue;
    const { speaker, party } = resolved;
    if (isSpokesperson(speaker)) continue;
    if (!found.has(speaker.id)) found.set(speaker.id, { ...speaker, party });
  }
  return [...found.values()];
}

/** These are followed by who met: "between China and Pakistan", "the ministers of". */
const LISTS = wordSet('between of with among');
/** Nouns for somebody who meets: "his Chinese colleague". */
const PARTNERS = wordSet('counterpart counterparts colleague colleagues side delegation delegations');
/** So many words stand between an adjective of a party and such a noun. */
const MAX_BETWEEN = 2;

/** Returns the sides that some words name otherwise: by an office ("the Afghan side"), or in a list ("the ministers of China and Pakistan"). */
export function sidesIn(
  mentions: ArticleMentions,
  { from, to }: TokenRange,
  contents: readonly Span[],
): string[] {
  const { tokens, directory, day } = mentions;
  const found: string[] = [];
  let isListed = false;
  for (let at = from; at < to; at += 1) {
    const match = partyAt(directory, tokens, at, day);
    const { key = '', comma = false, text = '', start = 0 } = tokens[at] ?? {};
    if (isWithin(contents, start)) continue;
    found.push(...sidesOfCompound(mentions, text));
    if (match === null || match.party === null) {
      isListed = LISTS.has(key) || (isListed && /^(?:and|the|kingdom|republic|state|people)$/u.test(key));
      continue;
    }
    const behind = tokens.slice(at + match.length, Math.min(to, at + match.length + 1 + MAX_BETWEEN));
    const isPartner = behind.some((token) => PARTNERS.has(token.key));
    const isOffice = readDescription(mentions, at, to)?.party === match.party;
    if (isOffice || isPartner || (!match.adjective && (isListed || (comma && found.length > 0))))
      found.push(match.party);
    at += match.length - 1;
    isListed = true;
  }
  return found;
}

/** "The China-Afghanistan-Pakistan dialogue": one word of several names. */
function sidesOfCompound({ directory, day }: ArticleMentions, word: string): string[] {
  const parts = word.split(/[-‐‑–/]/u).slice(0, MAX_COMPOUND);
  if (parts.length < 2) return [];
  const sides = parts.flatMap((part) => partyAt(directory, tokensOfName(part), 0, day)?.party ?? []);
  return sides.length === parts.length ? sides : [];
}

const MAX_COMPOUND = 6;
