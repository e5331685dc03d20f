/** Dates as East Asia writes them: years of an era (令和5年, 民國112年) and numbers in characters (二〇二六年三月二日). */

/** One moment in each era that news of today can be dated in. */
const ERAS = [
  { locale: 'ja-u-ca-japanese-nu-latn', year: 2020 },
  { locale: 'ja-u-ca-japanese-nu-latn', year: 2000 },
  { locale: 'zh-TW-u-ca-roc-nu-latn', year: 2020 },
];

let firstYears: ReadonlyMap<string, number> | null = null;

/** The year before the first one of each era, by its name. */
function eras(): ReadonlyMap<string, number> {
  firstYears ??= new Map(
    ERAS.map(({ locale, year }) => {
      const format = new Intl.DateTimeFormat(locale, { era: 'long', year: 'numeric', timeZone: 'UTC' });
      const parts = new Map(
        format.formatToParts(Date.UTC(year, 6, 1)).map(({ type, value }) => [type, value]),
      );
      return [parts.get('era') ?? '', year - Number(parts.get('year') ?? year)] as const;
    }),
  );
  return firstYears;
}

const ERA_YEAR = /(\p{Script=Hani}{2})\s?(\d{1,3}|元)\s?(?=年)/gu;

/** Writes the years of eras in a text as those of the common calendar. */
export function eraYears(text: string): string {
  if (!text.includes('年')) return text;
  return text.replace(ERA_YEAR, (written, era: string, count: string) => {
    const before = eras().get(era);
    return before === undefined ? written : String(before + (count === '元' ? 1 : Number(count)));
  });
}

/** Digits in characters; 十 makes tens of them. */
const CHARACTERS = '〇一二三四五六七八九';
const digitOf = (character: string): string =>
  character === '零' || character === '○' ? '0' : String(CHARACTERS.indexOf(character));
const UNIT = '[年月日號号时時分点點]';
const ANY = '[〇零○一二三四五六七八九]';
const NUMBERED = new RegExp(
  `(?<![〇零○一二三四五六七八九十])(?:(?<digits>${ANY}{2,4})(?=\\s?年)|[一二三四五六七八九]?十[一二三四五六七八九]?(?=\\s?${UNIT})|[一二三四五六七八九](?=\\s?${UNIT}))`,
  'gu',
);
const NAMES_A_DAY = /年.{0,6}月/u;

/** Writes the numbers of a date in characters as digits. */
export function numbersInCharacters(text: string): string {
  if (!NAMES_A_DAY.test(text)) return text;
  return text.replace(NUMBERED, (written, digits: string | undefined) => {
    if (digits !== undefined) return Array.from(digits, digitOf).join('');
    const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['〇', written];
    const count = (character: string, none: number): number =>
      character === '' ? none : Number(digitOf(character));
    return String(count(tens, 1) * 10 + count(ones, 0));
  });
}
