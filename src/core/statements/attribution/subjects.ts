/** Finds the subject of a verb in front of it. */
import { wordSet } from '../../language/word-set.ts';
import {
  hasFinite,
  isBoundary,
  isFiniteVerb,
  nounPhraseBefore,
} from '../../language/english/noun-phrases.ts';
import { beforeTime } from './setting.ts';
import { at, type TokenRange, type EnglishToken, type TaggedTokens } from '../../language/english/token.ts';
import { tagSet } from '../../language/english/lexicon.ts';

/** - `relative`: "who said"; - `shared`: "and said", after another verb of the same subject */
export type CueSubject = {
  readonly ranges: readonly TokenRange[];
  readonly from: number;
  readonly kind: 'phrase' | 'relative' | 'shared';
};

/** Returns the subject of the verb group that starts at `group`, in the sentence that starts at `floor`, or null. */
export function findSubject(tokens: TaggedTokens, group: number, floor: number): CueSubject | null {
  const verb = beforeTime(tokens, group, floor);
  const left = at(tokens, verb - 1);
  if (verb - 1 < floor) return null;
  if (left.tag === 'comma' || left.tag === 'dash') return subjectBeforeInsertion(tokens, verb - 1, floor);
  if (left.word === 'whom') return partOf(tokens, verb, floor);
  if (left.tag === 'wh' || left.tag === 'that') return relativeSubject(tokens, verb - 1, floor);
  if (left.tag === 'conjunction') return { ranges: [], from: verb - 1, kind: 'shared' };
  const released = verb < group && left.tag === 'verb' && left.word.endsWith('ed');
  const end = released ? verb - 1 : beforeContactClause(tokens, verb);
  const start = nounPhraseBefore(tokens, end, floor);
  if (start === null || (verb - start === 1 && isNoSubject(left))) return null;
  const described = withRelativeClause(tokens, withReducedClause(tokens, start, floor), floor);
  const series = withTitle(tokens, withSeries(tokens, described, verb, floor), floor);
  const from = at(tokens, verb).cue?.form === 'base' ? withListed(tokens, series, floor) : series;
  return { ranges: [{ from, to: verb }], from, kind: 'phrase' };
}

/** A list of sides is no longer. In tokens. */
const MAX_SERIES = 24;

/** Returns the start of a list of names that opens the sentence and ends in "and" before the last: "A, B, and C reiterated". */
function withSeries(tokens: TaggedTokens, start: number, verb: number, floor: number): number {
  const before = at(tokens, start - 1);
  const ends = before.word === 'and' && at(tokens, start - 2).tag === 'comma' ? start - 2 : start - 1;
  const hasAnd = ends < start - 1 || tokens.list.slice(start, verb).some(({ word }) => word === 'and');
  if (!hasAnd || at(tokens, ends).tag !== 'comma' || ends - floor > MAX_SERIES || ends <= floor) return start;
  for (let i = floor; i < ends; i++) {
    const { tag, capital } = at(tokens, i);
    const isMark = tag === 'comma' && i > floor && at(tokens, i - 1).tag !== 'comma';
    const isName = tag === 'name' || (tag === 'noun' && i === floor);
    if (!isMark && !(isName && capital)) return start;
  }
  return floor;
}

const ROLES = wordSet(
  'spokesperson spokesman spokeswoman minister ambassador envoy secretary president premier director governor',
);
/** A title before a name is no longer. In tokens. */
const MAX_TITLE = 12;

/** Returns the start of a title in capitals between commas before a name: "…, Northern Road Ministry's Spokesperson, X said". */
function withTitle(tokens: TaggedTokens, start: number, floor: number): number {
  const end = start - 1;
  if (
    at(tokens, start).tag !== 'name' ||
    at(tokens, end).tag !== 'comma' ||
    !ROLES.has(at(tokens, end - 1).word)
  )
    return start;
  for (let i = end - 1; i >= Math.max(floor, end - MAX_TITLE); i--) {
    const { tag, capital } = at(tokens, i);
    if (tag === 'comma') return i + 1;
    if (!capital && tag !== 'clitic') return start;
  }
  return start;
}

/** Returns the start of a headline's list without "and", at the start of the sentence: "Kabul, Beijing agree". */
function withListed(tokens: TaggedTokens, start: number, floor: number): number {
  if (at(tokens, start - 1).tag !== 'comma' || start - 2 < floor) return start;
  const head = nounPhraseBefore(tokens, start - 1, floor);
  const names =
    at(tokens, start).capital && at(tokens, floor).capital && at(tokens, floor).tag !== 'determiner';
  return head === floor && names && start - 2 - head < 3 ? head : start;
}

/** Returns whether a noun is missing behind "their" or "a", because it was taken for the verb. */
function isNoSubject({ tag, word }: EnglishToken): boolean {
  return tag === 'time' || tag === 'possessive' || /^(?:a|an|the|no|every)$/u.test(word);
}

/** Returns the noun before a relative clause: in "one of the doctors who sent the letter said" the letter is no subject. */
function withRelativeClause(tokens: TaggedTokens, start: number, floor: number): number {
  let i = start - 1;
  if (at(tokens, i).tag === 'preposition' || at(tokens, i).tag === 'to') i--;
  if (!isFiniteVerb(at(tokens, i))) return start;
  while (i > floor && (isFiniteVerb(at(tokens, i)) || at(tokens, i).tag === 'adverb')) i--;
  const pronoun = at(tokens, i);
  if (pronoun.word !== 'who' && pronoun.word !== 'which' && pronoun.word !== 'that') return start;
  return nounPhraseBefore(tokens, i, floor) ?? start;
}

/** Returns the subject in "many of whom said", or null. */
function partOf(tokens: TaggedTokens, verb: number, floor: number): CueSubject | null {
  const from = at(tokens, verb - 2).word === 'of' ? nounPhraseBefore(tokens, verb - 2, floor) : null;
  return from === null ? null : { ranges: [{ from, to: verb }], from, kind: 'phrase' };
}

/** Returns the place before a relative clause without a pronoun: "everyone I interviewed said". */
function beforeContactClause(tokens: TaggedTokens, verb: number): number {
  const contact = at(tokens, verb - 1).tag === 'verb' && at(tokens, verb - 2).tag === 'pronoun';
  return contact ? verb - 2 : verb;
}

/** Returns the phrase before a participle: "a poll released in late August", "protesters marching through the streets", "a group visiting China". */
function withReducedClause(tokens: TaggedTokens, start: number, floor: number): number {
  let i = start - 1;
  const link = at(tokens, i);
  const hasObject = link.tag === 'ing';
  if (!hasObject && link.tag !== 'preposition' && link.tag !== 'to') return start;
  const participle = hasObject ? link : at(tokens, i - 1);
  const reduced =
    participle.tag === 'ing' ||
    (participle.tag === 'verb' && participle.word.endsWith('ed')) ||
    participle.tag === 'adjective';
  if (!reduced) return start;
  if (!hasObject) i -= 1;
  const head = nounPhraseBefore(tokens, i, floor);
  return head !== null && isBoundary(tokens, head - 1) ? head : start;
}

function relativeSubject(tokens: TaggedTokens, pronoun: number, floor: number): CueSubject | null {
  const { word } = at(tokens, pronoun);
  if (word !== 'who' && word !== 'which' && word !== 'that') return null;
  const end = at(tokens, pronoun - 1).tag === 'comma' ? pronoun - 1 : pronoun;
  const start = nounPhraseBefore(tokens, end, floor);
  if (start === null) return null;
  return {
    ranges: [
      { from: start, to: end },
      { from: pronoun, to: pronoun + 1 },
    ],
    from: start,
    kind: 'relative',
  };
}

/** An insertion between a subject and its verb opens with one of these when it describes the subject. */
const DESCRIBES = tagSet('determiner possessive noun name adjective number wh');
const MAX_INSERTION = 45;

/** Finds the subject before an insertion: "X, a spokesman for Y, said" · "X, who was in Z, said" · "X, however, said". */
function subjectBeforeInsertion(tokens: TaggedTokens, comma: number, floor: number): CueSubject | null {
  const mark = at(tokens, comma).tag;
  let seen = 0;
  for (let i = comma - 1; i > floor && i > comma - MAX_INSERTION; i--) {
    if (at(tokens, i).tag !== mark) continue;
    const start = nounPhraseBefore(tokens, i, floor);
    if (start === null || isClauseOfItsOwn(tokens, i + 1, comma)) {
      if (++seen > 2) return null;
      continue;
    }
    const from = describedBefore(tokens, start, floor);
    const to = from < start || DESCRIBES.has(at(tokens, i + 1).tag) ? comma : i;
    return { ranges: [{ from, to }], from, kind: 'phrase' };
  }
  return nameAtStart(tokens, comma, floor);
}

/** Returns the name that opens the sentence, with a comma too many behind it: "Minister X, said that …", "Meanwhile, X, said that …". */
function nameAtStart(tokens: TaggedTokens, comma: number, floor: number): CueSubject | null {
  const { tag, capital } = at(tokens, comma - 1);
  const from =
    at(tokens, floor).tag === 'adverb' && at(tokens, floor + 1).tag === 'comma' ? floor + 2 : floor;
  const isAlone = nounPhraseBefore(tokens, comma, from) === from && tag === 'name' && capital;
  return isAlone ? { ranges: [{ from, to: comma }], from, kind: 'phrase' } : null;
}

const DEPENDENT = tagSet('wh preposition verb subordinator');

/** Returns whether an insertion is a clause; "seldom heard in public" in "X, seldom heard in public, said" only describes X. */
function isClauseOfItsOwn(tokens: TaggedTokens, from: number, to: number): boolean {
  let first = from;
  while (at(tokens, first).tag === 'adverb') first++;
  return hasFinite(tokens, from, relativeIn(tokens, from, to)) && !DEPENDENT.has(at(tokens, first).tag);
}

/** Returns the first relative pronoun: the verbs behind it are not the sentence's own. */
function relativeIn(tokens: TaggedTokens, from: number, to: number): number {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === 'wh' || at(tokens, i).tag === 'that') return i;
  return to;
}

/** Returns the phrase that this one describes, where that opens the sentence or its clause: "A, a writer for B, who …, said". */
function describedBefore(tokens: TaggedTokens, start: number, floor: number): number {
  if (at(tokens, start - 1).tag !== 'comma' || start - 2 < floor) return start;
  const head = nounPhraseBefore(tokens, start - 1, floor);
  return head !== null &&
    (head === floor || isBoundary(tokens, head - 1)) &&
    at(tokens, head - 1).tag !== 'comma'
    ? head
    : start;
}
