/** Reads who is the subject of a part of an account's sentence, and whether that one says it, is told it, or does something else. */
import { isAdverb, isPreposition } from '../language/english/finite-verbs.ts';
import { ATTITUDES, cueForms, GIVEN_NOUNS } from '../language/english/reporting-words.ts';
import type { TokenRange } from '../language/english/token.ts';
import { AUXILIARIES, BE, isModal, verbForm } from '../language/english/verb-forms.ts';
import { isWithin } from '../language/quotations.ts';
import { wordSet } from '../language/word-set.ts';
import type { NameToken } from '../statements/speakers/name-tokens.ts';
import { categoryOf } from '../statements/speakers/title-words.ts';
import { adjectiveMeans, nounMeans, verbMeans } from '../statements/substance/meanings.ts';
import {
  type MeetingSpeaker,
  type NamedPhrase,
  otherThan,
  phraseAt,
  sideOf,
  type SpeakerReading,
} from './who-is-named.ts';

export type PartSubject = {
  readonly speaker: MeetingSpeaker;
  /** Another side's people are subjects with them: "the President and the Prime Minister agreed". */
  readonly isTogether: boolean;
  /** - `told`: "was informed that" · - `acts`: nothing says that it was said */
  readonly manner: 'says' | 'told' | 'acts';
  /** It names a side and nobody of it. */
  readonly isSide: boolean;
  /** Its first token. */
  readonly from: number;
};

/** Words before the subject. */
const MAX_SETTING = 40;
/** Words of an insertion behind the subject: ", for his part,". */
const MAX_INSERTION = 20;
const SHORT_SETTING = 8;

export function subjectOf(reading: SpeakerReading, part: TokenRange): PartSubject | null {
  for (const from of beginnings(reading, part)) {
    const subject = subjectAt(reading, from, part.to);
    if (subject !== null) return subject;
  }
  return null;
}

/** Where a part's subject may begin: at its first word, behind the comma that ends a setting, or at a pronoun behind a short one. */
function beginnings(reading: SpeakerReading, { from, to }: TokenRange): number[] {
  const { tokens } = reading.mentions;
  const first = JOINING.has(tokens[from]?.key ?? '') ? from + 1 : from;
  const key = tokens[first]?.key ?? '';
  const isSetting =
    isPreposition(key) || isAdverb(key) || SUBORDINATORS.has(key) || /.(?:ing|ed)$/u.test(key);
  const found = [first];
  if (tokens[first + 1]?.comma === true) found.push(first + 1);
  const heading = headingEnd(reading, { from: first, to });
  if (heading !== null) found.push(heading);
  if (!isSetting) return found;
  for (let at = first + 1; at < Math.min(to, first + MAX_SETTING); at += 1) {
    const isPronoun = /^(?:he|she)$/u.test(tokens[at]?.key ?? '') && at < first + SHORT_SETTING;
    if (tokens[at]?.comma === true || isPronoun) found.push(at);
  }
  return found;
}

/** "Fishing: the Minister said": returns where the text behind a short heading begins, or null. */
export function headingEnd(
  { mentions: { tokens, article } }: SpeakerReading,
  { from, to }: TokenRange,
): number | null {
  for (let at = from + 1; at < Math.min(to, from + SHORT_SETTING); at += 1)
    if (article.text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0).includes(':')) return at;
  return null;
}

const JOINING = wordSet('and but while whereas however then also');
const SUBORDINATORS = wordSet('as when while after before since if although though because asked');

function subjectAt(reading: SpeakerReading, from: number, to: number): PartSubject | null {
  const { tokens } = reading.mentions;
  const isOurs = tokens[from]?.key === 'our';
  const named = sideGoingOn(reading, from, to) ?? phraseAt(reading, from, to);
  if (named === null) return null;
  const { speaker } = named;
  if (isOurs || tokens[named.end - 1]?.possessive === true)
    // "Torvala's position on the toll is unchanged".
    return nounMeans(tokens[named.end]?.key ?? '', 'stance')
      ? { speaker, isTogether: false, isSide: false, manner: 'says', from }
      : null;
  if (tokens[from]?.key === 'we') {
    const passive = tokens.findIndex(({ key }, at) => at > from && at < from + MAX_OBJECT && isTelling(key));
    const manner = BE.has(tokens[from + 1]?.key ?? '') && passive !== -1 ? 'told' : 'says';
    // Behind “…, the Minister said” others are "we".
    return { speaker, isTogether: false, isSide: true, manner, from };
  }
  if (tokens[named.end]?.key === 'and') {
    const other = phraseAt(reading, named.end + 1, to);
    const verb =
      other === null || other.speaker.side === speaker.side ? null : verbBehind(tokens, other.end, to);
    return verb !== null && isDoneTogether(tokens[verb]?.key ?? '')
      ? { speaker, isTogether: true, isSide: false, manner: 'says', from }
      : null;
  }
  // "The Minister: no ship will sail."
  if (headingEnd(reading, { from, to: named.end + 1 }) === named.end && named.end < to)
    return { speaker, isTogether: false, isSide: named.isSide, manner: 'says', from };
  const verb = verbBehind(tokens, named.end, to);
  if (verb === null) return null;
  const manner = mannerOf(reading, verb, to);
  const isPast =
    verbForm(tokens[verb]?.key ?? '')?.past === true && !AUXILIARIES.has(tokens[verb]?.key ?? '');
  if (named.isSide && !isOwnStance(tokens, verb) && !(isPast && manner === 'says')) return null;
  return { speaker, isTogether: false, isSide: named.isSide, manner, from };
}

/** "It also undertook to", "it will pay": the side that spoke last; not "it was agreed", "it will be paid". */
function sideGoingOn(reading: SpeakerReading, from: number, to: number): NamedPhrase | null {
  const { mentions, holder, earlier } = reading;
  const { tokens } = mentions;
  const last = holder ?? earlier;
  if (last === null || tokens[from]?.key !== 'it') return null;
  const verb = verbBehind(tokens, from + 1, to);
  const isOwn = verb !== null && !BE.has(tokens[verb]?.key ?? '') && isOwnStance(tokens, verb);
  const isBeing = verb !== null && isModal(tokens[verb]?.key ?? '') && tokens[verb + 1]?.key === 'be';
  return isOwn && !isBeing ? { speaker: sideOf(mentions, last.side), end: from + 1, isSide: true } : null;
}

/** That both met, or did the same courtesy, is no word of theirs. */
const isDoneTogether = (key: string): boolean =>
  isStanceVerb(key) || (verbForm(key)?.past === true && !verbMeans(key, 'encounter', 'courtesy'));

/** "In turn", "for his part": words between a subject and its verb that are no insertion between commas. */
const BETWEEN = /^(?:in (?:turn|reply|response|return)|for (?:his|her|its|their) part)$/u;

/** Returns the verb of a subject that ends before a token, also behind an insertion; null where none follows. */
function verbBehind(tokens: readonly NameToken[], end: number, to: number): number | null {
  let at = end;
  const behind = [1, 2].find((more) =>
    BETWEEN.test(
      tokens
        .slice(at, at + more + 1)
        .map(({ key }) => key)
        .join(' '),
    ),
  );
  if (behind !== undefined) at += behind + 1;
  else if (tokens[at]?.comma === true && !isVerb(tokens, at)) {
    const close = tokens
      .slice(at + 1, Math.min(to, at + MAX_INSERTION))
      .findIndex((token, place) => token.comma && isVerb(tokens, at + 1 + place));
    if (close === -1) return null;
    at += close + 1;
  }
  while (at < to && isAdverb(tokens[at]?.key ?? '')) at += 1;
  return at < to && isVerb(tokens, at) ? at : null;
}

function isVerb(tokens: readonly NameToken[], from: number): boolean {
  let at = from;
  while (isAdverb(tokens[at]?.key ?? '')) at += 1;
  const key = tokens[at]?.key ?? '';
  const form = verbForm(key);
  return isModal(key) || AUXILIARIES.has(key) || form?.past === true || form?.thirdPerson === true;
}

/** What a side as such is, has or must do others may say; what it asks for, says or will do is its own. */
function isOwnStance(tokens: readonly NameToken[], verb: number): boolean {
  const [key, next, third] = [0, 1, 2].map((more) => tokens[verb + more]?.key ?? '');
  if (isModal(key ?? '')) {
    const isPassive = next === 'be' && verbForm(third ?? '')?.past === true;
    return /^(?:will|would|shall)$/u.test(key ?? '') && !isPassive;
  }
  // "The Torvalan side is waiting for an answer".
  const isGoingOn = BE.has(key ?? '') && /.{3}ing$/u.test(next ?? '');
  const isNow = verbForm(key ?? '')?.thirdPerson === true && !AUXILIARIES.has(key ?? '');
  return isGoingOn || isNow || isStanceVerb(key ?? '') || (isTelling(next ?? '') && BE.has(key ?? ''));
}

/** So many words stand between a verb and the noun that says what it is. */
const MAX_OBJECT = 6;
/** "Made known", "let it be known". */
const KNOWN = wordSet('known clear plain public');

function mannerOf(reading: SpeakerReading, verb: number, to: number): PartSubject['manner'] {
  const { tokens } = reading.mentions;
  let at = verb;
  let isPassive = false;
  while (at < to && (AUXILIARIES.has(tokens[at]?.key ?? '') || isAdverb(tokens[at]?.key ?? ''))) {
    isPassive = BE.has(tokens[at]?.key ?? '');
    at += 1;
  }
  const key = tokens[at]?.key ?? '';
  if (isPassive) {
    if (isTelling(key) || isHearing(tokens, at, to)) return 'told';
    return ATTITUDES.has(key) || adjectiveMeans(key, 'ready', 'grateful', 'minded') || NO_ACT.test(key)
      ? 'says'
      : 'acts';
  }
  // "Specified that the pier has to close": a clause behind a past is what was said.
  if (tokens[at + 1]?.key === 'that' && verbForm(key)?.past === true && !isOfMind(key)) return 'says';
  // "Saw Mr Dole alone": a verb of views with somebody for its object.
  if (isHearing(tokens, at - 2, to)) return 'told';
  const object = phraseAt(reading, at + 1, to);
  if (!cueForms.has(key) && object !== null && tokens[object.end - 1]?.possessive !== true) return 'acts';
  const isHandled =
    HANDLES.test(key) &&
    !tokens.slice(at, Math.min(to, at + 2 * MAX_OBJECT)).some((token) => token.key === 'that');
  if (isModal(key) || (isStanceVerb(key) && !isHandled)) return 'says';
  const behind = tokens.slice(at + 1, Math.min(to, at + 1 + MAX_OBJECT)).map((token) => token.key);
  const end = behind.findIndex((word) => isPreposition(word) || word === 'that' || word === 'to');
  const noun = end === -1 ? behind : behind.slice(0, end);
  if (PRESENTS.test(key) && hasPaper(behind)) return 'says';
  return noun.some((word) => KNOWN.has(word) || isSpeechNoun(word)) ? 'says' : 'acts';
}

/** "Learnt that the pier is shut": these say nothing. */
const isOfMind = (key: string): boolean =>
  /^(?:saw|found|knew|forgot|ignored)$/u.test(key) || verbMeans(key, 'encounter');

/** These say something of what is said, and do something with a thing: "showed the guests the dam", "read out a letter". */
const HANDLES = /^(?:showed|viewed|wrote|read|presented|marked)$/u;

/** "Was glad to hear that", "learnt that". @param at two tokens before the verb */
const isHearing = (tokens: readonly NameToken[], at: number, to: number): boolean =>
  at + 3 < to &&
  /^(?:hear|heard|learn|learnt|learned)$/u.test(tokens[at + 2]?.key ?? '') &&
  tokens[at + 3]?.key === 'that';

/** Who presents a paper says what stands in it: "handed over a file of evidence". */
const PRESENTS = /^(?:presented|submitted|tabled|handed|delivered|transmitted|circulated)$/u;
const PAPERS = wordSet('draft file dossier list plan proposal agreement evidence programme report document');

function endOfObject(words: readonly string[]): number {
  const end = words.findIndex((word) => /^(?:of|to|on|for|with)$/u.test(word));
  return end === -1 ? words.length : end;
}

/** Returns whether the object of a verb is a paper. @param words behind the verb */
const hasPaper = (words: readonly string[]): boolean =>
  words
    .slice(0, endOfObject(words))
    .some((word) => PAPERS.has(word) || categoryOf(word)?.category === 'document');

/** "Was of the opinion that", "was not prepared to". */
const NO_ACT = /^(?:of|not|against|for|in)$/u;

const isTelling = (key: string): boolean => cueForms.get(key)?.verb.classes.has('tell') === true;

const CONSENTS = /^(?:accept|approv|conced|acced)(?:s|es|ed)$/u;

/** Returns whether a verb says something, binds its subject, asks for something or takes a stand. */
export function isStanceVerb(key: string): boolean {
  if (CONSENTS.test(key)) return true;
  const cue = cueForms.get(key);
  const isSaying =
    cue !== undefined &&
    cue.form !== 'base' &&
    cue.form !== 'ing' &&
    [...cue.verb.classes].some((name) => name !== 'show' && name !== 'light');
  return (
    isSaying ||
    (verbForm(key)?.past === true && verbMeans(key, 'commit', 'demand', 'position')) ||
    /^(?:wished|hoped)$/u.test(key)
  );
}

/** Nouns of what is said or meant: "the demand", "the readiness". */
export const isSpeechNoun = (key: string): boolean =>
  GIVEN_NOUNS.has(key) ||
  nounMeans(key, 'resolve') ||
  /^(?:notice|undertaking|word|attention|assessment|decisions?|regrets?|stress|emphasis|importance)$/u.test(
    key,
  );

/** "Forty wagons were repaired, the Minister was told": who was told stands at the end. */
export function toldBehind(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  if (!isToldAt(tokens, to - 2, to)) return null;
  const comma = tokens.slice(from, to).findLastIndex((token, at) => at > 0 && token.comma);
  const named = comma === -1 ? null : phraseAt(reading, from + comma, to);
  return named?.end === to - 2 ? named.speaker : null;
}

/** "The Minister told us that", "informed our Ambassador": whoever tells the side whose account it is speaks for the other. */
export function tellerOfUs(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { tokens, publisher, quotations } = reading.mentions;
  if (publisher === null) return null;
  for (let at = from + 1; at < Math.min(to, from + MAX_TO_TOLD) - 1; at += 1) {
    const isUs = /^(?:us|our)$/u.test(tokens[at + 1]?.key ?? '');
    const isPast = verbForm(tokens[at]?.key ?? '')?.past === true && !BE.has(tokens[at - 1]?.key ?? '');
    if (!isUs || !isPast || !isTelling(tokens[at]?.key ?? '')) continue;
    const isOne = tokens[at + 1]?.key === 'us' || categoryOf(tokens[at + 2]?.key ?? '') !== null;
    return isOne && !isWithin(quotations, tokens[at]?.start ?? 0) ? otherThan(reading, publisher) : null;
  }
  return null;
}

/** "The visiting Foreign Minister has also told us", in words. */
const MAX_TO_TOLD = 14;

/** Returns whether "was told" stands at a token and ends a part. */
export const isToldAt = (tokens: readonly NameToken[], at: number, to: number): boolean =>
  at === to - 2 && BE.has(tokens[at]?.key ?? '') && isTelling(tokens[at + 1]?.key ?? '');
