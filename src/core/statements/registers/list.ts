/** Reads lists whose points go on with the words above them: "The envoy told us that: • the pass stays open; • …". */
import type { AttributionMatch } from '../attribution/rules.ts';
import { readCueAt } from '../attribution/cues.ts';
import { readSentence } from '../attribution/sentence.ts';
import { hasFinite } from '../../language/english/noun-phrases.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { hasListMark, listMarkEnd } from './list-marks.ts';
import { withoutMarks } from './turn.ts';

/** The words above a list: who says its points, and the verb that governs them; null where each point has its own. */
export type ListStem = { readonly source: readonly TokenRange[]; readonly cue: TokenRange | null };

/** Longer words above a list name nobody. In tokens. */
const MAX_NAME = 16;

/** Returns what the sentence before a list says of its points, or null. @param next the sentence behind it */
export function listStem(
  tokens: TaggedTokens,
  sentence: TokenRange,
  next: TokenRange | undefined,
): ListStem | null {
  const colon = sentence.to - 1;
  if (next === undefined || at(tokens, colon).tag !== 'colon' || !hasListMark(tokens, next)) return null;
  const from = listMarkEnd(tokens, sentence);
  if (!hasFinite(tokens, from, colon))
    return colon - from > MAX_NAME || colon === from ? null : { source: [{ from, to: colon }], cue: null };
  for (let i = from; i < colon; i++) {
    const cue = readCueAt(tokens, i, sentence);
    if (cue === null || !(cue.classes.has('say') || cue.classes.has('tell'))) continue;
    const { subject, group } = cue;
    if (subject?.kind !== 'phrase' || group.mode !== 'finite' || group.negated) continue;
    return { source: subject.ranges, cue: { from: group.from, to: cue.after } };
  }
  return null;
}

/** Returns what a sentence of one or several points of a list says. */
export function readListPoints(
  tokens: TaggedTokens,
  sentence: TokenRange,
  { source, cue }: ListStem,
): AttributionMatch[] {
  return pointsOf(tokens, sentence).flatMap((point) => {
    const words = withoutMarks(tokens, point);
    if (cue === null) return readSentence(tokens, words, source);
    return [{ source, cue: [cue], content: [words], rule: 'bare-clause' as const }];
  });
}

/** Parts a sentence before each mark of a list that begins a line or stands behind a semicolon. */
function pointsOf(tokens: TaggedTokens, { from, to }: TokenRange): TokenRange[] {
  const starts = [from];
  for (let i = from + 1; i < to; i++) {
    const gap = tokens.text.slice(at(tokens, i - 1).end, at(tokens, i).start);
    const isBehindPoint = at(tokens, i - 1).word === ';' && at(tokens, i).tag === 'mark';
    if ((gap.includes('\n') || isBehindPoint) && hasListMark(tokens, { from: i, to })) starts.push(i);
  }
  return starts.map((start, p) => ({ from: start, to: starts[p + 1] ?? to }));
}
