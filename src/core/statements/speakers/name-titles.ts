import { wordSet } from '../../language/word-set.ts';
import { readDescription, type Description } from './description.ts';
import type { NameToken } from './name-tokens.ts';
import { isTitleWord, opensFields } from './noun-phrase.ts';
import type { ArticleTokens } from './party-of-phrase.ts';
import { ENDS_CORE, isNoName } from './title-words.ts';

export const MAX_TITLE_WORDS = 16;

/** Reads the description before a name: "Chinese Foreign Minister" Wang Yi; "the ministry's spokesman," Lin Jian, or at the end. */
export function descriptionBefore(reading: ArticleTokens, name: number): Description | null {
  const { tokens } = reading;
  const last = tokens[name - 1];
  const comma = tokens[name]?.comma === true;
  if (last === undefined || (tokens[name]?.joined === false && !comma)) return null;
  if (ENDS_CORE.has(last.key) || last.key === 'and' || last.key === 'the') return null;
  const described = titleBefore(reading, name);
  if (described === null || described.plural || !isOfPerson(described)) return null;
  const next = tokens[nameEnd(tokens, name)];
  return !comma || next === undefined || next.comma || next.first ? described : null;
}

/** Reads the nearest title: in "a spokesman for Foreign Minister Li" that is the minister's. */
function titleBefore(reading: ArticleTokens, name: number): Description | null {
  const { tokens } = reading;
  let near: number | null = null;
  let from = name;
  while (from > 0 && name - from < MAX_TITLE_WORDS && isOfTitle(tokens, from - 1)) {
    const isStop = ENDS_CORE.has(tokens[from - 1]?.key ?? '') && !opensFields(tokens, from - 1);
    if (isStop) near ??= from;
    from -= 1;
    if (tokens[from]?.joined !== true || tokens[from]?.first === true) break;
  }
  const nearest = near === null ? null : readDescription(reading, near, name);
  if (nearest !== null && isOfPerson(nearest)) return nearest;
  const start = skipPrepositions(tokens, from, name);
  return start === name ? null : readDescription(reading, start, name);
}

function nameEnd(tokens: readonly NameToken[], at: number): number {
  let next = at + 1;
  while (tokens[next]?.joined === true && tokens[next]?.capital === true) next += 1;
  return next;
}

/** Finds where the title that ends in a noun begins, as far back as its words may belong to it. */
export function titleStart(tokens: readonly NameToken[], noun: number): number {
  let from = noun;
  while (
    from > 0 &&
    noun - from < MAX_TITLE_WORDS &&
    (tokens[from]?.joined ?? false) &&
    isOfTitle(tokens, from - 1)
  )
    from -= 1;
  return skipPrepositions(tokens, from, noun);
}

function skipPrepositions(tokens: readonly NameToken[], from: number, to: number): number {
  let at = from;
  while (at < to && ENDS_CORE.has(tokens[at]?.key ?? '')) at += 1;
  return at;
}

function isOfTitle(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.possessive) return token.capital || isTitleWord(token.key);
  return isTitleWord(token.key) || INSIDE_TITLE.has(token.key) || (token.capital && !isNoName(token.key));
}

const INSIDE_TITLE = wordSet('of for to and the at in on');

/** Reads the description between commas after a name: ", a spokesman for the embassy, ". */
export function descriptionAfter(reading: ArticleTokens, to: number): Description | null {
  const { tokens } = reading;
  if (tokens[to]?.comma !== true) return null;
  const isRelative =
    /^who$/u.test(tokens[to]?.key ?? '') && /^(?:is|was|serves)$/u.test(tokens[to + 1]?.key ?? '');
  const from = isRelative ? to + 2 : to;
  const described = readDescription(reading, from, from + MAX_TITLE_WORDS);
  if (described === null || described.plural || !isOfPerson(described)) return null;
  const next = tokens[described.to];
  return next?.joined === true && VERBS.has(next.key) ? null : described;
}

const VERBS = wordSet('said says told added is was has had were are and');

function isOfPerson({ category }: Description): boolean {
  return category === 'office' || category === 'staff' || category === 'civil';
}
