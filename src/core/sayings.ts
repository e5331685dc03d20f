/** What an article says, laid over the one alert of its sight: a new statement or a moved position is its weightiest reason. */
import type { Alert, AlertKind, PositionMove, Reason, Statement } from './model.ts';
import { cut, line } from './text.ts';
import type { Watchlist } from '../watchlist/schema.ts';

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

type Names = Pick<Watchlist, 'parties' | 'positions'>;

/** @param alert of a first sight or an edit @param names the watchlist's, for parties and answers */
export function withSayings(alert: Alert, sayings: Sayings, names: Names): Alert {
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
export function statementTitle(statement: Statement, outlet: string, names: Names, reason?: Reason): string {
  const { speaker, text, wording } = statement;
  const inWords = wording === 'verbatim' ? '' : `, ${wordedBy(statement, outlet, names)}`;
  const found = statement.verdict === 'new' ? searchedWords(statement, names) : (reason?.text ?? '');
  const [before, after] = [`${speaker.name}${inWords}: "`, `" (${found})`];
  const room = Math.max(LEAST_CLAUSE, TITLE_LIMIT - before.length - after.length);
  return `${before}${cut(line(text), room)}${after}`;
}

/** `in the words of China's readout`, `in translation`, `as Courier words it`: nobody's words are claimed for another. */
export function wordedBy(
  { wording, issuer }: Pick<Statement, 'wording' | 'issuer'>,
  outlet: string,
  names: Names,
): string {
  if (issuer !== null) return `in the words of ${partyName(issuer.party, names)}'s ${issuer.form}`;
  return wording === 'translated' ? 'in translation' : `as ${outlet} words it`;
}

/** What was searched, and that nothing was found there: Readout never says "first" or "never" in its own voice. */
export function searchedWords(
  { searched, party }: Pick<Statement, 'searched' | 'party'>,
  names: Names,
): string {
  const side = party === null ? '' : ` of the ${sideName(party, names)} side`;
  return `no match in ${searched.statements} statements${side} since ${monthWords(searched.since)}`;
}

const partyName = (id: string, { parties }: Names): string =>
  parties.find((party) => party.id === id)?.name ?? id;

/** The short name that a party's list begins with: "Taliban" rather than "Taliban government". */
export const sideName = (id: string, { parties }: Names): string => {
  const party = parties.find((candidate) => candidate.id === id);
  return party?.names['en']?.[0] ?? party?.name ?? id;
};

const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @param day a day or a month */
export function monthWords(day: string): string {
  const month = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  if (Number.isNaN(month.getTime())) return day;
  return monthFormat.format(month);
}

function positionTitle(move: PositionMove, { positions }: Names): string {
  const answers = positions.find(({ id }) => id === move.id)?.answers ?? [];
  const label = (id: string | null) => answers.find((answer) => answer.id === id)?.label ?? id ?? 'not known';
  return `${move.question} ${label(move.from)} → ${label(move.to)} (${move.standing})`;
}
