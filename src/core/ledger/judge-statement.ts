/** Judges whether a statement was made before, by its party and by its speaker, and finds the nearest earlier ones. */
import type { LedgerRow, Verdict } from '../model/index.ts';
import { compareFrames } from './frame/compare-frames.ts';
import { frameOf, type ClauseFrame } from './frame/frame.ts';
import {
  sortableDay,
  frameAt,
  isAfter,
  knownNumber,
  placesWith,
  reportsOf,
  scoreRows,
  weightIn,
  type Ledger,
} from './ledger.ts';
import { saidBy } from './rows.ts';
import {
  chanceOfNew,
  type Earlier,
  type Form,
  formOf,
  isParticular,
  LIKELY_NEW,
  PARTLY_NEW,
  SURELY_NEW,
} from './form.ts';
import { byBothRankings, type ComparedWith } from './candidates.ts';
import { changedWords } from './changed-words.ts';
import { verdictOf, type ComparedStatement } from './verdict.ts';

/** A statement to be judged; `saidOn` is a day or a month, and the article's day where it is not known. */
type StatementToJudge = Pick<
  LedgerRow,
  'text' | 'saidOn' | 'reportedOn' | 'article' | 'speaker' | 'wording' | 'issuer'
>;

export type Outcome = 'new' | 'unsure' | 'repeat';

export type Judgement = {
  /**
   * The verdict by what was said before, without reports of this very utterance, as far as plain words tell. `repeat`: the
   * party stated the same, nearly word for word; `partial`: about the same, or with a part added, dropped or softened; `new`:
   * nothing found in like words, or its negation, or another number, date or side in the same words, or done where it was
   * announced; `thin`: the ledger can claim nothing. The same in quite other words is not found.
   */
  readonly verdict: Verdict;
  /** The verdict is beyond doubt. */
  readonly sure: boolean;
  /** What may be done with it: tell a sure new one by itself, keep back a sure repeat, and mark what is unsure. */
  readonly outcome: Outcome;
  /** How likely it is new by the form of the clause alone, from 0 to 1. */
  readonly chance: number;
  readonly form: Form;
  /** Nothing like it was found, and its form is not that of a standing position: it is sure, or worth a mark. */
  readonly likelyNew: boolean;
  /** What it was compared with, for `candidatesFor`. */
  readonly compared: ComparedWith;
  /** Six for readers: three by likeness, three by BM25, in turn. */
  readonly nearest: readonly LedgerRow[];
  /** Another article's report of this very utterance, or null. */
  readonly same: LedgerRow | null;
  /** Utterances of the party said before, and the first of their days; `''` where there are none. */
  readonly searched: { readonly statements: number; readonly since: string };
  /** Words in none of the party's statements before, as written; empty where wording or issuer forbid the claim. */
  readonly newWords: readonly string[];
  /** Words of the earlier statement, repeated in part, that are gone; likewise. */
  readonly droppedWords: readonly string[];
  /** None of the speaker's own earlier statements said it, whoever else of the party did. */
  readonly newForSpeaker: boolean;
};

/** A ledger with less makes no claim. */
const MIN_STATEMENTS = 20;
const MIN_DAYS = 180;
/** So many rows are compared, the nearest by BM25: they hold every row that a verdict could turn on. */
const MAX_COMPARED = 60;
/** So many are shown to readers. */
export const MAX_NEAREST = 6;
/** Two reports of one utterance are at most so many days apart. */
const MAX_UTTERANCE_DAYS = 2;
/** Two reports of one utterance share so much of the shorter one, of the longer one, and so many stems. */
const MIN_SAME_UTTERANCE = { inShorter: 0.75, inLonger: 0.4, stems: 3 };
const DAY_MS = 86_400_000;

/**
 * Judges one statement by what its party said before it, in whatever order articles came. It takes time in proportion to the
 * ledger's length, about 2 ms for 10,000 rows, and leaves the ledger as it is.
 * @param ledger of the statement's party
 */
export function judgeStatement(ledger: Ledger, statement: StatementToJudge): Judgement {
  const now = frameOf(statement.text, ledger.names);
  const earlier = earlierPlaces(ledger, statement);
  const near = compareNearest(ledger, statement, now, earlier);
  const reports = new Set(reportsAmong(near, now, ledger, statement));
  const others = near.filter(({ row }) => isPrecedent(row, reports));
  const { searched, isThin } = searchedIn(ledger, earlier, saidBy(statement));
  const verdict = verdictOf(others);
  const places = earlier.filter((place) => isPrecedent(ledger.rows[place], reports));
  const form = formOf(statement.text, now, earlierOf(ledger, places, others));
  const chance = chanceOfNew(form);
  const own = others.filter(({ row }) => row.speaker.id === statement.speaker.id);
  const isKnown = !isThin || (verdict === 'repeat' && isRetold(ledger, statement));
  const outcome = isKnown ? outcomeOf(verdict, chance) : 'unsure';
  return {
    verdict: isKnown ? verdict : 'thin',
    sure: outcome !== 'unsure',
    outcome,
    chance,
    form,
    likelyNew: isKnown && isLikelyNew(verdict, chance) && isParticular(statement.text, ledger.names),
    compared: { frame: now, speaker: statement.speaker.id, near: others, places },
    nearest: byBothRankings(others, MAX_NEAREST).map(({ row }) => row),
    same: reports.values().next().value ?? null,
    searched,
    ...changedWords(ledger, statement, others),
    newForSpeaker: verdictOf(own) === 'new',
  };
}

/** Returns another article's report of this very utterance, or null: the `same` of its judgement, without the rest. */
export function findReport(ledger: Ledger, statement: StatementToJudge): LedgerRow | null {
  const now = frameOf(statement.text, ledger.names);
  const near = compareNearest(ledger, statement, now, earlierPlaces(ledger, statement));
  return reportsAmong(near, now, ledger, statement)[0] ?? null;
}

const reportsAmong = (
  near: readonly ComparedStatement[],
  now: ClauseFrame,
  ledger: Ledger,
  statement: StatementToJudge,
): LedgerRow[] =>
  near
    .filter((one) => isReport(statement, now, one) && isSoonAfter(ledger, statement, one))
    .map(({ row }) => row);

function outcomeOf(verdict: Judgement['verdict'], chance: number): Outcome {
  if (verdict === 'repeat') return 'repeat';
  return verdict === 'new' && chance >= SURELY_NEW ? 'new' : 'unsure';
}

const isLikelyNew = (verdict: Verdict, chance: number): boolean =>
  (verdict === 'new' && chance >= LIKELY_NEW) || (verdict === 'partial' && chance >= PARTLY_NEW);

/** Returns whether a row may be a precedent: it is surely what somebody said, and no report of the statement itself. */
const isPrecedent = (row: LedgerRow | undefined, reports: ReadonlySet<LedgerRow>): boolean =>
  row !== undefined && row.unsure !== true && !reports.has(row);

/** @param places of the rows that may be precedents */
function earlierOf(
  { rows, names, stems }: Ledger,
  places: readonly number[],
  compared: readonly ComparedStatement[],
): Earlier {
  const marked = new Uint8Array(rows.length);
  for (const place of places) marked[place] = 1;
  const timesSaid = (...all: readonly string[]): number =>
    placesWith({ stems }, all).filter((place) => marked[place] === 1).length;
  return { compared, names, timesSaid };
}

/** Returns the places of the rows that were not said later and stand in another article. */
function earlierPlaces(
  ledger: Ledger,
  statement: Pick<StatementToJudge, 'saidOn' | 'reportedOn' | 'article'>,
): number[] {
  const day = sortableDay(saidBy(statement));
  const own = knownNumber(ledger, statement.article);
  const found: number[] = [];
  for (const [place, said] of ledger.days.entries()) {
    if (!isAfter(said, day) && (own === null || ledger.articles[place] !== own)) found.push(place);
  }
  return found;
}

function searchedIn(
  ledger: Ledger,
  earlier: readonly number[],
  until: string,
): { searched: Judgement['searched']; isThin: boolean } {
  // An array of marks, because a set of ten thousand costs more than all else.
  const seen = new Uint8Array(ledger.numbering.size);
  let [statements, first] = [0, ''];
  for (const place of earlier) {
    if (ledger.rows[place]?.unsure === true) continue;
    const utterance = ledger.utterances[place] ?? 0;
    if (seen[utterance] === 0) statements++;
    seen[utterance] = 1;
    const saidOn = ledger.rows[place]?.saidOn ?? null;
    if (saidOn !== null && (first === '' || saidOn < first)) first = saidOn;
  }
  const days = (timeOf(until) - timeOf(first)) / DAY_MS;
  const isThin = statements < MIN_STATEMENTS || first === '' || days < MIN_DAYS;
  return { searched: { statements, since: first }, isThin };
}

/** Returns whether a statement was made while the ledger was thin: told again later, it can be called a repetition. */
function isRetold(ledger: Ledger, { article }: StatementToJudge): boolean {
  const last = ledger.rows.reduce((latest, row) => (saidBy(row) > latest ? saidBy(row) : latest), '');
  return !searchedIn(ledger, earlierPlaces(ledger, { saidOn: last, article }), last).isThin;
}

/** Returns milliseconds; a month counts from its first day. */
const timeOf = (saidOn: string): number => (saidOn === '' ? 0 : Date.parse(saidOn));

/** Compares a statement with the nearest rows by BM25, nearest first; of equally near ones the latest said comes first. */
function compareNearest(
  ledger: Ledger,
  { text }: StatementToJudge,
  now: ClauseFrame,
  earlier: readonly number[],
): ComparedStatement[] {
  const score = scoreRows(ledger, text);
  const at = (place: number): number => score[place] ?? 0;
  const weight = (stem: string): number => weightIn(ledger, stem);
  const scale = { weight, own: ledger.rows[0]?.party ?? '' };
  return bestOf(
    earlier,
    at,
    (a, b) => at(b) - at(a) || (ledger.days[b] ?? 0) - (ledger.days[a] ?? 0),
  ).flatMap((place) => {
    const row = ledger.rows[place];
    const frame = frameAt(ledger, place);
    return row === undefined ? [] : [{ row, frame, likeness: compareFrames(now, frame, scale) }];
  });
}

/** Returns the best `MAX_COMPARED` places in order. Only what may still be among them is sorted, a few at a time. */
function bestOf(
  places: readonly number[],
  score: (place: number) => number,
  byRank: (a: number, b: number) => number,
): number[] {
  let [best, floor]: [number[], number] = [[], Number.MIN_VALUE];
  for (const place of places) {
    if (score(place) < floor) continue;
    best.push(place);
    if (best.length < 4 * MAX_COMPARED) continue;
    best = best.toSorted(byRank).slice(0, MAX_COMPARED);
    floor = score(best.at(-1) ?? 0);
  }
  return best.toSorted(byRank).slice(0, MAX_COMPARED);
}

/** Returns whether a speaker is no known person: the id of a party's or an office's own name is no watchlist id. */
const isUnnamed = (speaker: string): boolean => speaker.startsWith('~');

/** Returns the days between two dates; two different months, or a day and a month, are surely no single utterance. */
function daysApart(one: string, other: string): number {
  if (one === other) return 0;
  if (one.length !== other.length || one.length === 'YYYY-MM'.length) return Infinity;
  return Math.abs(timeOf(one) - timeOf(other)) / DAY_MS;
}

/** Returns whether all earlier reports of an utterance are close too: a statement made every other day is made anew each time. */
function isSoonAfter(ledger: Ledger, statement: StatementToJudge, { row }: ComparedStatement): boolean {
  const saidOn = saidBy(statement);
  return reportsOf(ledger, row.utterance).every(
    (report) => saidBy(report) >= saidOn || daysApart(saidBy(report), saidOn) <= MAX_UTTERANCE_DAYS,
  );
}

/** Returns whether a row reports the same utterance: same speaker, two days apart at most, nearly the same words. */
function isReport(
  statement: StatementToJudge,
  now: ClauseFrame,
  { row, likeness }: ComparedStatement,
): boolean {
  const apart = daysApart(saidBy(row), saidBy(statement));
  const [one, other] = [row.speaker.id, statement.speaker.id];
  if (apart > MAX_UTTERANCE_DAYS || (one !== other && !isUnnamed(one) && !isUnnamed(other))) return false;
  if (row.text === statement.text) return true;
  const { covered, kept, shared, differences } = likeness;
  if (differences.has('negation') || differences.has('number')) return false;
  return (
    Math.max(covered, kept) >= MIN_SAME_UTTERANCE.inShorter &&
    Math.min(covered, kept) >= MIN_SAME_UTTERANCE.inLonger &&
    shared >= Math.min(MIN_SAME_UTTERANCE.stems, now.terms.size)
  );
}
