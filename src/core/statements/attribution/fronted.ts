/** Rules for words that stand behind the verb that reports them. */
import { clauseEnd, withoutStop } from './clause.ts';
import type { Cue } from './cue.ts';
import {
  hasFinite,
  hasQuotation,
  isFiniteVerb,
  nounPhraseAfter,
} from '../../language/english/noun-phrases.ts';
import type { AttributionRule, AttributionMatch } from './rules.ts';
import { makeMatch, skipAddressee, TERMINAL } from './make-match.ts';
import { skipSetting } from './setting.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';
import { tagSet } from '../../language/english/lexicon.ts';

/** Matches a verb in front of its words: "X said (that) …" · "X said: “…”" · "X told Y …". @param rule the one that the verb's form asks for, or null */
export function fronted(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
  rule: AttributionRule | null,
): AttributionMatch | null {
  const { to: end } = cue.sentence;
  const addressee = withoutSubject(tokens, cue.after, skipAddressee(tokens, cue));
  const set = skipSetting(tokens, addressee, end);
  const said = { from: cue.group.from, to: cue.after };
  if (saysNothing(tokens, cue))
    return makeMatch(source, said, [{ from: cue.after, to: cue.after + 1 }], 'hypothetical');
  const that = at(tokens, set).tag === 'that' ? set : thatBehindInsertion(tokens, set, end);
  const quoted = quotedAfter(tokens, set, end);
  if (that !== null && (that === set ? isClause(tokens, set + 1, end) : quoted === null)) {
    const content = { from: that, to: clauseEnd(tokens, that + 1, end) };
    return makeMatch(source, said, [content], rule ?? (cue.classes.has('tell') ? 'told' : 'that-clause'));
  }
  if (quoted !== null) return makeMatch(source, said, [quoted], rule ?? 'quotation-before');
  const behind = clauseBehindComma(tokens, cue, set);
  if (behind !== null) return makeMatch(source, said, [behind], rule ?? 'bare-clause');
  const start = startOfBare(tokens, addressee, set, end);
  const saidOf = { source, said, rule };
  if (at(tokens, start).tag === 'colon' && start < end) return matchBehindColon(tokens, start, end, saidOf);
  if (start >= end || !opensClause(tokens, cue, start, addressee)) return null;
  return makeMatch(source, said, [{ from: start, to: clauseEnd(tokens, start, end) }], rule ?? bareRule(cue));
}

/** Returns whether nothing is said: "Of fuel it says nothing", and not "said nothing had changed". */
function saysNothing(tokens: TaggedTokens, { after, sentence }: Cue): boolean {
  const isNothing = at(tokens, after).word === 'nothing' && after < sentence.to;
  return isNothing && !hasFinite(tokens, after + 1, Math.min(after + 4, sentence.to));
}

/** Returns the clause of "NAME said, the road will open" where the name opens the sentence, as readouts write it; or null. */
function clauseBehindComma(
  tokens: TaggedTokens,
  { subject, classes, sentence, group }: Cue,
  comma: number,
): TokenRange | null {
  if (subject?.kind !== 'phrase' || group.mode !== 'finite' || !classes.has('say')) return null;
  if (at(tokens, comma).tag !== 'comma' || !opensMainClause(tokens, subject.from, sentence.from)) return null;
  const from = at(tokens, comma + 1).tag === 'that' ? comma + 2 : comma + 1;
  const verb = nounPhraseAfter(tokens, from, sentence.to);
  if (verb === from || !(hasFinite(tokens, verb, Math.min(verb + 3, sentence.to)) || sentence.to - from > 5))
    return null;
  return { from, to: clauseEnd(tokens, from, sentence.to) };
}

/** Returns whether nothing but an adverbial stands before the subject: "For his part, X said". */
function opensMainClause(tokens: TaggedTokens, subject: number, from: number): boolean {
  if (subject === from) return true;
  return at(tokens, subject - 1).tag === 'comma' && !hasFinite(tokens, from, subject);
}

/** Ends an addressee before the subject of the clause behind it, which no "that" parts from it: "told X Y would come". */
function withoutSubject(tokens: TaggedTokens, from: number, to: number): number {
  if (to - from < 2 || !isFiniteVerb(at(tokens, to))) return to;
  let subject = to - 1;
  while (subject - 1 > from && at(tokens, subject - 1).tag === 'adjective') subject--;
  return subject > from && at(tokens, subject).capital ? subject : to;
}

function bareRule({ classes }: Cue): AttributionRule {
  if (classes.has('tell')) return 'told';
  return classes.has('ask') ? 'asked' : 'bare-clause';
}

type SpokenBy = {
  readonly source: readonly TokenRange[];
  readonly said: TokenRange;
  readonly rule: AttributionRule | null;
};

/** Takes the rest of the sentence for what was said, or leaves it empty where the next paragraph is. */
function matchBehindColon(
  tokens: TaggedTokens,
  colon: number,
  end: number,
  { source, said, rule }: SpokenBy,
): AttributionMatch | null {
  if (colon + 1 < end)
    return makeMatch(
      source,
      said,
      [{ from: colon + 1, to: withoutStop(tokens, colon + 1, end) }],
      rule ?? 'quotation-before',
    );
  return source.length === 0 ? null : { source, cue: [said], content: [], rule: 'quotation-block' };
}

const OPENERS = tagSet('determiner possessive pronoun noun name number adjective wh subordinator ing adverb');

/** Returns whether a clause without "that" starts at `start`: its subject, and a verb within reach. */
function opensClause(tokens: TaggedTokens, cue: Cue, start: number, addressee: number): boolean {
  const { tag } = at(tokens, start);
  if (
    !cue.classes.has('say') &&
    !cue.classes.has('ask') &&
    !(cue.classes.has('tell') && addressee > cue.after)
  )
    return false;
  if (cue.classes.has('ask') || (cue.classes.has('tell') && addressee > cue.after)) {
    if (tag === 'wh' || tag === 'subordinator') return true;
    if (cue.classes.has('ask') && !cue.classes.has('say')) return false;
  }
  if (cue.lemma === 'say' && isFiniteVerb(at(tokens, start)) && start === cue.after) return true;
  if (!OPENERS.has(tag)) return false;
  const end = Math.min(start + 25, cue.sentence.to);
  return (
    hasFinite(tokens, start, end) ||
    hasQuotation(tokens, start, end) ||
    (cue.lemma === 'say' && end - start > 4)
  );
}

/** Returns where "that" stands behind an insertion, or null: "cautioned, as did the campaign itself, that …". */
function thatBehindInsertion(tokens: TaggedTokens, comma: number, end: number): number | null {
  if (at(tokens, comma).tag !== 'comma') return null;
  for (let i = comma + 1; i < Math.min(comma + 16, end - 1); i++)
    if (at(tokens, i).tag === 'comma' && at(tokens, i + 1).tag === 'that') return i + 1;
  return null;
}

/** Returns whether a clause follows "that", and not only the noun of "that question". */
function isClause(tokens: TaggedTokens, from: number, end: number): boolean {
  return end - from > 3 || hasQuotation(tokens, from, end) || hasFinite(tokens, from, end);
}

/** Returns where a clause without "that" starts. A setting that a verb follows was its subject or adverbial, and belongs to it. */
function startOfBare(tokens: TaggedTokens, addressee: number, set: number, end: number): number {
  const tag = at(tokens, set).tag;
  if (
    set > addressee &&
    (tag === 'verb' || tag === 'be' || tag === 'modal' || tag === 'have' || set >= end || TERMINAL.has(tag))
  )
    return addressee;
  return set;
}

function quotedAfter(tokens: TaggedTokens, from: number, end: number): TokenRange | null {
  let i = from;
  if (at(tokens, i).tag === 'comma' || at(tokens, i).tag === 'colon' || at(tokens, i).tag === 'dash') i++;
  if (at(tokens, i).tag !== 'quotation' || i >= end) return null;
  return { from: i, to: clauseEnd(tokens, i, end) };
}
