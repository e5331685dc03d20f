/** Chooses and groups the alerts that one day's digest lists, for endpoints and feeds. */
import { type Alert, type DigestPeriod, type LogRow, severities, type Statement } from '../model/index.ts';
import { line } from '../language/text.ts';
import { toldTime } from './log-row.ts';
import { toldAs } from './wording/statement-groups.ts';
import { dateWords, NOT_SURE_WORDS } from './wording/statement-words.ts';

const digestGroups = ['said', 'met', 'edited', 'new', 'removed', 'health', 'withdrawn'] as const;
type DigestGroupId = (typeof digestGroups)[number];

const titles: Readonly<Record<DigestGroupId, string>> = {
  said: 'Statements and positions',
  met: 'Meetings',
  edited: 'Edited afterwards',
  new: 'New',
  removed: 'Removed',
  health: 'Sources',
  withdrawn: 'Withdrawn by us',
};

const groupOfKind: Readonly<Record<Alert['kind'], DigestGroupId>> = {
  statement: 'said',
  position: 'said',
  meeting: 'met',
  edit: 'edited',
  new: 'new',
  removed: 'removed',
  health: 'health',
};

const groupOf = ({ kind, withdrawn }: Alert): DigestGroupId =>
  withdrawn === null ? groupOfKind[kind] : 'withdrawn';

type DigestGroup = {
  readonly id: DigestGroupId;
  readonly title: string;
  readonly alerts: readonly Alert[];
};

/** A statement that is not sure to be new, with the alert of its article. */
export type NotFoundStatement = { readonly alert: Alert; readonly statement: Statement };

export type Digest = DigestPeriod & {
  readonly title: string;
  /** The number of alerts that are listed. */
  readonly alerts: number;
  /** The number of alerts that were told as well and are not listed; the least important are left out first. */
  readonly omitted: number;
  readonly groups: readonly DigestGroup[];
  /** What was not found among earlier statements, in whichever group its alert stands, in the same order. */
  readonly notFound: readonly NotFoundStatement[];
};

/** A bulk read of KV takes a hundred keys, and a longer digest would not be read. */
export const MAX_DIGEST_ALERTS = 90;

const isWithin =
  ({ from, until }: DigestPeriod) =>
  (row: LogRow): boolean =>
    toldTime(row) >= Date.parse(from) && toldTime(row) < Date.parse(until);

/** Orders as a digest does: the most important first, then the newest. */
function byImportance(a: Pick<LogRow, 'severity' | 'kind' | 'at' | 'id'>, b: typeof a): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    digestGroups.indexOf(groupOfKind[a.kind]) - digestGroups.indexOf(groupOfKind[b.kind]) ||
    Date.parse(b.at) - Date.parse(a.at) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Returns the rows of the alerts that a digest lists, which are read before it can be made, and how many it leaves out. */
export function selectDigestRows(
  period: DigestPeriod,
  rows: readonly LogRow[],
): { rows: LogRow[]; omitted: number } {
  const within = rows.filter(isWithin(period)).toSorted(byImportance);
  return {
    rows: within.slice(0, MAX_DIGEST_ALERTS),
    omitted: Math.max(0, within.length - MAX_DIGEST_ALERTS),
  };
}

/** A feed of digests goes back this far. */
export const MAX_FEED_DAYS = 14;
/** At most this many alerts are read for one feed: two bulk reads of KV. */
const MAX_FEED_ALERTS = 2 * MAX_DIGEST_ALERTS;

/** The rows whose alerts are read to make one digest. */
type DigestPlan = {
  readonly period: DigestPeriod;
  readonly rows: readonly LogRow[];
  readonly omitted: number;
};

/**
 * Plans the days that a feed lists; empty days are left out. An item must not change once it was read, so a day is listed with all
 * of its alerts, or not at all where newer days have used up what may be read.
 * @param days newest first
 * @param rows the rows that the reader's filter wants
 * @param knownSince how far back the rows go, in milliseconds; a day that began earlier is only known in part
 * @param maxDays how many days at most
 */
export function planDigests(
  days: readonly DigestPeriod[],
  rows: readonly LogRow[],
  knownSince: number,
  maxDays: number,
): DigestPlan[] {
  const plans: DigestPlan[] = [];
  let alerts = 0;
  for (const [index, period] of days.entries()) {
    const listed = selectDigestRows(period, rows);
    alerts += listed.rows.length;
    const isCut = index > 0 && Date.parse(period.from) < knownSince;
    if (isCut || alerts > MAX_FEED_ALERTS || plans.length === maxDays) break;
    if (listed.rows.length > 0) plans.push({ period, ...listed });
  }
  return plans;
}

/**
 * @param subject the watchlist's title
 * @param alerts the alerts told in the period that the reader's filter wants, in any order
 * @param omitted how many more there were
 */
export function composeDigest(
  period: DigestPeriod,
  subject: string,
  alerts: readonly Alert[],
  omitted = 0,
): Digest {
  const sorted = alerts.toSorted(byImportance);
  const groups = digestGroups
    .map((id) => ({ id, title: titles[id], alerts: sorted.filter((alert) => groupOf(alert) === id) }))
    .filter((group) => group.alerts.length > 0);
  const notFound = groups
    .filter(({ id }) => id !== 'withdrawn')
    .flatMap((group) => group.alerts.flatMap(notFoundIn));
  const title = `${line(subject)}, ${dateWords(period.day)}: ${countWords(groups, notFound.length, omitted)}`;
  return { ...period, title, alerts: sorted.length, omitted, groups, notFound };
}

const notFoundIn = (alert: Alert): NotFoundStatement[] =>
  alert.statements
    .filter((statement) => toldAs(statement) === 'marked')
    .map((statement) => ({ alert, statement }));

const countNames: Readonly<Record<DigestGroupId, readonly [one: string, many: string]>> = {
  said: ['statement or position', 'statements and positions'],
  met: ['meeting', 'meetings'],
  edited: ['edit', 'edits'],
  new: ['new article', 'new articles'],
  removed: ['removal', 'removals'],
  health: ['source status change', 'source status changes'],
  withdrawn: ['withdrawn', 'withdrawn'],
};

function countWords(groups: readonly DigestGroup[], notFound: number, omitted: number): string {
  const parts = groups.map(
    ({ id, alerts }) => `${alerts.length} ${countNames[id][alerts.length === 1 ? 0 : 1]}`,
  );
  const unsure = `${notFound} ${notFound === 1 ? 'statement' : 'statements'} ${NOT_SURE_WORDS}`;
  const all = [...parts, ...(notFound === 0 ? [] : [unsure]), ...(omitted === 0 ? [] : [`${omitted} more`])];
  return all.length === 0 ? 'nothing told in the day before' : all.join(', ');
}
