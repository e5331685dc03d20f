/** Reads the sentences that one voice speaks: all that it states is its own, but for what it says that others said. */
import { isNoAnswer } from '../substance/no-answers.ts';
import { wordSet } from '../../language/word-set.ts';
import { tagSet } from '../../language/english/lexicon.ts';
import { verbForm } from '../../language/english/verb-forms.ts';
import { hasFinite, isFiniteVerb } from '../../language/english/noun-phrases.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { withoutStop } from '../attribution/clause.ts';
import { POSTPOSED, readSentence } from '../attribution/sentence.ts';
import { type AttributionMatch, type AttributionRule, tellingRules } from '../attribution/rules.ts';
import { type PageReading, type PageSpeaker, spanOf } from './page.ts';
import { listMarkEnd } from './list-marks.ts';
import { sentenceForm } from './sentence-form.ts';

/** A run of sentences that one voice speaks. */
export type Turn = {
  /** Null for words that are nobody's statement, such as a reporter's question. */
  readonly speaker: PageSpeaker | null;
  /** The name in front of the words ("Mao Ning:") with its mark, or null. */
  readonly label: { readonly source: TokenRange; readonly mark: TokenRange } | null;
  readonly sentences: readonly TokenRange[];
  readonly rule: AttributionRule;
  /** What it says is one piece, whoever else is quoted in it. */
  readonly isWhole: boolean;
};

/** Returns all that a turn says, in order. */
export function readTurn(page: PageReading, turn: Turn): AttributionMatch[] {
  const { speaker } = turn;
  if (speaker === null || turn.sentences.length === 0) return [];
  const whole = { from: turn.sentences[0]?.from ?? 0, to: turn.sentences.at(-1)?.to ?? 0 };
  if (turn.isWhole || speaker.party === null) return [voiced(turn, speaker, [whole], turn.rule)];
  const found: AttributionMatch[] = [];
  for (const sentence of turn.sentences) {
    const kind = kindOf(page.tokens, sentence);
    if (kind === 'question' || (kind === 'rite' && turn.rule === 'speech')) continue;
    const apart = kind !== 'statement' ? [] : saidApart(page, speaker, sentence, turn.rule);
    if (apart.length > 0) found.push(...apart);
    else
      addSentence(found, turn, speaker, {
        range: withoutMarks(page.tokens, sentence),
        rule: kind !== 'statement' || isBackground(page, turn, speaker, sentence) ? 'aside' : turn.rule,
      });
  }
  return found;
}

/** Sentences of one match: who looks around one looks through all of them. */
const MAX_RUN = 30;

/** Adds a sentence of the speaker's, to the match before it where that is of the same kind. */
function addSentence(
  found: AttributionMatch[],
  turn: Turn,
  speaker: PageSpeaker,
  { range, rule }: { readonly range: TokenRange; readonly rule: AttributionRule },
): void {
  const last = found.at(-1);
  if (last?.rule === rule && last.content.length < MAX_RUN)
    found[found.length - 1] = { ...last, content: [...last.content, range] };
  else found.push(voiced({ ...turn, label: found.length === 0 ? turn.label : null }, speaker, [range], rule));
}

/**
 * Returns whether a sentence of a side's own text states neither what the side does or thinks nor what must be: it tells what happened,
 * or describes the side.
 */
function isBackground(
  page: PageReading,
  { rule }: Turn,
  speaker: PageSpeaker,
  sentence: TokenRange,
): boolean {
  if (rule !== 'speech' || speaker.voice.by !== 'party') return false;
  const form = sentenceForm(page.tokens, sentence);
  if (form === null) return true;
  const isImpersonal = at(page.tokens, form.subject.from).word === 'it' && !form.isPast;
  return (
    at(page.tokens, form.verb).tag !== 'modal' &&
    !isImpersonal &&
    (form.isPast || ownershipOf(page, speaker, [form.subject]) === null)
  );
}

function voiced(
  turn: Turn,
  { voice }: PageSpeaker,
  content: readonly TokenRange[],
  rule: AttributionRule,
): AttributionMatch {
  const { label } = turn;
  const said = { content, rule, ...(OF_ONE_SIDE.has(turn.rule) ? { isOwnWords: true as const } : {}) };
  return label === null
    ? { source: [], cue: [], voice, ...said }
    : { source: [label.source], cue: [label.mark], ...said };
}

/** Returns a sentence without its number and its full stop. */
export function withoutMarks(tokens: TaggedTokens, sentence: TokenRange): TokenRange {
  const from = listMarkEnd(tokens, sentence);
  return { from, to: withoutStop(tokens, from, sentence.to) };
}

// --- kinds of sentences -------------------------------------------------------------------------------

/** Thanks and words to the chair, which open or close a speech. */
const RITES =
  /^(?:(?:first of all|to begin|let me begin|at the outset|finally|in conclusion),? )?(?:thank (?:you|s)\b|thanks\b|please\b|let (?:me|us)\b|the following is\b|(?:i|we)(?: also| would like to| wish to| want to| have| must)* (?:thank|congratulate|listen|listened|make (?:\w+ )?(?:points|remarks)|make the following|begin|start|commend you)\b|i have the (?:honou?r|pleasure|privilege)\b|(?:i|we) (?:should|would) be grateful\b)/iu;
/** Greetings and good wishes: they state nothing. */
const GREETINGS =
  /^(?:(?:good|dear|happy|merry) (?:morning|afternoon|evening|night|day|friends|brothers|sisters|colleagues)|(?:congratulations|greetings|welcome|best wishes|farewell|peace be)\b|long live\b|god (?:bless|save)\b)|\bthank you(?: \w+)?\W*$/iu;
/** "May God have mercy on them": a wish, and no permission. */
const WISH = /^May (?!I\b|\d)/u;
const WORDS = /[\p{L}\p{N}'-]+/gu;
const MIN_WORDS = 3;
/** A sentence that states something; one that states nothing of its own; one that asks, or is a word alone. */
function kindOf(tokens: TaggedTokens, { from, to }: TokenRange): 'statement' | 'aside' | 'rite' | 'question' {
  const text = tokens.text.slice(at(tokens, from).start, at(tokens, to - 1).end);
  const last = at(tokens, to - 1);
  if (last.word === '?' || to - from < MIN_WORDS) return 'question';
  if (RITES.test(text)) return 'rite';
  if (GREETINGS.test(text) || WISH.test(text)) return 'aside';
  if (isNoAnswer(text.toLowerCase().replaceAll('’', "'").match(WORDS) ?? [])) return 'aside';
  if (isHeading(tokens, from, to)) return 'aside';
  if (hasFinite(tokens, from, to) || hasVerb(tokens, from, to)) return 'statement';
  // Without a verb, only a figure or a refusal states anything: "Diesel: 200 tonnes a month", and not "In the lift, twice".
  const words = tokens.list.slice(from, to);
  return words.some(({ tag, word }) => tag === 'number' || NEGATIONS.has(word)) ? 'statement' : 'aside';
}

/** Returns whether the only verb is that of a clause: "What we know of the wreck, by our spokeswoman". */
const isHeading = (tokens: TaggedTokens, from: number, to: number): boolean =>
  at(tokens, from).tag === 'wh' &&
  at(tokens, to - 1).tag !== 'stop' &&
  tokens.list.slice(from, to).filter((token) => isFiniteVerb(token) || token.tag === 'base').length === 1;

/** Returns whether a word behind a noun or "we" may be a verb that its form alone does not show: "we respect the decision". */
const hasVerb = (tokens: TaggedTokens, from: number, to: number): boolean =>
  tokens.list
    .slice(from + 1, to)
    .some(({ word }, i) => MAY_BE_SUBJECT.has(at(tokens, from + i).tag) && verbForm(word) !== null);

const MAY_BE_SUBJECT = tagSet('pronoun noun name adverb');

// --- whose words --------------------------------------------------------------------------------------

const NEGATIONS = wordSet('not no never nor none neither');
const FIRST_PERSON = wordSet('i we our my us');
/** Institutions of one side in the country of another. */
const MISSIONS = wordSet('embassy consulate mission office');
/** Nouns of states and their parts, before "of" and the side's name. */
const BODIES = wordSet(
  'ministry government embassy consulate mission republic emirate kingdom state union department office authorities council delegation',
);
/** A side's own institutions, named without the side. */
const INSTITUTIONS = wordSet('ministry embassy mission consulate');

/**
 * Returns what a sentence says by a source of its own: what others said, what the speaker is named as saying, and of "we noted that the
 * envoy said …" what the envoy said. What the speaker's own side does or thinks is no source apart, nor is another one who is only
 * spoken of: "we reject the envoy's demand".
 */
function saidApart(
  page: PageReading,
  speaker: PageSpeaker,
  sentence: TokenRange,
  rule: AttributionRule,
): AttributionMatch[] {
  const { tokens } = page;
  const verb = sentenceForm(tokens, sentence)?.verb ?? sentence.to;
  return readSentence(tokens, sentence).flatMap((match) => {
    const [source] = match.source;
    const isMain = POSTPOSED.has(match.rule) || (source !== undefined && source.from < verb);
    if (ownershipOf(page, speaker, match.source) !== 'side' || isReported(tokens, match))
      return isMain && speaksApart(page, match) ? [asRetold(page, speaker, match, rule)] : [];
    return (match.inner ?? [])
      .filter((inner) => isRelay(tokens, match, inner) && ownershipOf(page, speaker, inner.source) === null)
      .map((inner) => ({ ...inner, rule: 'relayed' as const }));
  });
}

/** Registers in which one side alone speaks, in its own words: what it says of another side's words is no news from that one. */
const OF_ONE_SIDE = new Set<AttributionRule>(['transcript', 'speech', 'post']);

function asRetold(
  { tokens, sides }: PageReading,
  { party }: PageSpeaker,
  match: AttributionMatch,
  rule: AttributionRule,
): AttributionMatch {
  const [words] = match.source;
  if (words === undefined || !OF_ONE_SIDE.has(rule) || !tellingRules.has(match.rule)) return match;
  // In the past, a thread tells what was said at a meeting, as a readout does.
  if (rule === 'post' && isPastCue(tokens, match)) return match;
  const [named] = sides.partiesIn(spanOf(tokens, words));
  return named === undefined || named === party ? match : { ...match, rule: 'relayed' };
}

const isPastCue = (tokens: TaggedTokens, { cue }: AttributionMatch): boolean =>
  /^(?:past|participle)$/u.test(at(tokens, (cue.at(-1)?.to ?? 0) - 1).cue?.form ?? '');

/** Returns whether a side is only quoted: nobody says of themselves "China says that …" in their own text. */
function isReported(tokens: TaggedTokens, { cue, source }: AttributionMatch): boolean {
  const [words] = source;
  const verb = at(tokens, (cue.at(-1)?.to ?? 0) - 1).cue?.verb.lemma;
  const isFirst = words === undefined || FIRST_PERSON.has(at(tokens, words.from).word);
  return !isFirst && (verb === 'say' || verb === 'state' || verb === 'tell');
}

/** Returns whether a match has a speaker of its own: a side or a person, or anybody of whom a sure rule says that they said it. */
export function speaksApart({ tokens, sides }: PageReading, { source, rule }: AttributionMatch): boolean {
  const [words] = source;
  if (words === undefined || tellingRules.has(rule)) return true;
  const span = spanOf(tokens, words);
  return (
    /^(?:he|she)$/u.test(at(tokens, words.from).word) ||
    sides.hasPerson(span) ||
    sides.partiesIn(span).length > 0
  );
}

/** Returns whether a match is all that another one says: "noted that [the envoy said …]". */
function isRelay(tokens: TaggedTokens, outer: AttributionMatch, inner: AttributionMatch): boolean {
  const [said] = outer.content;
  const [source] = inner.source;
  if (said === undefined || source === undefined) return false;
  const from = at(tokens, said.from).tag === 'that' ? said.from + 1 : said.from;
  return source.from === from;
}

/** - `name`: the speaker, by name or as "he"; - `side`: "we", or the speaker's side; null: somebody else */
type Ownership = 'name' | 'side' | null;

/** Returns whose a source is, seen from the one who speaks. */
export function ownershipOf(
  { tokens, sides }: PageReading,
  speaker: PageSpeaker,
  source: readonly TokenRange[],
): Ownership {
  const [range] = source;
  if (range === undefined || FIRST_PERSON.has(at(tokens, range.from).word)) return 'side';
  const span = spanOf(tokens, range);
  const { voice, party } = speaker;
  if (voice.by !== 'party' && isPartOf(tokens.text.slice(...span), tokens.text.slice(...voice.words)))
    return sides.hasPerson(span) ? 'name' : 'side';
  if (sides.hasPerson(span)) return null;
  const named = sides.partiesIn(span);
  if (named.length > 0)
    return named[0] === party && isWholeSide({ tokens, sides }, range, named) ? 'side' : null;
  const isInstitution = INSTITUTIONS.has(at(tokens, range.to - 1).word) && range.to - range.from <= 2;
  return party !== null && isInstitution ? 'side' : null;
}

/**
 * Returns whether words name a side itself and nobody of it: "the Ministry of Foreign Affairs of Norland", "the Norlandic embassy in Ostavia",
 * and not "four inspectors of the Commission".
 */
export function isWholeSide(
  { tokens, sides }: Pick<PageReading, 'tokens' | 'sides'>,
  { from, to }: TokenRange,
  named: readonly string[],
): boolean {
  const words = tokens.list.slice(from, to).map(({ word }) => word);
  const of = words.findIndex((word) => /^(?:of|in|to|at)$/u.test(word));
  if (of < 1) return named.length === 1;
  const head = words[of - 1] ?? '';
  const before = sides.partiesIn(spanOf(tokens, { from, to: from + of }));
  return before.length > 0
    ? named.length === 1 || MISSIONS.has(head)
    : named.length === 1 && BODIES.has(head);
}

const NAMES = /\p{Lu}[\p{L}-]+/gu;

/** Returns whether all names in some words stand among other ones: "Wang" in "Foreign Minister Wang Yi". */
function isPartOf(words: string, name: string): boolean {
  const names = words.match(NAMES) ?? [];
  const known = new Set(name.match(NAMES));
  return names.length > 0 && names.every((word) => known.has(word));
}
