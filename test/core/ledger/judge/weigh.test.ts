import { describe, expect, it } from 'vitest';
import { weigh } from '../../../../src/core/ledger/judge/weigh.ts';
import type { JudgeAnswer, JudgeCase } from '../../../../src/core/model/index.ts';
import { relations } from '../../../../src/core/model/judge.ts';
import { substances, verdicts } from '../../../../src/core/model/statement.ts';
import { substanceTells } from '../../../../src/core/statements/substance/substance.ts';
import { answerOf } from './question-cases.ts';

type Asked = Pick<JudgeCase, 'rules' | 'unlike' | 'utterances'>;
const asked = (more: Partial<Asked> = {}): Asked => ({
  rules: { verdict: 'new', sure: false, marks: true },
  unlike: [],
  utterances: ['u-1', 'u-2'],
  ...more,
});

describe('an answer', () => {
  it('that finds nothing like it tells the clause', () => {
    expect(weigh(asked(), answerOf())).toEqual({
      verdict: 'new',
      sure: true,
      tells: true,
      marks: false,
      precedent: null,
      isMisread: false,
    });
  });

  it.each([
    ['same', 'repeat', false],
    ['adds', 'partial', false],
    ['contradicts', 'new', true],
  ] as const)('"%s" makes it %s', (relation, verdict, tells) => {
    expect(weigh(asked(), answerOf({ relation, candidate: 2 }))).toEqual({
      verdict,
      sure: true,
      tells,
      marks: false,
      precedent: 'u-2',
      isMisread: false,
    });
  });

  it('that doubts the speaker marks the clause and does not tell it', () => {
    expect(weigh(asked(), answerOf({ attribution: 'unsure' }))).toMatchObject({
      sure: false,
      tells: false,
      marks: true,
      isMisread: false,
    });
  });

  it('that says that somebody else said it takes the mark away, and it is nobody’s precedent', () => {
    expect(weigh(asked(), answerOf({ attribution: 'wrong' }))).toMatchObject({
      tells: false,
      marks: false,
      isMisread: true,
    });
  });

  it.each(['courtesy', 'logistics', 'event'] as const)(
    'that calls it %s takes the mark away',
    (substance) => {
      expect(weigh(asked(), answerOf({ substance }))).toMatchObject({
        verdict: 'new',
        tells: false,
        marks: false,
      });
    },
  );
});

describe('the rules', () => {
  it('mark what is the same with another number: neither told nor kept back', () => {
    const same = answerOf({ relation: 'same', candidate: 1 });
    expect(weigh(asked({ unlike: [1] }), same)).toMatchObject({
      verdict: 'new',
      sure: false,
      tells: false,
      marks: true,
    });
    expect(weigh(asked({ unlike: [2] }), same)).toMatchObject({
      verdict: 'repeat',
      sure: true,
      marks: false,
    });
  });

  it('keep a sure repetition, and make no claim from a thin ledger', () => {
    const repeat = asked({ rules: { verdict: 'repeat', sure: true, marks: false } });
    const thin = asked({ rules: { verdict: 'thin', sure: false, marks: false } });
    expect(weigh(repeat, answerOf())).toMatchObject({
      verdict: 'repeat',
      sure: true,
      tells: false,
      marks: false,
    });
    expect(weigh(thin, answerOf())).toMatchObject({
      verdict: 'thin',
      sure: false,
      tells: false,
      marks: false,
    });
  });
});

/** Every answer that can be read, to every case that rules can make. */
const answers = relations.flatMap((relation) =>
  (['right', 'wrong', 'unsure'] as const).flatMap((attribution) =>
    substances.map((substance): JudgeAnswer =>
      answerOf({ relation, candidate: relation === 'different' ? null : 1, attribution, substance }),
    ),
  ),
);
const cases = verdicts.flatMap((verdict) =>
  [true, false].flatMap((sure) =>
    [true, false].flatMap((marks) =>
      [[], [1], [2]].map((unlike) => asked({ rules: { verdict, sure, marks }, unlike })),
    ),
  ),
);
const all = cases.flatMap((one) => answers.map((answer) => ({ one, answer, weighed: weigh(one, answer) })));

describe('whatever is answered,', () => {
  it('nothing is told but what the answer alone finds new, rightly attributed and of substance', () => {
    const told = all.filter(({ weighed }) => weighed.tells);
    expect(told.length).toBeGreaterThan(0);
    for (const { answer } of told) {
      expect(['different', 'contradicts']).toContain(answer.relation);
      expect(answer.attribution).toBe('right');
      expect(substanceTells(answer.substance)).toBe(true);
    }
  });

  it('a veto only lowers: what the rules forbid is told less than without their veto, and never more', () => {
    const free = asked({ rules: { verdict: 'new', sure: false, marks: true }, unlike: [] });
    for (const { answer, weighed } of all) {
      const without = weigh(free, answer);
      expect(Number(weighed.tells)).toBeLessThanOrEqual(Number(without.tells));
      if (weighed.verdict === 'repeat' && !weighed.sure) expect(weighed.tells).toBe(false);
    }
  });

  it('nothing is both told and marked, and nothing that is told is unsure', () => {
    for (const { weighed } of all) {
      expect(weighed.tells && weighed.marks).toBe(false);
      expect(weighed.tells && !weighed.sure).toBe(false);
      expect(weighed.tells && weighed.verdict !== 'new').toBe(false);
    }
  });

  it('a number or negation that differs is never kept back as a sure repetition', () => {
    for (const { one, answer, weighed } of all)
      if (answer.relation === 'same' && one.unlike.includes(1) && !one.rules.sure)
        expect(weighed.sure).toBe(false);
  });
});
