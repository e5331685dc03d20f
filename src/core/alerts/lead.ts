/** Picks what a reader must see first: what somebody had not said before, where a position moved, which words were turned. */
import type { Alert, AlertKind, ChangeType } from '../model/index.ts';
import { DAY_MS } from '../model/time.ts';
import { unreachable } from '../model/result.ts';
import { toldAs } from './wording/statement-groups.ts';

/** What matters is of the last day, whatever the clock says: at six in the morning the evening before still does. */
export const LEAD_MS = DAY_MS;

/** So many alerts stand before the others. */
const MAX_LEADING = 3;

/** The kinds that can lead; a list of candidates need hold no other. */
export const leadingKinds: ReadonlySet<AlertKind> = new Set<AlertKind>([
  'statement',
  'position',
  'meeting',
  'edit',
  'removed',
]);

/** Returns how weighty the kind of an alert is, the lowest first, or null for what never leads. */
function tierOf(alert: Alert): number | null {
  switch (alert.kind) {
    case 'statement':
      return alert.statements.some((said) => toldAs(said) === 'by-itself') ? 0 : null;
    case 'position':
      return 1;
    case 'meeting':
      return alert.severity === 'major' ? 2 : null;
    case 'edit':
      return alert.severity === 'major' ? 3 : null;
    case 'removed':
      return 4;
    case 'new':
    case 'health':
      return null;
    default:
      return unreachable(alert.kind);
  }
}

/** What turns the meaning of a sentence weighs more than its other words. */
const turning: ReadonlySet<ChangeType> = new Set<ChangeType>(['negation', 'number', 'quotation']);

/** Returns the order within a tier: what no note tells of weighs as much as a turned meaning, and then the headline counts. */
function weightOf({ change, severity }: Alert): number {
  if (change === null) return severity === 'major' ? 1 : 0;
  const turns = change.types.some((type) => turning.has(type)) ? 2 : 0;
  const headline = change.types.includes('headline') ? 1 : 0;
  return Math.max(turns, headline) + (change.disclosure.state === 'note' ? 0 : 2);
}

/**
 * Returns the alerts that lead, the weightiest first: the best of each kind before a second of any, and none twice on one article.
 * @param alerts newest first
 * @param now in milliseconds
 */
export function leadingAlerts(alerts: readonly Alert[], now: number): Alert[] {
  const ranked = alerts
    .flatMap((alert) => {
      const tier = alert.withdrawn === null && Date.parse(alert.at) > now - LEAD_MS ? tierOf(alert) : null;
      return tier === null ? [] : [{ alert, tier, weight: weightOf(alert) }];
    })
    .toSorted((a, b) => a.tier - b.tier || b.weight - a.weight);
  const seen = new Set<string>();
  const oncePerArticle = ranked.filter(({ alert: { article, id } }) => {
    const key = article?.id ?? id;
    return !seen.has(key) && seen.add(key);
  });
  const bests = oncePerArticle.filter(
    ({ tier }, at, all) => all.findIndex((one) => one.tier === tier) === at,
  );
  const others = oncePerArticle.filter((one) => !bests.includes(one));
  const picked = [...bests, ...others].slice(0, MAX_LEADING);
  return picked.toSorted((a, b) => a.tier - b.tier || b.weight - a.weight).map(({ alert }) => alert);
}
