/** Judges whether a statement was made before, by its party and by its speaker, and finds the nearest earlier ones. */
import type { LedgerRow, Verdict } from '../model/index.ts';
import { compareFrames } from './frame/compare-frames.ts';
import { frameOf, type ClauseFrame } from './frame/frame.ts';
import type { Before, Ledger } from './ledger.ts';
import { beforeStatement, countEarlier, isPrecedent } from './said-before.ts';
import { comparePlaces, dayAt, frameAt, isUnsureAt, lastDay, reportPlaces, rowAt } from './places.ts';
import { placesWith, scoreRows, weightIn } from './search.ts';
import { saidBy } from './rows.ts';
import { dayText } from './said-day.ts';
import {
  chanceOfNew,
  type Form,
  formOf,
  isParticular,
  MAX_RARE,
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
 * Judges one statement by what its party said before it, in whatever order articles came. It looks at all rows of the ledger by their
 * columns, reads the nearest, and leaves the ledger as it is. Where some of them are not read yet, they are noted, and the judgement is
 * worth nothing.
 * @param ledger of the statement's party
 */
export function judgeStatement(ledger: Ledger, statement: StatementToJudge): Judgement {
  const now = frameOf(statement.text, ledger.names);
  const before = beforeStatement(ledger, statement);
  const near = compareNearest(ledger, statement, now, before);
  const reports = new Map(reportsAmong(near, now, ledger, statement).map(({ place, row }) => [place, row]));
  const others = near.filter(({ place }) => !isUnsureAt(ledger, place) && !reports.has(place));
  const { searched, isThin } = searchedIn(ledger, before, saidBy(statement));
  const verdict = verdictOf(others);
  const isEarlier = (place: number): boolean => isPrecedent(ledger, before, place) && !reports.has(place);
  const timesSaid = (...stems: readonly string[]): number =>
    placesWith(ledger, stems, isEarlier, MAX_RARE + 1).length;
  const form = formOf(statement.text, now, { compared: others, names: ledger.names, timesSaid });
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
    compared: {
      frame: now,
      speaker: statement.speaker.id,
      near: others,
      before,
      reports: [...reports.keys()],
    },
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
  const near = compareNearest(ledger, statement, now, beforeStatement(ledger, statement));
  return reportsAmong(near, now, ledger, statement)[0]?.row ?? null;
}

/** Notes the rows that a judgement will read, where they are not read yet. */
export function seekNearest(ledger: Ledger, statement: StatementToJudge): void {
  for (const place of nearestPlaces(ledger, statement, beforeStatement(ledger, statement)))
    rowAt(ledger, place);
}

const reportsAmong = (
  near: readonly NearStatement[],
  now: ClauseFrame,
  ledger: Ledger,
  statement: StatementToJudge,
): NearStatement[] =>
  near.filter((one) => isReport(statement, now, one) && isSoonAfter(ledger, statement, one));

function outcomeOf(verdict: Judgement['verdict'], chance: number): Outcome {
  if (verdict === 'repeat') return 'repeat';
  return verdict === 'new' && chance >= SURELY_NEW ? 'new' : 'unsure';
}

const isLikelyNew = (verdict: Verdict, chance: number): boolean =>
  (verdict === 'new' && chance >= LIKELY_NEW) || (verdict === 'partial' && chance >= PARTLY_NEW);

function searchedIn(
  ledger: Ledger,
  before: Before,
  until: string,
): { searched: Judgement['searched']; isThin: boolean } {
  const { statements, first } = (before.searched ??= countEarlier(ledger, before));
  const since = dayText(first);
  const days = (timeOf(until) - timeOf(since)) / DAY_MS;
  const isThin = statements < MIN_STATEMENTS || first === 0 || days < MIN_DAYS;
  return { searched: { statements, since }, isThin };
}

/** Returns whether a statement was made while the ledger was thin: told again later, it can be called a repetition. */
function isRetold(ledger: Ledger, { article }: StatementToJudge): boolean {
  const last = lastDay(ledger);
  return !searchedIn(ledger, beforeStatement(ledger, { saidOn: last, article }), last).isThin;
}

/** Returns milliseconds; a month counts from its first day. */
const timeOf = (saidOn: string): number => (saidOn === '' ? 0 : Date.parse(saidOn));

/** A statement that was compared, with its place in the ledger. */
type NearStatement = ComparedStatement & { readonly place: number };

/** Compares a statement with the nearest rows by BM25, nearest first. */
function compareNearest(
  ledger: Ledger,
  statement: StatementToJudge,
  now: ClauseFrame,
  before: Before,
): NearStatement[] {
  const weight = (stem: string): number => weightIn(ledger, stem);
  const scale = { weight, own: ledger.party };
  return nearestPlaces(ledger, statement, before).flatMap((place) => {
    const row = rowAt(ledger, place);
    if (row === null) return [];
    const frame = frameAt(ledger, place);
    return [{ place, row, frame, likeness: compareFrames(now, frame, scale) }];
  });
}

/** Returns the nearest places by BM25 in order; of equally near ones the latest said comes first. */
function nearestPlaces(ledger: Ledger, { text }: StatementToJudge, before: Before): readonly number[] {
  const known = before.nearest.get(text);
  if (known !== undefined) return known;
  const score = scoreRows(ledger, text);
  const at = (place: number): number => score[place] ?? 0;
  const near = bestOf(score, before.isEarlier)
    .toSorted((a, b) => at(b) - at(a) || dayAt(ledger, b) - dayAt(ledger, a) || comparePlaces(ledger, a, b))
    .slice(0, MAX_COMPARED);
  before.nearest.set(text, near);
  return near;
}

/** Returns the places with the best `MAX_COMPARED` scores and those that score like the last of them. Only the best are sorted. */
function bestOf(score: Float64Array, isEarlier: Uint8Array): number[] {
  const best = new Float64Array(MAX_COMPARED);
  let floor = 0;
  for (let place = 0; place < score.length; place++) {
    const own = score[place] ?? 0;
    if (own <= floor || isEarlier[place] !== 1) continue;
    let at = 1;
    for (; at < MAX_COMPARED && (best[at] ?? 0) < own; at++) best[at - 1] = best[at] ?? 0;
    best[at - 1] = own;
    floor = best[0] ?? 0;
  }
  const found: number[] = [];
  for (let place = 0; place < score.length; place++) {
    const own = score[place] ?? 0;
    if (own >= floor && own > 0 && isEarlier[place] === 1) found.push(place);
  }
  return found;
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
  return reportPlaces(ledger, row.utterance).every((place) => {
    const reported = dayText(dayAt(ledger, place));
    return reported >= saidOn || daysApart(reported, saidOn) <= MAX_UTTERANCE_DAYS;
  });
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
