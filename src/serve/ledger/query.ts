import { substances, verdicts } from '../../core/model/index.ts';
import { ok, type Result } from '../../core/model/result.ts';
import {
  type CanonicalQuery,
  cursorParameter,
  idList,
  type QueryParameter,
  type QueryProblem,
  readParameters,
  searchWords,
  someOf,
} from '../../core/alerts/query-parameters.ts';
import { countBefore } from '../../core/language/sorted-search.ts';
import { keyOf, newestFirst, type Utterance, type UtteranceKey } from './utterances.ts';

/** The statements of a ledger that a reader asks for. */
export type LedgerQuery = {
  readonly speaker: readonly string[];
  /** Verdicts, and `history` for statements that the watchlist's history knew before. */
  readonly verdict: readonly string[];
  readonly substance: readonly string[];
  readonly year: string | null;
  /** The first and the last day or month in which it was said or, where that is not known, reported. */
  readonly since: string | null;
  readonly until: string | null;
  /** Words that must all stand in the statement; commas mean or. */
  readonly q: string | null;
  readonly cursor: UtteranceKey | null;
};

/** The number of statements on one page and in one answer. */
export const PAGE_SIZE = 50;
export const HISTORY = 'history';
const verdictChoices = [...verdicts, HISTORY] as const;

const CURSOR = /^(-?\d{4}-\d{2}(?:-\d{2})?)_([0-9a-f]{1,64})$/;

/** @param which end of a time */
const monthParameter = (name: string, which: string): QueryParameter => ({
  name,
  list: false,
  isGood: (value) => /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/.test(value),
  expected: `the ${which} day or month in which it was said`,
  schema: { type: 'string', pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' },
});

/** The parameters of a ledger, in the order of the canonical address. */
export const ledgerParameters: readonly QueryParameter[] = [
  cursorParameter(CURSOR),
  searchWords('q', 'a statement'),
  monthParameter('since', 'first'),
  idList('speaker', 'ids of speakers'),
  someOf('substance', substances),
  monthParameter('until', 'last'),
  someOf('verdict', verdictChoices),
  {
    name: 'year',
    list: false,
    isGood: (value) => /^\d{4}$/.test(value),
    expected: 'a year',
    schema: { type: 'string', pattern: '^\\d{4}$' },
  },
];

/** @returns the query with its canonical address, or every bad parameter */
export function readLedgerQuery(
  sent: URLSearchParams,
): Result<CanonicalQuery<LedgerQuery>, readonly QueryProblem[]> {
  const read = readParameters(ledgerParameters, sent);
  if (!read.ok) return read;
  const { query: values, search } = read.value;
  const [, place, utterance] = CURSOR.exec(values.get('cursor')?.[0] ?? '') ?? [];
  const query: LedgerQuery = {
    speaker: values.get('speaker') ?? [],
    verdict: values.get('verdict') ?? [],
    substance: values.get('substance') ?? [],
    year: values.get('year')?.[0] ?? null,
    since: values.get('since')?.[0] ?? null,
    until: values.get('until')?.[0] ?? null,
    q: values.get('q')?.join(',') ?? null,
    cursor: place === undefined || utterance === undefined ? null : { place, utterance },
  };
  return ok({ query, search });
}

/** Names the page that begins with this statement, so that every statement has an address. */
export function cursorOf(one: Parameters<typeof keyOf>[0]): string {
  const { place, utterance } = keyOf(one);
  return `${place}_${utterance}`;
}

const isAmong = (wanted: readonly string[], found: string): boolean =>
  wanted.length === 0 || wanted.includes(found);

/** A month is within a time that begins or ends within it. */
const isBetween = (said: string | null, since: string | null, until: string | null): boolean =>
  (since === null || (said !== null && said >= since.slice(0, said.length))) &&
  (until === null || (said !== null && said.slice(0, until.length) <= until));

/** What a query asks of a statement besides its words. */
type QueriedStatement = Pick<Utterance, 'speaker' | 'substance' | 'verdict' | 'saidOn' | 'reportedOn'>;

/** Compiles all of a query but its words, which are read only where they are asked for. @returns null where all match */
export function compileQuery(query: LedgerQuery): ((one: QueriedStatement) => boolean) | null {
  const { speaker, substance, verdict, year, since, until } = query;
  const isOpen = speaker.length + substance.length + verdict.length === 0;
  if (isOpen && year === null && since === null && until === null) return null;
  return (one) =>
    isAmong(speaker, one.speaker.id) &&
    isAmong(substance, one.substance ?? '') &&
    isAmong(verdict, one.verdict ?? HISTORY) &&
    isBetween(one.saidOn ?? one.reportedOn ?? null, since, until) &&
    (year === null || one.saidOn?.startsWith(year) === true);
}

export type LedgerPage = {
  readonly items: readonly Utterance[];
  /** The cursor of the next page, or null. */
  readonly cursor: string | null;
  /** The number that match on all pages. */
  readonly matching: number;
};

/**
 * Cuts the page that a query names, and the statement after it.
 * @param matching newest first
 */
export function pageFrom<T>(
  { cursor }: Pick<LedgerQuery, 'cursor'>,
  matching: readonly T[],
  keyFor: (one: T) => UtteranceKey,
): { readonly items: readonly T[]; readonly next: T | null } {
  const first = cursor === null ? 0 : countBefore(matching, (one) => newestFirst(cursor, keyFor(one)) > 0);
  return { items: matching.slice(first, first + PAGE_SIZE), next: matching[first + PAGE_SIZE] ?? null };
}
