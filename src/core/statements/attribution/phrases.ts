/** Noun phrases, verb groups and clause ends, read from tags alone. */
import { at, type Range, type Token, type Tokens } from './tokens.ts';
import type { Tag } from './words.ts';

const HEADS: ReadonlySet<Tag> = new Set<Tag>([
  'noun',
  'name',
  'number',
  'adjective',
  'pronoun',
  'determiner',
  'close',
  'quotation',
  'possessive',
]);
const INSIDE: ReadonlySet<Tag> = new Set<Tag>([
  'noun',
  'name',
  'number',
  'adjective',
  'clitic',
  'possessive',
  'determiner',
  'quotation',
]);
const BOUNDARIES: ReadonlySet<Tag> = new Set<Tag>([
  'edge',
  'comma',
  'that',
  'subordinator',
  'dash',
  'stop',
  'colon',
  'wh',
  'conjunction',
  'quotation',
]);
const LINKS = new Set([
  'of',
  'for',
  'at',
  'in',
  'from',
  'with',
  'on',
  'to',
  'against',
  'under',
  'behind',
  'by',
  'near',
  'about',
  'between',
  'among',
  'within',
  'inside',
  'across',
  'including',
  'like',
]);
/** A quotation as a word of a phrase: "the “Crooked Hillary” campaign". In UTF-16 units. */
const SHORT_QUOTATION = 40;

export function isShortQuotation(token: Token): boolean {
  return (
    token.tag === 'quotation' &&
    token.end - token.start <= SHORT_QUOTATION &&
    /[\p{L}\p{N}]/u.test(token.word)
  );
}

function openingOf(tokens: Tokens, close: number, floor: number): number | null {
  for (let i = close - 1; i >= floor && i >= close - 15; i--) if (at(tokens, i).tag === 'open') return i;
  return null;
}

/** Where the phrase without prepositions that ends with the token at `last` starts, or null. */
function baseBefore(tokens: Tokens, last: number, floor: number): number | null {
  const head = at(tokens, last);
  if (last < floor || !HEADS.has(head.tag)) return null;
  if (head.tag === 'pronoun') return last;
  if (head.tag === 'close') {
    const open = openingOf(tokens, last, floor);
    return open === null ? null : baseBefore(tokens, open - 1, floor);
  }
  if (head.tag === 'quotation' && !isShortQuotation(head)) return null;
  let start = last;
  while (start > floor) {
    const token = at(tokens, start - 1);
    const joins = INSIDE.has(token.tag)
      ? token.tag !== 'quotation' || isShortQuotation(token)
      : isModifier(tokens, start - 1);
    if (!joins) break;
    start--;
    if (
      (token.tag === 'determiner' || token.tag === 'possessive') &&
      at(tokens, start - 1).tag !== 'determiner'
    )
      break;
  }
  return start;
}

/** "Friday's test" */
function isOwnedTime(tokens: Tokens, i: number): boolean {
  return at(tokens, i).tag === 'time' && at(tokens, i + 1).tag === 'clitic';
}

/** "the densely packed city", "a leading critic", "nearly 40 people": between a determiner and a noun. */
function isModifier(tokens: Tokens, i: number): boolean {
  const { tag } = at(tokens, i);
  const left = at(tokens, i - 1).tag;
  const right = at(tokens, i + 1).tag;
  if (tag === 'adverb')
    return right === 'number' || (right === 'adjective' && (left === 'determiner' || left === 'edge'));
  if (tag === 'ing' || tag === 'verb')
    return (
      left === 'determiner' ||
      left === 'possessive' ||
      left === 'adjective' ||
      (left === 'quotation' && tag === 'verb' && at(tokens, i).word.endsWith('ed'))
    );
  return false;
}

/**
 * Where the noun phrase that ends before `end` starts, with what hangs on it: "a spokesman for the ministry in Kabul".
 * Null when none ends there.
 */
export function nounPhraseBefore(tokens: Tokens, end: number, floor: number): number | null {
  let start = baseBefore(tokens, end - 1, floor);
  if (start === null) return null;
  for (;;) {
    const link = at(tokens, start - 1);
    if (start - 1 <= floor) break;
    const linked = (link.tag === 'preposition' || link.tag === 'to') && LINKS.has(link.word);
    const listed = link.tag === 'conjunction' && link.word !== 'but';
    if (!linked && !listed) break;
    const left: number | null =
      at(tokens, start - 2).tag === 'pronoun' ? null : baseBefore(tokens, start - 2, floor);
    if (left === null) break;
    if (listed && left > floor && !isBoundary(tokens, left - 1)) break;
    start = left;
  }
  return start;
}

function isBoundary(tokens: Tokens, i: number): boolean {
  return BOUNDARIES.has(at(tokens, i).tag);
}

/** Behind the phrase without prepositions that starts at `start`, or `start` when none does. */
export function baseAfter(tokens: Tokens, start: number, ceiling: number): number {
  let i = start;
  let head = false;
  if (at(tokens, i).tag === 'pronoun' || at(tokens, i).tag === 'object') return i + 1;
  while (i < ceiling) {
    const token = at(tokens, i);
    if (token.tag === 'open') {
      let close = i;
      while (close < ceiling && close < i + 15 && at(tokens, close).tag !== 'close') close++;
      if (!head || at(tokens, close).tag !== 'close') break;
      i = close + 1;
      continue;
    }
    if (token.tag === 'determiner' || token.tag === 'possessive') {
      if (head && at(tokens, i - 1).tag !== 'determiner') break;
    } else if (
      token.tag === 'quotation' ? !isShortQuotation(token) : !INSIDE.has(token.tag) && !isOwnedTime(tokens, i)
    ) {
      if (!isModifier(tokens, i)) break;
    } else head = true;
    if (token.tag === 'determiner') head = true;
    i++;
  }
  return head ? i : start;
}

/** Behind the noun phrase that starts at `start`, prepositional phrases included; `start` when none does. */
export function nounPhraseAfter(tokens: Tokens, start: number, ceiling: number): number {
  let end = baseAfter(tokens, start, ceiling);
  if (end === start || at(tokens, start).tag === 'pronoun') return end;
  for (;;) {
    const link = at(tokens, end);
    const linked =
      (link.tag === 'preposition' || link.tag === 'to' || link.word === 'and') &&
      (LINKS.has(link.word) || link.word === 'and');
    if (!linked || end >= ceiling) return end;
    if (at(tokens, end + 1).tag === 'pronoun' || at(tokens, end + 1).tag === 'time') return end;
    const next = baseAfter(tokens, end + 1, ceiling);
    if (next === end + 1) return end;
    if (link.word === 'and' && hasFinite(tokens, next, Math.min(next + 2, ceiling))) return end;
    end = next;
  }
}

const FINITE: ReadonlySet<Tag> = new Set<Tag>(['verb', 'be', 'have', 'do', 'modal']);

export function isFinite(token: Token): boolean {
  return FINITE.has(token.tag);
}

/** Whether a verb stands among the tokens from `from`, before `to`. */
export function hasFinite(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = at(tokens, i);
    if (FINITE.has(token.tag)) return true;
    if (token.tag === 'base' && at(tokens, i - 1).tag !== 'to') return true;
  }
  return false;
}

/** - `relative`: "who said"; - `shared`: "and said", after another verb of the same subject */
export type Subject = {
  readonly ranges: readonly Range[];
  readonly from: number;
  readonly kind: 'phrase' | 'relative' | 'shared';
};

/** The subject of the verb group that starts at `verb`, in the sentence that starts at `floor`. */
export function subjectBefore(tokens: Tokens, group: number, floor: number): Subject | null {
  const verb = beforeTime(tokens, group, floor);
  const left = at(tokens, verb - 1);
  if (verb - 1 < floor) return null;
  if (left.tag === 'comma' || left.tag === 'dash') return subjectBeforeInsertion(tokens, verb - 1, floor);
  if (left.tag === 'wh' || left.tag === 'that') return relativeSubject(tokens, verb - 1, floor);
  if (left.tag === 'conjunction') return { ranges: [], from: verb - 1, kind: 'shared' };
  const end = beforeContactClause(tokens, verb);
  const start = nounPhraseBefore(tokens, end, floor);
  if (start === null || (verb - start === 1 && left.tag === 'time')) return null;
  const from = withReducedClause(tokens, start, floor);
  return { ranges: [{ from, to: verb }], from, kind: 'phrase' };
}

/** "X this week said", "prosecutors in April charged": in front of the time. */
function beforeTime(tokens: Tokens, verb: number, floor: number): number {
  let i = verb;
  while (i - 1 > floor) {
    const token = at(tokens, i - 1);
    const near = at(tokens, i - 2);
    if (token.tag === 'adverb') i--;
    else if (token.tag === 'time')
      i -= near.tag === 'preposition' || /^(?:this|last|next|late|early)$/u.test(near.word) ? 2 : 1;
    else if (
      /^(?:week|month|year|morning|afternoon|evening|night|weekend|summer|fall|spring|winter|day)$/u.test(
        token.word,
      ) &&
      /^(?:this|last|next|that|same|every|each)$/u.test(near.word)
    )
      i -= 2;
    else if (/^(?:19|20)\d\d$/u.test(token.word) && near.word === 'in') i -= 2;
    else break;
  }
  return i;
}

/** "everyone I interviewed said": in front of the relative clause that has no pronoun. */
function beforeContactClause(tokens: Tokens, verb: number): number {
  const contact = at(tokens, verb - 1).tag === 'verb' && at(tokens, verb - 2).tag === 'pronoun';
  return contact ? verb - 2 : verb;
}

/** "a poll released in late August", "protesters marching through the streets": the phrase before a participle is the subject. */
function withReducedClause(tokens: Tokens, start: number, floor: number): number {
  let i = start - 1;
  const link = at(tokens, i);
  if (link.tag !== 'preposition' && link.tag !== 'to') return start;
  const participle = at(tokens, i - 1);
  const reduced =
    participle.tag === 'ing' ||
    (participle.tag === 'verb' && participle.word.endsWith('ed')) ||
    participle.tag === 'adjective';
  if (!reduced) return start;
  i -= 1;
  const head = nounPhraseBefore(tokens, i, floor);
  return head !== null && isBoundary(tokens, head - 1) ? head : start;
}

function relativeSubject(tokens: Tokens, pronoun: number, floor: number): Subject | null {
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

/** Words that an insertion between a subject and its verb opens with when it describes the subject. */
const DESCRIBES: ReadonlySet<Tag> = new Set<Tag>([
  'determiner',
  'possessive',
  'noun',
  'name',
  'adjective',
  'number',
  'wh',
]);
const LONGEST_INSERTION = 45;

/** "X, a spokesman for Y, said" · "X, who was in Z, said" · "X, however, said". */
function subjectBeforeInsertion(tokens: Tokens, comma: number, floor: number): Subject | null {
  const mark = at(tokens, comma).tag;
  let seen = 0;
  for (let i = comma - 1; i > floor && i > comma - LONGEST_INSERTION; i--) {
    if (at(tokens, i).tag !== mark) continue;
    const inside = at(tokens, i + 1);
    const start = nounPhraseBefore(tokens, i, floor);
    const clause =
      hasFinite(tokens, i + 1, relativeIn(tokens, i + 1, comma)) &&
      inside.tag !== 'wh' &&
      inside.tag !== 'preposition' &&
      inside.tag !== 'verb' &&
      inside.tag !== 'subordinator';
    if (start === null || clause) {
      if (++seen > 2) return null;
      continue;
    }
    const from = describedBefore(tokens, start, floor);
    const to = from < start || DESCRIBES.has(inside.tag) ? comma : i;
    return { ranges: [{ from, to }], from, kind: 'phrase' };
  }
  return null;
}

/** The first relative pronoun: behind it verbs are not the sentence's own. */
function relativeIn(tokens: Tokens, from: number, to: number): number {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === 'wh' || at(tokens, i).tag === 'that') return i;
  return to;
}

/** "A, a writer for B, who …, said": the phrase that this one describes, where that opens the sentence or its clause. */
function describedBefore(tokens: Tokens, start: number, floor: number): number {
  if (at(tokens, start - 1).tag !== 'comma' || start - 2 < floor) return start;
  const head = nounPhraseBefore(tokens, start - 1, floor);
  return head !== null &&
    (head === floor || isBoundary(tokens, head - 1)) &&
    at(tokens, head - 1).tag !== 'comma'
    ? head
    : start;
}

/** A verb with its auxiliaries and adverbs. */
export type VerbGroup = {
  readonly from: number;
  readonly mode: 'finite' | 'participle' | 'infinitive' | 'passive';
  readonly negated: boolean;
  /** "would say" */
  readonly hypothetical: boolean;
};

const AUXILIARY: ReadonlySet<Tag> = new Set<Tag>(['be', 'have', 'do', 'modal', 'adverb']);
const GOVERNORS: ReadonlySet<Tag> = new Set<Tag>(['verb', 'base', 'adjective', 'ing']);

export function verbGroup(tokens: Tokens, verb: number, floor: number): VerbGroup {
  let from = auxiliariesBefore(tokens, verb, floor);
  let mode: VerbGroup['mode'] = 'finite';
  const be = hasTag(tokens, from, verb, 'be');
  const form = at(tokens, verb).cue?.form;
  if (at(tokens, from - 1).tag === 'to' && from - 1 >= floor) {
    let governor = from - 2;
    while (governor > floor && (at(tokens, governor).tag === 'adverb' || at(tokens, governor).word === 'on'))
      governor--;
    mode = 'infinitive';
    from =
      governor >= floor && GOVERNORS.has(at(tokens, governor).tag)
        ? auxiliariesBefore(tokens, governor, floor)
        : from - 1;
  } else if (form === 'ing') mode = be ? 'finite' : 'participle';
  else if ((form === 'past' || form === 'participle') && be) mode = 'passive';
  return {
    from,
    mode,
    negated: isNegated(tokens, from, verb),
    hypothetical: isHypothetical(tokens, from, verb),
  };
}

function auxiliariesBefore(tokens: Tokens, verb: number, floor: number): number {
  let from = verb;
  while (from > floor && AUXILIARY.has(at(tokens, from - 1).tag)) from--;
  return from;
}

function hasTag(tokens: Tokens, from: number, to: number, tag: Tag): boolean {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === tag) return true;
  return false;
}

function isHypothetical(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (/^(?:would|could|should|might|may|'d)$/u.test(at(tokens, i).word)) return true;
  return false;
}

function isNegated(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^(?:not|never|.*n't|cannot)$/u.test(at(tokens, i).word)) return true;
  return false;
}

const SETTINGS = new Set(
  'in at on during after before via through to from with over by of about following under amid while when as'.split(
    ' ',
  ),
);
const TIME_WORDS =
  /^(?:last|this|next|late|early|earlier|later|week|month|year|day|morning|afternoon|evening|night|yesterday|today|tonight|sunday|\d{4})$/u;

/**
 * Behind what stands between a verb and what was said: adverbs, times, places and hearers ("on Tuesday", "in a statement", "to reporters").
 * @param end nothing at or behind it is looked at
 */
export function skipSetting(tokens: Tokens, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const token = at(tokens, i);
    if (token.tag === 'time' || token.tag === 'adverb') i++;
    else if (
      TIME_WORDS.test(token.word) &&
      (token.tag !== 'determiner' ||
        TIME_WORDS.test(at(tokens, i + 1).word) ||
        at(tokens, i + 1).tag === 'time')
    )
      i++;
    else if ((token.tag === 'preposition' || token.tag === 'to') && SETTINGS.has(token.word)) {
      const next = skipPhrase(tokens, i + 1, end);
      if (next === i + 1) return i;
      i = next;
    } else return i;
  }
  return i;
}

function skipPhrase(tokens: Tokens, from: number, end: number): number {
  if (at(tokens, from).tag === 'time') return from + 1;
  if (at(tokens, from).tag === 'ing') return skipPhrase(tokens, from + 1, end);
  const next = baseAfter(tokens, from, end);
  return next;
}
