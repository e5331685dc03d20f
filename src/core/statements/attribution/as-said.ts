/** The rule for a speaker set beside the words: "As X said, …" · "…, as X put it". */
import { clauseBefore, clauseEnd } from './clause.ts';
import type { Cue } from './cue.ts';
import type { AttributionMatch } from './rules.ts';
import { skipAddressee } from './make-match.ts';
import { skipSetting } from './setting.ts';
import type { VerbClass } from '../../language/english/reporting-words.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';

const REPORTING: readonly VerbClass[] = ['say', 'tell', 'think', 'show', 'put'];

/** Returns where "as" stands in front of the verb's subject, at the start of a sentence or behind a mark; or null. */
function asBefore(tokens: TaggedTokens, { subject, sentence }: Cue): number | null {
  const as = (subject?.from ?? 0) - 1;
  if (subject?.kind !== 'phrase' || at(tokens, as).word !== 'as') return null;
  const { tag } = at(tokens, as - 1);
  const marked = tag === 'comma' || tag === 'dash' || tag === 'open' || tag === 'conjunction';
  return as === sentence.from || marked || tag === 'quotation' ? as : null;
}

/** Returns the place behind the verb and what belongs to it: "put it this way", "told reporters on Tuesday", "pointed out". */
function behindVerb(tokens: TaggedTokens, cue: Cue): number {
  const end = cue.sentence.to;
  const it = at(tokens, cue.after).word === 'it' ? cue.after + 1 : skipAddressee(tokens, cue);
  return skipSetting(tokens, it, end);
}

type AsPlace = { readonly as: number; readonly comma: number; readonly floor: number };

/** Returns the clause behind the comma at `comma`, or the one before "as". */
function contentBeside(
  tokens: TaggedTokens,
  { sentence }: Cue,
  { as, comma, floor }: AsPlace,
): TokenRange | null {
  const quoted = at(tokens, comma).tag === 'comma' && at(tokens, comma + 1).tag === 'quotation';
  const opens = as === sentence.from || at(tokens, as - 1).tag === 'conjunction' || quoted;
  if (!opens) return clauseBefore(tokens, as, floor);
  if (at(tokens, comma).tag !== 'comma' || comma + 1 >= sentence.to) return null;
  return { from: comma + 1, to: clauseEnd(tokens, comma + 1, sentence.to) };
}

/** @param floor words before it belong to another speaker */
export function asSaid(tokens: TaggedTokens, cue: Cue, floor: number): AttributionMatch | null {
  const { group, subject, sentence } = cue;
  const as = asBefore(tokens, cue);
  if (as === null || subject === null || group.mode !== 'finite') return null;
  if (!REPORTING.some((name) => cue.classes.has(name))) return null;
  if (cue.lemma === 'put' && at(tokens, cue.after).word !== 'it') return null;
  const next = behindVerb(tokens, cue);
  const { tag } = at(tokens, next);
  if (next < sentence.to && tag !== 'comma' && tag !== 'stop' && tag !== 'dash' && tag !== 'close')
    return null;
  const content = contentBeside(tokens, cue, { as, comma: next, floor });
  if (content === null || content.to - content.from < 2) return null;
  const said = { from: group.from, to: cue.lemma === 'put' ? cue.after + 1 : cue.after };
  return { source: subject.ranges, cue: [said], content: [content], rule: 'as-said' };
}
