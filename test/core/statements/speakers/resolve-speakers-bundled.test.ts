import { describe, expect, test } from 'vitest';
import { readMentions } from '../../../../src/core/statements/speakers/article-mentions.ts';
import {
  compileSpeakerDirectory,
  resolveSpeakers,
} from '../../../../src/core/statements/speakers/resolve-speakers.ts';
import { bundledWatchlist } from '../../../../src/core/watchlist/current.ts';
import { markedArticle } from './marked-article.ts';

const directory = compileSpeakerDirectory(bundledWatchlist());

const rows: [string, string, string[]][] = [
  ['2024-05-01', '{Foreign Minister Wang Yi} <said> [so].', ['wang-yi china']],
  [
    '2024-05-01',
    'Wang Yi met Wang Wenbin. {Wang Wenbin} <said> [so].| {Wang} <added> [more].',
    ['wang-wenbin china', 'wang-wenbin china'],
  ],
  ['2024-05-01', '{Wang} <said> [so].', ['~wang china?']],
  ['2023-05-01', '{the Chinese foreign minister} <said> [so].', ['qin-gang china']],
  ['2021-08-15', '{the Chinese foreign minister} <said> [so].', ['wang-yi china']],
  ['2024-05-01', '{Qin Gang} <said> [so].', ['qin-gang -']],
  ['2024-05-01', '{Former foreign minister Qin Gang} <said> [so].', ['qin-gang -']],
  ['2024-05-01', '{Mottaqi} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{Muttaki} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{Mawlawi Amir Khan Mutaqi} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{Taliban Foreign Minister Amir Khan Muttaqi} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{the acting Afghan foreign minister} <said> [so].', ['amir-khan-muttaqi taliban']],
  [
    '2024-05-01',
    '{the acting foreign minister of the Islamic Emirate of Afghanistan} <said> [so].',
    ['amir-khan-muttaqi taliban'],
  ],
  ['2024-05-01', '{Yi Wang} <said> [so].', ['~yi-wang -']],
  ['2024-05-01', '{Mullah Yaqoob} <said> [so].', ['mohammad-yaqoob taliban']],
  [
    '2024-05-01',
    '{Anas Haqqani} <said> [so].| {Haqqani} <added> [more].',
    ['~anas-haqqani -', '~anas-haqqani -'],
  ],
  ['2024-05-01', '{Haqqani} <said> [so].', ['sirajuddin-haqqani taliban']],
  ['2024-05-01', '{Chinese foreign ministry spokesperson Mao Ning} <said> [so].', ['mao-ning china']],
  [
    '2024-05-01',
    '{a Chinese foreign ministry spokesman} <said> [so].',
    ['~china-foreign-ministry-spokesperson china'],
  ],
  ['2024-05-01', '{Chinese foreign ministry spokesperson Li Si} <said> [so].', ['~li-si china']],
  ['2024-05-01', '{Li Si}, a spokesman for the Chinese embassy, <said> [so].', ['~li-si china']],
  [
    '2024-05-01',
    "{the Taliban's deputy interior minister Abdul Sattar} <said> [so].",
    ['~abdul-sattar taliban'],
  ],
  ['2024-05-01', '{Beijing} <said> [so].', ['~china china']],
  ['2024-05-01', '{the Islamic Emirate} <said> [so].', ['~taliban taliban']],
  ['2024-05-01', '{Afghanistan} <said> [so].', ['~taliban taliban']],
  ['2024-05-01', '{the White House} <said> [so].', ['~united-states united-states']],
  ['2024-05-01', '{the US State Department} <said> [so].', ['~united-states-state-department united-states']],
  ['2024-05-01', '{the U.S. envoy for Afghanistan} <said> [so].', ['~united-states-envoy united-states']],
  ['2024-05-01', "{China's ambassador to Afghanistan} <said> [so].", ['zhao-xing china']],
  ['2024-05-01', "{Pakistan's ambassador to China} <said> [so].", ['~pakistan-ambassador pakistan']],
  ['2024-05-01', '{the Afghan ambassador in Beijing} <said> [so].', ['bilal-karimi taliban']],
  ['2024-05-01', '{the Pakistani Taliban} <said> [so].', ['~pakistani-taliban -?']],
  ['2024-05-01', '{the Tehreek-i-Taliban Pakistan} <said> [so].', ['~tehreek-i-taliban-pakistan -?']],
  ['2024-05-01', '{Tehreek-e-Taliban Pakistan spokesman Khalid Noor} <said> [so].', ['~khalid-noor -']],
  ['2024-05-01', '{the Afghan Taliban} <said> [so].', ['~taliban taliban']],
  ['2024-05-01', '{a professor at Peking University} <said> [so].', ['~professor-at-peking-university -?']],
  ['2024-05-01', '{a Kabul-based analyst} <said> [so].', ['~kabul-based-analyst -?']],
  ['2024-05-01', '{Indian Foreign Minister S. Jaishankar} <said> [so].', ['~s-jaishankar -']],
  ['2024-05-01', '{Iranian Foreign Ministry spokesman Esmail Karami} <said> [so].', ['~esmail-karami -']],
  ['2024-05-01', '{UN Secretary-General António Guterres} <said> [so].', ['antonio-guterres un']],
  ['2024-05-01', '{Antonio Guterres} <said> [so].', ['antonio-guterres un']],
  ['2024-05-01', '{Donald Trump} <said> [so].', ['donald-trump -']],
  ['2025-05-01', '{Trump} <said> [so].', ['donald-trump united-states']],
  ['2024-05-01', '{Taliban officials} <said> [so].', ['~taliban-officials taliban?']],
  ['2024-05-01', '{the Chinese top diplomat} <said> [so].', ['wang-yi china']],
  ['2024-05-01', '{Xinhua} <said> [so].', ['~xinhua -']],
  [
    '2024-05-01',
    '{Zabihullah Mujahid, the chief spokesman of the Islamic Emirate,} <said> [so].',
    ['zabihullah-mujahid taliban'],
  ],
  [
    '2024-05-01',
    '{Mohammad Yaqoob Mujahid} <said> [so].| {Mujahid} <added> [more].',
    ['mohammad-yaqoob taliban', 'mohammad-yaqoob taliban'],
  ],
  ['2021-06-01', '{Kabul} <said> [so].', ['~afghan-republic afghan-republic']],
  ['2021-08-16', '{Kabul} <said> [so].', ['~taliban taliban']],
  ['2021-06-01', '{the Taliban} <said> [so].', ['~taliban taliban']],
  ['2021-06-01', '{Afghan Foreign Minister Haneef Atmar} <said> [so].', ['haneef-atmar afghan-republic']],
  ['2021-06-01', '{the Afghan foreign minister} <said> [so].', ['haneef-atmar afghan-republic']],
  ['2021-06-01', '{the Afghan ambassador to China} <said> [so].', ['javid-qaem afghan-republic']],
  ['2021-07-28', '{Mullah Abdul Ghani Baradar} <said> [so].', ['abdul-ghani-baradar taliban']],
  ['2021-07-28', '{Amir Khan Muttaqi} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2023-07-28', '{Haneef Atmar} <said> [so].', ['haneef-atmar -']],
  ['2024-05-01', '{Amir Khan Motaqi} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{Zabiullah Muhajid} <said> [so].', ['zabihullah-mujahid taliban']],
  ['2024-05-01', '{Mullah Beradar} <said> [so].', ['abdul-ghani-baradar taliban']],
  ['2024-05-01', '{IEA} <said> [so].', ['~taliban taliban']],
  ['2024-05-01', '{Iea} <said> [so].', ['~iea -']],
  ['2024-05-01', '{the PRC Embassy} <said> [so].', ['~china-embassy china']],
  ['2024-05-01', '{a Taliban delegation visiting China} <said> [so].', ['~taliban taliban']],
  ['2024-05-01', "{the People's Republic of China} <said> [so].", ['~china china']],
  ['2024-05-01', "{China's Republic} <said> [so].", ['~republic -']],
  ['2024-05-01', "{Beijing's envoy in Kabul} <said> [so].", ['~china-envoy china']],
  ['2024-05-01', "{China's special envoy} <said> [so].", ['yue-xiaoyong china']],
  ['2024-05-01', '{the foreign ministry in Kabul} <said> [so].', ['~taliban-foreign-ministry taliban']],
  ['2024-05-01', '{the office in Kabul} <said> [so].', ['~office-in-kabul -?']],
  ['2024-05-01', '{Muttaqi Sahib} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{Ambassador Zhao} <said> [so].', ['zhao-xing china']],
  ['2025-05-01', '{Spokesperson Guo} <said> [so].', ['guo-jiakun china']],
  ['2025-05-01', '{Guo} <said> [so].', ['guo-jiakun china?']],
  ['2024-05-01', '{Amirkhan Mottaqi} <said> [so].', ['amir-khan-muttaqi taliban']],
  ['2024-05-01', '{Zabih Ullah Mujahid} <said> [so].', ['zabihullah-mujahid taliban']],
  ['2024-05-01', '{Noor-ud-Din Azizi} <said> [so].', ['nooruddin-azizi taliban']],
  ['2024-05-01', '{Chinese Vice Premier He Lifeng} <said> [so].', ['~he-lifeng china']],
  ['2024-05-01', "{Amir Khan Muttaqi's spokesman} <said> [so].", ['~taliban-spokesperson taliban']],
  ['2024-05-01', "{the Taliban's spokesman} <said> [so].", ['zabihullah-mujahid taliban']],
  ['2024-05-01', '{Ahmed} <said> [so].', ['~ahmed -']],
  ['2024-05-01', '{Kabul residents} <said> [so].', ['~kabul-residents -?']],
  ['2024-05-01', '{China and Afghanistan} <agreed> [so].', ['~china-and-afghanistan -?']],
];

describe('the speaker of a statement, with the bundled watchlist', () => {
  test.each(rows)('%s: %s', (day, text, expected) => {
    const { article, attributions } = markedArticle(`Headline\n\n${text}`, `${day}T00:00:00.000Z`);
    const found = resolveSpeakers(readMentions(article, directory), attributions).map(
      ({ speaker, party, certain }) => `${speaker.id} ${party ?? '-'}${certain ? '' : '?'}`,
    );
    expect(found).toEqual(expected);
  });
});
