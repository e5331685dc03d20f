/** Tells readers of whole pages which sides and people some words name, before any speaker is found. */
import type { Span } from '../../language/span.ts';
import { resolveMention } from './antecedents.ts';
import type { ArticleMentions } from './article-mentions.ts';
import { mentionsIn } from './article-mentions.ts';
import { partyAt } from './directory-lookup.ts';
import { tokenRange } from './name-tokens.ts';
import { categoryOf } from './title-words.ts';
import { isSomeName } from './party-of-phrase.ts';

/** What a reader of a page may ask of the names in it. */
export type NamedSides = {
  /** The side whose own text the page is, or null. */
  readonly publisher: string | null;
  /** Returns the sides that some words name, by themselves or by their people, each once and in order. */
  readonly partiesIn: (words: Span) => readonly string[];
  /** Returns whether some words name a person. */
  readonly hasPerson: (words: Span) => boolean;
};

/** Nothing is known of any name. */
export const NO_SIDES: NamedSides = { publisher: null, partiesIn: () => [], hasPerson: () => false };

/** Longer words are cut: sides are asked of titles, sources and paragraphs. In words. */
const MAX_WORDS = 200;

export function namedSides(mentions: ArticleMentions): NamedSides {
  const { tokens, publisher } = mentions;
  const rangeOf = (words: Span): [number, number] => {
    const [from, to] = tokenRange(tokens, words);
    return [from, Math.min(to, from + MAX_WORDS)];
  };
  return {
    publisher,
    partiesIn(words) {
      const [from, to] = rangeOf(words);
      const people = mentionsIn(mentions, from, to).map(
        (mention) => [mention.from, resolveMention(mentions, mention)?.party ?? null] as const,
      );
      const found = [...people];
      for (let at = from; at < to; at += 1)
        found.push(...sidesAt(mentions, at).map((party) => [at, party] as const));
      const inOrder = found.toSorted(([a], [b]) => a - b).map(([, party]) => party);
      return [...new Set(inOrder.filter((party) => party !== null))];
    },
    hasPerson(words) {
      return mentionsIn(mentions, ...rangeOf(words)).some(
        (mention) => mention.person !== null || resolveMention(mentions, mention) !== null,
      );
    },
  };
}

/** Returns the sides whose names begin at a token: of "Norland-Rivera talks" both. */
function sidesAt(mentions: ArticleMentions, at: number): readonly (string | null)[] {
  const { tokens, directory, day } = mentions;
  const token = tokens[at];
  if (token === undefined || !token.capital || !token.key.includes('-')) return [sideAt(mentions, at)];
  const parts = token.key.split('-', MAX_PARTS);
  const named = parts.map((key) => partyAt(directory, [{ ...token, key }], 0, day)?.party ?? null);
  return named.every((party) => party !== null) ? named : [sideAt(mentions, at)];
}

/** Longer compounds are cut. */
const MAX_PARTS = 6;

/** Returns the side whose name begins at a token; a mere adjective before another name belongs to that one: "the Basin Courier". */
function sideAt({ tokens, directory, day }: ArticleMentions, at: number): string | null {
  const match = partyAt(directory, tokens, at, day);
  if (match === null) return null;
  const after = tokens[at + match.length];
  const isOfName =
    match.adjective &&
    after !== undefined &&
    after.joined &&
    (isSomeName(after) || categoryOf(after.key)?.category === 'outlet');
  return isOfName && partyAt(directory, tokens, at + match.length, day) === null ? null : match.party;
}
