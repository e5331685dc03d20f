import { englishStem } from '../../language/english/stems.ts';
import { contentWords, type ContentWord } from '../../language/english/content-words.ts';
import { wordSet } from '../../language/word-set.ts';
import { NEGATING } from './markers.ts';
import vocabulary from './concepts.json' with { type: 'json' };

/**
 * `concepts.json` holds English words of diplomacy and public affairs that state the same in other words. A row is one
 * concept, named by its first word; a row that begins with the first word of an earlier one goes on with it. Forms of a
 * word need not be listed (see `stem`), `_` joins the words of an expression, and `one's` stands for any possessive. A
 * row is worth having where writers vary freely between its words: a rare difference of meaning costs a repeat too many,
 * a missing row costs news too many. In tables of actions a negation is part of the meaning.
 */
const POSSESSIVES = wordSet('my your his her its our their');

/** The thing or deed that a word or an expression states, however it is put. */
export type Concept = {
  readonly name: string;
  readonly action: boolean;
  /** -1: it is the negation of what `name` says. */
  readonly sign: 1 | -1;
  /** Another word states its negation. */
  readonly opposed: boolean;
  /** Its object is not done, or not to be done. */
  readonly negating: boolean;
};

type Expression = { readonly stems: readonly string[]; readonly concept: Concept };

/** By a concept's name, the concept that it negates: "closed" is "not open". */
const opposites = new Map(Object.entries(vocabulary.negations));
const opposed = new Set([...opposites].flat());
const light = new Set([...wordSet(vocabulary.light)].flatMap((word) => [word, englishStem(word)]));
const empty = wordSet(vocabulary.empty);
const repetition = wordSet(vocabulary.repetition);

/** Concepts by the only stem of a word, expressions by their first one's, the longest first. */
type Tables = { readonly byStem: Map<string, Concept>; readonly expressions: Map<string, Expression[]> };

let learnt: Tables | undefined;
/** Learns the tables when they are first asked for: so many stems would slow a start that reads no statement. */
const tables = (): Tables => (learnt ??= learnTables());

function learnTables(): Tables {
  const found: Tables = { byStem: new Map(), expressions: new Map() };
  for (const { rows, action } of vocabulary.tables)
    for (const row of rows) learn(row.split(' '), action, found);
  for (const known of found.expressions.values())
    known.sort((one, other) => other.stems.length - one.stems.length);
  return found;
}

function learn(forms: readonly string[], action: boolean, found: Tables): void {
  const first = forms[0] ?? '';
  const base = opposites.get(first);
  const concept: Concept = {
    name: base ?? first,
    action,
    sign: base === undefined ? 1 : -1,
    opposed: opposed.has(first),
    negating: NEGATING.has(first),
  };
  for (const form of forms) learnForm(form, concept, found);
}

/** A form that two rows claim is the first one's. */
function learnForm(form: string, concept: Concept, { byStem, expressions }: Tables): void {
  const stems = form.split('_').map(englishStem);
  const [only = ''] = stems;
  const known = expressions.get(only);
  if (stems.length > 1 && known !== undefined) known.push({ stems, concept });
  else if (stems.length > 1) expressions.set(only, [{ stems, concept }]);
  else if (!byStem.has(only)) byStem.set(only, concept);
}

/** Returns a stem's concept; a word of no table is its own. */
export function conceptOf(stem: string): Concept {
  return (
    tables().byStem.get(stem) ??
    withoutPrefix(stem) ?? {
      name: stem,
      action: false,
      sign: 1,
      opposed: false,
      negating: NEGATING.has(stem),
    }
  );
}

/** Reads "unacceptable" as "not acceptable" where the rest is a word of the tables. */
function withoutPrefix(stem: string): Concept | undefined {
  const rest = stem.startsWith('un') ? tables().byStem.get(stem.slice(2)) : undefined;
  return rest && { ...rest, sign: rest.sign === 1 ? -1 : 1 };
}

/** Finds the longest expression of the tables that begins at a word, with its number of words. */
export function expressionAt(
  words: readonly ContentWord[],
  at: number,
): { concept: Concept; length: number } | null {
  for (const { stems, concept } of tables().expressions.get(words[at]?.stem ?? '') ?? []) {
    if (stems.every((stem, index) => isWord(words[at + index], stem)))
      return { concept, length: stems.length };
  }
  return null;
}

/** Returns whether a word is that of an expression; "one's" stands for any possessive. */
const isWord = (word: ContentWord | undefined, stem: string): boolean =>
  word?.stem === stem || (stem === "one's" && POSSESSIVES.has(word?.lower ?? ''));

/** Words that may begin any statement count little. */
export const isLightStem = (stem: string): boolean => light.has(stem);
/** Returns whether a word says that the statement was made before: "reiterate", "still". @param lower a word in lower case */
export const isRepetition = (lower: string): boolean => repetition.has(lower);
/** Words of grammar count nothing. @param lower a word in lower case */
export const isEmpty = (lower: string): boolean => empty.has(lower);

/** Returns the stems that carry a text's meaning, each once, with the first word written for it. */
export function stemsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of contentWords(text)) {
    if (word.kind !== 'mark' && !isEmpty(word.lower) && !found.has(word.stem))
      found.set(word.stem, word.text);
  }
  return found;
}
