/** Finds the sides that speak together: "both sides", "the three ministers", "China and Pakistan", a joint text. */
import { wordSet } from '../../language/word-set.ts';
import { hasFinite } from '../../language/english/noun-phrases.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import type { AttributionMatch } from '../attribution/rules.ts';
import { ENDS_NAME, type PageReading, spanOf } from './page.ts';
import { sentenceForm } from './sentence-form.ts';

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['both', 2],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
]);
const MEMBERS = wordSet(
  'sides parties countries nations states governments delegations ministers leaders neighbors neighbours heads presidents premiers officials capitals envoys ministries participants signatories',
);
const SIDES = wordSet('sides parties countries nations states governments');
const JOINT_TEXTS = wordSet(
  'statement communique communiqué declaration text document release readout plan outcome outcomes',
);

/** Returns the sides that a page is about: those of its title, or else of its first paragraph. @param wanted how many, or null for any */
export function sidesOfPage({ tokens, sides, title }: PageReading, wanted: number | null): readonly string[] {
  const [first, second] = tokens.paragraphs;
  const places = [
    title === null ? null : partiesOfTitle(tokens, title),
    title === null ? null : withoutTopic(tokens, title),
    title === null ? first : second,
  ];
  for (const place of places) {
    const found = place === null || place === undefined ? [] : sides.partiesIn(spanOf(tokens, place));
    if (wanted === null ? found.length > 1 : found.length === wanted) return found;
  }
  return [];
}

/** Returns a title up to what it is about: a statement of two sides "on" a third is not the third's. */
function withoutTopic(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange {
  let end = from;
  while (end < to && !/^(?:on|regarding|concerning|about|over)$/u.test(at(tokens, end).word)) end++;
  return { from, to: end > from ? end : to };
}

/** Returns the words of a title that list whose text it is: "Joint Statement of [Norland and Rivera] on the Canal, Arden"; or null. */
function partiesOfTitle(tokens: TaggedTokens, title: TokenRange): TokenRange | null {
  for (let link = title.from + 1; link < title.to; link++) {
    if (!/^(?:of|between|among|by)$/u.test(at(tokens, link).word)) continue;
    const list = { from: link + 1, to: endOfList(tokens, link + 1, title.to) };
    if (tokens.list.slice(list.from, list.to).some(({ word }) => word === 'and')) return list;
  }
  return null;
}

/** Returns where a list of names ends: before a preposition that opens something else, or at a comma behind its "and". */
function endOfList(tokens: TaggedTokens, from: number, to: number): number {
  let isLast = false;
  for (let i = from; i < to; i++) {
    const { tag, word } = at(tokens, i);
    if (tag === 'colon' || ENDS_NAME.has(word)) return i;
    if (isLast && tag === 'comma' && at(tokens, i + 1).word !== 'and') return i;
    if (word === 'and') isLast = true;
  }
  return to;
}

/** The noun stands among so many words of a title. */
const MAX_OPENING = 6;

/** Returns the sides of a joint statement, as its title names them; none for another page. */
function sidesOfJointStatement(page: PageReading): readonly string[] {
  const { tokens, title } = page;
  if (title === null || hasFinite(tokens, title.from, title.to)) return [];
  for (let i = title.from; i < Math.min(title.to, title.from + MAX_OPENING); i++) {
    if (!/^(?:joint|trilateral|bilateral|quadrilateral)$/u.test(at(tokens, i).word)) continue;
    if ([i + 1, i + 2, i + 3].some((noun) => noun < title.to && JOINT_TEXTS.has(at(tokens, noun).word)))
      return sidesOfPage(page, null);
  }
  return [];
}

/** Returns the sides of a page that is a joint statement itself; none for another one, and for news that quotes from it. */
export function sidesOfJointPage(page: PageReading): readonly string[] {
  const together = sidesOfJointStatement(page);
  const isReport = together.length > 0 && page.tokens.sentences.some((sentence) => isQuoting(page, sentence));
  return isReport ? [] : together;
}

/** Returns whether a sentence quotes somebody who said it. */
function isQuoting({ tokens }: PageReading, { from, to }: TokenRange): boolean {
  const words = tokens.list.slice(from, to);
  return words.some(({ tag }) => tag === 'quotation') && words.some(({ cue }) => cue?.verb.lemma === 'say');
}

/** Returns the sides that some words name together; none where they name one, or where it is not sure which. */
export function severalSides(page: PageReading, words: TokenRange): readonly string[] {
  const count = countOf(page, words);
  if (count === undefined) return listedSides(page, words);
  if (count === null) return sidesOfJointStatement(page);
  const ofPage = sidesOfPage(page, count);
  return ofPage.length > 0 ? ofPage : sidesBefore(page, words.from, count);
}

/** So many words before "both sides" may name them. In tokens. */
const MAX_BEFORE = 80;

/** Returns the sides that are named before a place, where they are as many as they should be. */
function sidesBefore({ tokens, sides }: PageReading, to: number, count: number): readonly string[] {
  for (let from = to; from > Math.max(0, to - MAX_BEFORE); from--) {
    if (at(tokens, from - 1).tag !== 'edge') continue;
    const found = sides.partiesIn(spanOf(tokens, { from, to }));
    if (found.length >= count) return found.length === count ? found : [];
  }
  return [];
}

/** Returns the number in "the three foreign ministers"; null for "the sides" and "they" of unknown number, undefined for other words. */
function countOf({ tokens, sides }: PageReading, { from, to }: TokenRange): number | null | undefined {
  const all = at(tokens, from).word === 'all' ? from + 1 : from;
  const start = at(tokens, all).word === 'the' ? all + 1 : all;
  const last = at(tokens, to - 1).word;
  if (last === 'they' && to - from === 1) return null;
  if (!MEMBERS.has(last) || to - start > 4) return undefined;
  // "Two Norlandic officials" are of one side, and "two officials" of nobody knows which.
  if (sides.partiesIn(spanOf(tokens, { from, to })).length > 0) return undefined;
  if (start === from && at(tokens, from).word !== 'both' && !SIDES.has(last)) return undefined;
  const count = COUNTS.get(at(tokens, start).word);
  if (count !== undefined) return count;
  return start + 1 === to && start > from ? null : undefined;
}

/**
 * Returns the sides of a list of which each part names one: "China and Pakistan", "Wang Yi, Muttaqi and Dar". "States including China
 * and Pakistan" are more than these two.
 */
function listedSides({ tokens, sides }: PageReading, { from, to }: TokenRange): readonly string[] {
  const words = tokens.list.slice(from, to).map(({ word }) => word);
  if (!words.includes('and') || words.includes('including')) return [];
  const found: string[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const { tag, word } = at(tokens, i);
    if (i < to && tag !== 'comma' && word !== 'and') continue;
    if (i > start) {
      const named = sides.partiesIn(spanOf(tokens, { from: start, to: i }));
      if (named.length !== 1) return [];
      found.push(...named);
    }
    start = i + 1;
  }
  return found.length > 1 && new Set(found).size === found.length ? found : [];
}

/** Returns the sides that a joint text binds: those that its words name together, or those of the page. */
function sidesOfText(page: PageReading, { source, content }: AttributionMatch): readonly string[] {
  const { tokens } = page;
  const [words] = source;
  const [said] = content;
  if (words === undefined || said === undefined || !isJointText(page, words)) return [];
  const from = at(tokens, said.from).tag === 'that' ? said.from + 1 : said.from;
  const form = sentenceForm(tokens, { from, to: said.to });
  const named = form === null ? [] : severalSides(page, form.subject);
  return named.length > 0 ? named : sidesOfPage(page, null);
}

/** Returns whether some words are of a joint text: "a joint communiqué issued in Arden". */
function isJointText({ tokens }: PageReading, { from, to }: TokenRange): boolean {
  for (let i = from; i < Math.min(to, from + 4); i++)
    if (at(tokens, i).word === 'joint')
      return [i + 1, i + 2].some((noun) => noun < to && JOINT_TEXTS.has(at(tokens, noun).word));
  return false;
}

/** Returns a match for each side that says it together, or the match itself where one alone does. */
export function forEachSide(page: PageReading, match: AttributionMatch): AttributionMatch[] {
  const [words] = match.source;
  if (words === undefined || match.voice !== undefined) return [match];
  const together = severalSides(page, words);
  const parties = together.length > 0 ? together : sidesOfText(page, match);
  if (parties.length === 0) return [match];
  return parties.map((party) => ({ ...match, source: [], voice: { by: 'party', party } }));
}
