import { type AlertKind, alertKinds, Filter, type LogRow, severities, sourceTypes } from '../model/index.ts';
import {
  idList,
  mentions,
  oneOf,
  type QueryProblem,
  readParameters,
  type Rule,
  type Rules,
  wordsOf,
} from './parameters.ts';
import { ok, type Result } from '../model/result.ts';

/** What a reader asks of the alert log; `since` is inclusive, `until` exclusive, both in milliseconds. */
export type Query = {
  readonly filter: Filter;
  readonly since: number | null;
  readonly until: number | null;
  readonly limit: number;
  /** One item a day in place of one an alert; of feeds alone. */
  readonly digest: 'day' | null;
  readonly cursor: Cursor | null;
};

/** The last row of the page before, in the order of the log. */
export type Cursor = { readonly at: number; readonly id: string };

/** Filters look at so many rows of the log: one list operation of KV. */
export const WINDOW_ROWS = 1_000;
export const DEFAULT_LIMIT = 50;
/** With the watchlist and the heartbeat this fits one bulk read of KV (100 keys). */
export const MAX_LIMIT = 90;
const CURSOR = /^(\d{1,15})-([0-9a-f]{1,64})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const when: Rule = {
  list: false,
  good: (value) => readTime(value) !== null,
  expected: 'a day (2023-10-05) or an instant (2023-10-05T08:00:00Z)',
};

const cursorRule: Rule = {
  list: false,
  good: (value) => CURSOR.test(value),
  expected: 'a cursor of an earlier answer',
};
const digestRule: Rule = {
  list: false,
  good: (value) => value === 'day',
  expected: 'day',
  choices: ['day'],
};
/** The parameters of the stream, as the canonical address sorts them. */
export const streamRules: Rules = new Map<string, Rule>([
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
  ['q', wordsOf('title')],
  ['severity', oneOf(severities, false)],
  ['since', when],
  ['source', idList],
  ['speaker', idList],
  ['type', oneOf(sourceTypes, true)],
  ['until', when],
]);
/** `cursor` is the API's alone. */
export const alertRules: Rules = new Map<string, Rule>([['cursor', cursorRule], ...streamRules]);
export const feedRules: Rules = new Map<string, Rule>([['digest', digestRule], ...streamRules]);

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

/** Says the same as leaving it out, so the canonical address leaves it out. */
const isDefault = (name: string, values: readonly string[]): boolean =>
  (name === 'severity' && values[0] === 'notable') ||
  (name === 'limit' && values[0] === String(DEFAULT_LIMIT));

/**
 * Reads the parameters of a feed, a list or the stream.
 * @param rules what this route takes
 * @returns the query with the one address that means it ('' or '?…'): unknown parameters dropped, names and values
 *   sorted, defaults left out; or every bad parameter named
 */
export function readQuery(
  parameters: URLSearchParams,
  rules: Rules = streamRules,
): Result<{ query: Query; search: string }, readonly QueryProblem[]> {
  const read = readParameters(rules, parameters, isDefault);
  return read.ok ? ok({ query: toQuery(read.value.values), search: read.value.search }) : read;
}

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
    digest: values.has('digest') ? 'day' : null,
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
