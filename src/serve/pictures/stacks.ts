/** Where the dots of a strip chart stand: statements of one period in one lane are stacked, the weightiest at the bottom. */
import type { Period, TimeAxis } from './time-axis.ts';

/** How a statement compares, as a picture shows it. `half`: partly new, or not sure to be new. `known`: was not compared. */
export const shades = ['new', 'half', 'repeat', 'known'] as const;
export type Shade = (typeof shades)[number];

/** A statement, or several of one lane, month and shade. */
export type StripMark = {
  readonly lane: string;
  /** A day or a month; null where it is not known. */
  readonly said: string | null;
  readonly shade: Shade;
  readonly count: number;
  /** What a reader is led to; null for several. */
  readonly statement: { readonly href: string; readonly title: string } | null;
};

/** A row of the picture, for example a speaker; its label leads to its statements alone. */
export type StripLane = { readonly id: string; readonly label: string; readonly href: string | null };

export type StripProps = {
  readonly title: string;
  readonly lanes: readonly StripLane[];
  readonly marks: readonly StripMark[];
  /** The present time, as ISO 8601. */
  readonly now: string;
  /** Gives the address of the statements of some months, of one lane or of all. */
  readonly hrefOf: (period: Period, lane: StripLane | null) => string;
  /** The months to which the page is narrowed, or null. */
  readonly chosen: Period | null;
};

type StackDot = { readonly shade: Shade; readonly mark: StripMark };
export type Stack = {
  readonly lane: string;
  readonly period: number;
  readonly dots: readonly StackDot[];
  readonly counts: Readonly<Record<Shade, number>>;
};
export type Stacks = {
  readonly stacks: readonly Stack[];
  /** A dot stands for so many statements at most. */
  readonly unit: number;
  /** The number of statements without a place on the axis. */
  readonly undated: number;
};

/** A stack has so many dots at most, and three more where the last dot of a shade stands for a few. */
const MAX_DOTS = 10;
/** So many in all, as far as a dot for each shade of each stack allows. */
const MAX_ALL_DOTS = 4_000;
const UNITS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

const countsOf = (marks: readonly StripMark[]): Record<Shade, number> => {
  const counts = { new: 0, half: 0, repeat: 0, known: 0 };
  for (const { shade, count } of marks) counts[shade] += count;
  return counts;
};

const total = (counts: Readonly<Record<Shade, number>>): number =>
  shades.reduce((sum, shade) => sum + counts[shade], 0);

export function stackMarks(marks: readonly StripMark[], axis: TimeAxis): Stacks {
  const placed = Map.groupBy(marks, ({ lane, said }) => {
    const period = axis.periodOf(said);
    return period === null ? '' : `${period} ${lane}`;
  });
  const undated = total(countsOf(placed.get('') ?? []));
  placed.delete('');
  const cells = [...placed].map(([key, own]) => ({
    period: Number.parseInt(key, 10),
    lane: key.slice(key.indexOf(' ') + 1),
    marks: own,
    counts: countsOf(own),
  }));
  const unit = unitOf(cells.map(({ counts }) => counts));
  const stacks = cells.map(({ period, lane, marks: own, counts }) => ({
    period,
    lane,
    counts,
    dots: shades.flatMap((shade) => dotsOf(own, shade, unit)),
  }));
  return { stacks, unit, undated };
}

/** Returns the smallest number of statements for a dot with which no stack is too high and the picture not too large. */
function unitOf(cells: readonly Readonly<Record<Shade, number>>[]): number {
  const most = cells.reduce((max, counts) => Math.max(max, total(counts)), 0);
  const dotsWith = (unit: number): number =>
    cells.reduce(
      (sum, counts) => sum + shades.reduce((own, shade) => own + Math.ceil(counts[shade] / unit), 0),
      0,
    );
  return UNITS.find((unit) => most / unit <= MAX_DOTS && dotsWith(unit) <= MAX_ALL_DOTS) ?? Math.max(1, most);
}

/** Makes one dot for every `unit` statements of a shade, and one for the rest, so that a single one is seen. */
function dotsOf(marks: readonly StripMark[], shade: Shade, unit: number): StackDot[] {
  const own = marks.filter((mark) => mark.shade === shade);
  const [first] = own;
  if (first === undefined) return [];
  if (unit === 1) return own.flatMap((mark) => Array.from({ length: mark.count }, () => ({ shade, mark })));
  const count = own.reduce((sum, mark) => sum + mark.count, 0);
  return Array.from({ length: Math.ceil(count / unit) }, () => ({ shade, mark: first }));
}
