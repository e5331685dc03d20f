import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../../../src/core/model/time.ts';
import { sketch } from '../../../src/core/compare/stories/sketch.ts';
import {
  findCopies,
  coverageSeverity,
  decideEdit,
  type FirstSight,
  firstHeldVersion,
  readersKnow,
  startOfChange,
  suppressCopy,
  suppressFirstSight,
  suppressRepeatedEdit,
  findSlugCandidates,
} from '../../../src/core/alerts/decide.ts';
import type { ChangeType, EditRow, RecentRow, TimelineRow } from '../../../src/core/model/index.ts';

const now = Date.parse('2026-03-10T09:00:00Z');
const ago = (ms: number) => iso(now - ms);
const wire = Array.from({ length: 120 }, (_, index) => `word${index}`).join(' ');
const other = Array.from({ length: 120 }, (_, index) => `term${index}`).join(' ');

const sight = (change: Partial<FirstSight> = {}): FirstSight => ({
  article: 'a',
  source: 'courier',
  sketch: sketch(wire),
  publishedAt: ago(HOUR_MS),
  timeZone: 'UTC',
  baseline: false,
  sourceAddedAt: ago(30 * DAY_MS),
  now,
  ...change,
});
const row = (article: string, change: Partial<RecentRow> = {}): RecentRow => ({
  article,
  at: ago(HOUR_MS),
  title: 'A title',
  source: 'amu',
  story: article,
  sketch: sketch(wire),
  baseline: false,
  version: 'v',
  sameAs: null,
  fingerprint: 'f0f0f0f0',
  statedAt: null,
  ...change,
});

describe('a first sight', () => {
  test.each<[string, Partial<FirstSight>, string | null]>([
    ['of now', {}, null],
    ['without a date', { publishedAt: null }, null],
    ['in the baseline, however new', { baseline: true }, 'before-you-started'],
    ['a week old', { publishedAt: ago(7 * DAY_MS) }, null],
    ['older than a week', { publishedAt: ago(7 * DAY_MS + 1) }, 'older-than-7-days'],
    ['dated before its source was added', { sourceAddedAt: ago(HOUR_MS - 1) }, 'older-than-source'],
    ['dated when its source was added', { sourceAddedAt: ago(HOUR_MS) }, null],
    [
      'of the day on which its source was added, without a time',
      { publishedAt: '2026-03-10T00:00:00.000Z', sourceAddedAt: ago(0) },
      null,
    ],
    [
      'of that day in the zone of its source, without a time',
      { publishedAt: '2026-03-09T19:30:00.000Z', timeZone: 'Asia/Kabul', sourceAddedAt: ago(0) },
      null,
    ],
    [
      'of the day before, without a time',
      { publishedAt: '2026-03-09T00:00:00.000Z', sourceAddedAt: ago(0) },
      'older-than-source',
    ],
  ])('%s is suppressed or not', (_name, change, rule) => {
    expect(suppressFirstSight(sight(change))?.rule ?? null).toBe(rule);
  });
});

describe('the copies of a story', () => {
  test('are rows of the same text within 72 hours, oldest first', () => {
    const rows = [
      row('new'),
      row('old', { at: ago(72 * HOUR_MS) }),
      row('too-old', { at: ago(72 * HOUR_MS + 1) }),
      row('other', { sketch: sketch(other) }),
      row('a'),
      row('led-by-it', { story: 'a' }),
    ];
    expect(findCopies(sight(), rows).map(({ article }) => article)).toEqual(['old', 'new']);
  });

  test.each([
    [0, 0.9, null],
    [1, 0.49, null],
    [1, 0.5, { rule: 'same-story', text: '50 % repeats what was known' }],
  ])('%i of them and a share of %d repeated', (copies, share, suppressed) => {
    const rows = Array.from({ length: copies }, (_, index) => row(String(index)));
    expect(suppressCopy(rows, share)).toEqual(suppressed);
  });

  test('are less severe than news of their own', () => {
    expect([0, 0.49, 0.5, 1].map(coverageSeverity)).toEqual(['notable', 'notable', 'minor', 'minor']);
  });

  test('of the same source within a week may be the article at another address', () => {
    const own = { source: 'courier' };
    const rows = [
      row('week', { ...own, at: ago(7 * DAY_MS) }),
      row('older', { ...own, at: ago(7 * DAY_MS + 1) }),
      row('elsewhere'),
      row('a', own),
      row('from-it', { ...own, sameAs: 'a' }),
      row('other', { ...own, sketch: sketch(other) }),
    ];
    expect(findSlugCandidates(sight(), rows).map(({ article }) => article)).toEqual(['week']);
  });
});

const step = (from: string, to: string | null, change: Partial<TimelineRow> = {}): TimelineRow => ({
  article: 'a',
  at: ago(20 * MINUTE_MS),
  from,
  to,
  told: true,
  alert: null,
  why: [],
  severity: 'notable',
  change: {
    headline: null,
    blocks: [],
    types: ['addition'],
    disclosure: { state: 'none-found', note: null },
    insertedWords: 1,
    deletedWords: 0,
    from: { version: from, seenAt: ago(DAY_MS) },
    to: to === null ? null : { version: to, seenAt: ago(HOUR_MS) },
  },
  ...change,
});
const typed = (types: ChangeType[], change: Partial<TimelineRow> = {}) => {
  const plain = step('u', 'v', change);
  return { ...plain, change: { ...plain.change, types } };
};
const held = (from: string, to: string) =>
  step(from, to, { told: false, why: [{ rule: 'one-edit-an-hour', text: '' }] });

const why = [{ rule: 'sentence-added', text: 'A sentence.' }];
const { change: difference } = step('u', 'v');
const changed = (severity: 'minor' | 'notable' | 'major') =>
  ({ verdict: 'changed', difference, severity, why }) as const;
const plain = { isLive: false, isOnSubject: false };

describe('an edit', () => {
  test.each<[string, Parameters<typeof decideEdit>, ReturnType<typeof decideEdit>]>([
    ['alone', [changed('minor'), [], plain, now], { told: true, severity: 'minor', why }],
    [
      'within the hour of another one',
      [changed('notable'), [step('u', 'v')], plain, now],
      { told: false, why: [{ rule: 'one-edit-an-hour', text: `last told ${ago(20 * MINUTE_MS)}` }] },
    ],
    [
      'an hour after another one',
      [changed('notable'), [step('u', 'v', { at: ago(HOUR_MS) })], plain, now],
      { told: true, severity: 'notable', why },
    ],
    [
      'within the hour, and major',
      [changed('major'), [step('u', 'v')], plain, now],
      { told: true, severity: 'major', why },
    ],
    [
      'within the hour of a removal',
      [changed('notable'), [step('v', null)], plain, now],
      { told: true, severity: 'notable', why },
    ],
    [
      'that is noise all through',
      [
        { verdict: 'suppressed', rule: 'counter', difference, why: [{ rule: 'counter', text: '5' }] },
        [],
        plain,
        now,
      ],
      { told: false, why: [{ rule: 'counter', text: '5' }] },
    ],
    [
      'of a live page, off the subject',
      [changed('notable'), [], { isLive: true, isOnSubject: false }, now],
      { told: false, why: [{ rule: 'live-page', text: 'nothing new on the subject' }] },
    ],
    [
      'of a live page, on the subject',
      [changed('notable'), [], { isLive: true, isOnSubject: true }, now],
      { told: true, severity: 'notable', why },
    ],
    [
      'of a live page, within the hour, and major',
      [changed('major'), [step('u', 'v')], { isLive: true, isOnSubject: true }, now],
      { told: false, why: [{ rule: 'live-page', text: 'told at most hourly' }] },
    ],
  ])('%s', (_name, asked, verdict) => {
    expect(decideEdit(...asked)).toEqual(verdict);
  });

  const thrice = (types: ChangeType[], at = ago(2 * HOUR_MS)) =>
    Array.from({ length: 3 }, () => typed(types, { at, told: false }));
  test.each<[string, TimelineRow[], boolean]>([
    ['three additions in three hours', thrice(['addition']), false],
    ['three additions, longer ago', thrice(['addition'], ago(3 * HOUR_MS + 1)), true],
    ['three edits of words', thrice(['addition', 'number']), true],
    ['three changes that were noise all through', thrice([]), true],
  ])('off the subject, after %s', (_name, earlier, told) => {
    expect(decideEdit(changed('notable'), earlier, plain, now).told).toBe(told);
  });
});

describe('a change that was held back', () => {
  test.each<[string, TimelineRow[], string | null]>([
    ['nothing', [], null],
    ['nothing since it was told', [step('b', 'c'), held('a', 'b')], null],
    ['since the last that was told', [held('b', 'd'), held('b', 'c'), step('a', 'b')], 'b'],
    ['before the page went', [step('c', null), held('b', 'c'), step('a', 'b')], 'b'],
    ['besides noise', [step('b', 'c', { told: false, why: [{ rule: 'counter', text: '' }] })], null],
  ])('%s', (_name, earlier, from) => {
    expect(firstHeldVersion(earlier)?.version ?? null).toBe(from);
  });
});

describe('an edit that other articles have too', () => {
  const edit = (article: string, change: Partial<EditRow> = {}): EditRow => ({
    article,
    source: 'courier',
    story: 's',
    at: ago(HOUR_MS),
    alert: null,
    ...change,
  });
  const copy = edit('b', { source: 'amu', alert: 'told' });
  test.each<[string, EditRow[], ReturnType<typeof suppressRepeatedEdit>]>([
    ['is told when it is the only one', [edit('a')], null],
    ['is told when a copy has it that told nothing', [edit('b', { source: 'amu' })], null],
    ['is told when another story has it', [{ ...copy, story: 't' }], null],
    [
      'is not told again after a copy',
      [copy],
      { rule: 'same-edit-in-copy', text: 'told of another copy at 08:00 UTC', alert: 'told' },
    ],
    ['is told on two articles of a source', [edit('b', { story: 't' })], null],
    [
      'is furniture on three articles of a source',
      [edit('b', { story: 't' }), edit('c', { story: 'u' })],
      { rule: 'site-wide-edit', text: 'the same on 3 articles', alert: null },
    ],
  ])('%s', (_name, same, suppressed) => {
    expect(suppressRepeatedEdit(edit('a'), same)).toEqual(suppressed);
  });
});

describe('the version that a change is told from', () => {
  const compared = { from: { version: 'a', seenAt: ago(DAY_MS) }, to: 'c' };
  test.each<[string, TimelineRow[], string | null]>([
    ['is the one that was compared with', [], 'a'],
    ['is that one where the timeline leads to it', [step('z', 'a')], 'a'],
    ['is that where the timeline stands, when it went on from there', [step('a', 'b'), step('z', 'a')], 'b'],
    ['is that after several steps', [step('b', 'd'), step('a', 'b')], 'd'],
    ['is the one compared with, after a way there and back', [step('b', 'a'), step('a', 'b')], 'a'],
    ['is none where the timeline is there already', [step('a', 'c')], null],
    ['is the one compared with where a later step came first', [step('c', 'd')], 'a'],
    ['does not count that the page was gone', [step('a', null)], 'a'],
    ['does not count what our own extractor changed', [step('a', 'a')], 'a'],
  ])('%s', (_name, earlier, from) => {
    expect(startOfChange(compared, earlier)?.version ?? null).toBe(from);
  });
});

test('readers know what an alert told and what was there before they came, and nothing else', () => {
  const rows = [
    row('told', { told: 'alert' }),
    row('copy-of-told', { told: 'alert', story: 'told' }),
    row('before', { baseline: true, told: null }),
    row('copy-of-before', { story: 'before', told: null }),
    row('too-old', { told: null }),
    row('copy-of-too-old', { story: 'too-old', told: null }),
  ];
  expect(readersKnow(rows, rows).map(({ article }) => article)).toEqual([
    'told',
    'copy-of-told',
    'before',
    'copy-of-before',
  ]);
});
