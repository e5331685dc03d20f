/** What an article says, laid over the one alert of its sight: a new statement or a moved position is its weightiest reason. */
import type { Alert, AlertKind, PositionMove, Reason, Statement } from '../model/index.ts';
import { cut, line } from '../language/text.ts';
import type { WatchlistLabels } from '../watchlist/labels.ts';
import { searchedWords } from './wording/statement-words.ts';

/** The parts of an alert that tell who said what. */
export type Sayings = {
  /** All that is carried, the told ones first. */
  readonly statements: readonly Statement[];
  /** How many of them are told. */
  readonly told: number;
  readonly positions: readonly PositionMove[];
  readonly why: readonly Reason[];
};
export const noSayings: Sayings = { statements: [], told: 0, positions: [], why: [] };

/** Whether something was said that is told, whatever else the sight came to. */
export const tellsSomething = ({ told, positions }: Sayings): boolean => told > 0 || positions.length > 0;

const TITLE_LIMIT = 200;
/** In graphemes: of a title that also says who, in whose words, and what was searched. */
const LEAST_CLAUSE = 40;
const SUMMARY_LIMIT = 280;

/** Readout never says "first" or "never" in its own voice: it says what it searched. @param alert of a first sight or an edit @param names what the watchlist calls sides and answers */
export function withSayings(alert: Alert, sayings: Sayings, names: WatchlistLabels): Alert {
  const [statement] = sayings.statements;
  const [move] = sayings.positions;
  const carried = {
    ...alert,
    statements: [...sayings.statements],
    positions: [...sayings.positions],
    why: [...sayings.why, ...alert.why],
  };
  if (sayings.told > 0 && statement !== undefined) {
    const [reason] = sayings.why;
    return weighty(carried, 'statement', statementTitle(statement, alert.source.name, names, reason));
  }
  return move === undefined ? carried : weighty(carried, 'position', positionTitle(move, names));
}

/** The title of the sight becomes the beginning of the summary, so that nothing of it is lost. */
const weighty = (alert: Alert, kind: AlertKind, title: string): Alert => ({
  ...alert,
  kind,
  title: cut(line(title), TITLE_LIMIT),
  summary: cut(line(`${alert.title}. ${alert.summary}`), SUMMARY_LIMIT),
  severity: 'major',
});

/**
 * @param reason of its being told, where that is not the whole clause: a new name for the other side
 * @returns `Muttaqi: "…" (no match in 214 statements of the Taliban side since August 2021)`; a paraphrase says in whose words it is
 */
export function statementTitle(
  statement: Statement,
  outlet: string,
  names: WatchlistLabels,
  reason?: Reason,
): string {
  const { speaker, text, wording } = statement;
  const inWords = wording === 'verbatim' ? '' : `, ${wordedBy(statement, outlet, names)}`;
  const found =
    statement.verdict === 'new' ? `no match in ${searchedWords(statement, names)}` : (reason?.text ?? '');
  const [before, after] = [`${speaker.name}${inWords}: "`, `" (${found})`];
  const room = Math.max(LEAST_CLAUSE, TITLE_LIMIT - before.length - after.length);
  return `${before}${cut(line(text), room)}${after}`;
}

/** `in the words of China's readout`, `in translation`, `as Courier words it`: nobody's words are claimed for another. */
function wordedBy(
  { wording, issuer }: Pick<Statement, 'wording' | 'issuer'>,
  outlet: string,
  names: WatchlistLabels,
): string {
  if (issuer !== null) return `in the words of ${names.party(issuer.party)}'s ${issuer.form}`;
  return wording === 'translated' ? 'in translation' : `as ${outlet} words it`;
}

function positionTitle(move: PositionMove, names: WatchlistLabels): string {
  const label = (id: string | null) => (id === null ? 'not known' : names.answer(move.id, id));
  return `${move.question} ${label(move.from)} → ${label(move.to)} (${move.standing})`;
}
