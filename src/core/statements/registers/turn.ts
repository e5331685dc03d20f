/** Reads the sentences that one voice speaks: all that it states is its own, but for what it says that others said. */
import { wordSet } from '../../language/word-set.ts';
import { hasFinite } from '../../language/english/noun-phrases.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { withoutStop } from '../attribution/clause.ts';
import { readSentence } from '../attribution/sentence.ts';
import type { AttributionMatch, AttributionRule } from '../attribution/rules.ts';
import { type PageReading, type PageSpeaker, spanOf } from './page.ts';

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
  let run: TokenRange[] = [];
  const endRun = (): void => {
    if (run.length > 0) found.push(voiced(turn, speaker, run, turn.rule));
    run = [];
  };
  for (const sentence of turn.sentences) {
    const kind = kindOf(page.tokens, sentence);
    if (kind === 'rite') continue;
    const others = kind === 'aside' ? [] : saidByOthers(page, speaker, readSentence(page.tokens, sentence));
    if (kind === 'aside' || others.length > 0) endRun();
    if (kind === 'aside') found.push(voiced(turn, speaker, [withoutMarks(page.tokens, sentence)], 'aside'));
    else if (others.length > 0) found.push(...others);
    else run.push(withoutMarks(page.tokens, sentence));
  }
  endRun();
  return found;
}

function voiced(
  { label }: Turn,
  { voice }: PageSpeaker,
  content: readonly TokenRange[],
  rule: AttributionRule,
): AttributionMatch {
  return label === null
    ? { source: [], cue: [], content, rule, voice }
    : { source: [label.source], cue: [label.mark], content, rule };
}

const withoutMarks = (tokens: TaggedTokens, { from, to }: TokenRange): TokenRange => ({
  from,
  to: withoutStop(tokens, from, to),
});

// --- kinds of sentences -------------------------------------------------------------------------------

/** Thanks and requests that open or close a speech, and words to the chair: they state nothing. */
const RITES =
  /^(?:(?:first of all|to begin|let me begin|at the outset|finally|in conclusion),? )?(?:thank (?:you|s)\b|thanks\b|please\b|let (?:me|us)\b|(?:i|we)(?: also| would like to| wish to| want to| have| must)* (?:thank|congratulate|listen|listened|make (?:\w+ )?(?:points|remarks)|make the following|begin|start|commend you)\b|(?:good|dear) (?:morning|afternoon|evening|friends)\b)/iu;
/** Answers that give none. */
const ASIDES =
  /\b(?:(?:no|any|more|further) (?:\w+ )?(?:information|details|comment|knowledge|update)\b(?! (?:campaign|security))|not (?:\w+ )?(?:aware|familiar)|unaware|nothing (?:\w+ )?to (?:add|say|share|offer|announce)|refer you|would refer|(?:not|n['’]t) (?:\w+ )?(?:comment|speculate|have (?:any|the) (?:information|details))|no comment)/iu;
/** Only a first person can have no information. */
const FIRST = /(?:^|\s)(?:i|we|i['’]m|we['’]re|i['’]d|i['’]ve|we['’]ve)\s/iu;
const SHORT = /^(?:no comment|nothing to add)/iu;
const MIN_WORDS = 3;
/** So short, and without a verb that is known as one, it calls somebody: "Mr. President,". */
const MIN_WORDS_WITHOUT_VERB = 6;

function kindOf(tokens: TaggedTokens, { from, to }: TokenRange): 'statement' | 'aside' | 'rite' {
  const text = tokens.text.slice(at(tokens, from).start, at(tokens, to - 1).end);
  const last = at(tokens, to - 1);
  if (last.word === '?' || to - from < MIN_WORDS || RITES.test(text)) return 'rite';
  if ((ASIDES.test(text) && FIRST.test(text)) || SHORT.test(text)) return 'aside';
  return to - from >= MIN_WORDS_WITHOUT_VERB || hasFinite(tokens, from, to) ? 'statement' : 'rite';
}

// --- whose words --------------------------------------------------------------------------------------

const FIRST_PERSON = wordSet('i we our my us');
/** A side's own institutions, named without the side. */
const INSTITUTIONS = wordSet('ministry embassy government mission delegation consulate side');

/** Returns what a sentence says that others said: of "we noted that the envoy said …", what the envoy said. */
function saidByOthers(
  page: PageReading,
  speaker: PageSpeaker,
  matches: readonly AttributionMatch[],
): AttributionMatch[] {
  return matches.flatMap((match) => {
    if (!isOwn(page, speaker, match.source)) return [match];
    return (match.inner ?? [])
      .filter((inner) => isRelay(page.tokens, match, inner) && !isOwn(page, speaker, inner.source))
      .map((inner) => ({ ...inner, rule: 'relayed' as const }));
  });
}

/** Returns whether a match is all that another one says: "noted that [the envoy said …]". */
function isRelay(tokens: TaggedTokens, outer: AttributionMatch, inner: AttributionMatch): boolean {
  const [said] = outer.content;
  const [source] = inner.source;
  if (said === undefined || source === undefined) return false;
  const from = at(tokens, said.from).tag === 'that' ? said.from + 1 : said.from;
  return source.from === from;
}

/** Returns whether the source of a match is the speaker or the speaker's own side. */
export function isOwn(
  { tokens, sides }: PageReading,
  speaker: PageSpeaker,
  source: readonly TokenRange[],
): boolean {
  const [range] = source;
  if (range === undefined || FIRST_PERSON.has(at(tokens, range.from).word)) return true;
  const span = spanOf(tokens, range);
  const { voice, party } = speaker;
  if (voice.by !== 'party' && isPartOf(tokens.text.slice(...span), tokens.text.slice(...voice.words)))
    return true;
  if (sides.hasPerson(span)) return false;
  const named = sides.partiesIn(span);
  if (named.length > 0) return named.length === 1 && named[0] === party;
  return party !== null && INSTITUTIONS.has(at(tokens, range.to - 1).word) && range.to - range.from <= 3;
}

const NAMES = /\p{Lu}[\p{L}-]+/gu;

/** Returns whether all names in some words stand among other ones: "Wang" in "Foreign Minister Wang Yi". */
function isPartOf(words: string, name: string): boolean {
  const names = words.match(NAMES) ?? [];
  const known = new Set(name.match(NAMES));
  return names.length > 0 && names.every((word) => known.has(word));
}
