/** Speakers named by a label: headlines ("X: …", "…: X"), and names behind a dash ("“…” — X"). */
import { wordSet } from '../../language/word-set.ts';
import { withoutStop } from './clause.ts';
import { hasFinite, hasQuotation, nounPhraseBefore } from '../../language/english/noun-phrases.ts';
import type { AttributionMatch } from './rules.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';

/** Words before a colon that name a kind of text, and no speaker. */
export const KINDS = wordSet([
  "correction clarification update updated note editor's notes analysis opinion exclusive breaking",
  'watch video photo photos read related more live explainer factbox timeline interview commentary',
  'report review fact factcheck background source sources caption image credit tags topics profile',
  'obituary editorial column podcast poll quiz recap preview listen summary highlights key',
  'explained comment letters letter',
]);
const MAX_LABEL = 7;

/** Returns whether a paragraph is about the text itself: "Editor's note: …", "Correction: …". */
export function isNote(tokens: TaggedTokens, { from, to }: TokenRange): boolean {
  for (let i = from; i < Math.min(to, from + 4); i++)
    if (at(tokens, i).tag === 'colon') return KINDS.has(at(tokens, i - 1).word) && i > from;
  return false;
}

/** Returns the colon that ends a label at the start of a paragraph, or null. */
function labelEnd(tokens: TaggedTokens, { from, to }: TokenRange): number | null {
  for (let i = from; i < Math.min(to, from + MAX_LABEL); i++) {
    const { tag, word } = at(tokens, i);
    if (tag === 'colon') return i > from && i + 1 < to ? i : null;
    if (tag === 'stop' || tag === 'comma' || tag === 'quotation' || KINDS.has(word)) return null;
  }
  return null;
}

function isNamed(tokens: TaggedTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      !at(tokens, i).capital &&
      at(tokens, i).tag !== 'open' &&
      at(tokens, i).tag !== 'close' &&
      at(tokens, i).word !== '.'
    )
      return false;
  return !hasFinite(tokens, from, to);
}

/** Matches the headlines "X: Y" and "X on Z: Y", where X is a name that the text goes on to use. */
export function headlineLabel(tokens: TaggedTokens, paragraph: TokenRange): AttributionMatch | null {
  const colon = labelEnd(tokens, paragraph);
  if (colon === null || hasFinite(tokens, paragraph.from, colon)) return null;
  let to = paragraph.from;
  while (to < colon && at(tokens, to).tag !== 'preposition' && at(tokens, to).tag !== 'to') to++;
  if (!isNamedLater(tokens, to - 1, paragraph.to)) return null;
  return {
    source: [{ from: paragraph.from, to }],
    cue: [{ from: to, to: colon + 1 }],
    content: [{ from: colon + 1, to: withoutStop(tokens, colon + 1, paragraph.to) }],
    rule: 'headline-label',
  };
}

/** Returns whether the word is a name in the text behind the headline. */
function isNamedLater(tokens: TaggedTokens, label: number, from: number): boolean {
  const { word, capital } = at(tokens, label);
  if (!capital) return false;
  for (let i = from; i < tokens.list.length && i < from + 1_500; i++) {
    const token = at(tokens, i);
    if (token.word === word && token.tag === 'name') return true;
  }
  return false;
}

/** Matches the headline "Y condemns Z: X", where a clause stands before the last words. */
export function headlineSource(tokens: TaggedTokens, paragraph: TokenRange): AttributionMatch | null {
  const end = withoutStop(tokens, paragraph.from, paragraph.to);
  for (let i = end - 2; i > paragraph.from + 2 && i >= end - 6; i--) {
    const { tag, word } = at(tokens, i);
    if (tag === 'stop' || tag === 'comma') return null;
    if (tag !== 'colon' && word !== '—' && word !== '–' && word !== '-') continue;
    const phrase = nounPhraseBefore(tokens, end, i + 1);
    if (
      phrase !== i + 1 ||
      !(hasFinite(tokens, paragraph.from, i) || hasQuotation(tokens, paragraph.from, i))
    )
      return null;
    return {
      source: [{ from: i + 1, to: end }],
      cue: [{ from: i, to: i + 1 }],
      content: [{ from: paragraph.from, to: i }],
      rule: 'headline-source',
    };
  }
  return null;
}

/** Matches a quotation that is a whole paragraph below a line that names its speaker and has no verb: "And from Minister X:". */
export function quotationBelow(
  tokens: TaggedTokens,
  above: TokenRange | undefined,
  { from, to }: TokenRange,
): AttributionMatch | null {
  const isAlone = at(tokens, from).tag === 'quotation' && withoutStop(tokens, from, to) === from + 1;
  if (above === undefined || !isAlone) return null;
  const colon = above.to - 1;
  if (at(tokens, colon).tag !== 'colon' || hasFinite(tokens, above.from, colon)) return null;
  const name = nounPhraseBefore(tokens, colon, above.from);
  if (name === null || !at(tokens, colon - 1).capital) return null;
  return {
    source: [{ from: name, to: colon }],
    cue: [{ from: colon, to: colon + 1 }],
    content: [{ from, to: from + 1 }],
    rule: 'quotation-block',
  };
}

/** Matches "“…” — X" as a whole paragraph. */
export function dashed(tokens: TaggedTokens, { from, to }: TokenRange): AttributionMatch | null {
  if (at(tokens, from).tag !== 'quotation') return null;
  const end = withoutStop(tokens, from, to);
  for (let i = end - 2; i > from && i > end - 9; i--) {
    if (at(tokens, i).tag !== 'dash') continue;
    if (
      !/^(?:quotation|stop)$/u.test(at(tokens, i - 1).tag) ||
      at(tokens, i + 1).tag === 'quotation' ||
      !isNamed(tokens, i + 1, i + 2)
    )
      return null;
    return {
      source: [{ from: i + 1, to: end }],
      cue: [{ from: i, to: i + 1 }],
      content: [{ from, to: i }],
      rule: 'quotation-dash',
    };
  }
  return null;
}
