import { verbForm } from '../../language/english/verb-forms.ts';
import { wordSet } from '../../language/word-set.ts';
import type { CompiledPosition, CompiledPositions } from './compiled-positions.ts';
import { isCountry } from './country-names.ts';
import {
  type FoldedSentence,
  type FoldedWord,
  isName,
  rangesOf,
  spellsOut,
  TITLES,
  type WordRange,
} from './folded-sentence.ts';

/** The one whose act a clause reports: a party, someone else, or nobody whom the clause names. */
export type Actor = { readonly party: string } | 'other' | 'unnamed';

/** A sentence with the names in it, as one question sees them. */
type NamedSentence = FoldedSentence & {
  /** By word, the party that it names; none for words of what the question is about, which name no actor. */
  readonly parties: readonly (string | null)[];
  /** By word, whether it belongs to what the question is about. */
  readonly about: readonly boolean[];
  /** The parties whose act answers the question; empty for anyone's. */
  readonly actors: ReadonlySet<string>;
};

export function nameParties(
  sentence: FoldedSentence,
  { names }: CompiledPositions,
  { about, of }: CompiledPosition,
): NamedSentence {
  const parties = sentence.words.map((): string | null => null);
  for (const name of names) {
    // Of two names at one place, that of an actor of the question counts.
    const isActor = of.has(name.party);
    for (const { from, to } of name.phrases.flatMap((phrase) => rangesOf(phrase, sentence)))
      for (let at = from; at < to; at++) if (isActor || parties[at] === null) parties[at] = name.party;
  }
  const isAbout = sentence.words.map(() => false);
  for (const { from, to } of about.flat().flatMap((phrase) => rangesOf(phrase, sentence)))
    isAbout.fill(true, from, to);
  return {
    ...sentence,
    parties: parties.map((id, at) => (isAbout[at] && id !== null && !of.has(id) ? null : id)),
    about: isAbout,
    actors: of,
  };
}

const mayAct = ({ actors }: NamedSentence, party: string): boolean => actors.size === 0 || actors.has(party);

const LINKS = wordSet('s of for and the to in');

/**
 * Finds the subject of a phrase: the nearest name before it that is not inside an insert, with all that belongs to it
 * ("the foreign minister of China"). Of names joined by "and" one that fits is enough.
 */
export function actorBefore(
  sentence: NamedSentence,
  { from, to }: WordRange,
  skipped: ReadonlySet<number>,
): Actor {
  const isNamed = (at: number): boolean => {
    const word = sentence.words[at];
    if (word === undefined || skipped.has(at)) return false;
    return sentence.parties[at] !== null || (isName(word) && !sentence.about[at]);
  };
  for (let last = to - 1; last >= from; last--) {
    if (!isNamed(last)) continue;
    const first = runStart(sentence.words, from, last, isNamed);
    const actor = actorOfRun(sentence, first, last + 1);
    if (actor !== 'unnamed') return actor;
    last = first;
  }
  return 'unnamed';
}

function runStart(
  words: readonly FoldedWord[],
  from: number,
  last: number,
  isNamed: (at: number) => boolean,
): number {
  let first = last;
  for (let at = last - 1; at >= Math.max(from, first - 4); at--) {
    const word = words[at];
    if (word === undefined || word.isLastOfPart) break;
    if (isNamed(at)) first = at;
    else if (!LINKS.has(word.word) && !TITLES.has(word.word)) break;
  }
  return first;
}

/** Decides who acts in a run of names: of each one joined by "and" the first country or party ("Iran's envoy to China"). */
function actorOfRun(sentence: NamedSentence, from: number, to: number): Actor {
  const { words, parties, about, actors } = sentence;
  let result: Actor = 'unnamed';
  let decided = false;
  let found: Actor | null = null;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.word === 'and') decided = false;
    const party = parties[at] ?? null;
    const isForeign =
      party === null ? isName(word) && isCountry(word.word) && !about[at] : !mayAct(sentence, party);
    if (!decided && party !== null && !isForeign) found ??= { party };
    // Of a relation between parties, a stranger's part in it makes another relation.
    if (isForeign && actors.size > 1) return 'other';
    if (isForeign) [decided, result] = [true, 'other'];
    else if (result === 'unnamed' && isName(word) && !about[at]) result = 'other';
  }
  return found ?? result;
}

/**
 * Finds the subject of "assured China that they will not …": a pronoun behind "that" is who the sentence before it begins with, and
 * not the nearest name. Only what somebody assures is theirs: "dreamt that it …" is not.
 * @returns null where no such pronoun acts
 */
export function actorOfPronoun(
  sentence: NamedSentence,
  { from, to }: WordRange,
  skipped: ReadonlySet<number>,
): Actor | null {
  const { words } = sentence;
  const that = words.slice(from, to).findLastIndex(({ word }) => word === 'that') + from;
  if (that < from || that + 2 > to || !/^(?:it|they|we)$/u.test(words[that + 1]?.word ?? '')) return null;
  if (!words.slice(from, that).some(({ word }) => ASSURING.test(word))) return null;
  const verb = words.slice(from, that).findIndex(isVerb);
  return actorBefore(sentence, { from, to: verb === -1 ? that : from + verb }, skipped);
}

const ASSURING = /^(?:re)?assur|^guarant|^inform|^notif|^confirm|^declar|^announc|^told$|^tells$/u;
const isVerb = (word: FoldedWord): boolean => !isName(word) && verbForm(word.word) !== null;

/** Returns whether a name stands right before the verb group of a phrase, so that it is its subject: "Iran will never allow". */
export function hasSubjectBeside({ words, parties, about }: NamedSentence, place: number): boolean {
  let at = place - 1;
  while (at >= 0 && OF_VERB_GROUP.test(words[at]?.word ?? '')) at--;
  const word = words[at];
  return word !== undefined && (parties[at] !== null || (isName(word) && !about[at]));
}

const OF_VERB_GROUP =
  /^(?:will|would|shall|can|could|may|has|have|had|is|are|was|were|do|does|did|not|never|also|now|\w+ly)$/u;

/** The object of a phrase stands at most so far behind it, in words. */
const OBJECT_REACH = 8;
const NO_OBJECT =
  /^(?:against|from|by|through|with|via|after|before|since|as|while|when|that|which|who|despite|alongside|and|but|on|at|during)$/u;

/** Returns whether the object is someone the question is not about: "delivered relief to Sudan", "closed its embassy in Iran". */
export function hasOtherObject(sentence: NamedSentence, { from, to }: WordRange): boolean {
  const { words, parties, about } = sentence;
  for (let at = from; at < Math.min(words.length, to + OBJECT_REACH); at++) {
    const word = words[at];
    if (word === undefined || (at >= to && NO_OBJECT.test(word.word)) || about[at] === true) return false;
    if (at < to && isWithinAct(words, at, { from, to })) continue;
    const party = parties[at] ?? null;
    if (party !== null) return !mayAct(sentence, party);
    if (isName(word) && isCountry(word.word)) return true;
    if (at >= to && word.isLastOfPart) return false;
  }
  return false;
}

/** Returns whether a name belongs to an act inside the phrase, "allow anyone to threaten Iran", and owns no later word. */
function isWithinAct(words: readonly FoldedWord[], at: number, { from, to }: WordRange): boolean {
  if (at >= to - 2 || words[at + 1]?.word === 's') return false;
  const infinitive = words.slice(from, at).findIndex(({ word }) => word === 'to') + from + 1;
  return infinitive > from && infinitive < at && verbForm(words[infinitive]?.word ?? '')?.base === true;
}

/** Returns the actor that the phrase itself names: "no country including China has …". @param own words of the phrase */
export function spelledActor(
  { words, parties, actors }: NamedSentence,
  { from, to }: WordRange,
  own: readonly string[],
): Actor {
  for (let at = from; at < to; at++) {
    const party = parties[at] ?? null;
    if (party !== null && actors.has(party) && spellsOut(own, words[at]?.word ?? '')) return { party };
  }
  return 'unnamed';
}
