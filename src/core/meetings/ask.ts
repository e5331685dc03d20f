/** Puts what the rules leave unsure about the points of a meeting as a judge's question, of the kind that verdicts ask. */
import type { JudgeAnswer, JudgeQuestion, MeetingPoint, PointSaying } from '../model/index.ts';
import { QUESTION_LIMITS, shown } from '../ledger/judge/question.ts';

/** A judge as it is known so far: what has no answer yet stays as the rules have it. */
export type MeetingJudge = {
  /** The watchlist's name of a side's id. */
  readonly side: (id: string) => string;
  /** Returns the answer to a question (see `contentHash`), or null where it was not answered; the caller may note it, to ask it. */
  readonly answer: (
    question: JudgeQuestion,
  ) => { readonly answer: JudgeAnswer; readonly model: string } | null;
};

/** A wording that is asked about, or that it may be the same as. */
export type AskedWording = {
  readonly side: string;
  readonly on: string;
  readonly title: string;
  readonly saying: Pick<PointSaying, 'speaker' | 'text' | 'wording' | 'issuer'>;
};

/** What a judge said: which candidate it is the same as or adds to, or none. */
type JudgedWording = {
  readonly relation: JudgeAnswer['relation'];
  /** Its place among the candidates, or null where it is different from all. */
  readonly at: number | null;
  readonly judge: NonNullable<MeetingPoint['judge']>;
};

/** @param candidates best first; those beyond the twentieth are not asked about @returns null where there is no answer */
export function askAbout(
  judge: MeetingJudge,
  asked: AskedWording,
  candidates: readonly AskedWording[],
): JudgedWording | null {
  if (candidates.length === 0) return null;
  const limits = QUESTION_LIMITS;
  const side = (id: string | null): string | null =>
    id === null ? null : shown(judge.side(id), limits.name);
  const { speaker, text, wording, issuer } = asked.saying;
  const found = judge.answer({
    clause: shown(text, limits.clause),
    sentence: '',
    before: '',
    after: '',
    headline: shown(asked.title, limits.headline),
    speaker: {
      name: shown(speaker.name, limits.name),
      role: speaker.role === null ? null : shown(speaker.role, limits.name),
    },
    side: side(asked.side),
    addressee: null,
    day: asked.on,
    wording,
    issuer: side(issuer),
    candidates: candidates.slice(0, limits.candidates).map((one, at) => ({
      n: at + 1,
      text: shown(one.saying.text, limits.candidate),
      saidOn: one.on,
      speaker: shown(one.saying.speaker.name, limits.name),
    })),
  });
  if (found === null) return null;
  const { relation, candidate, reason } = found.answer;
  return {
    relation,
    at: candidate === null ? null : candidate - 1,
    judge: { by: 'model', model: found.model, reason },
  };
}
