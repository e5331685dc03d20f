import type { WatchlistInput } from '../schema.ts';

/**
 * Both groups in each language that a source is written in: English, Chinese (simplified and traditional), Persian and
 * Dari, Pashto, Urdu, Arabic, Russian, French. Matching folds variants of Arabic letters, so each spelling stands once.
 */
export const subject: WatchlistInput['subject'] = {
  all: [
    [
      // English and French
      'china',
      'chinese',
      'beijing',
      'sino',
      'xi jinping',
      'xinjiang',
      'wakhan',
      'chine',
      'chinois*',
      'pékin',
      // Chinese
      '中国',
      '中國',
      '中方',
      '北京',
      '中阿',
      '王毅',
      '新疆',
      // Persian, Dari, Pashto, Urdu, Arabic
      'چین',
      'چینی*',
      'چینا*',
      'د چین',
      'پکن',
      'پیکینگ',
      'بیجینگ',
      'بیجنگ',
      'الصین*',
      'صینی*',
      'والصین*',
      'بالصین*',
      'للصین*',
      'بکین',
      // Russian
      'кита*',
      'пекин*',
      'кнр',
    ],
    [
      // English and French
      'taliban*',
      'taleban',
      'afghan*',
      'kabul',
      'kaboul',
      'kandahar',
      'islamic emirate',
      'muttaqi',
      'taliban*',
      // Chinese
      '塔利班',
      '阿富汗',
      '喀布尔',
      '喀布爾',
      '中阿',
      // Persian, Dari, Pashto, Urdu, Arabic
      'طالب*',
      'افغان*',
      'کابل',
      'امارت اسلامی',
      'اسلامی امارت',
      'طالبان*',
      'أفغان*',
      'الأفغان*',
      'وأفغان*',
      'کابول',
      'الإمارة الإسلامیة',
      // Russian
      'талиб*',
      'афган*',
      'кабул*',
    ],
  ],
  none: [],
  // Not Afghanistan's government, and close to China's interests in Pakistan: the names meet by accident.
  ignore: [
    'tehreek-e-taliban*',
    'tehreek-i-taliban*',
    'tehrik-e-taliban*',
    'tehrik-i-taliban*',
    'pakistani taliban',
    'pakistan taliban',
  ],
};
