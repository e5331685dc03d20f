import { verdicts } from '../../core/model/index.ts';
import {
  idList,
  mentions,
  oneOf,
  type QueryProblem,
  readParameters,
  type Rule,
  type Rules,
  wordsOf,
} from '../../core/alerts/parameters.ts';
import { ok, type Result } from '../../core/model/result.ts';
import { type UtteranceKey, newestFirst, type Utterance } from './utterances.ts';

/** What a reader asks of a ledger. */
export type LedgerQuery = {
  readonly speaker: readonly string[];
  /** Verdicts, and `history` for what was known before. */
  readonly verdict: readonly string[];
  readonly year: string | null;
  /** Words that must all stand in the statement; commas mean or. */
  readonly q: string | null;
  readonly cursor: UtteranceKey | null;
};

/** Statements on one page and in one answer. */
export const PAGE_SIZE = 50;
export const HISTORY = 'history';
export const verdictChoices = [...verdicts, HISTORY] as const;

const CURSOR = /^(\d{4}-\d{2}(?:-\d{2})?)_([0-9a-f]{1,64})$/;

/** The parameters of a ledger, as the canonical address sorts them. */
export const ledgerRules: Rules = new Map<string, Rule>([
  ['cursor', { list: false, good: (value) => CURSOR.test(value), expected: 'a cursor of an earlier answer' }],
  ['q', wordsOf('statement')],
  ['speaker', { ...idList, expected: 'ids of speakers' }],
  ['verdict', oneOf(verdictChoices, true)],
  ['year', { list: false, good: (value) => /^\d{4}$/.test(value), expected: 'a year' }],
]);

/** @returns the query, with the one address that means it ('' or '?…'); or every bad parameter named */
export function readLedgerQuery(
  parameters: URLSearchParams,
): Result<{ query: LedgerQuery; search: string }, readonly QueryProblem[]> {
  const read = readParameters(ledgerRules, parameters);
  if (!read.ok) return read;
  const { values, search } = read.value;
  const [, saidOn, utterance] = CURSOR.exec(values.get('cursor')?.[0] ?? '') ?? [];
  const query: LedgerQuery = {
    speaker: values.get('speaker') ?? [],
    verdict: values.get('verdict') ?? [],
    year: values.get('year')?.[0] ?? null,
    q: values.get('q')?.join(',') ?? null,
    cursor: saidOn === undefined || utterance === undefined ? null : { saidOn, utterance },
  };
  return ok({ query, search });
}

/** A page that begins with this statement: every statement has an address. */
export const cursorOf = ({ saidOn, utterance }: UtteranceKey): string => `${saidOn}_${utterance}`;

const among = (wanted: readonly string[], found: string): boolean =>
  wanted.length === 0 || wanted.includes(found);

const matches = ({ speaker, verdict, year, q }: LedgerQuery, utterance: Utterance): boolean =>
  among(speaker, utterance.speaker.id) &&
  among(verdict, utterance.verdict ?? HISTORY) &&
  (year === null || utterance.saidOn.startsWith(year)) &&
  (q === null || mentions(q, utterance.text));

export type LedgerPage = {
  readonly items: readonly Utterance[];
  /** Of the next page, or null. */
  readonly cursor: string | null;
  /** How many match on all pages. */
  readonly matching: number;
};

/** @param utterances newest first */
export function selectUtterances(query: LedgerQuery, utterances: readonly Utterance[]): LedgerPage {
  const matching = utterances.filter((utterance) => matches(query, utterance));
  const { cursor } = query;
  const rest = cursor === null ? matching : matching.filter((one) => newestFirst(cursor, one) <= 0);
  const items = rest.slice(0, PAGE_SIZE);
  const next = rest[PAGE_SIZE];
  return { items, cursor: next === undefined ? null : cursorOf(next), matching: matching.length };
}
