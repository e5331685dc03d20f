/** The day's alerts in one message, for endpoints and feeds: when a day is over, and what its digest holds. */
import { DAY_MS, HOUR_MS, iso, MINUTE_MS } from '../model/time.ts';
import { type Alert, type DigestPeriod, type LogRow, severities } from '../model/index.ts';
import { line } from '../language/text.ts';

/** Zones differ from UTC by quarters of an hour, so that every hour of any of them begins at one. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Clocks are put forward or back by two hours at most. */
const CHANGE_MS = 2 * HOUR_MS;
/** After an outage only the last day's hours are made good. */
const LONGEST_MS = DAY_MS;

// --- when --------------------------------------------------------------------------------------------

/** The wall clock of a time zone. */
type LocalTime = { readonly day: string; readonly hour: number };

function clockIn(zone: string): (ms: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  });
  return (ms) => {
    const parts = format.formatToParts(ms);
    const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
    return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
  };
}

/** An hour of the local day that began, and what a digest of that hour covers. */
export type HourBegun = { readonly hour: number; readonly period: DigestPeriod };

/**
 * The hours of the local day that began in (after, until], oldest first. An hour that a change of clocks leaves out
 * begins with the next one; one that comes twice begins once.
 * @param after in milliseconds @param until in milliseconds; only the last day before it is looked at
 * @param zone an IANA time zone
 */
export function hoursBegun(after: number, until: number, zone: string): HourBegun[] {
  const local = clockIn(zone);
  const start = Math.max(after, until - LONGEST_MS);
  const begun: HourBegun[] = [];
  for (let at = (Math.floor(start / QUARTER_MS) + 1) * QUARTER_MS; at <= until; at += QUARTER_MS) {
    for (const hour of hoursBegunAt(at, local)) begun.push({ hour, period: periodUntil(at, hour, local) });
  }
  return begun;
}

/** More than one where the clocks were put forward, none within an hour or where they were put back. */
function hoursBegunAt(at: number, local: (ms: number) => LocalTime): number[] {
  const [before, now] = [local(at - 1), local(at)];
  if (!isLater(now, before) || beganBefore(at, now, local)) return [];
  const count = (now.hour - before.hour + 24) % 24;
  return Array.from({ length: count }, (_, index) => (before.hour + 1 + index) % 24);
}

const isLater = (one: LocalTime, other: LocalTime): boolean =>
  one.day > other.day || (one.day === other.day && one.hour > other.hour);

/** Clocks that were put back within an hour, or by more than one, come to the beginning of an hour a second time. */
function beganBefore(at: number, now: LocalTime, local: (ms: number) => LocalTime): boolean {
  for (let earlier = at - QUARTER_MS; earlier >= at - CHANGE_MS; earlier -= QUARTER_MS) {
    if (!isLater(now, local(earlier))) return true;
  }
  return false;
}

/** @returns when the hour began last, at or before an instant; null where it did not within a day */
function lastBegin(hour: number, from: number, local: (ms: number) => LocalTime): number | null {
  const latest = Math.floor(from / QUARTER_MS) * QUARTER_MS;
  for (let at = latest; at > latest - LONGEST_MS - CHANGE_MS; at -= QUARTER_MS) {
    if (hoursBegunAt(at, local).includes(hour)) return at;
  }
  return null;
}

/** A local day that ends when its hour begins again; 23 to 25 hours where the clocks change. */
function periodUntil(until: number, hour: number, local: (ms: number) => LocalTime): DigestPeriod {
  const from = lastBegin(hour, until - DAY_MS + CHANGE_MS, local) ?? until - DAY_MS;
  return { day: local(until).day, from: iso(from), until: iso(until) };
}

/**
 * The days that ended at an hour of the local day, newest first: what a feed of digests lists.
 * @param now in milliseconds @param count how many days at most
 */
export function digestDays(now: number, zone: string, hour: number, count: number): DigestPeriod[] {
  const local = clockIn(zone);
  const days: DigestPeriod[] = [];
  let until = lastBegin(hour, now, local);
  while (until !== null && days.length < count) {
    const period = periodUntil(until, hour, local);
    days.push(period);
    until = Date.parse(period.from);
  }
  return days;
}

// --- what --------------------------------------------------------------------------------------------

export const digestGroups = ['said', 'edited', 'new', 'removed', 'health', 'withdrawn'] as const;
export type DigestGroupId = (typeof digestGroups)[number];

const titles: Readonly<Record<DigestGroupId, string>> = {
  said: 'Statements and positions',
  edited: 'Edited afterwards',
  new: 'New',
  removed: 'Removed',
  health: 'Sources',
  withdrawn: 'Withdrawn by us',
};

const groupOfKind: Readonly<Record<Alert['kind'], DigestGroupId>> = {
  statement: 'said',
  position: 'said',
  edit: 'edited',
  new: 'new',
  removed: 'removed',
  health: 'health',
};

const groupOf = ({ kind, withdrawn }: Alert): DigestGroupId =>
  withdrawn === null ? groupOfKind[kind] : 'withdrawn';

export type DigestGroup = {
  readonly id: DigestGroupId;
  readonly title: string;
  readonly alerts: readonly Alert[];
};

export type Digest = DigestPeriod & {
  readonly title: string;
  /** Those that are listed. */
  readonly alerts: number;
  /** Those that were told as well and are not listed: what weighs least is left out first. */
  readonly omitted: number;
  readonly groups: readonly DigestGroup[];
};

/** A bulk read of KV takes a hundred keys; a digest is for reading over coffee. */
export const DIGEST_ALERTS = 90;

const isWithin =
  ({ from, until }: DigestPeriod) =>
  ({ at }: { readonly at: string }): boolean =>
    Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(until);

/** In the order of a digest: what weighs most first, then the newest. */
function byWeight(a: Pick<LogRow, 'severity' | 'kind' | 'at' | 'id'>, b: typeof a): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    digestGroups.indexOf(groupOfKind[a.kind]) - digestGroups.indexOf(groupOfKind[b.kind]) ||
    Date.parse(b.at) - Date.parse(a.at) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** @returns the rows that a digest lists, and how many it leaves out; they are read before it can be made */
export function rowsOfDigest(
  period: DigestPeriod,
  rows: readonly LogRow[],
): { rows: LogRow[]; omitted: number } {
  const within = rows.filter(isWithin(period)).toSorted(byWeight);
  return { rows: within.slice(0, DIGEST_ALERTS), omitted: Math.max(0, within.length - DIGEST_ALERTS) };
}

/** What a feed of digests goes back to. */
export const FEED_DAYS = 14;
/** So many alerts are read for one: two bulk reads of KV. */
const FEED_ALERTS = 2 * DIGEST_ALERTS;

/** What is read to make one digest. */
export type DigestPlan = {
  readonly period: DigestPeriod;
  readonly rows: readonly LogRow[];
  readonly omitted: number;
};

/**
 * The days that a feed lists, but for empty ones. An item must not change once it is read: a day is there with all of its
 * lines or, where the alerts of newer days have used up what may be read, not any more.
 * @param days newest first
 * @param rows those that the reader's filter wants
 * @param knownSince how far back the rows go, in milliseconds: what began before is not wholly known
 * @param most how many days
 */
export function planDigests(
  days: readonly DigestPeriod[],
  rows: readonly LogRow[],
  knownSince: number,
  most: number,
): DigestPlan[] {
  const plans: DigestPlan[] = [];
  let alerts = 0;
  for (const [index, period] of days.entries()) {
    const listed = rowsOfDigest(period, rows);
    alerts += listed.rows.length;
    const isCut = index > 0 && Date.parse(period.from) < knownSince;
    if (isCut || alerts > FEED_ALERTS || plans.length === most) break;
    if (listed.rows.length > 0) plans.push({ period, ...listed });
  }
  return plans;
}

/**
 * @param subject the watchlist's title
 * @param alerts those told in the period that the reader's filter wants, in any order
 * @param omitted how many more there were
 */
export function digestOf(
  period: DigestPeriod,
  subject: string,
  alerts: readonly Alert[],
  omitted = 0,
): Digest {
  const sorted = alerts.filter(isWithin(period)).toSorted(byWeight);
  const groups = digestGroups
    .map((id) => ({ id, title: titles[id], alerts: sorted.filter((alert) => groupOf(alert) === id) }))
    .filter((group) => group.alerts.length > 0);
  const title = `${line(subject)}, ${dayWords(period.day)}: ${countWords(groups, omitted)}`;
  return { ...period, title, alerts: sorted.length, omitted, groups };
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const dayWords = (day: string): string => dayFormat.format(Date.parse(day));

const countNames: Readonly<Record<DigestGroupId, readonly [one: string, many: string]>> = {
  said: ['statement or position', 'statements and positions'],
  edited: ['edit', 'edits'],
  new: ['new article', 'new articles'],
  removed: ['removal', 'removals'],
  health: ['change of a source', 'changes of sources'],
  withdrawn: ['withdrawn', 'withdrawn'],
};

function countWords(groups: readonly DigestGroup[], omitted: number): string {
  const parts = groups.map(
    ({ id, alerts }) => `${alerts.length} ${countNames[id][alerts.length === 1 ? 0 : 1]}`,
  );
  const all = omitted === 0 ? parts : [...parts, `${omitted} more`];
  return all.length === 0 ? 'nothing told in the day before' : all.join(', ');
}
