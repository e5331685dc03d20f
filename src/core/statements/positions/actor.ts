import type { CompiledPosition, CompiledPositions } from './compiled-positions.ts';
import { verbForm } from '../../language/english/verb-forms.ts';
import { isCountry } from './country-names.ts';
import {
  type FoldedSentence,
  isName,
  type WordRange,
  rangesOf,
  spellsOut,
  TITLES,
  type FoldedWord,
} from './folded-sentence.ts';

/** Whose act a clause reports: of a party, of someone else, or not named there. */
export type Actor = { readonly party: string } | 'other' | 'unnamed';

/** The names in a sentence: of parties by word, and of what the question is about, which names no actor. */
export type SentenceNames = {
  readonly party: readonly (string | null)[];
  readonly about: readonly boolean[];
};

export function namesInSentence(
  sentence: FoldedSentence,
  { names }: CompiledPositions,
  { about, of }: CompiledPosition,
): SentenceNames {
  const party = sentence.words.map((): string | null => null);
  for (const name of names) {
    // Of two names at one place, that of an actor of the question counts.
    const isActor = of.has(name.party);
    for (const { from, to } of name.phrases.flatMap((phrase) => rangesOf(phrase, sentence)))
      for (let at = from; at < to; at++) if (isActor || party[at] === null) party[at] = name.party;
  }
  const subject = sentence.words.map(() => false);
  for (const { from, to } of about.flat().flatMap((phrase) => rangesOf(phrase, sentence)))
    subject.fill(true, from, to);
  return {
    party: party.map((id, at) => (subject[at] && id !== null && !of.has(id) ? null : id)),
    about: subject,
  };
}

const LINKS = new Set('s of for and the to in'.split(' '));

/**
 * The subject of a phrase: the nearest name before it that is not inside an insert, with all that belongs to it ("the
 * foreign minister of China"). Of names joined by "and" one that fits is enough.
 */
export function actorBefore(
  sentence: FoldedSentence,
  { from, to }: WordRange,
  skipped: ReadonlySet<number>,
  names: SentenceNames,
  of: ReadonlySet<string>,
): Actor {
  const { words } = sentence;
  const isNamed = (at: number): boolean => {
    const word = words[at];
    if (word === undefined || skipped.has(at)) return false;
    return names.party[at] !== null || (isName(word) && !names.about[at]);
  };
  for (let last = to - 1; last >= from; last--) {
    if (!isNamed(last)) continue;
    const first = runStart(words, from, last, isNamed);
    const subject = judgeRun(words, first, last + 1, names, of);
    if (subject !== 'unnamed') return subject;
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

/** Each name joined by "and": the first country or party in it tells whose it is ("Iran's envoy to China" is Iran's). */
function judgeRun(
  words: readonly FoldedWord[],
  from: number,
  to: number,
  names: SentenceNames,
  of: ReadonlySet<string>,
): Actor {
  let result: Actor = 'unnamed';
  let decided = false;
  let found: Actor | null = null;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.word === 'and') decided = false;
    const party = names.party[at] ?? null;
    const isForeign =
      party === null ? isName(word) && isCountry(word.word) && !names.about[at] : !isActor(party, of);
    if (!decided && party !== null && !isForeign) found ??= { party };
    // Of a relation between parties, a stranger's part in it makes another relation.
    if (isForeign && of.size > 1) return 'other';
    if (isForeign) [decided, result] = [true, 'other'];
    else if (result === 'unnamed' && isName(word) && !names.about[at]) result = 'other';
  }
  return found ?? result;
}

const isActor = (party: string, of: ReadonlySet<string>): boolean => of.size === 0 || of.has(party);

/** How far behind a phrase its object may stand, in words. */
const OBJECT_REACH = 8;
const NO_OBJECT =
  /^(?:against|from|by|through|with|via|after|before|since|as|while|when|that|which|who|despite|alongside|and|but|on|at|during)$/u;

/** "delivered relief to Sudan", "closed its embassy in Iran": the object is someone the question is not about. */
export function hasOtherObject(
  { words }: FoldedSentence,
  { from, to }: WordRange,
  names: SentenceNames,
  of: ReadonlySet<string>,
): boolean {
  for (let at = from; at < Math.min(words.length, to + OBJECT_REACH); at++) {
    const word = words[at];
    if (word === undefined || (at >= to && NO_OBJECT.test(word.word)) || names.about[at] === true)
      return false;
    if (at < to && isWithinAct(words, at, { from, to })) continue;
    const party = names.party[at] ?? null;
    if (party !== null) return !isActor(party, of);
    if (isName(word) && isCountry(word.word)) return true;
    if (at >= to && word.isLastOfPart) return false;
  }
  return false;
}

/** "allow anyone to threaten Iran from … soil": of an act inside the phrase, unless it says whose the phrase's last word is. */
function isWithinAct(words: readonly FoldedWord[], at: number, { from, to }: WordRange): boolean {
  if (at >= to - 2 || words[at + 1]?.word === 's') return false;
  const infinitive = words.slice(from, at).findIndex(({ word }) => word === 'to') + from + 1;
  return infinitive > from && infinitive < at && verbForm(words[infinitive]?.word ?? '')?.base === true;
}

/** "no country including China has …": the phrase itself names who acts. @param own what the phrase spells out */
export function spelledActor(
  { words }: FoldedSentence,
  { from, to }: WordRange,
  own: readonly string[],
  names: SentenceNames,
  of: ReadonlySet<string>,
): Actor {
  for (let at = from; at < to; at++) {
    const party = names.party[at] ?? null;
    if (party !== null && of.has(party) && spellsOut(own, words[at]?.word ?? '')) return { party };
  }
  return 'unnamed';
}
