/** Cuts from a part of an account's sentence what is said: without who says it, before or behind. */
import type { Span } from '../language/span.ts';
import { isAdverb } from '../language/english/finite-verbs.ts';
import { wordsWithin } from '../language/english/words.ts';
import { trimClause, withoutTails } from '../statements/clauses/trim.ts';
import type { FoundStatement } from '../statements/read-statements.ts';
import type { ArticleMentions } from '../statements/speakers/article-mentions.ts';
import { tokenRange } from '../statements/speakers/name-tokens.ts';
import { isNegation } from '../statements/substance/predicates.ts';
import { isStanceVerb, isToldAt } from './subject-of-part.ts';
import { contentAt, withoutAsides } from './substance-of-part.ts';
import type { PartVoice } from './voice-of-part.ts';
import { phraseAt, type SpeakerReading } from './who-is-named.ts';

/** "1.", "1/", "(2)", "(a)", "First,", "One,", "- ". */
export const LIST_MARK =
  /^\s*(?:[-•–*]\s|\(?\d{1,2}(?:[.)]|\/\d{0,2})\s?|\((?:[a-z]|[ivx]{2,4})\)\s|(?:first|second|third|fourth|fifth|sixth|one|two|three|four|five|six|firstly|secondly|thirdly|finally|lastly)(?:ly)?,\s)/iu;

/** The words that join the next part: ", and", ", adding that". */
const JOINED_AT_END = /[,;]?\s(?:and|but|while|whereas|\p{L}+ing that|it being \p{L}+ that)[\s,]{0,4}$/u;
const MAX_JOINED = 40;

export function withoutJoining(text: string, [from, to]: Span): Span {
  const joined = JOINED_AT_END.exec(text.slice(Math.max(from, to - MAX_JOINED), to))?.[0] ?? '';
  return [from, to - joined.length];
}

export const MAX_MARK = 16;

const POINTS_BACK = /^(?:it|this|that|these|those|they|them)\b/iu;

/** Returns whether the words before what is said decide what it is: "did not promise to …", "neither agreed to …", "withdrew her support for …". */
function isTurned(
  { english }: ArticleMentions['article'],
  part: Span,
  { asserts, span }: FoundStatement,
): boolean {
  return !asserts || wordsWithin(english.words, [part[0], span[0]]).some(({ word }) => isNegation(word));
}

type SaidPart = {
  readonly part: Span;
  /** The statements found in it that are one speaker's. */
  readonly own: readonly FoundStatement[];
  readonly voice: PartVoice;
};

/** Returns what is said in a part: from its attributed content on, without who said it behind. */
export function wordsOfPart(reading: SpeakerReading, { part: joinedPart, own, voice }: SaidPart): Span {
  const { article } = reading.mentions;
  const part = withoutJoining(article.text, joinedPart);
  const first = own.toSorted((a, b) => a.span[0] - b.span[0])[0];
  // "Asked that it be honoured": what "it" is stands before.
  const isWhole =
    first === undefined ||
    POINTS_BACK.test(first.text) ||
    isTurned(article, part, first) ||
    (isParticiple(first.text) && voice.from !== null && first.span[1] <= voice.from);
  const content = startOfContent(reading, part, voice);
  const from = isWhole ? content : Math.max(content, first.span[0]);
  const mark = LIST_MARK.exec(article.text.slice(from, from + MAX_MARK))?.[0] ?? '';
  const until = Math.max(from + mark.length, beforeTag(reading, part));
  const [begin, end] = withoutTails(article.text, trimClause(article.text, [from + mark.length, until]));
  return [begin, end];
}

/** Behind "it was made clear that", "the Minister was told that"; without "having heard the proposal," before its subject. */
function startOfContent(
  reading: SpeakerReading,
  part: Span,
  { speakers, isAttributed, from }: PartVoice,
): number {
  const words = wordsWithin(reading.mentions.article.english.words, part);
  if (speakers.length !== 1 || !isAttributed) return part[0];
  const content = contentAt(words);
  const before = content === null ? [] : words.slice(0, content);
  const isPlain = !withoutAsides(before).some(({ word }) => isNegation(word) || word === ',');
  if (content !== null && isPlain && !POINTS_BACK.test(words[content]?.word ?? ''))
    return words[content]?.start ?? part[0];
  const isBehind = from !== null && from < beforeTag(reading, part);
  return isBehind && isParticiple(words[0]?.word ?? '') ? from : part[0];
}

/** "Having heard the proposal, she …": what stands before the subject is no content. */
const isParticiple = (words: string): boolean =>
  /^(?!(?:\p{L}*thing|during|regarding|concerning|following|pending|including)\b)\p{L}+ing\b/u.test(
    words.toLowerCase(),
  );

/** So many words stand in "…, the Minister told her guest". */
const MAX_TAG = 10;
const MARK = /[,"”’?!]/u;

/** Returns where the words end before "…, the Minister observed" or "…, she told her guest" at the end of a part. */
function beforeTag(reading: SpeakerReading, part: Span): number {
  const { tokens, article } = reading.mentions;
  const [from, to] = tokenRange(tokens, part);
  for (let at = to - 2; at > Math.max(from, to - MAX_TAG); at -= 1) {
    const gap = article.text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
    if (!MARK.test(gap)) continue;
    const named = phraseAt(reading, at, to);
    let verb = named?.end ?? to;
    while (verb < to && isAdverb(tokens[verb]?.key ?? '')) verb += 1;
    const isTag =
      verb < to &&
      (isStanceVerb(tokens[verb]?.key ?? '')
        ? isAddressed(reading, verb + 1, to)
        : isToldAt(tokens, verb, to));
    if (isTag) return tokens[at - 1]?.end ?? part[1];
  }
  return part[1];
}

/** Returns whether nothing stands behind a verb of saying but whom it was said to: "told the Minister". */
const isAddressed = (reading: SpeakerReading, from: number, to: number): boolean =>
  from === to || phraseAt(reading, from, to)?.end === to;
