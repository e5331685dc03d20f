import type { FC } from 'hono/jsx';
import { DAYS_SHOWN, dayWords } from '../../core/tracking/source-days.ts';
import { type DayState, dayStates, type SourceDay } from '../../core/model/index.ts';

/** The width and height of a day's cell, in units of the picture. */
const CELL = 12;
const HEIGHT = 20;

/** Writes some days in a row, from `x` on. */
type Shape = (x: number, days: number) => string;

/** A line that the stylesheet breaks into one dash for each day. */
const dashes =
  (from: number, y: number, last: number): Shape =>
  (x, days) =>
    `M${x + from} ${y}h${(days - 1) * CELL + last}`;

/** The same mark on each day. */
const marks =
  (mark: (x: number) => string): Shape =>
  (x, days) =>
    Array.from({ length: days }, (_, index) => mark(x + index * CELL)).join('');

/** Each state has a shape, so that nobody needs the colours: from the full bar of a fine day to the cross of a lost one. */
const shapes: Readonly<Record<DayState, Shape>> = {
  well: dashes(1, 10, 10),
  trouble: dashes(1, 14.5, 10),
  down: marks((x) => `M${x + 2} 6l8 8m0-8l-8 8`),
  quiet: marks((x) => `M${x + 1.75} 1.75h8.5v16.5h-8.5z`),
  unwatched: dashes(2, 10, 8),
  before: dashes(5, 19, 2),
};

/** Returns one path for each state: a page may have thousands of these pictures. */
function pathsOf(days: readonly DayState[]): ReadonlyMap<DayState, string> {
  const paths = new Map<DayState, string>();
  for (let start = 0; start < days.length;) {
    const state = days[start] ?? 'before';
    let end = start + 1;
    while (days[end] === state) end += 1;
    paths.set(state, `${paths.get(state) ?? ''}${shapes[state](start * CELL, end - start)}`);
    start = end;
  }
  return paths;
}

const Paths: FC<{ days: readonly DayState[] }> = ({ days }) => (
  <>
    {[...pathsOf(days)].map(([state, path]) => (
      <path class={state} d={path} />
    ))}
  </>
);

type DayPictureProps = { readonly days: readonly SourceDay[]; readonly sentence: string };

/** Draws a source's last 14 days, oldest first. @param sentence says the same to readers who cannot see it */
export const DayPicture: FC<DayPictureProps> = ({ days, sentence }) => (
  <svg
    class="days day-marks"
    viewBox={`0 0 ${days.length * CELL} ${HEIGHT}`}
    role="img"
    aria-label={sentence}
  >
    <Paths days={days.map(({ state }) => state)} />
  </svg>
);

/** Pictures of many sources. Most look alike, so each is drawn once. */
export type DayPictures = { readonly Symbols: FC; readonly Picture: FC<DayPictureProps> };

const keyOf = (days: readonly SourceDay[]): string => days.map(({ state }) => state).join(' ');

/** @param all the days of every source that is shown */
export function openDayPictures(all: readonly (readonly SourceDay[])[]): DayPictures {
  const known = new Map<string, { readonly id: string; readonly states: readonly DayState[] }>();
  for (const days of all) {
    const key = keyOf(days);
    if (!known.has(key)) known.set(key, { id: `d${known.size}`, states: days.map(({ state }) => state) });
  }
  return {
    Symbols: () => (
      <svg class="hidden" aria-hidden="true">
        {[...known.values()].map(({ id, states }) => (
          <symbol id={id} class="day-marks" viewBox={`0 0 ${states.length * CELL} ${HEIGHT}`}>
            <Paths days={states} />
          </symbol>
        ))}
      </svg>
    ),
    Picture: ({ days, sentence }) => (
      <svg role="img" aria-label={sentence}>
        <use href={`#${known.get(keyOf(days))?.id ?? ''}`} />
      </svg>
    ),
  };
}

/** Explains the shapes. */
export const DayKey: FC = () => (
  <ul class="key" aria-label={`Key to the pictures of the last ${DAYS_SHOWN} days`}>
    <li>{DAYS_SHOWN} days, today last:</li>
    {dayStates.map((state) => (
      <li>
        <svg class="days day-marks" aria-hidden="true" viewBox={`0 0 ${CELL} ${HEIGHT}`}>
          <Paths days={[state]} />
        </svg>
        {dayWords[state]}
      </li>
    ))}
  </ul>
);
