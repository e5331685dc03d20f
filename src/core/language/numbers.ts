import { once } from '../model/once.ts';
import { foldWord } from './fold.ts';
import numberWords from './number-words.json' with { type: 'json' };

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_NUMBER =
  /^第?([零〇一二两三四五六七八九十百千万亿\d]+)[名人个位年月日号次天家项点条届岁所处度倍轮份]?$/u;
const HAN_UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** Number words with their values, `|` between forms. Words that mostly mean something else ("un", "نه" in Persian) are left out. */
const wordValues = new Map(
  Object.entries(numberWords).map(([language, rows]) => [language, once(() => valuesByForm(rows))]),
);

const valuesByForm = (rows: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(rows).flatMap(([forms, value]) =>
      forms.split('|').map((form) => [foldWord(form), value] as const),
    ),
  );

/** Reads Chinese numerals up to hundreds of millions, mixed with digits as in "3万". */
function hanValue(text: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const character of text.slice(0, 24)) {
    const unit = HAN_UNITS.get(character);
    if (unit === undefined) {
      const value = character === '两' ? 2 : character === '〇' ? 0 : HAN_DIGITS.indexOf(character);
      digit = digit * 10 + (value < 0 ? Number(character) : value);
    } else if (unit >= 10_000) {
      total = (total + section + digit) * unit;
      [section, digit] = [0, 0];
    } else {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** Folds grouped thousands and decimals in either habit; anything else with digits ("5m", "3rd") is its own value. */
function digitValue(word: string): string {
  const plain = word.replace(/(\d)[,٬'\u00A0](?=\d{3}(?!\d))/gu, '$1').replace(/٫/gu, '.');
  return plain.replace(/^(\d+)(?:st|nd|rd|th|er|e|го|й|я)$/u, '$1');
}

/**
 * Returns the value a word states, in digits, or null when it states none: "five" and "5" are one value, "5m" is its own.
 * @param word folded and lower-case
 */
export function numberValue(word: string, language: string): string | null {
  const han = HAN_NUMBER.exec(word)?.[1];
  if (han !== undefined && (/\D/u.test(han) || word !== han)) return String(hanValue(han));
  if (/\d/u.test(word)) return digitValue(word);
  const value = wordValues.get(language)?.().get(word);
  return value === undefined ? null : String(value);
}
