import type { Span } from '../article-text.ts';

/** "KABUL, Oct 19 (Courier) - ", "ISLAMABAD: ", "Kabul (Courier) — ": where and by whom a report was filed is nobody's words. */
const CAPITALS =
  /^\p{Lu}[\p{Lu}\s.'’/-]{2,40}(?:,\s+\p{Lu}[\p{L}.]{2,20}){0,2}(?:,\s+\p{Lu}[\p{L}.]{2,9}\s+\d{1,2}(?:,\s+\d{4})?)?(?:\s+\([^()\n]{2,40}\))?\s*(?:[-–—]{1,2}|:)\s+/u;
const AGENCY =
  /^(?:\p{Lu}[\p{L}.'’-]{0,20},?\s+(?:\d{1,2},?\s+)?){1,5}\(\p{Lu}[^()\n]{1,40}\)\s*[-–—:]{1,2}\s+/u;
const LONGEST = 120;

/** The span without the dateline that a paragraph may begin with. */
export function withoutDateline(text: string, [start, end]: Span): Span {
  const isParagraph = start === 0 || text[start - 1] === '\n';
  if (!isParagraph) return [start, end];
  const head = text.slice(start, Math.min(end, start + LONGEST));
  const dateline = (CAPITALS.exec(head) ?? AGENCY.exec(head))?.[0] ?? '';
  return [start + dateline.length, end];
}
