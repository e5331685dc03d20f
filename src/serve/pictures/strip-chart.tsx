import type { FC } from 'hono/jsx';
import { monthWords } from '../../core/alerts/wording/statement-words.ts';
import { cut, line } from '../../core/language/text.ts';
import { counted } from '../ui/components.tsx';
import {
  type Shade,
  shades,
  type Stack,
  stackMarks,
  type Stacks,
  type StripLane,
  type StripMark,
  type StripProps,
} from './stacks.ts';
import { StripTable } from './strip-table.tsx';
import { type Period, type TimeAxis, timeAxis } from './time-axis.ts';

/** In pixels; across, places are parts of WIDTH, whatever the width of the window. */
const PITCH = 7;
const LABEL = 20;
const AXIS = 20;
const WIDTH = 1_000;
/** So many links at most: each costs bytes. Where there are more statements, a link leads to those of one lane and period, or of one period. */
const MAX_LINKS = 120;
const MAX_LABEL = 48;
/** On a phone the name of a year takes this part of the width. */
const LAST_LABEL = 0.91;

const shadeWords: Readonly<Record<Shade, string>> = {
  new: 'no match among earlier ones',
  half: 'partly new, or not sure to be new',
  repeat: 'said before',
  known: 'not compared: from the history, or too few before it',
};

type PlacedLane = StripLane & { readonly top: number; readonly base: number; readonly count: number };

/** Gives each lane the height that its tallest stack needs. */
function placeLanes(
  lanes: readonly StripLane[],
  marks: readonly StripMark[],
  stacks: readonly Stack[],
): PlacedLane[] {
  let top = 0;
  return lanes.map((lane) => {
    const own = stacks.filter((stack) => stack.lane === lane.id);
    const tallest = own.reduce((max, { dots }) => Math.max(max, dots.length), 1);
    const placed = {
      ...lane,
      top,
      base: top + LABEL + tallest * PITCH,
      count: marks.reduce((sum, mark) => sum + (mark.lane === lane.id ? mark.count : 0), 0),
    };
    top = placed.base + 4;
    return placed;
  });
}

const percent = (place: number): string => `${Math.round(place * 10_000) / 100}%`;
const across = (place: number): number => Math.round(place * WIDTH);

/** Draws statements over time, a lane for each speaker or topic, filled by how each compares with what was said before it. */
export const StripChart: FC<StripProps> = (props) => {
  const { title, lanes, marks, now, chosen } = props;
  const axis = timeAxis(
    marks.map(({ said }) => said),
    now,
  );
  const stacked = stackMarks(marks, axis);
  const placed = placeLanes(lanes, marks, stacked.stacks);
  const height = (placed.at(-1)?.base ?? 0) + AXIS;
  return (
    <figure class="picture">
      <svg
        role="group"
        aria-labelledby="strip-title"
        aria-describedby="strip-desc"
        width="100%"
        height={height}
      >
        <title id="strip-title">{title}</title>
        <desc id="strip-desc">{describe(stacked, axis)} The table after it has the same numbers.</desc>
        {chosen !== null && <ChosenBand chosen={chosen} axis={axis} height={height} />}
        <Years axis={axis} height={height} />
        <svg
          width="100%"
          height={height}
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          overflow="visible"
        >
          <AllDots lanes={placed} stacks={stacked.stacks} axis={axis} />
          <Links {...props} placed={placed} stacked={stacked} axis={axis} height={height} />
        </svg>
        {placed.map((lane) => (
          <LaneLabel lane={lane} />
        ))}
      </svg>
      <figcaption>
        <Key stacked={stacked} />
      </figcaption>
      <StripTable title={title} lanes={lanes} marks={marks} axis={axis} hrefOf={props.hrefOf} />
    </figure>
  );
};

function describe({ stacks, unit }: Stacks, { periods }: TimeAxis): string {
  const count = (shade: Shade): number => stacks.reduce((sum, { counts }) => sum + counts[shade], 0);
  const found = shades.map((shade) => ({ shade, count: count(shade) })).filter((one) => one.count > 0);
  const each = unit === 1 ? 'A dot is one statement' : `A dot stands for up to ${unit} statements`;
  const [from, until] = [periods[0]?.first ?? '', periods.at(-1)?.last ?? ''];
  const parts = found.map((one) => `${one.count.toLocaleString('en')} ${shadeWords[one.shade]}`);
  return `${monthWords(from)} to ${monthWords(until)}. ${each}: ${parts.join('; ')}.`;
}

const Years: FC<{ axis: TimeAxis; height: number }> = ({ axis, height }) => (
  <>
    {axis.years.map(({ label, at }) => (
      <>
        <line class="grid" x1={percent(at)} x2={percent(at)} y1="0" y2={height - AXIS + 6} />
        {at < LAST_LABEL && (
          <text class="tick" x={percent(at)} dx="4" y={height - 4}>
            {label}
          </text>
        )}
      </>
    ))}
  </>
);

const ChosenBand: FC<{ chosen: Period; axis: TimeAxis; height: number }> = ({ chosen, axis, height }) => {
  const first = axis.periodOf(chosen.first) ?? 0;
  const last = axis.periodOf(chosen.last) ?? axis.periods.length - 1;
  const half = axis.middleOf(0);
  const [from, until] = [axis.middleOf(first) - half, axis.middleOf(last) + half];
  return (
    <rect
      class="band"
      x={percent(from)}
      width={percent(Math.max(0, until - from))}
      y="0"
      height={height - AXIS}
    />
  );
};

const LaneLabel: FC<{ lane: PlacedLane }> = ({ lane: { label, href, top, base, count } }) => {
  const name = (
    <text class="lane" x="0" y={top + 14}>
      {cut(line(label), MAX_LABEL)}
      <tspan class="count" dx="6">
        {count.toLocaleString('en')}
      </tspan>
    </text>
  );
  return (
    <>
      <line class="base" x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} />
      {href === null ? name : <a href={href}>{name}</a>}
    </>
  );
};

/** A line of no length with round ends is a dot that stays round, however the picture is stretched. */
const dotAt = (x: number, y: number): string => `M${x} ${y}h0`;
const heightOf = (index: number): number => index * PITCH + 4;

const AllDots: FC<{ lanes: readonly PlacedLane[]; stacks: readonly Stack[]; axis: TimeAxis }> = ({
  lanes,
  stacks,
  axis,
}) => {
  const bases = new Map(lanes.map(({ id, base }) => [id, base]));
  const paths = { new: '', half: '', repeat: '', known: '' };
  for (const { lane, period, dots } of stacks) {
    const [x, base] = [across(axis.middleOf(period)), bases.get(lane) ?? 0];
    dots.forEach(({ shade }, index) => (paths[shade] += dotAt(x, base - heightOf(index))));
  }
  return <>{shades.map((shade) => paths[shade] !== '' && <Dots shade={shade} d={paths[shade]} />)}</>;
};

/** Draws dots of one shade from one path, whatever lies over them: a picture of thousands is mostly its paths. */
const Dots: FC<{ shade: Shade; d: string }> = ({ shade, d }) => (
  <>
    <defs>
      <path id={`dots-${shade}`} class="dots" d={d} />
    </defs>
    <use href={`#dots-${shade}`} class={`dot ${shade}`} />
    {hasCore(shade) && <use href={`#dots-${shade}`} class={`core ${shade}`} />}
  </>
);

const hasCore = (shade: Shade): boolean => shade === 'half' || shade === 'repeat';

/** A dot of the key. Shades differ in grey too: full, with a grey core, hollow, and small. */
const Dot: FC<{ shade: Shade; d: string }> = ({ shade, d }) => (
  <>
    <path class={`dot ${shade}`} d={d} />
    {hasCore(shade) && <path class={`core ${shade}`} d={d} />}
  </>
);

type LinksProps = StripProps & {
  readonly placed: readonly PlacedLane[];
  readonly stacked: Stacks;
  readonly axis: TimeAxis;
  readonly height: number;
};

type Target = { readonly d: string; readonly href: string; readonly title: string };

/** The links lie over the dots, as fine as their number allows. The table leads to the same, so the keyboard need not pass them all. */
const Links: FC<LinksProps> = (props) => {
  const { stacks } = props.stacked;
  const statements = stacks.reduce(
    (sum, { dots }) => sum + (dots[0]?.mark.statement ? dots.length : MAX_LINKS + 1),
    0,
  );
  const level =
    statements <= MAX_LINKS ? statementTargets : stacks.length <= MAX_LINKS ? stackTargets : periodTargets;
  return (
    <>
      {level(props).map(({ d, href, title }) => (
        <a href={href} tabindex={-1}>
          <title>{title}</title>
          <path class="hit" d={d} />
        </a>
      ))}
    </>
  );
};

const baseIn = (placed: readonly PlacedLane[], lane: string): number =>
  placed.find(({ id }) => id === lane)?.base ?? 0;

const statementTargets = ({ stacked: { stacks }, placed, axis }: LinksProps): Target[] =>
  stacks.flatMap(({ lane, period, dots }) =>
    dots.flatMap(({ mark: { statement } }, index) =>
      statement === null
        ? []
        : [{ ...statement, d: dotAt(across(axis.middleOf(period)), baseIn(placed, lane) - heightOf(index)) }],
    ),
  );

const stackTargets = ({ stacked: { stacks }, placed, axis, hrefOf }: LinksProps): Target[] =>
  stacks.flatMap(({ lane, period, dots, counts }) => {
    const at = axis.periods[period];
    const own = placed.find(({ id }) => id === lane);
    if (at === undefined || own === undefined) return [];
    const d = `M${across(axis.middleOf(period))} ${own.base - dots.length * PITCH}V${own.base}`;
    return [{ d, href: hrefOf(at, own), title: `${own.label}, ${countWords(at, [counts])}` }];
  });

const periodTargets = ({ stacked: { stacks }, axis, hrefOf, height }: LinksProps): Target[] =>
  [...Map.groupBy(stacks, ({ period }) => period)].flatMap(([period, own]) => {
    const at = axis.periods[period];
    if (at === undefined) return [];
    const d = `M${across(axis.middleOf(period))} 0V${height - AXIS}`;
    return [
      {
        d,
        href: hrefOf(at, null),
        title: countWords(
          at,
          own.map(({ counts }) => counts),
        ),
      },
    ];
  });

/** Returns for example `May 2024: 14 statements, 3 of them without a match`. */
function countWords({ first, last }: Period, counts: readonly Readonly<Record<Shade, number>>[]): string {
  const all = counts.reduce((sum, one) => sum + one.new + one.half + one.repeat + one.known, 0);
  const fresh = counts.reduce((sum, one) => sum + one.new, 0);
  const months = first === last ? monthWords(first) : `${monthWords(first)} to ${monthWords(last)}`;
  return `${months}: ${counted(all, 'statement')}${fresh === 0 ? '' : `, ${fresh} of them without a match`}`;
}

const Key: FC<{ stacked: Stacks }> = ({ stacked: { stacks, unit, undated } }) => (
  <ul class="key">
    {shades
      .filter((shade) => stacks.some(({ counts }) => counts[shade] > 0))
      .map((shade) => (
        <li>
          <svg class="sample" width="8" height="8" aria-hidden="true">
            <Dot shade={shade} d="M4 4h0" />
          </svg>
          {shadeWords[shade]}
        </li>
      ))}
    {unit > 1 && <li>A dot stands for up to {unit.toLocaleString('en')} statements.</li>}
    {undated > 0 && <li>{counted(undated, 'statement')} of an unknown date not drawn.</li>}
  </ul>
);
