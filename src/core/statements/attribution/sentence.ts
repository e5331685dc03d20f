/** Reads a sentence: each verb that reports, by where its words stand, then by the words that follow it. */
import { wordSet } from '../../language/word-set.ts';
import { asSaid } from './as-said.ts';
import { attitude, complement, conjoined, infinitive } from './complements.ts';
import { clauseEnd } from './clause.ts';
import type { Cue } from './cue.ts';
import { makeMatch } from './make-match.ts';
import { readCueAt } from './cues.ts';
import { accordingTo, light, nominal } from './nominal.ts';
import { isFiniteVerb, nounPhraseAfter, nounPhraseBefore } from '../../language/english/noun-phrases.ts';
import { findSubject } from './subjects.ts';
import { verbGroup } from '../../language/english/verb-groups.ts';
import { type AttributionMatch, type AttributionRule, tellingRules } from './rules.ts';
import { passive } from './passive.ts';
import { inverted, postposed } from './postposed.ts';
import { fronted } from './fronted.ts';
import { at, type TokenRange, type EnglishToken, type TaggedTokens } from '../../language/english/token.ts';

/** The reading of a sentence so far. */
type SentenceState = {
  /** The source that verbs without a subject of their own refer to. */
  source: readonly TokenRange[] | null;
  /** The rule that found it. */
  rule: AttributionRule | null;
  /** Words before it belong to another speaker. */
  floor: number;
};

/** Returns the source of a verb: its subject, or for "and added" and ", adding" the one before. */
function sourceOf(tokens: TaggedTokens, cue: Cue, reading: SentenceState): readonly TokenRange[] {
  const { subject, group, sentence } = cue;
  if (group.mode === 'infinitive' && at(tokens, group.from).tag === 'to')
    return causedSubject(tokens, group.from, sentence) ?? mainSubject(tokens, sentence, group.from);
  if (subject !== null && subject.kind !== 'shared') return subject.ranges;
  if (group.mode === 'participle') {
    const left = at(tokens, group.from - 1).tag;
    if (left === 'noun' || left === 'name' || left === 'pronoun') {
      const from = nounPhraseBefore(tokens, group.from, sentence.from);
      if (from !== null) return [{ from, to: group.from }];
    }
    if (opensSentence(tokens, group.from, sentence)) return subjectBehind(tokens, group.from, sentence);
  } else if (subject?.kind !== 'shared') return [];
  return reading.source ?? mainSubject(tokens, sentence, group.from);
}

/** Verbs whose object is the subject of the infinitive behind it. */
const CAUSES =
  /^(?:forc|prompt|lead|led|allow|compel|push|caus|enabl|requir|expect|want|urg|order|persuad|convinc|pressur|encourag|drov|driv)/u;

/** Returns who admits in "forced the minister to admit …", or null. @param to where "to" stands */
function causedSubject(
  tokens: TaggedTokens,
  to: number,
  { from: floor }: TokenRange,
): readonly TokenRange[] | null {
  const from = nounPhraseBefore(tokens, to, floor);
  const object = at(tokens, to - 1).tag === 'object' ? to - 1 : from;
  if (object === null || !CAUSES.test(at(tokens, object - 1).word)) return null;
  return [{ from: object, to }];
}

/** Returns whether a participle opens the sentence: "Saying …, X left" · "After saying …, X left". */
function opensSentence(tokens: TaggedTokens, participle: number, { from }: TokenRange): boolean {
  if (participle === from) return true;
  const { tag } = at(tokens, from);
  return participle === from + 1 && (tag === 'preposition' || tag === 'subordinator' || tag === 'wh');
}

/** Returns whether a token is a comma, or a quotation that ends with one. */
function endsClause({ tag, word }: EnglishToken): boolean {
  return tag === 'comma' || (tag === 'quotation' && word === ',');
}

/** Returns the subject of the main clause, which an opening participle has for its own. */
function subjectBehind(
  tokens: TaggedTokens,
  participle: number,
  { to: end }: TokenRange,
): readonly TokenRange[] {
  for (let i = participle + 1; i < end; i++) {
    if (!endsClause(at(tokens, i))) continue;
    const to = nounPhraseAfter(tokens, i + 1, end);
    let verb = to;
    while (at(tokens, verb).tag === 'adverb') verb++;
    if (to > i + 1 && isFiniteVerb(at(tokens, verb))) return [{ from: i + 1, to }];
  }
  return [];
}

/** Returns the subject of the sentence's first verb that has one. */
function mainSubject(tokens: TaggedTokens, sentence: TokenRange, to: number): readonly TokenRange[] {
  for (let i = sentence.from; i < to; i++) {
    const { tag } = at(tokens, i);
    if (!isFiniteVerb(at(tokens, i)) && tag !== 'base') continue;
    const subject = findSubject(tokens, verbGroup(tokens, i, sentence.from).from, sentence.from);
    if (subject?.kind === 'phrase') return subject.ranges;
  }
  return [];
}

function isSpeech({ classes }: Cue): boolean {
  return classes.has('say') || classes.has('quote') || classes.has('tell') || classes.has('ask');
}

/** Returns whether a verb that governs a noun has a clause here, as ministries write it: "X expressed that …". */
function expressesThat(tokens: TaggedTokens, { lemma, after }: Cue): boolean {
  return (lemma === 'express' || lemma === 'voice' || lemma === 'convey') && at(tokens, after).tag === 'that';
}

/** Returns the rule for a form that the verb's shape makes weaker, or null. */
function formRule(
  tokens: TaggedTokens,
  { group, subject, reported, sentence }: Cue,
  reading: SentenceState,
): AttributionRule | null {
  if (group.mode === 'participle' && opensSentence(tokens, group.from, sentence)) return 'opening';
  if (group.mode === 'participle')
    return at(tokens, group.from - (at(tokens, group.from - 1).word === 'while' ? 2 : 1)).tag === 'comma'
      ? 'participle'
      : 'gerund';
  if (group.mode === 'infinitive')
    return /^(?:refus|declin)/u.test(at(tokens, group.from).word) ? 'hypothetical' : 'infinitive';
  if (group.negated || group.hypothetical) return 'hypothetical';
  if (subject?.kind === 'shared') return reading.source === null ? 'conjoined-action' : 'conjoined';
  if (reported) return 'quoted-as';
  return subject?.kind === 'relative' ? 'relative' : null;
}

/** Returns whether "you" is the subject: the reader has said nothing. */
function isReader(tokens: TaggedTokens, { subject }: Cue): boolean {
  const range = subject?.ranges[0];
  return range !== undefined && range.to - range.from === 1 && at(tokens, range.from).word === 'you';
}

function matchCue(tokens: TaggedTokens, cue: Cue, reading: SentenceState): AttributionMatch | null {
  if (isReader(tokens, cue)) return null;
  const source = sourceOf(tokens, cue, reading);
  const said = asSaid(tokens, cue, reading.floor);
  if (said !== null) return said;
  if (cue.lemma === 'put') return putTo(tokens, cue, source);
  if (cue.classes.has('light'))
    return cue.group.mode === 'passive' ? passive(tokens, cue) : light(tokens, cue, source);
  if (isSpeech(cue)) {
    const placed = inverted(tokens, cue, reading.floor) ?? postposed(tokens, cue, reading.floor);
    if (placed !== null) return placed;
  }
  const bound = infinitive(tokens, cue, source);
  if (bound !== null) return bound;
  if ((isSpeech(cue) || expressesThat(tokens, cue)) && cue.group.mode !== 'passive') {
    const front = fronted(tokens, cue, source, formRule(tokens, cue, reading));
    if (front !== null) return front;
  }
  return complement(tokens, cue, source);
}

/** Matches "A reporter put it to her that …": what is put to somebody is a question, which nobody states. */
function putTo(tokens: TaggedTokens, cue: Cue, source: readonly TokenRange[]): AttributionMatch | null {
  const { after, group, sentence } = cue;
  if (at(tokens, after).word !== 'it' || at(tokens, after + 1).tag !== 'to') return null;
  const that = nounPhraseAfter(tokens, after + 2, sentence.to);
  if (at(tokens, that).tag !== 'that') return null;
  const content = { from: that, to: clauseEnd(tokens, that + 1, sentence.to) };
  return makeMatch(source, { from: group.from, to: after + 1 }, [content], 'question');
}

/** Matches a word that is no verb. */
function matchSignal(tokens: TaggedTokens, i: number, sentence: TokenRange): AttributionMatch | null {
  const { tag } = at(tokens, i);
  if (tag === 'preposition') return accordingTo(tokens, i, sentence);
  if (tag === 'noun') return nominal(tokens, i, sentence) ?? attitude(tokens, i, sentence);
  return tag === 'adjective' || tag === 'verb' ? attitude(tokens, i, sentence) : null;
}

const OPENS_SUBORDINATE = wordSet('preposition subordinator wh ing verb');

/** Ends the words reported inside an opening or relative clause where the main clause begins or goes on. */
function cutAtMain(tokens: TaggedTokens, cue: Cue, found: AttributionMatch): AttributionMatch {
  const { sentence, subject, group } = cue;
  const last = found.content.at(-1);
  if (last === undefined || last.from < cue.verb) return found;
  const relative =
    (subject?.kind === 'relative' && at(tokens, group.from - 2).tag === 'comma') || isOfWhom(tokens, cue);
  if (
    !relative &&
    !(
      OPENS_SUBORDINATE.has(at(tokens, sentence.from).tag) && isFirstClause(tokens, sentence.from, group.from)
    )
  )
    return found;
  const to = mainClause(tokens, last, relative);
  return to === last.to
    ? found
    : { ...found, content: [...found.content.slice(0, -1), { from: last.from, to }] };
}

/** Returns whether a relative clause has the verb: in "X, whom Y declared a friend, warned" the warning is not Y's. */
function isOfWhom(tokens: TaggedTokens, { subject }: Cue): boolean {
  const pronoun = (subject?.from ?? 0) - 1;
  return /^(?:whom|which)$/u.test(at(tokens, pronoun).word) && at(tokens, pronoun - 1).tag === 'comma';
}

function isFirstClause(tokens: TaggedTokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (at(tokens, i).tag === 'comma' || at(tokens, i).tag === 'quotation') return false;
  return true;
}

/** Returns the comma in `content` behind which the main clause begins, or its end. */
function mainClause(tokens: TaggedTokens, { from, to }: TokenRange, relative: boolean): number {
  for (let i = from + 1; i < to; i++) {
    const token = at(tokens, i);
    if (!endsClause(token) && token.tag !== 'dash') continue;
    let verb = relative ? i + 1 : nounPhraseAfter(tokens, i + 1, to);
    while (at(tokens, verb).tag === 'adverb') verb++;
    if ((relative || verb > i + 1) && isFiniteVerb(at(tokens, verb)))
      return token.tag === 'quotation' ? i + 1 : i;
  }
  return to;
}

/** Rules whose words hold no clause, so that a verb behind "and" is none of its. */
const WITHOUT_CLAUSE: ReadonlySet<AttributionRule> = new Set<AttributionRule>([
  'judgement',
  'call',
  'commitment',
]);

/** Returns whether a verb behind "and" surely has the speaker for its subject, and not somebody in the words before. */
function goesOn(tokens: TaggedTokens, { subject }: Cue, { rule }: SentenceState): boolean {
  if (rule === null || subject?.kind !== 'shared' || !tellingRules.has(rule)) return false;
  return WITHOUT_CLAUSE.has(rule) || at(tokens, subject.from - 1).tag === 'comma';
}

/** Returns a verb that opens a sentence with the subject that stands before it, in the words above a list. */
function withSubject(cue: Cue | null, { from }: TokenRange, subject: readonly TokenRange[]): Cue | null {
  const [first] = subject;
  if (cue === null || first === undefined || cue.subject !== null || cue.group.from !== from) return cue;
  return { ...cue, subject: { ranges: subject, from: first.from, kind: 'phrase' } };
}

/**
 * Returns all that a sentence attributes, in its order; what is said inside another's words is in those.
 * @param subject of a sentence that begins with its verb
 */
export function readSentence(
  tokens: TaggedTokens,
  sentence: TokenRange,
  subject: readonly TokenRange[] = [],
): AttributionMatch[] {
  const found: AttributionMatch[] = [];
  const reading: SentenceState = { source: null, rule: null, floor: sentence.from };
  for (let i = sentence.from; i < sentence.to; i++) {
    const token = at(tokens, i);
    if (token.cue === null && !token.signal) continue;
    const cue = withSubject(readCueAt(tokens, i, sentence), sentence, subject);
    const match = cue === null ? matchSignal(tokens, i, sentence) : matchCue(tokens, cue, reading);
    if (match === null) continue;
    const one = cue !== null && goesOn(tokens, cue, reading) ? conjoined(tokens, cue, match) : match;
    // What runs over a later tag is the tag's: "The envoy had promised X, the minister said, adding Y".
    const nested = !POSTPOSED.has(one.rule) && found.some((outer) => holds(outer, one));
    found.push(cue === null ? one : cutAtMain(tokens, cue, one));
    if (isPostposedQuotation(tokens, one)) reading.floor = i + 1;
    if (nested || cue === null || cue.subject?.kind === 'relative') continue;
    reading.source = one.source;
    reading.rule = one.rule;
  }
  return outermost(found);
}

/** Returns whether a match is "“…,” X said": a later speaker of the sentence does not reach behind it. */
function isPostposedQuotation(tokens: TaggedTokens, { rule, content }: AttributionMatch): boolean {
  return (
    (rule === 'quotation-after' || rule === 'quotation-inverted') &&
    content.some(({ from }) => at(tokens, from).tag === 'quotation')
  );
}

/** Rules whose content stands before its cue: it holds whatever was found there. */
export const POSTPOSED: ReadonlySet<AttributionRule> = new Set<AttributionRule>([
  'quotation-after',
  'quotation-inverted',
  'quotation-split',
  'postposed',
  'inverted',
  'parenthetical',
  'according-to',
]);

function holds(outer: AttributionMatch, inner: AttributionMatch): boolean {
  return inner.cue.every((cue) => outer.content.some(({ from, to }) => from <= cue.from && cue.to <= to));
}

/** Returns the match that holds another one, or null; a content before its cue goes first. */
function holderOf(
  one: AttributionMatch,
  found: readonly AttributionMatch[],
  kept: readonly AttributionMatch[],
): AttributionMatch | null {
  const backward = found.find((outer) => POSTPOSED.has(outer.rule) && outer !== one && holds(outer, one));
  if (backward !== undefined || POSTPOSED.has(one.rule)) return backward ?? null;
  return kept.find((outer) => holds(outer, one)) ?? null;
}

/** Puts the matches inside another's content into that one: only the outermost are the text's own. */
function outermost(found: readonly AttributionMatch[]): AttributionMatch[] {
  const kept: AttributionMatch[] = [];
  const inner = new Map<AttributionMatch, AttributionMatch[]>();
  for (const one of found) {
    const outer = holderOf(one, found, kept);
    if (outer === null) kept.push(one);
    else inner.set(outer, [...(inner.get(outer) ?? []), one]);
  }
  return kept.map((one) => ({ ...one, inner: inner.get(one) ?? [] }));
}
