import type { FC } from 'hono/jsx';
import { DAYS_SHOWN, dayWords } from '../../core/tracking/source-days.ts';
import { type DayState, dayStates, type SourceDay } from '../../core/model/index.ts';
import { shortDay } from '../../core/tracking/time-in-words.ts';

/** The width and height of a day's cell, in units of the picture. */
const CELL = 12;
const HEIGHT = 20;

/** Each state has a shape, so that nobody needs the colours: from the full bar of a fine day to the cross of a lost one. */
const shapes: Readonly<Record<DayState, string>> = {
  well: 'M1 1h10v18h-10z',
  trouble: 'M1 10h10v9h-10z',
  down: 'M2 6l8 8M10 6l-8 8',
  quiet: 'M1.75 1.75h8.5v16.5h-8.5z',
  unwatched: 'M2 10h8',
  before: 'M5 19h2',
};

const Glyph: FC<{ state: DayState; at: number; title?: string }> = ({ state, at, title }) => (
  <path class={`glyph ${state}`} transform={`translate(${at * CELL} 0)`} d={shapes[state]}>
    {title !== undefined && <title>{title}</title>}
  </path>
);

/** Draws a source's last 14 days, oldest first. @param sentence says the same to readers who cannot see it */
export const DayPicture: FC<{ days: readonly SourceDay[]; sentence: string }> = ({ days, sentence }) => (
  <svg class="days" role="img" aria-label={sentence} viewBox={`0 0 ${days.length * CELL} ${HEIGHT}`}>
    {days.map((day, index) => (
      <Glyph state={day.state} at={index} title={titleOf(day)} />
    ))}
  </svg>
);

const titleOf = ({ day, state, failures }: SourceDay): string =>
  `${shortDay(day)}: ${dayWords[state]}${failures === 0 ? '' : ` (${failures})`}`;

/** Explains the shapes. */
export const DayKey: FC = () => (
  <ul class="key" aria-label="Key to the pictures of the last 14 days">
    <li>{DAYS_SHOWN} days, today last:</li>
    {dayStates.map((state) => (
      <li>
        <svg class="days" aria-hidden="true" viewBox={`0 0 ${CELL} ${HEIGHT}`}>
          <Glyph state={state} at={0} />
        </svg>
        {dayWords[state]}
      </li>
    ))}
  </ul>
);
