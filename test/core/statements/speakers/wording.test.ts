import { describe, expect, test } from 'vitest';
import { resolveInIsles } from './marked-article.ts';

const wordings: [string, string, string][] = [
  ['double marks', '{Berg} <said> ["it rains"].', 'verbatim'],
  ['curly marks', '{Berg} <said> [“it rains”].', 'verbatim'],
  ['single curly marks', '{Berg} <said> [‘it rains’].', 'verbatim'],
  ['single straight marks', "{Berg} <said> ['it rains again'].", 'verbatim'],
  ['marks outside of the span', '{Berg} <said> "[it rains]".', 'verbatim'],
  ['a part in marks', '{Berg} <said> [that the "dry season" was over].', 'verbatim'],
  ['no marks', '{Berg} <said> [that it rains].', 'paraphrase'],
  ['an apostrophe', "{Berg} <said> [the ministers' talks weren't over, and Li's were].", 'paraphrase'],
  ['a language', '{Berg} <said> in Swedish: ["it rains"].', 'translated'],
  ['an interpreter', '["It rains,"] {Berg} <said> through an interpreter.', 'translated'],
  ['a language of waters', '{Berg} <said> in Swedish waters: ["it rains"].', 'verbatim'],
  ['a translation of a paraphrase', '{Berg} <said> in Swedish [that it rains].', 'paraphrase'],
];

describe('the wording of a statement', () => {
  test.each(wordings)('goes by %s', (_, text, expected) => {
    expect(resolveInIsles(`H\n\nAnna Berg spoke.\n\n${text}`).map(({ wording }) => wording)).toEqual([
      expected,
    ]);
  });
});
