/** News agencies by the names that credit lines give them. */
const AGENCIES: Readonly<Record<string, string>> = {
  AFP: 'AFP|Agence France[- ]Presse|法新社|فرانس برس|اے ایف پی|АФП',
  AP: 'AP|Associated Press|The Associated Press|AP News|美联社|أسوشيتد برس|اے پی|АП',
  Reuters: 'Reuters|Thomson Reuters|路透社|路透|رويترز|رویترز|روئٹرز|رائٹرز|Рейтер',
  Xinhua: 'Xinhua|Xinhua News Agency|新华社|新华网|شينخوا|شینهوا|شنہوا|ژنہوا|Синьхуа',
  dpa: 'dpa|Deutsche Presse-Agentur|dpa-AFX',
  TASS: 'TASS|ТАСС|塔斯社',
  'RIA Novosti': 'RIA Novosti|РИА Новости|Sputnik',
  Interfax: 'Interfax|Интерфакс',
  EFE: 'EFE|Agencia EFE',
  ANSA: 'ANSA',
  APA: 'APA',
  KNA: 'KNA',
  epd: 'epd',
  AFX: 'AFX',
  'Kyodo News': 'Kyodo|Kyodo News|共同社|共同通信',
  Yonhap: 'Yonhap|Yonhap News Agency|연합뉴스|韩联社',
  ANI: 'ANI|Asian News International',
  PTI: 'PTI|Press Trust of India',
  IANS: 'IANS',
  UNI: 'UNI',
  APP: 'APP|Associated Press of Pakistan',
  Anadolu: 'Anadolu|Anadolu Agency|Anadolu Ajansı|AA|الأناضول',
  IRNA: 'IRNA|ایرنا|إرنا',
  Fars: 'Fars News Agency|خبرگزاری فارس',
  Bakhtar: 'Bakhtar|Bakhtar News Agency|باختر|آژانس باختر',
  Pajhwok: 'Pajhwok|Pajhwok Afghan News|پژواک',
  CNS: 'China News Service|CNS|中新社|中新网|中国新闻社',
  Belga: 'Belga',
  TT: 'TT Nyhetsbyrån',
  NTB: 'NTB',
  PA: 'PA Media|Press Association|PA',
  UPI: 'UPI|United Press International',
  Bloomberg: 'Bloomberg|Bloomberg News',
};

const byName = new Map(
  Object.entries(AGENCIES).flatMap(([agency, names]) =>
    names.split('|').map((name) => [name.toLowerCase(), agency] as const),
  ),
);
const NAMES = [...byName.keys()].toSorted((a, b) => b.length - a.length).join('|');
/** The whole of a short line: `AFP`, `— Reuters`, `Source: Xinhua`, `(With inputs from ANI)`, `dpa/AFP`. */
const CREDIT_LINE = new RegExp(
  `^[\\s\\p{P}©]*(?:(?:source|sources|credit|by|via|with|agency|agencies|inputs?|additional|reporting|reported|from|material|mit|von|von der|der|quelle|fuente|con|información|de|avec|par|агентство|来源|來源|نقلا عن|المصدر|منبع)[\\s:：]+)*(${NAMES})(?:[\\s/,;+&|-]+(?:and|und|et|y|${NAMES})|/[a-z]{2,5})*[\\s\\p{P}]*$`,
  'iu',
);
/** A dateline: `KABUL, Oct. 6 (Xinhua) --`, `BEIJING (AP) —`, `新华社北京5月6日电`, `Kabul (dpa) -`. */
const DATELINE = new RegExp(
  `^(?:.{2,60}?[(（/](${NAMES})[)）/]|[【（(]?(新华社|中新社|新华网|中新网).{1,24}[电電讯])`,
  'iu',
);

/** @returns the agency that a whole short line credits, or null */
export function creditedAgency(line: string): string | null {
  if (line.length > 80) return null;
  return agencyNamed(CREDIT_LINE.exec(line)?.[1]);
}

/** @returns the agency in a paragraph's dateline, or null; the dateline stays part of the text */
export function datelineAgency(paragraph: string): string | null {
  const found = DATELINE.exec(paragraph.slice(0, 120));
  return agencyNamed(found?.[1] ?? found?.[2]);
}

/** @returns the agency that an author's name is, or null */
export const agencyNamed = (name: string | undefined): string | null =>
  byName.get(name?.trim().toLowerCase() ?? '') ?? null;
