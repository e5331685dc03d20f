/** Finds which of the sides says a part of an account's sentence, by the words that say so. */
import { isAdverb } from '../language/english/finite-verbs.ts';
import { verbForm } from '../language/english/verb-forms.ts';
import { cueForms } from '../language/english/reporting-words.ts';
import type { TokenRange } from '../language/english/token.ts';
import { wordSet } from '../language/word-set.ts';
import { verbMeans } from '../statements/substance/meanings.ts';
import { type MeetingSpeaker, namedAt, namedFrom, phraseAt, type SpeakerReading } from './who-is-named.ts';
import { ownedPoints } from './owned-points.ts';
import { isSpeechNoun } from './subject-of-part.ts';

/** Verbs of a side that stands for itself: "Torvala accepted that". */
const AUXILIARIES = wordSet('has have had having also then again once more further');
/** "Was quoted as saying": whoever was asked or shown something said nothing. */
const PASSIVE = wordSet('is was were been are');
const QUOTED = wordSet('quoted cited reported');
const BY = wordSet('by');

/** @returns whose words a part is by its own words, or null where they do not say */
export function speakerIn(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  let isRelative = false;
  for (let at = from; at < to; at += 1) {
    const key = tokens[at]?.key ?? '';
    // "…, which the Minister described as": not whose the sentence is.
    isRelative = (RELATIVES.has(key) && at > from + 1) || (isRelative && tokens[at]?.comma !== true);
    const phrase = speakerOfPhrase(reading, at, to);
    if (phrase !== null) return phrase;
    if (isRelative || !isVerbOfSaying(key)) continue;
    const found = subjectBefore(reading, at, from) ?? agentAfter(reading, at, to);
    if (found !== null) return found;
  }
  return null;
}

/** The plain forms are nouns and adjectives as often: "is welcome", "the request". */
function isVerbOfSaying(key: string): boolean {
  const cue = cueForms.get(key);
  if (cue === undefined || cue.form === 'base' || cue.form === 'ing') return false;
  return [...cue.verb.classes].some((name) => name !== 'show');
}

/** Returns whether a part is said by somebody who did not meet: "the harbour master said that". */
export function isSaidByOther({ mentions: { tokens } }: SpeakerReading, { from, to }: TokenRange): boolean {
  const that = tokens.slice(from, to).findIndex(({ key }) => key === 'that') + from;
  const [before, verb] = [tokens[that - 2]?.key ?? '', tokens[that - 1]?.key ?? ''];
  const isSaying = isVerbOfSaying(verb) && cueForms.get(verb)?.form !== 's' && !AGREED.has(verb);
  return that > from + 1 && isSaying && !PASSIVE.has(before);
}

/** "According to the Minister", "in the words of the envoy", "in the opinion of the Torvalan side", "in the Minister's view". */
function speakerOfPhrase(reading: SpeakerReading, at: number, to: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  const keys = [0, 1, 2, 3].map((next) => tokens[at + next]?.key ?? '');
  if (keys[0] === 'it' && PASSIVE.has(keys[1] ?? '')) return holderOfView(reading, at + 2, to);
  if (keys[0] === 'according' && keys[1] === 'to') return namedFrom(reading, at + 2, to);
  // "From the Torvalan side it was said that", "on the part of the hosts".
  const isOfSide = keys[1] === 'the' && keys[3] === 'side' && tokens[at + 4]?.comma === true;
  if (keys[0] === 'from' && (isOfSide || isPassiveBehind(reading, at, to)))
    return namedFrom(reading, at + 1, to);
  if (keys.join(' ').startsWith('on the part of')) return namedFrom(reading, at + 4, to);
  if (keys[0] === 'by' && tokens[at + 1]?.possessive === true)
    return /^(?:count|account|reckoning|estimate)$/u.test(keys[2] ?? '')
      ? namedFrom(reading, at + 1, to)
      : null;
  if (keys[0] !== 'in') return null;
  const noun = keys.findIndex((key) => /^(?:words|view|opinion|judgement)$/u.test(key));
  if (noun > 0 && tokens[at + noun + 1]?.key === 'of') return namedFrom(reading, at + noun + 2, to);
  return noun > 1 ? namedAt(reading, at + noun - 1, at) : null;
}

/** "[It was] the Minister's view that", "[it is] the position of Torvala that". */
function holderOfView(reading: SpeakerReading, from: number, to: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  const that = tokens.slice(from, Math.min(to, from + MAX_TO_PASSIVE)).findIndex(({ key }) => key === 'that');
  if (that < 2) return null;
  const owner = from + that - 2;
  if (tokens[owner]?.possessive === true) return namedAt(reading, owner, from, true);
  return tokens[from + 2]?.key === 'of' ? namedFrom(reading, from + 3, from + that) : null;
}

/** Returns whether a verb of saying is said of nobody: "it was said that". */
function isPassiveBehind({ mentions: { tokens } }: SpeakerReading, from: number, to: number): boolean {
  const at = tokens.slice(from, Math.min(to, from + MAX_TO_PASSIVE)).findIndex(({ key }) => PASSIVE.has(key));
  return at > 0 && tokens[from + at - 1]?.key === 'it' && isVerbOfSaying(tokens[from + at + 1]?.key ?? '');
}

const MAX_TO_PASSIVE = 9;

/** Returns the subject of a verb: the words right before it, or those before an insertion between commas. */
function subjectBefore(reading: SpeakerReading, verb: number, from: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  let at = verb - 1;
  if (QUOTED.has(tokens[verb]?.key ?? '') && PASSIVE.has(tokens[at]?.key ?? '')) at -= 1;
  while (at > from && (isAdverb(tokens[at]?.key ?? '') || AUXILIARIES.has(tokens[at]?.key ?? ''))) at -= 1;
  const direct = at >= from ? namedAt(reading, at, from) : null;
  const opening = tokens[at + 1]?.key === 'having' ? at + 1 : verb;
  if (tokens[opening]?.comma !== true) return direct;
  // "Velescu, for his part, acknowledged", "the Minister, thanking her guest, said".
  while (at > from && tokens[at]?.comma !== true) at -= 1;
  const isAside = /.{3}ing$/u.test(tokens[at]?.key ?? '');
  const outer = at > from && (isAside || direct === null) ? namedAt(reading, at - 1, from) : null;
  return outer ?? direct;
}

/** "It was mentioned by the Minister". */
function agentAfter(reading: SpeakerReading, verb: number, to: number): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  let be = verb - 1;
  while (isAdverb(tokens[be]?.key ?? '') || AUXILIARIES.has(tokens[be]?.key ?? '')) be -= 1;
  // "The choices made by Torvala" say nothing.
  if (!PASSIVE.has(tokens[be]?.key ?? '') && tokens[be]?.key !== 'be') return null;
  const by = [verb + 1, verb + 2].find((at) => at < to && BY.has(tokens[at]?.key ?? ''));
  return by === undefined ? null : namedFrom(reading, by + 1, to);
}

/** - a speaker: "was accepted by the Minister" · - `nobody`: "an inquiry was called for", which is whose account it is */
type PassiveSpeaker = MeetingSpeaker | 'nobody';

/** So many words stand between a form of "be" and its participle, and between that and its agent. */
const MAX_GAP = 4;
const TOPICS = wordSet('issues questions topics matters situation range agenda aspects gamut');
/** What is noted of another one is that one's. */
const NOTICING = wordSet('noted heard acknowledged received recorded');
const BINDING = wordSet('will would shall');
const AGREED = wordSet(
  'agreed decided resolved understood signed initialled settled concluded reached arranged',
);
const RELATIVES = wordSet('which who whom whose');
const SUBORDINATES = wordSet('if when where');

/** Returns who says a part in the passive, or will do it, by its agent or for want of one. */
export function passiveSpeaker(reading: SpeakerReading, { from, to }: TokenRange): PassiveSpeaker | null {
  const { tokens } = reading.mentions;
  for (let at = from + 1; at < to; at += 1) {
    const { key = '' } = tokens[at] ?? {};
    if ((RELATIVES.has(key) && at > from + 1) || SUBORDINATES.has(key)) return null;
    if (!PASSIVE.has(key) && !(key === 'be' && BINDING.has(tokens[at - 1]?.key ?? ''))) continue;
    let verb = at + 1;
    while (verb < Math.min(to, at + MAX_GAP) && isBetween(tokens[verb]?.key ?? '')) verb += 1;
    const participle = tokens[verb]?.key ?? '';
    if (verbForm(participle)?.past !== true && cueForms.get(participle)?.form !== 'participle') return null;
    const subject = tokens.slice(from, at).map((token) => token.key);
    const owned = NOTICING.has(participle) ? ownedPoints(reading, { from: from - 1, to: at })[0] : undefined;
    if (owned !== undefined) return owned.speaker;
    const isSaid = isSaidOf(participle, tokens[verb + 1]?.key ?? '', subject);
    const isToCome = key === 'be' || tokens[at + 1]?.key === 'to';
    const by = tokens.slice(verb, Math.min(to, verb + 2 * MAX_GAP)).findIndex((token) => BY.has(token.key));
    if (by > 0) return isSaid || isToCome ? (phraseAt(reading, verb + by + 1, to)?.speaker ?? null) : null;
    const isNow = !/^(?:will|would|shall|should|must|can|could|may|might|had|to)$/u.test(
      tokens[at - 1]?.key ?? '',
    );
    return isNow && isSaid ? 'nobody' : null;
  }
  return null;
}

/** "Took note with interest that". */
const MAX_TO_NOTED = 6;

/** Returns whose it is what somebody takes note of: "took note that Torvala will lend the tugs"; null where it is nobody's of those who met. */
export function notedOf(reading: SpeakerReading, { from, to }: TokenRange): MeetingSpeaker | null {
  const { tokens } = reading.mentions;
  const keys = tokens.slice(from, to).map(({ key }) => key);
  const note = keys.findIndex(
    (key, at) => key === 'note' && /^(?:took|takes|taking)$/u.test(keys[at - 1] ?? ''),
  );
  const that = note === -1 ? -1 : keys.slice(note, note + MAX_TO_NOTED).indexOf('that');
  return that === -1 ? null : (phraseAt(reading, from + note + that + 1, to)?.speaker ?? null);
}

const isBetween = (key: string): boolean =>
  isAdverb(key) ||
  PASSIVE.has(key) ||
  key === 'be' ||
  key === 'to' ||
  /^(?:once|more|equally|likewise|anew)$/u.test(key);

/** Returns whether a participle tells that something was said, asked for or held of its subject. */
function isSaidOf(participle: string, next: string, subject: readonly string[]): boolean {
  if (
    /^(?:consider|examin|discuss|review|address)ed$/u.test(participle) &&
    subject.some((key) => TOPICS.has(key))
  )
    return false;
  if (AGREED.has(participle) || verbMeans(participle, 'courtesy', 'encounter')) return false;
  if (participle === 'made' && /^(?:clear|known|plain|public)$/u.test(next)) return true;
  const classes = cueForms.get(participle)?.verb.classes ?? new Set<string>();
  if (subject.at(-1) === 'it' || subject.length === 0) return classes.size > 0;
  if (
    subject.slice(0, MAX_GAP + 1).some(isSpeechNoun) &&
    (classes.has('light') || classes.has('put') || classes.has('commit') || classes.has('stance'))
  )
    return true;
  const isAsked = /^(?:sought|called|asked|demanded)$/u.test(participle);
  return (
    isAsked ||
    ['direct', 'stance', 'commit', 'want'].some((name) => [...classes].some((one) => one === name)) ||
    verbMeans(participle, 'demand', 'position')
  );
}
