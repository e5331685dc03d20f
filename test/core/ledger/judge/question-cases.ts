import { articleText } from '../../../../src/core/statements/article-text.ts';
import { questionOf as questionFor } from '../../../../src/core/ledger/judge/question.ts';
import { rowOf } from '../ledger-rows.ts';
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

type PageTexts = Readonly<Record<'clause' | 'neighbour' | 'headline' | 'speaker' | 'earlier', string>>;

/** The question about an article that a page wrote as it liked, with twenty earlier statements that others wrote so. */
export function askAbout({ clause, neighbour, headline, speaker, earlier }: PageTexts): JudgeQuestion {
  const before = `${neighbour} Nobody listened.`;
  const block = { kind: 'paragraph' as const, text: `${before} "${clause}," Holm said. ${neighbour}` };
  const source = { id: 'courier', name: 'Courier', type: 'press' as const };
  const text = articleText({ headline, blocks: [block], publishedAt: null }, source, 'UTC');
  const start = text.text.length - block.text.length + before.length + 2;
  const said = {
    speaker: { id: '~x', name: speaker, role: speaker },
    party: 'norland',
    to: 'vestia',
    text: clause,
    span: [start, start + clause.length] as [number, number],
    saidOn: null,
    wording: 'verbatim' as const,
    issuer: { party: 'norland', form: 'post' },
  };
  const rows = Array.from({ length: 30 }, (_, at) =>
    rowOf(`${at} ${earlier}`, '2023-01-05', { speaker: { id: '~x', name: speaker, role: null } }),
  );
  return questionFor(said, rows, { text, side: () => speaker });
}
