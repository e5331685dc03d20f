/** Where words begin and end. */

/**
 * Letters of all scripts up to the last of the Basic Multilingual Plane, as ranges: V8 compiles `\p{L}` to code forty times as
 * long, and that is paid for with every start.
 */
const LETTER =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\udfff\\uf900-\\ufdff';
const WORD = `${LETTER}0-9`;
const CLITIC = `(?:s|ve|re|ll|d|m)(?![A-Za-z0-9_])`;

/** An abbreviation with full stops inside, a clitic, a word ("1,000", "well-known", "don't", "5%"), a row of hyphens, any other mark. */
const TOKEN = new RegExp(
  `(?:[${LETTER}]\\.){2,}|['’]${CLITIC}|[${WORD}@#$_](?:[${WORD}_]|[.\\-/&@](?=[${WORD}])|(?<![${LETTER}])[,:](?=[${WORD}])|['’](?!${CLITIC})(?=[${LETTER}]))*%?|--+|\\S`,
  'y',
);
const NEWLINE = 10;

/** @returns behind the word or mark at `i`, or `i` where white space stands */
export function tokenEnd(text: string, i: number): number {
  TOKEN.lastIndex = i;
  return TOKEN.test(text) ? TOKEN.lastIndex : i;
}

const OPENS_PARAGRAPH = '"“”«';
const ENDS_PARAGRAPH = '.!?:”"';
const BLANK = /\s/u;

/** Behind the paragraph's end at the line break at `i`, or `i` where it is white space like another. */
export function paragraphEnd(text: string, i: number, from: number, to: number): number {
  let last = i;
  for (let end = i + 1; end < to && BLANK.test(text.charAt(end)); end++)
    if (text.charCodeAt(end) === NEWLINE) last = end;
  if (last > i) return last + 1;
  const opens = i + 1 === to || OPENS_PARAGRAPH.includes(text.charAt(i + 1));
  const ends = i === from || ENDS_PARAGRAPH.includes(text.charAt(i - 1));
  return opens || ends ? i + 1 : i;
}
