import { describe, expect, it } from 'vitest';
import type { Alert, SuppressedRow } from '../../../src/core/model/index.ts';
import {
  describeAlert,
  describeDelivery,
  describeSuppressedRows,
} from '../../../src/local/worker/alert-report.ts';

const edit: Alert = {
  schema: 1,
  id: 'a'.repeat(32),
  kind: 'edit',
  at: '2026-06-02T06:30:01.000Z',
  title: 'Quillport Post, "Fire at mine": "five miners" → "six miners" (no note found)',
  summary: '',
  severity: 'major',
  source: { id: 'quillport-post', name: 'Quillport Post', type: 'press' },
  article: null,
  why: [],
  coverage: null,
  change: {
    from: { version: '1', seenAt: '2026-06-02T06:00:00.000Z' },
    to: { version: '2', seenAt: '2026-06-02T06:30:00.000Z' },
    headline: null,
    blocks: [
      [
        { op: 'delete', text: 'Five', moved: null },
        { op: 'insert', text: 'Six', moved: null },
        { op: 'equal', text: ' lorries were lost.', moved: null },
      ],
      [{ op: 'insert', text: 'A sentence came.', moved: null }],
    ],
    types: ['number'],
    disclosure: { state: 'none-found', note: null },
    insertedWords: 4,
    deletedWords: 1,
  },
  statements: [],
  positions: [],
  health: null,
  meeting: null,
  withdrawn: null,
};

const suppressed: SuppressedRow = {
  id: 'u1',
  at: '2026-06-02T06:30:01.000Z',
  rule: 'same-story',
  text: '100 % repeats what was known',
  title: 'Delegation arrives',
  source: 'orrvale-gazette',
  article: null,
  url: null,
  alert: null,
};

describe('what the terminal shows', () => {
  it('shows an edit with the words that were and are there', () => {
    expect(describeAlert(edit, 'http://127.0.0.1:8787/alerts/a')).toEqual([
      '  alert       Quillport Post, "Fire at mine": "five miners" → "six miners" (no note found)  [edit, major]',
      '              was: Five lorries were lost.',
      '              now: Six lorries were lost.',
      '              now: A sentence came.',
      '              http://127.0.0.1:8787/alerts/a',
    ]);
  });

  it('shows a changed headline once', () => {
    const headline = { before: 'China condemns', after: 'China regrets' };
    const change = { ...edit.change!, headline, blocks: [] };
    expect(describeAlert({ ...edit, change }, 'u').slice(1, -1)).toEqual([
      '              was: China condemns',
      '              now: China regrets',
    ]);
  });

  it('shows a new statement with what its side said before', () => {
    const source = { id: 'b', name: 'Orrvale Gazette', type: 'press' as const };
    const precedent = {
      text: 'China has not decided',
      saidOn: '2025-11',
      speaker: 'Shen Anqi',
      source,
      url: 'u',
    };
    const statement = {
      speaker: { id: 'shen-anqi', name: 'Shen Anqi', role: null },
      party: 'china',
      to: null,
      text: 'China will pay half',
      cue: 'said',
      wording: 'verbatim' as const,
      issuer: null,
      saidOn: '2026-06-02',
      verdict: 'new' as const,
      searched: { statements: 24, since: '2023-03-14' },
      newWords: [],
      droppedWords: [],
      precedents: [precedent],
    };
    const told: Alert = { ...edit, kind: 'statement', change: null, statements: [statement] };
    expect(describeAlert(told, 'u').slice(1, -1)).toEqual([
      '              before: 2025-11, Shen Anqi: "China has not decided"',
    ]);
    expect(describeAlert({ ...told, kind: 'new' }, 'u').slice(1, -1)).toEqual([]);
  });

  it('names the other outlets of a story', () => {
    const source = { id: 'b', name: 'Orrvale Gazette', type: 'press' as const };
    const coverage = {
      newSentences: [],
      repeatedShare: 0,
      story: 's',
      agency: null,
      alsoIn: [{ source, url: 'u', at: '' }],
    };
    expect(describeAlert({ ...edit, change: null, coverage }, 'u')[1]).toBe(
      '              also in: Orrvale Gazette',
    );
  });

  it('keeps control characters of a title from the terminal', () => {
    expect(describeAlert({ ...edit, change: null, title: 'a\u001B[2Jb\nc' }, 'u')[0]).toBe(
      '  alert       a[2Jb c  [edit, major]',
    );
  });

  it('shows a few suppressed items one by one, and counts many under one rule', () => {
    const crowd = Array.from({ length: 5 }, () => ({
      ...suppressed,
      rule: 'before-you-started',
      text: 'listed',
    }));
    expect(
      describeSuppressedRows([suppressed, ...crowd], new Map([['orrvale-gazette', 'Orrvale Gazette']])),
    ).toEqual([
      '  suppressed  Orrvale Gazette: "Delegation arrives": same-story (100 % repeats what was known)',
      '  suppressed  5 articles: before-you-started (listed)',
    ]);
  });

  it('shows a verified delivery with its words, and a test event without any', () => {
    expect(describeDelivery('alert.edit', 'msg_1', edit)).toEqual([
      '  webhook     alert.edit, signature verified (msg_1): Quillport Post, "Fire at mine": "five miners" → "six miners" (no note found)',
      '              was: Five lorries were lost.',
      '              now: Six lorries were lost.',
    ]);
    expect(describeDelivery('endpoint.test', 'msg_2', null)).toEqual([
      '  webhook     endpoint.test, signature verified (msg_2)',
    ]);
  });
});
