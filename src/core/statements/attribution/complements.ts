/** Rules for verbs of thinking, showing, promising, urging and judging: the words behind the verb decide. */
import { wordSet } from '../../language/word-set.ts';
import { clauseEnd, objectEnd, withoutStop } from './clause.ts';
import type { Cue } from './cue.ts';
import { baseAfter, hasFinite, nounPhraseAfter } from '../../language/english/noun-phrases.ts';
import { ATTITUDES } from '../../language/english/reporting-words.ts';
import { passive } from './passive.ts';
import { findSubject } from './subjects.ts';
import { skipSetting } from './setting.ts';
import { verbGroup } from '../../language/english/verb-groups.ts';
import type { AttributionRule, AttributionMatch } from './rules.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';
import { tagSet } from '../../language/english/lexicon.ts';

/** The place where the words begin that a verb governs, and the rule that finds them there. */
type GovernedWords = {
  readonly from: number;
  readonly rule: AttributionRule;
  /** Tokens behind the verb that belong to the cue: "called *for*". */
  readonly particles?: number;
};

function matchComplement(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
  { from, rule, particles = 0 }: GovernedWords,
): AttributionMatch | null {
  const end = NOUN_RULES.has(rule) && !isOpen(tokens, from) ? objectEnd : clauseEnd;
  const content = { from, to: end(tokens, from, cue.sentence.to) };
  if (source.length === 0 || content.to <= content.from) return null;
  return { source, cue: [{ from: cue.group.from, to: cue.after + particles }], content: [content], rule };
}

/** Rules for verbs that govern a noun. */
const NOUN_RULES: ReadonlySet<AttributionRule> = new Set<AttributionRule>([
  'judgement',
  'stance',
  'topic',
  'call',
  'directive',
]);

/** Returns whether a clause stands at `i`, which has nouns behind commas of its own. */
function isOpen(tokens: TaggedTokens, i: number): boolean {
  const { tag } = at(tokens, i);
  return tag === 'that' || tag === 'wh' || tag === 'quotation' || tag === 'subordinator';
}

const INFINITIVES = tagSet('base be have do adverb verb quotation');

/** Returns whether "to …" or "not to …" stands at `i`. */
function isInfinitive(tokens: TaggedTokens, i: number): boolean {
  const to = at(tokens, i).word === 'not' ? i + 1 : i;
  return at(tokens, to).tag === 'to' && INFINITIVES.has(at(tokens, to + 1).tag);
}

function afterAdverbs(tokens: TaggedTokens, cue: Cue): number {
  let i = cue.after;
  while (at(tokens, i).tag === 'adverb' && at(tokens, i).word !== 'not') i++;
  return i;
}

/** Verbs that bind nobody. */
const PLANS = wordSet('plan intend volunteer offer propose');

/** Verbs that have things for subjects as well: a law requires, a poll encourages. */
const EFFECTS = wordSet('require encourage compel persuade pressure order command direct');

/** Verbs of not saying anything: "refused to say". */
const SILENT = wordSet(
  'say comment confirm answer elaborate discuss speculate disclose reveal name identify specify',
);

/** Who will not talk before something else is done makes a condition of it. */
function hasCondition(tokens: TaggedTokens, from: number, end: number): boolean {
  for (let i = from; i < end; i++)
    if (/^(?:before|until|unless)$/u.test(at(tokens, i).word) && hasFinite(tokens, i + 1, end)) return true;
  return false;
}

function commitRule(tokens: TaggedTokens, cue: Cue, to: number): AttributionRule {
  const isSilence =
    /^(?:refuse|decline)$/u.test(cue.lemma) &&
    SILENT.has(at(tokens, to + 1).word) &&
    !hasCondition(tokens, to + 2, cue.sentence.to);
  if (isSilence) return 'hypothetical';
  return PLANS.has(cue.lemma) || !isPlain(cue) ? 'plan' : 'commitment';
}

/** Matches "vowed to …" · "hopes to …" · "urged them to …" · "called for …". */
export function infinitive(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
): AttributionMatch | null {
  const { classes, group } = cue;
  if (group.mode === 'passive') return null;
  const i = afterAdverbs(tokens, cue);
  if (isInfinitive(tokens, i)) {
    if (classes.has('commit'))
      return matchComplement(tokens, cue, source, { from: i, rule: commitRule(tokens, cue, i) });
    if (classes.has('want')) return matchComplement(tokens, cue, source, { from: i, rule: 'wish' });
  }
  if (!classes.has('direct')) return null;
  if (/^(?:call|ask|appeal|press|push)$/u.test(cue.lemma) && /^(?:for|on|upon)$/u.test(at(tokens, i).word))
    return matchComplement(tokens, cue, source, {
      from: i + 1,
      rule: isPlain(cue) ? 'call' : 'directive',
      particles: 1,
    });
  const addressee = nounPhraseAfter(tokens, i, cue.sentence.to);
  if (addressee === i || !isInfinitive(tokens, addressee)) return null;
  return matchComplement(tokens, cue, source, {
    from: i,
    rule: isPlain(cue) && !EFFECTS.has(cue.lemma) ? 'call' : 'directive',
  });
}

/** Matches "believes that …" · "the report found …". */
function clauseComplement(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
  i: number,
): AttributionMatch | null {
  const { classes, sentence } = cue;
  if (!classes.has('think') && !classes.has('show')) return null;
  const next = at(tokens, i);
  const subject = baseAfter(tokens, i, sentence.to);
  const bare = subject > i && hasFinite(tokens, i, Math.min(i + 10, sentence.to));
  if (next.tag !== 'that' && next.tag !== 'wh' && !bare) return null;
  return matchComplement(tokens, cue, source, {
    from: i,
    rule: classes.has('think') ? 'belief' : isPlain(cue) && next.tag === 'that' ? 'shown' : 'finding',
  });
}

/** Verbs that judge in the present tense only: in the past they tell what was done. */
const PRESENT_ONLY = wordSet('support oppose welcome offer');

/** Verbs that tell of force as well, and verbs that give names: they are not surely judgements, and so are not told. */
const FORCEFUL = wordSet('attack blast charge');
const NAMING = wordSet('call dub brand label');

/** Returns whether the verb has a subject of its own and is neither negated nor hypothetical. */
function isPlain({ group, subject }: Cue): boolean {
  return group.mode === 'finite' && !group.negated && !group.hypothetical && subject?.kind === 'phrase';
}

/** The rule of each weaker one where its verb goes on with what its subject surely said before: "X said …, and expressed …". */
const STRONGER: ReadonlyMap<AttributionRule, AttributionRule> = new Map([
  ['stance', 'judgement'],
  ['directive', 'call'],
  ['plan', 'commitment'],
]);

/** Returns a match by the stronger rule, where only its shared subject made it weak. */
export function conjoined(tokens: TaggedTokens, cue: Cue, match: AttributionMatch): AttributionMatch {
  const { group, subject, lemma, after } = cue;
  const rule = STRONGER.get(match.rule);
  const isPlainVerb = group.mode === 'finite' && !group.negated && !group.hypothetical;
  if (rule === undefined || subject?.kind !== 'shared' || !isPlainVerb) return match;
  const isWeak =
    FORCEFUL.has(lemma) || EFFECTS.has(lemma) || PLANS.has(lemma) || isNaming(tokens, cue, after);
  return isWeak ? match : { ...match, rule };
}

/** Returns whether one noun stands there and nothing is said of it: "called the envoy", "a group called the Front". @param i behind the verb */
function isNaming(tokens: TaggedTokens, cue: Cue, i: number): boolean {
  if (!NAMING.has(cue.lemma) || isObjectRelative(tokens, cue)) return false;
  const end = baseAfter(tokens, i, cue.sentence.to);
  const last = at(tokens, end - 1).tag;
  const next = at(tokens, end).tag;
  return (last === 'noun' || last === 'name') && !COMPLEMENTS.has(next);
}

const COMPLEMENTS = tagSet('determiner possessive adjective quotation number');

/** Returns the name of a judgement's rule: an unsure one is a stance. */
function judgementRule(tokens: TaggedTokens, cue: Cue, i: number): AttributionRule {
  return isPlain(cue) && !FORCEFUL.has(cue.lemma) && !isNaming(tokens, cue, i) ? 'judgement' : 'stance';
}

/** Matches "condemned the attack" · "called it “…”". */
function stance(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
  i: number,
): AttributionMatch | null {
  const form = at(tokens, cue.verb).cue?.form;
  if (!cue.classes.has('stance') || (PRESENT_ONLY.has(cue.lemma) && form !== 's' && form !== 'base'))
    return null;
  // "Refused to discuss X before Y" is said by the refusal.
  const isRefused = /^(?:refus|declin)/u.test(at(tokens, cue.group.from).word) && cue.group.from < cue.verb;
  if (isRefused && hasCondition(tokens, i, cue.sentence.to)) return null;
  if (isQuotingTag(tokens, cue, i)) return null;
  const next = at(tokens, i);
  const object =
    baseAfter(tokens, i, cue.sentence.to) > i ||
    next.tag === 'quotation' ||
    next.tag === 'ing' ||
    (next.tag === 'verb' && next.word.endsWith('ed')) ||
    next.tag === 'wh' ||
    (next.tag === 'subordinator' && next.word === 'whether') ||
    (next.word === 'as' && (isObjectRelative(tokens, cue) || cue.lemma === 'describe'));
  return object
    ? matchComplement(tokens, cue, source, { from: i, rule: judgementRule(tokens, cue, i) })
    : null;
}

/** Names longer than this are not looked through for "as saying". In tokens. */
const MAX_QUOTED = 16;

/** Returns whether a verb of quoting only tags the words before it: "…, the paper quoted X as saying". */
function isQuotingTag(tokens: TaggedTokens, { lemma, sentence }: Cue, from: number): boolean {
  if (!/^(?:quote|cite|report|paraphrase)$/u.test(lemma)) return false;
  for (let i = from; i < Math.min(from + MAX_QUOTED, sentence.to - 1); i++)
    if (at(tokens, i).word === 'as' && at(tokens, i + 1).tag === 'ing')
      return skipSetting(tokens, i + 2, sentence.to) >= withoutStop(tokens, from, sentence.to);
  return false;
}

/** Returns whether the object stands before the subject: "what she described as …". */
function isObjectRelative(tokens: TaggedTokens, { subject }: Cue): boolean {
  const before = subject === null ? 'edge' : at(tokens, subject.from - 1).tag;
  return before === 'wh' || before === 'that';
}

/** Matches what the verb's class lets follow it. */
export function complement(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
): AttributionMatch | null {
  if (cue.group.mode === 'passive') return passive(tokens, cue);
  const i = afterAdverbs(tokens, cue);
  const found = clauseComplement(tokens, cue, source, i) ?? stance(tokens, cue, source, i);
  if (found !== null) return found;
  let topic = i;
  while (at(tokens, topic).tag === 'time' || at(tokens, topic).tag === 'adverb') topic++;
  if (cue.classes.has('ask')) return questioned(tokens, cue, source, i);
  // "Who speaks for the ministry" is an office.
  const isOffice = cue.subject?.kind === 'relative' && at(tokens, topic).word === 'for';
  if (cue.classes.has('speak') && !isOffice && /^(?:of|about|against|for|on)$/u.test(at(tokens, topic).word))
    return matchComplement(tokens, cue, source, {
      from: topic + 1,
      rule: 'topic',
      particles: topic + 1 - cue.after,
    });
  return null;
}

/** Matches "asked about …" · "asked the minister about …". */
function questioned(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
  i: number,
): AttributionMatch | null {
  const addressee = at(tokens, i).word === 'about' ? i : baseAfter(tokens, i, cue.sentence.to);
  if (at(tokens, addressee).word !== 'about') return null;
  return matchComplement(tokens, cue, source, {
    from: addressee + 1,
    rule: 'topic',
    particles: addressee === i ? addressee + 1 - cue.after : 0,
  });
}

/** Matches "is confident that …" · "are worried about …": an adjective at `i` that says what its subject thinks. */
export function attitude(tokens: TaggedTokens, i: number, sentence: TokenRange): AttributionMatch | null {
  if (!ATTITUDES.has(at(tokens, i).word)) return null;
  const group = verbGroup(tokens, i, sentence.from);
  if (at(tokens, i - 1).tag !== 'be' && at(tokens, i - 1).tag !== 'adverb') return null;
  if (group.from === i || !hasFinite(tokens, group.from, i)) return null;
  const subject = findSubject(tokens, group.from, sentence.from);
  if (subject === null || subject.kind === 'shared' || at(tokens, subject.from).word === 'it') return null;
  const next = at(tokens, i + 1);
  const linked = next.tag === 'preposition' && /^(?:about|of|over)$/u.test(next.word);
  const open =
    next.tag === 'that' || next.tag === 'pronoun' || next.tag === 'name' || isInfinitive(tokens, i + 1);
  if (!linked && !open) return null;
  const from = linked ? i + 2 : i + 1;
  const content = { from, to: clauseEnd(tokens, from, sentence.to) };
  if (content.to <= from) return null;
  return {
    source: subject.ranges,
    cue: [{ from: group.from, to: from === i + 2 ? from : i + 1 }],
    content: [content],
    rule: 'attitude',
  };
}
