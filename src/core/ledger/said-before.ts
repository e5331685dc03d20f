/** Which rows of a ledger were said before a statement and in another article: those in which its precedents are looked for. */
import type { LedgerRow } from '../model/index.ts';
import { markEarlier } from './indexed-rows.ts';
import { articleNumber, type Before, indexSize, type Ledger, sizeOf } from './ledger.ts';
import { isUnsureAt, utteranceBound } from './places.ts';
import { saidBy } from './rows.ts';
import { isAfter, type SaidDay, sortableDay } from './said-day.ts';
import { isDated, isUnsure } from './term-index/term-index.ts';

export function beforeStatement(
  ledger: Ledger,
  statement: Pick<LedgerRow, 'saidOn' | 'reportedOn' | 'article'>,
): Before {
  const day = sortableDay(saidBy(statement));
  const own = statement.article === null ? null : articleNumber(ledger, statement.article);
  const key = `${day} ${own ?? ''}`;
  const known = ledger.views.get(key);
  if (known !== undefined) return known;
  const isEarlier = new Uint8Array(sizeOf(ledger));
  if (ledger.indexed !== null) markEarlier(ledger.indexed, { day, own }, isEarlier);
  const size = indexSize(ledger);
  for (const [at, said] of ledger.days.entries()) {
    if (!isAfter(said, day) && (own === null || ledger.articles[at] !== own)) isEarlier[size + at] = 1;
  }
  const before: Before = { isEarlier, nearest: new Map(), searched: null };
  ledger.views.set(key, before);
  return before;
}

/** Counts the utterances that were surely made before, and finds the first of their days. */
export function countEarlier(ledger: Ledger, { isEarlier }: Before): { statements: number; first: SaidDay } {
  // An array of marks, because a set of ten thousand costs more than all else.
  const seen = new Uint8Array(utteranceBound(ledger));
  let [statements, first] = [0, 0];
  const size = indexSize(ledger);
  const { marks, utterances, days } = ledger.indexed?.index ?? NO_COLUMNS;
  for (let place = 0; place < size; place++) {
    const mark = marks[place] ?? 0;
    if (isEarlier[place] !== 1 || isUnsure(mark)) continue;
    const utterance = utterances[place] ?? 0;
    if (seen[utterance] === 0) statements++;
    seen[utterance] = 1;
    if (first === 0 && isDated(mark)) first = days[place] ?? 0;
  }
  for (const [own, { unsure, saidOn }] of ledger.rows.entries()) {
    if (isEarlier[size + own] !== 1 || unsure === true) continue;
    const utterance = ledger.utterances[own] ?? 0;
    if (seen[utterance] === 0) statements++;
    seen[utterance] = 1;
    const day = saidOn === null ? 0 : (ledger.days[own] ?? 0);
    if (day !== 0 && (first === 0 || day < first)) first = day;
  }
  return { statements, first };
}

const NO_COLUMNS = { marks: new Uint16Array(), utterances: new Uint32Array(), days: new Uint32Array() };

/** Returns whether a row is one of them, and surely what somebody said. */
export const isPrecedent = (ledger: Ledger, before: Before, place: number): boolean =>
  before.isEarlier[place] === 1 && !isUnsureAt(ledger, place);
