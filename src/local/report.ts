import { passageOf, type Words } from '../core/feeds/passage.ts';
import type { Alert, UntoldRow } from '../core/model.ts';
import { cut } from '../core/text.ts';

/** A line of a terminal holds about so much after the margin. */
const WIDTH = 150;
/** More passages than these are on the alert's page. */
const PASSAGES = 3;

const joined = (words: readonly Words[]): string =>
  words
    .map((word) => word.text)
    .join('')
    .trim();

function passageLines(alert: Alert): string[] {
  const { change } = alert;
  if (change === null) return [];
  const headline =
    change.headline === null ? [] : [`was: ${change.headline.before}`, `now: ${change.headline.after}`];
  const passages = change.blocks.slice(0, PASSAGES).flatMap((block) => {
    const { was, now } = passageOf(block);
    return [
      ...(was === null ? [] : [`was: ${cut(joined(was), WIDTH)}`]),
      ...(now === null ? [] : [`now: ${cut(joined(now), WIDTH)}`]),
    ];
  });
  return change.headline !== null && change.blocks.length === 0 ? headline : [...headline, ...passages];
}

/** One alert for a terminal: its title, the words that changed, where else it ran, and where to read it. */
export function describeAlert(alert: Alert, url: string): string[] {
  const also = alert.coverage?.alsoIn.map((carrier) => carrier.source.name) ?? [];
  return [
    `told      ${alert.title}  [${alert.kind}, ${alert.severity}]`,
    ...passageLines(alert).map((line) => `          ${line}`),
    ...(also.length === 0 ? [] : [`          also in: ${also.join(', ')}`]),
    `          ${url}`,
  ];
}

/** One sight that was not told, with the rule that said so. */
export const describeUntold = (row: UntoldRow): string[] => [
  `not told  ${row.source}: "${cut(row.title, 80)}"`,
  `          ${row.rule}: ${row.text}`,
];

/** A delivery that was verified. Its words come first: that is what a reader's own program would act on. */
export function describeEvent(type: string, id: string, alert: Alert | null): string[] {
  const name = `webhook   ${type} verified (${id.slice(0, 16)}…)`;
  if (alert === null) return [name];
  return [
    `${name}: ${cut(alert.title, 100)}`,
    ...passageLines(alert)
      .slice(0, 2)
      .map((line) => `          ${line}`),
  ];
}

/** @param most rows shown one by one; the rest is counted by rule, so that a crowd of the same takes one line */
export function describeUntolds(rows: readonly UntoldRow[], most: number): string[] {
  const shown = rows.slice(0, most).flatMap(describeUntold);
  const rest = rows.slice(most);
  if (rest.length === 0) return shown;
  const rules = new Map<string, number>();
  for (const row of rest) rules.set(row.rule, (rules.get(row.rule) ?? 0) + 1);
  const counts = [...rules].map(([rule, count]) => `${rule} ${count}`).join(', ');
  return [...shown, `not told  ${rest.length} more: ${counts}`];
}
