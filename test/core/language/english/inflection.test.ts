import { describe, expect, it } from 'vitest';
import { inflect, irregularForms } from '../../../../src/core/language/english/inflection.ts';

describe('inflect', () => {
  it.each([
    ['accuse', 'accuses accused accused accusing'],
    ['agree', 'agrees agreed agreed agreeing'],
    ['deny', 'denies denied denied denying'],
    ['admit', 'admits admitted admitted admitting'],
    ['echo', 'echoes echoed echoed echoing'],
    ['speak', 'speaks spoke spoken speaking'],
    ['begin', 'begins began begun beginning'],
    ['put', 'puts put put putting'],
  ])('gives the forms of "%s"', (base, forms) => {
    const { thirdPerson, past, participle, ing } = inflect(base);
    expect([thirdPerson, past, participle, ing].join(' ')).toBe(forms);
  });

  it('finds the base of an irregular form, and none for a form that is a base itself', () => {
    expect(['spoke', 'stricken', 'lay', 'walked'].map((form) => irregularForms.get(form))).toEqual([
      'speak',
      'strike',
      undefined,
      undefined,
    ]);
  });
});
