import { describe, expect, test } from 'vitest';
import { newAlert } from '../../../src/core/alerts/compose.ts';
import { compileFilter } from '../../../src/core/alerts/filter.ts';
import { fitLogRow, logRowOf } from '../../../src/core/alerts/log-row.ts';
import {
  type Alert,
  type AlertArticle,
  type Coverage,
  type LogRow,
  type SourceName,
} from '../../../src/core/model/index.ts';
import { statementAlert } from '../../serve/statements-seed.ts';

const KV_BYTES = 1_024;
const bytesOf = (row: LogRow): number => new TextEncoder().encode(JSON.stringify(row)).length;

const row: LogRow = {
  id: 'a'.repeat(32),
  at: '2026-03-02T09:00:00.000Z',
  kind: 'statement',
  severity: 'notable',
  title: 'A minister speaks at the dam',
  source: 'courier',
  type: 'official',
  article: 'b'.repeat(32),
  party: ['kordava'],
  speaker: ['ilona-dressen'],
  position: ['treaty'],
};
const many = (count: number, id: (nth: number) => string): string[] =>
  Array.from({ length: count }, (_, nth) => id(nth));

describe('a row of the log', () => {
  test('stays as it is where it fits', () => {
    expect(fitLogRow(row)).toEqual(row);
  });

  test.each<[string, Partial<LogRow>]>([
    [
      'of eight speakers without a watchlist id',
      { speaker: many(8, (nth) => `~${'имя-'.repeat(18)}${nth}`) },
    ],
    ['of a long title and long ids', { title: '标题'.repeat(300), source: 's'.repeat(80) }],
    [
      'of everything at its longest',
      {
        title: '"\\'.repeat(300),
        source: 's'.repeat(80),
        speaker: many(8, (nth) => `~${'名'.repeat(80)}${nth}`),
        position: many(20, (nth) => `${'p'.repeat(78)}${nth}`),
        party: many(8, (nth) => `${'q'.repeat(78)}${nth}`),
      },
    ],
  ])('%s fits the metadata of a key', (_, more) => {
    const fitting = fitLogRow({ ...row, ...more });
    expect(bytesOf(fitting)).toBeLessThanOrEqual(KV_BYTES);
    expect({ ...fitting, title: '', speaker: [], position: [], party: [] }).toEqual({
      ...row,
      ...more,
      title: '',
      speaker: [],
      position: [],
      party: [],
    });
  });

  test('is cut at the end of its title before it loses a speaker', () => {
    const speaker = many(8, (nth) => `~spokesperson-of-the-ministry-of-water-${nth}`);
    const fitting = fitLogRow({ ...row, title: 'x'.repeat(400), speaker });
    expect(fitting.speaker).toEqual(speaker);
    expect(fitting.title.length).toBeLessThan(300);
  });
});

test('a log row holds what filters ask for', () => {
  const dawn: SourceName = { id: 'dawn', name: 'Dawn', type: 'press' };
  const article: AlertArticle = {
    id: 'a1',
    url: 'https://dawn.example/1',
    title: 'Envoy arrives in Kabul',
    publishedAt: null,
    language: 'en',
    read: 'full',
  };
  const coverage: Coverage = { newSentences: [], repeatedShare: 0, story: 'a1', agency: null, alsoIn: [] };
  const at = '2026-03-02T09:00:00.000Z';
  const found = {
    source: dawn,
    article,
    coverage,
    summary: 'An envoy came.',
    severity: 'notable' as const,
    why: [],
    at,
  };
  expect(logRowOf(newAlert(found))).toEqual({
    id: newAlert(found).id,
    at,
    kind: 'new',
    severity: 'notable',
    title: 'New in Dawn: "Envoy arrives in Kabul"',
    source: 'dawn',
    type: 'press',
    article: 'a1',
    party: [],
    speaker: [],
    position: [],
  });
});

const noFilter = { kind: [], source: [], type: [], party: [], speaker: [], position: [], severity: null };
const searched = (alert: Alert): string => `${alert.title} ${logRowOf(alert).words ?? ''}`;

describe('the words that a search finds beside the title', () => {
  const said = {
    ...statementAlert,
    title: 'Ren Lu: "the pass"',
    source: { ...statementAlert.source, name: 'Dawn' },
  };

  test('are those of the source, the headline, the change and the statements, each once', () => {
    expect(logRowOf(said).words).toBe(
      'dawn envoy regrets closure of wakhan said will be open to every lorry from may is corridor trade',
    );
  });

  test('are none where the title has them all', () => {
    expect(logRowOf({ ...said, title: searched(said) }).words).toBeUndefined();
  });

  test('are cut to what fits beside the rest of the row', () => {
    const words = many(400, (nth) => `wörd${nth}`).join(' ');
    const fitting = fitLogRow({ ...row, title: 'x'.repeat(400), words });
    expect(bytesOf(fitting)).toBeLessThanOrEqual(KV_BYTES);
    expect(bytesOf(fitting)).toBeGreaterThan(KV_BYTES - 40);
    expect(words.startsWith(`${fitting.words ?? '-'} wörd`)).toBe(true);
  });

  test('are few of a long text, and bounded whatever an outlet wrote', () => {
    const [first] = said.statements;
    const long = { ...said, statements: [{ ...first!, text: many(100_000, (nth) => `w${nth}`).join(' ') }] };
    expect(logRowOf(long).words?.length).toBeLessThan(4_000);
  });

  test('pass a filter for a word that the title lacks, in a group with one that it has', () => {
    const passes = (q: string) => compileFilter({ ...noFilter, q })(logRowOf(said));
    expect(['regrets', 'LORRY pass', 'dawn', 'wakhan ren', 'wakhan envoys'].map(passes)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
