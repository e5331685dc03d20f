import { grouped } from '../language/text.ts';
import { type AlertKind, alertKinds, Filter, type LogRow, severities, sourceTypes } from '../model/index.ts';
import { ok, type Result } from '../model/result.ts';
import { toldTime } from './log-row.ts';
import {
  type CanonicalQuery,
  compileWords,
  cursorParameter,
  idList,
  oneOf,
  type QueryParameter,
  type QueryProblem,
  readParameters,
  searchWords,
  someOf,
} from './query-parameters.ts';

/** The alerts that a reader asks for; `since` is inclusive, `until` exclusive, both in milliseconds. */
export type AlertQuery = {
  readonly filter: Filter;
  readonly since: number | null;
  readonly until: number | null;
  readonly limit: number;
  /** A feed may have one item a day instead of one an alert. */
  readonly digest: 'day' | null;
  readonly cursor: LogCursor | null;
};

/** The last row of the page before, in the order of the log. */
type LogCursor = { readonly at: number; readonly id: string };

/** Filters look at this many rows of the log, which is one list operation of KV. */
export const WINDOW_ROWS = 1_000;

/** Describes how far the filters of feeds and lists reach. */
export const filterReach = `Filters look at the newest ${grouped(WINDOW_ROWS)} alerts. Left out, \`kind\` is all but \`health\` and \`severity\` is \`notable\`.`;
export const DEFAULT_LIMIT = 50;
/** This many alerts fit one bulk read of KV (100 keys) with the watchlist and the heartbeat. */
export const MAX_LIMIT = 90;
const DEFAULT_SEVERITY = 'notable';
const CURSOR = /^(\d{1,15})-([0-9a-f]{1,64})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const timeParameter = (name: string, examples: readonly string[]): QueryParameter => ({
  name,
  list: false,
  isGood: (value) => parseTime(value) !== null,
  expected: 'a day (2023-10-05) or an instant (2023-10-05T08:00:00Z)',
  schema: { type: 'string', examples },
});

const limitParameter: QueryParameter = {
  name: 'limit',
  list: false,
  isGood: (value) => /^[1-9]\d?$/.test(value) && Number(value) <= MAX_LIMIT,
  expected: `a whole number from 1 to ${MAX_LIMIT}`,
  schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
};

const severityParameter: QueryParameter = {
  ...oneOf('severity', severities),
  schema: { type: 'string', enum: severities, default: DEFAULT_SEVERITY },
};

/** The parameters of the stream, in the order of the canonical address. */
export const streamParameters: readonly QueryParameter[] = [
  someOf('kind', alertKinds),
  limitParameter,
  idList('party'),
  idList('position'),
  searchWords('q', 'a title, headline, statement or change, or of a source'),
  severityParameter,
  timeParameter('since', ['2026-06-01', '2026-06-01T08:00:00Z']),
  idList('source'),
  idList('speaker'),
  someOf('type', sourceTypes),
  timeParameter('until', ['2026-06-30']),
];
/** Only the API has pages, and so a cursor. */
export const alertListParameters: readonly QueryParameter[] = [cursorParameter(CURSOR), ...streamParameters];
export const feedParameters: readonly QueryParameter[] = [
  { ...oneOf('digest', ['day']), expected: 'day' },
  ...streamParameters,
];

/** @returns milliseconds; a day is its first instant in UTC */
function parseTime(value: string): number | null {
  if (!DAY.test(value) && !INSTANT.test(value)) return null;
  const ms = Date.parse(value);
  // Date.parse rolls 31 June over into July: the day must come back as it was sent.
  const day = value.slice(0, 10);
  const real = new Date(Date.parse(`${day}T00:00:00Z`));
  return Number.isNaN(ms) || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day
    ? null
    : ms;
}

/**
 * Reads the parameters of a feed, a list or the stream.
 * @param parameters those that the route takes
 * @returns the query with its canonical address, or every bad parameter
 */
export function readAlertQuery(
  sent: URLSearchParams,
  parameters: readonly QueryParameter[] = streamParameters,
): Result<CanonicalQuery<AlertQuery>, readonly QueryProblem[]> {
  const read = readParameters(parameters, sent);
  return read.ok ? ok({ query: toAlertQuery(read.value.query), search: read.value.search }) : read;
}

function toAlertQuery(values: ReadonlyMap<string, string[]>): AlertQuery {
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
    since: since === undefined ? null : parseTime(since),
    until: until === undefined ? null : endOf(until),
    limit: Number(list('limit')[0] ?? DEFAULT_LIMIT),
    digest: values.has('digest') ? 'day' : null,
    cursor: at === undefined || id === undefined ? null : { at: Number(at), id },
  };
}

/** `until` a day includes all of that day; `until` an instant ends just before it. */
function endOf(value: string): number | null {
  const ms = parseTime(value);
  return ms !== null && DAY.test(value) ? ms + 86_400_000 : ms;
}

const isAmong = (wanted: readonly string[], found: readonly string[]): boolean =>
  wanted.length === 0 || found.some((value) => wanted.includes(value));

/**
 * Compiles a reader's filter into a test of alerts by their log rows; `q` looks at the title and at what
 * else the alert says, as far as its row holds it. A filter without conditions passes
 * notable and major alerts, but none on the health of a source.
 */
export function compileFilter(filter: Filter): (row: LogRow) => boolean {
  const kinds: readonly AlertKind[] =
    filter.kind.length > 0 ? filter.kind : alertKinds.filter((kind) => kind !== 'health');
  const least = severities.indexOf(filter.severity ?? DEFAULT_SEVERITY);
  const holdsWords = filter.q === null ? () => true : compileWords(filter.q);
  return (row) =>
    kinds.includes(row.kind) &&
    severities.indexOf(row.severity) >= least &&
    isAmong(filter.source, [row.source]) &&
    isAmong(filter.type, [row.type]) &&
    isAmong(filter.party, row.party) &&
    isAmong(filter.speaker, row.speaker) &&
    isAmong(filter.position, row.position) &&
    holdsWords(row.title, row.words);
}

/** Follows the order of the log: newest first, then by id. */
const isAfter = (cursor: LogCursor, row: LogRow): boolean => {
  const at = Date.parse(row.at);
  return at < cursor.at || (at === cursor.at && row.id > cursor.id);
};

/**
 * @param rows the newest rows of the log, newest first
 * @returns the rows that the query asks for, and the cursor of the next page or null
 */
export function selectRows(
  query: AlertQuery,
  rows: readonly LogRow[],
): { rows: LogRow[]; cursor: string | null } {
  const { since, until, cursor, limit } = query;
  const isWanted = compileFilter(query.filter);
  const wanted = rows.filter(
    (row) =>
      (since === null || toldTime(row) >= since) &&
      (until === null || toldTime(row) < until) &&
      (cursor === null || isAfter(cursor, row)) &&
      isWanted(row),
  );
  const page = wanted.slice(0, limit);
  const last = page.at(-1);
  const more = wanted.length > limit && last !== undefined;
  return { rows: page, cursor: more ? `${Date.parse(last.at)}-${last.id}` : null };
}
