/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980). Three things come before the
 * algorithm: irregular forms, British spelling, and words that its rules would join by accident.
 */
import { stemmer } from 'stemmer';

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
    tie: 'ties',
    lie: 'lies',
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

/** Words longer than this are no English words, and are their own stems. */
const LONGEST = 40;
/** A language has more forms than a ledger: what is kept is bounded, and is only saved work. */
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** The stem of a word. @param word lower-case, without possessive or hyphen; one that is not English is its own stem */
export function englishStem(word: string): string {
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
  return stemmer(BRITISH.reduce((text, [from, to]) => text.replace(from, to), base));
}
