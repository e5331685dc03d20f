import type { FC } from 'hono/jsx';
import { cut, line } from '../../core/language/text.ts';
import type { TimeAxis } from './time-axis.ts';

/** A time with one answer. */
export type RibbonSegment = {
  /** Null before anything was known. */
  readonly answer: string | null;
  /** The number of the answer's hue. */
  readonly hue: number;
  /** Days; the last one ends with the axis. */
  readonly from: string;
  readonly until: string | null;
  /** Reported alone, not confirmed. */
  readonly isReported: boolean;
};

/** One piece of evidence, at its day. */
export type RibbonMark = {
  readonly day: string;
  readonly hue: number;
  readonly href: string;
  readonly title: string;
};

type RibbonProps = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** Says in words what the picture shows. */
  readonly sentence: string;
  readonly segments: readonly RibbonSegment[];
  readonly marks: readonly RibbonMark[];
  readonly axis: TimeAxis;
};

/** In pixels. */
const BAND = { top: 2, height: 26 };
const MARK = 36;
const HEIGHT = 62;
/** A letter takes about this part of the width on a phone. */
const LETTER = 0.021;
const LAST_LABEL = 0.91;

const percent = (place: number): string => `${Math.round(place * 10_000) / 100}%`;

/** Draws a position as a band over time: a stretch for each answer, a gap where it moved, a mark for each piece of evidence. */
export const Ribbon: FC<RibbonProps> = ({ id, title, sentence, segments, marks, axis }) => (
  <figure class="picture ribbon">
    <svg
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      width="100%"
      height={HEIGHT}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      {axis.years.map(({ label, at }) => (
        <>
          <line class="grid" x1={percent(at)} x2={percent(at)} y1="0" y2={HEIGHT - 14} />
          {at < LAST_LABEL && (
            <text class="tick" x={percent(at)} dx="4" y={HEIGHT - 4}>
              {label}
            </text>
          )}
        </>
      ))}
      {segments.map((segment) => (
        <Stretch segment={segment} axis={axis} />
      ))}
      {marks.map(({ day, hue, href, title: words }) => (
        <a href={href} tabindex={-1} class={`hue-${hue}`}>
          <title>{words}</title>
          <circle class="evidence-mark" cx={percent(axis.placeOf(day))} cy={MARK} r="3.5" />
        </a>
      ))}
    </svg>
  </figure>
);

const Stretch: FC<{ segment: RibbonSegment; axis: TimeAxis }> = ({
  segment: { answer, hue, from, until, isReported },
  axis,
}) => {
  const start = axis.placeOf(from);
  const width = Math.max(0.006, (until === null ? 1 : axis.placeOf(until)) - start);
  const letters = Math.floor(width / LETTER) - 1;
  const looks = answer === null ? 'unknown' : `hue-${hue}${isReported ? ' reported' : ''}`;
  return (
    <g class={`stretch ${looks}`}>
      <rect x={percent(start)} y={BAND.top} width={percent(width)} height={BAND.height} rx="2">
        <title>{`${answer === null ? 'Not known' : line(answer)}, from ${from}${until === null ? '' : ` until ${until}`}`}</title>
      </rect>
      {answer !== null && letters > 2 && (
        <text x={percent(start)} dx="6" y={BAND.top + 17}>
          {cut(line(answer), letters)}
        </text>
      )}
    </g>
  );
};
