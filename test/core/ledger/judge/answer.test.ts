import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../../src/core/ledger/judge/answer.ts';
import { err, ok } from '../../../../src/core/model/result.ts';
import { answerOf, questionOf } from './question-cases.ts';

const question = questionOf();
const json = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ ...answerOf(), ...more });

describe('an answer', () => {
  it.each([
    ['as JSON', json()],
    ['with white space around it', `\n ${json()}\n`],
    ['in a code fence', `\`\`\`json\n${json()}\n\`\`\``],
    ['in a fence without a language', `\`\`\`\n${json()}\n\`\`\``],
    ['as the object that a service made of it', answerOf()],
    ['without the candidate that it has none of', json({ candidate: undefined })],
    ['with the number of no candidate for none', json({ candidate: 0 })],
    ['with a field that nobody asked for', json({ confidence: 0.9 })],
  ])('is read %s', (_, content) => {
    expect(readAnswer(content, question)).toEqual(ok(answerOf()));
  });

  it('is read where the number of the candidate is a string', () => {
    expect(readAnswer(json({ relation: 'adds', candidate: '1' }), question)).toEqual(
      ok(answerOf({ relation: 'adds', candidate: 1 })),
    );
  });

  it('keeps 200 characters of its reason, in one line without marks that hide or turn text', () => {
    const read = readAnswer(json({ reason: `one\u202E\ntwo\u0007 ${'x'.repeat(300)}` }), question);
    const reason = read.ok ? read.value.reason : '';
    expect(reason.length).toBe(200);
    expect(reason.startsWith('one two xxx')).toBe(true);
  });

  it.each([
    ['text', 'The clause is new.', 'not JSON'],
    ['half of its JSON', json().slice(0, -20), 'not JSON'],
    ['JSON with text before it', `Here you are: ${json()}`, 'not JSON'],
    ['two answers', `${json()}\n${json()}`, 'not JSON'],
    ['more than anybody asked for', json({ reason: 'x'.repeat(9_000) }), 'not JSON'],
    ['nothing', '', 'not JSON'],
    ['null', null, 'JSON of another form'],
    ['a list', `[${json()}]`, 'JSON of another form'],
    ['an unknown relation', json({ relation: 'new' }), 'JSON of another form'],
    ['no relation', json({ relation: undefined }), 'JSON of another form'],
    ['an unknown substance', json({ substance: 'news' }), 'JSON of another form'],
    ['no attribution', json({ attribution: null }), 'JSON of another form'],
    ['a reason that is no text', json({ reason: ['x'] }), 'JSON of another form'],
    ['the same without a candidate', json({ relation: 'same' }), 'same, and names no candidate'],
    [
      'adds to an unknown candidate',
      json({ relation: 'adds', candidate: 3 }),
      'adds, and names no candidate',
    ],
    [
      'contradicts candidate 0',
      json({ relation: 'contradicts', candidate: 0 }),
      'contradicts, and names no candidate',
    ],
    ['a part of a candidate', json({ relation: 'same', candidate: 1.5 }), 'same, and names no candidate'],
    ['different from one that it names', json({ candidate: 1 }), 'different from all, and names a candidate'],
  ])('is refused that is %s', (_, content, problem) => {
    expect(readAnswer(content, question)).toEqual(err(problem));
  });

  it('that quotes a page says nothing of it in its refusal', () => {
    const read = readAnswer('<script>alert(1)</script>', question);
    expect(JSON.stringify(read)).not.toContain('script');
  });
});
