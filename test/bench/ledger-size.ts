/** Measures what a ledger of 10,000 statements, one of ten parties', costs: its pack, opening it, judging one more statement. */
import type { LedgerRow } from '../../src/core/model/index.ts';
import { namesOfParties } from '../../src/core/ledger/frame/party-names.ts';
import { openLedger } from '../../src/core/ledger/ledger.ts';
import { packLedger, readPackedLedger } from '../../src/core/ledger/packed-ledger.ts';
import { judgeStatement } from '../../src/core/ledger/judge-statement.ts';
import { utteranceId } from '../../src/core/ledger/rows.ts';
import { splitWords } from '../../src/core/language/word-set.ts';
import verbs from '../../src/core/language/english/verbs.json' with { type: 'json' };
import meanings from '../../src/core/statements/substance/meanings.json' with { type: 'json' };
import { randomFrom } from '../core/compare/meetings.ts';

const STATEMENTS = 10_000;
const PARTIES = 10;
const JUDGED = 200;
const DAY_MS = 86_400_000;
const names = namesOfParties({ parties: [], speakers: [] });

const actions = splitWords(verbs.bases).map((verb) => verb.replace('=', ''));
const things = Object.values(meanings.nouns).flatMap((rows) => splitWords(rows));

/** A clause of about twenty words, as diplomats' are, in which common words are common. */
export function clause(random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() ** 3 * list.length)] ?? '';
  const noun = (): string => `the ${pick(things)} of ${pick(things)}${Math.floor(random() * 900)}`;
  const not = random() < 0.3 ? 'not ' : '';
  return `our side will ${not}${pick(actions)} ${noun()} and ${pick(actions)} ${noun()} in the interest of ${pick(things)} and ${pick(things)}`;
}

function rowOf(text: string, at: number): LedgerRow {
  const saidOn = new Date(Date.UTC(2021, 0, 1) + Math.floor(at / 6) * DAY_MS).toISOString().slice(0, 10);
  return {
    utterance: utteranceId('north', text, saidOn),
    article: utteranceId('article', String(Math.floor(at / 4)), ''),
    party: 'north',
    speaker: { id: `speaker-${at % 30}`, name: `Speaker ${at % 30}`, role: 'foreign minister' },
    to: null,
    text,
    wording: 'verbatim',
    issuer: null,
    saidOn,
    source: { id: `outlet-${at % 20}`, name: `Outlet ${at % 20}`, type: 'press' },
    url: `https://outlet-${at % 20}.example/articles/${Math.floor(at / 4)}`,
    verdict: 'repeat',
    precedents: [],
  };
}

/** Milliseconds of CPU for one call, the median of some. */
function milliseconds(call: () => unknown, rounds: number): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    call();
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1_000);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

/** Prints sizes and times. */
export function measureLedgerSize(): void {
  const random = randomFrom(7);
  const rows = Array.from({ length: STATEMENTS }, (_, at) => rowOf(clause(random), at));
  const json = JSON.stringify(packLedger(rows));
  const unpack = (): LedgerRow[] => readPackedLedger(JSON.parse(json)) ?? [];
  const ledger = openLedger(unpack(), names);
  const judged = Array.from({ length: JUDGED }, (_, at) => rowOf(clause(random), STATEMENTS + at));
  const oneByOne = milliseconds(() => judged.map((row) => judgeStatement(ledger, row)), 5) / JUDGED;
  const small = openLedger(rows.slice(0, STATEMENTS / 10), names);
  const inSmall = milliseconds(() => judged.map((row) => judgeStatement(small, row)), 5) / JUDGED;
  console.log(`\nA ledger of ${STATEMENTS} statements, of ${STATEMENTS * PARTIES} of ${PARTIES} parties`);
  console.table({
    'pack, MB of JSON': (json.length / 1e6).toFixed(2),
    'of the rows as they are': (json.length / JSON.stringify(rows).length).toFixed(2),
    'JSON.parse, ms': milliseconds(() => JSON.parse(json) as unknown, 9).toFixed(1),
    'unpack, ms': milliseconds(unpack, 9).toFixed(1),
    'unpack and open, ms': milliseconds(() => openLedger(unpack(), names), 9).toFixed(1),
    'open without packed stems, ms': milliseconds(() => openLedger(rows, names), 3).toFixed(1),
    'judge one, ms': oneByOne.toFixed(2),
    'times that of a tenth of the ledger': (oneByOne / inSmall).toFixed(1),
  });
}
