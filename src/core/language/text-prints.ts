/**
 * Prints of texts: 32 bits of each sentence, packed into a short string, by which a text can be recognised and not be read.
 * Case, marks and white space are no part of a print.
 */

/** Prints kept of one page: about 5 KB. The rest of a longer page is not known. */
const MAX_PRINTS = 1_000;
/** Where a text may be parted. Both sides part alike, so that an abbreviation does no harm. */
const PART_ENDS = /(?<=[.!?؟۔।]["'”’»)\]]?)\s+|(?<=[。！？][”」』]?)/u;
const NO_LETTERS = /[^\p{L}\p{M}\p{N}]+/gu;
const BYTES = 4;

/** Returns the print of a text (FNV-1a over its letters and digits), or null for one without any. */
function printOf(text: string): number | null {
  const letters = text.normalize('NFKC').toLowerCase().replace(NO_LETTERS, '');
  if (letters === '') return null;
  let value = 0x811c9dc5;
  for (let at = 0; at < letters.length; at += 1)
    value = Math.imul(value ^ letters.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Packs the prints of lines, part by part, in base64. */
export const packPrints = (lines: readonly string[]): string => pack(printsOf(lines));

/** Puts the prints of more lines before those that are packed already, of which the last then fall out. */
export const addPrints = (packed: string, lines: readonly string[]): string =>
  pack(new Set([...printsOf(lines), ...unpack(packed)]));

function printsOf(lines: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const line of lines) {
    if (found.size >= MAX_PRINTS) break;
    for (const part of line.split(PART_ENDS)) {
      const print = printOf(part);
      if (print !== null) found.add(print);
    }
  }
  return found;
}

function pack(found: ReadonlySet<number>): string {
  const view = new DataView(new ArrayBuffer(Math.min(found.size, MAX_PRINTS) * BYTES));
  for (const [at, print] of [...found].slice(0, MAX_PRINTS).entries()) view.setUint32(at * BYTES, print);
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

/** Returns whether a text is among packed prints; of prints that cannot be read it knows none. */
export function printReader(packed: string): (text: string) => boolean {
  const known = unpack(packed);
  if (known.size === 0) return () => false;
  return (text) => {
    const prints = text.split(PART_ENDS).flatMap((part) => printOf(part) ?? []);
    return prints.length > 0 && prints.every((print) => known.has(print));
  };
}

function unpack(packed: string): Set<number> {
  const known = new Set<number>();
  if (/^[\w+/]*={0,2}$/u.test(packed) && packed.length % BYTES === 0) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + BYTES <= bytes.length; at += BYTES) known.add(view.getUint32(at));
  }
  return known;
}
