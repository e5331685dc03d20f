/**
 * English verbs that report what somebody said, thinks or wants, by the complements they take.
 * The classes follow Levin's (English Verb Classes and Alternations, 1993: 37.1 to 37.9, 29, 33, 13.4) in coarser form.
 */

/**
 * - `say`: a clause or a quotation, and it may stand after it: "X said that …", "…, X said"
 * - `tell`: an addressee, then what `say` takes
 * - `ask`: a question or a quotation
 * - `think`: a clause, rarely after it
 * - `show`: a clause, with papers and polls for subjects
 * - `commit`: an infinitive that binds the subject: "vowed to …"
 * - `direct`: an addressee and an infinitive: "urged them to …"
 * - `stance`: a noun: "condemned the attack"
 * - `speak`: a preposition and a topic: "spoke of the attack"
 * - `want`: a stance told without an utterance: "wants to …", "hopes for …"
 */
export type VerbClass =
  'say' | 'tell' | 'ask' | 'think' | 'show' | 'commit' | 'direct' | 'stance' | 'speak' | 'want';

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing';

export type CueVerb = { readonly lemma: string; readonly classes: ReadonlySet<VerbClass> };

const LEMMAS: Readonly<Record<VerbClass, string>> = {
  say: `say add claim note argue insist write tweet post state declare explain warn announce report assert contend maintain
    conclude acknowledge concede admit confirm reveal disclose suggest imply hint signal indicate stress emphasize emphasise
    underscore underline reiterate repeat reaffirm affirm recall recount observe remark comment predict caution allege complain lament
    boast brag joke quip reply respond answer counter retort respond proclaim pronounce testify attest vow pledge promise swear agree
    concur opine muse marvel shout yell chant scream whisper gush mock continue begin conclude interject
    interrupt snap fume volunteer theorize theorise speculate estimate deny pray bemoan point rule find charge propose recommend demand
    reckon profess posit postulate surmise read blog text elaborate clarify relate articulate mention decide fire chime exclaim declare
    threaten guarantee maintain sing tout decree advise urge hear learn report type sum praise joke object express protest preach
    plead murmur mutter growl thunder intone enthuse plead sigh groan confide correct deadpan`,
  tell: `tell inform assure remind warn notify advise persuade convince reassure brief promise caution instruct answer teach show`,
  ask: `ask wonder inquire enquire question query`,
  think: `believe think feel fear worry doubt suspect assume guess hope expect realize realise understand know consider see imagine figure
    anticipate hold presume recognize recognise calculate regret decide judge find agree`,
  show: `show find suggest indicate reveal demonstrate prove document determine discover state report estimate note
    detail warn conclude predict project`,
  commit: `vow pledge promise agree refuse decline offer threaten swear volunteer undertake consent propose plan intend pretend decide claim
    resolve opt commit`,
  direct: `urge implore ask order press beg warn advise encourage challenge instruct direct demand require call invite
    exhort counsel appeal command compel persuade pressure plead tell request remind dare lobby`,
  stance: `criticize criticise condemn blast slam denounce praise laud hail applaud decry deride mock ridicule rip bash chastise chide rebuke
    assail attack lambaste lambast blame accuse fault reject deny dispute refute dismiss oppose endorse support defend back
    cite quote mention reference invoke describe discuss outline detail address highlight tout recall
    characterize characterise label brand dub call liken compare portray question challenge demand propose recommend
    acknowledge admit confirm announce unveil report reveal disclose stress emphasize emphasise underscore underline reiterate
    reaffirm repeat note explain predict express voice urge welcome celebrate commend salute honor honour congratulate thank
    lament bemoan regret deplore criticise protest warn suggest emphasise embrace promise pledge offer
    threaten debunk disavow repudiate tweet post publish issue release propose declare raise float
    insult castigate excoriate scold berate lash vilify malign belittle disparage trash hammer pillory savage pan
    overstate understate exaggerate downplay answer broach advocate favor favour approve authorize authorise`,
  speak: `speak talk complain comment joke testify boast brag inquire rail weigh elaborate remark opine warn lie lecture muse apologize
    apologise respond react object protest argue allude refer point hint advocate vouch worry agree disagree write report learn hear call tweet
    reflect lash fulminate cast know think dwell touch`,
  want: `want hope seek wish prefer plan intend aim need expect fear like love hate favor favour long yearn support oppose trust
    respect admire resent believe doubt welcome dislike regret mourn`,
};

/** Past tense, past participle, or both where they are one. */
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  think: ['thought', 'thought'],
  feel: ['felt', 'felt'],
  know: ['knew', 'known'],
  see: ['saw', 'seen'],
  find: ['found', 'found'],
  hold: ['held', 'held'],
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
  cast: ['cast', 'cast'],
  teach: ['taught', 'taught'],
  sing: ['sang', 'sung'],
  lie: ['lied', 'lied'],
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
  if (lemma === 'lie') return ending === 'ing' ? 'lying' : 'lied';
  if (lemma.endsWith('e') && !lemma.endsWith('ee')) return lemma.slice(0, -1) + ending;
  if (lemma.endsWith('ee')) return ending === 'ed' ? `${lemma}d` : `${lemma}ing`;
  if (ending === 'ed' && /[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return lemma + ending;
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

export type CueForm = { readonly verb: CueVerb; readonly form: VerbForm };

function build(): ReadonlyMap<string, CueForm> {
  const verbs = new Map<string, { lemma: string; classes: Set<VerbClass> }>();
  for (const [name, lemmas] of Object.entries(LEMMAS) as [VerbClass, string][])
    for (const lemma of lemmas.split(/\s+/u)) {
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
