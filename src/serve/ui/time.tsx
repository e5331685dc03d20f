import type { FC } from 'hono/jsx';
import { MINUTE_MS } from '../../core/model/time.ts';

/** Times are written in the watchlist's zone. A script shows them in the reader's own, since an answer is the same for all readers. */
export type When = {
  readonly now: number;
  readonly zone: string;
  /** The zone of the source that a page is about, or null: its readers' time of day is part of the story. */
  readonly local: string | null;
};

const styles = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  exact: { dateStyle: 'full', timeStyle: 'long' },
  year: { year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  date: { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'short' },
  dateOfYear: { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter costs more than a thousand uses of it; zones are the watchlist's, so there are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatInstant(at: string | number, zone: string, style: keyof typeof styles): string {
  const key = `${style} ${zone}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...styles[style] });
  formatters.set(key, known);
  return known.format(new Date(at));
}

/** In no zone does a day begin within a quarter of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Pages of a thousand rows ask for a few hundred. */
const MAX_LABELS = 5_000;
const labels = new Map<string, string>();

/** Returns `Thursday, 12 March 2026`. Lists ask for it with each row, and formatting costs more than all else of a row. */
export function dayLabel(at: string | number, zone: string): string {
  const key = `${Math.floor(new Date(at).getTime() / QUARTER_MS)} ${zone}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  if (labels.size >= MAX_LABELS) labels.clear();
  const label = formatInstant(at, zone, 'day');
  labels.set(key, label);
  return label;
}

/** What is written of an instant changes with the year, which is left out where it is this one. */
export const yearOf = ({ now, zone }: When): string => dayLabel(now, zone).slice(-4);

/** Returns the city of a zone, since people call `Asia/Shanghai` Shanghai. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Gives the same instant in UTC, the watchlist's zone and the source's, each clock once. */
function clocksOf(at: string, { zone, local }: When): string[] {
  const zones = new Set(['UTC', zone, ...(local === null ? [] : [local])]);
  const shown = [...zones].map((one) => ({ one, text: formatInstant(at, one, 'exact') }));
  return shown.map(({ one, text }) => (text.endsWith('UTC') ? text : `${text} (${cityOf(one)})`));
}

/** How much of an instant is shown. A place that may outlive its day has the date, and what stands alone has the year. */
type TimeStyle = 'time' | 'date' | 'dateOfYear';

function styleOf(
  at: string,
  { now, zone }: When,
  { dated, both }: { dated: boolean; both: boolean },
): TimeStyle {
  if (both) return 'dateOfYear';
  if (!dated) return 'time';
  return formatInstant(at, zone, 'year') === formatInstant(now, zone, 'year') ? 'date' : 'dateOfYear';
}

/** Gives the time of day with its date. */
export function timeText(at: string, when: When): string {
  if (Number.isNaN(Date.parse(at))) return 'at an unknown time';
  return formatInstant(at, when.zone, styleOf(at, when, { dated: true, both: false }));
}

/**
 * Shows an instant.
 * @param dated adds the date, for a place that does not say the day
 * @param both adds the year, UTC and the source's own time; readers without a mouse never see a title
 * @param ago lets the script say how long ago it was
 */
export const Time: FC<{ at: string; when: When; dated?: boolean; both?: boolean; ago?: boolean }> = (
  props,
) => {
  const { at, when, dated = false, both = false, ago = false } = props;
  if (Number.isNaN(Date.parse(at))) return <span>at an unknown time</span>;
  const style = styleOf(at, when, { dated, both });
  const time = (
    <time
      datetime={at}
      title={[...new Set(clocksOf(at, when))].join(' · ')}
      data-as={style}
      data-ago={ago ? '' : undefined}
    >
      {formatInstant(at, when.zone, style)}
    </time>
  );
  return both ? (
    <span>
      {time}{' '}
      <span class="zones" data-zones={when.local ?? ''}>
        {otherClocks(at, when)}
      </span>
    </span>
  ) : (
    time
  );
};

/** Returns for example `(UTC; 17:36 in Shanghai)`. */
function otherClocks(at: string, { zone, local }: When): string {
  const shown = formatInstant(at, zone, 'date');
  const elsewhere = (other: string): string =>
    formatInstant(at, other, dayLabel(at, other) === dayLabel(at, zone) ? 'time' : 'date');
  const isUtc = formatInstant(at, 'UTC', 'date') === shown;
  const utc = isUtc ? 'UTC' : `${elsewhere('UTC')} UTC`;
  const isLocal =
    local === null ||
    [zone, 'UTC'].some((one) => formatInstant(at, one, 'date') === formatInstant(at, local, 'date'));
  return isLocal ? `(${utc})` : `(${utc}; ${elsewhere(local)} in ${cityOf(local)})`;
}
