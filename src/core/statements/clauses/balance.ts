/** Keeps quotations and brackets whole: a clause holds both marks of a pair or none. */
import { countBefore } from '../../language/sorted-search.ts';
import type { Span } from '../../language/span.ts';

/** Between a clause and the mark that it lacks stand other marks alone. In UTF-16 units. */
const MAX_MARKS = 8;
const MARKS = /^[\s"'“”‘’«»()[\].,;:!?…]*$/u;

/** Returns the quotations that lie in a span in part or whole, in order. @param quotations the article's, in order */
export function quotationsIn(quotations: readonly Span[], [start, end]: Span): readonly Span[] {
  const first = countBefore(quotations, ([, to]) => to <= start);
  const after = countBefore(quotations, ([from]) => from < end);
  return quotations.slice(first, after);
}

/** Returns the clause with the marks just outside it that quotations or brackets inside it lack. */
export function balanceClause(text: string, quotations: readonly Span[], clause: Span): Span {
  let [start, end] = clause;
  for (const [from, to] of quotationsIn(quotations, clause)) {
    const isInside = start < from && to > end;
    if (isInside && to - end <= MAX_MARKS && MARKS.test(text.slice(end, to))) end = to;
    const isBehind = from < start && to <= end;
    if (isBehind && start - from <= MAX_MARKS && MARKS.test(text.slice(from, start))) start = from;
  }
  return withBrackets(text, [start, end]);
}

function withBrackets(text: string, [start, end]: Span): Span {
  const clause = text.slice(start, end);
  const open = clause.lastIndexOf('(');
  if (open !== -1 && !clause.includes(')', open)) {
    const close = text.slice(end, end + MAX_MARKS).indexOf(')');
    if (close !== -1 && MARKS.test(text.slice(end, end + close))) return [start, end + close + 1];
  }
  const first = clause.indexOf(')');
  const isOpenBefore = first !== -1 && !clause.slice(0, first).includes('(') && text[start - 1] === '(';
  return isOpenBefore ? [start - 1, end] : [start, end];
}
