import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/core/compare/compare.ts';
import { context, version } from './versions.ts';

const NAMES = [
  { party: 'china', names: ['China', 'Beijing', 'Chinese', '中国', '中方', 'چین', 'Китай'] },
  {
    party: 'taliban',
    names: [
      'Taliban',
      'Islamic Emirate of Afghanistan',
      'Islamic Emirate',
      '塔利班',
      '阿富汗临时政府',
      'طالبان',
    ],
  },
];

function typesOf(language: string, before: string, after: string): readonly string[] {
  const found = compare(version('H', [before]), version('H', [after]), context({ language, names: NAMES }));
  return found.verdict === 'changed' ? found.difference.types : [found.verdict];
}

describe('the types of a changed sentence', () => {
  it.each<[string, string[], string, string]>([
    [
      'en',
      ['number'],
      'The blast killed at least five people and wounded 12.',
      'The blast killed at least seven people and wounded 20.',
    ],
    ['en', ['number'], 'Twenty-five trucks crossed.', 'Twenty-eight trucks crossed.'],
    // A word that is also the name of a property of every object.
    [
      'en',
      ['addition', 'removal'],
      'The builder of the road met the envoy.',
      'The constructor of the road met the envoy.',
    ],
    ['en', ['number'], 'The aid is worth $5 million.', 'The aid is worth $5 billion.'],
    ['en', ['number'], 'The aid is worth $5 million.', 'The aid is worth €5 million.'],
    ['en', ['number'], 'It rose by 3.5%.', 'It rose by 35%.'],
    ['en', ['number'], 'They met for the second time.', 'They met for the third time.'],
    ['en', ['number'], 'Dozens were held.', 'Hundreds were held.'],
    ['en', ['date'], 'The embassy reopened in 2021.', 'The embassy reopened in 2022.'],
    ['en', ['date'], 'Talks begin at 10:30 local time.', 'Talks begin at 14:30 local time.'],
    ['en', ['date'], 'He died on Tuesday.', 'He died on Wednesday.'],
    ['en', ['date'], 'The deal was signed last May.', 'The deal was signed last June.'],
    ['en', ['date'], 'It happened yesterday.', 'It happened today.'],
    ['en', ['date'], 'The meeting on March 24, 2025 was short.', 'The meeting on March 25, 2025 was short.'],
    ['en', ['name'], 'The plane landed in Kandahar.', 'The plane landed in Herat.'],
    [
      'en',
      ['naming'],
      'Officials of the de facto authorities replied.',
      'Officials of the government replied.',
    ],
    ['en', ['naming'], 'China met the Taliban regime.', 'China met the Afghan interim government.'],
    ['en', ['naming'], 'The Taliban said no.', 'The Islamic Emirate said no.'],
    ['en', ['negation'], 'China has ruled out recognition.', 'China has not ruled out recognition.'],
    ['en', ['negation'], 'He will attend.', "He won't attend."],
    ['en', ['negation'], 'A deal is likely.', 'A deal is unlikely.'],
    ['en', ['negation'], 'No agreement was reached.', 'An agreement was reached.'],
    ['en', ['negation'], 'The envoy never met him.', 'The envoy met him.'],
    ['en', ['modality'], 'China will recognise the government.', 'China may recognise the government.'],
    ['en', ['modality'], 'The attack was carried out by IS.', 'The attack was allegedly carried out by IS.'],
    ['en', ['modality'], 'They must leave.', 'They should leave.'],
    ['en', ['modality'], 'The man, a suspected militant, fled.', 'The man, a militant, fled.'],
    [
      'en',
      ['attribution'],
      'The minister said the road was open.',
      'The minister claimed the road was open.',
    ],
    ['en', ['attribution'], 'Beijing condemned the attack.', 'Beijing welcomed the attack.'],
    ['en', ['attribution'], 'The road is open, officials said.', 'The road is open.'],
    ['en', ['attribution'], 'Kabul denied the report.', 'Kabul confirmed the report.'],
    [
      'en',
      ['quotation'],
      'He said: "We will respond with force."',
      'He said: "We will respond with patience."',
    ],
    ['en', ['addition'], 'Talks were held in Kabul.', 'Talks were held in Kabul behind closed doors.'],
    ['en', ['addition'], 'Talks were held.', 'Secret talks were held.'],
    ['en', ['removal'], 'Peaceful protesters marched.', 'Protesters marched.'],
    ['en', ['addition', 'removal'], 'The attackers fled the city.', 'The rebels fled the city.'],
    ['en', ['copy-edit'], 'The goverment said so.', 'The government said so.'],
    ['en', ['copy-edit'], 'He is a well known figure.', 'He is a well-known figure.'],
    ['en', ['copy-edit'], 'They did not agree.', "They didn't agree."],
    ['en', ['copy-edit'], 'The organisation said.', 'The organization said.'],
    ['en', ['copy-edit'], 'Twelve people died.', '12 people died.'],
    ['en', ['copy-edit'], 'About 1,200 people came.', 'About 1200 people came.'],
    ['en', ['copy-edit'], 'The U.N. said so.', 'The UN said so.'],
    ['en', ['copy-edit'], 'It was, however, closed.', 'It was however closed.'],
    ['en', ['copy-edit'], 'per cent of 5 per cent rose', 'per cent of 5 percent rose'],
    ['en', ['addition', 'removal'], 'Talks ended after the attack.', 'Talks ended before the attack.'],
    ['en', ['addition', 'removal'], 'Exports rose last year.', 'Exports fell last year.'],
    ['en', ['addition', 'removal'], 'All prisoners were freed.', 'Some prisoners were freed.'],
    ['en', ['name'], 'The Taliban attacked Pakistan.', 'Pakistan attacked the Taliban.'],
    ['en', ['number'], '3 died and 5 were hurt', '5 died and 3 were hurt'],
    ['zh', ['number'], '袭击造成5人死亡。', '袭击造成15人死亡。'],
    ['zh', ['date'], '会谈于周一举行。', '会谈于周二举行。'],
    ['zh', ['negation'], '中方承认该政府。', '中方尚未承认该政府。'],
    ['zh', ['attribution'], '发言人表示，会谈顺利。', '发言人声称，会谈顺利。'],
    ['zh', ['modality'], '中方将参加会议。', '中方或将参加会议。'],
    ['zh', ['naming'], '中国与塔利班政府会谈。', '中国与阿富汗临时政府会谈。'],
    ['ru', ['negation'], 'Переговоры состоялись.', 'Переговоры не состоялись.'],
    ['ru', ['number'], 'Погибли 5 человек.', 'Погибли 15 человек.'],
    ['ru', ['name'], 'Он прибыл в Кабул.', 'Он прибыл в Герат.'],
    ['fr', ['negation'], 'Il a accepté la proposition.', 'Il n’a pas accepté la proposition.'],
    ['fr', ['modality'], 'Il viendra peut-être.', 'Il viendra.'],
    ['fr', ['date'], 'La réunion a eu lieu lundi.', 'La réunion a eu lieu mardi.'],
    ['fr', ['name'], 'Il est arrivé à Kaboul.', 'Il est arrivé à Hérat.'],
    ['fr', ['copy-edit'], 'La réunion, prévue, a eu lieu.', 'La réunion prévue a eu lieu.'],
    ['ar', ['negation'], 'اعترفت بكين بالحكومة.', 'لم تعترف بكين بالحكومة.'],
    ['fa', ['negation'], 'او در نشست شرکت کرد.', 'او در نشست شرکت نکرد.'],
    ['fa', ['number'], 'پنج نفر کشته شدند.', 'پانزده نفر کشته شدند.'],
    ['fa', ['date'], 'نشست روز دوشنبه برگزار شد.', 'نشست روز سه‌شنبه برگزار شد.'],
    ['ps', ['negation'], 'چین حکومت په رسمیت پېژني.', 'چین حکومت په رسمیت نه پېژني.'],
    ['ps', ['attribution'], 'وزارت وویل چې لاره خلاصه ده.', 'وزارت ادعا وکړه چې لاره خلاصه ده.'],
    ['ur', ['negation'], 'چین نے حکومت کو تسلیم کیا۔', 'چین نے حکومت کو تسلیم نہیں کیا۔'],
    ['ur', ['date'], 'اجلاس پیر کو ہوگا۔', 'اجلاس منگل کو ہوگا۔'],
    ['ur', ['number'], 'حملے میں پانچ افراد ہلاک ہوئے۔', 'حملے میں پندرہ افراد ہلاک ہوئے۔'],
  ])('in %s are %j: %s', (language, types, before, after) => {
    expect(typesOf(language, before, after)).toEqual(types);
  });
});

describe('the reason for a change', () => {
  it.each<[string, string, string, string]>([
    ['five engineers came', 'six engineers came', 'number-changed', '"five engineers" → "six engineers"'],
    [
      'It cost €3.2 billion, he said.',
      'It cost €4 billion, he said.',
      'number-changed',
      '"cost €3.2 billion" → "cost €4 billion"',
    ],
    [
      'Prices rose 4.5% in March.',
      'Prices rose 5.4% in March.',
      'number-changed',
      '"rose 4.5%" → "rose 5.4%"',
    ],
    [
      'Aldby beat Brenn in the final.',
      'Brenn beat Aldby in the final.',
      'name-changed',
      '"Aldby beat Brenn in the final" → "Brenn beat Aldby in the final"',
    ],
    ['"We left," he said.', 'We left, he said.', 'quotation-marks-changed', '"‘We left’" → "We left"'],
    [
      'He came on 24 March, he said.',
      'He came on March 24, he said.',
      'copy-edit',
      '"came on 24 March" → "came on March 24"',
    ],
    [
      'A 12-member team came.',
      'A 15-member team came.',
      'number-changed',
      '"A 12-member team" → "A 15-member team"',
    ],
    [
      'He came on 24 March 2025.',
      'He came on 31 March 2025.',
      'date-changed',
      '"on 24 March 2025" → "on 31 March 2025"',
    ],
    [
      'China recognises it.',
      'China does not recognise it.',
      'negation-changed',
      '"recognises" → "does not recognise"',
    ],
    ['He will attend.', 'He will not attend.', 'negation-changed', '"He will attend" → "He will not attend"'],
    [
      'A strike is likely to begin.',
      'A strike is unlikely to begin.',
      'negation-changed',
      '"is likely to begin" → "is unlikely to begin"',
    ],
    [
      'The port will never allow it.',
      'The port will try not to allow it.',
      'modality-changed',
      '"will never allow" → "will try not to allow"',
    ],
    [
      'The bank will sell its farms.',
      'The bank hopes to sell its farms.',
      'modality-changed',
      '"will sell" → "hopes to sell"',
    ],
    [
      'The bank will sell.',
      'The bank is ready to sell.',
      'modality-changed',
      '"will sell" → "is ready to sell"',
    ],
    // "want" is an attempt before "to" alone.
    ['They want water.', 'They sell water.', 'words-changed', '"They want water" → "They sell water"'],
    ['A road was built.', 'A narrow road was built.', 'words-added', '"A road" → "A narrow road"'],
    ['He met them.', 'He met them behind closed doors.', 'words-added', 'added "behind closed doors"'],
    ['He met them by the lake, briefly.', 'He met them, briefly.', 'words-removed', 'removed "by the lake"'],
    [
      'We will not accept any gift from a firm.',
      'We will not accept any loan from a firm.',
      'words-changed',
      '"will not accept any gift" → "will not accept any loan"',
    ],
    [
      'The deal was signed by Deputy Minister Olga Brandt.',
      'The deal was signed by Deputy Minister Pavel Sorin.',
      'name-changed',
      '"Deputy Minister Olga Brandt" → "Deputy Minister Pavel Sorin"',
    ],
    [
      'The union confirmed that they met.',
      'The union denied that they met.',
      'attribution-changed',
      '"union confirmed" → "union denied"',
    ],
    [
      'The road is open.',
      'The road is open, officials said.',
      'attribution-changed',
      'added "officials said"',
    ],
    [
      '"We will finish it," she said.',
      '"We will start it," she said.',
      'quotation-changed',
      '"We will finish" → "We will start"',
    ],
    [
      'The well-known singer left.',
      'The well-known dancer left.',
      'words-changed',
      '"well-known singer" → "well-known dancer"',
    ],
  ])('of "%s" → "%s" shows the whole phrase', (before, after, rule, text) => {
    const found = compare(version('H', [before]), version('H', [after]), context());
    expect(found.verdict === 'changed' && found.why[0]).toEqual({ rule, text });
  });

  it('puts what changes most for a reader first: whether, how surely, how many, when, who, in whose words, and then all else', () => {
    const before = [
      'Crews left the bay.',
      '"We found it," Ana Ruiz said.',
      'He came from Aldby.',
      'It opens on Monday.',
      'Nine died.',
      'It will sink.',
      'It is safe.',
    ];
    const after = [
      'Boats left the bay.',
      '"We lost it," Ana Ruiz claimed.',
      'He came from Brenn.',
      'It opens on Friday.',
      'Ten died.',
      'It may sink.',
      'It is not safe.',
    ];
    const found = compare(version('H', before), version('H', after), context());
    expect(found.verdict === 'changed' && found.why.map(({ rule }) => rule)).toEqual([
      'negation-changed',
      'modality-changed',
      'number-changed',
      'date-changed',
      'name-changed',
      'quotation-changed',
      'attribution-changed',
      'words-changed',
    ]);
  });

  it('of a headline with a changed negation comes before the same in the text, of other words after it', () => {
    const rulesOf = (was: string, now: string) => {
      const found = compare(version(was, ['It will sink.']), version(now, ['It will not sink.']), context());
      return found.verdict === 'changed' && found.why.map(({ rule }) => rule);
    };
    expect(rulesOf('Ship will sail', 'Ship will not sail')).toEqual([
      'headline-changed',
      'negation-changed',
      'negation-changed',
    ]);
    expect(rulesOf('Ship to leave', 'Ship To Leave')).toEqual([
      'negation-changed',
      'headline-changed',
      'copy-edit',
    ]);
    expect(rulesOf('Ship leaves port', 'Ship leaves dock')).toEqual(['negation-changed', 'headline-changed']);
  });

  it('of a headline that says all else than before quotes the one before', () => {
    const found = compare(
      version('Court clears governor', ['H']),
      version('Retrial after new tapes', ['H']),
      context(),
    );
    expect(found.verdict === 'changed' && found.why[0]).toEqual({
      rule: 'headline-changed',
      text: 'was "Court clears governor"',
    });
  });

  it('of a changed headline comes first, with the words that changed', () => {
    const before = version('Beijing condemns attack', ['Five died.']);
    const after = version('Beijing regrets attack', ['Six died.']);
    expect(compare(before, after, context())).toMatchObject({
      severity: 'major',
      why: [
        { rule: 'headline-changed', text: '"Beijing condemns" → "Beijing regrets"' },
        { rule: 'number-changed', text: '"Five died" → "Six died"' },
      ],
    });
  });
});
