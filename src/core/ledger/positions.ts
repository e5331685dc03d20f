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
 * strength. Evidence that is older than the newest for the answer, or has no date, moves nothing, but older evidence for the
 * answer may tell since when it is true. What was decided or announced is `announced` until it is said to be done. The first
 * answer is the baseline: it, and its confirmation, are no moves, because nothing is known that it could differ from.
 * @param state of the evidence's position
 */
export function decidePosition(state: PositionState, evidence: CitedEvidence): PositionDecision {
  if (state.evidence.some((known) => isSame(known, evidence))) return { state, move: null };
  const decided = stepPosition(state, evidence);
  return { ...decided, state: { ...decided.state, since: sinceWhen(decided.state) } };
}

function stepPosition(state: PositionState, evidence: CitedEvidence): PositionDecision {
  const all = [...state.evidence, evidence].toSorted(
    (a, b) => compare(dayOf(b), dayOf(a)) || compare(b.at, a.at),
  );
  const kept = { ...state, evidence: all.slice(0, MAX_EVIDENCE) };
  if (state.answer === null) {
    const { answer, on, announced } = evidence;
    return { state: { ...kept, answer, standing: strengthOf([evidence]), since: on, announced }, move: null };
  }
  return evidence.answer === state.answer ? confirmAnswer(kept, evidence) : contradictAnswer(kept, evidence);
}

/**
 * Returns the first day from which the answer holds without a break, by all dated evidence in the order in which it is true: what
 * was read late may be older than what was read first.
 */
function sinceWhen({ position, evidence, answer, since }: PositionState): string | null {
  const dated = evidence.filter(({ on }) => on !== null).toReversed();
  const replayed = dated.reduce((state, one) => stepPosition(state, one).state, unansweredPosition(position));
  if (replayed.answer !== answer || replayed.since === null) return since;
  const isCut = evidence.length === MAX_EVIDENCE && since !== null && since < replayed.since;
  return isCut ? since : replayed.since;
}

const isSame = (a: CitedEvidence, b: CitedEvidence): boolean =>
  a.article === b.article &&
  a.answer === b.answer &&
  a.party === b.party &&
  (a.article !== null || (a.text === b.text && a.on === b.on));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns a day to compare by: a month counts as its first day, the oldest it can be, and no date is older than all. */
const dayOf = ({ on }: CitedEvidence): string => (on === null ? '' : on.length === 7 ? `${on}-01` : on);

/** Tells how strong evidence is: a party's own words confirm, and so do two stories. */
function strengthOf(evidence: readonly CitedEvidence[]): PositionState['standing'] {
  const isOwn = evidence.some(({ party }) => party !== null);
  return isOwn || new Set(evidence.map(({ story }) => story)).size > 1 ? 'confirmed' : 'reported';
}

function confirmAnswer(state: PositionState, evidence: CitedEvidence): PositionDecision {
  const since = state.since ?? '';
  const current = state.evidence.filter((one) => one.answer === state.answer && dayOf(one) >= since);
  const isDone = state.announced === true && evidence.announced !== true;
  if (!isDone && state.standing === 'confirmed') return { state, move: null };
  const shown = isDone ? current.filter(({ announced }) => announced !== true) : current;
  const standing = strengthOf(shown);
  if (!isDone && standing === 'reported') return { state, move: null };
  const next: PositionState = { ...state, standing, announced: isDone ? undefined : state.announced };
  const before = state.moves[0];
  return before === undefined ? { state: next, move: null } : moveTo(next, before.from, shown);
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
  const announced = contrary.every((one) => one.announced === true) ? true : undefined;
  const next: PositionState = { ...state, answer: evidence.answer, standing, since, announced };
  return moveTo(next, state.answer, contrary);
}

function moveTo(
  state: PositionState,
  from: string | null,
  evidence: readonly CitedEvidence[],
): PositionDecision {
  const to = state.answer ?? '';
  const { standing } = state;
  const announced = state.announced === true ? { announced: true as const } : {};
  const at = evidence.reduce((latest, one) => (one.at > latest ? one.at : latest), '');
  // Copies of one story are one piece of evidence.
  const told = new Map(evidence.map((one) => [`${one.story} ${one.answer} ${one.party ?? ''}`, one]));
  const cited = [...told.values()].map(({ text, url }) => ({ text, url }));
  return {
    state: {
      ...state,
      moves: [{ from, to, standing, ...announced, at }, ...state.moves].slice(0, MAX_MOVES),
    },
    move: { id: state.position, from, to, standing, ...announced, evidence: cited },
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
