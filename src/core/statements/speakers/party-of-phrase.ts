import type { SpeakerDirectory } from './directory.ts';
import { partyAt, type PartyMatch } from './directory-lookup.ts';
import type { NameToken } from './name-tokens.ts';
import { isTitleWord } from './noun-phrase.ts';
import { isNoName, SENT } from './title-words.ts';

/** An article's words with what is needed to find parties in them. */
export type ArticleTokens = {
  readonly directory: SpeakerDirectory;
  readonly tokens: readonly NameToken[];
  /** The article's day, such as 2023-10-05, or null. */
  readonly day: string | null;
};

/** The party that some words name, and whether they name a side that is none of the watchlist's parties. */
export type PhraseParty = { readonly party: string | null; readonly foreign: boolean };

/** Of a side that is none of the watchlist's. */
export const FOREIGN: PhraseParty = { party: null, foreign: true };

/**
 * Returns the one party that the words of a range name. Two parties side by side are a third: "the Pakistani Taliban".
 * @param head the noun that the words belong to, for envoys, whose destination is named too
 */
export function partyIn(reading: ArticleTokens, from: number, to: number, head = ''): PhraseParty {
  const { tokens, directory, day } = reading;
  const found: PartyMatch[] = [];
  let hasUnknownName = false;
  let endOfLast = from;
  for (let at = from; at < to; at += 1) {
    const match = partyAt(directory, tokens, at, day);
    const token = tokens[at];
    if (match === null) {
      hasUnknownName ||= token !== undefined && isUnknownName(token);
      continue;
    }
    found.push(match);
    if (!match.adjective && at > endOfLast && isOtherGroup(tokens[at - 1], token)) return FOREIGN;
    at += match.length - 1;
    endOfLast = at + 1;
  }
  const parties = new Set(found.map(({ party }) => party));
  const [party = null] = parties;
  if (parties.size > 1) return SENT.has(head) ? { party, foreign: false } : FOREIGN;
  if (party !== null && tokens.slice(from, to).some(isDemonym(reading))) return FOREIGN;
  return { party, foreign: party === null && (hasUnknownName || found.length > 0) };
}

/** Returns whether a party's name only ends another group's name: "Tehreek-i-Taliban Pakistan". */
function isOtherGroup(before: NameToken | undefined, name: NameToken | undefined): boolean {
  if (before === undefined || name?.joined !== true || before.possessive || !isSomeName(before)) return false;
  return !before.first || before.key.includes('-');
}

/** Returns whether a word is capitalised and neither grammar nor part of an office's title: somebody's or something's name. */
export function isSomeName({ key, capital }: NameToken): boolean {
  return capital && !isTitleWord(key) && !isNoName(key);
}

/** As `isSomeName`, without the capital that only begins a sentence. */
export function isUnknownName(token: NameToken): boolean {
  return isSomeName(token) && !(token.first && !DEMONYM.test(token.key));
}

const DEMONYM = /^[a-z]{3,}(?:ese|ish|ian|ean|[^aeiou]i)$/u;

function isDemonym({ directory }: ArticleTokens): (token: NameToken) => boolean {
  return (token) => isSomeName(token) && DEMONYM.test(token.key) && !directory.partyWords.has(token.key);
}
