import type { FC } from 'hono/jsx';
import { cut, line } from '../../core/language/text.ts';
import { timeText, type When } from '../ui/time.tsx';

/** What befell an article after its first sight. */
export type LaneEvent = {
  readonly at: string;
  readonly kind: 'edit' | 'correction' | 'removed';
  readonly href: string;
  readonly title: string;
};

/** An outlet's copy of a story. */
export type StoryLane = {
  readonly id: string;
  readonly outlet: string;
  /** The outlet's mark: two letters, and the number of its hue. */
  readonly letters: string;
  readonly hue: number;
  readonly href: string;
  readonly firstSeenAt: string;
  /** The share of its words that earlier copies had, 0 to 1; null for the first, or where its text is not kept. */
  readonly repeated: number | null;
  readonly events: readonly LaneEvent[];
  /** Words that another copy changed and this one still has, or null. */
  readonly stale: string | null;
};

type LanesProps = { readonly title: string; readonly lanes: readonly StoryLane[]; readonly when: When };

/** In pixels. */
const ROW = 46;
const BAR = { top: 20, height: 14 };
const AXIS = 22;
/** In graphemes. */
const MAX_STALE = 24;
const eventWords: Readonly<Record<LaneEvent['kind'], string>> = {
  edit: 'edited',
  correction: 'edited, with a note',
  removed: 'page gone',
};

const percent = (place: number): string => `${Math.round(place * 10_000) / 100}%`;

/** The time from the first sight to the last event, with room at the end, so that the last lane is seen. */
function scaleOf(lanes: readonly StoryLane[]): (at: string) => number {
  const times = lanes
    .flatMap(({ firstSeenAt, events }) => [firstSeenAt, ...events.map(({ at }) => at)])
    .map((at) => Date.parse(at))
    .filter((time) => !Number.isNaN(time));
  const first = Math.min(...times);
  const last = Math.max(...times, first + 1);
  return (at) => (Date.parse(at) - first) / ((last - first) * 1.15) || 0;
}

/** Draws a story: a lane for each outlet from its first sight on, filled from below as far as it repeats earlier copies, with its edits. */
export const StoryLanes: FC<LanesProps> = ({ title, lanes, when }) => {
  const placeOf = scaleOf(lanes);
  const height = lanes.length * ROW + AXIS;
  const ends = [lanes[0], lanes.at(-1)].flatMap((lane) => (lane === undefined ? [] : [lane.firstSeenAt]));
  return (
    <figure class="picture lanes">
      <svg
        role="group"
        aria-labelledby="lanes-title"
        aria-describedby="lanes-desc"
        width="100%"
        height={height}
      >
        <title id="lanes-title">{title}</title>
        <desc id="lanes-desc">
          {lanes.map((lane) => `${laneWords(lane, when)}.`).join(' ')} The list after it says the same.
        </desc>
        {lanes.map((lane, index) => (
          <Lane lane={lane} top={index * ROW} placeOf={placeOf} when={when} />
        ))}
        {[...new Set(ends)].map((at) => (
          <text class="tick" x={percent(placeOf(at))} dx={placeOf(at) === 0 ? 0 : 2} y={height - 4}>
            {timeText(at, when)}
          </text>
        ))}
      </svg>
      <figcaption>
        <Key />
      </figcaption>
    </figure>
  );
};

const Key: FC = () => (
  <ul class="key">
    <li>
      <svg class="sample" width="20" height="10" aria-hidden="true">
        <rect class="own" width="20" height="10" />
        <rect class="again" y="3" width="20" height="7" />
      </svg>
      filled from below as far as it repeats earlier copies
    </li>
    <li>
      <svg class="sample" width="10" height="10" aria-hidden="true">
        <path class="event edit" d="M5 0l5 5-5 5-5-5z" />
      </svg>
      edited
    </li>
    <li>
      <svg class="sample" width="10" height="10" aria-hidden="true">
        <path class="event correction" d="M5 0l5 5-5 5-5-5z" />
      </svg>
      edited, with a note
    </li>
    <li>
      <svg class="sample" width="10" height="10" aria-hidden="true">
        <path class="event removed" d="M1 1l8 8M9 1l-8 8" />
      </svg>
      page gone
    </li>
  </ul>
);

const repeatedWords = (repeated: number | null): string =>
  repeated === null ? '' : `, ${Math.round(repeated * 100)} % of it in earlier copies`;

const laneWords = ({ outlet, firstSeenAt, repeated, events, stale }: StoryLane, when: When): string =>
  [
    `${line(outlet)}: seen ${timeText(firstSeenAt, when)}${repeatedWords(repeated)}`,
    ...events.map(({ kind, at }) => `${eventWords[kind]} ${timeText(at, when)}`),
    ...(stale === null ? [] : [`still says “${stale}”`]),
  ].join('; ');

type LaneProps = { lane: StoryLane; top: number; placeOf: (at: string) => number; when: When };

const Lane: FC<LaneProps> = ({ lane, top, placeOf, when }) => {
  const { outlet, href, hue, letters, firstSeenAt, repeated, events, stale } = lane;
  const start = placeOf(firstSeenAt);
  const width = 1 - start;
  const y = top + BAR.top;
  return (
    <g class={`hue-${hue}`}>
      <a href={href}>
        <text class="lane" x="0" y={top + 14}>
          <tspan class="letters">{letters}</tspan>
          <tspan dx="6">{line(outlet)}</tspan>
          <tspan class="count" dx="6">
            {timeText(firstSeenAt, when)}
            {repeated !== null && ` · ${Math.round(repeated * 100)} %`}
          </tspan>
          {stale !== null && (
            <tspan class="stale" dx="8">
              still says “{cut(line(stale), MAX_STALE)}”
            </tspan>
          )}
        </text>
      </a>
      <rect class="own" x={percent(start)} y={y} width={percent(width)} height={BAR.height} />
      {repeated !== null && repeated > 0 && (
        <rect
          class="again"
          x={percent(start)}
          y={y + BAR.height * (1 - repeated)}
          width={percent(width)}
          height={BAR.height * repeated}
        />
      )}
      {events.map((event) => (
        <a href={event.href} tabindex={-1}>
          <title>{`${eventWords[event.kind]} ${timeText(event.at, when)}: ${event.title}`}</title>
          <svg x={percent(placeOf(event.at))} y={y + BAR.height / 2} overflow="visible">
            <path
              class={`event ${event.kind}`}
              d={event.kind === 'removed' ? 'M-6-6l12 12M6-6l-12 12' : 'M0-7l7 7-7 7-7-7z'}
            />
          </svg>
        </a>
      ))}
    </g>
  );
};
