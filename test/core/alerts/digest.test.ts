import { describe, expect, it } from 'vitest';
import { digestDays } from '../../../src/core/alerts/digest-days.ts';
import {
  composeDigest,
  MAX_DIGEST_ALERTS,
  planDigests,
  selectDigestRows,
} from '../../../src/core/alerts/digest.ts';
import { logRowOf } from '../../../src/core/alerts/log-row.ts';
import type { LogRow } from '../../../src/core/model/index.ts';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { digestParagraphs } from '../../../src/core/alerts/wording/digest-paragraphs.ts';
import { toText } from '../../../src/core/feeds/markup.ts';
import { newAlert } from '../../fakes/post-office.ts';
import { stated } from '../webhooks/chat-alerts.ts';

const at = (text: string): number => Date.parse(text);

describe('a digest', () => {
  const period = { day: '2026-01-06', from: '2026-01-05T07:00:00.000Z', until: '2026-01-06T07:00:00.000Z' };
  const told = (id: string, kind: Parameters<typeof newAlert>[2] = {}, minute = 0) =>
    newAlert(id, iso(at(period.from) + minute * MINUTE_MS), kind);

  it('lists statements and positions first, then edits, new and removed articles, each group with the most important first', () => {
    const alerts = [
      told('new', { kind: 'new' }, 50),
      told('edit', { kind: 'edit' }, 40),
      told('edit-major', { kind: 'edit', severity: 'major' }, 10),
      told('edit-newer', { kind: 'edit' }, 45),
      told('gone', { kind: 'removed', severity: 'major' }, 5),
      told('moved', { kind: 'position', severity: 'major' }, 3),
      told('said', { kind: 'statement', severity: 'major' }, 2),
      told('source', { kind: 'health' }, 1),
      told('mistake', { kind: 'statement', withdrawn: { at: period.until, reason: 'A misread page.' } }, 1),
    ];
    const { groups, title, alerts: count } = composeDigest(period, 'Ferries', alerts);
    expect(groups.map((group) => [group.id, group.alerts.map(({ id }) => id)])).toEqual([
      ['said', ['moved', 'said']],
      ['edited', ['edit-major', 'edit-newer', 'edit']],
      ['new', ['new']],
      ['removed', ['gone']],
      ['health', ['source']],
      ['withdrawn', ['mistake']],
    ]);
    expect([title, count]).toEqual([
      'Ferries, 6 January 2026: 2 statements and positions, 3 edits, 1 new article, 1 removal, 1 source status change, 1 withdrawn',
      9,
    ]);
  });

  it('names what was not found among earlier statements, whatever its alert, and nothing of an alert that was withdrawn', () => {
    const [said] = stated.statements;
    const marked = { ...said!, told: 'marked' as const, sure: false };
    const of = (text: string) => ({ ...marked, text });
    const alerts = [
      told(
        'new',
        { kind: 'new', statements: [of('a'), { ...said!, told: 'listed', verdict: 'repeat' }] },
        50,
      ),
      told(
        'edit',
        {
          kind: 'edit',
          statements: [
            { ...of('b'), told: undefined },
            { ...of('e'), verdict: 'partial', unsure: true },
          ],
        },
        40,
      ),
      told(
        'said',
        { kind: 'statement', severity: 'major', statements: [{ ...said!, told: 'by-itself' }, of('c')] },
        2,
      ),
      told(
        'mistake',
        { statements: [of('d')], withdrawn: { at: period.until, reason: 'A misread page.' } },
        1,
      ),
    ];
    const digest = composeDigest(period, 'Ferries', alerts);
    expect(digest.notFound.map(({ alert, statement }) => [alert.id, statement.text])).toEqual([
      ['said', 'c'],
      ['edit', 'b'],
      ['edit', 'e'],
      ['new', 'a'],
    ]);
    expect(digest.title).toBe(
      'Ferries, 6 January 2026: 1 statement or position, 1 edit, 1 new article, 1 withdrawn, 4 statements not sure to be new',
    );
    expect(toText(digestParagraphs(digest, null)).split('\n\n').slice(0, 7)).toEqual([
      'Statements and positions: 1',
      expect.stringMatching(/^• /u),
      'Not found among earlier statements, not sure to be new: 4',
      ...['Ada Quay: “c”', 'Ada Quay: “b”', 'Ada Quay (may be misread): “e”', 'Ada Quay: “a”'].map(
        (said, index) =>
          `• ${said} — Harbour Post; not found${index === 2 ? ' in this form' : ''} among 214; nearest, 2 March 2024: “the ferry is perhaps for sale”`,
      ),
    ]);
  });

  it('begins with the end of the one before', () => {
    const alerts = [
      newAlert('before', iso(at(period.from) - 1)),
      newAlert('first', period.from),
      newAlert('last', iso(at(period.until) - 1)),
      newAlert('next', period.until),
    ];
    const rows = alerts.map((alert) => logRowOf(alert));
    expect(selectDigestRows(period, rows).rows.map(({ id }) => id)).toEqual(['last', 'first']);
  });

  it('has what was told in its time, whenever it was seen', () => {
    const seen = newAlert('late', iso(at(period.from) - HOUR_MS));
    const rowToldAt = (after: number) => logRowOf(seen, at(period.from) + after);
    const listed = (row: LogRow) => selectDigestRows(period, [row]).rows.length;
    expect([-1, 0, DAY_MS - 1, DAY_MS].map((after) => listed(rowToldAt(after)))).toEqual([0, 1, 1, 0]);
    expect(logRowOf(seen, at(seen.at) + 5 * 60_000)).toEqual(logRowOf(seen));
  });

  it('leaves out the least important alerts, and counts them', () => {
    const rows = Array.from({ length: MAX_DIGEST_ALERTS + 5 }, (_, index) =>
      logRowOf(told(`a${index}`, { severity: index < 5 ? 'minor' : 'notable' }, index)),
    );
    const { rows: kept, omitted } = selectDigestRows(period, rows);
    expect([kept.length, omitted]).toEqual([MAX_DIGEST_ALERTS, 5]);
    expect(kept.every(({ severity }) => severity === 'notable')).toBe(true);
  });
});

describe('the digests of a feed', () => {
  const days = digestDays(at('2026-01-06T09:00:00Z'), 'UTC', 7, 4);
  /** @param counts alerts of each day, the newest first */
  const rowsOf = (counts: readonly number[]) =>
    days.flatMap(({ day, from }, index) =>
      Array.from({ length: counts[index] ?? 0 }, (_, minute) =>
        logRowOf(newAlert(`${day}-${minute}`, iso(at(from) + minute * MINUTE_MS))),
      ),
    );
  const planned = (counts: readonly number[], knownSince = 0, most = 14) =>
    planDigests(days, rowsOf(counts), knownSince, most).map(({ period, rows, omitted }) => [
      period.day,
      rows.length,
      omitted,
    ]);

  it.each([
    [
      'leave out empty days',
      [2, 0, 1, 0],
      0,
      14,
      [
        ['2026-01-06', 2, 0],
        ['2026-01-04', 1, 0],
      ],
    ],
    ['are none where nothing was told', [0, 0, 0, 0], 0, 14, []],
    [
      'are as many as are asked for',
      [0, 2, 3, 1],
      0,
      2,
      [
        ['2026-01-05', 2, 0],
        ['2026-01-04', 3, 0],
      ],
    ],
    [
      'count what a long day leaves out',
      [95, 1],
      0,
      14,
      [
        ['2026-01-06', 90, 5],
        ['2026-01-05', 1, 0],
      ],
    ],
    [
      'are two at least, each whole',
      [95, 91, 1, 1],
      0,
      14,
      [
        ['2026-01-06', 90, 5],
        ['2026-01-05', 90, 1],
      ],
    ],
    [
      'lose a whole day before a line',
      [60, 60, 61, 1],
      0,
      14,
      [
        ['2026-01-06', 60, 0],
        ['2026-01-05', 60, 0],
      ],
    ],
    ['lack a day that the rows cut', [1, 1, 1], at('2026-01-04T07:00:00.001Z'), 14, [['2026-01-06', 1, 0]]],
    ['have a newest day that the rows cut', [3, 1], at('2026-01-05T09:00:00Z'), 14, [['2026-01-06', 3, 0]]],
  ])('%s', (_, counts, knownSince, most, expected) => {
    expect(planned(counts, knownSince, most)).toEqual(expected);
  });
});
