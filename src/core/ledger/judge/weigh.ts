/** Weighs a judge's answer against what the rules know: their vetoes can keep a statement back, and never tell one. */
import type { JudgeAnswer, JudgeCase, Verdict } from '../../model/index.ts';
import { substanceTells } from '../../statements/substance/substance.ts';

/** What an answer comes to. */
export type WeighedAnswer = {
  readonly verdict: Verdict;
  readonly sure: boolean;
  /** It is told by itself; or it is marked in its article's alert as not found before. Never both. */
  readonly tells: boolean;
  readonly marks: boolean;
  /** The utterance that it repeats, adds to or contradicts, or null. */
  readonly precedent: string | null;
  /** The clause is not what the speaker said for the side: it is nobody's precedent. */
  readonly isMisread: boolean;
};

const VERDICTS: Readonly<Record<JudgeAnswer['relation'], Verdict>> = {
  same: 'repeat',
  adds: 'partial',
  contradicts: 'new',
  different: 'new',
};

/** @param one the case that was asked; its rules' judgement decides where they are sure */
export function weigh(
  one: Pick<JudgeCase, 'rules' | 'unlike' | 'utterances'>,
  answer: JudgeAnswer,
): WeighedAnswer {
  const { rules, unlike, utterances } = one;
  const { relation, candidate, attribution, substance } = answer;
  const precedent = candidate === null ? null : (utterances[candidate - 1] ?? null);
  const isMisread = attribution === 'wrong';
  const isTellable = !isMisread && substanceTells(substance);
  const base = { precedent, isMisread };
  if (rules.verdict === 'thin' || (rules.sure && rules.verdict === 'repeat'))
    return { ...base, verdict: rules.verdict, sure: rules.sure, tells: false, marks: false };
  // The same with another number or its negation is not the same, whoever says so: readers are shown that nobody knows.
  if (relation === 'same' && candidate !== null && unlike.includes(candidate))
    return { ...base, verdict: rules.verdict, sure: false, tells: false, marks: isTellable };
  const verdict = VERDICTS[relation];
  const isNews = verdict === 'new' && isTellable;
  const sure = attribution === 'right';
  return { ...base, verdict, sure, tells: isNews && sure, marks: isNews && !sure };
}
