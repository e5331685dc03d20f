/**
 * Hands a page to the tokenizer without what scripts, styles, drawings and navigation hold: three quarters of a news page, of which
 * a search for the end tag costs a tenth of reading it character by character.
 */

/** Elements passed over, and what must not stand in them: their like, and what may hide an end tag or a headline. */
const OPAQUE: ReadonlyMap<string, RegExp | null> = new Map([
  ['script', null],
  ['style', null],
  ['svg', /<svg/iu],
  ['nav', /<(?:nav|h1|script|!--)/iu],
]);
const NAMES = [...OPAQUE.keys()];
const START = new RegExp(`<(${NAMES.join('|')})[\\t\\n\\f\\r >]`, 'giu');
/** End tags, by the same rule as the tokenizer's. */
const ENDS = new Map(NAMES.map((name) => [name, new RegExp(`</${name}[\\t\\n\\f\\r >]`, 'giu')]));
/** Starts after which nothing can be skipped, as in a comment; after more the page is read as it is, since each may cost a search. */
const MAX_MISSES = 30;

type PageReader = {
  /** Reads on; the pieces make up the page. */
  readonly write: (html: string) => void;
  /** Returns whether the innermost open element has this name. */
  readonly isIn: (name: string) => boolean;
  /** Takes what such an element holds, unread. */
  readonly skip: (text: string) => void;
};

/** @param reader stops of itself when it has had enough; work is linear in the page's length */
export function readWithoutOpaque(html: string, { write, isIn, skip }: PageReader): void {
  let at = 0;
  for (let misses = 0; misses < MAX_MISSES;) {
    START.lastIndex = at;
    const found = START.exec(html);
    const tagEnd = found === null ? -1 : html.indexOf('>', found.index);
    if (tagEnd === -1) break;
    write(html.slice(at, tagEnd + 1));
    at = tagEnd + 1;
    const name = found?.[1]?.toLowerCase() ?? '';
    // The tokenizer lets a slash close a script.
    const end = html[tagEnd - 1] === '/' || !isIn(name) ? null : endOf(html, name, at);
    if (end === null) {
      misses += 1;
      continue;
    }
    skip(html.slice(at, end));
    at = end;
  }
  write(html.slice(at));
}

/** @returns where the end tag starts, or null when there is none, or what lies before it must be read */
function endOf(html: string, name: string, from: number): number | null {
  const pattern = ENDS.get(name);
  if (pattern === undefined) return null;
  pattern.lastIndex = from;
  const end = pattern.exec(html)?.index;
  if (end === undefined) return null;
  return OPAQUE.get(name)?.test(html.slice(from, end)) === true ? null : end;
}
