/** Years that are counted from the beginning of an era, as Japan and Taiwan write them: 令和5年, 民國112年. */

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
