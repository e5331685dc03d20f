import type { WatchlistInput } from '../../core/watchlist/schema.ts';

/**
 * Phrases by the languages they are written in. Matching folds variants of Arabic letters, so each spelling stands
 * once; Arabic writes conjunction, preposition and article as one word with the name.
 */
type ByLanguage = Readonly<Record<string, readonly string[]>>;

const CHINA: ByLanguage = {
  en: ['china', 'chinese', 'beijing', 'sino', 'xi jinping', 'xinjiang'],
  fr: ['chine', 'chinois*', 'pékin'],
  zh: ['中国', '中國', '中方', '中阿', '北京', '王毅', '新疆'],
  'fa ps ur': ['چین', 'چینی*', 'چینا*', 'پکن', 'بیجینګ', 'بیجنگ'],
  ar: ['الصين*', 'والصين*', 'بالصين*', 'للصين*', 'صيني*', 'بكين'],
  ru: ['кита*', 'пекин*', 'кнр'],
};

const TALIBAN_GOVERNMENT: ByLanguage = {
  en: ['taliban*', 'taleban', 'afghan*', 'kabul', 'kandahar', 'islamic emirate', 'muttaqi'],
  fr: ['kaboul', 'émirat islamique'],
  zh: ['塔利班', '阿富汗', '喀布尔', '喀布爾'],
  'fa ps ur': ['طالبان*', 'افغان*', 'کابل', 'امارت اسلامی', 'اسلامي امارت'],
  ar: ['الأفغان*', 'وأفغان*', 'والأفغان*', 'بأفغان*', 'لأفغان*', 'كابول', 'الإمارة الإسلامية'],
  ru: ['талиб*', 'афган*', 'кабул*'],
};

/** Pakistan's own Taliban: close to China's interests there, and not Afghanistan's government. */
const PAKISTANI_TALIBAN: ByLanguage = {
  en: [
    'tehreek-e-taliban*',
    'tehreek-i-taliban*',
    'tehrik-e-taliban*',
    'tehrik-i-taliban*',
    'pakistani taliban',
    'pakistan taliban',
  ],
  zh: ['巴基斯坦塔利班'],
  'fa ur': ['تحریک طالبان*', 'طالبان پاکستان*'],
};

/** In Persian the name of the city also means "cable". */
const CABLES: ByLanguage = {
  fa: ['کابل برق', 'کابل دریایی', 'کابل زیردریایی', 'کابل نوری', 'کابل فیبر*', 'کابل شارژ*'],
};

const phrasesOf = (group: ByLanguage) => Object.values(group).flat();

export const subject: WatchlistInput['subject'] = {
  all: [phrasesOf(CHINA), phrasesOf(TALIBAN_GOVERNMENT)],
  none: [],
  ignore: [...phrasesOf(PAKISTANI_TALIBAN), ...phrasesOf(CABLES)],
};
