import { passageOf, type MarkedText } from '../../core/alerts/wording/passage.ts';
import type { Alert, SuppressedRow } from '../../core/model/index.ts';
import { cut, line } from '../../core/language/text.ts';

/** Characters that a line of a terminal holds after the margin. */
const WIDTH = 150;
const TITLE_WIDTH = 100;
/** The alert's page shows the others. */
const MAX_PASSAGES = 3;
const MAX_PRECEDENTS = 3;
/** When more items were suppressed by one rule, one line counts them. */
const MAX_ROWS_OF_A_RULE = 4;

const MARGIN = 14;
const labelled = (label: string, text: string): string => `  ${label.padEnd(MARGIN - 2)}${text}`;
const continued = (text: string): string => ' '.repeat(MARGIN) + text;
/** Removes control characters with `line`, because outside text must not steer the terminal. */
const shown = (text: string, width = WIDTH): string => cut(line(text), width);

const joined = (words: readonly MarkedText[]): string => line(words.map((word) => word.text).join(''));

const side = (label: 'was' | 'now', words: readonly MarkedText[] | null): string[] => {
  const text = words === null ? '' : joined(words);
  return text === '' ? [] : [continued(`${label}: ${shown(text)}`)];
};

function changedWords(alert: Alert): string[] {
  const { change } = alert;
  if (change === null) return [];
  const headline =
    change.headline === null
      ? []
      : [
          continued(`was: ${shown(change.headline.before)}`),
          continued(`now: ${shown(change.headline.after)}`),
        ];
  const passages = change.blocks.slice(0, MAX_PASSAGES).flatMap((block) => {
    const { was, now } = passageOf(block);
    return [...side('was', was), ...side('now', now)];
  });
  return [...headline, ...passages];
}

/** Describes the nearest earlier statements of the same party. */
function describePrecedents({ kind, statements: [told] }: Alert): string[] {
  if (kind !== 'statement' || told === undefined) return [];
  return told.precedents
    .slice(0, MAX_PRECEDENTS)
    .map(({ saidOn, reportedOn, speaker, text }) =>
      continued(`before: ${shown(`${saidOn ?? `by ${reportedOn ?? '?'}`}, ${speaker}: "${text}"`)}`),
    );
}

/** Describes what happens outside the Worker, whether or not it raises an alert. */
export const describeEvent = (label: string, text: string): string => labelled(label, shown(text));

/** Describes an alert: its title, the changed words, precedents, other outlets that carry it, and its address. */
export function describeAlert(alert: Alert, url: string): string[] {
  const also = alert.coverage?.alsoIn.map((carrier) => carrier.source.name) ?? [];
  return [
    labelled('alert', `${line(alert.title)}  [${alert.kind}, ${alert.severity}]`),
    ...changedWords(alert),
    ...describePrecedents(alert),
    ...(also.length === 0 ? [] : [continued(`also in: ${shown(also.join(', '))}`)]),
    continued(shown(url)),
  ];
}

const describeSuppressed = (row: SuppressedRow, source: string): string =>
  labelled('suppressed', `${shown(source)}: "${shown(row.title, 80)}": ${row.rule} (${shown(row.text, 80)})`);

/**
 * Describes suppressed items, each with its rule; many items under one rule take one line together.
 * @param names the sources' names by id; a source without a name is shown by its id
 */
export function describeSuppressedRows(
  rows: readonly SuppressedRow[],
  names: ReadonlyMap<string, string>,
): string[] {
  const byRule = Map.groupBy(rows, (row) => row.rule);
  return [...byRule].flatMap(([rule, group]) => {
    if (group.length <= MAX_ROWS_OF_A_RULE)
      return group.map((row) => describeSuppressed(row, names.get(row.source) ?? row.source));
    return [labelled('suppressed', `${group.length} articles: ${rule} (${shown(group[0]?.text ?? '', 80)})`)];
  });
}

/** Describes a delivery whose signature is valid, so that a reader's own program may act on it. */
export function describeDelivery(type: string, id: string, alert: Alert | null): string[] {
  const name = `${shown(type, 40)}, signature verified (${shown(id, 12)})`;
  if (alert === null) return [labelled('webhook', name)];
  return [
    labelled('webhook', `${name}: ${shown(alert.title, TITLE_WIDTH)}`),
    ...changedWords(alert).slice(0, 2),
  ];
}

/** Describes a delivery that nobody should act on. */
export const describeRefusal = (reason: string): string[] => [
  labelled('webhook', `refused: ${shown(reason)}`),
];
