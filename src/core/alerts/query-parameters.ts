/**
 * The parameters of a request. One declaration of each yields its check, its place in the canonical address and its
 * description in the API. An answer has one address only, so that nobody can bypass a cache.
 */
import { foldCase } from '../language/fold.ts';
import { line } from '../language/text.ts';
import { err, ok, type Result } from '../model/result.ts';

/** A bad parameter by its name, which is `path` in every error of the API. What was sent is never repeated. */
export type QueryProblem = { readonly path: string; readonly text: string };

export type QueryParameter = {
  readonly name: string;
  /** True where it takes several values with commas between them; a comma means "or". */
  readonly list: boolean;
  readonly isGood: (value: string) => boolean;
  /** Tells whether the values together are not too many; absent where their number alone counts. */
  readonly fit?: (values: readonly string[]) => boolean;
  /** Follows “must be” in an error, and describes the parameter in the API. */
  readonly expected: string;
  /** JSON Schema of one value. The canonical address leaves out a value that equals its default. */
  readonly schema: { readonly type: 'string' | 'integer'; readonly default?: string | number } & Readonly<
    Record<string, unknown>
  >;
};

/** The query that a request makes, with its one canonical address: `search` is '' or '?…'. */
export type CanonicalQuery<Q> = { readonly query: Q; readonly search: string };

/** These bounds are enough for any reader, and keep the work bounded for any input. */
const MAX_VALUES = 50;
const MAX_VALUE_LENGTH = 100;

const NAME_ID = /^~?[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
/** Tells whether a text can be an id of the watchlist, or of a speaker that it does not name. */
export const isNameId = (value: string): boolean => value.length <= MAX_VALUE_LENGTH && NAME_ID.test(value);

const choiceParameter = (
  name: string,
  values: readonly string[],
  extra: Pick<QueryParameter, 'list' | 'expected'>,
): QueryParameter => ({
  name,
  isGood: (value) => values.includes(value),
  schema: { type: 'string', enum: values },
  ...extra,
});

/** Makes a parameter that takes one of these values. */
export const oneOf = (name: string, values: readonly string[]): QueryParameter =>
  choiceParameter(name, values, { list: false, expected: `one of ${values.join(', ')}` });

/** Makes a parameter that takes some of these values. */
export const someOf = (name: string, values: readonly string[]): QueryParameter =>
  choiceParameter(name, values, { list: true, expected: `some of ${values.join(', ')}` });

export const idList = (name: string, expected = 'ids of the watchlist'): QueryParameter => ({
  name,
  list: true,
  isGood: isNameId,
  expected,
  schema: { type: 'string' },
});

/** @param of what the words stand in */
export const searchWords = (name: string, of: string): QueryParameter => ({
  name,
  list: true,
  isGood: () => true,
  fit: (values) => isShortQuestion(values.join(',')),
  expected: `words of ${of}, at most ${MAX_WORDS}`,
  schema: { type: 'string' },
});

export const cursorParameter = (pattern: RegExp): QueryParameter => ({
  name: 'cursor',
  list: false,
  isGood: (value) => pattern.test(value),
  expected: 'a cursor of an earlier answer',
  schema: { type: 'string' },
});

/** Splits lists, tidies white space, and drops empty and repeated values. */
function valuesOf({ name, list }: QueryParameter, sent: URLSearchParams): string[] {
  const given = sent.getAll(name);
  const values = (list ? given.flatMap((value) => value.split(',')) : given.slice(0, 1)).map(line);
  return [...new Set(values.filter((value) => value !== ''))].toSorted();
}

const areGood = ({ isGood, fit }: QueryParameter, values: readonly string[]): boolean =>
  values.length <= MAX_VALUES &&
  values.every((value) => value.length <= MAX_VALUE_LENGTH && isGood(value)) &&
  (fit === undefined || fit(values));

/** Encodes the apostrophe too, since URL parsers do so in a query: the address must come back as it was sent. */
export const encodeValue = (value: string): string => encodeURIComponent(value).replaceAll("'", '%27');

/**
 * @param parameters in the order in which the canonical address has them
 * @returns the values by name, and the canonical address: without unknown parameters and defaults, names and values
 *   sorted; or every bad parameter
 */
export function readParameters(
  parameters: readonly QueryParameter[],
  sent: URLSearchParams,
): Result<CanonicalQuery<ReadonlyMap<string, string[]>>, readonly QueryProblem[]> {
  const read = parameters
    .map((parameter) => ({ ...parameter, values: valuesOf(parameter, sent) }))
    .filter(({ values }) => values.length > 0);
  const bad = read.filter((parameter) => !areGood(parameter, parameter.values));
  if (bad.length > 0)
    return err(bad.map(({ name, expected }) => ({ path: name, text: `must be ${expected}` })));
  const search = read
    .filter(({ values, schema: { default: usual } }) => usual === undefined || values[0] !== String(usual))
    .map(({ name, values }) => `${name}=${values.map(encodeValue).join(',')}`)
    .join('&');
  return ok({
    query: new Map(read.map(({ name, values }) => [name, values])),
    search: search === '' ? '' : `?${search}`,
  });
}

/** A question has so many words, and so many letters after folding, which makes 18 of some: each is looked for in every row. */
const MAX_WORDS = 20;
const MAX_FOLDED_LENGTH = 400;

/** Returns the words of a question, in groups of which one must stand in a text with all its words. */
const wordGroups = (folded: string): string[][] =>
  folded
    .split(',')
    .map((group) => [...new Set(group.split(/\s+/u))].filter((word) => word !== ''))
    .filter((group) => group.length > 0);

/** Tells whether a question has no more words than are looked for. */
export function isShortQuestion(q: string): boolean {
  const folded = foldCase(q);
  return folded.length <= MAX_FOLDED_LENGTH && wordGroups(folded).flat().length <= MAX_WORDS;
}

/**
 * Compiles the words of a query into a test of texts. All words between two commas must stand in a text, or in what is folded already;
 * where there are none, nothing is asked for. The question is folded once, whatever the number of texts.
 */
export function compileWords(q: string): (text: string, folded?: string) => boolean {
  const groups = wordGroups(foldCase(q));
  return (text, folded = '') => {
    const title = foldCase(text);
    return groups.some((words) => words.every((word) => title.includes(word) || folded.includes(word)));
  };
}
