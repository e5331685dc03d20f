import { substances, verdicts } from '../../core/model/index.ts';
import { idList, type QueryParameter, searchWords, someOf } from '../../core/alerts/query-parameters.ts';
import { listCursor, type ListKey, listQueryReader, yearParameter } from '../http/list-query.ts';
import type { Utterance } from './utterances.ts';

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
  readonly cursor: ListKey | null;
};

export const HISTORY = 'history';
const verdictChoices = [...verdicts, HISTORY] as const;

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
  listCursor,
  searchWords('q', 'a statement'),
  monthParameter('since', 'first'),
  idList('speaker', 'ids of speakers'),
  someOf('substance', substances),
  monthParameter('until', 'last'),
  someOf('verdict', verdictChoices),
  yearParameter,
];

export const readLedgerQuery = listQueryReader(
  ledgerParameters,
  ({ some, one, words, cursor }): LedgerQuery => ({
    speaker: some('speaker'),
    verdict: some('verdict'),
    substance: some('substance'),
    year: one('year'),
    since: one('since'),
    until: one('until'),
    q: words('q'),
    cursor,
  }),
);

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
