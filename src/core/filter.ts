import { type AlertKind, alertKinds, Filter, type LogRow, severities, sourceTypes } from './model.ts';
import { err, ok, type Result } from './result.ts';
import { line } from './text.ts';

/** What a reader asks of the alert log; `since` is inclusive, `until` exclusive, both in milliseconds. */
export type Query = {
  readonly filter: Filter;
  readonly since: number | null;
  readonly until: number | null;
  readonly limit: number;
  readonly cursor: Cursor | null;
};

/** The last row of the page before, in the order of the log. */
export type Cursor = { readonly at: number; readonly id: string };

/** A bad parameter, by its name (`path`, as in every error of the API): what was sent is never repeated. */
export type QueryProblem = { readonly path: string; readonly text: string };

/** Filters look at so many rows of the log: one list operation of KV. */
export const WINDOW_ROWS = 1_000;
export const DEFAULT_LIMIT = 50;
/** With the watchlist and the heartbeat this fits one bulk read of KV (100 keys). */
export const MAX_LIMIT = 90;
/** Values in one list, and characters in one value: enough for any reader, bounded work for any input. */
const MAX_VALUES = 50;
const MAX_VALUE_LENGTH = 100;

const ID = /^~?[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
const CURSOR = /^(\d{1,15})-([0-9a-f]{1,64})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** How one parameter is read: its values (commas mean or) or what they should be. `cursor` is the API's alone. */
type Rule = { readonly list: boolean; readonly good: (value: string) => boolean; readonly expected: string };

const oneOf = (values: readonly string[], list: boolean): Rule => ({
  list,
  good: (value) => values.includes(value),
  expected: `${list ? 'some of' : 'one of'} ${values.join(', ')}`,
});
const idList: Rule = { list: true, good: (value) => ID.test(value), expected: 'ids of the watchlist' };
const when: Rule = {
  list: false,
  good: (value) => readTime(value) !== null,
  expected: 'a day (2023-10-05) or an instant (2023-10-05T08:00:00Z)',
};

const rules: ReadonlyMap<string, Rule> = new Map([
  ['cursor', { list: false, good: (value) => CURSOR.test(value), expected: 'a cursor of an earlier answer' }],
  ['kind', oneOf(alertKinds, true)],
  [
    'limit',
    {
      list: false,
      good: (value) => /^[1-9]\d?$/.test(value) && Number(value) <= MAX_LIMIT,
      expected: `a whole number from 1 to ${MAX_LIMIT}`,
    },
  ],
  ['party', idList],
  ['position', idList],
  ['q', { list: true, good: (value) => value.length <= MAX_VALUE_LENGTH, expected: 'words of a title' }],
  ['severity', oneOf(severities, false)],
  ['since', when],
  ['source', idList],
  ['speaker', idList],
  ['type', oneOf(sourceTypes, true)],
  ['until', when],
]);

/** @returns milliseconds; a day is its first instant in UTC */
function readTime(value: string): number | null {
  if (!DAY.test(value) && !INSTANT.test(value)) return null;
  const ms = Date.parse(value);
  // Date.parse rolls 31 June over into July: the day must come back as it was sent.
  const day = value.slice(0, 10);
  const real = new Date(Date.parse(`${day}T00:00:00Z`));
  return Number.isNaN(ms) || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day
    ? null
    : ms;
}

/** The known parameters with their tidied values, sorted: what the canonical address is made of. */
function tidy(parameters: URLSearchParams, cursors: boolean): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, rule] of rules) {
    if (name === 'cursor' && !cursors) continue;
    const given = parameters.getAll(name).map(line);
    const values = (
      rule.list ? given.flatMap((value) => value.split(',').map(line)) : given.slice(0, 1)
    ).filter((value) => value !== '');
    if (values.length > 0) found.set(name, [...new Set(values)].toSorted());
  }
  return found;
}

/** Says the same as leaving it out, so the canonical address leaves it out. */
const isDefault = (name: string, values: readonly string[]): boolean =>
  (name === 'severity' && values[0] === 'notable') ||
  (name === 'limit' && values[0] === String(DEFAULT_LIMIT));

/** `encodeURIComponent` leaves the apostrophe, which URL parsers encode in a query: the address must come back as sent. */
export const encodeValue = (value: string): string => encodeURIComponent(value).replaceAll("'", '%27');

/**
 * Reads the parameters of a feed, a list or the stream.
 * @param cursors whether this route pages
 * @returns the query with the one address that means it ('' or '?…'): unknown parameters dropped, names and values
 *   sorted, defaults left out; or every bad parameter named
 */
export function readQuery(
  parameters: URLSearchParams,
  cursors = false,
): Result<{ query: Query; search: string }, readonly QueryProblem[]> {
  const values = tidy(parameters, cursors);
  const problems = [...values].flatMap(([path, list]): QueryProblem[] => {
    const rule = rules.get(path);
    const good =
      rule !== undefined && list.length <= MAX_VALUES && list.every((value) => isGood(rule, value));
    return good ? [] : [{ path, text: `must be ${rule?.expected ?? 'known'}` }];
  });
  if (problems.length > 0) return err(problems);
  const written = [...values].filter(([name, list]) => !isDefault(name, list));
  const search = written.map(([name, list]) => `${name}=${list.map(encodeValue).join(',')}`).join('&');
  return ok({ query: toQuery(values), search: search === '' ? '' : `?${search}` });
}

const isGood = (rule: Rule, value: string): boolean => value.length <= MAX_VALUE_LENGTH && rule.good(value);

function toQuery(values: ReadonlyMap<string, string[]>): Query {
  const list = (name: string) => values.get(name) ?? [];
  const [since, until, cursor] = [list('since')[0], list('until')[0], list('cursor')[0]];
  const [, at, id] = CURSOR.exec(cursor ?? '') ?? [];
  return {
    filter: Filter.parse({
      kind: list('kind'),
      source: list('source'),
      type: list('type'),
      party: list('party'),
      speaker: list('speaker'),
      position: list('position'),
      severity: list('severity')[0] ?? null,
      q: values.has('q') ? list('q').join(',') : null,
    }),
    since: since === undefined ? null : readTime(since),
    until: until === undefined ? null : endOf(until),
    limit: Number(list('limit')[0] ?? DEFAULT_LIMIT),
    cursor: at === undefined || id === undefined ? null : { at: Number(at), id },
  };
}

/** Until a day means to its end; until an instant means before it. */
function endOf(value: string): number | null {
  const ms = readTime(value);
  return ms !== null && DAY.test(value) ? ms + 86_400_000 : ms;
}

const among = (wanted: readonly string[], found: readonly string[]): boolean =>
  wanted.length === 0 || found.some((value) => wanted.includes(value));

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Commas mean or; the words between them must all stand in the title. Between two commas nothing is asked for. */
const mentions = (q: string, title: string): boolean =>
  fold(q)
    .split(',')
    .filter((words) => words.trim() !== '')
    .some((words) => words.split(/\s+/u).every((word) => fold(title).includes(word)));

/**
 * Whether an alert is for this reader. Without parameters that is notable and above, and no health.
 * @param row the alert's log row; `q` looks at its title
 */
export function matchesFilter(filter: Filter, row: LogRow): boolean {
  const kinds: readonly AlertKind[] =
    filter.kind.length > 0 ? filter.kind : alertKinds.filter((kind) => kind !== 'health');
  return (
    kinds.includes(row.kind) &&
    severities.indexOf(row.severity) >= severities.indexOf(filter.severity ?? 'notable') &&
    among(filter.source, [row.source]) &&
    among(filter.type, [row.type]) &&
    among(filter.party, row.party) &&
    among(filter.speaker, row.speaker) &&
    among(filter.position, row.position) &&
    (filter.q === null || mentions(filter.q, row.title))
  );
}

/** In the order of the log: newest first, then by id. */
const isAfter = (cursor: Cursor, row: LogRow): boolean => {
  const at = Date.parse(row.at);
  return at < cursor.at || (at === cursor.at && row.id > cursor.id);
};

/**
 * @param rows the window: the newest rows of the log, newest first
 * @returns the rows asked for, and the cursor of the next page or null
 */
export function select(query: Query, rows: readonly LogRow[]): { rows: LogRow[]; cursor: string | null } {
  const { since, until, cursor, limit, filter } = query;
  const wanted = rows.filter(
    (row) =>
      (since === null || Date.parse(row.at) >= since) &&
      (until === null || Date.parse(row.at) < until) &&
      (cursor === null || isAfter(cursor, row)) &&
      matchesFilter(filter, row),
  );
  const page = wanted.slice(0, limit);
  const last = page.at(-1);
  const more = wanted.length > limit && last !== undefined;
  return { rows: page, cursor: more ? `${Date.parse(last.at)}-${last.id}` : null };
}
