/** Rules without a verb of their own: "according to X", "X's claim that …". */
import { clauseBefore, clauseEnd } from './clause.ts';
import { nounPhraseAfter } from './phrases.ts';
import type { Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';

/** "…, according to X" · "According to X, …". */
export function accordingTo(tokens: Tokens, i: number, sentence: Range): Finding | null {
  if (at(tokens, i).word !== 'according' || at(tokens, i + 1).tag !== 'to') return null;
  const to = nounPhraseAfter(tokens, i + 2, sentence.to);
  if (to === i + 2) return null;
  const cue = [{ from: i, to: i + 2 }];
  const source = [{ from: i + 2, to }];
  const left = i > sentence.from ? clauseBefore(tokens, i, sentence.from) : null;
  if (left !== null && left.to - left.from > 2) return { source, cue, content: [left], rule: 'according-to' };
  let comma = to;
  while (comma < sentence.to && at(tokens, comma).tag !== 'comma') comma++;
  if (comma + 1 >= sentence.to) return null;
  return {
    source: [{ from: i + 2, to: comma }],
    cue,
    content: [{ from: comma + 1, to: clauseEnd(tokens, comma + 1, sentence.to) }],
    rule: 'according-to',
  };
}

const NOUNS = new Set(
  `claim claims statement statements announcement assertion assertions allegation allegations accusation accusations suggestion warning warnings promise pledge
  vow belief view views argument insistence admission call calls demand demands threat threats proposal denial comment comments remarks criticism
  declaration confirmation contention hope hopes fear fears acknowledgment prediction assurance assurances
  recommendation determination conclusion opinion rhetoric`.split(/\s+/u),
);

/** "X's claim that …" · "his refusal to …". */
export function nominal(tokens: Tokens, i: number, sentence: Range): Finding | null {
  const token = at(tokens, i);
  if (token.tag !== 'noun' || !NOUNS.has(token.word)) return null;
  const next = at(tokens, i + 1);
  if (next.tag !== 'that' && next.tag !== 'to' && next.word !== 'about') return null;
  let owner = i - 1;
  while (
    owner > sentence.from &&
    (at(tokens, owner).tag === 'adjective' ||
      at(tokens, owner).tag === 'adverb' ||
      at(tokens, owner).tag === 'noun')
  )
    owner--;
  const tag = at(tokens, owner).tag;
  if (tag !== 'possessive' && tag !== 'clitic') return null;
  const source = tag === 'possessive' ? owner : ownerStart(tokens, owner, sentence.from);
  return {
    source: [{ from: source, to: owner + 1 }],
    cue: [{ from: i, to: i + 1 }],
    content: [{ from: i + 1, to: clauseEnd(tokens, i + 1, sentence.to) }],
    rule: 'nominal',
  };
}

function ownerStart(tokens: Tokens, clitic: number, floor: number): number {
  let start = clitic - 1;
  while (start > floor && /^(?:name|noun|adjective|determiner)$/u.test(at(tokens, start - 1).tag)) start--;
  return start;
}
