/**
 * English verbs that report what somebody said, thinks or wants, by the complements they take.
 * The classes follow Levin's (English Verb Classes and Alternations, 1993: 37.1 to 37.9, 29, 33, 13.4) in coarser form.
 */

/**
 * - `say`: a clause or a quotation, and it may stand after it: "X said that …", "…, X said"
 * - `quote`: a quotation alone: “…,” X continued
 * - `tell`: an addressee, then what `say` takes
 * - `ask`: a question or a quotation
 * - `think`: a clause, rarely after it
 * - `show`: a clause, with papers and polls for subjects
 * - `commit`: an infinitive that binds the subject: "vowed to …"
 * - `direct`: an addressee and an infinitive: "urged them to …"
 * - `stance`: a noun: "condemned the attack"
 * - `speak`: a preposition and a topic: "spoke of the attack"
 * - `put`: "as X put it" alone
 * - `light`: a noun of speech alone: "gave assurances that"
 * - `want`: a stance told without an utterance: "wants to …", "hopes for …"
 */
const CLASSES = [
  'say',
  'quote',
  'tell',
  'ask',
  'think',
  'show',
  'commit',
  'direct',
  'stance',
  'speak',
  'want',
  'put',
  'light',
] as const;
export type VerbClass = (typeof CLASSES)[number];

export type Inflection = 'base' | 's' | 'past' | 'participle' | 'ing';

export type CueVerb = { readonly lemma: string; readonly classes: ReadonlySet<VerbClass> };

const LEMMAS: Readonly<Record<VerbClass, string>> = {
  say: `say add claim note argue insist write tweet post state declare explain warn announce report assert contend maintain
    conclude acknowledge concede admit confirm reveal disclose suggest imply hint signal indicate stress emphasize emphasise
    underscore underline reiterate repeat reaffirm affirm recall recount observe remark comment predict caution allege complain lament
    boast brag joke quip proclaim pronounce testify attest vow pledge promise swear agree
    concur opine muse marvel theorize theorise speculate estimate deny charge propose recommend
    reckon profess posit postulate surmise clarify relate mention exclaim point
    threaten guarantee decree advise urge protest preach decide rule tout counter`,
  quote: `continue begin conclude respond reply answer counter retort sing shout yell chant scream whisper gush interject interrupt snap fume
    volunteer read blog text elaborate chime murmur mutter growl thunder intone enthuse plead sigh groan confide deadpan type ask sum
    think wonder demand question chirp mock object ask correct start`,
  tell: `tell inform assure remind warn notify advise persuade convince reassure promise caution`,
  ask: `ask wonder inquire enquire`,
  think: `believe think feel fear worry doubt suspect assume hope expect understand know realize realise argue`,
  show: `show find suggest indicate reveal demonstrate document state report estimate note detail warn conclude predict project learn`,
  commit: `vow pledge promise agree refuse decline offer threaten swear volunteer undertake consent propose plan intend`,
  direct: `urge implore ask order press beg warn advise encourage instruct direct demand require call invite
    exhort counsel appeal command pressure plead tell dare lobby`,
  stance: `criticize criticise condemn blast slam denounce praise laud hail applaud decry deride mock ridicule rip bash chastise chide rebuke
    assail attack lambaste lambast blame accuse fault reject deny dispute refute dismiss oppose endorse defend
    cite quote mention reference invoke describe outline detail highlight tout recall
    characterize characterise label brand dub call liken compare portray demand propose recommend
    acknowledge admit confirm announce unveil reveal disclose stress emphasize emphasise underscore underline reiterate
    reaffirm repeat note explain predict express voice urge welcome celebrate commend salute honor honour congratulate thank
    lament bemoan regret deplore protest suggest promise pledge
    debunk disavow repudiate tweet post declare question dispute report
    link paint admire
    castigate excoriate scold berate lash vilify malign belittle disparage trash pillory savage
    publish charge issue show
    view promote champion resent resist overstate understate exaggerate downplay advocate support discuss echo`,
  speak: `speak talk complain bristle comment joke testify boast brag inquire rail weigh elaborate remark opine warn muse apologize
    apologise react object protest argue allude hint advocate vouch worry write`,
  want: `hope support oppose want`,
  put: `put`,
  light: `make give raise deliver level renew sound send lodge launch file`,
};

/** Past tense, past participle, or both where they are one. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  think: ['thought', 'thought'],
  feel: ['felt', 'felt'],
  know: ['knew', 'known'],
  find: ['found', 'found'],
  understand: ['understood', 'understood'],
  speak: ['spoke', 'spoken'],
  swear: ['swore', 'sworn'],
  show: ['showed', 'shown'],
  begin: ['began', 'begun'],
  forget: ['forgot', 'forgotten'],
  beg: ['begged', 'begged'],
  read: ['read', 'read'],
  undertake: ['undertook', 'undertaken'],
  hear: ['heard', 'heard'],
  put: ['put', 'put'],
  make: ['made', 'made'],
  give: ['gave', 'given'],
  send: ['sent', 'sent'],
  sing: ['sang', 'sung'],
};
const DOUBLED = new Set(
  [
    'admit',
    'refer',
    'commit',
    'beg',
    'brag',
    'dub',
    'rip',
    'slam',
    'quip',
    'plan',
    'pan',
    'snap',
    'prefer',
    'opt',
    'chat',
    'rebut',
    'sum',
  ].filter((verb) => verb !== 'opt'),
);

function withEnding(lemma: string, ending: 'ed' | 'ing'): string {
  if (DOUBLED.has(lemma)) return lemma + (lemma.at(-1) ?? '') + ending;
  if (lemma.endsWith('e') && !lemma.endsWith('ee')) return lemma.slice(0, -1) + ending;
  if (lemma.endsWith('ee')) return ending === 'ed' ? `${lemma}d` : `${lemma}ing`;
  if (ending === 'ed' && /[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return lemma + ending;
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

export type CueForm = { readonly verb: CueVerb; readonly form: Inflection };

function build(): ReadonlyMap<string, CueForm> {
  const verbs = new Map<string, { lemma: string; classes: Set<VerbClass> }>();
  for (const name of CLASSES)
    for (const lemma of LEMMAS[name].split(/\s+/u)) {
      const verb = verbs.get(lemma) ?? { lemma, classes: new Set<VerbClass>() };
      verb.classes.add(name);
      verbs.set(lemma, verb);
    }
  const forms = new Map<string, CueForm>();
  for (const verb of verbs.values()) {
    const [past, participle] = IRREGULAR[verb.lemma] ?? [
      withEnding(verb.lemma, 'ed'),
      withEnding(verb.lemma, 'ed'),
    ];
    forms.set(participle, { verb, form: 'participle' });
    forms.set(past, { verb, form: 'past' });
    forms.set(withEnding(verb.lemma, 'ing'), { verb, form: 'ing' });
    forms.set(thirdPerson(verb.lemma), { verb, form: 's' });
    if (past !== verb.lemma) forms.set(verb.lemma, { verb, form: 'base' });
  }
  return forms;
}

/** Every inflected form, lower-case. */
export const cueForms: ReadonlyMap<string, CueForm> = build();
