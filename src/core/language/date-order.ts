/** Finds out whether 05/04 is 4 May or 5 April where a text comes from. */

const NUMBERS = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-])/gu;
const orders = new Map<string, boolean>();
const MAX_ORDERS = 200;

/**
 * @param texts dates of one page or feed: what only one order allows decides for all
 * @param language tag that the page declares, with its region where it gives one
 * @returns null where neither tells, and the source's time zone has to
 */
export function prefersMonthFirst(texts: readonly string[], language: string | null): boolean | null {
  const pairs = texts.flatMap((text) =>
    Array.from(
      text.slice(0, 500).matchAll(NUMBERS),
      ([, first, , second]) => [Number(first), Number(second)] as const,
    ),
  );
  const hasDayFirst = pairs.some(([first]) => first > 12);
  const hasMonthFirst = pairs.some(([, second]) => second > 12);
  if (hasDayFirst !== hasMonthFirst) return hasMonthFirst;
  return pairs.length === 0 || language === null ? null : orderOf(language);
}

/** English alone says nothing: half of its readers put the month first. */
function orderOf(tag: string): boolean | null {
  const language = tag.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) || /^en$/iu.test(language)) return null;
  const known = orders.get(language);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit' });
    const parts = format.formatToParts(0).map(({ type }) => type);
    const monthFirst =
      parts.indexOf('month') < parts.indexOf('day') && parts.indexOf('day') < parts.indexOf('year');
    if (orders.size >= MAX_ORDERS) orders.clear();
    orders.set(language, monthFirst);
    return monthFirst;
  } catch {
    return null;
  }
}
