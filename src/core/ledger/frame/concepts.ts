import { stem } from '../../language/english/stems.ts';
import { wordsOf, type Word } from '../../language/english/content-words.ts';
import { NEGATING } from './markers.ts';
import { ACTIONS, EMPTY, LIGHT, OPPOSITES, THINGS } from './vocabulary/index.ts';
import { CONDUCT } from './vocabulary/actions-conduct.ts';
import { FORCE } from './vocabulary/actions-force.ts';
import { GENERAL } from './vocabulary/actions-general.ts';
import { MANNER, OPPOSITE_ACTIONS } from './vocabulary/actions-idioms.ts';
import { LIGHT_WILL, WILL } from './vocabulary/actions-will.ts';
import { QUALITIES, QUALITY_OPPOSITES } from './vocabulary/qualities.ts';
import { LAW, POLITICS, RIGHTS, SECURITY } from './vocabulary/things-affairs.ts';
import { MONEY, TRADE, WORKS } from './vocabulary/things-economy.ts';
import { PEOPLE, PLACES } from './vocabulary/things-people.ts';

const POSSESSIVES = new Set(['my', 'your', 'his', 'her', 'its', 'our', 'their']);

/** What a word or an expression states, however it is put. */
export type Concept = {
  readonly name: string;
  readonly action: boolean;
  /** -1: it is the negation of what `name` says. */
  readonly sign: 1 | -1;
  /** Another word states its negation. */
  readonly opposed: boolean;
  /** Its object is what is not done, or not to be done. */
  readonly negating: boolean;
};

type Expression = { readonly stems: readonly string[]; readonly concept: Concept };

const opposites = new Map(
  [...OPPOSITES, ...OPPOSITE_ACTIONS, ...QUALITY_OPPOSITES].map(([base, negated]) => [negated, base]),
);
const opposed = new Set([...opposites].flat());
const light = new Set(`${LIGHT} ${LIGHT_WILL}`.split(' ').flatMap((word) => [word, stem(word)]));
const empty = new Set(EMPTY.split(' '));

/** Concepts by the only stem of a word, expressions by their first one's, the longest first. */
type Tables = { readonly byStem: Map<string, Concept>; readonly expressions: Map<string, Expression[]> };

let learnt: Tables | undefined;
/** Learnt when first asked for: so many stems would slow a start that reads no statement. */
const tables = (): Tables => (learnt ??= learnTables());

const ACTION_TABLES = [WILL, CONDUCT, FORCE, GENERAL];
const THING_TABLES = [
  MANNER,
  LAW,
  RIGHTS,
  POLITICS,
  SECURITY,
  PEOPLE,
  PLACES,
  MONEY,
  TRADE,
  WORKS,
  QUALITIES,
];

function learnTables(): Tables {
  const found: Tables = { byStem: new Map(), expressions: new Map() };
  learn(ACTIONS, true, found);
  learn(THINGS, false, found);
  for (const rows of ACTION_TABLES) learn(rows, true, found);
  for (const rows of THING_TABLES) learn(rows, false, found);
  for (const known of found.expressions.values())
    known.sort((one, other) => other.stems.length - one.stems.length);
  return found;
}

function learn(rows: readonly string[], action: boolean, found: Tables): void {
  for (const row of rows) {
    const forms = row.split(' ');
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
}

/** What two rows claim is the first one's. */
function learnForm(form: string, concept: Concept, { byStem, expressions }: Tables): void {
  const stems = form.split('_').map(stem);
  const [only = ''] = stems;
  const known = expressions.get(only);
  if (stems.length > 1 && known !== undefined) known.push({ stems, concept });
  else if (stems.length > 1) expressions.set(only, [{ stems, concept }]);
  else if (!byStem.has(only)) byStem.set(only, concept);
}

/** A stem's concept; a word of no table is its own. */
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

/** "Unacceptable" is "not acceptable", where the rest is a word of the tables. */
function withoutPrefix(stem: string): Concept | undefined {
  const rest = stem.startsWith('un') ? tables().byStem.get(stem.slice(2)) : undefined;
  return rest && { ...rest, sign: rest.sign === 1 ? -1 : 1 };
}

/** The longest expression of the tables that begins at a word, with how many words it has. */
export function expressionAt(
  words: readonly Word[],
  at: number,
): { concept: Concept; length: number } | null {
  for (const { stems, concept } of tables().expressions.get(words[at]?.stem ?? '') ?? []) {
    if (stems.every((stem, index) => isWord(words[at + index], stem)))
      return { concept, length: stems.length };
  }
  return null;
}

/** "Keep one's word" is kept by whoever it is. */
const isWord = (word: Word | undefined, stem: string): boolean =>
  word?.stem === stem || (stem === "one's" && POSSESSIVES.has(word?.lower ?? ''));

/** Words that may begin any statement count little. */
export const isLight = (stem: string): boolean => light.has(stem);
/** Words of grammar count nothing. @param lower a word in lower case */
export const isEmpty = (lower: string): boolean => empty.has(lower);

/** The stems that carry a text's meaning, each once, with the first word written for it. */
export function stemsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of wordsOf(text)) {
    if (word.kind !== 'mark' && !isEmpty(word.lower) && !found.has(word.stem))
      found.set(word.stem, word.text);
  }
  return found;
}
