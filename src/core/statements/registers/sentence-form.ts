/** Parts a declarative sentence into its subject and the rest, as far as registers need to know them. */
import { wordSet } from '../../language/word-set.ts';
import { isFiniteVerb } from '../../language/english/noun-phrases.ts';
import { tagSet } from '../../language/english/lexicon.ts';
import { at, type TaggedTokens, type TokenRange } from '../../language/english/token.ts';
import { hasListMark, listMarkEnd } from './list-marks.ts';
import { verbForm } from '../../language/english/verb-forms.ts';

/** A sentence's subject, with the adverbials and articles in front of it, and its first finite verb. */
export type SentenceForm = {
  readonly subject: TokenRange;
  readonly verb: number;
  /** What was done then is told in the past; what is said to hold, in another tense. */
  readonly isPast: boolean;
};

const SUBORDINATE = tagSet('preposition subordinator wh ing');
const ORDINALS = wordSet(
  'first firstly second secondly third thirdly fourth fourthly fifth fifthly finally lastly',
);
/** An adverbial in front of a subject is no longer. In tokens. */
const MAX_ADVERBIAL = 25;

/** Returns the place where the main clause begins: behind "First," and behind "On May 11, 2026,". */
function mainStart(tokens: TaggedTokens, sentence: TokenRange): number {
  const { to } = sentence;
  const from = listMarkEnd(tokens, sentence);
  const { tag, word } = at(tokens, from);
  if (!SUBORDINATE.has(tag) && tag !== 'adverb' && !ORDINALS.has(word)) return from;
  let start = from;
  for (let i = from; i < Math.min(to, from + MAX_ADVERBIAL); i++) {
    if (at(tokens, i).tag !== 'comma') continue;
    start = i + 1;
    if (!/^\d/u.test(at(tokens, start).word)) break;
  }
  return start;
}

/** Returns the subject and the verb of a sentence, or null for one without a verb. */
export function sentenceForm(tokens: TaggedTokens, sentence: TokenRange): SentenceForm | null {
  const from = mainStart(tokens, sentence);
  for (let i = from + 1; i < sentence.to; i++) {
    const token = at(tokens, i);
    const isPresent = token.tag === 'base' && at(tokens, i - 1).tag !== 'to';
    if (isReducedRelative(tokens, i, sentence.to)) continue;
    if (isFiniteVerb(token) || isPresent)
      return {
        subject: { from, to: behindAdverbs(tokens, from, i) },
        verb: i,
        isPast: !isPresent && isPastVerb(token.word),
      };
  }
  const verb = bareThirdPerson(tokens, { from, to: sentence.to });
  return verb === null ? null : { subject: { from, to: verb }, verb, isPast: false };
}

/** Returns where a subject ends: before the adverbs in front of its verb, "the Ministry strongly condemns". */
function behindAdverbs(tokens: TaggedTokens, from: number, verb: number): number {
  let to = verb;
  while (to - 1 > from && at(tokens, to - 1).tag === 'adverb') to--;
  return to;
}

const OPENS_OBJECT = tagSet('determiner possessive object');

/** Returns a verb that no neighbour shows: "Norland, for its part, withdraws its claim". */
function bareThirdPerson(tokens: TaggedTokens, { from, to }: TokenRange): number | null {
  for (let i = from + 1; i < to; i++)
    if (verbForm(at(tokens, i).word)?.thirdPerson === true && OPENS_OBJECT.has(at(tokens, i + 1).tag))
      return i;
  return null;
}

/** The verb of a subject stands no farther behind a participle in it. In tokens. */
const MAX_RELATIVE = 16;
const ENDS_RELATIVE = tagSet('comma that subordinator wh conjunction dash colon stop');

/** Returns whether a participle belongs to the noun before it: "persons detained in the conflict shall be exchanged". */
function isReducedRelative(tokens: TaggedTokens, place: number, to: number): boolean {
  const { tag, word } = at(tokens, place);
  if (tag !== 'verb' || verbForm(word)?.past !== true || at(tokens, place + 1).tag !== 'preposition')
    return false;
  for (let i = place + 2; i < Math.min(to, place + MAX_RELATIVE); i++) {
    const later = at(tokens, i);
    if (ENDS_RELATIVE.has(later.tag)) return false;
    if (later.tag === 'modal' || later.tag === 'be' || later.tag === 'have') return true;
  }
  return false;
}

const PAST_AUXILIARIES = wordSet("was were did had wasn't weren't didn't hadn't");

const isPastVerb = (word: string): boolean => PAST_AUXILIARIES.has(word) || (verbForm(word)?.past ?? false);

/** Returns whether a paragraph goes on with a list that the one before it began: "Second, …", "2. …". */
export function continuesList(tokens: TaggedTokens, sentence: TokenRange): boolean {
  const next = at(tokens, sentence.from + 1).tag;
  const isOrdinal = ORDINALS.has(at(tokens, sentence.from).word) && (next === 'comma' || next === 'colon');
  return isOrdinal || hasListMark(tokens, sentence);
}
