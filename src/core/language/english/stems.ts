/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with three things before it:
 * irregular forms, British spelling, and words that the rules would join by accident.
 */

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    become: 'became',
    begin: 'began begun',
    bear: 'bore borne',
    bind: 'bound',
    break: 'broke broken',
    bring: 'brought',
    build: 'built',
    buy: 'bought',
    catch: 'caught',
    choose: 'chose chosen',
    come: 'came',
    deal: 'dealt',
    draw: 'drew drawn',
    drive: 'drove driven',
    fall: 'fell fallen',
    feed: 'fed',
    feel: 'felt',
    fight: 'fought',
    find: 'found',
    flee: 'fled',
    fly: 'flew flown',
    forbid: 'forbade forbidden',
    forget: 'forgot forgotten',
    freeze: 'froze frozen',
    get: 'got gotten',
    give: 'gave given',
    go: 'went gone',
    grow: 'grew grown',
    hear: 'heard',
    hide: 'hid hidden',
    hold: 'held',
    keep: 'kept',
    know: 'knew known',
    lay: 'laid',
    lead: 'led',
    leave: 'left',
    lend: 'lent',
    lose: 'lost',
    make: 'made',
    mean: 'meant',
    meet: 'met',
    overcome: 'overcame',
    pay: 'paid',
    rise: 'rose risen',
    run: 'ran',
    say: 'said',
    see: 'saw seen',
    seek: 'sought',
    sell: 'sold',
    send: 'sent',
    shoot: 'shot',
    show: 'showed shown',
    sit: 'sat',
    speak: 'spoke spoken',
    spend: 'spent',
    stand: 'stood',
    steal: 'stole stolen',
    strike: 'struck stricken',
    swear: 'swore sworn',
    take: 'took taken',
    teach: 'taught',
    tell: 'told',
    think: 'thought',
    throw: 'threw thrown',
    undergo: 'underwent undergone',
    understand: 'understood',
    undertake: 'undertook undertaken',
    uphold: 'upheld',
    win: 'won',
    withdraw: 'withdrew withdrawn',
    write: 'wrote written',
    woman: 'women',
    man: 'men',
    child: 'children',
    person: 'people persons',
    soldier: 'soldiers',
    crisis: 'crises',
    life: 'lives',
    community: 'communities',
    minority: 'minorities',
    responsible: 'responsibility responsibilities responsibly',
    inclusive: 'inclusively inclusivity inclusiveness',
    constructive: 'constructively',
    positive: 'positively',
    severe: 'severely severity severer',
    emergency: 'emergencies',
    candidate: 'candidates',
    immunity: 'immunities',
    do: 'did does done doing',
    have: 'had has having',
    die: 'died dying dies',
    // As adjectives "close" and "free" mean something else.
    shut: 'closed closes closing closure',
    liberate: 'freed frees freeing',
  }).flatMap(([base, forms]) => forms.split(' ').map((form) => [form, base] as const)),
);

/** Words that the rules would give the stem of another word. */
const KEPT = new Set(
  'news united nations generally general organ police international university universe relatively authority authorities initiative initiatives ruling rulings resolute resolutely reserved relative relatives government governments lasting closely community minority responsible inclusive constructive positive severe enduring production contraction emergency candidate immunity important importance importantly'.split(
    ' ',
  ),
);

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})is(?=e$|ed$|es$|ing$|ation$|ations$)/u, 'iz'],
  [/(?<=\p{L}{2})our(?=$|s$|ed$|ing$|er$|ers$|able$|hood$)/u, 'or'],
  [/(?<=\p{L}{2})tre(?=s?$)/u, 'ter'],
  [/(?<=def|off|lic|pret)ence$/u, 'ense'],
];

const VOWEL = /[aeiou]|(?<=[^aeiou])y/u;
const ENDS_DOUBLE = /([^aeiou])\1$/u;
const ENDS_CVC = /[^aeiou][aeiouy][^aeiouwxy]$/u;

/** Porter's m: how often a run of vowels is followed by a run of consonants. */
function measure(stem: string): number {
  let count = 0;
  let vowel = false;
  for (let at = 0; at < stem.length; at++) {
    const letter = stem[at] ?? '';
    const now: boolean = 'aeiou'.includes(letter) || (letter === 'y' && at > 0 && !vowel);
    if (vowel && !now) count++;
    vowel = now;
  }
  return count;
}

const hasVowel = (stem: string): boolean => VOWEL.test(stem);

type Rule = readonly [suffix: string, replacement: string];

const STEP_2: readonly Rule[] = (
  'ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ' +
  'ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble'
)
  .split(' ')
  .map(asRule);
const STEP_3: readonly Rule[] = 'icate:ic ative: alize:al iciti:ic ical:ic ful: ness:'.split(' ').map(asRule);
const STEP_4: readonly Rule[] =
  'ement: ance: ence: able: ible: ment: ant: ent: ism: ate: iti: ous: ive: ize: al: er: ic: ou:'
    .split(' ')
    .map(asRule);

function asRule(text: string): Rule {
  const [suffix = '', replacement = ''] = text.split(':');
  return [suffix, replacement];
}

/** The first rule whose suffix the word has decides, whether or not its stem is long enough. */
function replace(word: string, rules: readonly Rule[], least: number): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, word.length - suffix.length);
    return measure(stem) >= least ? stem + replacement : word;
  }
  return word;
}

function plural(word: string): string {
  if (word.endsWith('sses') || (word.endsWith('ies') && word.length > 4)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function inflection(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - ending);
  if (ending === 0 || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/u.test(stem)) return `${stem}e`;
  if (ENDS_DOUBLE.test(stem) && !/[lsz]$/u.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && ENDS_CVC.test(stem) ? `${stem}e` : stem;
}

function finalY(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

function ion(word: string): string {
  const stem = word.slice(0, -3);
  if (/[st]ion$/u.test(word)) return measure(stem) > 1 ? stem : word;
  return replace(word, STEP_4, 2);
}

function finalE(word: string): string {
  const stem = word.slice(0, -1);
  const many = measure(stem);
  if (word.endsWith('e') && (many > 1 || (many === 1 && !ENDS_CVC.test(stem)))) return stem;
  return word.endsWith('ll') && measure(word) > 1 ? stem : word;
}

function porter(word: string): string {
  const base = finalY(inflection(plural(word)));
  return finalE(ion(replace(replace(base, STEP_2, 1), STEP_3, 1)));
}

/** Words longer than this are no English words, and are their own stems. */
const LONGEST = 40;
/** A language has more forms than a ledger: what is kept is bounded, and is only saved work. */
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** The stem of a word. @param word lower-case, without possessive or hyphen; one that is not English is its own stem */
export function stem(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const found = /^[a-z]{3,}$/u.test(word) && word.length <= LONGEST ? stemAnew(word) : word;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, found);
  return found;
}

function stemAnew(word: string): string {
  const base = IRREGULAR.get(word) ?? word;
  if (KEPT.has(base)) return base;
  return porter(BRITISH.reduce((text, [from, to]) => text.replace(from, to), base));
}
