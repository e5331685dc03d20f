/** Chooses and groups the alerts that one day's digest lists, for endpoints and feeds. */
import { type Alert, type DigestPeriod, type LogRow, severities } from '../model/index.ts';
import { line } from '../language/text.ts';

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
export const MAX_DIGEST_ALERTS = 90;

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
export function selectDigestRows(
  period: DigestPeriod,
  rows: readonly LogRow[],
): { rows: LogRow[]; omitted: number } {
  const within = rows.filter(isWithin(period)).toSorted(byWeight);
  return {
    rows: within.slice(0, MAX_DIGEST_ALERTS),
    omitted: Math.max(0, within.length - MAX_DIGEST_ALERTS),
  };
}

/** What a feed of digests goes back to. */
export const MAX_FEED_DAYS = 14;
/** So many alerts are read for one: two bulk reads of KV. */
const FEED_ALERTS = 2 * MAX_DIGEST_ALERTS;

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
    const listed = selectDigestRows(period, rows);
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
export function composeDigest(
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
