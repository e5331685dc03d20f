/** Rules without a verb of their own: "according to X", "X's claim that …". */
import { clauseBefore, clauseEnd } from './clause.ts';
import { nounPhraseAfter } from './phrases.ts';
import type { Finding } from './rules.ts';
import { at, type Range, type Tokens } from './tokens.ts';
import type { Tag } from './words.ts';

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

/** "X's claim that …" · "his warning about …" · "a claim by X that …". */
export function nominal(tokens: Tokens, i: number, sentence: Range): Finding | null {
  const token = at(tokens, i);
  if (token.tag !== 'noun' || !NOUNS.has(token.word)) return null;
  const author = authorAfter(tokens, i + 1, sentence.to);
  const source = author ?? ownerBefore(tokens, i, sentence.from);
  const from = author?.to ?? i + 1;
  const next = at(tokens, from);
  const opens = next.tag === 'that' || (author === null && (next.tag === 'to' || next.word === 'about'));
  if (source === null || !opens) return null;
  return {
    source: [source],
    cue: [{ from: i, to: i + 1 }],
    content: [{ from, to: clauseEnd(tokens, from, sentence.to) }],
    rule: 'nominal',
  };
}

/** "by X", "from X" at `i`. */
function authorAfter(tokens: Tokens, i: number, end: number): Range | null {
  if (at(tokens, i).word !== 'by' && at(tokens, i).word !== 'from') return null;
  const to = nounPhraseAfter(tokens, i + 1, end);
  return to > i + 1 ? { from: i + 1, to } : null;
}

const MODIFIERS: ReadonlySet<Tag> = new Set<Tag>(['adjective', 'adverb', 'noun']);
const OWNERS: ReadonlySet<Tag> = new Set<Tag>(['name', 'noun', 'adjective', 'determiner']);

/** The owner of the noun at `i`: "his", "the minister's". */
function ownerBefore(tokens: Tokens, i: number, floor: number): Range | null {
  let owner = i - 1;
  while (owner > floor && MODIFIERS.has(at(tokens, owner).tag)) owner--;
  const { tag } = at(tokens, owner);
  if (tag === 'possessive') return { from: owner, to: owner + 1 };
  if (tag !== 'clitic') return null;
  let from = owner - 1;
  while (from > floor && OWNERS.has(at(tokens, from - 1).tag)) from--;
  return { from, to: owner + 1 };
}
