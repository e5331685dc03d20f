/**
 * Where words begin and end, character by character. A regular expression for the same costs three times as much, most of
 * it for compiling its classes of letters.
 */

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
/** `@`, `#`, `$` and `_`: they begin words and go on in none but for `_`. */
const SIGN = 3;
const MARK = 4;

function kindOfAscii(code: number): number {
  const char = String.fromCharCode(code);
  if (/\s/u.test(char)) return SPACE;
  if (/[a-z]/iu.test(char)) return LETTER;
  if (/\d/u.test(char)) return DIGIT;
  return '@#$_'.includes(char) ? SIGN : MARK;
}

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => kindOfAscii(code));
const WORD = /[\p{L}\p{M}]/u;
const NUMBER = /\p{N}/u;
const WHITE = /\s/u;

function kindOf(code: number): number {
  if (code < 128) return ASCII[code] ?? MARK;
  if (isMark(code)) return MARK;
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return LETTER;
  const char = String.fromCodePoint(code);
  if (WHITE.test(char)) return SPACE;
  if (NUMBER.test(char)) return DIGIT;
  return WORD.test(char) ? LETTER : MARK;
}

/** Dashes, quotation marks, bullets and the ellipsis. */
function isMark(code: number): boolean {
  return code >= 0x2010 && code <= 0x2027;
}

function kindAt(text: string, i: number, to: number): number {
  return i < to ? kindOf(text.codePointAt(i) ?? 0) : SPACE;
}

const isAlphanumeric = (kind: number) => kind === LETTER || kind === DIGIT;
const width = (text: string, i: number) => ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);

const NEWLINE = 10;
const FULL_STOP = 46;
const APOSTROPHE = 39;
const CURLY = 0x2019;
const HYPHEN = 45;
const PERCENT = 37;

/** White space other than a line break. */
export function isBlank(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code < 128) return ASCII[code] === SPACE && code !== NEWLINE;
  return kindOf(text.codePointAt(i) ?? 0) === SPACE;
}

/** "s", "ve", "re", "ll", "d", "m" at `i`, with nothing of the word behind them: how many letters, or 0. */
function cliticAt(text: string, i: number, to: number): number {
  const first = text[i];
  const length = first === 's' || first === 'd' || first === 'm' ? 1 : 2;
  if (length === 2 && !['ve', 're', 'll'].includes(text.slice(i, i + 2))) return 0;
  const behind = i + length < to ? text.charCodeAt(i + length) : 32;
  const kind = behind < 128 ? (ASCII[behind] ?? MARK) : MARK;
  return isAlphanumeric(kind) || behind === 95 ? 0 : length;
}

/** Behind "U.S." at `i`, or `i`. */
function behindInitials(text: string, i: number, to: number): number {
  let end = i;
  while (
    end + 1 < to &&
    text.charCodeAt(end + 1) === FULL_STOP &&
    WORD.test(text.charAt(end)) &&
    kindAt(text, end, to) === LETTER
  )
    end += 2;
  return end - i >= 4 ? end : i;
}

/** Whether the word goes on over the mark at `i`: "well-known", "1,000", "don't", "and/or". */
function joins(text: string, i: number, to: number): boolean {
  const code = text.charCodeAt(i);
  const next = kindAt(text, i + 1, to);
  if (code === APOSTROPHE || code === CURLY) return next === LETTER && cliticAt(text, i + 1, to) === 0;
  if (!isAlphanumeric(next)) return false;
  const char = text.charAt(i);
  if (char === ',' || char === ':') return kindAt(text, i - 1, to) !== LETTER;
  return char === '.' || char === '-' || char === '/' || char === '&' || char === '@';
}

function behindWord(text: string, start: number, to: number): number {
  let i = start + width(text, start);
  while (i < to) {
    const plain = ASCII[text.charCodeAt(i)];
    if (plain === LETTER || plain === DIGIT) {
      i++;
      continue;
    }
    const kind = kindAt(text, i, to);
    if (!isAlphanumeric(kind) && text[i] !== '_' && !joins(text, i, to)) break;
    i += width(text, i);
  }
  return i < to && text.charCodeAt(i) === PERCENT ? i + 1 : i;
}

/**
 * Behind the word or mark at `i`: an abbreviation with full stops inside, a clitic, a word, a row of hyphens, or one mark.
 * @param to nothing at or behind it is looked at
 */
export function tokenEnd(text: string, i: number, to: number): number {
  const code = text.charCodeAt(i);
  const kind = kindAt(text, i, to);
  if (kind === LETTER && text.charCodeAt(i + 1) === FULL_STOP) {
    const end = behindInitials(text, i, to);
    if (end > i) return end;
  }
  if (kind !== MARK) return behindWord(text, i, to);
  if (code === APOSTROPHE || code === CURLY) return i + 1 + cliticAt(text, i + 1, to);
  if (code !== HYPHEN) return i + width(text, i);
  let end = i + 1;
  while (end < to && text.charCodeAt(end) === HYPHEN) end++;
  return end;
}

const OPENS_PARAGRAPH = '"“”«';
const ENDS_PARAGRAPH = '.!?:”"';

/** Behind the paragraph's end at the line break at `i`, or `i` where it is white space like another. */
export function paragraphEnd(text: string, i: number, from: number, to: number): number {
  let end = i + 1;
  let last = i;
  while (end < to && kindAt(text, end, to) === SPACE) {
    if (text.charCodeAt(end) === NEWLINE) last = end;
    end++;
  }
  if (last > i) return last + 1;
  const opens = i + 1 === to || OPENS_PARAGRAPH.includes(text.charAt(i + 1));
  const ends = i === from || ENDS_PARAGRAPH.includes(text.charAt(i - 1));
  return opens || ends ? i + 1 : i;
}
