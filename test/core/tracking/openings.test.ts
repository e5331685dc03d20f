import { describe, expect, test } from 'vitest';
import type { Entry, Openings } from '../../../src/core/model/index.ts';
import { DAY_MS, HOUR_MS, iso } from '../../../src/core/model/time.ts';
import {
  afterOpening,
  isOpenedEntry,
  planOpenings,
  recallAddress,
  whyNotOpened,
} from '../../../src/core/tracking/openings.ts';
import { Source } from '../../../src/core/watchlist/schema.ts';
import { compileSubject } from '../../../src/core/watchlist/subject.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const subject = compileSubject({ all: [['aldby'], ['norwick']], none: ['regatta'], ignore: [] }, [
  { id: 'aldby', names: { en: ['Aldby'] } },
]);
const sourceOf = (change: object = {}) =>
  Source.parse({
    id: 's',
    name: 'S',
    type: 'official',
    kind: 'page',
    url: 'https://s.example/',
    language: 'en',
    ...change,
  });
const entryOf = (nth: number, change: Partial<Entry> = {}): Entry => ({
  url: `https://s.example/${nth}`,
  title: `Remarks ${nth}`,
  summary: '',
  publishedAt: null,
  guid: null,
  ...change,
});
const entries = (count: number, change: Partial<Entry> = {}) =>
  Array.from({ length: count }, (_, nth) => entryOf(nth, change));
const none: Openings = { known: {}, waiting: 0, days: {}, latest: [] };
const numbers = (plan: { readonly open: readonly { readonly entry: Entry }[] }) =>
  plan.open.map(({ entry }) => Number(entry.url.slice('https://s.example/'.length)));

describe('whyNotOpened', () => {
  test.each([
    ['an entry of an official', {}, {}, null],
    ['an official that opens nothing', { open: 'never' }, {}, 'never'],
    ['a title of the press without a summary', { type: 'press' }, {}, null],
    [
      'a summary that repeats the title',
      { type: 'press' },
      { title: 'Remarks today', summary: 'Remarks  Today' },
      null,
    ],
    ['a summary of the press', { type: 'press' }, { summary: 'About salt.' }, 'never'],
    [
      'a summary about something else',
      { open: 'unsure' },
      { summary: 'About salt.' },
      'about-something-else',
    ],
    ['a summary that names a side', { open: 'unsure' }, { summary: 'About Norwick.' }, null],
    ["a summary of a side's own text", { party: 'aldby' }, { summary: 'About salt.' }, null],
    ['a summary about something else, always', { open: 'always' }, { summary: 'About salt.' }, null],
    ['an excluded title', { open: 'always' }, { title: 'Regatta' }, 'excluded'],
    ['an entry older than news', {}, { publishedAt: iso(now - 8 * DAY_MS) }, 'old'],
    ['an entry of a few days', {}, { publishedAt: iso(now - 6 * DAY_MS) }, null],
  ])('judges %s', (_, source, entry, expected) => {
    expect(whyNotOpened(entryOf(1, entry), sourceOf(source), subject, now)).toBe(expected);
  });
});

describe('planOpenings', () => {
  test('opens a few at once, newest first, and says how many wait', () => {
    const dated = entries(7).map((entry, nth) => ({ ...entry, publishedAt: iso(now - (7 - nth) * HOUR_MS) }));
    const plan = planOpenings(dated, sourceOf(), none, now);
    expect([numbers(plan), plan.openings.waiting]).toEqual([[6, 5, 4, 3], 3]);
    expect(plan.open.every(({ baseline }) => !baseline)).toBe(true);
  });

  test('at the first look lets the newest wait their turn and passes over the rest, as news of the past', () => {
    const first = planOpenings(entries(50), sourceOf(), null, now);
    expect([numbers(first), first.openings.waiting]).toEqual([[0, 1, 2, 3], 16]);
    expect(first.open.every(({ baseline }) => baseline)).toBe(true);
    const fresh = planOpenings([entryOf(99), ...entries(50).slice(20)], sourceOf(), first.openings, now);
    expect(fresh.open).toEqual([{ entry: entryOf(99), baseline: false }]);
  });

  test('at the first look at a source that did not ask for it opens nothing', () => {
    const first = planOpenings(entries(5), sourceOf({ type: 'press' }), null, now);
    expect([numbers(first), first.openings.waiting]).toEqual([[], 0]);
  });

  test('opens of a source that did not ask for it once an hour', () => {
    const press = sourceOf({ type: 'press' });
    const after = afterOpening(none, entryOf(1), 'off', now);
    expect(numbers(planOpenings([entryOf(2)], press, after, now + HOUR_MS / 2))).toEqual([]);
    expect(numbers(planOpenings([entryOf(2)], press, after, now + HOUR_MS))).toEqual([2]);
    expect(numbers(planOpenings([entryOf(2)], sourceOf(), after, now))).toEqual([2]);
  });
});

describe('a page that fails', () => {
  test.each([
    [1, 0, [1]],
    [2, HOUR_MS / 2, []],
    [2, HOUR_MS, [1]],
    [3, 5 * HOUR_MS, []],
    [3, 6 * HOUR_MS, [1]],
    [4, 7 * DAY_MS, []],
  ])('%i times is asked for again after %i ms or not, and waits till then', (times, gone, expected) => {
    const failed = Array.from({ length: times }).reduce<Openings>(
      (all) => afterOpening(all, entryOf(1), 'again', now),
      none,
    );
    const plan = planOpenings([entryOf(1)], sourceOf(), failed, now + gone);
    expect(numbers(plan)).toEqual(expected);
    expect(plan.openings.waiting).toBe(times < 4 && expected.length === 0 ? 1 : 0);
  });
});

describe('afterOpening', () => {
  const plan = (openings: Openings, entry: Entry) =>
    numbers(planOpenings([entry], sourceOf(), openings, now));
  const tried = (times: number) =>
    Array.from({ length: times }).reduce<Openings>(
      (all) => afterOpening(all, entryOf(1), 'again', now),
      none,
    );

  test.each([
    ['off the subject', afterOpening(none, entryOf(1), 'off', now), []],
    ['unreadable', afterOpening(none, entryOf(1), 'unreadable', now), []],
    ['one that failed once', tried(1), [1]],
    ['one that failed four times', tried(4), []],
  ])('remembers a page that was %s', (_, openings, expected) => {
    expect(plan(openings, entryOf(1))).toEqual(expected);
    expect(plan(openings, entryOf(1, { title: 'Remarks, corrected' }))).toEqual([1]);
    expect(plan(openings, entryOf(2))).toEqual([2]);
  });

  test('counts by day, and shows the newest', () => {
    const all = afterOpening(afterOpening(none, entryOf(1), 'off', now), entryOf(2), 'on', now);
    expect(all.days).toEqual({ '2026-03-02': { opened: 2, onSubject: 1 } });
    expect(all.latest.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['Remarks 2', 'on'],
      ['Remarks 1', 'off'],
    ]);
    const record = {
      host: 's.example',
      robots: null,
      backOff: null,
      sources: {},
      articles: {},
      openings: { s: all },
    };
    expect(recallAddress(record, 'http://s.example/1')).toEqual([
      { source: 's', state: 'off', at: iso(now) },
    ]);
    expect(recallAddress(record, 'https://s.example/2')).toEqual([]);
  });

  test('keeps a bounded memory, of which the newest stay', () => {
    const all = Array.from({ length: 700 }, (_, nth) => nth).reduce<Openings>(
      (openings, nth) => afterOpening(openings, entryOf(nth), 'off', now + nth * DAY_MS),
      none,
    );
    expect([Object.keys(all.known).length, all.latest.length, Object.keys(all.days).length]).toEqual([
      600, 20, 14,
    ]);
    expect(JSON.stringify(all.known).length).toBeLessThan(20_000);
    const record = {
      host: 's.example',
      robots: null,
      backOff: null,
      sources: {},
      articles: {},
      openings: { s: all },
    };
    expect([isOpenedEntry(record, 's', entryOf(699)), isOpenedEntry(record, 's', entryOf(0))]).toEqual([
      true,
      false,
    ]);
  });

  test('takes what it cannot read for nothing', () => {
    const damaged = {
      ...none,
      known: Object.fromEntries(entries(3).map(({ url }, nth) => [url, 'x'.repeat(nth)])),
    };
    expect(plan(damaged, entryOf(1))).toEqual([1]);
  });
});
