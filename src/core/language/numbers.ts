import { foldWord } from './fold.ts';

/** Number words by value, `|` between forms. Words that mostly mean something else ("un", "نه" in Persian) are left out. */
const WORDS: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  en: [
    [0, 'zero'],
    [0.5, 'half'],
    [1, 'one|first|once|single'],
    [2, 'two|second|twice|double|both|pair'],
    [3, 'three|third|triple'],
    [4, 'four|fourth|quarter'],
    [5, 'five|fifth'],
    [6, 'six|sixth'],
    [7, 'seven|seventh'],
    [8, 'eight|eighth'],
    [9, 'nine|ninth'],
    [10, 'ten|tenth|tens'],
    [11, 'eleven|eleventh'],
    [12, 'twelve|twelfth|dozen|dozens'],
    [13, 'thirteen|thirteenth'],
    [14, 'fourteen|fourteenth'],
    [15, 'fifteen|fifteenth'],
    [16, 'sixteen|sixteenth'],
    [17, 'seventeen|seventeenth'],
    [18, 'eighteen|eighteenth'],
    [19, 'nineteen|nineteenth'],
    [20, 'twenty|twentieth'],
    [30, 'thirty|thirtieth'],
    [40, 'forty|fortieth'],
    [50, 'fifty|fiftieth'],
    [60, 'sixty'],
    [70, 'seventy'],
    [80, 'eighty'],
    [90, 'ninety'],
    [100, 'hundred|hundreds|hundredth'],
    [1e3, 'thousand|thousands'],
    [1e6, 'million|millions'],
    [1e9, 'billion|billions'],
    [1e12, 'trillion|trillions'],
  ],
  fr: [
    [0, 'zéro'],
    [0.5, 'moitié|demi|demie'],
    [1, 'premier|première'],
    [2, 'deux|deuxième|seconde|second|double'],
    [3, 'trois|troisième|triple'],
    [4, 'quatre|quatrième'],
    [5, 'cinq|cinquième'],
    [6, 'six|sixième'],
    [7, 'sept|septième'],
    [8, 'huit|huitième'],
    [9, 'neuf|neuvième'],
    [10, 'dix|dixième|dizaine|dizaines'],
    [11, 'onze'],
    [12, 'douze|douzaine'],
    [13, 'treize'],
    [14, 'quatorze'],
    [15, 'quinze'],
    [16, 'seize'],
    [20, 'vingt'],
    [30, 'trente'],
    [40, 'quarante'],
    [50, 'cinquante'],
    [60, 'soixante'],
    [100, 'cent|cents|centaine|centaines'],
    [1e3, 'mille|millier|milliers'],
    [1e6, 'million|millions'],
    [1e9, 'milliard|milliards'],
  ],
  ru: [
    [1, 'один|одна|одно|одного|одной|одну|первый|первая|первого|первое'],
    [2, 'два|две|двух|двум|двумя|двое|второй|вторая|второго'],
    [3, 'три|трех|трёх|трем|трём|тремя|трое|третий|третья|третьего'],
    [4, 'четыре|четырех|четырёх|четырьмя|четверо|четвертый'],
    [5, 'пять|пяти|пятью|пятеро|пятый'],
    [6, 'шесть|шести|шестью|шестеро|шестой'],
    [7, 'семь|семи|семью|семеро|седьмой'],
    [8, 'восемь|восьми|восьмой'],
    [9, 'девять|девяти|девятый'],
    [10, 'десять|десяти|десятый|десятки|десятков'],
    [11, 'одиннадцать|одиннадцати'],
    [12, 'двенадцать|двенадцати|дюжина'],
    [15, 'пятнадцать|пятнадцати'],
    [20, 'двадцать|двадцати'],
    [30, 'тридцать|тридцати'],
    [40, 'сорок|сорока'],
    [50, 'пятьдесят|пятидесяти'],
    [60, 'шестьдесят'],
    [100, 'сто|ста|сотни|сотен'],
    [200, 'двести'],
    [1e3, 'тысяча|тысячи|тысяч|тыс'],
    [1e6, 'миллион|миллиона|миллионов|млн'],
    [1e9, 'миллиард|миллиарда|миллиардов|млрд'],
  ],
  ar: [
    [1, 'واحد|واحدة|أول|الأول|الأولى'],
    [2, 'اثنان|اثنين|اثنتين|الثاني|الثانية'],
    [3, 'ثلاثة|ثلاث|الثالث|الثالثة'],
    [4, 'أربعة|أربع|الرابع|الرابعة'],
    [5, 'خمسة|خمس|الخامس|الخامسة'],
    [6, 'ستة|ست|السادس'],
    [7, 'سبعة|سبع|السابع'],
    [8, 'ثمانية|ثماني|ثمان|الثامن'],
    [9, 'تسعة|تسع|التاسع'],
    [10, 'عشرة|عشر|العاشر|عشرات'],
    [20, 'عشرون|عشرين'],
    [30, 'ثلاثون|ثلاثين'],
    [40, 'أربعون|أربعين'],
    [50, 'خمسون|خمسين'],
    [60, 'ستون|ستين'],
    [70, 'سبعون|سبعين'],
    [80, 'ثمانون|ثمانين'],
    [90, 'تسعون|تسعين'],
    [100, 'مئة|مائة|مئات'],
    [200, 'مئتان|مئتين|مائتين'],
    [1e3, 'ألف|آلاف|ألفا'],
    [1e6, 'مليون|ملايين'],
    [1e9, 'مليار|مليارات'],
  ],
  fa: [
    [1, 'یک|اول|نخست|یکم'],
    [2, 'دو|دوم'],
    [3, 'سه|سوم'],
    [4, 'چهار|چهارم'],
    [5, 'پنج|پنجم'],
    [6, 'شش|ششم'],
    [7, 'هفت|هفتم'],
    [8, 'هشت|هشتم'],
    [9, 'نهم'],
    [10, 'ده|دهم|ده‌ها'],
    [11, 'یازده'],
    [12, 'دوازده'],
    [13, 'سیزده'],
    [14, 'چهارده'],
    [15, 'پانزده'],
    [20, 'بیست'],
    [30, 'سی'],
    [40, 'چهل'],
    [50, 'پنجاه'],
    [60, 'شصت'],
    [70, 'هفتاد'],
    [80, 'هشتاد'],
    [90, 'نود'],
    [100, 'صد|صدها'],
    [200, 'دوصد|دویست'],
    [1e3, 'هزار|هزاران'],
    [1e6, 'میلیون|میلیون‌ها'],
    [1e9, 'میلیارد'],
  ],
  ps: [
    [1, 'یو|یوه|لومړی|لومړۍ'],
    [2, 'دوه|دوو|دویم|دوهم'],
    [3, 'درې|دریو|دریم'],
    [4, 'څلور|څلورو|څلورم'],
    [5, 'پنځه|پنځو|پنځم'],
    [6, 'شپږ|شپږو|شپږم'],
    [7, 'اووه|اوو|اووم'],
    [8, 'اته|اتو|اتم'],
    [9, 'نهه|نهو|نهم'],
    [10, 'لس|لسو|لسم|لسګونو|لسګونه'],
    [12, 'دولس|دوولس'],
    [15, 'پنځلس'],
    [20, 'شل|شلو'],
    [30, 'دېرش|دیرش'],
    [40, 'څلوېښت|څلویښت'],
    [50, 'پنځوس'],
    [60, 'شپېته|شپیته'],
    [70, 'اویا'],
    [80, 'اتیا'],
    [90, 'نوي'],
    [100, 'سل|سلو|سلګونو|سلګونه'],
    [1e3, 'زره|زرو|زرګونو|زرګونه'],
    [1e6, 'میلیون|میلیونه|ملیون'],
    [1e9, 'میلیارد|میلیارده|ملیارد'],
  ],
  ur: [
    [1, 'ایک|پہلا|پہلی|پہلے'],
    [2, 'دو|دوسرا|دوسری|دونوں'],
    [3, 'تین|تیسرا|تیسری|تینوں'],
    [4, 'چار|چوتھا|چوتھی'],
    [5, 'پانچ|پانچواں|پانچویں'],
    [6, 'چھ|چھٹا|چھٹی'],
    [7, 'سات|ساتواں|ساتویں'],
    [8, 'آٹھ|آٹھواں|آٹھویں'],
    [9, 'نو|نواں|نویں'],
    [10, 'دس|دسواں|دسویں|درجنوں'],
    [11, 'گیارہ'],
    [12, 'بارہ|درجن'],
    [13, 'تیرہ'],
    [14, 'چودہ'],
    [15, 'پندرہ'],
    [20, 'بیس'],
    [25, 'پچیس'],
    [30, 'تیس'],
    [40, 'چالیس'],
    [50, 'پچاس'],
    [60, 'ساٹھ'],
    [70, 'ستر'],
    [80, 'اسی'],
    [90, 'نوے'],
    [100, 'سو|سینکڑوں'],
    [1e3, 'ہزار|ہزاروں'],
    [1e5, 'لاکھ|لاکھوں'],
    [1e6, 'ملین'],
    [1e7, 'کروڑ|کروڑوں'],
    [1e9, 'ارب|اربوں|بلین'],
  ],
};

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_NUMBER =
  /^第?([零〇一二两三四五六七八九十百千万亿\d]+)[名人个位年月日号次天家项点条届岁所处度倍轮份]?$/u;
const HAN_UNITS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1_000,
  万: 10_000,
  亿: 100_000_000,
};

const valuesOf = new Map(
  Object.entries(WORDS).map(([language, rows]) => [
    language,
    new Map(
      rows.flatMap(([value, forms]) => forms.split('|').map((form) => [foldWord(form), value] as const)),
    ),
  ]),
);

/** Chinese numerals up to hundreds of millions, mixed with digits as in "3万". */
function hanValue(text: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const character of text.slice(0, 24)) {
    const unit = HAN_UNITS[character];
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

/** Grouped thousands, decimals in either habit; anything else with digits ("5m", "3rd") is its own value. */
function digitValue(word: string): string {
  const plain = word.replace(/(\d)[,٬'\u00A0](?=\d{3}(?!\d))/gu, '$1').replace(/٫/gu, '.');
  return plain.replace(/^(\d+)(?:st|nd|rd|th|er|e|го|й|я)$/u, '$1');
}

/**
 * The value a word states, in digits, or null when it states none: "five" and "5" are one value, "5m" is its own.
 * @param word folded and lower-case
 */
export function numberValue(word: string, language: string): string | null {
  const han = HAN_NUMBER.exec(word)?.[1];
  if (han !== undefined && (/\D/u.test(han) || word !== han)) return String(hanValue(han));
  if (/\d/u.test(word)) return digitValue(word);
  const value = valuesOf.get(language)?.get(word);
  return value === undefined ? null : String(value);
}
