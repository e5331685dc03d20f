/**
 * Invented readouts of meetings in the manner of foreign ministries: each has its own date, people, places and business, and all share
 * the same formulae. Made from a seed, so that every run sees the same ones.
 */
type Random = () => number;

/** Numbers in [0, 1) by a linear congruence: enough to shuffle sentences, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const FORMULAE: readonly string[] = [
  'China respects the independence, sovereignty and territorial integrity of Afghanistan and never interferes in its internal affairs.',
  'The Afghan side will not allow any force to use the territory of Afghanistan to harm the interests of its neighbours.',
  'The two sides agreed to stay in close touch and to bring the friendship between the two peoples to a new level.',
  'The international community should return the frozen assets of the Afghan people and lift its one-sided sanctions at an early date.',
  'China supports the Afghan people in choosing a path of development that suits the conditions of their own country.',
  'Both sides spoke highly of the long friendship between the two countries and thanked each other for firm support.',
];
const PEOPLE =
  'Noori Salimi Haqyar Wardak Stanekzai Popal Ludin Zadran Mohseni Rahmani Sahak Tokhi Amarkhil Nuristani'.split(
    ' ',
  );
const GUESTS = 'Chen Zhao Liu Sun Guo Peng Shi Tang Yuan Xue Fang Qiu Hou Kang'.split(' ');
const PLACES =
  'Kabul Herat Kandahar Mazar Faizabad Bamiyan Jalalabad Urumqi Kashgar Termez Peshawar Doha Samarkand Tashkent'.split(
    ' ',
  );
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const GOODS =
  'pine nuts|saffron|marble|raw wool|talc|dried figs|carpets|lapis|pomegranates|cotton|almonds|coal'.split(
    '|',
  );
const WORKS =
  'a copper shaft|a rail spur|a cement works|a cold store|a solar field|a customs hall|a grain silo|a bus depot|an oil well|a cargo terminal|a teaching hospital|a river dam'.split(
    '|',
  );
const TROUBLES =
  'unpaid port fees|late visas|a closed bank channel|stolen survey tools|missing road signs|faulty scales|an unsigned annex|cut power lines|a disputed tender|snow on the pass|a broken bridge|two lost containers'.split(
    '|',
  );

/** One of its kind for each meeting, so that no two meetings take the same. */
const pick = (list: readonly string[], random: Random): string =>
  list[Math.floor(random() * list.length)] ?? '';

/** Sentences that only one meeting can have written. */
function ownSentences(random: Random): string[] {
  const [host, guest] = [pick(PEOPLE, random), pick(GUESTS, random)];
  const [place, other] = [pick(PLACES, random), pick(PLACES, random)];
  const number = (to: number): number => 2 + Math.floor(random() * to);
  const day = `${number(26)} ${pick(MONTHS, random)}`;
  const [goods, work, trouble] = [pick(GOODS, random), pick(WORKS, random), pick(TROUBLES, random)];
  const lead = `Envoy ${guest} called on acting minister ${host} in ${place} on ${day} and stayed for ${number(90)} minutes.`;
  const rest = [
    `${guest} asked ${host} how ${trouble} near ${other} came about and who would pay for it.`,
    `${host} promised ${number(40)} guards for ${work} outside ${place} before the frost.`,
    `Exports of ${goods} through ${other} rose by ${number(80)} per cent, a chart shown to ${guest} said.`,
    `An aide of ${host} handed over a list with ${number(60)} names of traders held in ${other}.`,
    `For ${work} a firm from ${place} wants ${number(900)} million yuan, twice what ${host} had offered.`,
    `${trouble[0]?.toUpperCase()}${trouble.slice(1)} kept ${number(300)} trucks with ${goods} waiting, drivers told ${guest}.`,
    `In the afternoon ${guest} walked through the bazaar of ${place} and bought ${goods} from a widow.`,
    `${host} wore a grey shawl, a gift of the elders of ${other}, and joked about ${trouble}.`,
    `A second round follows in ${other} once the paper on ${goods} has been read by lawyers.`,
  ];
  return [lead, ...rest.filter(() => random() < 0.85)];
}

/** A readout of one meeting; formulae are up to half of it, at the end and in between, as they stand in real ones. */
export function meeting(seed: number): string[] {
  const random = randomFrom(seed * 7_919 + 17);
  const own = ownSentences(random);
  const formulae = FORMULAE.filter(() => random() < 0.7);
  const middle = Math.ceil(own.length / 2);
  return [...own.slice(0, middle), ...formulae.slice(0, 2), ...own.slice(middle), ...formulae.slice(2)];
}

/** The ways in which outlets change a wire copy. `other` is an article that has nothing to do with it. */
export const copies: Readonly<Record<string, (text: string[], other: string[], random: Random) => string[]>> =
  {
    'lightly edited': (text, _other, random) =>
      text.map((sentence) =>
        sentence.replace(/\b[a-z]{4,}\b/gu, (word) => (random() < 0.05 ? `re${word}` : word)),
      ),
    'cut short': (text, _other, random) => text.slice(0, Math.ceil(text.length * (0.3 + 0.3 * random()))),
    'rewritten in a third': (text, other) =>
      text.map((sentence, at) =>
        at % 3 === 1 ? (other[at % other.length] ?? '').replace(/\d+/gu, 'many') : sentence,
      ),
    embedded: (text, other) => [...other.slice(0, 4), ...text, ...other.slice(4)],
  };
