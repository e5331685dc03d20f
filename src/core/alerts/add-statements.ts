/** Adds what an article says to the one alert of its sight: a new statement or a moved position becomes its weightiest reason. */
import type { Alert, AlertKind, PositionMove, Reason, Statement } from '../model/index.ts';
import { cut, line } from '../language/text.ts';
import type { WatchlistLabels } from '../watchlist/labels.ts';
import { fitSummary, fitTitle, TITLE_LIMIT } from './wording/fit-text.ts';
import { searchedWords } from './wording/statement-words.ts';

/** The parts of an alert that tell who said what. */
export type AlertStatements = {
  /** All that the alert carries, the told ones first. */
  readonly statements: readonly Statement[];
  /** The number of them that are told. */
  readonly told: number;
  readonly positions: readonly PositionMove[];
  readonly why: readonly Reason[];
};
export const noAlertStatements: AlertStatements = { statements: [], told: 0, positions: [], why: [] };

/** Returns whether the article says something that is told, whatever else its sight came to. */
export const hasToldStatements = ({ told, positions }: AlertStatements): boolean =>
  told > 0 || positions.length > 0;

/** In graphemes. A title also says who spoke, in whose words, and what was searched; the clause keeps at least this much. */
const MIN_CLAUSE_LENGTH = 40;

/**
 * Adds statements and moved positions to an alert. Readout never says "first" or "never" in its own voice: it says what it searched.
 * @param alert of a first sight or an edit
 * @param labels what the watchlist calls parties and answers
 */
export function addStatements(alert: Alert, added: AlertStatements, labels: WatchlistLabels): Alert {
  const [statement] = added.statements;
  const [move] = added.positions;
  const extended = {
    ...alert,
    statements: [...added.statements],
    positions: [...added.positions],
    why: [...added.why, ...alert.why],
  };
  if (added.told > 0 && statement !== undefined) {
    const [reason] = added.why;
    return retitle(extended, 'statement', statementTitle(statement, alert.source.name, labels, reason));
  }
  return move === undefined ? extended : retitle(extended, 'position', positionTitle(move, labels));
}

/** Moves the title of the sight to the beginning of the summary, so that nothing of it is lost. */
const retitle = (alert: Alert, kind: AlertKind, title: string): Alert => ({
  ...alert,
  kind,
  title: fitTitle(title),
  summary: fitSummary(`${alert.title}. ${alert.summary}`),
  severity: 'major',
});

/**
 * @param reason why it is told, where that is not the whole clause: a new name for the other side
 * @returns `Muttaqi: "…" (no match in 214 statements of the Taliban side since August 2021)`; for a paraphrase the title also
 *   says in whose words it is
 */
export function statementTitle(
  statement: Statement,
  outlet: string,
  labels: WatchlistLabels,
  reason?: Reason,
): string {
  const { speaker, text, wording } = statement;
  const inWords = wording === 'verbatim' ? '' : `, ${wordedBy(statement, outlet, labels)}`;
  const found =
    statement.verdict === 'new' ? `no match in ${searchedWords(statement, labels)}` : (reason?.text ?? '');
  const [before, after] = [`${speaker.name}${inWords}: "`, `" (${found})`];
  const length = Math.max(MIN_CLAUSE_LENGTH, TITLE_LIMIT - before.length - after.length);
  return `${before}${cut(line(text), length)}${after}`;
}

/** Returns `in the words of China's readout`, `in translation` or `as Courier words it`, so that nobody is credited with another's words. */
function wordedBy(
  { wording, issuer }: Pick<Statement, 'wording' | 'issuer'>,
  outlet: string,
  labels: WatchlistLabels,
): string {
  if (issuer !== null) return `in the words of ${labels.party(issuer.party)}'s ${issuer.form}`;
  return wording === 'translated' ? 'in translation' : `as ${outlet} words it`;
}

function positionTitle(move: PositionMove, labels: WatchlistLabels): string {
  const label = (id: string | null) => (id === null ? 'not known' : labels.answer(move.id, id));
  return `${move.question} ${label(move.from)} → ${label(move.to)} (${move.standing})`;
}
