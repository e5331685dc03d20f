import { passageOf, type MarkedText } from '../../core/alerts/wording/passage.ts';
import type { Alert, SuppressedRow } from '../../core/model/index.ts';
import { cut, line } from '../../core/language/text.ts';

/** A line of a terminal holds about so much after the margin. */
const WIDTH = 150;
const TITLE_WIDTH = 100;
/** More passages than these are on the alert's page. */
const PASSAGES = 3;
/** More rows of one rule than these take one line that counts them. */
const ROWS_OF_A_RULE = 4;

const MARGIN = 12;
const labelled = (label: string, text: string): string => `  ${label.padEnd(MARGIN - 2)}${text}`;
const continued = (text: string): string => ' '.repeat(MARGIN) + text;
/** Outside text must not steer the terminal: `line` takes control characters out. */
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
  const passages = change.blocks.slice(0, PASSAGES).flatMap((block) => {
    const { was, now } = passageOf(block);
    return [...side('was', was), ...side('now', now)];
  });
  return [...headline, ...passages];
}

/** What its side said before that comes nearest to the statement in the title. */
function precedents({ kind, statements: [told] }: Alert): string[] {
  if (kind !== 'statement' || told === undefined) return [];
  return told.precedents.map(({ saidOn, speaker, text }) =>
    continued(`before: ${shown(`${saidOn}, ${speaker}: "${text}"`)}`),
  );
}

/** What happens outside, whatever will be made of it. */
export const describeEvent = (label: string, text: string): string => labelled(label, shown(text));

/** One alert for a terminal: its title, the words that changed, precedents, where else it ran, and where to read it. */
export function describeAlert(alert: Alert, url: string): string[] {
  const also = alert.coverage?.alsoIn.map((carrier) => carrier.source.name) ?? [];
  return [
    labelled('told', `${line(alert.title)}  [${alert.kind}, ${alert.severity}]`),
    ...changedWords(alert),
    ...precedents(alert),
    ...(also.length === 0 ? [] : [continued(`also in: ${shown(also.join(', '))}`)]),
    continued(shown(url)),
  ];
}

const describeSuppressed = (row: SuppressedRow, source: string): string =>
  labelled('not told', `${shown(source)}: "${shown(row.title, 80)}": ${row.rule} (${shown(row.text, 80)})`);

/**
 * Sights that were not told, each with the rule that said so; a crowd under one rule takes one line.
 * @param names of sources by id; one without a name is shown by its id
 */
export function describeSuppressedRows(
  rows: readonly SuppressedRow[],
  names: ReadonlyMap<string, string>,
): string[] {
  const byRule = Map.groupBy(rows, (row) => row.rule);
  return [...byRule].flatMap(([rule, group]) => {
    if (group.length <= ROWS_OF_A_RULE)
      return group.map((row) => describeSuppressed(row, names.get(row.source) ?? row.source));
    return [labelled('not told', `${group.length} articles: ${rule} (${shown(group[0]?.text ?? '', 80)})`)];
  });
}

/** A delivery that was verified, with its words: what a reader's own program would act on. */
export function describeDelivery(type: string, id: string, alert: Alert | null): string[] {
  const name = `${shown(type, 40)}, signature verified (${shown(id, 12)})`;
  if (alert === null) return [labelled('webhook', name)];
  return [
    labelled('webhook', `${name}: ${shown(alert.title, TITLE_WIDTH)}`),
    ...changedWords(alert).slice(0, 2),
  ];
}

/** A delivery that nobody should act on. */
export const describeRefusal = (reason: string): string[] => [
  labelled('webhook', `refused: ${shown(reason)}`),
];
