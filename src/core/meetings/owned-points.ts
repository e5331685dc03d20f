/** Finds what an account says that another one offered, promised or was ready for, as a noun of its sentence: "welcomed the Minister's commitment to …". */
import type { TokenRange } from '../language/english/token.ts';
import { isAdverb, isDeterminer, isPreposition } from '../language/english/finite-verbs.ts';
import { cueForms } from '../language/english/reporting-words.ts';
import { AUXILIARIES, BE, isModal, verbForm } from '../language/english/verb-forms.ts';
import type { NameToken } from '../statements/speakers/name-tokens.ts';
import { nounMeans, verbMeans } from '../statements/substance/meanings.ts';
import { isSpeechNoun } from './subject-of-part.ts';
import { type MeetingSpeaker, namedAt, phraseAt, type SpeakerReading } from './who-is-named.ts';

type OwnedPoint = {
  readonly speaker: MeetingSpeaker;
  /** The tokens of what is owned, from its noun on. */
  readonly from: number;
  readonly to: number;
};

const MAX_OWNER = 8;
/** Adjectives between an owner and the noun. */
const MAX_BETWEEN = 2;

/** @returns what is somebody's offer or promise in some words, in order */
export function ownedPoints(reading: SpeakerReading, { from, to }: TokenRange): OwnedPoint[] {
  const found: OwnedPoint[] = [];
  for (let at = Math.max(0, from) + 1; at < to - 2; at += 1) {
    const owned = ownedAt(reading, at, { from, to }) ?? givenAt(reading, at, { from, to });
    if (owned === null) continue;
    const last = found.at(-1);
    const parted = last === undefined ? owned.from : endBefore(reading, last, at);
    // "The Minister's offer of the Governor's promise": one holds the other.
    if (parted === null) continue;
    if (last !== undefined) found[found.length - 1] = { ...last, to: Math.min(last.to, parted) };
    found.push(owned);
    at = Math.max(at, Math.min(owned.to, to) === to ? at : owned.to - 1);
  }
  return found;
}

/** Returns where one that is owned ends before the next: at an "and" or a comma between them. */
function endBefore(
  { mentions: { tokens } }: SpeakerReading,
  { from }: OwnedPoint,
  next: number,
): number | null {
  for (let at = next; at > from; at -= 1)
    if (tokens[at]?.key === 'and' || tokens[at]?.comma === true) return at;
  return null;
}

/** "The Minister's offer to", "the payment by Torvala of". */
function ownedAt(reading: SpeakerReading, at: number, { from, to }: TokenRange): OwnedPoint | null {
  const { tokens } = reading.mentions;
  const noun = tokens[at]?.key ?? '';
  const isDeed = tokens[at + 1]?.key === 'by' && verbForm(noun)?.past !== true;
  if (!(isDeed || isSpeechNoun(noun)) || tokens[at]?.joined !== true) return null;
  const owner = ownerBefore(reading, at, from) ?? ownerBehind(reading, at, to);
  return owner !== null && opensContent(reading, noun, { from: owner.end, to })
    ? { speaker: owner.speaker, from: at, to }
    : null;
}

/** "A ship of tents, promised by the Minister for May, …", "the permit, which the Minister had asked for, …". */
function givenAt(reading: SpeakerReading, at: number, { from, to }: TokenRange): OwnedPoint | null {
  const { tokens } = reading.mentions;
  const [before = '', key = '', next] = [tokens[at - 1]?.key, tokens[at]?.key, tokens[at + 1]?.key];
  const isReduced = next === 'by' && isGiving(key) && !BE.has(before) && !isAdverb(before);
  const isRelative = (key === 'which' || key === 'that') && !isPreposition(before);
  if (!isReduced && !isRelative) return null;
  const named = phraseAt(reading, isReduced ? at + 2 : at + 1, to);
  if (named === null || tokens[named.end - 1]?.possessive === true) return null;
  let end = named.end;
  if (isRelative) {
    while (end < to && (AUXILIARIES.has(tokens[end]?.key ?? '') || isAgain(tokens[end]?.key ?? ''))) end += 1;
    if (!isGiving(tokens[end]?.key ?? '')) return null;
    end += 1;
  } else while (end < to && tokens[end]?.comma !== true && !isFinite(tokens, end)) end += 1;
  const start = startOfPhrase(tokens, from, at);
  return start === null ? null : { speaker: named.speaker, from: start, to: end };
}

const isAgain = (key: string): boolean => isAdverb(key) || /^(?:once|more)$/u.test(key);

/** A participle or past by which somebody gives, binds or asks for something. */
const isGiving = (key: string): boolean =>
  verbForm(key)?.past === true &&
  key !== 'called' &&
  (verbMeans(key, 'commit', 'demand') || cueForms.get(key)?.verb.classes.has('commit') === true);

/** "May" is a month too. */
function isFinite(tokens: readonly NameToken[], at: number): boolean {
  const { key = '', capital = false } = tokens[at] ?? {};
  return !capital && (BE.has(key) || isModal(key) || AUXILIARIES.has(key));
}

/** Words of what is given, before who gives it. */
const MAX_GIVEN = 16;

/** Returns where the noun phrase before a token begins: at its first article behind the last verb. */
function startOfPhrase(tokens: readonly NameToken[], from: number, at: number): number | null {
  let start: number | null = null;
  for (let back = at - 1; back >= Math.max(from, at - MAX_GIVEN); back -= 1) {
    const key = tokens[back]?.key ?? '';
    if (
      isFinite(tokens, back) ||
      verbForm(key)?.past === true ||
      (back < at - 1 && tokens[back + 1]?.comma === true)
    )
      break;
    if (isDeterminer(key)) start = back;
  }
  return start;
}

type Owner = { readonly speaker: MeetingSpeaker; readonly end: number };

/** "The Minister's firm commitment". */
function ownerBefore(reading: SpeakerReading, noun: number, from: number): Owner | null {
  const { tokens } = reading.mentions;
  const owner = [1, 2, 3].find((back) => back <= MAX_BETWEEN + 1 && tokens[noun - back]?.possessive === true);
  if (owner === undefined) return null;
  const last = noun - owner;
  const speaker = namedAt(reading, last, Math.max(from, last - MAX_OWNER), true);
  return speaker === null ? null : { speaker, end: noun + 1 };
}

/** "The readiness of Torvala", "an offer by the Minister". */
function ownerBehind(reading: SpeakerReading, noun: number, to: number): Owner | null {
  const { tokens } = reading.mentions;
  if (!/^(?:of|by|from)$/u.test(tokens[noun + 1]?.key ?? '')) return null;
  const named = phraseAt(reading, noun + 2, to);
  return named === null || tokens[named.end - 1]?.possessive === true
    ? null
    : { speaker: named.speaker, end: named.end };
}

/** Returns whether it is said what is owned: "to grant", "that no one will", "for a split of", "in a ferry", "opposition to the dam". */
function opensContent(
  { mentions: { tokens } }: SpeakerReading,
  noun: string,
  { from: at, to }: TokenRange,
): boolean {
  const [key, next] = [tokens[at]?.key ?? '', tokens[at + 1]?.key ?? ''];
  if (at + 2 >= to || tokens[at]?.joined !== true) return false;
  if (key === 'to') return verbForm(next)?.base === true || nounMeans(noun, 'resolve');
  return key === 'that' || key === 'for' || key === 'of' || (isMind(noun) && isPreposition(key));
}

/** Nouns of what somebody feels or wants. */
const isMind = (noun: string): boolean => nounMeans(noun, 'resolve') || /^regrets?$/u.test(noun);
