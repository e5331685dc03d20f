/** What a page says of itself: its title, the one in whose name it speaks, and the sides that meet on it. */
import { wordSet } from '../../language/word-set.ts';
import { hasFinite } from '../../language/english/noun-phrases.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import type { Span } from '../../language/span.ts';
import type { NamedSides } from '../speakers/named-sides.ts';
import type { Voice } from '../attribution/rules.ts';

/** One who speaks for the whole page or for a part of it. */
export type PageSpeaker = {
  readonly voice: Voice;
  /** The side that "we" is, or null where nothing tells. */
  readonly party: string | null;
};

/** A page as registers are told by it. */
export type PageReading = {
  readonly tokens: TaggedTokens;
  readonly sides: NamedSides;
  /** The first paragraph, where it is no running text; or null. */
  readonly title: TokenRange | null;
};

/** Longer first paragraphs are no titles. In tokens. */
const MAX_TITLE = 45;

export function readPage(tokens: TaggedTokens, sides: NamedSides): PageReading {
  const first = tokens.paragraphs[0];
  const isTitle =
    first !== undefined && first.to - first.from <= MAX_TITLE && at(tokens, first.to - 1).word !== '.';
  return { tokens, sides, title: isTitle ? first : null };
}

export const spanOf = (tokens: TaggedTokens, { from, to }: TokenRange): Span => [
  at(tokens, from).start,
  at(tokens, to - 1).end,
];

/** Returns the sentences that lie in a range, in order; the time is that of finding the first. */
export function sentencesIn({ sentences }: TaggedTokens, { from, to }: TokenRange): TokenRange[] {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: TokenRange[] = [];
  for (
    let sentence = sentences[low];
    sentence !== undefined && sentence.to <= to;
    sentence = sentences[++low]
  )
    found.push(sentence);
  return found;
}

/** Nouns for a text or an appearance in which one speaks: "Remarks by …", "…'s Statement". */
const SPEECHES = wordSet(
  'remarks remark statement statements speech address explanation intervention comments comment message clarification reply response answers presentation briefing position positions proposal proposals stance notice announcement declaration communique communiqué release advisory reminder letter',
);
const APPEARANCES = wordSet('conference briefing presser remarks interview answers response reply');
/** The name in a title ends before one of these. */
export const ENDS_NAME = wordSet(
  'at on in to during following regarding concerning about for upon after over with',
);
/** Words that may stand before the noun: "Full text of", "Transcript of". */
const BEFORE_SPEECH = wordSet(
  'full text transcript of the a an opening closing official press media regular routine daily weekly written written keynote brief public our joint doorstep',
);
/** Officers who speak for a side and are named by their office alone. */
const SPOKESMEN = wordSet('spokesperson spokesman spokeswoman spox spokespersons');

/** Returns the words of a title that name who speaks in the text below it, or null. */
export function namedInTitle(
  tokens: TaggedTokens,
  title: TokenRange,
  nouns: ReadonlySet<string>,
): TokenRange | null {
  for (let i = title.from; i < title.to; i++) {
    if (!nouns.has(at(tokens, i).word)) continue;
    const owner = ownerBefore(tokens, i, title.from);
    if (owner !== null) return owner;
    if (!isOpening(tokens, title.from, i)) continue;
    const by = behindNoun(tokens, i);
    if (/^(?:by|of|from|to)$/u.test(at(tokens, by).word)) return nameAt(tokens, by + 1, title.to);
  }
  return null;
}

/** Returns the place of "by" behind a noun of speech: "explanation of vote by", "statement attributable to", "remarks as delivered by". */
function behindNoun(tokens: TaggedTokens, noun: number): number {
  const { word } = at(tokens, noun + 1);
  if (word === 'of' && at(tokens, noun + 2).word === 'vote') return noun + 3;
  if (word === 'as') return noun + 3;
  return /^(?:attribut(?:able|ed)|delivered|issued|made|given|read|released)$/u.test(word)
    ? noun + 2
    : noun + 1;
}

/** Returns whether only words about the text stand from `from` to the noun at `noun`. */
function isOpening(tokens: TaggedTokens, from: number, noun: number): boolean {
  for (let i = from; i < noun; i++) {
    const { word, tag } = at(tokens, i);
    if (!BEFORE_SPEECH.has(word) && !SPEECHES.has(word) && tag !== 'colon') return false;
  }
  return true;
}

/** Returns the owner of the noun at `noun`, from the title's beginning: "Spokesperson X's Regular Press Conference". */
function ownerBefore(tokens: TaggedTokens, noun: number, from: number): TokenRange | null {
  let clitic = noun - 1;
  while (clitic > from && BEFORE_SPEECH.has(at(tokens, clitic).word)) clitic--;
  const { word, start } = at(tokens, clitic);
  const isPlural = /^['’]$/u.test(word) && tokens.text.charAt(start - 1) === 's';
  return clitic > from && (word === "'s" || isPlural) ? { from, to: clitic } : null;
}

function nameAt(tokens: TaggedTokens, from: number, end: number): TokenRange | null {
  let to = from;
  while (
    to < end &&
    at(tokens, to).tag !== 'comma' &&
    at(tokens, to).tag !== 'colon' &&
    !ENDS_NAME.has(at(tokens, to).word)
  )
    to++;
  return to > from ? { from, to } : null;
}

/** Returns the speaker that some words of the page's title or introduction name; an office alone is that of the page's side. */
export function speakerNamed(page: PageReading, words: TokenRange): PageSpeaker | null {
  const { tokens, sides } = page;
  const span = spanOf(tokens, words);
  const [named = null] = sides.partiesIn(span);
  const party = named ?? sides.publisher;
  if (sides.hasPerson(span) || hasOfficer(tokens, words))
    return { voice: { by: 'page', words: span }, party };
  return named === null ? publisherOfPage(page) : { voice: { by: 'party', party: named }, party: named };
}

/** Returns the speaker that the words before or within a text name. */
export function speakerBefore({ tokens, sides }: PageReading, words: TokenRange): PageSpeaker {
  const span = spanOf(tokens, words);
  return { voice: { by: 'antecedent', words: span }, party: sides.partiesIn(span)[0] ?? null };
}

/** Returns the page's own side as its speaker, or null where the page is nobody's. */
export function publisherOfPage({ sides }: PageReading): PageSpeaker | null {
  return sides.publisher === null
    ? null
    : { voice: { by: 'party', party: sides.publisher }, party: sides.publisher };
}

/** Returns who speaks all of the text, as its title says: "Remarks by X at …", "Statement of the Ministry". */
export function speakerOfTitle(page: PageReading): PageSpeaker | null {
  const { tokens, title } = page;
  if (title === null) return null;
  const named = namedInTitle(tokens, title, SPEECHES);
  if (named === null) return isTextOn(page, title) ? publisherOfPage(page) : null;
  return hasVerbBeside(tokens, title, named) ? null : speakerNamed(page, named);
}

/**
 * Returns whether a verb makes a sentence of a title: "The minister's remarks draw fire". Behind "Remarks by NAME" stands none, whatever
 * looks like one ("Said Omar", "on the border talks").
 */
const hasVerbBeside = (tokens: TaggedTokens, title: TokenRange, name: TokenRange): boolean =>
  name.from === title.from ? hasFinite(tokens, name.to, title.to) : hasFinite(tokens, title.from, name.from);

/** Returns whether a title names a text by its topic alone, "Statement on the searches": then it is by the side whose page it is. */
function isTextOn({ tokens }: PageReading, title: TokenRange): boolean {
  let noun = title.from;
  while (noun < title.to && BEFORE_SPEECH.has(at(tokens, noun).word)) noun++;
  const isText = SPEECHES.has(at(tokens, noun).word) && ENDS_NAME.has(at(tokens, noun + 1).word);
  return isText && !hasFinite(tokens, title.from, title.to);
}

/** Returns the person "by" or "from" whom a title says that something is, whatever it calls it: "Right of reply by Ambassador X". */
export function authorInTitle(page: PageReading): PageSpeaker | null {
  const { tokens, title } = page;
  if (title === null) return null;
  const by = tokens.list.findIndex(
    ({ word }, i) => i > title.from && i < title.to && (word === 'by' || word === 'from'),
  );
  const named = by === -1 ? null : nameAt(tokens, by + 1, title.to);
  if (named !== null && hasVerbBeside(tokens, title, named)) return null;
  return named !== null && page.sides.hasPerson(spanOf(tokens, named)) ? speakerNamed(page, named) : null;
}

/** Returns who answers the questions of a page: as the title names them, or the paragraphs before the first question. */
export function answererOf(page: PageReading, firstTurn: number): PageSpeaker | null {
  const { tokens, title } = page;
  if (title !== null) {
    const named =
      namedInTitle(tokens, title, APPEARANCES) ?? guestOf(page, title) ?? officerOfTitle(tokens, title);
    if (named !== null) return speakerNamed(page, named);
  }
  const intro = tokens.paragraphs[firstTurn - 1];
  const named = intro === undefined || intro === title ? null : hostOf(page, intro);
  return named === null ? (authorInTitle(page) ?? publisherOfPage(page)) : speakerNamed(page, named);
}

/** Returns the person "with" whom a page without a side talks: "Interview with X", "Questions and answers with X". */
function guestOf({ tokens, sides }: PageReading, { from, to }: TokenRange): TokenRange | null {
  const link = tokens.list.findIndex(({ word }, i) => i > from && i < to && word === 'with');
  const named = link === -1 || sides.publisher !== null ? null : nameAt(tokens, link + 1, to);
  return named !== null && sides.hasPerson(spanOf(tokens, named)) ? named : null;
}

/** Returns "FM spokesperson" in "FM spokesperson on …", or null. */
function officerOfTitle(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange | null {
  const named = nameAt(tokens, from, to);
  return named !== null && hasOfficer(tokens, named) ? named : null;
}

const hasOfficer = (tokens: TaggedTokens, { from, to }: TokenRange): boolean =>
  tokens.list.slice(from, to).some(({ word }) => SPOKESMEN.has(word));

const HOSTS = wordSet(
  'hosted hosts held holds chaired chairs presided answered answers took addressed responded',
);

/** Returns who "hosted the regular press conference", as a paragraph in front of the questions says; or null. */
function hostOf({ tokens, sides }: PageReading, { from, to }: TokenRange): TokenRange | null {
  for (let verb = from + 1; verb < to; verb++) {
    if (!HOSTS.has(at(tokens, verb).word)) continue;
    let start = verb;
    while (start > from && at(tokens, start - 1).tag !== 'comma') start--;
    return start < verb && sides.hasPerson(spanOf(tokens, { from: start, to: verb }))
      ? { from: start, to: verb }
      : null;
  }
  return null;
}
