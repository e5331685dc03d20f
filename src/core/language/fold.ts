/** Soft hyphens, zero-width characters, joiners, direction marks and variation selectors: nobody sees them. */
const INVISIBLE =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\uFE00-\uFE0F]/gu;
const DOUBLE_QUOTES = /[\u201C-\u201F\u00AB\u00BB\u301D-\u301F\uFF02\u300C-\u300F]/gu;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032\u00B4\u0060\uFF07\u2039\u203A]/gu;
/** What folding would touch, beside composition: most sentences have none of it. One pass is cheaper than seven. */
const NEEDS_FOLDING =
  /[\t-\r\u0060\u00A0\u00AB\u00AD\u00B4\u00BB\u061C\u1680\u180E\u2000-\u200F\u2018-\u201F\u2026-\u202F\u2032\u2039\u203A\u205F-\u206F\u3000\u300C-\u300F\u301D-\u301F\uFEFF\uFF02\uFF07]|\u034F|[\uFE00-\uFE0F]| {2}|^ | $| [;:!?]/u;
const ASCII = /^[\x20-\x7E]*$/u;

/**
 * A text without what no reader can tell apart: Unicode composition (NFC), invisible characters, kinds of white space
 * and of quotation marks, the narrow space before French punctuation. Two texts with equal folds are the same text.
 */
export function fold(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return ASCII.test(text) ? text : text.normalize('NFC');
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(/\u2026/gu, '...')
    .replace(/\s+/gu, ' ')
    .replace(/ ([;:!?])/gu, '$1')
    .trim();
}

/** Arabic-script letters that keyboards of different languages write for the same letter, and digits of other scripts. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  [
    'ی يىﯼ',
    'ک كﻙ',
    'ا أإٱ',
    'ه ةۀ',
    ...Array.from('٠١٢٣٤٥٦٧٨٩', asDigit),
    ...Array.from('۰۱۲۳۴۵۶۷۸۹', asDigit),
  ].flatMap((row) => {
    const [to = '', variants = ''] = row.split(' ');
    return Array.from(variants, (letter) => [letter, to] as const);
  }),
);
const VARIANT = new RegExp(`[${Array.from(VARIANTS.keys()).join('')}]`, 'gu');
/** Tatweel and the optional vowel marks of Arabic script. */
const ARABIC_MARKS = /\u0640|[\u064B-\u065F]|\u0670/gu;

function asDigit(digit: string, value: number): string {
  return `${value} ${digit}`;
}

/** As `fold`, and also without differences of encoding that look the same or nearly so: letter variants, width, digits' script. */
export function foldVariants(text: string): string {
  const folded = fold(text);
  if (!/[^\x20-\x7E]/u.test(folded)) return folded;
  return folded
    .normalize('NFKC')
    .replace(ARABIC_MARKS, '')
    .replace(VARIANT, (letter) => VARIANTS.get(letter) ?? letter);
}

/** The words of a text alone: no case, punctuation or letter variants. The key under which repeated texts are counted. */
export function foldWords(text: string): string {
  return foldVariants(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
