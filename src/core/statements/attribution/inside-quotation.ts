/** Reads what is said inside of a quotation, which is a single word to the sentence around it. */
import type { Span } from '../../language/span.ts';
import { readEnglish } from '../../language/english/tokenize.ts';
import { type Attribution, toAttribution } from './attribute.ts';
import { readSentence } from './sentence.ts';

const OPENING = /^[\s"'“‘«]{1,8}/u;
const CLOSING = /[\s"'”’»,]{1,8}$/u;
/** Longer quotations are speeches, of which the beginning is read. In UTF-16 units. */
const MAX_LENGTH = 1_000;

const shift = (spans: readonly Span[], by: number): Span[] =>
  spans.map(([start, end]) => [start + by, end + by]);

function shifted({ source, cue, content, rule, inner }: Attribution, by: number): Attribution {
  return {
    source: shift(source, by),
    cue: shift(cue, by),
    content: shift(content, by),
    rule,
    inner: inner.map((one) => shifted(one, by)),
  };
}

/** Returns who says what in the quotation at a span of a text: "“Norland has promised to come,” she said". */
export function attributionsInQuotation(text: string, [start, end]: Span): Attribution[] {
  const quoted = text.slice(start, Math.min(end, start + MAX_LENGTH));
  const from = OPENING.exec(quoted)?.[0].length ?? 0;
  const words = quoted.slice(from).replace(CLOSING, '');
  const tokens = readEnglish(words);
  return tokens.sentences
    .flatMap((sentence) => readSentence(tokens, sentence))
    .map((found) => shifted(toAttribution(tokens, found), start + from));
}
