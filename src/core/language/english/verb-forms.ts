/**
 * English verbs by closed classes, a list of bases with their inflections, and suffixes: enough to tell whether a
 * stretch of words holds a verb of its own. `=` marks a base that is as often a noun ("support"), `^` one that doubles
 * its last letter ("stop, stopped"). Bases are common in statements; what is missing is found by its suffix or not at all.
 */
const BASES =
  'accept accommodate accompany accuse achieve acknowledge act= adapt add address= adhere admit adopt advance= advise affect affirm agree aim= allow amend announce answer= appear apply appoint appreciate approach= approve argue arrange arrest= arrive ask assert assess assist assume assure attach attack= attempt= attend attract avoid await back= ban=^ base= believe belong benefit= blame= block= boost= borrow breach= call= campaign= cancel^ capture care= carry cause= cease celebrate challenge= change= charge= check= cite claim= clarify clear close coerce collaborate collect combat= comment= commit^ communicate compare compensate compete complain complete comply concern= conclude condemn conduct confirm confront congratulate connect consider consist constitute construct consult contact= contain continue contribute control=^ convene convey convince cooperate coordinate counter= cover= create criticise criticize cross= damage= deal= debate= decide declare decline= decrease= deepen defend define delay= deliver demand= demonstrate deny depart depend deploy deport describe deserve destabilise destabilize destroy detain deter^ determine develop die differ diminish direct disagree disappear disarm discuss dismantle dismiss dispatch= dispute= dissolve distribute divide donate drop=^ ease= elect eliminate embrace emerge emphasise emphasize employ enable encourage end= endanger endorse enforce engage enhance enjoy ensure enter equip^ eradicate escalate establish evacuate evaluate examine exceed exchange= exclude exercise= exist expand expect expel^ experience= explain exploit explore export= expose express extend extradite face= facilitate fail favour= favor= fear= finance= finish fire= focus= follow force= formulate fulfil^ fulfill function= fund= gain= gather govern grant= guarantee= guard= guide= halt= hand= handle happen harbour= harbor= harm= head= help= highlight= hinder honour= honor= hope= host= identify ignore implement import= impose improve include increase= infiltrate influence= inform infringe initiate injure insist inspect institute= intend intensify interact interfere intervene introduce invade invest investigate invite involve issue= join jeopardise jeopardize join judge= justify kidnap^ kill label= lack= last launch= learn level= liberate lift limit= link= list= listen live look= lower maintain manage mark= matter= measure= mediate mention= migrate mislead mobilise mobilize monitor= move= name= narrow need= negotiate normalise normalize note= notify nominate obey object= oblige observe obstruct obtain occupy occur offer= open operate oppose order= organise organize oversee own owe participate pass pause= penetrate perform permit=^ persecute persist persuade place= plan=^ play= pledge= plot=^ point= position= possess postpone pour practise praise= prefer^ prepare present preserve press= pressure= prevail prevent proceed process= produce progress= prohibit project= promise= promote propose prosecute protect protest= prove provide provoke publish punish purchase= pursue push= question= raise range= reach= react reaffirm realise realize rebuild receive recall= recognise recognize recommend reconsider reconstruct recover reduce refer^ reflect reform= refrain refuse regard= register= regret=^ regulate reinforce reiterate reject relate release= relocate rely remain remember remind remove renew renounce reopen repair= repatriate repeat replace reply= report= represent request= require rescue= resettle resist resolve= respect= respond restore restrain restrict result= resume retain retaliate return= reveal reverse= review= risk= safeguard= sanction= satisfy save scrap^ search= secure seek seize send separate serve settle shape= share= shelter= shift= sign= solve sponsor= spread= stabilise stabilize start= state= stay= step=^ stop^ strengthen stress= strike= strive struggle= study= submit^ suffer suggest supply= support= suppress surrender= survive suspend sustain tackle target= tend terminate test= thank threaten tolerate top= tour= trade= train= transfer=^ transform transit= transport= travel= treat trust= try turn= underline undermine underscore understand unify unite update= uphold upgrade= urge= use= utilise utilize value= view= violate visit= voice= vote= vow= wait wage= want warn waste= watch= weaken welcome win^ wish= withdraw witness= work= worry= yield=';

/** Base, third person, past, participle, in that order; the participle is left out where it is the past. */
const IRREGULAR =
  'arise arises arose arisen,become becomes became become,begin begins began begun,break breaks broke broken,bring brings brought,build builds built,buy buys bought,catch catches caught,choose chooses chose chosen,come comes came come,cut= cuts cut,deal deals dealt,draw draws drew drawn,drive= drives drove driven,fall= falls fell fallen,feel feels felt,fight= fights fought,find finds found,flee flees fled,forget forgets forgot forgotten,get gets got gotten,give gives gave given,go goes went gone,grow grows grew grown,hear hears heard,hide hides hid hidden,hit= hits hit,hold= holds held,hurt hurts hurt,keep keeps kept,know knows knew known,lay lays laid,lead= leads led,leave leaves left,lend lends lent,let lets let,lie lies lay lain,lose loses lost,make makes made,mean means meant,meet meets met,mislead misleads misled,overcome overcomes overcame overcome,oversee oversees oversaw overseen,pay= pays paid,put puts put,read reads read,rebuild rebuilds rebuilt,ride rides rode ridden,rise= rises rose risen,run= runs ran run,say says said,see sees saw seen,seek seeks sought,sell sells sold,send sends sent,set= sets set,shake shakes shook shaken,shoot shoots shot,show= shows showed shown,shut shuts shut,sit sits sat,speak speaks spoke spoken,spend spends spent,spread= spreads spread,stand= stands stood,steal steals stole stolen,strike= strikes struck,strive strives strove striven,swear swears swore sworn,take takes took taken,teach teaches taught,tell tells told,think thinks thought,throw throws threw thrown,understand understands understood,undertake undertakes undertook undertaken,uphold upholds upheld,wear wears wore worn,win wins won,withdraw withdraws withdrew withdrawn,withhold withholds withheld,write writes wrote written';

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const MODALS = wordSet("will would shall should can could may might must cannot won't wouldn't can't");
export const AUXILIARIES = wordSet(
  "is are was were am be been being has have had do does did isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't",
);
/** With a singular noun before them they show that more than one noun is their subject. */
export const PLURAL_AUXILIARIES = wordSet("are were have do aren't weren't haven't don't");
export const BE = wordSet("is are was were am be been being isn't aren't wasn't weren't");

export type VerbForm = {
  /** After "will" and "to". */
  readonly base: boolean;
  readonly thirdPerson: boolean;
  /** Past or participle: most English verbs write them alike. */
  readonly past: boolean;
  /** As often a noun: a verb only where an object follows. */
  readonly noun: boolean;
};

const forms = new Map<string, VerbForm>();

function add(word: string, form: Partial<VerbForm>): void {
  const none = { base: false, thirdPerson: false, past: false, noun: false };
  forms.set(word, { ...none, ...forms.get(word), ...form });
}

function thirdPersonOf(base: string): string {
  if (/(?:s|sh|ch|x|z|o)$/u.test(base)) return `${base}es`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function pastOf(base: string, doubles: boolean): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ied`;
  return doubles ? `${base}${base.at(-1) ?? ''}ed` : `${base}ed`;
}

for (const entry of BASES.split(' ')) {
  const base = entry.replace(/[=^]+$/u, '');
  const noun = entry.includes('=');
  add(base, { base: true, noun });
  add(thirdPersonOf(base), { thirdPerson: true, noun });
  add(pastOf(base, entry.includes('^')), { past: true });
}
for (const row of IRREGULAR.split(',')) {
  const [base = '', third = '', past = '', participle = past] = row.split(' ');
  const noun = base.endsWith('=');
  add(base.replace('=', ''), { base: true, noun });
  add(third, { thirdPerson: true, noun });
  add(past, { past: true });
  add(participle, { past: true });
}

/** Words in -ed that are no verbs: the suffix alone makes every other one a past. */
const NOT_PAST = wordSet('indeed hundred sacred need united armed speed seed breed naked wicked');

/** What a lower-case word can be as a verb, or null. */
export function verbForm(word: string): VerbForm | null {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const past = word.length > 4 && word.endsWith('ed') && !NOT_PAST.has(word);
  return past ? { base: false, thirdPerson: false, past, noun: false } : null;
}

export const isModal = (word: string): boolean => MODALS.has(word) || /(?:’|')(?:ll|d)$/u.test(word);
