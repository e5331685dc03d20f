/** What a word's neighbours say about its tag. */
import type { Token } from './tokens.ts';
import type { Tag } from './words.ts';

const NOMINAL: ReadonlySet<Tag> = new Set<Tag>([
  'noun',
  'name',
  'pronoun',
  'number',
  'quotation',
  'close',
  'time',
  'wh',
  'that',
]);
const BEFORE_NOUN: ReadonlySet<Tag> = new Set<Tag>([
  'determiner',
  'possessive',
  'clitic',
  'adjective',
  'preposition',
  'number',
]);
const AUXILIARY: ReadonlySet<Tag> = new Set<Tag>(['be', 'have', 'do', 'modal']);
const PLURAL = /[^s]s$|people|police|men|women$|media|officials/u;

const FINITE: ReadonlySet<Tag> = new Set<Tag>(['verb', 'be', 'have', 'do', 'modal']);

function before(list: readonly Token[], i: number): Token | undefined {
  let at = i - 1;
  while (list[at]?.tag === 'adverb') at--;
  return list[at];
}

/** "claims", "report", "asked": a verb or a noun, by what stands around it. */
function tagOfCue(list: readonly Token[], i: number, token: Token): Tag {
  const cue = token.cue;
  if (cue === null) return token.tag;
  const near = list[i - 1]?.tag ?? 'edge';
  const previous = before(list, i);
  const left = previous?.tag ?? 'edge';
  const next = list[i + 1]?.tag ?? 'edge';
  if (cue.form === 'ing') return token.tag;
  if (left === 'to' || left === 'modal' || left === 'do') return 'base';
  if (cue.form === 'past' || cue.form === 'participle') {
    const modifies =
      (near === 'determiner' || near === 'possessive' || near === 'clitic') &&
      (next === 'noun' || next === 'name' || next === 'adjective');
    return modifies ? 'adjective' : 'verb';
  }
  if (near === 'clitic' && list[i + 1]?.tag !== 'that' && cue.form === 's') return 'noun';
  if (BEFORE_NOUN.has(near)) return 'noun';
  if (cue.form === 's') {
    if (!SUBJECT_LIKE.has(left)) return 'noun';
    if (FINITE.has(next) && left !== 'pronoun' && left !== 'wh') return 'noun';
    return PLURAL_NOUNS.has(token.word) && !COMPLEMENT_LIKE.has(next) ? 'noun' : 'verb';
  }
  if (left === 'pronoun') return 'base';
  if (!COMPLEMENT_LIKE.has(next) && !(token.word === 'call' && next === 'preposition')) return 'noun';
  if (left === 'wh' || left === 'close') return 'verb';
  if (left === 'noun' || left === 'name' || left === 'quotation')
    return PLURAL.test(previous?.word ?? '') ? 'verb' : 'noun';
  return left === 'conjunction' || left === 'adverb' || left === 'comma' ? 'base' : 'noun';
}

/** What a verb in the present tense stands behind. */
const SUBJECT_LIKE: ReadonlySet<Tag> = new Set<Tag>([
  'noun',
  'name',
  'pronoun',
  'close',
  'comma',
  'quotation',
  'wh',
  'that',
  'conjunction',
  'adverb',
  'dash',
  'edge',
  'determiner',
]);
/** What the object or clause of a verb begins with. */
const COMPLEMENT_LIKE: ReadonlySet<Tag> = new Set<Tag>([
  'that',
  'determiner',
  'possessive',
  'pronoun',
  'object',
  'name',
  'noun',
  'quotation',
  'to',
  'colon',
  'wh',
  'adverb',
  'number',
  'adjective',
]);
/** Forms that are a noun's plural more often than a verb. */
const PLURAL_NOUNS = new Set(
  'states points rules charges reports claims calls notes plans demands questions answers comments remarks hopes fears doubts attacks posts tweets estimates details documents signals promises offers protests quotes projects orders'.split(
    ' ',
  ),
);

/** Tags that hang on neighbours, in place, from left to right. */
export function retag(list: readonly Token[]): void {
  for (let i = 0; i < list.length; i++) {
    const token = list[i];
    if (token === undefined) continue;
    const left = list[i - 1]?.tag ?? 'edge';
    const next = list[i + 1];
    if (token.cue !== null && !(token.tag === 'name')) token.tag = tagOfCue(list, i, token);
    else if (token.tag === 'base')
      token.tag =
        left === 'to' ||
        left === 'modal' ||
        left === 'do' ||
        left === 'pronoun' ||
        (left === 'noun' && PLURAL.test(list[i - 1]?.word ?? ''))
          ? 'base'
          : 'noun';
    else if (
      token.tag === 'verb' &&
      (left === 'determiner' || left === 'possessive') &&
      next !== undefined &&
      (next.tag === 'noun' || next.tag === 'name')
    )
      token.tag = 'adjective';
    else if (token.tag === 'noun' && left === 'to' && list[i - 2]?.tag !== 'verb')
      token.tag = token.word.endsWith('s') ? 'noun' : 'base';
    else if (token.tag === 'noun' && left === 'modal') token.tag = 'base';
    else if (token.tag === 'clitic' && isVerbalClitic(list, i)) token.tag = 'be';
    else if (token.word === 'that' && (left === 'preposition' || left === 'to')) token.tag = 'determiner';
    else if ((token.word === 'her' || token.word === 'his') && !startsNoun(next?.tag)) token.tag = 'object';
  }
}

/** "she's going", "that's right": a verb, where the clitic of a noun would be its possessive. */
function isVerbalClitic(list: readonly Token[], i: number): boolean {
  const left = list[i - 1]?.tag;
  const next = list[i + 1]?.tag;
  if (left === 'pronoun' || left === 'that' || left === 'wh' || list[i - 1]?.word === 'here') return true;
  return (
    next === 'determiner' ||
    next === 'possessive' ||
    list[i + 1]?.word === 'not' ||
    list[i + 1]?.word === 'been'
  );
}

function startsNoun(tag: Tag | undefined): boolean {
  return (
    tag === 'noun' ||
    tag === 'name' ||
    tag === 'adjective' ||
    tag === 'number' ||
    tag === 'ing' ||
    tag === 'quotation' ||
    tag === 'verb' ||
    tag === 'base'
  );
}

export { AUXILIARY, FINITE, NOMINAL };
