import type { FC } from 'hono/jsx';
import { dayWords } from '../../core/tracking/source-days.ts';
import type { DayState } from '../../core/model/index.ts';
import { shortDay } from '../../core/tracking/time-in-words.ts';
import { line } from '../../core/language/text.ts';
import { counted } from '../ui/components.tsx';

/** What an outlet did on one day. */
export type EditDay = {
  readonly day: string;
  /** Edits that were told. */
  readonly edits: number;
  /** Those of them that no note disclosed. */
  readonly silent: number;
  readonly state: DayState;
  /** The address of these edits. */
  readonly href: string;
};

export type EditRowOfOutlet = {
  readonly id: string;
  readonly outlet: string;
  readonly letters: string;
  readonly hue: number;
  /** The address of the outlet's edits. */
  readonly href: string;
  /** The same number of days for each outlet, oldest first. */
  readonly days: readonly EditDay[];
};

/** In pixels. */
const ROW = 42;
const LABEL = 16;
const CELL = 18;
const AXIS = 18;

const percent = (place: number): string => `${Math.round(place * 10_000) / 100}%`;

/** Draws the edits of outlets by day. A full square has one without a note, a hollow one has notes alone; days on which the outlet could not be read have marks of their own. */
export const EditsGrid: FC<{ rows: readonly EditRowOfOutlet[] }> = ({ rows }) => {
  const days = rows[0]?.days ?? [];
  const height = rows.length * ROW + AXIS;
  const ends = [days[0], days.at(-1)].flatMap((day) => (day === undefined ? [] : [day.day]));
  return (
    <figure class="picture edits">
      <svg
        role="group"
        aria-labelledby="edits-title"
        aria-describedby="edits-desc"
        width="100%"
        height={height}
      >
        <title id="edits-title">Edits by outlet and day</title>
        <desc id="edits-desc">{rows.map(rowWords).join(' ')} The table after it has the same numbers.</desc>
        {rows.map((row, index) => (
          <Row row={row} top={index * ROW} />
        ))}
        {ends.map((day, index) => (
          <text
            class="tick"
            x={index === 0 ? '0' : '100%'}
            y={height - 3}
            text-anchor={index === 0 ? 'start' : 'end'}
          >
            {shortDay(day)}
          </text>
        ))}
      </svg>
      <figcaption>
        <Key />
      </figcaption>
      <EditsTable rows={rows} />
    </figure>
  );
};

const totalOf = (days: readonly EditDay[]) => ({
  edits: days.reduce((sum, day) => sum + day.edits, 0),
  silent: days.reduce((sum, day) => sum + day.silent, 0),
});

/** Returns for example `5 edits, 4 without a note`. */
function editWords(edits: number, silent: number): string {
  if (silent === 0) return `${counted(edits, 'edit')}, ${edits === 1 ? 'with a note' : 'all with notes'}`;
  return `${counted(edits, 'edit')}, ${silent} without a note`;
}

const rowWords = ({ outlet, days }: EditRowOfOutlet): string => {
  const { edits, silent } = totalOf(days);
  return `${line(outlet)}: ${editWords(edits, silent)}.`;
};

const Row: FC<{ row: EditRowOfOutlet; top: number }> = ({
  row: { outlet, letters, hue, href, days },
  top,
}) => {
  const { edits, silent } = totalOf(days);
  return (
    <g class={`hue-${hue}`}>
      <a href={href}>
        <text class="lane" x="0" y={top + 12}>
          <tspan class="letters">{letters}</tspan>
          <tspan dx="6">{line(outlet)}</tspan>
          <tspan class="count" dx="6">
            {editWords(edits, silent)}
          </tspan>
        </text>
      </a>
      {days.map((day, index) => (
        <Cell day={day} x={percent(index / days.length)} y={top + LABEL} />
      ))}
    </g>
  );
};

const Cell: FC<{ day: EditDay; x: string; y: number }> = ({
  day: { day, edits, silent, state, href },
  x,
  y,
}) =>
  edits === 0 ? (
    <svg x={x} y={y} width={CELL} height={CELL}>
      <title>{`${shortDay(day)}: no edit told; ${dayWords[state]}`}</title>
      <Blank state={state} />
    </svg>
  ) : (
    <a href={href} tabindex={-1}>
      <title>{`${shortDay(day)}: ${editWords(edits, silent)}`}</title>
      <svg x={x} y={y} width={CELL} height={CELL}>
        <rect class={silent > 0 ? 'silent' : 'noted'} x="1" y="1" width={CELL - 2} height={CELL - 2} rx="2" />
        <text class={silent > 0 ? 'on' : undefined} x={CELL / 2} y={CELL / 2 + 4} text-anchor="middle">
          {edits > 99 ? '99' : edits}
        </text>
      </svg>
    </a>
  );

/** A day without an edit: silence of the outlet is a dot, and what Readout could not see is a cross or a dash. */
const Blank: FC<{ state: DayState }> = ({ state }) => {
  switch (state) {
    case 'down':
      return <path class="down" d="M5 5l8 8M13 5l-8 8" />;
    case 'unwatched':
    case 'before':
      return <path class="unseen" d="M5 9h8" />;
    case 'trouble':
    case 'quiet':
    case 'well':
      return <circle class="calm" cx="9" cy="9" r="1.5" />;
    default:
      return null;
  }
};

const Key: FC = () => (
  <ul class="key">
    <li>
      <svg class="sample" width="12" height="12" aria-hidden="true">
        <rect class="silent" width="12" height="12" rx="2" />
      </svg>
      edits, some without a note
    </li>
    <li>
      <svg class="sample" width="12" height="12" aria-hidden="true">
        <rect class="noted" x="1" y="1" width="10" height="10" rx="2" />
      </svg>
      edits, all with notes
    </li>
    <li>
      <svg class="sample" width="12" height="12" aria-hidden="true">
        <circle class="calm" cx="6" cy="6" r="1.5" />
      </svg>
      no edit told
    </li>
    <li>
      <svg class="sample" width="12" height="12" aria-hidden="true">
        <path class="down" d="M2 2l8 8M10 2l-8 8" />
      </svg>
      could not be read
    </li>
    <li>
      <svg class="sample" width="12" height="12" aria-hidden="true">
        <path class="unseen" d="M2 6h8" />
      </svg>
      not watched
    </li>
  </ul>
);

const EditsTable: FC<{ rows: readonly EditRowOfOutlet[] }> = ({ rows }) => (
  <details>
    <summary>The same as a table</summary>
    <div class="scroll" role="region" aria-label="Edits by outlet and day" tabindex={0}>
      <table class="counts">
        <thead>
          <tr>
            <td></td>
            {(rows[0]?.days ?? []).map(({ day }) => (
              <th scope="col">{shortDay(day)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ outlet, days }) => (
            <tr>
              <th scope="row" dir="auto">
                {line(outlet)}
              </th>
              {days.map(({ edits, silent, state, href }) => (
                <td>
                  {edits === 0 ? (
                    <span class="meta">{state === 'well' ? '' : dayWords[state]}</span>
                  ) : (
                    <>
                      <a href={href}>{edits}</a>
                      {silent > 0 && <span class="meta"> {silent} silent</span>}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
