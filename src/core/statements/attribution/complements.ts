/** Rules for verbs of thinking, showing, promising, urging and judging: what follows the verb decides. */
import { clauseEnd } from './clause.ts';
import type { Cue } from './cues.ts';
import { baseAfter, hasFinite, nounPhraseAfter } from './phrases.ts';
import type { AttributionRule, Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';
import type { Tag } from './words.ts';

function find(
  tokens: Tokens,
  cue: Cue,
  source: readonly Range[],
  from: number,
  rule: AttributionRule,
  particle = 0,
): Finding | null {
  const content = { from, to: clauseEnd(tokens, from, cue.sentence.to) };
  if (source.length === 0 || content.to <= content.from) return null;
  return { source, cue: [{ from: cue.group.from, to: cue.after + particle }], content: [content], rule };
}

const INFINITIVES: ReadonlySet<Tag> = new Set<Tag>(['base', 'be', 'have', 'do', 'adverb', 'verb']);

/** Whether "to …" or "not to …" stands at `i`. */
function isInfinitive(tokens: Tokens, i: number): boolean {
  const to = at(tokens, i).word === 'not' ? i + 1 : i;
  return at(tokens, to).tag === 'to' && INFINITIVES.has(at(tokens, to + 1).tag);
}

function afterAdverbs(tokens: Tokens, cue: Cue): number {
  let i = cue.after;
  while (at(tokens, i).tag === 'adverb' && at(tokens, i).word !== 'not') i++;
  return i;
}

/** "vowed to …" · "hopes to …" · "urged them to …" · "called for …". */
export function infinitive(tokens: Tokens, cue: Cue, source: readonly Range[]): Finding | null {
  const { classes, group } = cue;
  if (group.mode === 'passive') return null;
  const i = afterAdverbs(tokens, cue);
  if (isInfinitive(tokens, i)) {
    if (classes.has('commit')) return find(tokens, cue, source, i, 'commitment');
    if (classes.has('want') && cue.lemma !== 'want') return find(tokens, cue, source, i, 'wish');
  }
  if (!classes.has('direct')) return null;
  if (cue.lemma === 'call' && /^(?:for|on|upon)$/u.test(at(tokens, i).word))
    return find(tokens, cue, source, i + 1, 'directive', 1);
  const hearer = nounPhraseAfter(tokens, i, cue.sentence.to);
  return hearer > i && isInfinitive(tokens, hearer) ? find(tokens, cue, source, i, 'directive') : null;
}

/** "believes that …" · "the report found …". */
function clause(tokens: Tokens, cue: Cue, source: readonly Range[], i: number): Finding | null {
  const { classes, sentence } = cue;
  if (!classes.has('think') && !classes.has('show')) return null;
  const next = at(tokens, i);
  const subject = baseAfter(tokens, i, sentence.to);
  const bare = subject > i && hasFinite(tokens, i, Math.min(i + 10, sentence.to));
  if (next.tag !== 'that' && next.tag !== 'wh' && !bare) return null;
  return find(tokens, cue, source, i, classes.has('think') ? 'belief' : 'finding');
}

/** Verbs that judge in the present tense only: in the past they tell what was done. */
const PRESENT_ONLY = new Set(['support', 'oppose', 'welcome', 'offer', 'discuss']);

/** "condemned the attack" · "called it “…”". */
function stance(tokens: Tokens, cue: Cue, source: readonly Range[], i: number): Finding | null {
  const form = at(tokens, cue.verb).cue?.form;
  if (!cue.classes.has('stance') || (PRESENT_ONLY.has(cue.lemma) && form !== 's' && form !== 'base'))
    return null;
  const next = at(tokens, i);
  const object =
    baseAfter(tokens, i, cue.sentence.to) > i ||
    next.tag === 'quotation' ||
    next.tag === 'ing' ||
    next.tag === 'wh';
  return object ? find(tokens, cue, source, i, 'stance') : null;
}

/** What the verb's class lets follow it. */
export function complement(tokens: Tokens, cue: Cue, source: readonly Range[]): Finding | null {
  if (cue.group.mode === 'passive') return passive(tokens, cue);
  const i = afterAdverbs(tokens, cue);
  const found = clause(tokens, cue, source, i) ?? stance(tokens, cue, source, i);
  if (found !== null) return found;
  if (cue.classes.has('speak') && /^(?:of|about|against|for)$/u.test(at(tokens, i).word))
    return find(tokens, cue, source, i + 1, 'topic', 1);
  return null;
}

/** "A was condemned by B" · "a plan described by B as …". */
function passive(tokens: Tokens, cue: Cue): Finding | null {
  const { subject, sentence, group } = cue;
  if (subject === null || subject.ranges.length === 0) return null;
  for (let i = cue.after; i < Math.min(cue.after + 6, sentence.to); i++) {
    if (at(tokens, i).word !== 'by') continue;
    const to = nounPhraseAfter(tokens, i + 1, sentence.to);
    if (to === i + 1) return null;
    return {
      source: [{ from: i + 1, to }],
      cue: [{ from: group.from, to: cue.after }],
      content: subject.ranges,
      rule: 'passive',
    };
  }
  return null;
}
