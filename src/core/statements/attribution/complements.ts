/** Rules for verbs of thinking, showing, promising, urging and judging. */
import { clauseEnd } from './clause.ts';
import type { Cue } from './cues.ts';
import { baseAfter, hasFinite, nounPhraseAfter } from './phrases.ts';
import type { AttributionRule, Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';

function found(cue: Cue, source: readonly Range[], content: Range, rule: AttributionRule): Finding | null {
  if (source.length === 0 || content.to <= content.from) return null;
  return { source, cue: [{ from: cue.group.from, to: cue.after }], content: [content], rule };
}

function infinitiveAt(tokens: Tokens, i: number): boolean {
  return (
    at(tokens, i).tag === 'to' &&
    (at(tokens, i + 1).tag === 'base' ||
      at(tokens, i + 1).tag === 'be' ||
      at(tokens, i + 1).tag === 'have' ||
      at(tokens, i + 1).tag === 'adverb' ||
      at(tokens, i + 1).tag === 'do')
  );
}

/** What the verb's class lets follow it. @param early only the forms that a verb of saying has too, and that must be seen first */
export function complement(
  tokens: Tokens,
  cue: Cue,
  source: readonly Range[],
  early: boolean,
): Finding | null {
  const { classes, after, sentence } = cue;
  const end = sentence.to;
  let i = after;
  while (at(tokens, i).tag === 'adverb') i++;
  const next = at(tokens, i);
  if (infinitiveAt(tokens, i) || (next.word === 'not' && infinitiveAt(tokens, i + 1))) {
    const rule = classes.has('commit') ? 'commitment' : classes.has('want') ? 'wish' : null;
    if (rule !== null && cue.group.mode !== 'passive')
      return found(cue, source, { from: i, to: clauseEnd(tokens, i, end) }, rule);
  }
  if (classes.has('direct') && cue.group.mode !== 'passive') {
    const hearer = nounPhraseAfter(tokens, i, end);
    if (hearer > i && infinitiveAt(tokens, hearer))
      return found(cue, source, { from: i, to: clauseEnd(tokens, hearer, end) }, 'directive');
    if (cue.lemma === 'call' && (next.word === 'for' || next.word === 'on'))
      return found(
        { ...cue, after: i + 1 },
        source,
        { from: i + 1, to: clauseEnd(tokens, i + 1, end) },
        'directive',
      );
  }
  if (early) return null;
  if (cue.group.mode === 'passive') return passive(tokens, cue);
  if (
    (classes.has('think') || classes.has('show')) &&
    (next.tag === 'that' ||
      (hasFinite(tokens, i, Math.min(i + 10, end)) && baseAfter(tokens, i, end) > i) ||
      next.tag === 'wh')
  )
    return found(
      cue,
      source,
      { from: i, to: clauseEnd(tokens, i, end) },
      classes.has('show') && !classes.has('think') ? 'finding' : 'belief',
    );
  if (
    classes.has('stance') &&
    (baseAfter(tokens, i, end) > i || next.tag === 'quotation' || next.tag === 'ing' || next.tag === 'wh')
  )
    return found(cue, source, { from: i, to: clauseEnd(tokens, i, end) }, 'stance');
  if (classes.has('speak') && next.tag === 'preposition' && /^(?:of|about|on|against|for)$/u.test(next.word))
    return found(
      { ...cue, after: i + 1 },
      source,
      { from: i + 1, to: clauseEnd(tokens, i + 1, end) },
      'topic',
    );
  if (classes.has('want') && (baseAfter(tokens, i, end) > i || next.tag === 'that'))
    return found(cue, source, { from: i, to: clauseEnd(tokens, i, end) }, 'wish');
  return null;
}

/** "A was condemned by B" · "A, described by B as …". */
function passive(tokens: Tokens, cue: Cue): Finding | null {
  const end = cue.sentence.to;
  for (let i = cue.after; i < Math.min(cue.after + 6, end); i++) {
    if (at(tokens, i).word !== 'by') continue;
    const to = nounPhraseAfter(tokens, i + 1, end);
    if (to === i + 1 || cue.subject === null) return null;
    return {
      source: [{ from: i + 1, to }],
      cue: [{ from: cue.group.from, to: cue.after }],
      content: [...cue.subject.ranges],
      rule: 'passive',
    };
  }
  return null;
}
