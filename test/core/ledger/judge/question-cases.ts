import type { JudgeAnswer, JudgeQuestion } from '../../../../src/core/model/index.ts';

/** A question about an invented state's toll, with what a test does not care for filled in. */
export const questionOf = (more: Partial<JudgeQuestion> = {}): JudgeQuestion => ({
  clause: 'Norland will lower the toll to 3 crowns in May',
  sentence: 'Norland will lower the toll to 3 crowns in May, Holm said on Friday.',
  before: 'Ada Holm met reporters in Aldby.',
  after: 'Nobody asked about the ferry.',
  headline: 'Toll to fall',
  speaker: { name: 'Ada Holm', role: 'foreign minister' },
  side: 'Norland',
  addressee: null,
  day: '2024-03-01',
  wording: 'paraphrase',
  issuer: null,
  candidates: [
    { n: 1, text: 'we shall lower the toll', saidOn: '2023-11-04', speaker: 'Ada Holm' },
    { n: 2, text: 'the toll is fair', saidOn: '2023-10', speaker: 'Ole Brandt' },
  ],
  ...more,
});

export const answerOf = (more: Partial<JudgeAnswer> = {}): JudgeAnswer => ({
  relation: 'different',
  candidate: null,
  attribution: 'right',
  substance: 'commitment',
  reason: 'no candidate names a toll',
  ...more,
});
