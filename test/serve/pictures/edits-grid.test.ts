import { expect, test } from 'vitest';
import type { DayState } from '../../../src/core/model/index.ts';
import { type EditDay, EditsGrid } from '../../../src/serve/pictures/edits-grid.tsx';
import { RuleBars } from '../../../src/serve/pictures/rule-bars.tsx';

const html = (view: unknown): string => String(view);
const day = (number: number, edits: number, silent: number, state: DayState = 'well'): EditDay => ({
  day: `2026-03-${String(number).padStart(2, '0')}`,
  edits,
  silent,
  state,
  href: `/?kind=edit&since=2026-03-${number}`,
});

test('edits of outlets tell notes, silence and days without a look apart, by shape and in words', () => {
  const days = [day(10, 2, 1), day(11, 1, 0), day(12, 0, 0), day(13, 0, 0, 'down'), day(14, 0, 0, 'before')];
  const rows = [{ id: 'x', outlet: 'The <Bell>', letters: 'TB', hue: 3, href: '/?source=x', days }];
  const picture = html(EditsGrid({ rows })).split('<figcaption>')[0] ?? '';
  const marks = [...picture.matchAll(/class="(silent|noted|calm|down|unseen)"/gu)].map(([, mark]) => mark);
  const titles = [...picture.matchAll(/<title>([^<]*)<\/title>/gu)].map(([, title]) => title);
  expect([marks, titles]).toEqual([
    ['silent', 'noted', 'calm', 'down', 'unseen'],
    [
      '10 Mar: 2 edits, 1 without a note',
      '11 Mar: 1 edit, with a note',
      '12 Mar: no edit told; fine',
      '13 Mar: no edit told; down',
      '14 Mar: no edit told; not yet watched',
    ],
  ]);
  expect(picture).toContain('The &lt;Bell&gt;: 3 edits, 1 without a note.');
});

test('rules are bars in proportion, with labels, numbers and links', () => {
  const bar = (label: string, count: number, isTold = false) => ({
    label,
    count,
    href: `/${count}`,
    isTold,
    isChosen: count === 5,
  });
  const picture = html(
    RuleBars({ title: 'Told & not', bars: [bar('Told', 20, true), bar('Same story', 5), bar('Rare', 0)] }),
  );
  expect(
    [...picture.matchAll(/class="(told|not-told)"[^>]*width="([^"]*)"/gu)].map(([, look, width]) => [
      look,
      width,
    ]),
  ).toEqual([
    ['told', '100%'],
    ['not-told', '25%'],
    ['not-told', '0.4%'],
  ]);
  expect([picture.includes('Told &amp; not'), [...picture.matchAll(/aria-current="true"/gu)].length]).toEqual(
    [true, 1],
  );
});
