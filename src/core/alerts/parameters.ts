/** Parameters of a request, read by a table of rules: each answer has one address, so that nobody can bypass a cache. */
import { err, ok, type Result } from '../model/result.ts';
import { foldCase } from '../language/fold.ts';
import { line } from '../language/text.ts';

/** A bad parameter, by its name (`path`, as in every error of the API): what was sent is never repeated. */
export type QueryProblem = { readonly path: string; readonly text: string };

/** How one parameter is read: its values (commas mean or) or what they should be. */
export type Rule = {
  readonly list: boolean;
  readonly good: (value: string) => boolean;
  readonly expected: string;
  /** Where there are only these. */
  readonly choices?: readonly string[];
};
export type Rules = ReadonlyMap<string, Rule>;

/** Values in one list, and characters in one value: enough for any reader, bounded work for any input. */
const MAX_VALUES = 50;
export const MAX_VALUE_LENGTH = 100;

const ID = /^~?[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
/** Ids of the watchlist, and of speakers that it does not name. */
export const isNameId = (value: string): boolean => value.length <= MAX_VALUE_LENGTH && ID.test(value);

export const oneOf = (values: readonly string[], list: boolean): Rule => ({
  list,
  good: (value) => values.includes(value),
  expected: `${list ? 'some of' : 'one of'} ${values.join(', ')}`,
  choices: values,
});
export const idList: Rule = { list: true, good: isNameId, expected: 'ids of the watchlist' };
/** @param of what the words stand in */
export const wordsOf = (of: string): Rule => ({
  list: true,
  good: (value) => value.length <= MAX_VALUE_LENGTH,
  expected: `words of a ${of}`,
});

/** The known parameters with their tidied values, sorted: what the canonical address is made of. */
function tidy(rules: Rules, parameters: URLSearchParams): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, rule] of rules) {
    const given = parameters.getAll(name).map(line);
    const values = (
      rule.list ? given.flatMap((value) => value.split(',').map(line)) : given.slice(0, 1)
    ).filter((value) => value !== '');
    if (values.length > 0) found.set(name, [...new Set(values)].toSorted());
  }
  return found;
}

const isGood = (rule: Rule, value: string): boolean => value.length <= MAX_VALUE_LENGTH && rule.good(value);

/** `encodeURIComponent` leaves the apostrophe, which URL parsers encode in a query: the address must come back as sent. */
export const encodeValue = (value: string): string => encodeURIComponent(value).replaceAll("'", '%27');

/**
 * @param rules by name, in the order in which the canonical address has them
 * @param isDefault whether these values say the same as leaving the parameter out, so that the address leaves it out
 * @returns the values with the one address that means them ('' or '?…'): unknown parameters dropped, names and values
 *   sorted; or every bad parameter named
 */
export function readParameters(
  rules: Rules,
  parameters: URLSearchParams,
  isDefault: (name: string, values: readonly string[]) => boolean = () => false,
): Result<{ values: ReadonlyMap<string, string[]>; search: string }, readonly QueryProblem[]> {
  const values = tidy(rules, parameters);
  const problems = [...values].flatMap(([path, list]): QueryProblem[] => {
    const rule = rules.get(path);
    const good =
      rule !== undefined && list.length <= MAX_VALUES && list.every((value) => isGood(rule, value));
    return good ? [] : [{ path, text: `must be ${rule?.expected ?? 'known'}` }];
  });
  if (problems.length > 0) return err(problems);
  const written = [...values].filter(([name, list]) => !isDefault(name, list));
  const search = written.map(([name, list]) => `${name}=${list.map(encodeValue).join(',')}`).join('&');
  return ok({ values, search: search === '' ? '' : `?${search}` });
}

/** Commas mean or; the words between them must all stand in the text. Between two commas nothing is asked for. */
export const mentions = (q: string, text: string): boolean => {
  const folded = foldCase(text);
  return foldCase(q)
    .split(',')
    .filter((words) => words.trim() !== '')
    .some((words) => words.split(/\s+/u).every((word) => folded.includes(word)));
};
