/** Writes the titles of statements and moved positions. Readout never says "first" or "never" in its own voice: it says what it searched. */
import { cutAtWord, quote } from '../../language/quote.ts';
import { line, grouped } from '../../language/text.ts';
import type { PositionMove, Reason, Statement, TouchedPosition } from '../../model/index.ts';
import type { WatchlistLabels } from '../../watchlist/labels.ts';
import { TITLE_LIMIT } from './fit-text.ts';
import { searchedWords } from './statement-words.ts';

/** In graphemes. A title also says who spoke, in whose words, and what was searched; the clause keeps at least this much. */
const MIN_CLAUSE = 40;
/** In graphemes: what was searched is told in full beside so much of a clause. */
const GOOD_CLAUSE = 80;
/** In graphemes: what a moved position takes of the title of a statement, and what its question and an answer take of that. */
const MAX_MOVE = 96;
const MIN_QUESTION = 24;
const MAX_ANSWER = 32;
/** In graphemes. */
const MAX_NAME = 60;

/** The leading statement of an alert. `reason` says why it is told where that is not the whole clause: a new name for a side. */
type LeadingStatement = {
  readonly statement: Statement;
  readonly outlet: string;
  readonly reason?: Reason | undefined;
};

/**
 * Returns `Muttaqi: "…" (no match in 214 statements of the Taliban side since August 2021)`; for a paraphrase the title also
 * says in whose words it is. What was searched is put shortly, or left out, where the clause would be too short.
 * @param limit in graphemes
 */
export function statementTitle(
  { statement, outlet, reason }: LeadingStatement,
  labels: WatchlistLabels,
  limit = TITLE_LIMIT,
): string {
  const { speaker, text, wording } = statement;
  const inWords = wording === 'verbatim' ? '' : `, ${wordedBy(statement, outlet, labels)}`;
  const who = `${cutAtWord(line(speaker.name), MAX_NAME)}${inWords}: `;
  const room = limit - who.length - 2;
  const [whole = '', short = whole] = findings(statement, labels, reason).map((found) => ` (${found})`);
  const isReadable = room - whole.length >= Math.min(GOOD_CLAUSE, line(text).length);
  const ending = isReadable ? whole : room - short.length >= MIN_CLAUSE ? short : '';
  return `${who}${quote(text, Math.max(MIN_CLAUSE, room - ending.length))}${ending}`;
}

/** Returns what was found, the shorter last. */
function findings(statement: Statement, labels: WatchlistLabels, reason: Reason | undefined): string[] {
  if (statement.verdict !== 'new')
    return reason === undefined || reason.text === '' ? [] : [line(reason.text)];
  const { statements } = statement.searched;
  return [`no match in ${searchedWords(statement, labels)}`, `no match in ${grouped(statements)} statements`];
}

/** Returns `in the words of China's readout`, `in translation` or `as Courier words it`, so that nobody is credited with another's words. */
function wordedBy(
  { wording, issuer }: Pick<Statement, 'wording' | 'issuer'>,
  outlet: string,
  labels: WatchlistLabels,
): string {
  if (issuer !== null) return `in the words of ${labels.party(issuer.party)}'s ${issuer.form}`;
  return wording === 'translated' ? 'in translation' : `as ${line(outlet)} words it`;
}

/** Returns the title of a statement with the position that it moves, the statement first. */
export function statementWithMove(
  lead: LeadingStatement,
  move: PositionMove,
  labels: WatchlistLabels,
): string {
  const left = TITLE_LIMIT - statementTitle(lead, labels).length - 2;
  const least = positionTitle(move, labels, 0).length;
  const moved = positionTitle(move, labels, Math.max(least, Math.min(MAX_MOVE, left)));
  return `${statementTitle(lead, labels, TITLE_LIMIT - moved.length - 2)}; ${moved}`;
}

/** Returns `Is the strait open? Closed → Open (reported)`; the question gives way. @param limit in graphemes */
export function positionTitle(move: PositionMove, labels: WatchlistLabels, limit = TITLE_LIMIT): string {
  const [from, to] = [move.from, move.to].map((id) => answerOf(move.id, id, labels, 'not known'));
  const answers = ` ${from} → ${to} (${standingWords(move)})`;
  return `${questionWithin(move.question, limit - answers.length)}${answers}`;
}

const answerOf = (position: string, id: string | null, labels: WatchlistLabels, none: string): string =>
  id === null ? none : cutAtWord(line(labels.answer(position, id)), MAX_ANSWER);

/** Keeps the question mark behind a question that is cut. */
function questionWithin(question: string, limit: number): string {
  const whole = line(question);
  const cut = cutAtWord(whole, Math.max(MIN_QUESTION, limit - 1));
  return cut === whole || !whole.endsWith('?') ? cut : `${cut}?`;
}

/** Returns `confirmed`, or `announced, confirmed` for what was decided and is not said to be done. */
export const standingWords = ({
  standing,
  announced,
}: Pick<PositionMove, 'standing' | 'announced'>): string =>
  announced === true ? `announced, ${standing}` : standing;

/** Returns `Touches "Is the strait open?": was Open, now no answer`. */
export function touchedWords({ id, question, was, now }: TouchedPosition, labels: WatchlistLabels): string {
  const [before, after] = [was, now].map((answer) => answerOf(id, answer, labels, 'no answer'));
  const change = was === now ? `says ${after} in other words` : `was ${before}, now ${after}`;
  return `Touches ${quote(question, MAX_MOVE)}: ${change}`;
}
