/** Closed classes of English, and the open-class words that cannot be told by their endings. */
import { cueForms } from './reporting-verbs.ts';

/** What a word is, as far as rules of attribution need to know. */
export type Tag =
  | 'determiner'
  | 'possessive' // their, and the clitic of "Obama's"
  | 'clitic'
  | 'preposition'
  | 'to'
  | 'pronoun' // may be a subject
  | 'object' // him, them
  | 'be'
  | 'have'
  | 'do'
  | 'modal'
  | 'conjunction'
  | 'subordinator'
  | 'that'
  | 'wh'
  | 'adverb'
  | 'number'
  | 'time'
  | 'name'
  | 'noun'
  | 'adjective'
  | 'verb' // finite, or a participle
  | 'ing'
  | 'base' // a bare infinitive
  | 'quotation'
  | 'comma'
  | 'colon'
  | 'dash'
  | 'open'
  | 'close'
  | 'stop'
  | 'mark'
  | 'edge'; // beyond the text, or between paragraphs

const CLOSED: readonly (readonly [Tag, string])[] = [
  [
    'determiner',
    'the a an this these those some any no every each all both either neither another several many most few such other much half',
  ],
  ['possessive', 'my your his her its our their'],
  [
    'preposition',
    `of in on at by for with from into onto upon about against between among amid during through throughout over under above below
    across behind beyond within without toward towards near off out up down around along past via per despite except like unlike as after
    before since until till concerning regarding including besides following according amid`,
  ],
  ['to', 'to'],
  ['pronoun', 'i he she it we they you everyone everybody someone somebody anyone nobody others there none'],
  ['object', 'him them us me himself herself themselves itself myself ourselves'],
  ['be', "is are was were be been being am isn't aren't wasn't weren't ain't 're 'm"],
  ['have', "has have had having hasn't haven't hadn't 've"],
  ['do', "do does did doesn't don't didn't"],
  [
    'modal',
    "will would could should may might must can shall won't wouldn't couldn't shouldn't can't cannot mustn't 'll 'd",
  ],
  ['conjunction', 'and or but nor yet &'],
  ['subordinator', 'than because although though while whereas if unless whether once'],
  ['that', 'that'],
  ['wh', 'who whom whose which what how why where when whatever whoever wherever whenever'],
  [
    'adverb',
    `not never also then later further again once just even only still already ever always often sometimes recently previously now here
    too instead soon perhaps maybe indeed rather quite very so far almost nearly ago together twice further meanwhile however otherwise moreover
    therefore thus n't much apparently first last long back aloud flatly bluntly today yesterday tonight tomorrow`,
  ],
  [
    'time',
    `monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february april june july august september october november december jan feb aug sept oct nov dec`,
  ],
  [
    'number',
    'one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion dozens hundreds thousands',
  ],
];

/** Verbs that are no cues and are not told by an ending, in their finite and base forms. */
const OTHER_VERBS =
  `became become began brought built bought came caught chose come cost cut did done drew drank drove ate fell fed fought fled flew
  gave given go goes gone got grew had hit hurt kept laid led left lent let lost made meant met paid put ran rose rode sat sent set shook shot shut sold
  sought spent stood stuck struck swept took taken threw thrown won wore went gets makes takes gives comes becomes runs keeps brings puts
  leads leaves loses meets pays sends sits stands wins seems appears remains means begins continues happens exists includes lies
  seem appear remain become happen get make take give keep bring lose`.split(/\s+/u);

const BASES =
  `go get make take give come become run keep bring put lead leave lose meet pay send sit stand win seem appear remain mean begin continue
  have be do help work use turn start stop move allow stay build let join vote serve end change increase reduce create provide protect
  prevent fight win pass raise cut hold hear read follow change seek try return play live bring`.split(
    /\s+/u,
  );

const TITLES = `mr mrs ms dr sen rep gov gen col lt sgt prof president`.split(' ');

const ADJECTIVES =
  `new old former top senior key major big large small high low good bad better best worse worst great own same different political
  national international foreign local public private early late recent next last first second third main chief deputy able likely
  clear free full open sure ready willing american russian chinese democratic republican federal more less least worried afraid confident certain
  acting outgoing incoming aware concerned hopeful optimistic unable unlikely possible impossible important wrong right true false`.split(
    /\s+/u,
  );

function build(): ReadonlyMap<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const word of ADJECTIVES) tags.set(word, 'adjective');
  for (const word of BASES) tags.set(word, 'base');
  for (const word of OTHER_VERBS) tags.set(word, 'verb');
  for (const word of TITLES) tags.set(word, 'name');
  for (const [tag, words] of CLOSED)
    for (const word of words.split(/\s+/u)) if (!tags.has(word) || tag !== 'adverb') tags.set(word, tag);
  return tags;
}

export const closedClass: ReadonlyMap<string, Tag> = build();

/** Nouns that look like a verb by their ending. */
const NOUNS_IN_ED = new Set([
  'need',
  'bed',
  'seed',
  'speed',
  'weed',
  'feed',
  'shed',
  'breed',
  'creed',
  'red',
  'deed',
  'greed',
  'indeed',
  'hundred',
]);
const NOUNS_IN_ING = new Set([
  'thing',
  'things',
  'king',
  'morning',
  'evening',
  'spring',
  'string',
  'ring',
  'wing',
  'meeting',
  'building',
  'briefing',
  'hearing',
  'nothing',
  'something',
  'anything',
  'everything',
  'beijing',
  'sterling',
  'ceiling',
  'feeling',
  'meaning',
  'funding',
  'ruling',
  'opening',
  'filing',
  'gathering',
  'housing',
  'training',
  'spending',
  'setting',
  'rating',
  'warning',
  'finding',
  'posting',
  'beginning',
  'wedding',
  'killing',
  'shooting',
  'bombing',
  'reading',
]);

/** The tag of a word by its closed class or ending alone, before its neighbours are looked at. */
export function wordTag(lower: string, capital: boolean): Tag {
  const closed = closedClass.get(lower);
  if (closed !== undefined) return closed;
  const cue = cueForms.get(lower);
  if (cue !== undefined)
    return capital ? 'name' : cue.form === 'ing' ? (NOUNS_IN_ING.has(lower) ? 'noun' : 'ing') : 'verb';
  if (capital) return 'name';
  const first = lower.charCodeAt(0);
  if (first >= 48 && first <= 57) return 'number';
  if (lower.length > 3) {
    if (lower.endsWith('ly'))
      return lower === 'family' || lower === 'ally' || lower === 'rally' ? 'noun' : 'adverb';
    if (lower.endsWith('ed') && !NOUNS_IN_ED.has(lower)) return 'verb';
    if (lower.endsWith('ing') && !NOUNS_IN_ING.has(lower)) return 'ing';
    if (/(?:ous|ful|ive|able|ible|ish|less|ic|ical)$/u.test(lower)) return 'adjective';
  }
  return 'noun';
}
