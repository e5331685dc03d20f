import { describe, expect, test } from 'vitest';
import {
  type Shade,
  shades,
  stackMarks,
  type StripLane,
  type StripMark,
} from '../../../src/serve/pictures/stacks.ts';
import { StripChart } from '../../../src/serve/pictures/strip-chart.tsx';
import { timeAxis } from '../../../src/serve/pictures/time-axis.ts';

const NOW = '2026-03-11T10:00:00.000Z';

const mark = (said: string | null, shade: Shade, index = 0, lane = 'ren'): StripMark => ({
  lane,
  said,
  shade,
  count: 1,
  statement: { href: `#s${index}`, title: `Ren Lu: sentence <${index}>` },
});

describe('the axis of time', () => {
  test('has a year at least, and ends with the present month', () => {
    const axis = timeAxis(['2026-02-03', null], NOW);
    expect([axis.periods.length, axis.periods[0], axis.periods.at(-1)]).toEqual([
      12,
      { first: '2025-04', last: '2025-04' },
      { first: '2026-03', last: '2026-03' },
    ]);
  });

  test('takes quarters, years and more where months would be too many', () => {
    const lengths = ['2021-08', '2015-01', '1990-05', '1900-01'].map(
      (first) => timeAxis([first], NOW).periods,
    );
    expect(lengths.map((periods) => [periods.length, periods[0]?.first, periods.at(-1)?.last])).toEqual([
      [56, '2021-08', '2026-03'],
      [45, '2015-01', '2026-03'],
      [37, '1990-01', '2026-03'],
      [26, '1900-01', '2026-03'],
    ]);
  });

  test('places nothing that is no day of it', () => {
    const axis = timeAxis(['2025-01'], NOW);
    const places = ['2026-03-31', '2026-04', '0001-01', '2025-13', 'soon', '', null].map(axis.periodOf);
    expect(places).toEqual([14, null, null, null, null, null, null]);
  });
});

describe('stacks', () => {
  test('have the weightiest at the bottom, and one dot for each statement', () => {
    const marks = [mark('2026-03', 'known'), mark('2026-03-01', 'new', 1), mark('2026-02', 'repeat', 2)];
    const { stacks, unit, undated } = stackMarks(marks, timeAxis(['2026-02'], NOW));
    expect([
      unit,
      undated,
      stacks.map(({ period, dots }) => [period, dots.map(({ shade }) => shade)]),
    ]).toEqual([
      1,
      0,
      [
        [11, ['new', 'known']],
        [10, ['repeat']],
      ],
    ]);
  });

  test('stand for several where there are many, and never lose a single one', () => {
    const many = [...Array.from({ length: 90 }, () => mark('2026-03', 'repeat')), mark('2026-03', 'new')];
    const { stacks, unit } = stackMarks(many, timeAxis([], NOW));
    expect([unit, stacks[0]?.counts, stacks[0]?.dots.length, stacks[0]?.dots[0]?.shade]).toEqual([
      10,
      { new: 1, half: 0, repeat: 90, known: 0 },
      10,
      'new',
    ]);
  });

  test('count a mark of many statements, such as a summary, as many', () => {
    const { undated, stacks } = stackMarks(
      [
        { ...mark('2026-03', 'new'), count: 40 },
        { ...mark(null, 'new'), count: 7 },
      ],
      timeAxis([], NOW),
    );
    expect([undated, stacks[0]?.counts.new]).toEqual([7, 40]);
  });
});

const lanes = [{ id: 'ren', label: 'Ren <Lu>', href: '?speaker=ren' }];
const html = (view: unknown): string => String(view);
const draw = (
  marks: readonly StripMark[],
  chosen: { first: string; last: string } | null = null,
  rows: readonly StripLane[] = lanes,
): string =>
  html(
    StripChart({
      title: 'Statements',
      lanes: rows,
      marks,
      now: NOW,
      hrefOf: ({ first, last }, lane) =>
        `?since=${first}&until=${last}${lane === null ? '' : `&speaker=${lane.id}`}`,
      chosen,
    }),
  );
const linksIn = (picture: string): string[] =>
  [...picture.matchAll(/<a href="([^"]*)" tabindex="-1">/gu)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );

describe('the picture', () => {
  test('leads from each dot to its sentence, whose words are escaped', () => {
    const picture = draw([mark('2026-03', 'new', 1), mark('2026-02', 'half', 2)]);
    expect([linksIn(picture), picture.includes('<title>Ren Lu: sentence &lt;1&gt;</title>')]).toEqual([
      ['#s1', '#s2'],
      true,
    ]);
  });

  test('leads to the statements of a lane and month, and then of a month, where they are more', () => {
    const many = (months: number, each: number) =>
      Array.from({ length: months * each }, (_, index) =>
        mark(
          `20${String(21 + Math.floor((index % months) / 12))}-${String((index % 12) + 1).padStart(2, '0')}`,
          'new',
          index,
        ),
      );
    expect([linksIn(draw(many(24, 6)))[0], linksIn(draw(many(24, 6))).length]).toEqual([
      '?since=2021-01&until=2021-01&speaker=ren',
      24,
    ]);
  });

  test('says the same to those who cannot see it: in a description and in a table with links', () => {
    const picture = draw([mark('2026-03', 'new', 1), mark('2025-02', 'repeat', 2)]);
    expect([
      picture.includes(
        'February 2025 to March 2026. A dot is one statement: 1 no match among earlier ones; 1 said before. The table',
      ),
      picture.includes('<a href="?since=2026-01&amp;until=2026-12&amp;speaker=ren">1</a>'),
      picture.includes('Ren &lt;Lu&gt;'),
    ]).toEqual([true, true, true]);
  });

  test('marks the months to which the page is narrowed', () => {
    const marks = [mark('2026-03', 'new')];
    expect([
      draw(marks).includes('class="band"'),
      draw(marks, { first: '2026-01', last: '2026-02' }).includes('class="band" x="75%" width="16.67%"'),
    ]).toEqual([false, true]);
  });

  test('of fifty thousand statements, as they are counted, is smaller than 60 KB', () => {
    const marks = Array.from({ length: 60 * 32 }, (_, index) => ({
      ...mark(
        `202${1 + (Math.floor(index / 32) % 5)}-${String((Math.floor(index / 160) % 12) + 1).padStart(2, '0')}`,
        shades[index % 4]!,
        0,
        `lane-${Math.floor(index / 4) % 8}`,
      ),
      count: 26,
      statement: null,
    }));
    const many = Array.from({ length: 8 }, (_, index) => ({
      id: `lane-${index}`,
      label: `Speaker ${index}`,
      href: null,
    }));
    const picture = draw(marks, null, many);
    expect([picture.length < 60_000, picture.includes('A dot stands for up to')]).toEqual([true, true]);
  });

  test('of a thousand statements is smaller than 50 KB', () => {
    const marks = Array.from({ length: 1_000 }, (_, index) =>
      mark(
        `202${1 + (index % 5)}-${String((index % 12) + 1).padStart(2, '0')}-${10 + (index % 19)}`,
        'repeat',
        index,
      ),
    );
    expect(draw(marks).length).toBeLessThan(50_000);
  });
});
