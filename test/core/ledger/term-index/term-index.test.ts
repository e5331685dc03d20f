import { describe, expect, test } from 'vitest';
import { candidatesFor } from '../../../../src/core/ledger/candidates.ts';
import { namesOfParties } from '../../../../src/core/ledger/frame/party-names.ts';
import { judgeStatement } from '../../../../src/core/ledger/judge-statement.ts';
import { appendRow, type Ledger, openLedger } from '../../../../src/core/ledger/ledger.ts';
import { indexedRows } from '../../../../src/core/ledger/indexed-rows.ts';
import { newNameIn } from '../../../../src/core/ledger/new-names.ts';
import { hash } from '../../../../src/core/model/ids.ts';
import { utteranceId, withRecords } from '../../../../src/core/ledger/rows.ts';
import { buildTermIndex, type PlacedRow } from '../../../../src/core/ledger/term-index/build-index.ts';
import { openPage, pagesOf } from '../../../../src/core/ledger/term-index/row-pages.ts';
import { pageOf, readTermIndex, type TermIndex } from '../../../../src/core/ledger/term-index/term-index.ts';
import type { LedgerRow } from '../../../../src/core/model/index.ts';
import { randomFrom } from '../../compare/meetings.ts';
import { parties, rowOf, speakers } from '../ledger-rows.ts';

const names = namesOfParties({ parties, speakers });
type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)]!;

const VERBS = [
  'open',
  'close',
  'never close',
  'guard',
  'welcome',
  'reject',
  'finance',
  'not finance',
  'has signed',
];
const THINGS = [
  'the harbour',
  'the crossing',
  'a treaty',
  'the dam',
  'two mines',
  'all fishing rights',
  '40 ships',
];
const SIDES = [
  'Vestia',
  'Sundria',
  'the Sundrian government',
  'Kesmet regime',
  'its neighbours',
  'the island',
];
const ENDS = [
  '',
  ' on 3 May',
  ' if Vestia agrees',
  ' within 20 days',
  ' for peace',
  ' with Aster Council',
  ' again',
];

/** A clause in few words, so that many are alike, and some in the same words. */
const clauseOf = (random: Random): string =>
  `${pick(random, ['Norland', 'We', 'Our side'])} will ${pick(random, VERBS)} ${pick(random, THINGS)} with ${pick(random, SIDES)}${pick(random, ENDS)}`;

function dayOf(random: Random): string {
  const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(random() * 1_500))).toISOString().slice(0, 10);
  return random() < 0.1 ? day.slice(0, 7) : day;
}

function randomRows(random: Random, count: number): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const twin = random() < 0.2 ? rows[Math.floor(random() * rows.length)] : undefined;
    const text = twin?.text ?? clauseOf(random);
    const saidOn = twin?.saidOn ?? dayOf(random);
    const isUndated = random() < 0.1;
    rows.push(
      rowOf(text, saidOn, {
        utterance: utteranceId('norland', text, saidOn),
        article: hash('article', String(Math.floor(random() * count))),
        saidOn: isUndated ? null : saidOn,
        ...(isUndated ? { reportedOn: `${saidOn.slice(0, 7)}-28` } : {}),
        speaker: { id: pick(random, ['ada-holm', 'ola-berg', '~spokesman']), name: 'N', role: null },
        wording: pick(random, ['verbatim', 'paraphrase'] as const),
        ...(random() < 0.1 ? { unsure: true as const } : {}),
        verdict: pick(random, ['new', 'repeat', null] as const),
      }),
    );
  }
  return rows;
}

/** Puts rows into pages and an index, some at a time, as compactions do. */
function indexOf(
  rows: readonly LedgerRow[],
  steps: number,
): { index: TermIndex; pages: Map<string, string> } {
  const pages = new Map<string, string>();
  let index: TermIndex | null = null;
  const size = Math.ceil(rows.length / steps);
  for (let from = 0; from < rows.length; from += size) {
    const made = pagesOf('norland', rows.slice(from, from + size));
    for (const { id, text } of made) pages.set(id, text);
    const placed: PlacedRow[] = made.flatMap((page) => page.rows);
    index = readTermIndex(buildTermIndex(index, () => true, placed).buffer);
  }
  return { index: index!, pages };
}

/** Reads what a ledger misses, until it misses nothing. @returns how often it did */
function withRows<T>(
  ledger: Ledger,
  pages: ReadonlyMap<string, string>,
  read: () => T,
): { value: T; rounds: number } {
  for (let rounds = 1; ; rounds += 1) {
    const value = read();
    const { indexed } = ledger;
    if (indexed === null || indexed.missing.size === 0) return { value, rounds };
    for (const place of indexed.missing) {
      const { id, slot } = pageOf(indexed.index, place);
      indexed.rows.set(place, openPage(pages.get(id) ?? '')(slot)!);
    }
    indexed.missing.clear();
  }
}

const known = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, own: unknown) => (key === 'compared' ? undefined : own)));

describe('a ledger whose rows stand in an index', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'judges as one whose rows are all read, whatever it holds: seed %i',
    (seed) => {
      const random = randomFrom(seed);
      const rows = randomRows(random, [40, 300, 900][seed % 3]!);
      const history = rows.slice(0, 10).map((row) => ({ ...row, article: null }));
      const paged = rows.slice(10, Math.floor(rows.length * 0.8));
      const since = rows.slice(Math.floor(rows.length * 0.8));
      const again = new Set(since.map(({ article }) => article));
      const { index, pages } = indexOf(paged, seed);
      const kept = paged.filter(({ article }) => !again.has(article));
      const whole = openLedger(withRecords('norland', [...history, ...kept, ...since], []), names);
      const indexed = openLedger(
        withRecords('norland', [...history, ...since], []),
        names,
        indexedRows(
          index,
          since.map(({ article }) => article ?? ''),
        ),
      );
      for (const row of randomRows(random, 5)) {
        appendRow(whole, row);
        appendRow(indexed, row);
      }
      for (const statement of randomRows(random, 60)) {
        const judged = (ledger: Ledger) => {
          const judgement = judgeStatement(ledger, statement);
          return known({
            judgement,
            compared: judgement.compared.near.map(({ row, likeness }) => [row.text, row.saidOn, likeness]),
            near: judgement.compared.near.map(({ row, likeness }) => [row, likeness]),
            candidates: candidatesFor(ledger, judgement.compared),
            name: newNameIn(ledger, { ...statement, wording: 'verbatim' }, parties),
          });
        };
        const { value } = withRows(indexed, pages, () => judged(indexed));
        expect(value).toEqual(judged(whole));
      }
    },
  );
});
