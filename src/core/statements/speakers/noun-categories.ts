/** English words that say what somebody is. Lists of grammar and of offices: none of them names a subject. */

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}

/** What the last noun of a source says it is. */
export type NounCategory =
  /** An office one person holds: "minister". */
  | 'office'
  /** Somebody of a side without an office of his own: "official", "diplomat". */
  | 'staff'
  /** A part of a state: "ministry". */
  | 'institution'
  /** The side as a whole: "government". */
  | 'whole'
  /** A thing that may stand for a side named before: "group". */
  | 'group'
  /** A side's text: "statement". */
  | 'document'
  /** Who carries what others say: "newspaper". */
  | 'outlet'
  /** Speaks for nobody but himself: "analyst", "resident", "university". */
  | 'civil';

const CATEGORIES: readonly (readonly [NounCategory, ReadonlySet<string>])[] = [
  [
    'office',
    list(`minister president premier chancellor king queen prince emir sultan spokesman spokeswoman spokesperson
      ambassador envoy representative secretary secretary-general director director-general head chief leader commander
      governor mayor chairman chairwoman chairperson chair consul consul-general deputy undersecretary attorney-general
      prosecutor commissioner vice-president vice-minister vice-premier charge chargé counsellor attaché speaker fm pm
      dpm coordinator rapporteur boss counterpart colleague negotiator nsa treasurer commander-in-chief
      inspector-general vice-chairman`),
  ],
  [
    'staff',
    list(`official officer diplomat aide adviser advisor insider delegate soldier fighter general colonel troop force
      policeman bureaucrat cleric source figure admiral brigadier marshal`),
  ],
  [
    'institution',
    list(`ministry embassy consulate department office bureau commission army military police navy parliament court
      directorate mission secretariat taskforce council assembly agency-general palace mfa mofa pentagon defence-ministry
      treasury presidency guard staff`),
  ],
  [
    'whole',
    list('government administration authority authorities regime side leadership cabinet delegation'),
  ],
  [
    'group',
    list('group movement organisation organization militia party bloc country nation state neighbour'),
  ],
  [
    'document',
    list(`statement readout read-out transcript summary communique communiqué release declaration post tweet letter
      message memo memorandum text dispatch remarks note notice circular`),
  ],
  [
    'outlet',
    list(`media agency newspaper broadcaster channel outlet daily website magazine tv television radio press network
      paper portal wire`),
  ],
  [
    'civil',
    list(`professor analyst expert researcher scholar fellow academic historian economist journalist reporter
      correspondent editor author writer activist campaigner lawyer resident trader businessman businesswoman businessmen
      driver student refugee worker observer commentator critic witness farmer villager teacher doctor citizen person
      people man men woman women mother father brother sister company firm university institute centre center think-tank
      tank bank hospital school college senator congressman congresswoman lawmaker legislator mp candidate opposition
      politician pundit investor executive exporter importer contractor shopkeeper vendor pilgrim migrant protester
      survivor victim columnist specialist scientist engineer economists ngo charity association federation chamber`),
  ],
];

/** Nouns of outlets and companies that are a state's own after one of these words. */
export const OF_THE_STATE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'agency',
    list(
      'intelligence security space nuclear energy border customs police development spy drug environment tax',
    ),
  ],
  ['service', list('intelligence security border customs police secret prison diplomatic')],
  ['bank', list('central reserve state')],
]);

const IRREGULAR: readonly (readonly [plural: string, single: string])[] = [
  ['ministries', 'ministry'],
  ['embassies', 'embassy'],
  ['armies', 'army'],
  ['agencies', 'agency'],
  ['deputies', 'deputy'],
  ['dailies', 'daily'],
  ['countries', 'country'],
  ['companies', 'company'],
  ['universities', 'university'],
  ['spokesmen', 'spokesman'],
  ['spokeswomen', 'spokeswoman'],
  ['spokespeople', 'spokesperson'],
];

type Noun = { readonly category: NounCategory; readonly plural: boolean };

/** Every noun, and its plural where that is no noun of its own. */
const NOUNS: ReadonlyMap<string, Noun> = nouns();

function nouns(): ReadonlyMap<string, Noun> {
  const found = new Map<string, Noun>();
  const singles = CATEGORIES.flatMap(([category, words]) =>
    [...words].map((word) => [word, category] as const),
  );
  for (const [word, category] of singles) found.set(`${word}s`, { category, plural: true });
  for (const [word, category] of singles) found.set(word, { category, plural: false });
  for (const [plural, single] of IRREGULAR) {
    const noun = found.get(single);
    if (noun !== undefined) found.set(plural, { ...noun, plural: true });
  }
  return found;
}

/** What a noun is, and whether it stands in the plural; null for any other word. @param key as tokens have it */
export function categoryOf(key: string): Noun | null {
  return NOUNS.get(key) ?? null;
}

/** Fields of an office or institution: what may stand before its noun or after "ministry of". */
export const FIELDS =
  list(`foreign affairs affair interior defence defense commerce trade finance financial economy
  economic information culture cultural health education mines mine mining petroleum energy water agriculture justice
  labour labor refugees repatriation religious transport transportation aviation communications industry industries state
  home external public works rural development environment vice virtue security national homeland intelligence war
  immigration planning science technology tourism sports youth urban higher social international cooperation political
  legal administrative strategic border tribal press media prime supreme central special permanent general first
  political diplomatic humanitarian relations overseas treasury presidential prosecutor property natural resources hajj
  civil peace reconciliation nuclear oil gas power maritime fisheries ocean islands harbour integration european`);

/** Words of rank that make it another office, and may not be left out. */
export const RANKS = list('deputy vice assistant under associate');

/** Says nothing about which office it is. */
export const FILLERS =
  list(`the a an acting interim caretaker senior de facto its his her their our this that these
  those new newly appointed current top chief long-serving longtime visiting ruling incoming outgoing veteran main own
  and unnamed anonymous several some many two three four other local hardline provisional unidentified one most all then
  powerful official then-acting both another`);

export const HONORIFICS =
  list(`mr mrs ms miss dr prof sir dame lord lady mullah mulla mawlawi mawlavi maulvi maulawi molvi
  moulavi maulana sheikh shaikh haji hajji alhaj al-haj qari hafiz mufti khalifa sayed sayyid syed ayatollah
  hojatoleslam imam pir gen lt col maj capt brig sgt adm hon rev comrade his her excellency retired ret amb sen rep
  gov ustad shri smt`);

export const FORMER = list('former ex then-former ex-acting onetime one-time erstwhile ousted deposed late');

export const PRONOUNS: ReadonlyMap<string, 'one' | 'many' | 'institution'> = new Map([
  ['he', 'one'],
  ['she', 'one'],
  ['they', 'many'],
  ['it', 'institution'],
  ['who', 'one'],
  ['which', 'institution'],
]);

/** First and second persons, demonstratives and dummies: nobody who could be named. */
export const NOBODY =
  list(`i we you there this these those what nobody none q question s t nothing anything something
  everything`);

/** Prepositions and relatives that end the core of a noun phrase. */
export const ENDS_CORE =
  list(`of for to in at on from with by who whose whom which that about during after before since
  near under over among between including like as based responsible tasked charged speaking is was were are said says
  has had when while where against into through via within without towards toward because although but or nor if than
  upon amid despite`);

/** Offices sent somewhere: "ambassador to", "envoy for" name where to, not whom they speak for. */
export const SENT =
  list(`ambassador envoy representative consul consul-general charge chargé counsellor attaché
  rapporteur coordinator diplomat negotiator mission embassy consulate delegate`);

/** What a vague noun may refer back to. */
export const COVERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['envoy', list('envoy ambassador representative rapporteur consul')],
  ['diplomat', list('minister ambassador envoy representative consul diplomat director')],
  ['official', list('minister ambassador director head secretary official spokesperson deputy chief')],
  ['leader', list('leader president premier head chief emir king')],
  ['chief', list('chief head director minister secretary-general leader')],
  ['boss', list('chief head director leader')],
  ['head', list('head director chief')],
  ['general', list('general commander chief')],
]);

/** Written otherwise, the same word of an office. */
export const SAME: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['spokesman', ['spokesperson']],
  ['spokeswoman', ['spokesperson']],
  ['spokespeople', ['spokesperson']],
  ['chairman', ['chair']],
  ['chairwoman', ['chair']],
  ['chairperson', ['chair']],
  ['defense', ['defence']],
  ['labor', ['labour']],
  ['mining', ['mine']],
  ['mines', ['mine']],
  ['affairs', []],
  ['affair', []],
  ['economy', ['economic']],
  ['vice', ['deputy']],
  ['vice-president', ['deputy', 'president']],
  ['vice-minister', ['deputy', 'minister']],
  ['vice-premier', ['deputy', 'premier']],
  ['fm', ['foreign', 'minister']],
  ['pm', ['premier']],
  ['dpm', ['deputy', 'premier']],
  ['mfa', ['foreign', 'ministry']],
  ['mofa', ['foreign', 'ministry']],
  ['chargé', ['charge']],
]);

/** Never part of a person's name, though they begin with a capital letter. */
export const NOT_NAMES =
  list(`monday tuesday wednesday thursday friday saturday sunday january february march april june
  july august september october november december the a an in on at but and or nor so yet for to of by with from as if
  when while after before since during he she it they we you i his her its their our my this that these those there here
  what who which why how both all some many most several no not however meanwhile moreover also according despite although
  because earlier later last next today yesterday speaking asked responding citing once until unless only even still then
  now thus under over amid among between about against through without within such other another each every either
  neither one two three four five first second more new old former acting interim top senior quoting q`);

/** Small words inside names. */
export const PARTICLES = list('al ul el bin ibn bint de del della da di du van von der den la le ur ud zu');
