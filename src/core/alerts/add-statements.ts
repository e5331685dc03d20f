/** Adds what an article says to the one alert of its sight: a new statement or a moved position becomes its weightiest reason. */
import type {
  Alert,
  AlertKind,
  PositionMove,
  Reason,
  Statement,
  ToldAs,
  TouchedPosition,
} from '../model/index.ts';
import { quote } from '../language/quote.ts';
import { line } from '../language/text.ts';
import type { WatchlistLabels } from '../watchlist/labels.ts';
import { articleName } from './wording/edit-words.ts';
import { fitSummary, fitTitle, TITLE_LIMIT } from './wording/fit-text.ts';
import { doubtedName, notFoundWords, searchedWords, sentence } from './wording/statement-words.ts';
import { positionTitle, statementTitle, statementWithMove, touchedWords } from './wording/statement-title.ts';

/** The parts of an alert that tell who said what. */
export type AlertStatements = {
  /** All that the alert carries, the told ones first, and of these the weightiest. */
  readonly statements: readonly Statement[];
  /** The number of them that are told. */
  readonly told: number;
  /** The number behind these that may be new, and were not found so among earlier statements: the article's own alert says so. */
  readonly marked: number;
  readonly positions: readonly PositionMove[];
  readonly touched: readonly TouchedPosition[];
  readonly why: readonly Reason[];
};
export const noAlertStatements: AlertStatements = {
  statements: [],
  told: 0,
  marked: 0,
  positions: [],
  touched: [],
  why: [],
};

/** Returns whether the article says something that is told, whatever else its sight came to. */
export const hasToldStatements = ({ told, positions }: AlertStatements): boolean =>
  told > 0 || positions.length > 0;

const toldAt = (place: number, { told, marked }: AlertStatements): ToldAs =>
  place < told ? 'by-itself' : place < told + marked ? 'marked' : 'listed';

/**
 * Adds statements, moved positions and touched ones to an alert.
 * @param alert of a first sight or an edit
 * @param labels what the watchlist calls parties and answers
 */
export function addStatements(alert: Alert, added: AlertStatements, labels: WatchlistLabels): Alert {
  const extended = withTouched(
    {
      ...alert,
      statements: added.statements.map((one, at) => ({ ...one, told: toldAt(at, added) })),
      positions: [...added.positions],
      why: [...added.why, ...alert.why],
    },
    added.touched,
    labels,
  );
  const [statement] = added.statements;
  const [move] = added.positions;
  if (added.told > 0 && statement !== undefined) {
    const lead = { statement, outlet: alert.source.name, reason: added.why[0] };
    const title = move === undefined ? statementTitle(lead, labels) : statementWithMove(lead, move, labels);
    return retitle(extended, 'statement', title, alsoTold(added));
  }
  if (move !== undefined) return retitle(extended, 'position', moveTitle(alert, move, labels), '');
  if (added.marked === 0 || statement === undefined) return extended;
  return { ...extended, summary: fitSummary(`${markedWords(statement, labels)} ${extended.summary}`) };
}

/** In graphemes: the article's own summary keeps its place behind the statement. */
const MAX_MARKED_LENGTH = 120;

/** Says what was not found, and in how much, for a statement that is not surely new, or of which the speaker is not sure. */
const markedWords = (statement: Statement, labels: WatchlistLabels): string =>
  sentence(
    `${notFoundWords(statement)} among ${searchedWords(statement, labels)}: ${doubtedName(statement)}: ${quote(statement.text, MAX_MARKED_LENGTH)}`,
  );

/** In graphemes: an edit that moves a position names its article too, for which the question gives way. */
const MAX_MOVE_OF_EDIT = 130;

function moveTitle(alert: Alert, move: PositionMove, labels: WatchlistLabels): string {
  if (alert.change === null || alert.article === null) return positionTitle(move, labels);
  const moved = positionTitle(move, labels, MAX_MOVE_OF_EDIT);
  const article = { outlet: alert.source.name, headline: alert.article.title };
  return `${articleName(article, TITLE_LIMIT - moved.length - 2)}: ${moved}`;
}

const TOUCHES = '; touches a position)';

/** Says in title and summary that the edit touches a position. */
function withTouched(alert: Alert, touched: readonly TouchedPosition[], labels: WatchlistLabels): Alert {
  if (touched.length === 0) return alert;
  const title = alert.title.replace(/\)$/u, TOUCHES);
  const summary = `${touched.map((one) => touchedWords(one, labels)).join('. ')}. ${alert.summary}`;
  return {
    ...alert,
    touched: [...touched],
    title: title.length <= TITLE_LIMIT ? title : alert.title,
    summary: fitSummary(summary),
  };
}

/** The summary names so many further statements, each in so many graphemes. */
const MAX_ALSO = 2;
const MAX_ALSO_LENGTH = 80;

function alsoTold({ statements, told }: AlertStatements): string {
  const others = statements.slice(1, Math.min(told, 1 + MAX_ALSO));
  return others
    .map(({ speaker, text }) => `Also ${line(speaker.name)}: ${quote(text, MAX_ALSO_LENGTH)}. `)
    .join('');
}

/** The title of an edit names its headline already. */
const withoutHeadline = ({ change, summary }: Alert): string =>
  change === null ? summary : summary.replace(/^"[^"]*": /u, '');

/** Moves the title of the sight to the beginning of the summary, so that nothing of it is lost. */
const retitle = (alert: Alert, kind: AlertKind, title: string, also: string): Alert => ({
  ...alert,
  kind,
  title: fitTitle(title),
  summary: fitSummary(`${alert.title}. ${also}${withoutHeadline(alert)}`),
  severity: 'major',
});
