/** Rules without a verb of their own: "according to X", "X's claim that …". */
import { wordSet } from '../../language/word-set.ts';
import { clauseBefore, clauseEnd, objectEnd, withoutStop } from './clause.ts';
import { GIVEN_NOUNS, SPEECH_NOUNS } from '../../language/english/reporting-words.ts';
import type { Cue } from './cue.ts';
import { hasFinite, isFiniteVerb, nounPhraseAfter } from '../../language/english/noun-phrases.ts';
import type { AttributionMatch } from './rules.ts';
import { at, type TokenRange, type TaggedTokens } from '../../language/english/token.ts';
import { tagSet } from '../../language/english/lexicon.ts';

/** Matches "…, according to X" · "According to X, …". */
export function accordingTo(tokens: TaggedTokens, i: number, sentence: TokenRange): AttributionMatch | null {
  if (at(tokens, i).word !== 'according' || at(tokens, i + 1).tag !== 'to') return null;
  // "According to her, …" has no noun behind "her".
  const isHer = at(tokens, i + 2).word === 'her' && at(tokens, i + 3).tag === 'comma';
  const to = isHer ? i + 3 : nounPhraseAfter(tokens, i + 2, sentence.to);
  if (to === i + 2) return null;
  const cue = [{ from: i, to: i + 2 }];
  const source = [{ from: i + 2, to }];
  const left = i > sentence.from ? clauseBefore(tokens, i, sentence.from) : null;
  if (left !== null && left.to - left.from > 2) return { source, cue, content: [left], rule: 'according-to' };
  let comma = to;
  while (comma < sentence.to && at(tokens, comma).tag !== 'comma') comma++;
  comma = behindDescription(tokens, comma, sentence.to);
  if (comma + 1 >= sentence.to) return null;
  return {
    source: [{ from: i + 2, to: comma }],
    cue,
    content: [{ from: comma + 1, to: clauseEnd(tokens, comma + 1, sentence.to) }],
    rule: 'according-to',
  };
}

/** Returns the comma that ends what is said of a source, or the one at `comma`: "According to X, who speaks for Y, …" · "X, a clerk, …". */
function behindDescription(tokens: TaggedTokens, comma: number, end: number): number {
  const opens = at(tokens, comma + 1);
  const isApposition = opens.tag === 'determiner' && opens.word !== 'no';
  if (opens.word !== 'who' && opens.word !== 'which' && !isApposition) return comma;
  let next = comma + 1;
  while (next < end && at(tokens, next).tag !== 'comma') next++;
  if (next + 1 >= end || (isApposition && hasFinite(tokens, comma + 1, next))) return comma;
  return next;
}

/** Words that link a noun of speech to what it is about. */
const LINKS = wordSet('about of for against over on');
/** Nouns whose "for" and "of" name no owner's words: "the question of", "in response to". */
const VAGUE = wordSet(
  'question questions view views opinion rhetoric statement statements comment comments remark remarks explanation',
);

type SpeechNoun = {
  readonly noun: number;
  readonly from: number;
  readonly end: number;
  /** A noun with its owner may be the subject of the words behind it. */
  readonly owned: boolean;
};

/** Returns the words that are said behind a noun of speech, or null. */
function saidBehind(tokens: TaggedTokens, { noun, from, end, owned }: SpeechNoun): TokenRange | null {
  const next = at(tokens, from);
  const vague = owned && VAGUE.has(at(tokens, noun).word);
  if (next.tag === 'that') return { from, to: clauseEnd(tokens, from, end) };
  if (next.tag === 'to' && INFINITIVES.has(at(tokens, from + 1).tag))
    return { from, to: (owned ? infinitiveEnd : clauseEnd)(tokens, from, end) };
  if (!LINKS.has(next.word) || (vague && next.word !== 'about')) return null;
  const phrase = nounPhraseAfter(tokens, from + 1, end);
  if (phrase === from + 1) return null;
  return { from: from + 1, to: owned ? phrase : objectEnd(tokens, from + 1, end) };
}

const INFINITIVES = tagSet('base be have do');

/** Returns the end of an infinitive before the verb that has the noun for its subject: "his promise to come angered …". */
function infinitiveEnd(tokens: TaggedTokens, from: number, end: number): number {
  const to = clauseEnd(tokens, from, end);
  for (let i = from + 2; i < to; i++) {
    const left = at(tokens, i - 1).tag;
    if (at(tokens, i).tag === 'comma') return i;
    if (
      isFiniteVerb(at(tokens, i)) &&
      left !== 'wh' &&
      left !== 'that' &&
      left !== 'pronoun' &&
      left !== 'to'
    )
      return i;
  }
  return to;
}

/** Matches "X's claim that …" · "his warning about …" · "a claim by X that …". */
export function nominal(tokens: TaggedTokens, i: number, sentence: TokenRange): AttributionMatch | null {
  const token = at(tokens, i);
  if (token.tag !== 'noun' || !SPEECH_NOUNS.has(token.word)) return null;
  const author = authorAfter(tokens, i + 1, sentence.to);
  const source = author ?? ownerBefore(tokens, i, sentence.from);
  if (source === null) return null;
  const content = saidBehind(tokens, { noun: i, from: author?.to ?? i + 1, end: sentence.to, owned: true });
  if (content === null || content.to <= content.from) return null;
  return { source: [source], cue: [{ from: i, to: i + 1 }], content: [content], rule: 'nominal' };
}

const PHRASE = tagSet('determiner adjective adverb noun number ing verb');
const MAX_PHRASE = 5;

/** Returns the noun of speech that a verb without a meaning of its own governs, or null: "made a strong case". */
function governedNoun(tokens: TaggedTokens, from: number, end: number): number | null {
  for (let i = from; i < Math.min(from + MAX_PHRASE, end); i++) {
    const { tag, word } = at(tokens, i);
    if (!PHRASE.has(tag)) return null;
    if (tag === 'noun' && GIVEN_NOUNS.has(word)) return i;
  }
  return null;
}

/** Returns whether the verb says something only by its noun: "gave assurances that", "raised questions about". */
export function isLight(tokens: TaggedTokens, verb: number, end: number): boolean {
  return governedNoun(tokens, verb + 1, end) !== null;
}

/** Matches "X made a condemnation of …" · "X gave assurances that …" · "X made the following comment: “…”". */
export function light(
  tokens: TaggedTokens,
  cue: Cue,
  source: readonly TokenRange[],
): AttributionMatch | null {
  const { group, sentence } = cue;
  const noun = governedNoun(tokens, cue.verb + 1, sentence.to);
  if (noun === null || source.length === 0 || group.mode === 'passive') return null;
  const quoted = at(tokens, noun + 1).tag === 'colon' && at(tokens, noun + 2).tag === 'quotation';
  const content = quoted
    ? { from: noun + 2, to: withoutStop(tokens, noun + 2, sentence.to) }
    : saidBehind(tokens, { noun, from: noun + 1, end: sentence.to, owned: false });
  if (content === null || content.to <= content.from) return null;
  const said = { from: group.from, to: Math.max(noun + 1, Math.min(content.from, noun + 2)) };
  const overlap = said.to > content.from ? { from: said.from, to: content.from } : said;
  return { source, cue: [overlap], content: [content], rule: 'light-verb' };
}

/** Returns the author in "by X" or "from X" at `i`, or null. */
function authorAfter(tokens: TaggedTokens, i: number, end: number): TokenRange | null {
  if (at(tokens, i).word !== 'by' && at(tokens, i).word !== 'from') return null;
  const to = nounPhraseAfter(tokens, i + 1, end);
  return to > i + 1 ? { from: i + 1, to } : null;
}

const MODIFIERS = tagSet('adjective adverb noun');
const OWNERS = tagSet('name noun adjective determiner');

/** Returns the owner of the noun at `i`, or null: "his", "the minister's". */
function ownerBefore(tokens: TaggedTokens, i: number, floor: number): TokenRange | null {
  let owner = i - 1;
  while (owner > floor && MODIFIERS.has(at(tokens, owner).tag)) owner--;
  const { tag } = at(tokens, owner);
  if (tag === 'possessive') return { from: owner, to: owner + 1 };
  if (tag !== 'clitic') return null;
  let from = owner - 1;
  while (from > floor && OWNERS.has(at(tokens, from - 1).tag)) from--;
  return { from, to: owner + 1 };
}
