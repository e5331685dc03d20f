import type {
  CitedEvidence,
  PositionEvidence,
  PositionMove,
  PositionState,
  StatementRecord,
  TouchedPosition,
} from '../model/index.ts';

/** A state keeps so much of its evidence, the newest. */
const MAX_EVIDENCE = 50;
const MAX_MOVES = 50;

export const unansweredPosition = (position: string): PositionState => ({
  position,
  answer: null,
  standing: 'reported',
  since: null,
  evidence: [],
  moves: [],
});

/** The position as it stands after a decision, and the move to tell, or null. */
type PositionDecision = {
  readonly state: PositionState;
  readonly move: Omit<PositionMove, 'question'> | null;
};

/**
 * Decides where a position stands after one more piece of evidence.
 *
 * It moves on the acting party's own words, or on two stories with no common text, and is `confirmed` then; one report of
 * another answer than a confirmed one makes it `reported`, and that stands until it is confirmed or refuted with the same
 * strength. Evidence that is older than the newest for the answer, or has no date, moves nothing. The first answer is the
 * baseline: it, and its confirmation, are no moves, because nothing is known that it could differ from.
 * @param state of the evidence's position
 */
export function decidePosition(state: PositionState, evidence: CitedEvidence): PositionDecision {
  if (state.evidence.some((known) => isSame(known, evidence))) return { state, move: null };
  const all = [...state.evidence, evidence].toSorted(
    (a, b) => compare(dayOf(b), dayOf(a)) || compare(b.at, a.at),
  );
  const kept = { ...state, evidence: all.slice(0, MAX_EVIDENCE) };
  if (state.answer === null) {
    const standing = strengthOf([evidence]);
    return { state: { ...kept, answer: evidence.answer, standing, since: evidence.on }, move: null };
  }
  return evidence.answer === state.answer ? confirmAnswer(kept) : contradictAnswer(kept, evidence);
}

const isSame = (a: CitedEvidence, b: CitedEvidence): boolean =>
  a.article === b.article && a.answer === b.answer && a.party === b.party;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns a day to compare by: a month counts as its first day, the oldest it can be, and no date is older than all. */
const dayOf = ({ on }: CitedEvidence): string => (on === null ? '' : on.length === 7 ? `${on}-01` : on);

/** Tells how strong evidence is: a party's own words confirm, and so do two stories. */
function strengthOf(evidence: readonly CitedEvidence[]): PositionState['standing'] {
  const isOwn = evidence.some(({ party }) => party !== null);
  return isOwn || new Set(evidence.map(({ story }) => story)).size > 1 ? 'confirmed' : 'reported';
}

function confirmAnswer(state: PositionState): PositionDecision {
  if (state.standing === 'confirmed') return { state, move: null };
  const since = state.since ?? '';
  const current = state.evidence.filter((one) => one.answer === state.answer && dayOf(one) >= since);
  if (strengthOf(current) === 'reported') return { state, move: null };
  const confirmed: PositionState = { ...state, standing: 'confirmed' };
  const before = state.moves[0];
  return before === undefined ? { state: confirmed, move: null } : moveTo(confirmed, before.from, current);
}

function contradictAnswer(state: PositionState, evidence: CitedEvidence): PositionDecision {
  const newest = state.evidence.find(({ answer }) => answer === state.answer);
  const bound = newest === undefined ? '' : dayOf(newest);
  const contrary = state.evidence.filter(
    (one) => one.answer === evidence.answer && one.on !== null && dayOf(one) >= bound,
  );
  const standing = strengthOf(contrary);
  const isTooWeak = standing === 'reported' && state.standing === 'reported';
  if (evidence.on === null || dayOf(evidence) < bound || isTooWeak) return { state, move: null };
  const since = contrary.at(-1)?.on ?? evidence.on;
  const next: PositionState = { ...state, answer: evidence.answer, standing, since };
  return moveTo(next, state.answer, contrary);
}

function moveTo(
  state: PositionState,
  from: string | null,
  evidence: readonly CitedEvidence[],
): PositionDecision {
  const to = state.answer ?? '';
  const { standing } = state;
  const at = evidence.reduce((latest, one) => (one.at > latest ? one.at : latest), '');
  // Copies of one story are one piece of evidence.
  const told = new Map(evidence.map((one) => [`${one.story} ${one.answer} ${one.party ?? ''}`, one]));
  const cited = [...told.values()].map(({ text, url }) => ({ text, url }));
  return {
    state: { ...state, moves: [{ from, to, standing, at }, ...state.moves].slice(0, MAX_MOVES) },
    move: { id: state.position, from, to, standing, evidence: cited },
  };
}

/**
 * Finds the positions on which an edit changed what the article says: its sentence that answers the question is new, gone or other.
 * @param before what the article said before
 */
export function touchedPositions(
  before: readonly PositionEvidence[],
  after: readonly PositionEvidence[],
  positions: readonly { readonly id: string; readonly question: string }[],
): TouchedPosition[] {
  return positions.flatMap(({ id, question }) => {
    const [then, now] = [before, after].map((all) => all.filter(({ position }) => position === id));
    const texts = [then, now].map((own) => own?.map(({ text, answer }) => `${answer} ${text}`).join('\n'));
    if (texts[0] === texts[1]) return [];
    return [{ id, question, was: answerIn(then), now: answerIn(now) }];
  });
}

/** A party's own words answer before an outlet's. */
const answerIn = (evidence: readonly PositionEvidence[] = []): string | null =>
  (evidence.find(({ party }) => party !== null) ?? evidence[0])?.answer ?? null;

/** Returns an article's evidence for positions, each piece with the place where it stands. */
export const citedEvidence = (record: StatementRecord): CitedEvidence[] =>
  record.evidence.map((piece) => ({
    ...piece,
    article: record.article,
    url: record.url,
    source: record.source,
    story: record.story,
    at: record.at,
  }));
