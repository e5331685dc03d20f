/** English words that change what a clause states: into its opposite, into a condition, into less or more. */
import { splitWords, wordSet } from '../../language/word-set.ts';
import { englishStem } from '../../language/english/stems.ts';
import table from './markers.json' with { type: 'json' };

const stemSet = (rows: readonly string[]): ReadonlySet<string> =>
  new Set(Array.from(wordSet(rows), englishStem));

/** Expressions of one word or several, by the first. */
export type Expressions<T> = ReadonlyMap<string, readonly T[]>;

const byFirstWord = <T>(all: readonly T[], wordsOf: (one: T) => readonly string[]): Expressions<T> =>
  Map.groupBy(all, (one) => wordsOf(one)[0] ?? '');

const split = (rows: readonly string[]): readonly (readonly string[])[] => rows.map((row) => row.split(' '));
const expressions = (rows: readonly string[]): Expressions<readonly string[]> =>
  byFirstWord(split(rows), (words) => words);

/** These negate what follows them in the clause. */
export const NEGATIONS = wordSet(table.negations);
/** Stems whose object is what is not done or not to be done. */
export const NEGATING = stemSet(table.negating);
/** Stems of `NEGATING` that say no more than "not". */
export const MERE_NEGATIONS = stemSet(table.mereNegations);
/** "Not only" and "no doubt" are no negations. */
export const NO_NEGATION_BEFORE = wordSet(table.noNegationBefore);
/** After the verb, these negate it: "threatens nobody", "poses no threat". */
export const OBJECT_NEGATIONS = wordSet(table.objectNegations);

/** These part one clause from the next, so that a negation reaches no further. */
export const PARTINGS = wordSet(table.partings);
/** Before one of these a comma parts clauses too. */
export const PARTING_AFTER_COMMA = wordSet(table.partingAfterComma);

/** Words of grammar, which state nothing. */
export const EMPTY = wordSet(table.empty);

/** These begin a condition. */
export const CONDITIONS = expressions(table.conditions);
/** "Even if" and "what if" are no condition of what is said. */
export const NO_CONDITION_AFTER = wordSet(table.noConditionAfter);
/** These begin the reason of what is said; a repetition need not repeat the reason. */
export const REASONS = expressions(table.reasons);

/** These say that a thing may be, not that it will. */
export const WEAK = wordSet(table.weak);
/** These promise as much as can be, or only the idea of it. */
export const WEAK_EXPRESSIONS = expressions(table.weakExpressions);
/** These promise the attempt, not the thing. */
export const ATTEMPT_EXPRESSIONS = expressions(
  splitWords(table.attempts).flatMap((verb) => [`${verb} to`, `${verb} not to`]),
);
/** These say less than "will" only where nothing else was changed: diplomats put one for the other. */
export const HALF_WEAK = wordSet(table.halfWeak);
export const FIRM = wordSet(table.firm);

/** Spans of time that something is done in or every so often, by the words for them. */
export const TIME_SPANS: ReadonlyMap<string, string> = new Map(
  Object.entries(table.periods).flatMap(([period, words]) =>
    splitWords(words).map((word) => [word, period] as const),
  ),
);
/** Before a period, these make it a date. */
export const NEAR_PERIODS = wordSet(table.nearPeriods);
/** Before a period, these make it how often: "every hour", "once a day". */
export const EVERY = wordSet(table.every);

/** Expressions that make the number after them a bound. */
export const BOUNDS = byFirstWord(
  (['least', 'most'] as const).flatMap((bound) =>
    split(table.bounds[bound]).map((marker) => ({ marker, bound })),
  ),
  ({ marker }) => marker,
);
export const UNIVERSAL = wordSet(table.universal);
export const PARTIAL = wordSet(table.partial);
