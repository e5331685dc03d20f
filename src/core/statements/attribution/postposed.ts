/** Rules for words that stand before the verb that reports them. */
import { wordSet } from '../../language/word-set.ts';
import { clauseBefore, clauseEnd, withoutStop } from './clause.ts';
import type { Cue } from './cue.ts';
import { hasFinite, nounPhraseAfter } from '../../language/english/noun-phrases.ts';
import type { AttributionMatch } from './rules.ts';
import { makeMatch, skipAddressee, TERMINAL } from './make-match.ts';
import { skipSetting } from './setting.ts';
import { findSubject } from './subjects.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';
import { tagSet } from '../../language/english/lexicon.ts';

/** Matches "“…,” said X" · "…, said X": the subject follows its verb. */
export function inverted(tokens: TaggedTokens, cue: Cue, floor: number): AttributionMatch | null {
  const left = at(tokens, cue.group.from - 1);
  const { from, to: end } = cue.sentence;
  if (
    cue.group.from <= from ||
    cue.group.from !== cue.verb ||
    !(cue.classes.has('say') || cue.classes.has('quote'))
  )
    return null;
  const form = at(tokens, cue.verb).cue?.form;
  if (form === 'ing' || form === 'base') return null;
  if (left.tag !== 'quotation' && left.tag !== 'comma') return null;
  const content = clauseBefore(tokens, cue.group.from, floor);
  const to = nounPhraseAfter(tokens, cue.after, end);
  if (content === null || to === cue.after) return null;
  const quoted = left.tag === 'quotation' || at(tokens, cue.group.from - 2).tag === 'quotation';
  if (
    !quoted &&
    (!(PLAIN.has(cue.lemma) || endsWithName(tokens, to, end)) ||
      !(hasFinite(tokens, content.from, content.to) || isHeadline(tokens, end)) ||
      hasFinite(tokens, to, to + 1))
  )
    return null;
  if (hasFinite(tokens, to, to + 1) || at(tokens, to).tag === 'that') return null;
  // "…, urges the envoy to act": the noun behind the verb is its object.
  if (cue.classes.has('direct') && at(tokens, to).tag === 'to') return null;
  if (!quoted && !isWholeTail(tokens, cue.after, to, end) && findSubject(tokens, cue.verb, from) !== null)
    return null;
  const source = withApposition(tokens, { from: cue.after, to }, end);
  const more = quotationAfter(tokens, source.to, end);
  return makeMatch(
    [source],
    { from: cue.verb, to: cue.after },
    more === null ? [content] : [content, more],
    quoted ? 'quotation-inverted' : 'inverted',
  );
}

/** Returns whether only a speaker stands from the verb to the end of the sentence: "…, said a statement of the ministry". */
function isWholeTail(tokens: TaggedTokens, from: number, to: number, end: number): boolean {
  const isEnd = to >= end || at(tokens, to).tag === 'stop';
  return isEnd && to - from > 2 && at(tokens, from).tag === 'determiner' && !hasFinite(tokens, from, to);
}

/** Returns whether a paragraph has no full stop, so that its words need no verb. */
function isHeadline(tokens: TaggedTokens, end: number): boolean {
  return at(tokens, end).tag === 'edge' && at(tokens, end - 1).tag !== 'stop';
}

const PLAIN = wordSet('say write add');

/** Returns whether the sentence ends behind the name that ends before `to`. */
function endsWithName(tokens: TaggedTokens, to: number, end: number): boolean {
  return (to >= end || at(tokens, to).tag === 'stop') && at(tokens, to - 1).capital;
}

/** Returns the source with its description: "said X, a spokesman for Y". */
function withApposition(tokens: TaggedTokens, phrase: TokenRange, end: number): TokenRange {
  if (at(tokens, phrase.to).tag !== 'comma') return phrase;
  const next = at(tokens, phrase.to + 1);
  if (next.tag === 'wh' && next.word === 'who')
    return { from: phrase.from, to: nextMark(tokens, phrase.to + 1, end) };
  const to = nounPhraseAfter(tokens, phrase.to + 1, end);
  const tag = at(tokens, to).tag;
  return to > phrase.to + 1 && (tag === 'comma' || tag === 'stop' || tag === 'edge')
    ? { from: phrase.from, to }
    : phrase;
}

const NEXT_MARKS = tagSet('comma stop quotation');

function nextMark(tokens: TaggedTokens, from: number, end: number): number {
  let i = from;
  while (i < end && !NEXT_MARKS.has(at(tokens, i).tag)) i++;
  return i;
}

/** Returns the quotation that goes on behind the speaker, at the nearest comma or colon, or null: "“…,” said X, “…”". */
function quotationAfter(tokens: TaggedTokens, from: number, end: number): TokenRange | null {
  const i = skipSetting(tokens, from, end);
  const tag = at(tokens, i).tag;
  if (tag === 'quotation') return { from: i, to: i + 1 };
  if (
    (tag === 'comma' || tag === 'colon' || tag === 'dash') &&
    at(tokens, i + 1).tag === 'quotation' &&
    i + 1 < end
  )
    return { from: i + 1, to: clauseEnd(tokens, i + 1, end) };
  return null;
}

/** Returns the quotation that goes on before another verb reports, or null: "…,” X said at a rally in Y, “but …”". */
function resumedQuotation(tokens: TaggedTokens, from: number, end: number): TokenRange | null {
  for (let i = from; i < end; i++) {
    const { tag, cue } = at(tokens, i);
    if ((tag === 'verb' || tag === 'ing') && cue !== null) return null;
    if (tag !== 'quotation') continue;
    const comma = at(tokens, i - 1).tag === 'conjunction' ? i - 2 : i - 1;
    return at(tokens, comma).tag === 'comma' ? { from: i, to: clauseEnd(tokens, i, end) } : null;
  }
  return null;
}

/** Returns whether a quotation waits for its speaker: it ends with a comma, a question or an exclamation mark. */
function awaitsSpeaker(tokens: TaggedTokens, i: number): boolean {
  const { tag, word } = at(tokens, i);
  return tag === 'quotation' && /^[,?!]$/u.test(word);
}

/** Returns whether words only say that another one speaks now: "For his part, X said". */
function isTurnTaking(tokens: TaggedTokens, { from, to }: TokenRange): boolean {
  const words = tokens.list.slice(from, Math.min(to, from + 4)).map(({ word }) => word);
  return /^(?:(?:for|on) (?:his|her|its|their) part|in (?:turn|reply|response|return))$/u.test(
    words.join(' '),
  );
}

/** Matches "…, the paper quoted X as saying": whom an outlet quotes behind a whole clause. */
function quotedBehind(tokens: TaggedTokens, cue: Cue, floor: number): AttributionMatch | null {
  const { subject, sentence, group } = cue;
  if (
    !cue.reported ||
    subject?.kind !== 'phrase' ||
    skipSetting(tokens, cue.after, sentence.to) < withoutStop(tokens, cue.after, sentence.to)
  )
    return null;
  const outlet = findSubject(tokens, subject.from - 1, floor);
  const comma = outlet?.kind === 'phrase' ? at(tokens, outlet.from - 1) : null;
  if (outlet === null || comma === null || !(comma.tag === 'comma' || comma.tag === 'quotation')) return null;
  const content = clauseBefore(tokens, outlet.from, floor);
  return content === null
    ? null
    : makeMatch(subject.ranges, { from: group.from, to: cue.after }, [content], 'postposed');
}

/** Matches "…, X said" · "“…,” X said" · "…, X said, …". */
export function postposed(tokens: TaggedTokens, cue: Cue, floor: number): AttributionMatch | null {
  const { subject, sentence, group } = cue;
  if (subject === null || subject.kind !== 'phrase' || subject.from <= floor || group.mode !== 'finite')
    return null;
  const quoted = quotedBehind(tokens, cue, floor);
  if (quoted !== null) return quoted;
  // "…, something that officials have not mentioned": who did not say it is not its speaker.
  if (group.negated) return null;
  const left = at(tokens, subject.from - 1).tag;
  if (left !== 'comma' && left !== 'quotation' && left !== 'dash') return null;
  const content = clauseBefore(tokens, subject.from, floor);
  if (content === null || isTurnTaking(tokens, content)) return null;
  const next = skipSetting(tokens, skipAddressee(tokens, cue), sentence.to);
  const isQuoted = left === 'quotation' || at(tokens, subject.from - 2).tag === 'quotation';
  if (isQuoted) return matchAfterQuotation(tokens, cue, content, next);
  const { tag } = at(tokens, next);
  const isColon = tag === 'colon' && at(tokens, next + 1).tag === 'quotation';
  if (isColon && isMainClause(tokens, content)) {
    const more = { from: next + 1, to: clauseEnd(tokens, next + 1, sentence.to) };
    return makeMatch(subject.ranges, { from: group.from, to: cue.after }, [content, more], 'quotation-split');
  }
  if (next < sentence.to && !TERMINAL.has(tag)) return null;
  const part = tag === 'comma' ? behindSemicolon(tokens, content) : null;
  if (part !== null) return matchInsideClause(tokens, cue, part, next);
  const complete =
    hasFinite(tokens, content.from, content.to) || at(tokens, content.from).tag === 'quotation';
  if (!complete && !isHeadline(tokens, sentence.to))
    return tag === 'comma' ? matchInsideClause(tokens, cue, content, next) : null;
  return matchAfterClause(tokens, cue, content, next);
}

/** Matches "“…,” X said" and the quotation behind it. @param next the place behind the verb, its addressee and its setting */
function matchAfterQuotation(
  tokens: TaggedTokens,
  cue: Cue,
  content: TokenRange,
  next: number,
): AttributionMatch | null {
  const { subject, sentence, group } = cue;
  if (subject === null) return null;
  const said = { from: group.from, to: cue.after };
  const waiting = awaitsSpeaker(tokens, subject.from - 1);
  const more =
    quotationAfter(tokens, next, sentence.to) ??
    (waiting ? resumedQuotation(tokens, next, sentence.to) : null);
  if (more !== null) return makeMatch(subject.ranges, said, [content, more], 'quotation-split');
  const { tag } = at(tokens, next);
  const ends =
    next >= sentence.to || TERMINAL.has(tag) || tag === 'preposition' || tag === 'to' || tag === 'verb';
  const waits = waiting && at(tokens, content.from).tag === 'quotation';
  return ends || waits ? makeMatch(subject.ranges, said, [content], 'quotation-after') : null;
}

/** Returns what stands behind the last semicolon, where it has no verb yet: "…; the line, she said, was shut down"; or null. */
function behindSemicolon(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange | null {
  let i = to - 1;
  while (i > from && at(tokens, i).word !== ';') i--;
  return i > from && i + 1 < to && !hasFinite(tokens, i + 1, to) ? { from: i + 1, to } : null;
}

/** Returns whether a clause begins with its subject and its verb, and so is no adverbial: "The bill needs more time, X argued: “…”". */
function isMainClause(tokens: TaggedTokens, { from, to }: TokenRange): boolean {
  const verb = nounPhraseAfter(tokens, from, to);
  return verb > from && hasFinite(tokens, verb, Math.min(verb + 2, to));
}

/** The author goes on with one of these behind "…, X said,". */
const CONTINUES = tagSet('ing conjunction subordinator wh');
/** These open an adverbial clause before "X said …", which is no content. */
const ADVERBIAL = wordSet('when asked as after before');

/** Returns whether a main clause follows the adverbial one that opens the content. */
function hasMain(tokens: TaggedTokens, { from, to }: TokenRange): boolean {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === 'comma') return hasFinite(tokens, i + 1, to);
  return false;
}

const AUXILIARIES = tagSet('modal be have');
const SUBORDINATE = tagSet('wh subordinator');

/** Matches "the port will, X said, “never open”": the quotation goes on with the verb that the words before it began. */
function matchInsideVerb(
  tokens: TaggedTokens,
  { subject, sentence, group, after }: Cue,
  content: TokenRange,
  quotation: number,
): AttributionMatch | null {
  const negation = /^(?:not|never)$/u.test(at(tokens, content.to - 1).word) ? 2 : 1;
  if (subject === null || !AUXILIARIES.has(at(tokens, content.to - negation).tag)) return null;
  // "When asked what the reef is, X said, “…”".
  if (
    tokens.list
      .slice(content.from, content.to)
      .some(({ tag, word }) => SUBORDINATE.has(tag) || ADVERBIAL.has(word))
  )
    return null;
  const rest = { from: quotation, to: clauseEnd(tokens, quotation, sentence.to) };
  return makeMatch(subject.ranges, { from: group.from, to: after }, [content, rest], 'parenthetical');
}

/** Matches "…, X said" behind a whole clause. */
function matchAfterClause(
  tokens: TaggedTokens,
  cue: Cue,
  content: TokenRange,
  next: number,
): AttributionMatch | null {
  const { subject, sentence, group } = cue;
  if (subject === null || at(tokens, subject.from - 1).tag === 'dash') return null;
  const said = { from: group.from, to: cue.after };
  const behind = at(tokens, next + 1).tag;
  const comma = at(tokens, next).tag === 'comma';
  const first = at(tokens, content.from);
  if (comma && behind === 'quotation') return matchInsideVerb(tokens, cue, content, next + 1);
  if (!comma && (first.tag === 'subordinator' || ADVERBIAL.has(first.word)) && !hasMain(tokens, content))
    return null;
  const isSecond = comma && behind === 'conjunction' && at(tokens, next + 2).tag === 'that';
  if (isSecond) {
    const more = { from: next + 2, to: clauseEnd(tokens, next + 3, sentence.to) };
    return makeMatch(subject.ranges, said, [content, more], 'postposed');
  }
  const half = comma ? secondHalf(tokens, next + 1, sentence.to) : null;
  if (half !== null) return makeMatch(subject.ranges, said, [content, half], 'postposed');
  if (!comma || next + 1 >= sentence.to || CONTINUES.has(behind) || isTag(tokens, next + 1, sentence.to))
    return makeMatch(subject.ranges, said, [content], 'postposed');
  const more = { from: next + 1, to: clauseEnd(tokens, next + 1, sentence.to) };
  return makeMatch(subject.ranges, said, [content, more], 'parenthetical');
}

/** Words that join a second half to a sentence. */
const JOINS_HALF = wordSet('and but or though although unless if until');

/**
 * Returns the half of a sentence that goes on with what is said behind "…, X said,", or null: "and the coast guard would escort them". What
 * the author adds in his own voice has no modal and no shifted tense.
 */
function secondHalf(tokens: TaggedTokens, from: number, end: number): TokenRange | null {
  if (!JOINS_HALF.has(at(tokens, from).word)) return null;
  const verb = nounPhraseAfter(tokens, from + 1, end);
  const { tag, word } = at(tokens, verb);
  if (verb === from + 1 || !(tag === 'modal' || word === 'had')) return null;
  return { from: from + 1, to: clauseEnd(tokens, from + 1, end) };
}

/** Returns whether another speaker's tag stands at `i`: "…, X said, the agency reported" · "…, X said, according to Y". */
function isTag(tokens: TaggedTokens, i: number, end: number): boolean {
  if (at(tokens, i).word === 'according') return true;
  const verb = nounPhraseAfter(tokens, i, end);
  const { cue } = at(tokens, verb);
  if (verb === i || cue === null || !(cue.verb.classes.has('say') || cue.verb.classes.has('tell')))
    return false;
  const next = skipSetting(tokens, verb + 1, end);
  return next >= end || TERMINAL.has(at(tokens, next).tag);
}

/** Matches a speaker inside a clause: in "The law, he said, would change" the words before have no verb yet. */
function matchInsideClause(
  tokens: TaggedTokens,
  cue: Cue,
  content: TokenRange,
  comma: number,
): AttributionMatch | null {
  const { subject, sentence, group } = cue;
  if (
    subject === null ||
    comma + 1 >= sentence.to ||
    at(tokens, comma + 1).tag === 'ing' ||
    at(tokens, comma + 1).tag === 'quotation'
  )
    return null;
  if (!hasFinite(tokens, comma + 1, Math.min(comma + 8, sentence.to))) return null;
  return makeMatch(
    subject.ranges,
    { from: group.from, to: cue.after },
    [content, { from: comma + 1, to: clauseEnd(tokens, comma + 1, sentence.to) }],
    'parenthetical',
  );
}
