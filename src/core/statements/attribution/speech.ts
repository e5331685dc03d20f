/** Rules for verbs of saying, telling and asking: where the words stand decides. */
import { clauseBefore, clauseEnd, withoutStop } from './clause.ts';
import type { Cue } from './cues.ts';
import { hasFinite, nounPhraseAfter, isFinite } from './phrases.ts';
import { skipSetting } from './setting.ts';
import { subjectBefore } from './subjects.ts';
import type { AttributionRule, Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';
import type { Tag } from './words.ts';

const TERMINAL: ReadonlySet<Tag> = new Set<Tag>([
  'stop',
  'comma',
  'dash',
  'edge',
  'ing',
  'subordinator',
  'conjunction',
  'close',
]);

function finding(
  source: readonly Range[],
  cue: Range,
  content: readonly Range[],
  rule: AttributionRule,
): Finding | null {
  const filled = content.filter(({ from, to }) => to > from);
  return filled.length === 0 || source.length === 0 ? null : { source, cue: [cue], content: filled, rule };
}

/** Behind the hearers of a verb of telling, and whatever setting follows them. */
export function skipHearer(tokens: Tokens, cue: Cue): number {
  const end = cue.sentence.to;
  let i = cue.after;
  while (at(tokens, i).tag === 'adverb') i++;
  if (cue.classes.has('tell') || cue.classes.has('ask')) i = nounPhraseAfter(tokens, i, end);
  return i;
}

/** "“…,” said X" · "…, said X": the subject follows its verb. */
export function inverted(tokens: Tokens, cue: Cue, floor: number): Finding | null {
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
    (!/^(?:say|write|add)$/u.test(cue.lemma) ||
      !hasFinite(tokens, content.from, content.to) ||
      hasFinite(tokens, to, to + 1))
  )
    return null;
  if (hasFinite(tokens, to, to + 1) || at(tokens, to).tag === 'that') return null;
  if (!quoted && subjectBefore(tokens, cue.verb, from) !== null) return null;
  const source = withApposition(tokens, { from: cue.after, to }, end);
  const more = quotationAfter(tokens, source.to, end);
  return finding(
    [source],
    { from: cue.verb, to: cue.after },
    more === null ? [content] : [content, more],
    quoted ? 'quotation-inverted' : 'inverted',
  );
}

/** "said X, a spokesman for Y": the description belongs to the source. */
function withApposition(tokens: Tokens, phrase: Range, end: number): Range {
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

function nextMark(tokens: Tokens, from: number, end: number): number {
  let i = from;
  while (
    i < end &&
    at(tokens, i).tag !== 'comma' &&
    at(tokens, i).tag !== 'stop' &&
    at(tokens, i).tag !== 'quotation'
  )
    i++;
  return i;
}

/** The quotation that goes on behind the tag: "“…,” said X, “…”", at the nearest comma or colon. */
function quotationAfter(tokens: Tokens, from: number, end: number): Range | null {
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

/** A quotation that ends with a comma or a question waits for its tag. */
function isTagged(tokens: Tokens, i: number): boolean {
  const { tag, word } = at(tokens, i);
  return tag === 'quotation' && /^[,?!]$/u.test(word);
}

/** "…, X said" · "“…,” X said" · "…, X said, …". */
export function postposed(tokens: Tokens, cue: Cue, floor: number): Finding | null {
  const { subject, sentence, group } = cue;
  if (subject === null || subject.kind !== 'phrase' || subject.from <= floor || group.mode !== 'finite')
    return null;
  const left = at(tokens, subject.from - 1);
  if (left.tag !== 'comma' && left.tag !== 'quotation' && left.tag !== 'dash') return null;
  const hearer = skipHearer(tokens, cue);
  const next = skipSetting(tokens, hearer, sentence.to);
  const tag = at(tokens, next).tag;
  const ends = next >= sentence.to || TERMINAL.has(tag);
  const quotedLeft = left.tag === 'quotation' || at(tokens, subject.from - 2).tag === 'quotation';
  const content = clauseBefore(tokens, subject.from, floor);
  if (content === null) return null;
  const cueRange = { from: group.from, to: cue.after };
  if (quotedLeft) {
    const more = quotationAfter(tokens, next, sentence.to);
    if (
      !ends &&
      more === null &&
      !(isTagged(tokens, subject.from - 1) && at(tokens, content.from).tag === 'quotation') &&
      tag !== 'preposition' &&
      tag !== 'to' &&
      tag !== 'verb'
    )
      return null;
    return finding(
      subject.ranges,
      cueRange,
      more === null ? [content] : [content, more],
      more === null ? 'quotation-after' : 'quotation-split',
    );
  }
  if (!ends || !(hasFinite(tokens, content.from, content.to) || at(tokens, content.from).tag === 'quotation'))
    return tag === 'comma' && ends ? interrupting(tokens, cue, content, next) : null;
  if (tag === 'comma' && at(tokens, next + 1).tag === 'quotation') return null;
  const adverbial =
    at(tokens, content.from).tag === 'subordinator' ||
    /^(?:when|asked|as|after|before)$/u.test(at(tokens, content.from).word);
  if (adverbial && tag !== 'comma') return null;
  if (left.tag === 'dash') return null;
  if (
    tag === 'comma' &&
    next + 1 < sentence.to &&
    at(tokens, next + 1).tag !== 'ing' &&
    at(tokens, next + 1).tag !== 'conjunction' &&
    at(tokens, next + 1).tag !== 'subordinator' &&
    at(tokens, next + 1).tag !== 'wh'
  )
    return finding(
      subject.ranges,
      cueRange,
      [content, { from: next + 1, to: clauseEnd(tokens, next + 1, sentence.to) }],
      'parenthetical',
    );
  return finding(subject.ranges, cueRange, [content], 'postposed');
}

/** "The law, he said, would change": what comes before has no verb yet. */
function interrupting(tokens: Tokens, cue: Cue, content: Range, comma: number): Finding | null {
  const { subject, sentence, group } = cue;
  if (
    subject === null ||
    comma + 1 >= sentence.to ||
    at(tokens, comma + 1).tag === 'ing' ||
    at(tokens, comma + 1).tag === 'quotation'
  )
    return null;
  if (!hasFinite(tokens, comma + 1, Math.min(comma + 8, sentence.to))) return null;
  return finding(
    subject.ranges,
    { from: group.from, to: cue.after },
    [content, { from: comma + 1, to: clauseEnd(tokens, comma + 1, sentence.to) }],
    'parenthetical',
  );
}

/** What stands in front of its words: "X said (that) …" · "X said: “…”" · "X told Y …". */
export function fronted(
  tokens: Tokens,
  cue: Cue,
  source: readonly Range[],
  rule: AttributionRule | null,
): Finding | null {
  const { sentence, group } = cue;
  const end = sentence.to;
  const hearer = skipHearer(tokens, cue);
  const set = skipSetting(tokens, hearer, end);
  const tag = at(tokens, set).tag;
  const cueRange = { from: group.from, to: cue.after };
  if (tag === 'that' && isClause(tokens, set + 1, end))
    return finding(
      source,
      cueRange,
      [{ from: set, to: clauseEnd(tokens, set + 1, end) }],
      rule ?? (cue.classes.has('tell') ? 'told' : 'that-clause'),
    );
  const quoted = quotedAfter(tokens, set, end);
  if (quoted !== null) return finding(source, cueRange, [quoted], rule ?? 'quotation-before');
  let comma = tag === 'comma' ? skipSetting(tokens, set + 1, end) : set;
  while (comma > set && (at(tokens, comma).tag === 'name' || at(tokens, comma).word === '.')) comma++;
  if (tag === 'comma' && at(tokens, comma).tag === 'comma' && at(tokens, comma + 1).tag === 'that')
    return finding(
      source,
      cueRange,
      [{ from: comma + 1, to: clauseEnd(tokens, comma + 2, end) }],
      rule ?? 'that-clause',
    );
  const inserted = thatBehindInsertion(tokens, set, end);
  if (inserted !== null)
    return finding(
      source,
      cueRange,
      [{ from: inserted, to: clauseEnd(tokens, inserted + 1, end) }],
      rule ?? 'that-clause',
    );
  const start = startOfBare(tokens, hearer, set, end);
  if (start >= end) return null;
  if (at(tokens, start).tag === 'colon' && start + 1 >= end)
    return source.length === 0 ? null : { source, cue: [cueRange], content: [], rule: 'quotation-block' };
  if (at(tokens, start).tag === 'colon')
    return finding(
      source,
      cueRange,
      [{ from: start + 1, to: withoutStop(tokens, start + 1, end) }],
      rule ?? 'quotation-before',
    );
  if (!opensClause(tokens, cue, start, hearer)) return null;
  const bare: AttributionRule = cue.classes.has('tell')
    ? 'told'
    : cue.classes.has('ask')
      ? 'asked'
      : 'bare-clause';
  return finding(source, cueRange, [{ from: start, to: clauseEnd(tokens, start, end) }], rule ?? bare);
}

const OPENERS: ReadonlySet<Tag> = new Set<Tag>([
  'determiner',
  'possessive',
  'pronoun',
  'noun',
  'name',
  'number',
  'adjective',
  'wh',
  'subordinator',
  'ing',
  'adverb',
]);

/** Whether a clause without "that" starts at `start`: its subject, and a verb within reach. */
function opensClause(tokens: Tokens, cue: Cue, start: number, hearer: number): boolean {
  const { tag } = at(tokens, start);
  if (!cue.classes.has('say') && !cue.classes.has('ask') && !(cue.classes.has('tell') && hearer > cue.after))
    return false;
  if (cue.classes.has('ask') || (cue.classes.has('tell') && hearer > cue.after)) {
    if (tag === 'wh' || tag === 'subordinator') return true;
    if (cue.classes.has('ask') && !cue.classes.has('say')) return false;
  }
  if (cue.lemma === 'say' && isFinite(at(tokens, start)) && start === cue.after) return true;
  if (!OPENERS.has(tag)) return false;
  const end = Math.min(start + 25, cue.sentence.to);
  return (
    hasFinite(tokens, start, end) ||
    hasQuotation(tokens, start, end) ||
    (cue.lemma === 'say' && end - start > 4)
  );
}

/** "cautioned, as did the campaign itself, that …" */
function thatBehindInsertion(tokens: Tokens, comma: number, end: number): number | null {
  if (at(tokens, comma).tag !== 'comma') return null;
  for (let i = comma + 1; i < Math.min(comma + 16, end - 1); i++)
    if (at(tokens, i).tag === 'comma' && at(tokens, i + 1).tag === 'that') return i + 1;
  return null;
}

/** Whether what follows "that" is more than the noun of "that question". */
function isClause(tokens: Tokens, from: number, end: number): boolean {
  return end - from > 3 || hasQuotation(tokens, from, end) || hasFinite(tokens, from, end);
}

function hasQuotation(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (at(tokens, i).tag === 'quotation') return true;
  return false;
}

/** A setting that a verb follows was the subject of the clause, or its own adverbial: then the clause starts with it. */
function startOfBare(tokens: Tokens, hearer: number, set: number, end: number): number {
  const tag = at(tokens, set).tag;
  if (
    set > hearer &&
    (tag === 'verb' || tag === 'be' || tag === 'modal' || tag === 'have' || set >= end || TERMINAL.has(tag))
  )
    return hearer;
  return set;
}

function quotedAfter(tokens: Tokens, from: number, end: number): Range | null {
  let i = from;
  if (at(tokens, i).tag === 'comma' || at(tokens, i).tag === 'colon' || at(tokens, i).tag === 'dash') i++;
  if (at(tokens, i).tag !== 'quotation' || i >= end) return null;
  return { from: i, to: clauseEnd(tokens, i, end) };
}
